"""Conflicts of interest: who opens or scores bids first says that there is none, or which.

Law of 17 June 2016, article 6: whoever takes part in the award and may have an interest
in it stands aside. A declaration stands: a later one adds to it.
"""

from collections.abc import Collection
from collections.abc import Iterable
from dataclasses import dataclass
from imio.mutualisation.rules.states import TENDER_DECLARED
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Declaration:
    """What somebody declared: no conflict where `conflict` is empty.

    `partner` is the bidder it is with, empty for whoever bids.
    """

    person: str
    partner: str
    conflict: str


def may_declare(
    takes_part: bool, tender_state: str, partner: str, conflict: str
) -> Verdict:
    """Whoever opens or scores declares, at the latest while bids are judged.

    Refused: `not_concerned`, `declaration_over`, `conflict_unsaid` for a partner
    without a word of what ties one to it.
    """
    return first_refusal(
        require(takes_part, "not_concerned"),
        require(tender_state in TENDER_DECLARED, "declaration_over"),
        require(not partner or bool(conflict.strip()), "conflict_unsaid"),
    )


def may_take_part(declarations: Iterable[Declaration], person: str) -> Verdict:
    """Refused: `conflict_undeclared` as long as nothing is declared."""
    declared = any(each.person == person for each in declarations)
    return require(declared, "conflict_undeclared")


def stands_aside(
    declarations: Iterable[Declaration], person: str, bidders: Collection[str]
) -> bool:
    """Whether somebody declared a conflict with one of the bidders, or with them all."""
    return any(
        each.person == person
        and bool(each.conflict.strip())
        and (not each.partner or each.partner in bidders)
        for each in declarations
    )


def may_judge(
    declarations: Iterable[Declaration], person: str, bidders: Collection[str]
) -> Verdict:
    """Refused: `conflict_undeclared`, `conflict_declared`."""
    declarations = tuple(declarations)
    aside = stands_aside(declarations, person, bidders)
    return first_refusal(
        may_take_part(declarations, person), require(not aside, "conflict_declared")
    )


@dataclass(frozen=True, slots=True)
class Panel:
    """Who scores a tender.

    `eligible` are those who might, `aside` those who declared a conflict with a bidder;
    `prices_open`: the prices of the bids are known.
    """

    evaluators: Collection[str]
    eligible: Collection[str]
    aside: Collection[str]
    tender_state: str
    prices_open: bool


def may_replace(panel: Panel, person: str, by: str, reason: str) -> Verdict:
    """An evaluator is replaced by another eligible one, for a reason; once the prices are
    known, only for a conflict.

    Refused: `replacement_over`, `evaluator_unknown`, `replacement_unfit`,
    `replacement_late`, `comment_missing`.
    """
    fit = by in panel.eligible and by not in (*panel.evaluators, *panel.aside)
    in_time = not panel.prices_open or person in panel.aside
    return first_refusal(
        require(panel.tender_state in TENDER_DECLARED, "replacement_over"),
        require(person in panel.evaluators, "evaluator_unknown"),
        require(fit, "replacement_unfit"),
        require(in_time, "replacement_late"),
        require(bool(reason.strip()), "comment_missing"),
    )
