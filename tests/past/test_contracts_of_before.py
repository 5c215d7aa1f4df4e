"""Contracts that run, who supplies them, who holds seats of them, who left what."""

from datetime import date
from decimal import Decimal
from forms import send
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.journal import chain_of
from imio.mutualisation.checking.records import record_troubles
from imio.mutualisation.past.contracts import CONTRACTS
from imio.mutualisation.past.migrations import MIGRATIONS
from imio.mutualisation.past.partners import PARTNERS
from imio.mutualisation.past.seats import SEATS
from plone import api
from tables import imported
from tables import planned
from tables import reasons

import pytest
import transaction


CONTRACT = (
    "nom,fournisseur,produit,debut,fin,reconduction,preavis_mois,unites,prix_unitaire",
    "Ricoh 2016,Logiciels fictifs Alpha,ricoh,2016-01-01,2018-12-31,tacite,6,40,12.50",
)
HELD = (
    "adherent,ins,licence,quantite,accordees_le,recues_le",
    "Mons,53053,Ricoh 2016,15,2016-02-01,2016-03-01",
)
LEFT = (
    "adherent,ins,ancien_produit,repris_par,etat,jour",
    "Mons,53053,qualicite-deliberations,deliberations,faite,2013-11-30",
)
COMPANY = ("nom,bce,taille,courriel", "Fournisseur fictif,,tpe,info@example.org")


@pytest.fixture
def place(demo):
    with api.env.adopt_user(username="imio-officer"):
        yield demo


@pytest.fixture
def contract(place):
    imported(place, CONTRACTS, *CONTRACT)
    return place["licences"]["ricoh-2016"]


@pytest.mark.row("M9")
def test_a_contract_that_runs_has_its_days_pool_and_price(contract):
    assert contract.review_state() == "active"
    assert (contract.start, contract.end) == (date(2016, 1, 1), date(2018, 12, 31))
    assert (contract.pool_today(), contract.unit_price) == (40, Decimal("12.50"))
    assert contract.aq_parent.title and contract.source_reason


@pytest.mark.row("M9")
def test_the_seats_of_before_are_in_the_ledger(place, contract):
    imported(place, SEATS, *HELD)
    allotment = existing("Allotment", licence_uid=contract.UID())[0].getObject()
    assert (allotment.review_state(), allotment.granted_on.year) == ("in_use", 2016)
    assert contract.seats_today().granted == 15
    assert not [str(each) for each in record_troubles(place)]


@pytest.mark.row("M9", "A13")
def test_a_move_of_before_stands_with_its_day(place):
    imported(place, MIGRATIONS, *LEFT)
    (row,) = [
        each
        for each in place["adherents"]["mons"].migrations
        if each["closing_date"] == date(2013, 11, 30)
    ]
    assert row["state"] == "done" and row["target"]


@pytest.mark.row("M9")
def test_a_partner_of_before_is_a_candidate_that_supplies(place):
    imported(place, PARTNERS, *COMPANY)
    partner = place["partenaires"]["fournisseur-fictif"]
    assert (partner.review_state(), partner.size) == ("candidate", "very_small")


TABLES = [(CONTRACTS, CONTRACT), (MIGRATIONS, LEFT), (PARTNERS, COMPANY)]


@pytest.mark.parametrize(("importer", "told"), TABLES)
def test_the_same_table_changes_nothing(place, importer, told):
    imported(place, importer, *told)
    assert [each.outcome for each in planned(place, importer, *told)] == ["unchanged"]


def test_the_same_seats_change_nothing(place, contract):
    imported(place, SEATS, *HELD)
    assert [each.outcome for each in planned(place, SEATS, *HELD)] == ["unchanged"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Logiciels fictifs Alpha", "Inconnu", ["supplier_unknown"]),
        (",ricoh,", ",nulle-part,", ["product_unknown"]),
        ("2018-12-31", "2015-12-31", ["days_out_of_order"]),
        (",40,", ",,", ["pool_missing"]),
        (",40,", ",-1,", ["number_too_small"]),
        ("tacite", "parfois", ["unknown_choice"]),
        ("2016-01-01", "", ["value_missing"]),
    ],
)
def test_a_contract_that_could_not_be_in_force_is_refused(place, old, new, expected):
    titles, line = CONTRACT
    assert reasons(place, CONTRACTS, titles, line.replace(old, new)) == expected


def test_a_known_contract_is_not_written_over(place, contract):
    titles, line = CONTRACT
    told = reasons(place, CONTRACTS, titles, line.replace(",40,", ",50,"))
    assert told == ["contract_known"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Ricoh 2016", "Autre", ["licence_unknown"]),
        (",15,", ",41,", ["seats_short"]),
        ("2016-02-01", "2099-02-01", ["day_to_come", "days_out_of_order"]),
        ("2016-02-01", "", ["value_missing"]),
        ("2016-02-01", "2015-12-31", ["days_out_of_order"]),
        ("2016-03-01", "2016-01-01", ["days_out_of_order"]),
        ("Mons,53053", "Durbuy,83012", ["not_a_member"]),
    ],
)
def test_seats_that_nobody_could_hold_are_refused(place, contract, old, new, expected):
    titles, line = HELD
    assert reasons(place, SEATS, titles, line.replace(old, new)) == expected


def test_the_lines_of_a_table_draw_from_one_pool(place, contract):
    titles, line = HELD
    other = line.replace(",15,", ",26,").replace("2016-02", "2016-03")
    other = other.replace("2016-03-01,2016-03-01", "2016-04-01,")
    assert reasons(place, SEATS, titles, line, other) == ["seats_short"]


def test_seats_known_otherwise_are_not_written_over(place, contract):
    imported(place, SEATS, *HELD)
    titles, line = HELD
    told = reasons(place, SEATS, titles, line.replace(",15,", ",14,"))
    assert told == ["seats_known"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("qualicite-deliberations", "inconnu", ["product_unknown"]),
        (",deliberations,", ",qualicite-deliberations,", ["migration_to_itself"]),
        ("2013-11-30", "2099-11-30", ["closing_date_ahead"]),
    ],
)
def test_a_move_that_cannot_be_is_refused(place, old, new, expected):
    titles, line = LEFT
    assert reasons(place, MIGRATIONS, titles, line.replace(old, new)) == expected


def test_what_a_table_changes_is_told_and_in_the_journal(place):
    told = ("nom,courriel", "Services fictifs Gamma,contact@example.org")
    (line,) = planned(place, PARTNERS, *told)
    assert [(each.column, each.after) for each in line.changes] == [
        ("courriel", "contact@example.org")
    ]
    imported(place, PARTNERS, *told)
    entries = chain_of(place["partenaires"]["services-fictifs-gamma"]).entries()
    assert entries[-1].after == "contact@example.org"


PAGES = [
    pytest.param(
        "licences",
        "licences",
        CONTRACT,
        marks=pytest.mark.sends("ISection/@@import-licences"),
    ),
    pytest.param(
        "licences", "seats", HELD, marks=pytest.mark.sends("ISection/@@import-seats")
    ),
    pytest.param(
        "adherents",
        "migrations",
        LEFT,
        marks=pytest.mark.sends("ISection/@@import-migrations"),
    ),
    pytest.param(
        "partenaires",
        "partners",
        COMPANY,
        marks=pytest.mark.sends("ISection/@@import-partners"),
    ),
]


@pytest.mark.parametrize(("section", "name", "told"), PAGES)
def test_the_page_shows_what_a_table_would_do(client, section, name, told):
    file = ("t.csv", "\n".join(told))
    page = send(client("imio-officer"), f"{section}/@@import-{name}", file=file)
    assert told[1].split(",")[0] in page.text


SERVICE = {
    "cell-adherent": "Mons",
    "cell-ins": "53053",
    "cell-produit": "urbanisme",
    "cell-support_depuis": "01/05/2014",
}
WHY = "Convention retrouvée aux archives (fictive)"


@pytest.mark.row("M9")
def test_one_fact_of_the_past_is_noted_without_a_file_and_says_why(client):
    officer = client("imio-manager")
    checked = send(officer, "adherents/@@import-services", **SERVICE, reason=WHY)
    assert "Écrire" in checked.text
    send(officer, checked.url)
    transaction.begin()
    (request,) = [each for each in existing("ServiceRequest") if "ANT-" in each.thread]
    page = officer.get(request.getURL(), headers={"Accept": "text/html"})
    assert WHY in page.text


def test_without_a_reason_it_is_not_noted(client):
    page = send(client("imio-manager"), "adherents/@@import-services", **SERVICE)
    assert page.status_code == 400 and "Mons" in page.text


def test_over_rest_a_table_has_its_reason_too(client):
    files = {"file": ("t.csv", "\n".join(COMPANY))}
    asked = {"dry_run": "0", "reason": WHY}
    officer = client("imio-officer")
    told = officer.post("partenaires/@import-partners", files=files, data=asked)
    assert told.json()["written"]
    entries = client("auditeur").get("partenaires/fournisseur-fictif/@journal")
    assert WHY in [each["why"] for each in entries.json()["items"]]
