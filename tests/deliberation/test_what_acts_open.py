"""What an act opens: a decision of the competent body, voted, under its supervision."""

from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.base.acts import executory_days
from imio.mutualisation.base.catalog import path
from imio.mutualisation.demo.deliberations import DELEGATES
from imio.mutualisation.rules.deliberation import OPENING

import json
import pytest
import transaction


pytestmark = pytest.mark.row("G7", "F1")

DURBUY = "adherents/durbuy"
OFFICER = "imio-officer"


def ago(days):
    return (clock.today() - timedelta(days=days)).isoformat()


ACT = {
    "sitting_on": ago(60),
    "convened_on": ago(75),
    "members_in_office": 21,
    "members_present": 19,
    "votes_for": 19,
    "votes_against": 0,
    "abstentions": 0,
    "transmitted_on": ago(55),
    "received_on": ago(50),
}
# Each as a form or REST writes it, and as a table does.
SPOILED = {
    "information": ({"privacy": "public_info"}, {"publicite": "publique_information"}),
    "advice": ({"privacy": "public_advice"}, {"publicite": "publique_avis"}),
    "college": ({"body": "college"}, {"organe": "college_communal"}),
    "unvoted": (
        {"vote_mode": "none", **dict.fromkeys(("votes_for", "votes_against"))},
        {"mode_vote": "sans_vote", "vote": None},
    ),
    "unsupervised": ({"supervision_kind": "none"}, {"tutelle": "aucune"}),
    "other": ({"purpose": "other"}, {"decision": "autre"}),
}
LINE = {
    "membre": "0207.386.196",
    "objet": "Adhésion",
    "decision": "adhésion",
    "seance": ago(60),
    "articles": "D’adhérer.",
    "convocation": ago(75),
    "vote": "par 19 voix pour",
    "en_fonction": 21,
    "presents": 19,
    "transmission": ago(55),
    "reception": ago(50),
    "etat": "executoire",
}


def over_rest(client, spoiled):
    agent, act = client("agent-durbuy"), f"{DURBUY}/deliberation"
    for name, value in {**ACT, **spoiled}.items():
        assert agent.patch(act, json={name: value}).status_code == 204, name
    for step in ("schedule", "adopt", "transmit", "execute"):
        agent.post(f"{act}/@workflow/{step}", json={})


def by_table(client, spoiled):
    line = {name: value for name, value in {**LINE, **spoiled}.items() if value}
    file = ("acts.json", json.dumps([line]))
    where = "deliberations/@import-deliberations"
    client(OFFICER).post(where, files={"file": file}, data={"dry_run": "0"})


def admitted(client):
    """What IMIO is answered when it admits the member."""
    officer = client(OFFICER)
    share = {"share_count": 1, "share_recorded_on": ago(2)}
    assert officer.patch(DURBUY, json=share).status_code == 204
    answer = officer.post(f"{DURBUY}/@workflow/admit", json={})
    return answer.json().get("reason", answer.status_code)


@pytest.mark.parametrize("door", [over_rest, by_table])
def test_a_sound_act_opens(client, door):
    door(client, {})
    assert admitted(client) == 200


@pytest.mark.parametrize("case", SPOILED)
@pytest.mark.parametrize("door", [over_rest, by_table])
def test_what_decides_nothing_opens_nothing(client, door, case):
    door(client, SPOILED[case][door is by_table])
    assert admitted(client) == "joining_act_missing"


POINT = {"point": "1", "votes_for": 19, "votes_against": 0, "abstentions": 0}
OWED = {
    "assembly_mandate": {"point_votes": [POINT]},
    "delegates": {
        "delegates": [
            dict(zip(("name", "group", "side"), row, strict=True)) for row in DELEGATES
        ]
    },
}


@pytest.mark.parametrize("purpose", sorted(OPENING))
def test_each_gate_asks_the_same(client, site, purpose):
    spoiled = {"purpose": purpose, "privacy": "public_info", **OWED.get(purpose, {})}
    over_rest(client, spoiled)
    transaction.begin()
    durbuy = site["adherents"]["durbuy"]
    assert durbuy["deliberation"].review_state() == "executory"
    assert executory_days(purpose, path=path(durbuy)) == []
    assert not durbuy.delegates


def test_imio_alone_lessens_a_supervision_with_a_reason(client):
    over_rest(client, {"supervision_kind": "none"})
    act, reason = f"{DURBUY}/deliberation", {"opening_reason": "Avis de la tutelle."}
    agent, officer = client("agent-durbuy"), client(OFFICER)
    assert agent.patch(act, json=reason).json()["reason"] == "field_not_yours"
    steps = f"{act}/@workflow"
    assert (
        agent.post(f"{steps}/adopt", json={}).json()["reason"] == "supervision_lessened"
    )
    assert officer.patch(act, json=reason).status_code == 204
    for step in ("adopt", "execute"):
        assert agent.post(f"{steps}/{step}", json={}).status_code == 200
    assert admitted(client) == 200


def test_the_page_says_that_it_will_open_nothing(client):
    agent, act = client("agent-durbuy"), f"{DURBUY}/deliberation"
    agent.patch(act, json={"privacy": "public_info"})
    page = agent.get(act, headers={"Accept": "text/html"}).text
    assert "cet acte n’ouvrira rien" in page and "ne décide rien" in page
