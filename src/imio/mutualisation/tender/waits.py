"""A tender waits for IMIO, for each member of its committee, and for days of the law."""

from collections.abc import Callable
from collections.abc import Iterator
from imio.mutualisation.base import clock
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.base.waits import Waits
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import tendering
from imio.mutualisation.rules.deadlines import day_after
from imio.mutualisation.rules.states import ACT_EXECUTORY
from imio.mutualisation.security import LEADERS
from imio.mutualisation.security import STAFF
from imio.mutualisation.tender.conflicts import may_judge
from imio.mutualisation.tender.conflicts import may_take_part
from imio.mutualisation.tender.conflicts import people_of
from imio.mutualisation.tender.facts import by_candidates
from imio.mutualisation.tender.facts import contract_deadline
from imio.mutualisation.tender.facts import declarations_of
from imio.mutualisation.tender.facts import missing
from imio.mutualisation.tender.facts import tender_facts
from imio.mutualisation.tender.opening import has_signed
from imio.mutualisation.tender.opening import to_turn
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.vault import vault_of


# Days before the day that a contract looks to.
CONTRACT_AHEAD = 60
TASKS = {
    "complete": Task(_("task_complete_tender", default="Complete the tender"), "edit"),
    "deposit_key": Task(
        _("task_deposit_key", default="Deposit your key"), "@@deposer-cle"
    ),
    "declare": Task(_("task_declare", default="Declare your interests"), "@@declarer"),
    "answer_questions": Task(
        _("task_answer_questions", default="Answer the questions"), "@@repondre"
    ),
    "choose": Task(
        _("task_choose_candidates", default="Check the candidates"), "@@selectionner"
    ),
    "bids_due": Task(_("task_bids_due", default="Bids are due")),
    "turn_key": Task(_("task_turn_key", default="Turn your key"), "@@tourner-cle"),
    "score": Task(_("task_score", default="Score the bids"), "@@evaluer"),
    "select": Task(_("task_select", default="Check the bidders"), "@@selectionner"),
    "settle_ties": Task(
        _("task_settle_ties", default="Tell equal bids apart"), "@@departager"
    ),
    "name_act": Task(
        _("task_name_act", default="Name the decision of the board"), "@@decision"
    ),
    "standstill": Task(_("task_standstill", default="The standstill ends")),
    "appeals": Task(_("task_appeals", default="Record the appeal"), "@@recours"),
    "contract": Task(_("task_contract", default="Look after the contract")),
}


def waits(tender: ITender) -> Iterator[Wait]:
    found = STATES.get(tender.review_state())
    yield from found(tender) if found else ()


def _drafted(tender: ITender) -> Iterator[Wait]:
    until = tender.planned_for
    yield from by_step(tender, "approve")
    ready = list(by_step(tender, "publish", until=until))
    yield from ready or [Wait("complete", STAFF, until=until)]
    vault = vault_of(tender)
    for person in tender.committee or ():
        if vault.card(person) is None:
            yield Wait("deposit_key", person=person, until=until)


def _published(tender: ITender) -> Iterator[Wait]:
    due = tender.bids_due_on
    yield from by_step(tender, "approve", until=due)
    if tender.questions:
        yield Wait("answer_questions", STAFF, until=due)
    if by_candidates(tender) and tender.candidates_until and not tender.invited_on:
        since = day_after(tender.candidates_until, 1)
        yield Wait("choose", STAFF, since=since, until=due)
    if due:
        yield Wait("bids_due", until=due)
        yield Wait("close_bidding", STAFF, since=day_after(due, 1))
    yield from _undeclared(tender)


def _undeclared(tender: ITender) -> Iterator[Wait]:
    declared = {each.person for each in declarations_of(tender)}
    for person in people_of(tender):
        if person not in declared:
            yield Wait("declare", person=person, until=tender.bids_due_on)


def _opening(tender: ITender) -> Iterator[Wait]:
    yield from by_step(tender, "evaluate")
    yield from _undeclared(tender)
    yield from _keys(tender)


def _keys(tender: ITender) -> Iterator[Wait]:
    if not tendering.may_turn_key(tender_facts(tender), clock.now()):
        return
    vault, envelope = vault_of(tender), to_turn(tender)
    for person in tender.committee or ():
        card = vault.card(person)
        known = card is not None and vault.is_published(card)
        ready = known and bool(may_take_part(tender, person))
        if ready and not has_signed(tender, envelope, person):
            yield Wait("turn_key", person=person)


def _evaluated(tender: ITender) -> Iterator[Wait]:
    facts = tender_facts(tender)
    yield from _undeclared(tender)
    yield from _keys(tender)
    for person in sorted({evaluator for *_of, evaluator in missing(tender)}):
        if may_judge(tender, person):
            yield Wait("score", person=person)
    if facts.unchecked:
        yield Wait("select", STAFF)
    if not facts.unscored and not facts.prices_sealed:
        yield from _decided(tender)


def _decided(tender: ITender) -> Iterator[Wait]:
    """All is scored."""
    facts = tender_facts(tender)
    if facts.unsettled:
        yield Wait("settle_ties", STAFF)
    elif facts.act is None and facts.ranked:
        yield Wait("name_act", STAFF)
    yield from by_step(tender, "notify_award")


def _standing_still(tender: ITender) -> Iterator[Wait]:
    until, facts = tender.standstill_until, tender_facts(tender)
    if facts.awarded:
        yield from by_step(tender, "award")
    if until is None or facts.awarded:
        return
    yield Wait("standstill", until=until)
    after = day_after(until, 1)
    if facts.act is not None and facts.act.state in ACT_EXECUTORY:
        if not facts.appeal_pending:
            yield Wait("award", LEADERS, since=after)
    else:
        yield Wait("name_act", STAFF, since=after)


def _appealed(tender: ITender) -> Iterator[Wait]:
    yield Wait("appeals", STAFF)


def _awarded(tender: ITender) -> Iterator[Wait]:
    yield from by_step(tender, "close")
    if until := contract_deadline(tender):
        yield Wait(
            "contract", STAFF, since=day_after(until, -CONTRACT_AHEAD), until=until
        )


STATES: dict[str, Callable[[ITender], Iterator[Wait]]] = {
    "preparation": _drafted,
    "published": _published,
    "opening": _opening,
    "evaluation": _evaluated,
    "standstill": _standing_still,
    "appealed": _appealed,
    "awarded": _awarded,
}
WAITS = Waits(waits, TASKS)
