"""A contract notice in the business terms of eForms (regulation (EU) 2019/1780).

The notice itself is made and sent in the e-procurement platform of the State, which gives it
to the Belgian bulletin and to TED: these are the values that its form asks for, each under
the identifier of the field (eForms SDK), in the order of the form.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from decimal import Decimal
from imio.mutualisation.standards.ocds.process import LotOut
from imio.mutualisation.standards.ocds.process import Organisation
from imio.mutualisation.standards.ocds.process import Process
from imio.mutualisation.standards.ocds.process import When


FRENCH = "FRA"
NATURES: Mapping[str, str] = {"goods": "supplies", "services": "services"}
# A framework in cascade: no new contest.
FRAMEWORK = "fa-wo-rc"
PERCENTAGE = "per-exa"


@dataclass(frozen=True, slots=True)
class Term:
    """A field of the notice and what goes into it; `lot` is empty for the whole."""

    field: str
    value: str
    lot: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a process does not tell: the code of its procedure in the code list of eForms, the
    last day to apply, the ceilings by lot, and where the specifications are.
    """

    procedure: str
    candidates_until: date | None
    ceilings: Mapping[str, Decimal]
    documents: str
    submission: str


def terms(process: Process, notice: Notice) -> tuple[Term, ...]:
    """All that is known; a field without a value is left out."""
    told = (*_of_procedure(process, notice), *_of_lots(process, notice))
    return tuple(each for each in told if each.value)


def _of_procedure(process: Process, notice: Notice) -> Iterator[Term]:
    for party in process.parties:
        if "buyer" in party.roles:
            yield from _buyer(party)
    yield Term("BT-22-Procedure", process.tender_id)
    yield Term("BT-21-Procedure", process.title)
    yield Term("BT-24-Procedure", process.description)
    yield Term("BT-105-Procedure", notice.procedure)
    yield Term("BT-23-Procedure", NATURES.get(process.category, ""))
    # The code list has the eight figures of a code, without its check digit.
    yield Term("BT-262-Procedure", process.cpv.partition("-")[0])
    yield Term("BT-27-Procedure", _amount(process.value))
    most = process.framework.value if process.framework else None
    yield Term("BT-271-Procedure", _amount(most))


def _buyer(party: Organisation) -> Iterator[Term]:
    yield Term("BT-500-Organization-Company", party.name)
    yield Term("BT-501-Organization-Company", party.number)


def _of_lots(process: Process, notice: Notice) -> Iterator[Term]:
    for number, lot in enumerate(process.lots, 1):
        for term in _of_lot(process, notice, lot):
            yield Term(term.field, term.value, f"LOT-{number:04d}")


def _of_lot(process: Process, notice: Notice, lot: LotOut) -> Iterator[Term]:
    framework, period, asked = process.framework, process.period, process.enquiry_period
    yield Term("BT-21-Lot", lot.title)
    yield Term("BT-24-Lot", lot.description or lot.title)
    yield Term("BT-27-Lot", _amount(lot.value))
    yield Term("BT-36-Lot", _days(process))
    if framework is not None:
        yield Term("BT-765-Lot", FRAMEWORK)
        yield Term("BT-113-Lot", str(framework.max_participants or ""))
        yield Term("BT-111-Lot", framework.buyer_categories)
        yield Term("BT-271-Lot", _amount(notice.ceilings.get(lot.id)))
    yield Term("BT-750-Lot", process.eligibility)
    for each in process.criteria:
        if each.lot in ("", lot.id):
            yield Term("BT-539-Lot", each.kind)
            yield Term("BT-734-Lot", each.title)
            yield Term("BT-541-Lot-WeightNumber", _figure(each.weight))
            yield Term("BT-5421-Lot", PERCENTAGE)
    yield Term("BT-15-Lot", notice.documents)
    yield Term("BT-18-Lot", notice.submission)
    yield Term("BT-97-Lot", FRENCH)
    yield Term("BT-13(d)-Lot", _day(asked.end if asked else None))
    yield Term("BT-1311(d)-Lot", _day(notice.candidates_until))
    due = period.end if period else None
    yield Term("BT-131(d)-Lot", _day(due))
    yield Term("BT-131(t)-Lot", f"{due:%H:%M}" if isinstance(due, datetime) else "")


def _days(process: Process) -> str:
    period = process.contract_period
    return f"{period.days} DAY" if period and period.days else ""


def _day(when: When | None) -> str:
    return f"{when:%Y-%m-%d}" if when else ""


def _amount(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f} EUR"


def _figure(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
