"""What each setting may hold, in one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from imio.mutualisation.rules.dated import Bounds


Columns = tuple[str, ...]

BEGINS = "valid_from"


@dataclass(frozen=True, slots=True)
class Limits:
    """What the rows of a grid may be.

    `figures`: the bounds of its columns. `known_by`: what is written once, columns taken
    together. `begins`: the column with the day of a row, one of which must be in force;
    empty where the rest of the site does without. `each`: the column that makes a list
    of its own of each of its values.
    """

    figures: Mapping[str, Bounds] = field(default_factory=dict)
    known_by: tuple[Columns, ...] = ((BEGINS,),)
    begins: str = BEGINS
    each: str = ""


def between(least: str, most: str) -> Bounds:
    return Bounds(Decimal(least), Decimal(most))


def whole(least: int, most: int) -> Bounds:
    return Bounds(Decimal(least), Decimal(most), whole=True)


PERCENT = between("0", "100")
DAYS = between("0", "3650")
DAYS_TO_ACT = whole(1, 3650)
MONEY = between("0", "1000000000")
HEADS = whole(0, 10_000)
INHABITANTS = whole(1, 100_000_000)


def figure(bounds: Bounds, needed: bool = True) -> Limits:
    """One dated figure."""
    return Limits({"value": bounds}, begins=BEGINS if needed else "")


def listed(column: str, **figures: Bounds) -> Limits:
    """A list without days, each line known by a column; it may be empty."""
    return Limits(figures, known_by=((column,),), begins="")


GRIDS: Mapping[str, Limits] = {
    # Rows of one day are one set: of two with one bound, which is a commune of?
    "size_categories": Limits(
        {"up_to": INHABITANTS}, known_by=((BEGINS, "code"), (BEGINS, "up_to"))
    ),
    "share_fee": figure(MONEY),
    "member_target": figure(HEADS, needed=False),
    "day_limit": figure(DAYS),
    "quote_validity": figure(DAYS_TO_ACT),
    "vat_rate": figure(PERCENT),
    # A price is divided by the index of the day its list began.
    "index_values": figure(between("0.01", "1000000"), needed=False),
    "revenue_software_share": figure(PERCENT),
    "staff": Limits({"staff": HEADS, "ceiling": HEADS}),
    "threshold_low_value": figure(MONEY),
    "threshold_negotiated": figure(MONEY),
    "threshold_european": figure(MONEY),
    "continuity_weight": figure(PERCENT),
    "ceiling_warning": figure(PERCENT),
    "answer_days": figure(DAYS_TO_ACT),
    "organisational_days": figure(DAYS),
    "other_bodies": listed("name"),
    "reminder_days": listed("days", days=whole(1, 730)),
    "delay_reminder_days": listed("days", days=whole(1, 90)),
    "licence_addresses": listed("address"),
    "continuity_checklist": listed("measure", days_before=whole(-730, 730)),
    "legal_numbers": Limits({"value": whole(0, 3650)}, each="code"),
    "supervision_by_purpose": listed("purpose"),
    "deliberation_amount": figure(MONEY, needed=False),
    "own_roster": Limits(known_by=(), begins=""),
    "act_models": Limits(known_by=(), begins=""),
    "financial_opinion_threshold": figure(MONEY),
    "council_renewals": Limits(known_by=(("day",),), begins="day"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a setting: a column of its rows, those of one `code` where it has many
    lists. `times` counts it in the unit of the other: days of a month.
    """

    setting: str
    column: str = "value"
    code: str = ""
    times: int = 1


def legal(code: str) -> Figure:
    return Figure("legal_numbers", code=code)


# Figures of which one is at most the other, on every day: together they make no sense else.
ORDERED: tuple[tuple[Figure, Figure], ...] = (
    (Figure("threshold_low_value"), Figure("threshold_negotiated")),
    (Figure("threshold_negotiated"), Figure("threshold_european")),
    (Figure("threshold_low_value"), Figure("threshold_european")),
    (Figure("staff", "staff"), Figure("staff", "ceiling")),
    # A partner answers, and a council is convened, while the quote still holds.
    (Figure("answer_days"), Figure("quote_validity")),
    (legal("convocation"), Figure("quote_validity")),
    (legal("convocation_last"), legal("convocation")),
    # The councils decide between the convocation of the general assembly and its day.
    (legal("convocation"), legal("assembly_convocation")),
    (legal("convocation_cpas"), legal("assembly_convocation")),
    (legal("delegates_majority"), legal("delegates")),
    (legal("financial_opinion_urgent"), legal("financial_opinion")),
    # Who is asked for advice is warned once asked, not before.
    (Figure("advice_alert"), Figure("advice_days")),
    # The radar warns before the first measure is due.
    (
        Figure("continuity_checklist", "days_before"),
        Figure("continuity_horizon", times=30),
    ),
)
# Numbers of the law that are no days.
OF_THE_LAW: Mapping[str, Bounds] = {
    "supervision_extension_percent": whole(0, 100),
    "financial_opinion_extension_percent": whole(0, 100),
    "financial_opinion_urgent_extension_percent": whole(0, 100),
    "assembly_quorum_percent": whole(0, 100),
    "delegates": whole(1, 100),
    "delegates_majority": whole(0, 100),
}
# Settings that are one figure, without a day.
FIGURES: Mapping[str, Bounds] = {
    "large_authority": INHABITANTS,
    "indexed_percent": PERCENT,
    "continuity_horizon": whole(1, 120),
    "upload_megabytes": whole(1, 500),
    "messages_a_day": whole(1, 1000),
    "files_of_record": whole(1, 5000),
    "advice_days": whole(1, 365),
    "advice_alert": whole(0, 365),
}
