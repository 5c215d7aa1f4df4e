"""Bidders are checked for grounds of exclusion and criteria of selection, each with what
the check rests on; who does not meet them is excluded for it.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.typed import only
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.typed import value
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import selection
from imio.mutualisation.rules.selection import GROUNDS
from imio.mutualisation.rules.selection import SelectionCriterion
from imio.mutualisation.rules.states import BID_UNPRICED
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.tender.bids import bids_of
from imio.mutualisation.tender.conflicts import may_judge
from imio.mutualisation.tender.conflicts import people_of
from imio.mutualisation.tender.facts import aside_of
from imio.mutualisation.tender.facts import checks_of
from imio.mutualisation.tender.facts import examined
from imio.mutualisation.tender.facts import is_choosing
from imio.mutualisation.tender.facts import requirements_of
from imio.mutualisation.tender.opening import current_user
from imio.mutualisation.tender.rows import ICheckRow
from imio.mutualisation.tender.rows import selection_of
from imio.mutualisation.tender.schema import ITender
from typing import Any
from zope.i18nmessageid import Message


EXCLUDED = _("excluded_by_selection", default="Selection: ${reasons}")
ARTICLE = _("ground_article", default="${title} (art. ${article})")


def may_check(tender: ITender) -> Verdict:
    """Whoever opens or scores has no conflict with a bidder. Refused: as `may_judge`."""
    user = current_user()
    concerned = user in (*people_of(tender), *aside_of(tender))
    return may_judge(tender, user) if concerned else GRANTED


def check(tender: ITender, given: Iterable[Mapping[str, Any]]) -> None:
    """Checks of the current user: `partner`, `requirement`, `met`, `reason` each.

    An earlier check of the same thing is replaced; a bidder that does not meet the
    selection is excluded.
    Raises `Refusal`: as `may_check`, as `selection.may_check`, as `typed.value`.
    """
    or_refuse(may_check(tender))
    rows = [_row(tender, each) for each in given]
    replaced = {(row["partner"], row["requirement"]) for row in rows}
    kept = [
        row
        for row in tender.checks or ()
        if (row["partner"], row["requirement"]) not in replaced
    ]
    tender.checks = kept + rows
    for bid in bids_of(tender, "opened"):
        if failed := unmet(tender, uid(bid.bidder())):
            perform(bid, "exclude", _because(failed))


def _row(tender: ITender, given: Mapping[str, Any]) -> dict[str, Any]:
    only(given, "partner", "requirement", "met", "reason")
    row = {name: text(given, name) for name in ("partner", "requirement", "reason")}
    met = value(given, ICheckRow, "met")
    named = row["partner"], row["requirement"], row["reason"]
    or_refuse(selection.may_check(examined(tender), *named))
    by = {"by": name_of_current_user(), "checked_on": clock.today()}
    return {**row, "met": met, **by}


def unmet(tender: ITender, partner: str) -> list[tuple[str, str]]:
    """What a partner does not meet, and why."""
    failed = selection.unmet(checks_of(tender), partner)
    return [
        (title(tender, row["requirement"]), row["reason"])
        for row in tender.checks or ()
        if row["partner"] == partner and row["requirement"] in failed
    ]


def reasons(failed: Iterable[tuple[str, str]]) -> str:
    """What a partner does not meet, and why, as one line."""
    return " ; ".join(f"{what} – {why}" for what, why in failed)


def _because(failed: Iterable[tuple[str, str]]) -> str:
    return words(Message(EXCLUDED, mapping={"reasons": reasons(failed)}))


def title(tender: ITender, requirement: str) -> str:
    """A ground with its article, or the title of a criterion."""
    if requirement in GROUNDS:
        return ground(requirement)
    criterion = _criterion(tender, requirement)
    return criterion.title if criterion else requirement


def level(tender: ITender, requirement: str) -> str:
    """The least that will do for a criterion; empty for a ground."""
    criterion = _criterion(tender, requirement)
    return criterion.level if criterion else ""


def _criterion(tender: ITender, key: str) -> SelectionCriterion | None:
    rows = selection_of(tender.selection)
    return next((each for each in rows if each.key == key), None)


def ground(name: str) -> str:
    """A ground of exclusion with its article of the law of 17 June 2016."""
    told = title_of("imio.mutualisation.grounds", name)
    mapping = {"title": told, "article": GROUNDS[name]}
    return words(Message(ARTICLE, mapping=mapping))


def grounds(tender: ITender) -> list[str]:
    """The grounds that exclude from a tender, in the order of the law."""
    return [ground(each) for each in requirements_of(tender) if each in GROUNDS]


def criteria(tender: ITender) -> list[dict[str, str]]:
    """The criteria of selection of a tender, in words."""
    kinds = "imio.mutualisation.selection_kinds"
    return [
        {**row, "kind": title_of(kinds, row["kind"])} for row in tender.selection or ()
    ]


@dataclass(frozen=True, slots=True)
class Examinee:
    """A partner that is checked: a candidate with its words, or a bidder with its bid."""

    partner: str
    title: str
    candidature: str
    url: str


def examinees(tender: ITender) -> list[Examinee]:
    """Who is checked now: the candidates until they are invited, then the bidders."""
    if is_choosing(tender):
        return [
            Examinee(row["partner"], row["title"], row["candidature"], "")
            for row in tender.candidates or ()
        ]
    bids = bids_of(tender, *BID_UNPRICED)
    return [
        Examinee(uid(bid.bidder()), bid.bidder().title, "", bid.absolute_url())
        for bid in bids
    ]
