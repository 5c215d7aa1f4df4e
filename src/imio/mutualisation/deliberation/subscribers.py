"""What a deliberation is given when it is drafted and after each step."""

from Acquisition import aq_parent
from collections.abc import Iterator
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.consequences import Consequence
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.reference import next_reference
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.waits import note
from imio.mutualisation.deliberation import facts
from imio.mutualisation.deliberation import validation
from imio.mutualisation.deliberation.agenda import may_delete
from imio.mutualisation.deliberation.publication import freeze_extract
from imio.mutualisation.deliberation.publication import PUBLISHED_RECORD
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.member.schema import IMember
from imio.mutualisation.rules import deliberation as rules
from imio.mutualisation.rules.states import ACT_OPEN
from imio.mutualisation.rules.states import TENDER_DECIDED
from imio.mutualisation.rules.voting import Votes
from OFS.interfaces import IObjectWillBeRemovedEvent
from plone.base.interfaces import IPloneSiteRoot
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectModifiedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent


SERIES = "DEL"
# What an act has of the sitting that calls it, and of the vote there.
FROM_SITTING = (
    "sitting",
    "item_number",
    "late",
    "sitting_on",
    "convened_on",
    "last_convocation",
    "members_in_office",
    "members_present",
    "votes_for",
    "votes_against",
    "abstentions",
    "not_voting",
    "named_votes",
    "voted_with",
)


@adapter(IDeliberation, IObjectModifiedEvent)
def complete(act: IDeliberation, event: IObjectModifiedEvent) -> None:
    """Registered for additions too: what need not be typed in."""
    if act.review_state() in ACT_OPEN:
        propose_supervision(act)
        take_from_sitting(act)
        count_named_votes(act)
        keep_opinion_amount(act)
    act.note_next_deadline()
    act.reindexObject()


def propose_supervision(act: IDeliberation) -> None:
    """The supervision that the settings name for such an act."""
    if act.supervision_kind:
        return
    row = facts.supervision_row(act.purpose)
    if row is not None:
        act.supervision_kind = row["kind"]
        act.supervision_basis = act.supervision_basis or row["legal_reference"]
        act.supervision_authority = act.supervision_authority or setting(
            "supervision_authority"
        )


def take_from_sitting(act: IDeliberation) -> None:
    """Its place on the agenda of its sitting, and what that gives it."""
    if act.placed and act.placed[0] != act.sitting:
        left = record("Sitting", act.placed[0])
        if left is not None:
            left.number_items(without=act)
            act.placed = None
    sitting = record("Sitting", act.sitting)
    if sitting is not None:
        sitting.place_item(act)
        take_given(act, sitting)


def take_given(act: IDeliberation, sitting: Any | None) -> None:
    """Body, dates and attendance of the sitting on whose agenda it is, if it is on one."""
    given = sitting.given_to(act.item_number) if sitting is not None else {}
    for name, value in given.items():
        setattr(act, name, value)


@adapter(IDeliberation, IObjectWillBeRemovedEvent)
def stay_on_agenda(act: IDeliberation, event: IObjectWillBeRemovedEvent) -> None:
    """What members were convened for is not deleted."""
    if not IPloneSiteRoot.providedBy(event.object):
        or_refuse(may_delete(act))


@adapter(IDeliberation, IObjectRemovedEvent)
def close_ranks(act: IDeliberation, event: IObjectRemovedEvent) -> None:
    """The items that stay on an open agenda are numbered again."""
    if IPloneSiteRoot.providedBy(event.object):
        return
    sitting = record("Sitting", act.sitting)
    if sitting is not None:
        sitting.number_items(without=act)


def count_named_votes(act: IDeliberation) -> None:
    """The figures follow the names."""
    keep_figures(act, facts.named_votes(act))


def keep_opinion_amount(act: IDeliberation) -> None:
    """An opinion on paper is about what the act costs when it is noted, unless it says
    otherwise; without an opinion there is none.
    """
    if not act.financial_opinion:
        act.financial_opinion_amount = None
    elif act.financial_opinion_amount is None:
        act.financial_opinion_amount = act.financial_impact


def keep_figures(act: IDeliberation, votes: Votes | None) -> None:
    """The votes as figures, which the catalogue knows."""
    if votes is not None:
        act.votes_for, act.votes_against = votes.in_favour, votes.against
        act.abstentions, act.not_voting = votes.abstentions, votes.not_voting


@adapter(IDeliberation, IAfterTransitionEvent)
def after_step(act: IDeliberation, event: IAfterTransitionEvent) -> None:
    """The number and the dates that a step leaves behind."""
    if follow(CONSEQUENCES, act, event) is not None:
        act.note_next_deadline()
        act.reindexObject()
        note(*waiting_for(act))


def waiting_for(act: IDeliberation) -> Iterator[Any]:
    """What goes on, or ends, with an act: a request follows it by itself."""
    yield from (record("Sitting", act.sitting), record("Assembly", act.assembly))
    yield from facts.advice_on(act)
    member = aq_parent(act)
    if IMember.providedBy(member):
        yield member
    if act.purpose == "tender":
        brains = existing("Tender", review_state=TENDER_DECIDED)
        yield from (brain._unrestrictedGetObject() for brain in brains)


def voted(act: IDeliberation, comment: str) -> None:
    """The votes that counted are its own from now on."""
    keep_figures(act, facts.votes(act))


def adopted(act: IDeliberation, comment: str) -> None:
    """It takes its number, once, and the votes that counted."""
    act.number = act.number or next_reference(SERIES)
    act.adopted_on = act.sitting_on
    act.amended = False
    voted(act, comment)


def adopted_amended(act: IDeliberation, comment: str) -> None:
    adopted(act, comment)
    act.amended = True


def executory(act: IDeliberation, comment: str) -> None:
    """From that day on; the member keeps the delegates that it names."""
    act.executory_on = facts.executory_since(act, clock.today())
    member = aq_parent(act)
    if act.purpose == "delegates" and facts.opens(act) and IMember.providedBy(member):
        named = facts.named_delegates(act)
        member.take_delegates(named, act.adopted_on, act.number)


def published(act: IDeliberation, comment: str) -> None:
    """The extract that the public reads is made once, and binds from a day on."""
    act.published_on = clock.today()
    act.entry_into_force_on = rules.entry_into_force(
        act.published_on, act.takes_effect_on, act.legal()
    )
    freeze_extract(act)


def clearing(*names: str) -> Consequence:
    """What a step back takes away again."""

    def clear(act: IDeliberation, comment: str) -> None:
        for name in names:
            setattr(act, name, None)

    return clear


def rescheduled(act: IDeliberation, comment: str) -> None:
    """Another sitting will call it; the minutes of the one that did not decide are kept."""
    clearing(*FROM_SITTING)(act, comment)
    take_from_sitting(act)


CONSEQUENCES: Consequences = {
    "propose": validation.proposed,
    "validate": validation.validated,
    "send_back": validation.sent_back,
    "adopt": adopted,
    "adopt_amended": adopted_amended,
    "reject": voted,
    "execute": executory,
    "publish": published,
    "unpublish": clearing(*PUBLISHED_RECORD),
    "back_to_adopted": clearing("executory_on"),
    "back_to_scheduled": clearing("adopted_on"),
    "reschedule": rescheduled,
}
