"""What became of the items of a sitting, recorded together: all of them, or none."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.typed import no_choice
from imio.mutualisation.base.typed import rows
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.typed import value
from imio.mutualisation.base.words import words
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import vote_sentence
from imio.mutualisation.rules.deliberation import takes_vote
from imio.mutualisation.rules.states import ACT_PLANNED
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.sitting import agenda
from imio.mutualisation.sitting.schema import ISitting
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import transaction


UNANIMOUS = "unanimous"
OUTCOMES = {
    UNANIMOUS: _("outcome_unanimous", default="Adopted unanimously"),
    "adopt": _("outcome_adopt", default="Adopted"),
    "adopt_amended": _("outcome_adopt_amended", default="Adopted with changes"),
    "reject": _("outcome_reject", default="Rejected"),
    "postpone": _("outcome_postpone", default="Postponed"),
    "remove": _("outcome_remove", default="Removed from the agenda"),
}
ALWAYS = frozenset({UNANIMOUS, "adopt", "reject"})
FIGURES = ("votes_for", "votes_against", "abstentions", "not_voting")
# What the register says where nobody gives another reason.
RECORDED = "Décidé en séance."


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of an item: one of `OUTCOMES`, the figures as they were typed, why."""

    item: int
    outcome: str
    figures: Mapping[str, Any]
    note: str = ""


def open_items(sitting: ISitting) -> list[Any]:
    """The acts on the agenda that are not decided yet, in its order."""
    return [act for act in agenda.acts(sitting) if act.review_state() in ACT_PLANNED]


def outcomes() -> list[str]:
    """Those that the settings let in."""
    in_use = ALWAYS.union(setting("outcomes_in_use") or ())
    return [name for name in OUTCOMES if name in in_use]


def decision(given: Mapping[str, Any]) -> Decision:
    """From a row of a form or of a body: `item`, `outcome`, figures and `note`.

    Raises `Refusal`: `choice_invalid`, as `typed.value`, `typed.text`.
    """
    outcome = text(given, "outcome")
    if outcome not in outcomes():
        label = words(_("label_outcome_of_item", default="Decision"))
        raise Refusal(no_choice(outcome).about(field="outcome", label=label))
    number = value(given, IDeliberation, "item_number")
    figures = {name: value(given, IDeliberation, name) for name in FIGURES}
    return Decision(number or 0, outcome, figures, text(given, "note"))


def decisions(given: Iterable[Mapping[str, Any]]) -> list[Decision]:
    """Of several rows. Raises `Refusal`: as `decision`, each with its `row`."""
    return rows(
        (_row(each.get("item_number")), partial(decision, each)) for each in given
    )


def _row(item: Any) -> str:
    named = {"item": str(item)[:50]}
    return words(_("label_row_of_item", default="Item ${item}", mapping=named))


def record(sitting: ISitting, decisions: Iterable[Decision]) -> None:
    """Keep what was decided on each item and take its step.

    Raises `Refusal`: `item_unknown` (item), then as the steps, each with its `item` and `row`; then
    nothing is kept.
    """
    before = transaction.savepoint(optimistic=True)
    acts = {act.item_number: act for act in open_items(sitting)}
    wrong = [refused for each in decisions for refused in _kept(acts, each)]
    if wrong:
        before.rollback()
        or_refuse(first_refusal(*wrong))


def _kept(acts: Mapping[int, Any], decision: Decision) -> Iterator[Refused]:
    act = acts.get(decision.item)
    if act is None:
        yield Refused("item_unknown", {"item": decision.item})
        return
    try:
        _decide(act, decision)
    except Refusal as refusal:
        yield from (
            each.about(item=decision.item, row=_row(decision.item))
            for each in refusals(refusal.refused)
        )


def _decide(act: Any, decision: Decision) -> None:
    if takes_vote(act.privacy):
        figures = _figures(act, decision)
        for name, figure in figures.items():
            setattr(act, name, figure)
        notify(ObjectModifiedEvent(act))
        or_refuse(_as_said(act, figures))
    if act.review_state() == "draft":
        perform(act, "schedule")
    step = "adopt" if decision.outcome == UNANIMOUS else decision.outcome
    perform(act, step, decision.note or RECORDED)


def _as_said(act: Any, figures: Mapping[str, Any]) -> Verdict:
    """Names, or the item that it is voted with, say the same. Refused: `voted_otherwise` (said)."""
    cast = act.facts().votes
    if not figures or cast is None:
        return GRANTED
    said = [figures[name] or 0 for name in FIGURES]
    kept = [cast.in_favour, cast.against, cast.abstentions, cast.not_voting or 0]
    return require(said == kept, "voted_otherwise", said=vote_sentence.write(cast))


def _figures(act: Any, decision: Decision) -> Mapping[str, Any]:
    if decision.outcome == UNANIMOUS:
        return {**dict.fromkeys(FIGURES, 0), "votes_for": act.members_present}
    given = any(figure is not None for figure in decision.figures.values())
    return {name: figure or 0 for name, figure in decision.figures.items() if given}
