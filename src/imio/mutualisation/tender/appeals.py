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
AWARD = "award"
DECISIONS = ("upheld", "dismissed")


def record(tender: ITender, given: Mapping[str, Any]) -> None:
    """Note a complaint; one against the award stops everything.

    Raises `Refusal`: as `typed.row`, as `tendering.may_complain`.
    """
    noted = row(given, IAppealRow, RECORDED)
    or_refuse(tendering.may_complain(tender_facts(tender), noted["against"]))
    pending = {**noted, "state": "pending", "decided_on": None, "decision": ""}
    tender.appeals = [*(tender.appeals or ()), pending]
    tender.reindexObject()
    if noted["against"] == AWARD:
        perform(tender, "appeal", f"{noted['by']} : {noted['ground']}")


def decide(tender: ITender, number: str, state: str, decision: str) -> None:
    """What became of a complaint that is not against the award, by its place from 1.

    Raises `Refusal`: `appeal_unknown`, `comment_missing`.
    """
    rows = list(tender.appeals or ())
    pending = {
        str(place): place - 1
        for place, each in enumerate(rows, 1)
        if awaits_decision(each)
    }
    or_refuse(require(number in pending and state in DECISIONS, "appeal_unknown"))
    or_refuse(require(bool(decision.strip()), "comment_missing"))
    place = pending[number]
    rows[place] = _decided(rows[place], state, decision)
    tender.appeals = rows


def awaits_decision(appeal: Mapping[str, Any]) -> bool:
    """Whether somebody decides it here: the award has steps of its own."""
    return appeal["state"] == "pending" and against(appeal) != AWARD


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


def _decided(appeal: Mapping[str, Any], state: str, decision: str) -> dict[str, Any]:
    today = clock.today()
    return {**appeal, "state": state, "decided_on": today, "decision": decision.strip()}
