"""How far the members have come: on the pages, over REST, and who reads what."""

from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.guard import perform
from imio.mutualisation.member.migration import legacy_products
from imio.mutualisation.member.migration import moves_of
from plone import api

import pytest


HTML = {"Accept": "text/html"}
COUNCIL, WEBSITE = "qualicite-deliberations", "qualicite-site-internet"
COUNTED = {
    COUNCIL: {"done": 4, "under_way": 0, "to_do": 0, "late": 0, "out_of_support": 2},
    WEBSITE: {"done": 1, "under_way": 1, "to_do": 2, "late": 1, "out_of_support": 1},
}


@pytest.fixture
def members(demo):
    with api.env.adopt_user(username="imio-manager"):
        yield demo["adherents"]


def row(product, **values):
    return {"product": product, "state": "to_do", **values}


def record(person, *rows):
    return person.patch("adherents/bastogne", json={"migrations": list(rows)})


# --- Figures ----------------------------------------------------------------


@pytest.mark.row("A13", "A14", "A15")
def test_every_member_is_counted_by_product(members):
    legacies = legacy_products()
    counted = {each.product.getId: dict(each.progress.counts) for each in legacies}
    assert counted == COUNTED
    assert [str(each.progress.percent_done) for each in legacies] == ["80", "20"]
    assert legacies[0].successor.getId == "deliberations"


@pytest.mark.row("A15")
def test_who_leaves_is_on_its_own(members):
    def standings():
        legacy = legacy_products()[1]
        return {each.member.getId: each.standing for each in legacy.followers}

    assert standings()["bastogne"] == "to_do"
    bastogne = members["bastogne"]
    api.portal.get_tool("portal_workflow").setStatusOf(
        "mutualisation_member", bastogne, {"review_state": "former"}
    )
    bastogne.left_on = clock.today()
    bastogne.reindexObject()
    assert standings()["bastogne"] == "out_of_support"


@pytest.mark.row("A12")
def test_a_merged_authority_hands_its_moves_over(members):
    mons, durbuy = members["mons"], members["durbuy"]
    durbuy.successor_nis, durbuy.merged_on = mons.nis, clock.today()
    perform(durbuy, "merge", "Fusion fictive")
    moved = {each.product.getId: each.standing for each in moves_of(mons)}
    assert moved == {COUNCIL: "done", WEBSITE: "under_way"}
    website = legacy_products()[1]
    assert "durbuy" not in [each.member.getId for each in website.followers]


def test_the_catalogue_keeps_product_state_and_day(members):
    kept = existing("Member", id="andenne")[0].migrations
    product = uid(members.aq_parent["catalogue"][COUNCIL])
    assert kept[0] == f"{product}:done:2012-11-30"


# --- Who reads what ---------------------------------------------------------


@pytest.mark.row("A13")
@pytest.mark.parametrize("login", [None, "agent-mons", "imio-officer", "auditeur"])
def test_names_are_for_those_who_see_the_figures(client, login):
    person, staff = client(login), login in ("imio-officer", "auditeur")
    items = person.get("adherents/@migration").json()["items"]
    assert [each["counts"] for each in items] == [COUNTED[COUNCIL], COUNTED[WEBSITE]]
    assert ["members" in each for each in items] == [staff, staff]
    page = person.get("adherents/@@migration", headers=HTML).text
    assert "80 %" in page
    assert "mut-kicker" in page
    assert ("Wavre" in page) is staff


@pytest.mark.row("A14", "A15")
def test_over_rest_a_product_says_what_it_was(client):
    council = client("imio-officer").get("@migration").json()["items"][0]
    assert council["support_until"] == "2012-12-31"
    assert council["successor"]["@id"].endswith("/catalogue/deliberations")
    wavre = next(each for each in council["members"] if each["title"] == "Wavre")
    assert (wavre["standing"], wavre["closing_date"]) == ("out_of_support", None)


@pytest.mark.row("A12", "A13")
def test_a_member_reads_what_comes_next(client):
    page = client("agent-mons").get("adherents/mons", headers=HTML).text
    shown = (f"/catalogue/{WEBSITE}", "/catalogue/site-web", "15/10/2012")
    assert not [text for text in shown if text not in page]


# --- What may be recorded ---------------------------------------------------


@pytest.mark.row("A13")
def test_an_officer_names_the_product_by_its_short_name(client):
    officer = client("imio-officer")
    done = row(COUNCIL, state="done", closing_date="2020-05-04", target="deliberations")
    assert record(officer, done).status_code == 204
    kept = officer.get("adherents/bastogne").json()["migrations"]
    assert [each["closing_date"] for each in kept] == ["2020-05-04"]
    council = officer.get("@migration").json()["items"][0]
    assert "Bastogne" in [each["title"] for each in council["members"]]


@pytest.mark.row("A13")
@pytest.mark.parametrize(
    "rows",
    [
        [row(COUNCIL, state="done")],
        [row(COUNCIL, state="done", closing_date="2999-01-01")],
        [row(COUNCIL), row(COUNCIL)],
        [row(COUNCIL, target=COUNCIL)],
        [row("nulle-part")],
        [row(COUNCIL, state="begun")],
    ],
)
def test_what_makes_no_sense_is_refused(client, rows):
    answer = record(client("imio-officer"), *rows)
    assert answer.status_code == 400
    assert answer.json()["message"]


def test_a_member_does_not_write_its_own(client):
    agent = client("agent-mons")
    answer = agent.patch("adherents/mons", json={"migrations": []})
    assert answer.status_code == 403
    assert len(agent.get("adherents/mons").json()["migrations"]) == 2


@pytest.mark.row("A13")
def test_the_form_keeps_what_was_typed(client):
    officer, row_of = client("imio-officer"), "form.widgets.migrations.0.widgets."
    council = officer.get(f"catalogue/{COUNCIL}").json()["UID"]
    typed = {
        "form.widgets.migrations.count": "1",
        "form.widgets.migrations.0-empty-marker": "1",
        f"{row_of}product:list": council,
        f"{row_of}state:list": "done",
        f"{row_of}closing_date": "2999-01-01",
        f"{row_of}note": "Note tapée",
        "form.buttons.save": "1",
    }
    page = send(officer, "adherents/bastogne/@@edit", **typed)
    assert page.status_code == 200
    assert not [
        text
        for text in ("01/01/2999", "2999-01-01", "Note tapée")
        if text not in page.text
    ]
