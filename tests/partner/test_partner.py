"""A partner: its own space, its evaluations, and what is never asked."""

from collections import Counter
from imio.mutualisation.partner.schema import IPartner
from present import numbered
from zope.schema import getFieldNames

import pytest


ALPHA = "partenaires/logiciels-fictifs-alpha"
MARKS = {
    "competence": 5,
    "reactivity": 4,
    "quality": 3,
    "transfer": 5,
    "continuity": 4,
    "comment": "Soigné (fictif).",
}
HTML = {"Accept": "text/html"}


@pytest.mark.row("D10")
def test_turnover_is_nowhere_asked():
    assert not [name for name in getFieldNames(IPartner) if "turnover" in name]


@pytest.mark.row("D8", "D21")
def test_freelance_developers_are_counted_among_the_partners(client):
    page = client().get("partenaires", headers=HTML).text
    assert "Développeuse Fictive Beta" in page
    assert "Indépendant" in page


@pytest.mark.row("D21")
def test_small_firms_and_freelancers_are_told_apart_and_counted(client):
    rows = client().get("@list?type=Partner&fields=size&b_size=50").json()["items"]
    sizes = Counter(row["size"] for row in rows)
    assert sizes["freelance"] and sizes["very_small"]
    alone = client().get("partenaires?size=freelance", headers=HTML).text
    shown = {row["title"] for row in rows if row["title"] in alone}
    assert shown == {row["title"] for row in rows if row["size"] == "freelance"}


@pytest.mark.row("D33")
def test_a_partner_finds_what_is_open_and_what_it_did(client):
    page = client("partenaire-alpha").get(ALPHA, headers=HTML).text
    assert "Logiciel de gestion des subsides" in page
    assert numbered("MUT", 8) in page
    assert "Travaux qui vous sont proposés" in page


def test_contacts_and_evaluations_are_not_public(client):
    shown = client().get(ALPHA).json()
    assert shown["title"] == "Logiciels Fictifs Alpha"
    assert not {"email", "phone", "address", "evaluations"} & set(shown)
    assert client("partenaire-beta").get(ALPHA).json().get("email") is None


@pytest.mark.row("D6")
@pytest.mark.parametrize(
    ("marks", "reason"),
    [(MARKS, "did_not_work"), ({**MARKS, "quality": 6}, "number_above")],
)
def test_only_finished_work_is_evaluated_within_bounds(client, marks, reason):
    officer = client("imio-officer")
    (work,) = officer.get(
        "@search?portal_type=imio.mutualisation.ServiceRequest"
        "&review_state=implementation&Title=Services+techniques"
    ).json()["items"]
    answer = officer.post(f"{work['@id']}/@evaluation", json=marks)
    assert answer.json()["reason"] == reason


@pytest.mark.row("D7")
def test_a_partner_leaves_the_network_only_after_its_term(client):
    url = f"{ALPHA}/@workflow/end_term"
    answer = client("imio-officer").post(url, json={})
    assert answer.json()["reason"] == "network_running"
