"""What is stored already stops no page and breaks no output."""

from collections import Counter
from datetime import date
from every_page import pages
from every_page import places
from every_page import services
from frame import UNFRAMED
from icalendar import Calendar
from imio.mutualisation.security import TYPES
from itertools import cycle
from lxml import etree
from plone.dexterity.utils import iterSchemata
from plone.namedfile.interfaces import INamedField
from test_lists import ASKED
from zope.schema import getFields
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IFloat
from zope.schema.interfaces import IText

import csv
import json
import re
import transaction


# NUL, C0, C1, half of a surrogate pair, an override, what no XML holds, and markup.
BIZARRE = " \x00\x01\x0b\x1b\x85\ud800\u202e\ufffe <&>\"' fin"
FIRST, LAST = date(1, 1, 1), date(9999, 12, 31)
# What another record, an index of Plone or a number of the suite is found by.
KEYS = ("nis", "bce_number", "thread", "sitting_on", "number")


def planted(field, value, day):
    """What a field holds that was written before anybody stood at the door."""
    row = getattr(getattr(field, "value_type", None), "schema", None)
    if row is not None and value:
        columns = getFields(row)
        return [
            {
                name: planted(columns[name], each, day)
                if name in columns and name not in KEYS
                else each
                for name, each in old.items()
            }
            for old in value
        ]
    if ICollection.providedBy(field) and IText.providedBy(field.value_type):
        return [each + BIZARRE for each in value or ()]
    if IChoice.providedBy(field) or field.readonly:
        return value
    if INamedField.providedBy(field):
        return None  # of an annex, too, which owes one
    if IText.providedBy(field):
        return (value or "") + BIZARRE
    if IDate.providedBy(field):
        return min(day, field.max or LAST)
    return float("nan") if IFloat.providedBy(field) else value


def plant(site):
    """In every text, day and float that somebody writes, of every record; the days by
    turns.
    """
    count, ends = Counter(), cycle([FIRST, LAST])
    for brain in site.portal_catalog.getAllBrains():
        if not brain.portal_type.startswith("imio.mutualisation."):
            continue
        record, day = brain._unrestrictedGetObject(), next(ends)
        for schema in iterSchemata(record):
            if not schema.__module__.startswith("imio.mutualisation"):
                continue
            for name, field in getFields(schema).items():
                if not field.readonly and name not in KEYS:
                    setattr(record, name, planted(field, getattr(record, name), day))
                    count[field.__class__.__name__] += 1
        record.reindexObject()
    transaction.commit()
    return count


def addresses(site):
    """Each page and each service that is read, of a record of each type in each state."""
    kinds = [(kind, name) for kind, name, _ in pages()]
    for kind, name in [*kinds, *services()]:
        seen = set()
        for place in places(site, kind):
            state = getattr(place, "review_state", str)()
            if (place.portal_type, state) not in seen:
                seen.add((place.portal_type, state))
                yield f"{place.absolute_url()}/{name}{ASKED.get(name, '')}"
    for name in TYPES:
        query = f"portal_type=imio.mutualisation.{name}&fullobjects=1&b_size=20"
        yield f"{site.absolute_url()}/@search?{query}"


def parsed(answer):
    """The answer, read as strictly as its kind is."""
    kind = answer.headers.get("Content-Type", "").partition(";")[0]
    if kind.endswith("json"):
        json.loads(answer.content, parse_constant=lambda name: 1 / 0)
    elif kind.endswith(("xml", "atom+xml")):
        etree.fromstring(answer.content)
    elif kind == "text/calendar":
        Calendar.from_ical(answer.content)
    elif kind == "text/csv":
        list(csv.reader(answer.content.decode().splitlines(), strict=True))
    elif kind == "application/pdf":
        assert answer.content.startswith(b"%PDF")
    elif kind == "text/html":
        assert not re.search("[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\u202e]", answer.text)


def test_no_page_and_no_output_falls(client, site):
    person = client("imio-manager")
    known = sorted(set(addresses(site)))
    html = {"Accept": "text/html"}

    def ask(address):
        rest = "/@" in address and "/@@" not in address
        # The frame says of a record what it is called: on the page of each.
        bare = {} if rest or address.endswith("/view") else UNFRAMED
        headers = {} if rest else html
        return person.get(address, params=bare, headers=headers, allow_redirects=False)

    assert plant(site).total() > 1000
    wrong = []
    for address in known:
        answer = ask(address)
        if answer.status_code >= 500:
            wrong.append((address, answer.status_code))
            continue
        try:
            parsed(answer)
        except Exception as error:
            wrong.append((address, repr(error)))
    assert not wrong
