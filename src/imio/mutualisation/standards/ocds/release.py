"""From our facts to open contracting data, valid against OCDS 1.1.5.

What is empty is left out.
"""

from collections.abc import Iterable
from decimal import Decimal
from decimal import ROUND_HALF_UP
from imio.mutualisation.standards.ocds.compiling import JsonObject
from imio.mutualisation.standards.ocds.instants import LAST
from imio.mutualisation.standards.ocds.instants import written
from imio.mutualisation.standards.ocds.process import AmendmentOut
from imio.mutualisation.standards.ocds.process import AwardOut
from imio.mutualisation.standards.ocds.process import BidOut
from imio.mutualisation.standards.ocds.process import BidStatistics
from imio.mutualisation.standards.ocds.process import ContractOut
from imio.mutualisation.standards.ocds.process import CriterionOut
from imio.mutualisation.standards.ocds.process import DocumentOut
from imio.mutualisation.standards.ocds.process import Enquiry
from imio.mutualisation.standards.ocds.process import Framework
from imio.mutualisation.standards.ocds.process import LotOut
from imio.mutualisation.standards.ocds.process import MilestoneOut
from imio.mutualisation.standards.ocds.process import Organisation
from imio.mutualisation.standards.ocds.process import Process
from imio.mutualisation.standards.ocds.process import Related
from imio.mutualisation.standards.ocds.process import Span
from typing import Any


EUROS = "EUR"
CENT = Decimal("0.01")
EMPTY: tuple[object, ...] = (None, "", [], {})


def contents(process: Process) -> JsonObject:
    """All of a release but its id, date and tags."""
    return _filled(
        ocid=process.ocid,
        initiationType="tender",
        language=process.language,
        parties=[_party(each) for each in process.parties],
        buyer=_with_role(process.parties, "buyer"),
        tender=_tender(process),
        bids=_filled(
            statistics=[
                _statistic(number, each) for number, each in enumerate(process.bids, 1)
            ],
            details=[_bid(each) for each in process.retained],
        ),
        awards=[_award(each) for each in process.awards],
        contracts=[_contract(each) for each in process.contracts],
        relatedProcesses=[
            _related(number, each) for number, each in enumerate(process.related, 1)
        ],
    )


# --- Parties ----------------------------------------------------------------


def _party(party: Organisation) -> JsonObject:
    number = party.number and _filled(
        scheme=party.scheme, id=party.number, legalName=party.name
    )
    return _filled(
        id=party.id,
        name=party.name,
        identifier=number,
        roles=list(party.roles),
    )


def _with_role(parties: Iterable[Organisation], role: str) -> JsonObject | None:
    return next((_reference(each) for each in parties if role in each.roles), None)


def _reference(party: Organisation) -> JsonObject:
    return _filled(id=party.id, name=party.name)


# --- The tender -------------------------------------------------------------


def _tender(process: Process) -> JsonObject:
    return _filled(
        id=process.tender_id,
        title=process.title,
        description=process.description,
        status=process.status,
        procuringEntity=_with_role(process.parties, "procuringEntity"),
        value=_amount(process.value),
        procurementMethod=process.method,
        procurementMethodDetails=process.method_details,
        mainProcurementCategory=process.category,
        tenderPeriod=_span(process.period),
        enquiryPeriod=_span(process.enquiry_period),
        contractPeriod=_span(process.contract_period),
        eligibilityCriteria=process.eligibility,
        hasEnquiries=bool(process.enquiries) or None,
        enquiries=[_enquiry(each) for each in process.enquiries],
        items=_items(process),
        lots=[_lot(each, process.criteria) for each in process.lots],
        **_criteria(process),
        techniques=_techniques(process.framework),
        documents=[_document(each) for each in process.documents],
        milestones=[_milestone(each) for each in process.milestones],
        amendments=[_amendment(each) for each in process.amendments],
    )


def _items(process: Process) -> list[JsonObject]:
    """What is bought, by lot; in CPV."""
    if not process.cpv:
        return []
    parts = [(each.id, each.title) for each in process.lots] or [("", process.title)]
    bought = {"scheme": "CPV", "id": process.cpv}
    return [
        _filled(
            id=str(number), description=title, classification=bought, relatedLot=lot
        )
        for number, (lot, title) in enumerate(parts, 1)
    ]


def _lot(lot: LotOut, criteria: Iterable[CriterionOut]) -> JsonObject:
    own = [_criterion(each) for each in criteria if each.lot in ("", lot.id)]
    return _filled(
        id=lot.id,
        title=lot.title,
        description=lot.description,
        status=lot.status,
        value=_amount(lot.value),
        contractPeriod=_span(lot.period),
        awardCriteria=_filled(criteria=own),
    )


def _criteria(process: Process) -> JsonObject:
    """How the tender is awarded; in words where there is no lot to carry the weights."""
    if not process.criteria:
        return {}
    by_price = all(each.kind == "price" for each in process.criteria)
    lines = [_in_words(each) for each in process.criteria if not process.lots]
    return _filled(
        awardCriteria="priceOnly" if by_price else "ratedCriteria",
        awardCriteriaDetails="\n".join(lines),
    )


def _criterion(criterion: CriterionOut) -> JsonObject:
    number = _filled(number=_figure(criterion.weight), weight="percentageExact")
    return _filled(
        type=criterion.kind,
        name=criterion.title,
        description=criterion.description,
        numbers=[] if criterion.weight is None else [number],
    )


def _in_words(criterion: CriterionOut) -> str:
    weight = (
        "" if criterion.weight is None else f" ({criterion.weight.normalize():f} %)"
    )
    return f"{criterion.title}{weight}"


def _techniques(framework: Framework | None) -> JsonObject | None:
    if framework is None:
        return None
    agreement = _filled(
        maximumParticipants=framework.max_participants,
        method=framework.method,
        buyerCategories=framework.buyer_categories,
        value=_amount(framework.value),
        period=_span(framework.period),
    )
    return _filled(hasFrameworkAgreement=True, frameworkAgreement=agreement)


def _enquiry(enquiry: Enquiry) -> JsonObject:
    return _filled(
        id=enquiry.id,
        date=written(enquiry.date),
        description=enquiry.question,
        answer=enquiry.answer,
        dateAnswered=written(enquiry.answered),
        relatedLot=enquiry.lot,
    )


# --- After the tender -------------------------------------------------------


def _statistic(number: int, bids: BidStatistics) -> JsonObject:
    return _filled(
        id=str(number), measure=bids.measure, value=bids.count, relatedLot=bids.lot
    )


def _bid(bid: BidOut) -> JsonObject:
    return _filled(
        id=bid.id,
        status=bid.status,
        tenderers=[_reference(bid.tenderer)],
        relatedLots=list(bid.lots),
        hasRank=bid.rank is not None,
        rank=bid.rank,
    )


def _award(award: AwardOut) -> JsonObject:
    return _filled(
        id=award.id,
        title=award.title,
        description=award.description,
        status=award.status,
        date=written(award.date),
        value=_amount(award.value),
        suppliers=[_reference(each) for each in award.suppliers],
        relatedLots=list(award.lots),
        relatedBids=list(award.bids),
        documents=[_document(each) for each in award.documents],
    )


def _contract(contract: ContractOut) -> JsonObject:
    return _filled(
        id=contract.id,
        awardID=contract.award_id,
        title=contract.title,
        status=contract.status,
        period=_span(contract.period),
        value=_amount(contract.value),
        dateSigned=written(contract.date_signed),
        documents=[_document(each) for each in contract.documents],
        milestones=[_milestone(each) for each in contract.milestones],
        amendments=[_amendment(each) for each in contract.amendments],
    )


def _related(number: int, related: Related) -> JsonObject:
    return _filled(
        id=str(number),
        relationship=[related.relationship],
        title=related.title,
        scheme="ocid",
        identifier=related.ocid,
        uri=related.url,
    )


# --- What they are made of --------------------------------------------------


def _document(document: DocumentOut) -> JsonObject:
    return _filled(
        id=document.id,
        documentType=document.kind,
        title=document.title,
        url=document.url,
        datePublished=written(document.published),
        format=document.format,
        relatedLots=list(document.lots),
    )


def _milestone(milestone: MilestoneOut) -> JsonObject:
    return _filled(
        id=milestone.id,
        title=milestone.title,
        type=milestone.kind,
        description=milestone.description,
        dueDate=written(milestone.due, LAST),
        dateMet=written(milestone.met),
        status=milestone.status,
    )


def _amendment(amendment: AmendmentOut) -> JsonObject:
    return _filled(
        id=amendment.id,
        date=written(amendment.date),
        rationale=amendment.rationale,
        description=amendment.description,
    )


def _span(span: Span | None) -> JsonObject | None:
    if span is None:
        return None
    return _filled(
        startDate=written(span.start),
        endDate=written(span.end, LAST),
        durationInDays=span.days,
    )


def _amount(value: Decimal | None) -> JsonObject | None:
    return None if value is None else {"amount": _figure(value), "currency": EUROS}


def _figure(value: Decimal | None) -> float | None:
    return None if value is None else float(value.quantize(CENT, ROUND_HALF_UP))


def _filled(**fields: Any) -> JsonObject:
    return {name: value for name, value in fields.items() if value not in EMPTY}
