"""What bidders are told by mail, in words."""

from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.base.localroles import group_id
from imio.mutualisation.base.mail import by_language
from imio.mutualisation.base.mail import filled
from imio.mutualisation.base.mail import group_addresses
from imio.mutualisation.base.mail import notify
from imio.mutualisation.base.mail import officer_addresses
from imio.mutualisation.base.mail import Reader
from imio.mutualisation.base.mail import reader_of
from imio.mutualisation.base.officer import staff_logins
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.states import TENDER_AWARDED
from imio.mutualisation.rules.states import TENDER_JUDGED
from imio.mutualisation.rules.states import TENDER_STANDING_STILL
from imio.mutualisation.tender.schema import ITender
from plone import api
from typing import Any
from zope.i18nmessageid import Message


SUBJECT = _("mail_tender_subject", default="Tender ${number}: ${title}")
SEE = _("mail_see", default="Your bid and what comes next: ${url}")
SEE_TENDER = _("mail_see_tender", default="The tender: ${url}")
TEXTS: Mapping[str, Message] = {
    "terms_changed": _(
        "mail_terms_changed",
        default="The terms of this tender have changed. Your bid counts only once you "
        "have confirmed or replaced it, before the bids are due.",
    ),
    "amended": _(
        "mail_amended",
        default="What is published of this tender has changed: what it was, what it is "
        "now and why stands on its page.",
    ),
    "proposed": _(
        "mail_change_proposed",
        default="IMIO proposes to change what is published of this tender. It stays as it "
        "is until you agree: what would change and why stands on its page.",
    ),
    "invited": _(
        "mail_invited",
        default="Your candidature is retained: you are invited to bid.",
    ),
    "not_invited": _(
        "mail_not_invited", default="Your candidature is not retained: ${reason}"
    ),
    "negotiated": _(
        "mail_negotiated",
        default="The round of negotiation that was held with you on ${on} is recorded. "
        "Your bid counts only once you have confirmed or replaced it, before the bids "
        "are due.",
    ),
    "confirm_soon": _(
        "mail_confirm_soon",
        default="Your bid is still to be confirmed or replaced: it is not opened "
        "otherwise. Bids are due by ${until}.",
    ),
    "draft_soon": _(
        "mail_draft_soon",
        default="Your bid is a draft: it counts only once it is sealed. Bids are due by "
        "${until}.",
    ),
    "set_aside": _(
        "mail_set_aside",
        default="Your bid was set aside at the opening: ${reason} Keep your receipt and "
        "your reading code, and answer this message: IMIO decides what follows.",
    ),
    "answers": _(
        "mail_answers",
        default="IMIO has answered questions about this tender: read them on its page.",
    ),
    "letter": _(
        "mail_letter",
        default="The award has been decided. Your letter, with the reasons, waits with "
        "your bid. No contract is concluded before the standstill ends (${until}).",
    ),
    "awarded": _("mail_awarded", default="The tender has been awarded."),
    "reopened": _("mail_reopened", default="The bids are evaluated again: ${reason}"),
    "lot_ended": _(
        "mail_lot_ended",
        default="The lot ${lot} of this tender has ended alone (${outcome}): ${reason} "
        "The other lots go on; a bid counts for those only.",
    ),
    "cancel": _("mail_cancelled", default="The tender is cancelled: ${reason}"),
    "declare_unsuccessful": _(
        "mail_unsuccessful",
        default="The tender is declared unsuccessful: ${reason}",
    ),
}


# What the committee and the officers are told.
STAFF_TEXTS: Mapping[str, Message] = {
    "key_replaced": _(
        "mail_key_replaced",
        default="${person} has replaced their key for this tender. Its fingerprint is "
        "${fingerprint} from now on: if they know nothing of it, do not publish.",
    ),
    "evaluator_invited": _(
        "mail_evaluator_invited",
        default="IMIO invites you to score the technical parts of the bids for this "
        "tender. First declare on its page that you have no conflict of interest, or "
        "which one; once the bids are open you score them there. What you read is for "
        "that alone.",
    ),
    "key_turned": _(
        "mail_key_turned",
        default="${person} has turned their key: from now on a second member of the "
        "committee opens the envelopes.",
    ),
    "scores_complete": _(
        "mail_scores_complete",
        default="All technical criteria are scored: two members of the committee turn "
        "their keys to open the prices.",
    ),
    "ceiling_near": _(
        "mail_ceiling_near",
        default="Orders and needs take ${percent} % of the maximum of the lot ${lot}: "
        "once it is reached nothing more is ordered under it.",
    ),
    "set_aside_officers": _(
        "mail_set_aside_officers",
        default="${count} bid(s) were set aside at the opening: the record says which "
        "and why. The first of the two openers signs it again.",
    ),
}

NEXT_STEPS: Mapping[str, Message] = {
    "preparation": _(
        "tender_next_preparation",
        default="IMIO completes the specifications; each member of the committee "
        "deposits a key; then the tender is published.",
    ),
    "published": _(
        "tender_next_published",
        default="Partners ask their questions and seal their bids.",
    ),
    "opening": _(
        "tender_next_opening",
        default="Two members of the committee turn their keys: the bids are opened.",
    ),
    "evaluation": _(
        "tender_next_evaluation",
        default="The committee scores the bids, then IMIO sends the letters.",
    ),
    "standstill": _(
        "tender_next_standstill",
        default="Bidders may appeal; the tender is awarded after the standstill.",
    ),
    "awarded": _(
        "tender_next_awarded",
        default="Members order; the partners are called in the order of the cascade.",
    ),
    "appealed": _(
        "tender_next_appealed", default="Everything waits for the appeal to be decided."
    ),
    "closed": _("tender_next_closed", default="The contracts have ended."),
    "cancelled": _("tender_next_cancelled", default="Cancelled: nothing follows."),
    "unsuccessful": _(
        "tender_next_unsuccessful", default="Unsuccessful: no bid was retained."
    ),
}
# While candidates apply and are chosen.
CANDIDATES_NEXT = _(
    "tender_next_candidates",
    default="Partners apply. IMIO then checks the candidates, and invites those that "
    "meet the selection to bid.",
)
# Who must act; nobody where nothing follows.
ACTORS: Mapping[str, Message] = {
    "preparation": _("tender_actor_preparation", default="IMIO and the committee"),
    "published": _("tender_actor_published", default="The bidders"),
    "opening": _("tender_actor_opening", default="Two members of the committee"),
    "evaluation": _("tender_actor_evaluation", default="The committee, then IMIO"),
    "standstill": _(
        "tender_actor_standstill",
        default="A manager of IMIO, once the standstill is over: nobody else awards",
    ),
    "awarded": _("tender_actor_awarded", default="The members that order"),
    "appealed": _(
        "tender_actor_appealed", default="IMIO, which records what was decided"
    ),
}
# While the prices are in envelopes of their own.
TECHNICAL_NEXT = _(
    "tender_next_technical",
    default="The evaluators score the technical parts. Then two members of the "
    "committee turn their keys once more: the prices are opened.",
)
# As OCDS names them.
LOT_STATES: Mapping[str, Message] = {
    "active": _("lot_active", default="Under way"),
    "complete": _("lot_complete", default="Awarded"),
    "unsuccessful": _("lot_unsuccessful", default="Unsuccessful"),
    "cancelled": _("lot_cancelled", default="Cancelled"),
}
CONTRACT_STATES: Mapping[str, Message] = {
    "active": _("contract_active", default="Running"),
    "terminated": _("contract_terminated", default="Ended"),
}
# The way of a tender, with the states of each step.
STEPS: tuple[tuple[tuple[str, ...], Message], ...] = (
    (("preparation",), _("tender_step_preparation", default="Preparation")),
    (("published",), _("tender_step_published", default="Publication")),
    (TENDER_JUDGED, _("tender_step_evaluation", default="Evaluation")),
    (TENDER_STANDING_STILL, _("tender_step_standstill", default="Standstill")),
    (TENDER_AWARDED, _("tender_step_awarded", default="Award")),
)


def tell(bids: Iterable[Any], tender: ITender, what: str, **details: str) -> None:
    """Tell the people of each bidder what happened to the tender."""
    for bid in bids:
        _send(_agents(bid.bidder()), tender, TEXTS[what], details, SEE, bid)


def tell_partners(
    partners: Iterable[Any], tender: ITender, what: str, **details: str
) -> None:
    """Tell the people of partners, with or without a bid."""
    for partner in partners:
        _send(_agents(partner), tender, TEXTS[what], details)


def tell_authority(member: Any, tender: ITender, what: str) -> None:
    """Tell those who agree for the member that buys, where one does."""
    if member is not None:
        people = group_addresses(group_id(member, "signatories"))
        _send(people, tender, TEXTS[what], {})


def tell_committee(tender: ITender, what: str, **details: str) -> None:
    """Tell all members of the committee."""
    people = _addresses(tender.committee or ())
    _send(people, tender, STAFF_TEXTS[what], details)


def tell_evaluators(tender: ITender, people: Iterable[str]) -> None:
    """Invite those of some evaluators who are not of IMIO: they declare, then score."""
    invited = _addresses(set(people) - staff_logins())
    _send(invited, tender, STAFF_TEXTS["evaluator_invited"], {})


def tell_officers(tender: ITender, what: str, **details: str) -> None:
    """Tell the project officers of IMIO."""
    _send(officer_addresses(), tender, STAFF_TEXTS[what], details)


def _agents(owner: Any) -> tuple[Reader, ...]:
    return group_addresses(group_id(owner, "agents"))


def _addresses(logins: Iterable[str]) -> set[Reader]:
    people = (api.user.get(userid=each) for each in logins)
    return {reader_of(person) for person in people if person} - {""}


def _send(
    people: Iterable[str],
    tender: ITender,
    said: Message,
    details: Mapping[str, str],
    see: Message = SEE_TENDER,
    place: Any = None,
) -> None:
    """What happened, and where it is read: on the page of the tender, or another place."""
    naming = {"number": tender.number or "", "title": tender.title}
    address = {"url": (place or tender).absolute_url()}
    parts = ((SUBJECT, naming), (said, details), (see, address))
    for language, readers in by_language(people):
        subject, text, link = (filled(part, blanks, language) for part, blanks in parts)
        notify(readers, subject, f"{text}\n\n{link}\n")
