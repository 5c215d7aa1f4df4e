"""What a GET computes beside the fields is named where it is computed."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.workflows import ADDED
from plone.restapi.interfaces import ISerializeToJson
from zope.component import getMultiAdapter


def test_a_type_names_what_it_computes(demo, demonstration):
    request, computed = demonstration["request"], set()
    for brain in [existing(name)[0] for name in ADDED if existing(name)]:
        record = brain._unrestrictedGetObject()
        serializer = getMultiAdapter((record, request), ISerializeToJson)
        names = getattr(serializer, "adds", ())
        assert not names or set(serializer.added()) == set(names)
        computed |= {record.portal_type.rpartition(".")[2]} if names else set()
    assert computed == {
        "Advice",
        "Allotment",
        "Deliberation",
        "Incident",
        "Licence",
        "Quote",
        "Partner",
        "ServiceRequest",
    }
