"""What we know of a contracting process, on its way to open contracting data.

Amounts are in euros excluding VAT; a day is one of Brussels, an instant is aware.
"""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from decimal import Decimal


ENTERPRISES = "BE-BCE_KBO"

When = date | datetime


@dataclass(frozen=True, slots=True)
class Organisation:
    """A party; `number` is its number in the register `scheme`, digits alone."""

    id: str
    name: str
    number: str = ""
    roles: tuple[str, ...] = ()
    scheme: str = ENTERPRISES


@dataclass(frozen=True, slots=True)
class Span:
    """A period from a day or an instant to another one, both included."""

    start: When | None = None
    end: When | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class CriterionOut:
    """An award criterion; `kind` is price, cost or quality, `weight` in percent."""

    title: str
    kind: str
    weight: Decimal | None = None
    lot: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class LotOut:
    """A lot; `status` is one of the standard's for tenders."""

    id: str
    title: str
    description: str = ""
    status: str = ""
    value: Decimal | None = None
    period: Span | None = None


@dataclass(frozen=True, slots=True)
class DocumentOut:
    """A document for everybody; `kind` such as `tenderNotice`, `biddingDocuments`."""

    id: str
    title: str
    url: str
    kind: str = ""
    published: When | None = None
    format: str = ""
    lots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MilestoneOut:
    """A milestone, the end of a standstill say; `status` scheduled, met or notMet,
    `kind` one of the standard's types: approval, delivery...
    """

    id: str
    title: str
    due: When | None = None
    met: When | None = None
    status: str = ""
    kind: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class AmendmentOut:
    """A change of the tender or of a contract, and why."""

    id: str
    date: When
    rationale: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A question and its answer; who asked is not said."""

    id: str
    date: When
    question: str
    answer: str = ""
    answered: When | None = None
    lot: str = ""


@dataclass(frozen=True, slots=True)
class BidStatistics:
    """A count of bids; `measure` such as `bids`, `validBids`, for all lots or one."""

    measure: str
    count: int
    lot: str = ""


@dataclass(frozen=True, slots=True)
class BidOut:
    """A bid that was retained for some lots, and its place among them.

    `status` valid or withdrawn; one that was withdrawn has no `rank`.
    """

    id: str
    tenderer: Organisation
    lots: tuple[str, ...]
    status: str = "valid"
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Framework:
    """A framework agreement, and for whom it is; `value` is the most it may come to."""

    max_participants: int | None = None
    method: str = "withoutReopeningCompetition"
    buyer_categories: str = ""
    period: Span | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class AwardOut:
    """An award; `status` pending, active, cancelled or unsuccessful."""

    id: str
    title: str
    status: str
    date: When | None = None
    value: Decimal | None = None
    suppliers: tuple[Organisation, ...] = ()
    lots: tuple[str, ...] = ()
    description: str = ""
    bids: tuple[str, ...] = ()
    documents: tuple[DocumentOut, ...] = ()


@dataclass(frozen=True, slots=True)
class ContractOut:
    """A contract; `status` pending, active, cancelled or terminated."""

    id: str
    award_id: str
    status: str
    title: str = ""
    period: Span | None = None
    value: Decimal | None = None
    date_signed: When | None = None
    amendments: tuple[AmendmentOut, ...] = ()
    milestones: tuple[MilestoneOut, ...] = ()
    documents: tuple[DocumentOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another process: `framework` for the first stage of a call-off."""

    ocid: str
    relationship: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Process:
    """What everybody may know of a process at one time.

    The buyer and the procuring entity are the parties with these roles.
    """

    ocid: str
    tender_id: str
    title: str
    description: str = ""
    status: str = ""
    method: str = ""
    method_details: str = ""
    category: str = ""
    cpv: str = ""
    value: Decimal | None = None
    period: Span | None = None
    enquiry_period: Span | None = None
    contract_period: Span | None = None
    enquiries: tuple[Enquiry, ...] = ()
    lots: tuple[LotOut, ...] = ()
    criteria: tuple[CriterionOut, ...] = ()
    eligibility: str = ""
    framework: Framework | None = None
    parties: tuple[Organisation, ...] = ()
    bids: tuple[BidStatistics, ...] = ()
    retained: tuple[BidOut, ...] = ()
    awards: tuple[AwardOut, ...] = ()
    contracts: tuple[ContractOut, ...] = ()
    documents: tuple[DocumentOut, ...] = ()
    milestones: tuple[MilestoneOut, ...] = ()
    amendments: tuple[AmendmentOut, ...] = ()
    related: tuple[Related, ...] = ()
    language: str = "fr"
