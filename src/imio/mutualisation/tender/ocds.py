"""A tender as open contracting data (OCDS 1.1.5): what everybody may know of it."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from imio.mutualisation.base import clock
from imio.mutualisation.base.bce import compact
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import records
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.moments import read
from imio.mutualisation.base.open_data import api_url
from imio.mutualisation.base.open_data import IProcess
from imio.mutualisation.base.open_data import ocid
from imio.mutualisation.base.open_data import own_organisation
from imio.mutualisation.base.open_data import package
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.titles import authority_name
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules.notices import named
from imio.mutualisation.rules.purchasing import contract_state
from imio.mutualisation.rules.states import ACT_PUBLIC
from imio.mutualisation.rules.states import BID_COUNTED
from imio.mutualisation.rules.states import TENDER_FAILED
from imio.mutualisation.rules.tendering import status_of
from imio.mutualisation.standards.ocds.compiling import JsonObject
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
from imio.mutualisation.standards.ocds.process import Span
from imio.mutualisation.tender import selection
from imio.mutualisation.tender.authority import buyer_of
from imio.mutualisation.tender.bids import bids_of
from imio.mutualisation.tender.facts import bids_due
from imio.mutualisation.tender.facts import framework_of
from imio.mutualisation.tender.facts import lot_status
from imio.mutualisation.tender.facts import STATUS
from imio.mutualisation.tender.facts import term_over
from imio.mutualisation.tender.notices import said
from imio.mutualisation.tender.orders import most_on
from imio.mutualisation.tender.schema import ITender
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.component import adapter
from zope.interface import implementer


METHODS = {
    "open": "open",
    "restricted": "selective",
    "negotiated_with_publication": "selective",
    "negotiated_without_publication": "limited",
    "low_value": "limited",
}
CRITERIA = {"price": "price"}
ZERO = Decimal(0)
BUYERS = "Adhérents de l’intercommunale"


def public_tenders(tender: str | None) -> list[ICatalogBrain]:
    """The tenders that are or were public; one of them when its UID is given."""
    query = {"UID": tender} if tender else {}
    return existing("Tender", review_state=list(STATUS), **query)


@implementer(IProcess)
@adapter(ITender)
def process(tender: ITender) -> Process | None:
    """What everybody may know of a tender; nothing before its publication."""
    if not tender.number or tender.review_state() not in STATUS:
        return None
    return Process(
        ocid=ocid(tender.number),
        tender_id=tender.number,
        title=tender.title,
        description=tender.description or "",
        status=status(tender),
        method=METHODS[tender.procedure],
        method_details=title_of("imio.mutualisation.procedures", tender.procedure),
        category=category(tender),
        cpv=tender.cpv or "",
        value=whole_value(tender),
        period=Span(tender.published_on, bids_due(tender)),
        enquiry_period=Span(tender.published_on, tender.questions_until),
        contract_period=Span(days=tender.duration_months * 365 // 12),
        enquiries=enquiries(tender),
        lots=tuple(lot(tender, row) for row in tender.lots or ()),
        criteria=tuple(criterion(row) for row in tender.criteria or ()),
        eligibility=eligibility(tender),
        framework=framework(tender),
        parties=parties(tender),
        bids=statistics(tender),
        retained=tuple(retained(tender)),
        awards=tuple(awards(tender)),
        contracts=tuple(contracts(tender)),
        documents=documents(tender),
        milestones=milestones(tender),
        amendments=modifications(tender),
    )


def modifications(tender: ITender) -> tuple[AmendmentOut, ...]:
    """What changed since the publication, in the order it did."""
    return tuple(
        AmendmentOut(
            str(number),
            row["changed_on"],
            row["reason"],
            f"{row['field']} : {row['before'] or '—'} → {row['after'] or '—'}",
        )
        for number, row in enumerate(tender.modifications or (), 1)
    )


def category(tender: ITender) -> str:
    """Goods when all lots are hardware, services otherwise."""
    kinds = {row["kind"] for row in tender.lots or ()}
    return "goods" if kinds == {"hardware"} else "services"


# --- The tender ---------------------------------------------------------------


def lot(tender: ITender, row: dict[str, Any]) -> LotOut:
    """A lot with a status of its own: one may find nobody where another does."""
    described, state = row["description"] or "", lot_status(tender, row)
    return LotOut(row["number"], row["title"], described, state, row["estimate"])


def whole_value(tender: ITender) -> Decimal | None:
    """What its lots are estimated at together in € excl. VAT, where each of them is."""
    return together(row["estimate"] for row in tender.lots or ())


def most(tender: ITender) -> Decimal | None:
    """The most that may be ordered under it: of all lots as amended until today."""
    today = clock.today()
    return together(most_on(tender, row["number"], today) for row in tender.lots or ())


def together(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of some amounts; none where one is not known."""
    values = list(values)
    known = [each for each in values if each is not None]
    return sum(known, ZERO) if known and len(known) == len(values) else None


def status(tender: ITender) -> str:
    """From the lots to the tender (OCDS, lots), unless it failed as a whole."""
    if tender.review_state() in TENDER_FAILED:
        return STATUS[tender.review_state()]
    return status_of(lot_status(tender, row) for row in tender.lots or ())


def criterion(row: dict[str, Any]) -> CriterionOut:
    kind = CRITERIA.get(row["kind"], "quality")
    return CriterionOut(row["title"], kind, row["weight"], row["lot"] or "")


def eligibility(tender: ITender) -> str:
    """Who may take part, a line each: grounds of exclusion, criteria of selection."""
    asked = [f"{row['title']} : {row['level']}" for row in selection.criteria(tender)]
    return "\n".join((*selection.grounds(tender), *asked))


def enquiries(tender: ITender) -> tuple[Enquiry, ...]:
    """The published answers; the day of the question is not public."""
    return tuple(
        Enquiry(
            str(number),
            row["published_on"],
            row["question"],
            row["answer"],
            row["published_on"],
        )
        for number, row in enumerate(tender.answers or (), 1)
    )


def framework(tender: ITender) -> Framework:
    """A framework agreement in cascade: partners are called without a new contest."""
    longest = [row["max_partners"] for row in tender.lots or () if row["max_partners"]]
    period = Span(tender.awarded_on, cascade.term_end(framework_of(tender)))
    return Framework(
        max(longest, default=None),
        buyer_categories=BUYERS,
        period=period if tender.awarded_on else None,
        value=most(tender) or whole_value(tender),
    )


def documents(tender: ITender) -> tuple[DocumentOut, ...]:
    """The specifications, and where to read about the tender."""
    url, closing = tender.absolute_url(), tender.closing
    # What has no award to stand with stands here.
    told = ("call", "change") if tender.ranking else ("call", "change", "result")
    receipts = DocumentOut(
        "recus",
        "Chaîne des reçus des offres scellées",
        f"{api_url(tender)}/@sealing",
        "x_receiptChain",
        read(closing["closed_at"]) if closing else None,
        "application/json",
    )
    return (
        DocumentOut("avis", tender.title, url, "tenderNotice", tender.published_on),
        DocumentOut(
            "cahier-des-charges",
            "Cahier des charges",
            f"{url}/@@cahier-des-charges.pdf",
            "biddingDocuments",
            tender.published_on,
            "application/pdf",
        ),
        *((receipts,) if closing else ()),
        *notices(tender, *told),
    )


# What a notice is called in the code list of documents (OCDS 1.1.5, documentType).
NOTICES = {
    "call": "tenderNotice",
    "change": "tenderNotice",
    "result": "awardNotice",
    "modification": "contractNotice",
}


def notices(tender: ITender, *kinds: str) -> tuple[DocumentOut, ...]:
    """The notices of some kinds in the gazettes."""
    return tuple(
        DocumentOut(
            "-".join(("avis", *named(row["gazette"], row["number"]))),
            said(row),
            row["url"],
            NOTICES[row["kind"]],
            row["on"],
        )
        for row in tender.notices or ()
        if row["kind"] in kinds
    )


def milestones(tender: ITender) -> tuple[MilestoneOut, ...]:
    """The standstill."""
    until = tender.standstill_until
    if until is None:
        return ()
    over = until < clock.today()
    met, status = (until, "met") if over else (None, "scheduled")
    title = "Délai d’attente"
    return (MilestoneOut("standstill", title, until, met, status, "approval"),)


# --- Bids, awards, contracts --------------------------------------------------


def statistics(tender: ITender) -> tuple[BidStatistics, ...]:
    """How many bids there were, once they are open."""
    if not tender.opening:
        return ()
    valid = len(bids_of(tender, *BID_COUNTED))
    return (
        BidStatistics("bids", tender.opening["count"]),
        BidStatistics("validBids", valid),
    )


def parties(tender: ITender) -> tuple[Organisation, ...]:
    """The intercommunale, and the partners of the cascade."""
    return (
        *authority(tender),
        *suppliers(sorted({row["partner"] for row in tender.ranking or ()})),
    )


def authority(tender: ITender) -> tuple[Organisation, ...]:
    """Who buys, and who runs the procedure: the intercommunale, beside a member or not."""
    member = buyer_of(tender)
    if member is None:
        return (own_organisation("buyer", "procuringEntity"),)
    number = compact(member.bce_number or "")
    buyer = Organisation(uid(member), authority_name(member), number, ("buyer",))
    return buyer, own_organisation("procuringEntity")


def retained(tender: ITender) -> Iterator[BidOut]:
    """The places of the cascade of each lot: in order, then those who left it."""
    for row in tender.lots or ():
        lot = row["number"]
        ranks = {each.partner: each.rank for each in tender.order(lot, clock.today())}
        for partner in suppliers(of_lot(tender, lot)):
            rank = ranks.get(partner.id)
            status = "withdrawn" if rank is None else "valid"
            yield BidOut(bid_id(tender, lot, partner), partner, (lot,), status, rank)


def of_lot(tender: ITender, lot: str) -> list[str]:
    """All partners that a lot was ever given to: today's first, in their order."""
    today = [each.partner for each in tender.order(lot, clock.today())]
    ever = [row["partner"] for row in tender.ranking or () if row["lot"] == lot]
    return [*dict.fromkeys([*today, *ever])]


def bid_id(tender: ITender, lot: str, partner: Organisation) -> str:
    """`MAR-2026-00001-1-…`: the bid of a partner for a lot."""
    return f"{tender.number}-{lot}-{partner.id}"


def suppliers(partners: Iterable[str]) -> tuple[Organisation, ...]:
    """Partners as parties, in the order given; their names and numbers are public.

    One whose record is gone is left out: nobody could tell who it was.
    """
    found = {uid(each): each for each in records("Partner", partners)}
    return tuple(
        Organisation(
            partner,
            found[partner].title,
            compact(found[partner].bce_number),
            ("supplier", "tenderer"),
        )
        for partner in partners
        if partner in found
    )


def awards(tender: ITender) -> Iterator[AwardOut]:
    """One by lot, with its partners; their bids in the order of the cascade."""
    for row in tender.lots or ():
        lot = row["number"]
        ranked = [each for each in retained(tender) if each.lots == (lot,)]
        if ranked:
            yield AwardOut(
                f"{tender.number}-{lot}",
                row["title"],
                "cancelled" if tender.review_state() in TENDER_FAILED else "active",
                tender.awarded_on,
                suppliers=tuple(each.tenderer for each in ranked),
                lots=(lot,),
                bids=tuple(each.id for each in ranked if each.rank is not None),
                documents=(*decision(tender), *notices(tender, "result")),
            )


def decision(tender: ITender) -> tuple[DocumentOut, ...]:
    """The act that decides the award, from the day on which everybody may read it."""
    act = tender.award_act or ""
    brains = existing("Deliberation", UID=act, review_state=ACT_PUBLIC) if act else ()
    return tuple(
        DocumentOut(
            "decision", brain.Title, brain.getURL(), "awardNotice", format="text/html"
        )
        for brain in brains
    )


def contracts(tender: ITender) -> Iterator[ContractOut]:
    """The framework agreement of each lot; amounts are those of the call-offs."""
    begun, ended = tender.awarded_on is not None, term_over(tender, clock.today())
    state = contract_state(tender.review_state(), begun, ended)
    end = cascade.term_end(framework_of(tender))
    for award in awards(tender):
        yield ContractOut(
            award.id,
            award.id,
            state,
            award.title,
            Span(tender.awarded_on, end),
            date_signed=tender.awarded_on,
            amendments=tuple(amendments(tender)),
            milestones=deadlines(tender),
            documents=notices(tender, "modification"),
        )


def own_ids(contents: Iterable[str]) -> Iterator[str]:
    """An id for each content: rows go and move, and no other content gets its id."""
    seen: Counter[str] = Counter()
    for content in contents:
        digest = sha256(content.encode()).hexdigest()[:12]
        seen[digest] += 1
        yield digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"


def deadlines(tender: ITender) -> tuple[MilestoneOut, ...]:
    """The milestones of the contract."""
    rows = tender.milestones or ()
    return tuple(
        MilestoneOut(
            f"jalon-{own}",
            row["title"],
            row["due"],
            row["met_on"],
            "met" if row["met_on"] else "scheduled",
            "delivery",
        )
        for own, row in zip(own_ids(row["title"] for row in rows), rows, strict=True)
    )


def amendments(tender: ITender) -> Iterator[AmendmentOut]:
    """The changes of the contract."""
    rows = tender.amendments or ()
    said = (f"{row['on']} {row['kind']} {row['description']}" for row in rows)
    for own, row in zip(own_ids(said), rows, strict=True):
        kind = title_of("imio.mutualisation.amendment_kinds", row["kind"])
        yield AmendmentOut(own, row["on"], kind, row["description"])


class OcdsGet(ReadingService):
    """`GET <tender>/@ocds`: its releases and those of its call-offs; `?format=record`."""

    asks = ("format",)

    def reply(self) -> JsonObject:
        return package(self.context, self.request, uid(self.context))
