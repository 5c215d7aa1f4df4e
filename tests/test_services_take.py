"""Every service says what it takes, or reads, and refuses the rest by name."""

from every_page import places
from every_page import reading_services
from every_page import writing_services
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.interfaces import IMutualisationLayer
from plone import api
from zExceptions import NotFound
from zope.interface import alsoProvides

import pytest


@pytest.fixture
def ask(whole):
    """Why a service refuses a body, or a form, with a name that nobody takes."""
    request = whole.REQUEST
    alsoProvides(request, IMutualisationLayer)
    request.form["colour"] = "x"
    request.set("BODY", b'{"colour": "x"}')

    def ask(service, place):
        try:
            return service(place, request).reply()
        except Refusal as refusal:
            return refusal.refused.reason, refusal.refused.details.get("field")

    with api.env.adopt_user(username="imio-manager"):
        yield ask


@pytest.mark.row("M15")
def test_a_name_that_a_service_does_not_take_is_refused_by_name(whole, ask):
    known = list(writing_services())
    tried, wrong = set(), []
    for kind, name, service in known:
        for place in list(places(whole, kind))[:20]:
            try:
                told = ask(service, place)
            except NotFound:
                continue  # another section takes such a table
            tried.add(name)
            if told != ("unknown_field", "colour"):
                wrong.append((name, place, told))
    assert not wrong
    assert len(tried) > 25
    assert tried == {name for _, name, _ in known}


# One of Plone's that is closed to some, and the table, whose parameters are filters.
OTHERS = {"@vocabularies", "@list"}


def test_a_parameter_that_a_service_does_not_read_is_refused_by_name(portal):
    portal.REQUEST.form["colour"] = "x"
    others = set()
    for _kind, name, service in reading_services():
        if not issubclass(service, ReadingService):
            others.add(name)
            continue
        with pytest.raises(Refusal) as refusal:
            service(portal, portal.REQUEST)()
        assert refusal.value.refused.details == {"field": "colour"}
    assert others == OTHERS
