"""What a price list to come changes: for IMIO, for an agent, for nobody else."""

from imio.mutualisation.base.catalog import uid
from imio.mutualisation.product import price_changes

import pytest


PRODUCT = "catalogue/deliberations"
HTML = {"Accept": "text/html"}
DAY = "2099-01-01"
ROW = {"valid_from": DAY, "set_up_fee": "0", "included_days": "0", "day_rate": "700"}
LIST = [
    {**ROW, "up_to": 50000, "annual_fee": "5000.00"},
    {**ROW, "up_to": None, "annual_fee": "7500.00"},
]


@pytest.fixture
def coming(client):
    """`coming("agent-mons")`: what the list of 2099 changes, as one person reads it."""
    officer = client("imio-officer")
    rows = officer.get(PRODUCT).json()["price_rows"]
    rows = [row for row in rows if row["valid_from"] == "2014-01-01"]
    answer = officer.patch(PRODUCT, json={"price_rows": [*rows, *LIST]})
    assert answer.status_code == 204, answer.text
    return lambda login, query="": client(login).get(f"{PRODUCT}/@price-changes{query}")


def named(answer):
    return {item["member"]: item for item in answer.json()["items"]}


@pytest.mark.row("K8", "K9")
def test_every_member_in_support_with_its_difference(coming):
    answer = coming("imio-officer")
    items = named(answer)
    assert answer.json()["on"] == DAY
    assert set(items) == {"Andenne", "Mons"}
    assert items["Mons"]["difference"] == "0.00"
    assert items["Andenne"]["before"] == "3600.00"
    assert (items["Andenne"]["after"], items["Andenne"]["percent"]) == (
        "5000.00",
        "38.9",
    )
    assert answer.json()["total"]["difference"] == "1400.00"


@pytest.mark.row("K8")
@pytest.mark.parametrize(
    ("login", "status", "members"),
    [
        ("auditeur", 200, {"Andenne", "Mons"}),
        ("agent-andenne", 200, {"Andenne"}),
        ("agent-durbuy", 200, set()),
        ("partenaire-alpha", 401, None),
        (None, 401, None),
    ],
)
def test_an_agent_has_its_own_members_only(coming, login, status, members):
    answer = coming(login)
    assert answer.status_code == status
    assert members is None or set(named(answer)) == members
    assert "View Figures" not in answer.text


def test_a_member_without_a_population_is_listed_with_the_reason(coming, client):
    answer = client("imio-officer").patch("adherents/mons", json={"populations": []})
    assert answer.status_code == 204, answer.text
    items = named(coming("imio-officer"))
    assert items["Mons"]["refused"]["reason"] == "no_population"
    page = client("imio-officer").get(f"{PRODUCT}/@@prix-a-venir", headers=HTML).text
    assert "Mons" in page


@pytest.mark.parametrize(
    ("query", "status", "reason"),
    [("?on=demain", 400, "parameter_invalid"), ("?on=2098-12-31", 200, None)],
)
def test_another_day_may_be_asked_for(coming, query, status, reason):
    answer = coming("imio-officer", query)
    assert (answer.status_code, answer.json().get("reason")) == (status, reason)


def test_a_page_refuses_with_the_sentence_alone(client):
    asked = f"{PRODUCT}/@@prix-a-venir?on=demain"
    page = client("imio-officer").get(asked, headers=HTML)
    assert page.status_code == 400
    assert "demain" in page.text and "/src/" not in page.text
    assert 'id="portal-globalnav"' in page.text


def test_without_a_list_to_come_one_says_so(client):
    answer = client("imio-officer").get("catalogue/ged/@price-changes")
    assert (answer.status_code, answer.json()["reason"]) == (409, "no_price_to_come")


@pytest.mark.row("K8")
def test_the_pages_tell_what_comes(coming, client, site):
    mine = client("agent-andenne").get(PRODUCT, headers=HTML).text
    assert "01/01/2099" in mine and "@@prix-a-venir" not in mine
    officer = client("imio-officer")
    asked = f"{PRODUCT}?member={uid(site['adherents']['andenne'])}"
    assert "38,9" in officer.get(asked, headers=HTML).text
    assert "01/01/2099" in officer.get(f"{PRODUCT}/@@prix-a-venir", headers=HTML).text
    refused = client("agent-andenne").get(f"{PRODUCT}/@@prix-a-venir", headers=HTML)
    assert "38,9" not in refused.text


def test_the_simulator_takes_a_population_or_a_member(client, site):
    asked = f"{PRODUCT}?member={uid(site['adherents']['mons'])}&population=5"
    page = client("imio-officer").get(asked, headers=HTML).text
    assert "alert-warning" in page


def test_the_members_cost_no_query_each(coming, monkeypatch, site):
    asked = []
    query = price_changes.existing
    monkeypatch.setattr(
        price_changes, "existing", lambda *a, **kw: asked.append(a) or query(*a, **kw)
    )
    assert len(named(coming("imio-officer"))) == 2
    assert len(asked) == 3


@pytest.mark.row("K9")
def test_populations_of_several_years_are_said(coming, client):
    officer = client("imio-officer")
    items = named(coming("imio-officer"))
    dates = {each["population_date"][:4] for each in items.values()}
    page = officer.get(f"{PRODUCT}/@@prix-a-venir", headers=HTML).text
    assert ("de plusieurs années" in page) == (len(dates) > 1)
    newer = {"reference_date": "2026-01-01", "inhabitants": 28000, "source": ""}
    known = officer.get("adherents/andenne").json()["populations"]
    officer.patch("adherents/andenne", json={"populations": [*known, newer]})
    assert named(coming("imio-officer"))["Andenne"]["population_date"] == "2026-01-01"
    page = officer.get(f"{PRODUCT}/@@prix-a-venir", headers=HTML).text
    assert "de plusieurs années" in page and "2026 : 1" in page


@pytest.mark.row("K9")
def test_the_codes_of_the_sizes_are_explained_beside_the_list(client):
    page = client().get("adherents", headers=HTML).text
    assert "De 10 001 à 20 000 habitants" in page
