"""The complete record of a product, on its page and over REST."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.upgrades import v1004
from plone import api

import pytest
import transaction


HTML = {"Accept": "text/html"}
COMPLETE = {
    "features": [{"feature": "Publier", "source": "Qualicité", "note": ""}],
    "releases": [
        {
            "version": "1.0",
            "released_on": "2022-01-01",
            "supported_until": "2025-12-31",
        },
        {
            "version": "2.0",
            "released_on": "2025-01-01",
            "supported_until": "2028-12-31",
        },
    ],
    "interfaces": [
        {
            "system": "Registre fictif",
            "vendor": "Stesud",
            "passes": "Les adresses",
            "state": "in_use",
        }
    ],
    "alternatives": ["ged", "Logiciel d’ailleurs"],
    "legal_watch": "Décret fictif",
    "legal_watch_on": "2026-01-15",
    "events": [{"day": "2014-02-13", "title": "Salon fictif", "place": "Marche"}],
    "reuse_contact": "ailleurs@example.org",
    "spdx": "GPL v2",
    "development_status": "stable",
}


@pytest.fixture
def complete(client):
    """The website, with all that may be said of it."""
    officer = client("imio-officer")
    answer = officer.patch("catalogue/site-web", json=COMPLETE)
    assert answer.status_code == 204, answer.text
    return client().get("catalogue/site-web").json()


@pytest.mark.row("B5", "B14", "B17", "B18", "B20", "B27", "B28", "I5")
def test_the_page_shows_all_of_it(complete, client):
    page = client().get("catalogue/site-web", headers=HTML).text
    shown = (
        "Qualicité",
        "2.0",
        "31/12/2028",
        "Registre fictif",
        "Stesud",
        "Les adresses",
    )
    told = ("Logiciel d’ailleurs", "/catalogue/ged", "Décret fictif", "15/01/2026")
    met = ("Salon fictif", "mailto:ailleurs@example.org", "GPL-2.0-only")
    assert not [text for text in (*shown, *told, *met) if text not in page]


@pytest.mark.row("E8")
def test_the_support_of_a_new_version_takes_the_product_further(client):
    address = "@list?type=Product&fields=maintained_until&sort=-maintained_until"
    assert client().get(address).json()["items"][0]["title"] != "Site web communal"
    release = {"version": "3.0", "released_on": "2026-01-01"}
    said = {"releases": [{**release, "supported_until": "2035-12-31"}]}
    assert client("imio-officer").patch("catalogue/site-web", json=said).ok
    first = client().get(address).json()["items"][0]
    assert first["title"] == "Site web communal"
    assert first["maintained_until"] == "2035-12-31"


@pytest.mark.row("I4")
def test_who_must_leave_a_product_reads_what_could_replace_it(client, site):
    inside = len(path(site)) + 1
    incident = existing("Incident", review_state="declared")[0]
    product = existing("Product", UID=incident.product_uid)[0].getPath()[inside:]
    every = existing("ServiceRequest", path=path(site["adherents"]["andenne"]))
    asked = [each for each in every if each.incident_uid == incident.UID]
    said = {"alternatives": ["ged", "Logiciel d’ailleurs"]}
    assert client("imio-officer").patch(product, json=said).ok
    page = client("agent-andenne").get(asked[0].getPath()[inside:], headers=HTML).text
    assert "/catalogue/ged" in page and "Logiciel d’ailleurs" in page


def test_sections_without_content_are_absent(client):
    page = client().get("catalogue/aide-organisationnelle", headers=HTML).text
    names = ("software", "releases", "interfaces", "related", "watch", "events")
    assert not [name for name in names if f'id="{name}-title"' in page]


@pytest.mark.row("I5")
def test_a_licence_is_kept_as_spdx_writes_it(complete):
    assert complete["spdx"] == "GPL-2.0-only"


def test_what_was_given_may_be_sent_back(complete, client):
    officer = client("imio-officer")
    given = officer.get("catalogue/deliberations").json()
    assert officer.patch("catalogue/deliberations", json=given).status_code == 204


@pytest.mark.row("B17", "I5")
def test_products_are_found_by_what_they_are(complete, site):
    transaction.begin()
    for query in (
        {"spdx": "GPL-2.0-only"},
        {"development_status": "stable"},
        {"interface_systems": "Stesud"},
        {"SearchableText": "Stesud"},
    ):
        assert "site-web" in [brain.getId for brain in existing("Product", **query)]
    brain = existing("Product", id="site-web")[0]
    assert brain.maintained_until.isoformat() == "2028-12-31"


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"spdx": "Gratuit"}, "Gratuit"),
        ({"source_url": "pas une adresse"}, "pas une adresse"),
        ({"languages": ["fr", "zzz"]}, "zzz"),
        ({"categories": ["blog", "loisirs"]}, "loisirs"),
        ({"reuse_contact": "moi"}, "moi"),
        ({"contacts": [{"name": "Zoé Fictive", "email": "moi"}]}, "moi"),
    ],
)
def test_what_the_standard_does_not_know_is_refused(client, values, word):
    answer = client("imio-officer").patch("catalogue/site-web", json=values)
    assert answer.status_code == 400
    assert word in answer.json()["message"]


@pytest.mark.row("I6")
def test_a_product_leaves_with_a_reason_and_a_successor(client):
    officer, address = client("imio-officer"), "catalogue/site-web"
    officer.patch(
        address,
        json={"recommended_version": "2.0", "successor": "ged", "way_out": "Vers GED"},
    )
    officer.post(f"{address}/@workflow/sunset", json={})
    said = {"comment": "Remplacé (fictif)"}
    assert officer.post(f"{address}/@workflow/retire", json=said).ok
    page = client().get(address, headers=HTML).text
    assert "Remplacé (fictif)" in page and "/catalogue/ged" in page


@pytest.mark.row("I2", "I7")
def test_who_uses_it_is_shown_with_its_proof(client):
    body = client().get("catalogue/deliberations/@used-by").json()
    assert [each["member"] for each in body["items"]] == ["Andenne", "Mons"]
    assert {each["proofs"][0]["kind"] for each in body["items"]} == {"support"}
    assert all(each["since"] for each in body["items"])
    nobody = client().get("catalogue/ged/@used-by").json()
    assert nobody["items"] == []


SAID = {
    "name": "Zoé Fictive",
    "email": "zoe@example.org",
    "version": "4.1",
    "use_case": "Le conseil",
}


@pytest.mark.row("I2")
def test_a_referent_is_a_contact_for_members_only(client):
    agent, product = client("agent-andenne"), "catalogue/deliberations"
    assert agent.post(f"{product}/@referent", json=SAID).status_code == 200
    public = client().get(f"{product}/@used-by").json()["items"][0]
    member = client("agent-mons").get(f"{product}/@used-by").json()["items"][0]
    assert (public["version"], member["version"]) == ("4.1", "4.1")
    assert "email" not in public and member["email"] == "zoe@example.org"
    for answer in (product, f"{product}/@used-by"):
        assert "zoe@example.org" not in client().get(answer).text
    page = client().get(product, headers=HTML).text
    assert "4.1" in page and "zoe@example.org" not in page


@pytest.mark.row("I7")
@pytest.mark.parametrize(
    ("login", "product", "said", "reason"),
    [
        ("agent-andenne", "ged", SAID, "not_a_user"),
        (
            "agent-andenne",
            "deliberations",
            {**SAID, "member": "mons"},
            "not_your_member",
        ),
        ("agent-andenne", "deliberations", {**SAID, "email": "zoe"}, "email_invalid"),
        ("agent-andenne", "deliberations", {**SAID, "since": "1"}, "unknown_field"),
        (None, "deliberations", SAID, "not_your_member"),
    ],
)
def test_use_is_proven_not_said(client, login, product, said, reason):
    answer = client(login).post(f"catalogue/{product}/@referent", json=said)
    assert (answer.ok, answer.json()["reason"]) == (False, reason)


def test_a_referent_takes_it_back(client):
    agent, product = client("agent-andenne"), "catalogue/deliberations"
    agent.post(f"{product}/@referent", json=SAID)
    agent.post(f"{product}/@referent", json={})
    item = agent.get(f"{product}/@used-by").json()["items"][0]
    assert "version" not in item


@pytest.mark.row("I7")
def test_seats_of_a_licence_name_nobody(client):
    page = client().get("catalogue/ricoh", headers=HTML).text
    assert "Andenne" not in page and "Mons" not in page


def test_an_upgrade_finds_products_again(demo):
    catalog = api.portal.get_tool("portal_catalog")
    catalog.manage_clearIndex(["spdx"])
    for _time in range(2):
        v1004.upgrade(demo.portal_setup)
        found = existing("Product", spdx="GPL-2.0-only")
        assert "deliberations" in [brain.getId for brain in found]
