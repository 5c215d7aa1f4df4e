"""The figures of the activity, on the page and over REST."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.settings import save

import pytest


HTML = {"Accept": "text/html"}


@pytest.fixture
def figures(client):
    """`figures()`: the answer that an officer is given."""

    def read():
        answer = client("imio-officer").get("@figures")
        assert answer.status_code == 200, answer.text
        return answer.json()

    return read


@pytest.mark.row("B22")
def test_what_was_signed_is_split(figures):
    (year,) = figures()["revenue"]
    software, services = Decimal(year["software"]), Decimal(year["services"])
    assert software > 0 and services >= 0
    share = 100 * software / (software + services)
    assert Decimal(year["software_percent"]) == share.quantize(Decimal("0.1"))


@pytest.mark.row("E7", "C13")
def test_quality_beside_growth(figures):
    years = figures()["quality"]
    now = years[-1]
    assert [year["members"] for year in years][-1] == 6
    assert (now["accepted"], now["with_reservations"], now["refused"]) == (3, 0, 1)


@pytest.mark.row("E7")
def test_a_reservation_counts_in_the_year_of_the_signature(figures, site):
    import transaction

    thread = next(
        each
        for each in site["adherents"]["andenne"].objectValues()
        if getattr(each, "acceptance_signed_on", None)
    )
    thread.acceptance_reservations = "La formation manque (exemple fictif)."
    year = clock.today().year - 2
    thread.acceptance_signed_on = date(year, 5, 1)
    thread.reindexObject()
    transaction.commit()
    years = {each["year"]: each for each in figures()["quality"]}
    assert years[year]["with_reservations_percent"] == "100.0"


@pytest.mark.row("D32", "C13", "C14")
def test_a_light_structure_takes_on_more_within_its_ceiling(figures, client):
    """Le Vif 2014: 22 people, fewer than 25 at the end of the year."""
    now = figures()["capacity"]
    assert (now["staff"], now["ceiling"], now["room"]) == (22, 25, 3)
    agent, officer = client("agent-andenne"), client("imio-officer")
    body = {"@type": "imio.mutualisation.ServiceRequest", "kind": "integration_project"}
    made = agent.post("adherents/andenne", json={**body, "need": "Un avis."}).json()
    assert agent.post(f"{made['@id']}/@workflow/submit", json={}).ok
    more = now["requests_in_hand"] + 1
    assert figures()["capacity"]["requests_in_hand"] == more
    told = f"{more} demandes en cours pour 22 personnes"
    assert told in officer.get("@@demandes", headers=HTML).text
    assert told in officer.get("@@chiffres", headers=HTML).text
    assert told not in agent.get("@@demandes", headers=HTML).text
    grown = {"valid_from": date(2014, 1, 1), "staff": 26, "ceiling": 25}
    with pytest.raises(Refusal):
        save("staff", [grown])


@pytest.mark.row("B25")
def test_the_same_deployment_for_all(figures, client):
    def spread():
        rows = {row["title"]: row for row in figures()["versions"]}
        row = rows["Gestion des délibérations"]
        return row["recommended"], row["same"], row["other"], row["silent"]

    assert spread() == ("4.2", 0, 0, 2)
    said = {"name": "Zoé Fictive", "email": "zoe@example.org", "version": "v4.2"}
    for login, version in (("agent-andenne", "v4.2"), ("agent-mons", "4.1")):
        answer = client(login).post(
            "catalogue/deliberations/@referent", json={**said, "version": version}
        )
        assert answer.ok, answer.text
    assert spread() == ("4.2", 1, 1, 0)


@pytest.mark.row("B22", "B25", "E7")
@pytest.mark.parametrize(
    ("login", "shown"),
    [
        ("imio-officer", True),
        ("auditeur", True),
        ("agent-andenne", False),
        (None, False),
    ],
)
def test_staff_only_has_the_figures(client, login, shown):
    read = client(login).get
    assert read("@figures").ok is shown
    page = read("@@chiffres", headers=HTML).text
    titles = ("revenue-title", "quality-title", "versions-title")
    assert [f'id="{title}"' in page for title in titles] == [shown] * 3
    assert ("mut-kicker" in page) is shown
    assert ("@@chiffres" in read("@@accueil", headers=HTML).text) is shown
