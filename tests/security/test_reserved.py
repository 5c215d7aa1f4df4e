"""What a document, an export or a feed says, its reader may read in the record."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.security import TYPES
from io import BytesIO
from plone import api
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.dexterity.utils import iterSchemata
from plone.supermodel.utils import mergedTaggedValueDict
from pypdf import PdfReader
from zope.component import getSiteManager
from zope.interface import alsoProvides
from zope.interface import Interface
from zope.interface import providedBy
from zope.schema import getFields
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDecimal
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IText
from zope.security.interfaces import IPermission

import pytest


MARK = "canari-9c1d"
READERS = (None, "agent-durbuy", "partenaire-beta", "agent-mons")
# What leads to something else than words: another record, a lot, a criterion.
KEYS = {
    "member",
    "partner",
    "bid",
    "lot",
    "criterion",
    "evaluator",
    "licence",
    "product",
}
SENT = (".pdf", ".ics", ".atom", ".jsonld", ".xlsx", ".csv", ".xml", ".json")
OF_THE_SITE = (
    "@ocds",
    "@scdl",
    "@scdl?format=json",
    "@@echeances.ics",
    "licences/@@echeances-licences.ics",
    "deliberations/@@deliberations.atom",
)


def reserved(record):
    """The fields that one may read with a permission of their own: name, permission."""
    for schema in iterSchemata(record):
        asked = mergedTaggedValueDict(schema, READ_PERMISSIONS_KEY)
        yield from ((schema[name], permission) for name, permission in asked.items())


def marked(value):
    """A value with the mark in all its words."""
    match value:
        case str():
            return f"{value} {MARK}"
        case dict():
            return {
                name: each if name in KEYS else marked(each)
                for name, each in value.items()
            }
        case list():
            return [marked(each) for each in value]
    return value


KINDS = {IDecimal: Decimal(1), IInt: 1, IDate: date(2026, 1, 1), IBool: False}


def row_of(schema):
    """A row of a grid, with the mark in its words."""
    return {
        name: next((v for kind, v in KINDS.items() if kind.providedBy(field)), MARK)
        for name, field in getFields(schema).items()
    }


def planted(field, value):
    """The mark in a text or in the rows of a grid; nothing where there are no words."""
    if IText.providedBy(field):
        return MARK
    row = getattr(getattr(field, "value_type", None), "schema", None)
    if row is None:
        return None
    return marked(value) if value else [row_of(row)]


def mark(site):
    """Each reserved field in words of each record; their paths, and what was marked."""
    told = {}
    for name in TYPES:
        for brain in existing(name):
            record = brain._unrestrictedGetObject()
            for field, permission in reserved(record):
                words = planted(field, getattr(record, field.__name__, None))
                if words is not None:
                    setattr(record, field.__name__, words)
                    told.setdefault(brain.getPath(), set()).add(permission)
    return told


def documents(record, request):
    """The views and services of a record that make something to send or keep."""
    wanted = (providedBy(record), providedBy(request))
    names = {name for name, _ in getSiteManager().adapters.lookupAll(wanted, Interface)}
    services = {name[4:] for name in names if name.startswith("GET_application_json_@")}
    ours = {name for name in names if name.endswith(SENT)}
    return sorted(f"@@{name}" for name in ours) + sorted(services)


def words(answer):
    if answer.content.startswith(b"%PDF"):
        pages = PdfReader(BytesIO(answer.content)).pages
        return "".join(page.extract_text() for page in pages)
    return answer.text


@pytest.mark.parametrize("login", READERS)
def test_nothing_that_is_sent_says_what_is_reserved(
    functional, client, once, site, login
):
    told, person = once(mark), client(login)
    assert len(told) > 5
    request = functional["request"].clone()
    alsoProvides(request, IMutualisationLayer)
    spilt = [path for path in OF_THE_SITE if MARK in words(person.get(path))]
    user = api.user.get(username=login) if login else None
    for path, permissions in told.items():
        record = site.unrestrictedTraverse(path)
        if user and may_read(user, record, permissions):
            continue
        for name in documents(record, request):
            answer = person.get(f"{record.absolute_url()}/{name}")
            if MARK in words(answer) or answer.status_code >= 500:
                spilt.append((path, name, answer.status_code))
    assert spilt == []


def may_read(user, record, permissions):
    titles = [api_title(each) for each in permissions]
    return any(user.has_permission(title, record) for title in titles)


def api_title(permission):
    return getSiteManager().getUtility(IPermission, permission).title
