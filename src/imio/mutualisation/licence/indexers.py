"""What the catalogue knows of a licence: nothing of who draws."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.base import clock
from imio.mutualisation.licence import facts
from imio.mutualisation.licence.schema import ILicence
from plone.indexer import indexer


@indexer(ILicence)
def seats(licence: ILicence) -> tuple[int | None, int, int, int]:
    """The pool (none: no limit), what is granted, asked, waited for."""
    now = licence.seats_today()
    return (now.pool, now.granted, now.asked, now.waiting)


@indexer(ILicence)
def stock_alert(licence: ILicence) -> str:
    return facts.stock_alert(licence)


@indexer(ILicence)
def next_deadline(licence: ILicence) -> date | None:
    return facts.deadline(licence)


@indexer(ILicence)
def next_deadline_kind(licence: ILicence) -> str:
    return facts.deadline_kind(licence)


@indexer(ILicence)
def price(licence: ILicence) -> Decimal | None:
    """The price of one as it is today."""
    if licence.unit_price is None:
        return None
    return licence.price_on(clock.today()).price


@indexer(ILicence)
def public_price(licence: ILicence) -> Decimal | None:
    return licence.public_unit_price


@indexer(ILicence)
def product_uid(licence: ILicence) -> str | None:
    return licence.product


@indexer(ILicence)
def tender_uid(licence: ILicence) -> str | None:
    return licence.tender


@indexer(ILicence)
def partner_uid(licence: ILicence) -> str | None:
    """Its supplier."""
    return licence.supplier


@indexer(ILicence)
def SearchableText(licence: ILicence) -> str:
    return " ".join(text for text in (licence.title, licence.description) if text)
