"""From the compiled release of a process to the fields of a watched tender."""

from collections.abc import Iterator
from decimal import Decimal
from imio.mutualisation.base.clock import BRUSSELS
from imio.mutualisation.standards.ocds.instants import instant
from imio.mutualisation.standards.ocds.tolerant import amount
from imio.mutualisation.standards.ocds.tolerant import at
from imio.mutualisation.standards.ocds.tolerant import line
from imio.mutualisation.standards.ocds.tolerant import objects
from imio.mutualisation.standards.ocds.tolerant import text
from imio.mutualisation.standards.ocds.tolerant import texts
from typing import Any

import re


Release = dict[str, Any]
Row = dict[str, Any]

NOBODY = "unsuccessful"
CENTRAL = "centralPurchasingBody"
COUNTS = ("bids", "validBids")
WEIGHT = re.compile(r"\d{1,3}([.,]\d+)? ?(%|points?)?")


def fields(release: Release) -> Row:
    """The fields of `IWatchedTender` that come from the releases, but for `package`."""
    published = instant(release.get("date"))
    return {
        "title": line(release, "tender", "title") or _without_title(release),
        "description": text(release, "tender", "description"),
        "ocid": line(release, "ocid"),
        "buyers": [*_buyers(release)],
        "status": line(release, "tender", "status"),
        "method": line(release, "tender", "procurementMethod"),
        "method_details": line(release, "tender", "procurementMethodDetails"),
        "category": line(release, "tender", "mainProcurementCategory"),
        **_value(
            at(release, "tender", "value")
            or at(release, "planning", "budget", "amount")
        ),
        "published_on": published and published.astimezone(BRUSSELS).date(),
        "bids_due": _bids_due(release),
        "lots": [_lot(each) for each in objects(release, "tender", "lots")],
        "criteria": _criteria(release),
        "bids_count": _bids_count(release),
        "suppliers": [*_suppliers(release)],
    }


def _without_title(release: Release) -> str:
    awards = (line(each, "title") for each in objects(release, "awards"))
    return next(filter(None, awards), line(release, "ocid"))


def _value(value: Any) -> Row:
    return {"value": amount(value, "amount"), "currency": line(value, "currency")}


# --- Parties ----------------------------------------------------------------


def _buyers(release: Release) -> Iterator[str]:
    """The names of all who buy, each once: who buys for others first, then the buyer of
    the release; where nobody does, who runs the procedure.
    """
    buying = [
        *_playing(release, CENTRAL),
        at(release, "buyer"),
        *_playing(release, "buyer"),
    ]
    running = [
        at(release, "tender", "procuringEntity"),
        *_playing(release, "procuringEntity"),
    ]
    named = [*filter(None, (_name(release, each) for each in buying))]
    yield from dict.fromkeys(
        named or filter(None, (_name(release, each) for each in running))
    )


def _playing(release: Release, role: str) -> list[Release]:
    return [
        each for each in objects(release, "parties") if role in texts(each, "roles")
    ]


def _name(release: Release, reference: Any) -> str:
    """The name of a party; where only its id is given, that of the party itself."""
    same = (
        party
        for party in objects(release, "parties")
        if line(reference, "id") and line(party, "id") == line(reference, "id")
    )
    names = (line(each, "name") for each in (reference, *same))
    return next(filter(None, names), "")


# --- Lots and criteria ------------------------------------------------------


def _bids_due(release: Release) -> Any:
    lots = objects(release, "tender", "lots")
    ends = [at(each, "tenderPeriod", "endDate") for each in lots]
    own = instant(at(release, "tender", "tenderPeriod", "endDate"))
    return own or max(filter(None, map(instant, ends)), default=None)


def _lot(lot: Release) -> Row:
    return {
        "number": line(lot, "id"),
        "title": line(lot, "title") or line(lot, "description"),
        "status": line(lot, "status"),
        **_value(at(lot, "value")),
    }


def _criteria(release: Release) -> list[Row]:
    """Those of the lots; where they have none, what the tender says of them."""
    tender = at(release, "tender")
    own = [
        _criterion(line(lot, "id"), criterion)
        for lot in objects(tender, "lots")
        for criterion in objects(lot, "awardCriteria", "criteria")
    ]
    title, kind = line(tender, "awardCriteriaDetails"), line(tender, "awardCriteria")
    overall = {"lot": "", "title": title, "kind": kind, "weight": ""}
    return own or ([overall] if title or kind else [])


def _criterion(lot: str, criterion: Release) -> Row:
    weights = [_weight(each) for each in objects(criterion, "numbers")]
    title, description = line(criterion, "name"), line(criterion, "description")
    if WEIGHT.fullmatch(description) and not any(weights):
        weights, description = [description], ""
    return {
        "lot": lot,
        "title": ", ".join(filter(None, (title, description))),
        "kind": line(criterion, "type"),
        "weight": ", ".join(filter(None, weights)),
    }


def _weight(number: Release) -> str:
    figure = amount(number, "number")
    unit = " %" if line(number, "weight").startswith("percentage") else ""
    return "" if figure is None else f"{figure.normalize():f}{unit}".replace(".", ",")


# --- Bids and awards --------------------------------------------------------


def _bids_count(release: Release) -> int | None:
    statistics = objects(release, "bids", "statistics")
    for measure in COUNTS:
        counts = [each for each in statistics if line(each, "measure") == measure]
        overall = [each for each in counts if not line(each, "relatedLot")]
        figures = [amount(each, "value") for each in overall[:1] or counts]
        if any(figure is not None for figure in figures):
            return int(sum(filter(None, figures), Decimal(0)))
    declared = amount(release, "tender", "numberOfTenderers")
    details = len(objects(release, "bids", "details"))
    return int(declared) if declared is not None else details or None


def _suppliers(release: Release) -> Iterator[Row]:
    """Each supplier of each award; an award without one is a row, too. The value is that of
    the award, which several suppliers have `together`.
    """
    titles = {
        line(lot, "id"): line(lot, "title")
        for lot in objects(release, "tender", "lots")
    }
    for award in objects(release, "awards"):
        lots = [titles.get(each) or each for each in texts(award, "relatedLots")]
        suppliers = objects(award, "suppliers")
        names = [_name(release, each) or line(each, "id") for each in suppliers]
        for name in names or [""]:
            yield {
                "name": name,
                "subject": ", ".join(lots) or line(award, "title"),
                **_value(at(award, "value")),
                "together": len(names) > 1,
                "status": line(award, "status") or ("" if names else NOBODY),
            }
