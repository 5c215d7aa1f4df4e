"""What the catalogue reads of a record is the record's own."""

from imio.mutualisation.base.catalog import existing
from plone import api
from plone.indexer.interfaces import IIndexableObject
from zope.component import getMultiAdapter


def test_a_request_is_not_indexed_with_what_its_member_has(demo):
    found = existing("ServiceRequest", review_state="support")
    request = found[0]._unrestrictedGetObject()
    catalog = api.portal.get_tool("portal_catalog")
    read = getMultiAdapter((request, catalog), IIndexableObject)
    assert (read.review_state, read.thread) == ("support", request.thread)
    assert request.aq_parent.nis
    assert not hasattr(read, "nis")
