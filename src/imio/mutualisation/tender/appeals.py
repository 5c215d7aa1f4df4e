"""Complaints and appeals: who, before whom, against what; and what became of them."""

from collections.abc import Mapping
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.typed import row
from imio.mutualisation.rules import tendering
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.tender.facts import tender_facts
from imio.mutualisation.tender.rows import IAppealRow
from imio.mutualisation.tender.schema import ITender
from typing import Any


RECORDED = ("by", "court", "against", "received_on", "ground", "effect")
TOLD_APART = ("by", "court", "against", "received_on", "ground")
AWARD = "award"
DECISIONS = ("upheld", "dismissed")


def record(tender: ITender, given: Mapping[str, Any]) -> None:
    """Note a complaint; one against the award stops everything.

    Raises `Refusal`: as `typed.row`, as `tendering.may_complain`,
    `is_another`.
    """
    noted = row(given, IAppealRow, RECORDED)
    said = noted["against"], noted["received_on"]
    or_refuse(tendering.may_complain(tender_facts(tender), *said))
    known = map(_said, tender.appeals or ())
    or_refuse(tendering.is_another(_said(noted), known))
    pending = {**noted, "state": "pending", "decided_on": None, "decision": ""}
    tender.appeals = [*(tender.appeals or ()), pending]
    tender.reindexObject()
    if noted["against"] == AWARD and tender.review_state() != tendering.APPEALED:
        perform(tender, "appeal", f"{noted['by']} : {noted['ground']}")


def decide(tender: ITender, number: str, state: str, decision: str) -> None:
    """What became of a complaint, by its place from 1; that of the last appeal against the
    award is a step.

    Raises `Refusal`: `appeal_unknown`, `comment_missing`, as `tendering.may_decide_alone`.
    """
    rows = list(tender.appeals or ())
    pending = {
        str(place): place - 1
        for place, each in enumerate(rows, 1)
        if each["state"] == "pending"
    }
    or_refuse(require(number in pending and state in DECISIONS, "appeal_unknown"))
    place, facts = pending[number], tender_facts(tender)
    or_refuse(tendering.may_decide_alone(facts, against(rows[place]), state))
    or_refuse(require(bool(decision.strip()), "comment_missing"))
    rows[place] = _decided(rows[place], state, decision)
    tender.appeals = rows


def outcomes(tender: ITender, appeal: Mapping[str, Any]) -> tuple[str, ...]:
    """What somebody may decide here of a complaint: the award has steps of its own."""
    if appeal["state"] != "pending":
        return ()
    said = tender_facts(tender), against(appeal)
    return tuple(x for x in DECISIONS if tendering.may_decide_alone(*said, x))


def against(appeal: Mapping[str, Any]) -> str:
    """What it is about: of the award, where an older one does not say."""
    return appeal.get("against") or AWARD


def decide_award(tender: ITender, state: str, decision: str) -> None:
    """Keep what became of the pending appeal against the award."""
    tender.appeals = [
        _decided(each, state, decision)
        if each["state"] == "pending" and against(each) == AWARD
        else each
        for each in tender.appeals or ()
    ]


def _said(appeal: Mapping[str, Any]) -> list[str]:
    return [str(appeal.get(name) or "") for name in TOLD_APART]


def _decided(appeal: Mapping[str, Any], state: str, decision: str) -> dict[str, Any]:
    today = clock.today()
    return {**appeal, "state": state, "decided_on": today, "decision": decision.strip()}
