"""Selection: who may be ranked at all, whatever is offered and at what price.

Law of 17 June 2016 on public contracts, articles 66 to 71 (to verify word for word):
each bidder is checked for grounds of exclusion and against the criteria of selection
before the award. IMIO practice 2012: competence and reactivity are asked for, economic
and financial capacity never is.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from imio.mutualisation.rules.means import names_means
from imio.mutualisation.rules.states import TENDER_JUDGED
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


# The grounds of the law with their articles: these exclude whatever a tender says...
OBLIGATORY: Mapping[str, str] = {
    "criminal_organisation": "67, § 1er, 1°",
    "corruption": "67, § 1er, 2°",
    "fraud": "67, § 1er, 3°",
    "terrorism": "67, § 1er, 4°",
    "money_laundering": "67, § 1er, 5°",
    "trafficking": "67, § 1er, 6°",
    "illegal_employment": "67, § 1er, 7°",
    "tax_debts": "68",
    "social_debts": "68",
}
# ... and these where it says so.
OPTIONAL: Mapping[str, str] = {
    "labour_law": "69, 1°",
    "insolvency": "69, 2°",
    "misconduct": "69, 3°",
    "collusion": "69, 4°",
    "conflict_of_interest": "69, 5°",
    "prior_involvement": "69, 6°",
    "past_performance": "69, 7°",
    "misrepresentation": "69, 8°",
    "undue_influence": "69, 9°",
}
GROUNDS: Mapping[str, str] = {**OBLIGATORY, **OPTIONAL}

# The kinds that every tender asks for (IMIO, 2012).
ASKED = ("competence", "reactivity")
# Named so that it can be refused by its name.
ECONOMIC = "economic"
KINDS = (*ASKED, "aptitude", "other", ECONOMIC)


@dataclass(frozen=True, slots=True)
class SelectionCriterion:
    """What a bidder must show, and the least that will do.

    `key` tells it from the others of the tender, and from a ground.
    """

    key: str
    kind: str
    title: str
    level: str


@dataclass(frozen=True, slots=True)
class Check:
    """Whether a partner meets a requirement: `met` is that no ground applies to it, or
    that it reaches the level of a criterion.
    """

    partner: str
    requirement: str
    met: bool


def sound_selection(criteria: Iterable[SelectionCriterion]) -> Verdict:
    """Nobody is selected by what they earn or own. Refused: `economic_capacity` (title)."""
    return first_refusal(
        *(
            require(not _economic(each), "economic_capacity", title=each.title)
            for each in criteria
        )
    )


def _economic(criterion: SelectionCriterion) -> bool:
    # Together too: a title may name the accounts, and the level what they must reach.
    texts = (criterion.title, criterion.level, f"{criterion.title} – {criterion.level}")
    return criterion.kind == ECONOMIC or any(map(names_means, texts))


def whole_selection(criteria: Iterable[SelectionCriterion]) -> Verdict:
    """What is published asks for competence and for reactivity.

    Refused: as `sound_selection`, `selection_missing`.
    """
    criteria = tuple(criteria)
    kinds = {each.kind for each in criteria}
    return first_refusal(
        sound_selection(criteria), require(kinds.issuperset(ASKED), "selection_missing")
    )


def requirements(
    optional: Collection[str], criteria: Iterable[SelectionCriterion]
) -> tuple[str, ...]:
    """All that a bidder is checked for: grounds in the order of the law, then criteria."""
    grounds = (each for each in GROUNDS if each in OBLIGATORY or each in optional)
    return (*grounds, *(each.key for each in criteria))


def unmet(checks: Iterable[Check], partner: str) -> tuple[str, ...]:
    """The requirements that a partner does not meet."""
    return tuple(
        each.requirement for each in checks if each.partner == partner and not each.met
    )


def unchecked(
    due: Iterable[str], checks: Iterable[Check], partners: Iterable[str]
) -> tuple[str, ...]:
    """The partners of whom some requirement is not checked yet."""
    due, checks = set(due), tuple(checks)
    done = {
        partner: {each.requirement for each in checks if each.partner == partner}
        for partner in partners
    }
    return tuple(partner for partner, known in done.items() if due - known)


@dataclass(frozen=True, slots=True)
class Examined:
    """What may be checked of a tender now: these partners, for these requirements.

    `choosing`: the candidates are checked, before any of them bids.
    """

    tender_state: str
    choosing: bool
    partners: Collection[str]
    requirements: Collection[str]


def may_check(
    examined: Examined, partner: str, requirement: str, reason: str
) -> Verdict:
    """A check says what it rests on, while the bids are judged or candidates chosen.

    Refused: `selection_over`, `bidder_unknown`, `requirement_unknown`,
    `check_reason_missing`.
    """
    return first_refusal(
        require(
            examined.choosing or examined.tender_state in TENDER_JUDGED,
            "selection_over",
        ),
        require(partner in examined.partners, "bidder_unknown"),
        require(requirement in examined.requirements, "requirement_unknown"),
        require(bool(reason.strip()), "check_reason_missing"),
    )
