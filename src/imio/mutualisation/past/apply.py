"""Writes services that run: a request in support, and its signed quote."""

from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal
from imio.mutualisation.base.changes import note
from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.base.reference import next_reference
from imio.mutualisation.base.settings import number_due
from imio.mutualisation.base.shown import text
from imio.mutualisation.base.words import words
from imio.mutualisation.importing.because import SOURCE
from imio.mutualisation.importing.because import who_says_so
from imio.mutualisation.importing.columns import Values
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.past.columns import OF_REQUEST
from imio.mutualisation.request.schema import IServiceRequest
from plone import api
from Products.CMFCore.indexing import processQueue
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFields


# Threads of before have a series of their own, gapless as the others.
SERIES = "ANT"
KIND = "subscription"


def write(section: Any, lines: Iterable[Line]) -> Iterator[Line]:
    """Write each line and give it back; indexed at the end, as by the import of members."""
    for line in lines:
        if line.existing is None:
            _create(section[line.values["member"]], line.values)
        else:
            _change(line.existing, line.values["annual_fee"])
        yield line
    processQueue()


def _create(member: Any, values: Values) -> None:
    uid, title = values["product"]
    said = {name: values[name] for name in OF_REQUEST if name in values}
    request = create_unasked(
        member,
        "ServiceRequest",
        kind=KIND,
        product=uid,
        thread=next_reference(SERIES),
        need="",
        requested_on=values.get("signed_on") or values["support_from"],
        **{"annual_fee": Decimal(0), **said},
    )
    by = who_says_so()
    perform_itself(request, "bring_in", by)
    if values.get("signed_on"):
        _sign(request, title, values, by)
    request.reindexObject()


def _sign(request: Any, title: str, values: Values, by: str) -> None:
    """The quote as it was signed: what is paid once, and every year."""
    prices = (
        ("set_up_fee", values.get("one_off")),
        ("annual_fee", values.get("annual_fee")),
    )
    quote = create_unasked(
        request,
        "Quote",
        number=values.get("number") or request.thread,
        issued_on=values["signed_on"],
        signed_on=values["signed_on"],
        signed_name=values.get("signed_name") or "",
        lines=[_row(kind, title, price) for kind, price in prices if price],
    )
    quote.title = f"Devis {quote.number}"
    request.quote_number = quote.number
    perform_itself(quote, "bring_in", by)


def _row(kind: str, title: str, price: Decimal) -> dict[str, Any]:
    return {
        "kind": kind,
        "label": title,
        "quantity": Decimal(1),
        "unit": "",
        "unit_price": price,
        "vat_rate": number_due("vat_rate"),
    }


def _change(path: str, fee: Decimal) -> None:
    request = api.portal.get().unrestrictedTraverse(path)
    field = getFields(IServiceRequest)["annual_fee"]
    before = text(field, request.annual_fee)
    note(request, f"{words(field.title)} ({SOURCE})", before, text(field, fee))
    request.annual_fee = fee
    notify(ObjectModifiedEvent(request))
