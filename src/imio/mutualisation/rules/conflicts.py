"""Conflicts of interest: who opens or scores bids first says that there is none, or which;
who votes on the award with one is away for it.

Law of 17 June 2016, article 6: whoever takes part in the award and may have an interest
in it stands aside. A declaration stands: a later one adds to it.
"""

from collections.abc import Collection
from collections.abc import Iterable
from dataclasses import dataclass
from imio.mutualisation.rules.names import bare
from imio.mutualisation.rules.states import TENDER_DECLARED
from imio.mutualisation.rules.states import TENDER_VOTED
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Declaration:
    """What somebody declared: no conflict where `conflict` is empty.

    `person` is a login, or the name of a voter without an account; `partner` is the
    bidder it is with, empty for whoever bids.
    """

    person: str
    partner: str
    conflict: str
    name: str = ""


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


def may_begin(
    declarations: Iterable[Declaration],
    evaluators: Iterable[str],
    openers: Iterable[str],
    least: int,
) -> Verdict:
    """Nothing is opened before everybody who scores has declared, and as many as open.

    Refused: `conflicts_undeclared` (count).
    """
    declared = {each.person for each in declarations}
    scoring = set(evaluators) - declared
    opening = max(least - len(declared.intersection(openers)), 0)
    count = max(len(scoring), opening)
    return require(not count, "conflicts_undeclared", count=count)


def in_conflict(
    declarations: Iterable[Declaration],
    voters: Iterable[str],
    bidders: Collection[str],
) -> tuple[str, ...]:
    """Those who voted on the award with a conflict with a bidder, by their names.

    CDLD L1122-19: who has an interest does not sit for the item.
    """
    declared = tuple(declarations)
    aside = {
        bare(each.name)
        for each in declared
        if stands_aside(declared, each.person, bidders)
    }
    return tuple(name for name in voters if bare(name) in aside)


def may_note(staff: bool, tender_state: str, in_office: bool, conflict: str) -> Verdict:
    """IMIO notes which conflict a member of the body that decides has declared.

    Refused: `not_concerned`, `declaration_over`, `voter_unknown`, `conflict_unsaid`.
    """
    return first_refusal(
        require(staff, "not_concerned"),
        require(tender_state in TENDER_VOTED, "declaration_over"),
        require(in_office, "voter_unknown"),
        require(bool(conflict.strip()), "conflict_unsaid"),
    )


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
