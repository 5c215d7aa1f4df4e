"""What a table of services would do, line by line, without doing it."""

from collections.abc import Iterator
from dataclasses import dataclass
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.typed import unsound
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.importing.columns import read_cells
from imio.mutualisation.importing.columns import recognised
from imio.mutualisation.importing.columns import Values
from imio.mutualisation.importing.outcome import Change
from imio.mutualisation.importing.outcome import CHANGED
from imio.mutualisation.importing.outcome import CREATED
from imio.mutualisation.importing.outcome import Line
from imio.mutualisation.importing.outcome import REFUSED
from imio.mutualisation.importing.outcome import UNCHANGED
from imio.mutualisation.importing.table import Row
from imio.mutualisation.importing.table import Table
from imio.mutualisation.member.importing.known import Existing
from imio.mutualisation.member.importing.known import Known
from imio.mutualisation.member.importing.site import known_members
from imio.mutualisation.past.columns import COLUMNS
from imio.mutualisation.past.columns import OF_QUOTE
from imio.mutualisation.past.columns import OF_REQUEST
from imio.mutualisation.past.lines import by_word
from imio.mutualisation.past.lines import member_told
from imio.mutualisation.past.lines import named
from imio.mutualisation.quote.schema import IQuote
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules.past import may_have_run
from imio.mutualisation.rules.states import PRODUCT_WATCHED
from imio.mutualisation.rules.states import REQUEST_DONE
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from zope.schema import getFields

import re


# What the suite gives itself, and nothing of before bears.
OWN_NUMBER = re.compile(r"(MUT|DEV|ANT)-\d{4}-\d{5}.*")

Key = tuple[str, str, Any]


@dataclass(frozen=True, slots=True)
class Site:
    """What lines are about: members, products by word, and what runs by its key.

    A service is known by its member, its product and the day since which it is supported.
    """

    members: Known
    products: dict[str, list[Any]]
    running: dict[Key, Any]


def site_of(section: Any) -> Site:
    """Loaded once for a table."""
    products = by_word(existing("Product", review_state=list(PRODUCT_WATCHED)))
    requests = (
        brain._unrestrictedGetObject()
        for brain in existing("ServiceRequest", review_state=list(REQUEST_DONE))
    )
    running = {_key(each): each for each in requests}
    return Site(known_members(section), products, running)


def _key(request: Any) -> Key:
    return request.aq_parent.getId(), request.product or "", request.support_from


def planned(section: Any, table: Table) -> tuple[Line, ...] | Refused:
    """The lines of a table over what runs. Refused: as `recognised`."""
    columns = recognised(table.header, COLUMNS)
    if isinstance(columns, Refused):
        return columns
    site, seen = site_of(section), dict[Key, int]()
    return tuple(_line(row, columns, site, seen) for row in table.rows)


def _line(
    row: Row, columns: tuple[Column | None, ...], site: Site, seen: dict[Key, int]
) -> Line:
    values, wrong = read_cells(row, columns)
    member = member_told(values, site.members)
    product = named(site.products, values.get("product"), "product_unknown", "product")
    reasons = [*wrong.values(), *_reasons(values, member, product)]
    name = " – ".join(filter(None, (values.get("title"), values.get("product"))))
    if reasons or not isinstance(member, Existing):
        return Line(row.line, name, REFUSED, tuple(reasons))
    key = (member.id, product.UID, values["support_from"])
    first = seen.setdefault(key, row.line)
    if first != row.line:
        twice = Refused("duplicate_line", {"line": first})
        return Line(row.line, name, REFUSED, (twice,))
    return _known(row.line, name, values, site.running.get(key)) or Line(
        row.line,
        name,
        CREATED,
        (),
        None,
        {**values, "member": member.id, "product": (product.UID, product.Title)},
    )


def _known(number: int, name: str, values: Values, request: Any) -> Line | None:
    """A service that runs already: only its fee may be another one."""
    if request is None:
        return None
    if not _says_no_more(values, request):
        return Line(number, name, REFUSED, (Refused("service_known"),))
    fee = values.get("annual_fee", request.annual_fee)
    if fee == request.annual_fee:
        return Line(number, name, UNCHANGED)
    field = getFields(IServiceRequest)["annual_fee"]
    change = Change("redevance", field, request.annual_fee, fee)
    path = "/".join(request.getPhysicalPath())
    return Line(number, name, CHANGED, (), path, {"annual_fee": fee}, changes=(change,))


def _says_no_more(values: Values, request: Any) -> bool:
    """Whether a line tells of a service what is known of it, its fee aside."""
    quotes = {quote.number for quote in request.quotes()}
    signed = values.get("acceptance_signed_on", request.acceptance_signed_on)
    told = values.get("number")
    return signed == request.acceptance_signed_on and (not told or told in quotes)


def _reasons(values: Values, *about: object) -> Iterator[Refused]:
    yield from (each for each in about if isinstance(each, Refused))
    if OWN_NUMBER.fullmatch(values.get("number", "")):
        yield Refused("number_of_series", {"value": values["number"]})
    yield from refusals(may_have_run(values))
    for schema, names in ((IServiceRequest, OF_REQUEST), (IQuote, OF_QUOTE)):
        yield from unsound(schema, {name: values.get(name) for name in names})
