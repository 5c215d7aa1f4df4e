"""Every day says what it is: of a fact, never to come, or of a plan; days stand in order."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.fields import Day
from imio.mutualisation.base.fields import Instant
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.typed import disorder
from imio.mutualisation.base.typed import held
from imio.mutualisation.base.words import words
from imio.mutualisation.deliberation.importing.columns import COLUMNS
from imio.mutualisation.deliberation.importing.importer import DELIBERATIONS
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.importing.table import read_table
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.member.importing.importer import MEMBERS
from plone import api
from plone.restapi.interfaces import IFieldDeserializer
from test_typed_doors import all_fields
from z3c.form.interfaces import IFormLayer
from z3c.form.interfaces import IManagerValidator
from z3c.form.interfaces import IValidator
from zope.component import getMultiAdapter
from zope.interface import alsoProvides
from zope.schema import getFields
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime

import json
import pytest


TOMORROW = clock.today() + timedelta(days=1)
TODAY = clock.today()


def days():
    """The days and moments of every schema and row of ours."""
    kinds = (IDate, IDatetime)
    return [each for each in all_fields() if any(k.providedBy(each) for k in kinds)]


def facts():
    return [each for each in days() if each.fact]


def pairs():
    """Each day that follows another one, with it."""
    return [(each, each.interface[name]) for each in days() for name in each.since]


@pytest.fixture
def request_of_ours(portal):
    alsoProvides(portal.REQUEST, IMutualisationLayer, IFormLayer)
    return portal.REQUEST


def validator(place, request, schema):
    """What a form and a PATCH ask of a schema as a whole."""
    asked = (place, request, None, schema, None)
    return getMultiAdapter(asked, IManagerValidator)


def test_every_day_is_said_to_be_a_fact_or_a_plan(portal):
    undeclared = [each for each in days() if not isinstance(each, Day | Instant)]
    assert not undeclared
    assert len(days()) > 80 and len(facts()) > 40


def test_days_follow_days_of_the_same_record(portal):
    known = days()
    assert all(other in known for _, other in pairs())
    assert len(pairs()) > 20


@pytest.mark.row("D22")
def test_no_fact_is_to_come_over_rest_nor_in_a_form(portal, request_of_ours):
    for field in facts():
        if not IDate.providedBy(field):
            assert not held(field, datetime.combine(TOMORROW, datetime.min.time()))
            continue
        read = getMultiAdapter((field, portal, request_of_ours), IFieldDeserializer)
        with pytest.raises(Unfit) as refusal:
            read(TOMORROW.isoformat())
        assert refusal.value.refused.reason == "day_to_come"
        assert refusal.value.refused.details["value"] == TOMORROW
        assert read(TODAY.isoformat()) == TODAY
        asked = (portal, request_of_ours, None, field, None)
        with pytest.raises(Unfit):
            getMultiAdapter(asked, IValidator).validate(TOMORROW)


def test_a_plan_may_be_to_come(portal, request_of_ours):
    for field in days():
        if IDate.providedBy(field) and not field.fact:
            read = getMultiAdapter((field, portal, request_of_ours), IFieldDeserializer)
            assert read(TOMORROW.isoformat()) == TOMORROW


@pytest.mark.row("D22")
def test_every_order_is_asked_of_forms_and_bodies(portal, request_of_ours):
    """Both days are named."""
    for later, earlier in pairs():
        values = {later.__name__: date(2020, 1, 1), earlier.__name__: date(2020, 1, 2)}
        order = validator(portal, request_of_ours, later.interface)
        told = list(order.disorder(values))
        assert {each.reason for each in told} == {"days_out_of_order"}
        assert words(earlier.title) in {each.details["other"] for each in told}
        assert later.__name__ in {each.details["field"] for each in told}


def chains():
    """Each day that follows one that follows another, with the first."""
    return [
        (late, late.interface[first])
        for late, between in pairs()
        for first in between.since
    ]


def test_a_day_that_is_not_known_hides_no_disorder(portal):
    """Nobody says when an act was sent: it was received after its sitting all the same."""
    for late, first in chains():
        data = {late.__name__: TODAY - timedelta(days=2), first.__name__: TODAY}
        told = [*disorder(late.interface, data.get, data)]
        assert [each.reason for each in told] == ["days_out_of_order"], late
    assert chains()


def test_what_was_wrong_before_stops_no_other_edit(demo):
    alsoProvides(demo.REQUEST, IMutualisationLayer, IFormLayer)
    act = existing("Deliberation")[0]._unrestrictedGetObject()
    act.transmitted_on, act.received_on = date(2020, 1, 2), date(2020, 1, 1)
    order = validator(act, demo.REQUEST, IDeliberation)
    assert not list(order.disorder({"title": "Acte"}))
    assert list(order.disorder({"received_on": date(2019, 1, 1)}))


# --- Each door, once ------------------------------------------------------------------


def test_rest_names_both_days_and_writes_nothing(client):
    agent = client("agent-andenne")
    act = {"@type": "imio.mutualisation.Deliberation", "title": "Acte"}
    url = agent.post("adherents/andenne", json=act).json()["@id"]
    wrong = {"sitting_on": "2026-05-01", "convened_on": "2026-05-02"}
    told = agent.patch(url, json=wrong)
    assert (told.status_code, told.json()["reason"]) == (400, "days_out_of_order")
    assert "01/05/2026" in told.text and "02/05/2026" in told.text
    assert agent.get(url).json()["sitting_on"] is None


def test_a_row_of_a_grid_is_in_order(client):
    release = {"version": "9", "released_on": "2026-05-02"}
    rows = {"releases": [{**release, "supported_until": "2026-05-01"}]}
    told = client("imio-officer").patch("catalogue/urbanisme", json=rows)
    assert (told.status_code, told.json()["reason"]) == (400, "days_out_of_order")


def test_a_form_says_it_and_keeps_what_was_typed(client):
    officer = client("imio-officer")
    form = {
        "form.widgets.IBasic.title": "x",
        "form.widgets.title": "Titre tapé",
        "form.widgets.share_recorded_on": TOMORROW.isoformat(),
        "form.buttons.save": "1",
    }
    page = send(officer, "adherents/andenne/edit", **form).text
    assert "est encore à venir" in page and "Titre tapé" in page


def test_a_cell_of_a_form_is_asked_too(client):
    officer, row = client("imio-officer"), "form.widgets.releases.0.widgets."
    form = {
        "form.widgets.releases.count": "1",
        "form.widgets.releases.0-empty-marker": "1",
        f"{row}version": "Version tapée",
        f"{row}released_on": TOMORROW.isoformat(),
        f"{row}supported_until": "",
        "form.buttons.save": "1",
    }
    page = send(officer, "catalogue/urbanisme/edit", **form).text
    kept = officer.get("catalogue/urbanisme").json()["releases"]
    assert "Version tapée" not in str(kept)
    assert "est encore à venir" in page and "Version tapée" in page


@pytest.mark.parametrize(
    "column", [each for each in COLUMNS if each.field in getFields(IDeliberation)]
)
def test_an_import_of_acts_refuses_it(demo, column):
    field = IDeliberation[column.field]
    if not getattr(field, "fact", False):
        return
    line = {"objet": "Acte", column.name: TOMORROW.isoformat()}
    with api.env.adopt_user(username="imio-officer"):
        table = read_table(json.dumps([line]).encode())
        (told,) = DELIBERATIONS.plan(demo["deliberations"], table)
    assert "day_to_come" in {each.reason for each in told.reasons}


def test_an_import_of_members_refuses_it(demo):
    line = {
        "nom": "Autorité",
        "type": "intercommunale",
        "population": "5",
        "population_date": TOMORROW.isoformat(),
    }
    with api.env.adopt_user(username="imio-officer"):
        table = read_table(json.dumps([line]).encode())
        (told,) = MEMBERS.plan(demo["adherents"], table)
    assert [each.reason for each in told.reasons] == ["day_to_come"]
