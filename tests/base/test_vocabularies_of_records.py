"""A vocabulary of records reads the catalogue when it is asked, and no more than asked."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.request.schema import IServiceRequest
from zope.schema import getFields

import pytest


@pytest.fixture
def products(demo):
    """The vocabulary of the products, as a form or REST gets it from a request."""
    return getFields(IServiceRequest)["product"].bind(demo).vocabulary


def test_a_bound_field_has_asked_nothing(demo, queries):
    for field in getFields(IServiceRequest).values():
        field.bind(demo)
    assert queries == []


def test_one_term_is_looked_up(products, queries):
    uid = existing("Product")[0].UID
    queries.clear()
    assert products.getTermByToken(uid).title == existing("Product", UID=uid)[0].Title
    assert queries == []


def test_all_of_them_are_read_once(products, queries):
    assert len(products) == len([term.title for term in products]) > 5
    assert len(queries) == 1


@pytest.mark.parametrize("value", ["", None, 3, "0" * 32])
def test_what_is_no_record_is_no_term(products, value):
    assert value not in products
    with pytest.raises(LookupError):
        products.getTerm(value)
