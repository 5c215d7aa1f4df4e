"""An incident from its declaration to its end, as IMIO and the members see it."""

from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.continuity import opening
from imio.mutualisation.continuity.due import settle
from imio.mutualisation.request.measures import note_measures
from imio.mutualisation.rules.deadlines import months_after
from plone import api

import pytest


@pytest.fixture
def officer(demo):
    with api.env.adopt_user(username="imio-officer"):
        yield demo


def incident_on(portal, named, **values):
    known = {
        "kind": "end_of_support",
        "effective_on": months_after(clock.today(), 6),
        "provider_commitment": "none",
        "product": uid(portal["catalogue"][named]),
    }
    return create_in(portal["continuite"], "Incident", **{**known, **values})


def requests_of(incident):
    return existing("ServiceRequest", incident_uid=uid(incident))


def ended(request):
    request.roadmap = [{**row, "done": True} for row in request.roadmap]
    perform(request, "conclude", "Nouvelle solution en place.")


@pytest.mark.row("E1", "E5")
def test_each_member_that_is_exposed_gets_a_request(officer):
    incident = incident_on(officer, "deliberations")
    perform(incident, "declare")
    opened = requests_of(incident)
    assert {brain.getPath().split("/")[-2] for brain in opened} == {"andenne", "mons"}
    assert {brain.review_state for brain in opened} == {"request"}
    assert incident.exposed_members == 2
    assert incident.title == "Fin de support – Gestion des délibérations"


@pytest.mark.row("E2", "E3")
def test_the_roadmap_is_dated_from_the_end_of_the_support(officer):
    incident = incident_on(officer, "deliberations")
    perform(incident, "declare")
    roadmap = requests_of(incident)[0]._unrestrictedGetObject().roadmap
    kinds = {row["kind"] for row in roadmap}
    assert kinds == {"practice", "temporary_support", "replacement"}
    assert clock.today() <= min(row["due"] for row in roadmap)
    assert max(row["due"] for row in roadmap) > incident.effective_on


@pytest.mark.row("E5")
def test_the_product_says_when_its_support_ends(officer):
    incident = incident_on(officer, "deliberations")
    perform(incident, "declare")
    product = existing("Product", UID=incident.product)[0]
    assert product.maintained_until == incident.effective_on


@pytest.mark.row("E1")
def test_a_request_of_the_member_itself_is_taken_over(officer):
    with api.env.adopt_user(username="agent-mons"):
        own = create_in(
            officer["adherents"]["mons"],
            "ServiceRequest",
            kind="continuity",
            product=uid(officer["catalogue"]["deliberations"]),
            need="Que devient notre solution ?",
        )
        perform(own, "submit")
    incident = incident_on(officer, "deliberations")
    perform(incident, "declare")
    assert own.incident == uid(incident)
    assert own.roadmap
    assert len(requests_of(incident)) == 2


@pytest.mark.row("E1")
def test_opening_again_opens_only_what_is_missing(officer):
    incident = incident_on(officer, "deliberations")
    perform(incident, "declare")
    incident.exposed = incident.exposed[1:]
    before = len(requests_of(incident))
    perform(incident, "open_missing")
    assert len(incident.exposed) == 2
    assert len(requests_of(incident)) == before + 1


@pytest.mark.row("E2")
def test_an_incident_is_settled_with_its_last_request(officer):
    incident = incident_on(officer, "deliberations")
    perform(incident, "declare")
    assert incident.may_settle().reason == "continuity_open"
    for brain in requests_of(incident):
        ended(brain._unrestrictedGetObject())
    perform(incident, "settle", "Tous ont une autre solution.")
    assert incident.review_state() == "settled"


@pytest.mark.row("E9", "E10")
@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"provider_commitment": None}, "commitment_unchecked"),
        ({"provider_commitment": "broken"}, "commitment_note_missing"),
        ({"kind": "forced_migration"}, "migration_cost_missing"),
        ({"effective_on": None}, "effective_date_missing"),
        ({"product": None}, "subject_missing"),
    ],
)
def test_what_is_not_looked_up_is_not_declared(officer, values, reason):
    incident = incident_on(officer, "deliberations", **values)
    assert incident.may_declare().reason == reason


@pytest.mark.row("E10")
def test_an_incident_of_a_contract_touches_those_who_draw(officer):
    licence = existing("Licence", review_state="active")[0]
    drawn = existing(
        "Allotment", licence_uid=licence.UID, review_state=("granted", "in_use")
    )
    incident = incident_on(officer, "deliberations", product=None, licence=licence.UID)
    perform(incident, "declare")
    assert incident.exposed_members == len({brain.member_uid for brain in drawn}) > 0
    assert incident.exposed_cost == sum(b.quantity for b in drawn) * licence.price


@pytest.mark.row("E4", "E6")
def test_a_package_is_not_continued_by_imio(officer):
    incident = incident_on(officer, "deliberations")
    perform(incident, "declare")
    request = requests_of(incident)[0]._unrestrictedGetObject()
    request.asks = "functional_continuation"
    assert request.may_quote().reason == "package_not_continued"
    request.custom_work = True
    assert request.may_quote().reason == "quote_not_sent"


def test_a_declared_day_stays(officer):
    incident = incident_on(officer, "deliberations")
    perform(incident, "declare")
    writes = "imio.mutualisation: Write Terms"
    assert not api.user.has_permission(writes, obj=incident)
    assert isinstance(incident.declared_on, date)


@pytest.mark.row("E1")
def test_who_only_asked_is_touched_too(officer):
    aductis = uid(officer["catalogue"]["aductis"])
    with api.env.adopt_user(username="agent-mons"):
        mons = officer["adherents"]["mons"]
        asked = {"kind": "continuity", "product": aductis, "need": "Et après ?"}
        own = create_in(mons, "ServiceRequest", **asked)
        perform(own, "submit")
    incident = incident_on(officer, "aductis")
    assert incident.commitment("declare")[0].startswith("1 adhérent(s)")
    perform(incident, "declare")
    assert [row["request"] for row in incident.exposed] == [uid(own)]


@pytest.mark.row("A15")
def test_who_did_not_follow_pursues_it_alone(officer):
    incident = incident_on(officer, "qualicite-site-internet")
    perform(incident, "declare")
    names = {row["title"] for row in incident.exposed}
    assert names == {"Bastogne", "Gembloux", "Genappe", "Mons"}


@pytest.mark.row("E2", "E3")
def test_measures_are_ticked_off(officer):
    incident = incident_on(officer, "deliberations")
    perform(incident, "declare")
    request = requests_of(incident)[0]._unrestrictedGetObject()
    note_measures(request, {"done-0": "1", "note-0": "Liste fictive"})
    first, *others = request.roadmap
    assert (first["done"], first["note"]) == (True, "Liste fictive")
    assert not any(row["done"] for row in others)


@pytest.mark.row("E1")
def test_many_are_opened_in_turns(officer, monkeypatch):
    monkeypatch.setattr(opening, "AT_ONCE", 1)
    incident = incident_on(officer, "qualicite-site-internet")
    perform(incident, "declare")
    assert sum(bool(row["request"] or row["problem"]) for row in incident.exposed) == 1
    assert len(incident.exposed) == 4
    assert {line.what for line in settle() if line.obj == incident} == {"open_missing"}
    assert len(requests_of(incident)) == 3
    assert not [line for line in settle() if line.obj == incident]
    unopened = [row for row in incident.exposed if not row["request"]]
    assert [row["title"] for row in unopened] == ["Bastogne"]
    assert "demandez d’abord l’adhésion" in unopened[0]["problem"]
