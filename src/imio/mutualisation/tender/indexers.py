"""What the catalogue knows of a tender."""

from datetime import date
from imio.mutualisation.base.moments import exact
from imio.mutualisation.tender.facts import bids_due as due_of
from imio.mutualisation.tender.facts import contract_deadline
from imio.mutualisation.tender.schema import ITender
from plone.indexer import indexer


@indexer(ITender)
def bids_due(tender: ITender) -> str:
    return exact(due_of(tender))


@indexer(ITender)
def planned_for(tender: ITender) -> date | None:
    # Only its people know it; once published, it is past anyway.
    return tender.planned_for if tender.review_state() == "preparation" else None


@indexer(ITender)
def next_deadline(tender: ITender) -> date | None:
    """The day the bids are due, the last one of the standstill, then what the contract
    looks to; for a draft the day by which it is to be published.
    """
    days = {
        "preparation": lambda: tender.planned_for,
        "published": lambda: tender.bids_due_on,
        "standstill": lambda: tender.standstill_until,
        "awarded": lambda: contract_deadline(tender),
    }
    known = days.get(tender.review_state())
    return known() if known else None


@indexer(ITender)
def lot_products(tender: ITender) -> list[str]:
    """The products that its lots name."""
    return sorted({row["product"] for row in tender.lots or () if row["product"]})


@indexer(ITender)
def SearchableText(tender: ITender) -> str:
    lots = [row["title"] for row in tender.lots or ()]
    words = (tender.number, tender.title, tender.description, tender.details, *lots)
    return " ".join(word for word in words if word)
