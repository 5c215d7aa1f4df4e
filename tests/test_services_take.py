"""Every service says what it takes, or reads, and refuses the rest by name."""

from every_page import places
from every_page import reading_services
from every_page import writing_services
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.documents import uploaded
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.parts import OnePart
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.tender.schema import ITender
from plone import api
from plone.restapi.exceptions import DeserializationError
from plone.restapi.services import Service
from zExceptions import HTTPException
from zExceptions import NotFound
from zope.interface import alsoProvides
from zope.publisher.interfaces import IPublishTraverse
from zope.schema import ValidationError

import json
import pytest
import transaction


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


# What a client may send by mistake under any name.
SHAPES = [5, True, {}, {"x": 5}, [], [5], [[]], "x", "9999-99-99", "\u00a0"]
TOLD = (Refusal, ValidationError, HTTPException, DeserializationError)


@pytest.mark.row("M15")
def test_no_shape_of_any_value_is_an_error_of_the_site(whole, send_to):
    fallen, tried = [], set()
    for kind, name, service in writing_services():
        place = next(places(whole, kind))
        for field in getattr(service, "takes", ()):
            tried.add(field)
            for shape in SHAPES:
                try:
                    send_to(service, place, {field: shape})
                except TOLD:
                    pass
                except Exception as error:
                    fallen.append((name, field, shape, repr(error)))
    assert fallen == []
    assert len(tried) > 40


OPEN = "marches/logiciel-de-gestion-des-subsides"


@pytest.mark.row("M15")
def test_whoever_is_not_signed_in_is_refused_by_each_service_of_a_tender(client):
    own = {
        (name, each.takes) for kind, name, each in writing_services() if kind is ITender
    }
    for name, takes in own:
        answer = client(None).post(f"{OPEN}/{name}", json=dict.fromkeys(takes, "x"))
        assert 400 <= answer.status_code < 500, (name, answer.text)
    assert len(own) > 15


@pytest.fixture
def send_to(whole):
    """Take a body in, by a manager; what was written is undone."""
    request = whole.REQUEST
    alsoProvides(request, IMutualisationLayer)

    def send_to(service, place, body):
        request.set("BODY", json.dumps(body).encode())
        before = transaction.savepoint()
        try:
            service(place, request).reply()
        finally:
            before.rollback()

    with api.env.adopt_user(username="imio-manager"):
        yield send_to


def test_what_comes_after_the_part_of_an_address_leads_nowhere(portal):
    """`@views/x/<key>` is no view: it is refused once it is known who asks."""
    ours = [*reading_services(), *writing_services()]
    longer = {each for *_, each in ours if IPublishTraverse.implementedBy(each)}
    longer = {each for each in longer if issubclass(each, Service)}
    assert len(longer) > 4
    for service in longer:
        asked = service(portal, portal.REQUEST)
        if isinstance(asked, OnePart):
            asked.publishTraverse(portal.REQUEST, "x").publishTraverse(None, "y")
            with pytest.raises(NotFound):
                asked()


@pytest.mark.parametrize("files", [{}, "abc", 5, {"filename": "x"}, [5], [{}], ""])
def test_what_is_no_file_goes_with_no_message(client, files):
    request = client("agent-andenne").get("adherents/andenne/mut-2026-00002")
    body = {"text": "Avec un fichier", "files": files}
    told = client("agent-andenne").post(f"{request.json()['@id']}/@messages", json=body)
    assert (told.status_code, told.json()["reason"]) == (400, "document_unreadable")


def test_a_text_is_no_file_of_a_form(portal):
    with pytest.raises(Refusal):
        uploaded({"files": "abc"})


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
