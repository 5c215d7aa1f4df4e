"""The short values of records: each is one, each is read, and REST tells them by name."""

from Acquisition import aq_base
from imio.mutualisation.base.brief import BRIEF
from imio.mutualisation.base.brief import NAMES
from imio.mutualisation.base.catalog import existing
from pathlib import Path
from plone import api
from plone.dexterity.utils import createContent
from plone.indexer.interfaces import IIndexer
from zope.component import queryMultiAdapter

import imio.mutualisation
import pytest
import re


ROOT = Path(imio.mutualisation.__file__).parent
READING = re.compile(r"\.(\w+)|brain/(\w+)|\"(\w+)\"")
APART = ("brief.py", "schema.py", "indexers.py")


@pytest.mark.parametrize(
    "type_name, name", [(each, name) for each in BRIEF for name in BRIEF[each]]
)
def test_a_short_value_is_one_of_its_type(portal, type_name, name):
    record = createContent(type_name)
    catalog = api.portal.get_tool("portal_catalog")
    indexer = queryMultiAdapter((record, catalog), IIndexer, name=name)
    assert indexer or hasattr(aq_base(record), name)


def test_no_short_value_is_kept_that_nothing_reads():
    found = [*ROOT.rglob("*.py"), *ROOT.rglob("*.pt")]
    sources = [each for each in found if each.name not in APART]
    read = {
        name
        for path in sources
        if "upgrades" not in path.parts
        for found in READING.findall(path.read_text(encoding="utf-8"))
        for name in found
    }
    assert NAMES - read == set()


def test_the_catalogue_keeps_them_and_lists_read_them(demo):
    brain = existing("ServiceRequest", review_state="support")[0]
    request = brain._unrestrictedGetObject()
    assert (brain.thread, brain.annual_fee) == (request.thread, request.annual_fee)
    assert brain.admitted_on is None


@pytest.mark.parametrize("asked", ["thread", "_all"])
def test_rest_tells_them_by_name(client, asked):
    found = client("imio-officer").get(
        "@search",
        params={
            "portal_type": "imio.mutualisation.ServiceRequest",
            "metadata_fields": asked,
        },
    )
    rows = found.json()["items"]
    assert rows
    assert all(row["thread"].startswith("MUT-") for row in rows)
    assert not any("brief" in row for row in rows)


def test_it_does_so_for_a_query_that_is_sent_in_the_body(client):
    where = "plone.app.querystring.operation.selection.any"
    query = {"i": "portal_type", "o": where, "v": ["imio.mutualisation.ServiceRequest"]}
    body = {"query": [query], "metadata_fields": ["thread"]}
    found = client("imio-officer").post("@querystring-search", json=body).json()
    assert found["items"]
    assert all(row["thread"].startswith("MUT-") for row in found["items"])
