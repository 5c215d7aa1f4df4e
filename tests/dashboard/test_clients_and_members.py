"""Who uses a service, over time and by kind, beside who is a member."""

from imio.mutualisation.base.tally import SERVED
from imio.mutualisation.base.tally import tallies

import pytest


HTML = {"Accept": "text/html"}
MEMBERS = """nom,type,statut,admis_le,prospection,probabilite
Province de Hainaut,province,adhérent,2013-01-01,,
Province de Luxembourg,province,adhérent,2013-06-01,,
Société de logement Un,société de logement,adhérent,2013-01-01,,
Société de logement Deux,société de logement,adhérent,2013-01-01,,
Société de logement Trois,société de logement,adhérent,2013-01-01,,
Province de Namur,province,,,intéressé,forte
"""
SERVICES = """adherent,type,produit,support_depuis
Province de Hainaut,province,urbanisme,2013-02-01
Province de Luxembourg,province,ged,2013-07-01
Société de logement Un,société de logement,ged,2013-03-01
Société de logement Deux,société de logement,ged,2013-04-01
Province de Hainaut,province,ged,2014-01-05
"""


@pytest.fixture
def officer(client, site):
    """IMIO, once the clients of 2014 that are no communes were brought in."""
    person = client("imio-officer")
    for name, text in (("members", MEMBERS), ("services", SERVICES)):
        answer = person.post(
            f"adherents/@import-{name}",
            files={"file": (f"{name}.csv", text.encode())},
            data={"dry_run": "0"},
        )
        assert answer.ok, answer.text
    return person


@pytest.mark.row("L1", "A2", "A3", "A5")
def test_two_provinces_and_two_housing_companies_are_clients(officer):
    """Le Vif 2014: « Hainaut, Luxembourg, et sans doute Namur demain », and two housing
    companies that use one service or another.
    """
    figures = officer.get("@figures").json()
    kinds = figures["clients_by_kind"]
    assert kinds["province"] == {"clients": 2, "services": 3}
    assert kinds["housing_company"] == {"clients": 2, "services": 2}
    page = officer.get("adherents", headers=HTML).text
    assert "Un client utilise aujourd’hui" in page
    prospects = officer.get("adherents/@prospects?kind=province").json()["items"]
    (namur,) = (each for each in prospects if each["title"] == "Province de Namur")
    assert namur["likelihood"] == "high"


@pytest.mark.row("A2")
def test_each_province_is_named_with_what_it_uses(officer):
    """« quelques premières Provinces (Hainaut, Luxembourg, et “sans doute Namur demain”) »"""
    known = officer.get(
        "@list?type=Member&mutualisation_kind=province&b_size=50"
    ).json()
    named = {row["title"] for row in known["items"]}
    assert {
        f"Province de {each}" for each in ("Hainaut", "Luxembourg", "Namur")
    } <= named
    page = officer.get("adherents?kind=province", headers=HTML).text
    assert all(each in page for each in named) and "Andenne" not in page


@pytest.mark.row("A5")
def test_the_counter_of_a_kind_follows_its_clients(officer):
    """« Sur ces 200 clients, une grande majorité (170) sont des communes »"""

    def communes():
        kinds = officer.get("@figures").json()["clients_by_kind"]
        return kinds["commune"]["clients"], sum(
            each["clients"] for each in kinds.values()
        )

    before, all_before = communes()
    tables = {
        "members": "nom,type,statut,admis_le\nBastogne,commune,adhérent,2013-01-01",
        "services": "adherent,type,produit,support_depuis\n"
        "Bastogne,commune,deliberations,2014-01-01",
    }
    for name, table in tables.items():
        answer = officer.post(
            f"adherents/@import-{name}",
            files={"file": (f"{name}.csv", table.encode())},
            data={"dry_run": "0"},
        )
        assert answer.ok, answer.text
    assert communes() == (before + 1, all_before + 1)


@pytest.mark.row("L1", "A4")
def test_growth_by_new_clients_and_by_more_of_the_same_is_told_apart(officer):
    years = {row["year"]: row for row in officer.get("@figures").json()["clients"]}
    assert (years[2013]["new"], years[2013]["by_new"]) == (4, 4)
    assert (years[2014]["new"], years[2014]["by_same"]) == (0, 1)
    assert years[2014]["services_per_client"] == "1.3"
    page = officer.get("@@chiffres", headers=HTML).text
    assert "Les clients et leurs services" in page and "En plus chez les mêmes" in page


@pytest.mark.row("L1", "A4")
def test_the_home_page_has_both_figures_and_a_service_that_ends_is_no_more(
    officer, site
):
    home = officer.get("", headers=HTML).text
    assert "qui utilisent au moins un service" in home and "adhérents" in home
    before = officer.get("@figures").json()["clients"][-1]["services"]
    items = officer.get(
        "@search?portal_type=imio.mutualisation.ServiceRequest"
        "&review_state=support&metadata_fields=thread&b_size=99"
    ).json()
    path = next(i["@id"] for i in items["items"] if i["thread"].startswith("ANT"))
    done = officer.post(f"{path}/@workflow/close", json={"comment": "Fin du service."})
    assert done.ok, done.text
    assert officer.get("@figures").json()["clients"][-1]["services"] == before - 1


def test_the_sums_are_those_of_all_requests(officer, site):
    assert not tallies().wrong()
    assert dict(tallies().beginning(SERVED))
