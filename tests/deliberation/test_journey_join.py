"""A commune joins IMIO by REST: draft, sitting, vote, supervision, admission."""

from datetime import timedelta
from imio.mutualisation.base import clock

import pytest


pytestmark = [pytest.mark.row("A11"), pytest.mark.row("F1", "F3", "G18")]

DAYS_AGO = {
    name: (clock.today() - timedelta(days=days)).isoformat()
    for name, days in {
        "convened_on": 75,
        "sitting_on": 60,
        "transmitted_on": 55,
        "received_on": 50,
    }.items()
}
VOTE = {
    "members_in_office": 21,
    "members_present": 19,
    "votes_for": 17,
    "votes_against": 0,
    "abstentions": 2,
}
SHARE = {"share_count": 1, "share_recorded_on": clock.today().isoformat()}
DURBUY = "adherents/durbuy"


class Act:
    """The act of joining of Durbuy, in the hands of its agent."""

    def __init__(self, agent):
        self.agent = agent
        answer = agent.post(f"{DURBUY}/@prepare-deliberation", json={"purpose": "join"})
        assert answer.status_code == 201, answer.text
        self.url = answer.json()["@id"]
        self.drafted = answer.json()

    def record(self, **values):
        return self.agent.patch(self.url, json=values).status_code

    def step(self, transition, comment=""):
        path = f"{self.url}/@workflow/{transition}"
        answer = self.agent.post(path, json={"comment": comment})
        return answer.json().get("reason", answer.status_code)

    def read(self):
        return self.agent.get(self.url).json()

    def to_supervision(self):
        self.record(**DAYS_AGO, **VOTE)
        return [self.step(name) for name in ("schedule", "adopt", "transmit")]


@pytest.fixture
def act(client):
    return Act(client("agent-durbuy"))


def test_a_commune_joins(act, client):
    officer = client("imio-officer")
    admit = f"{DURBUY}/@workflow/admit"
    assert officer.patch(DURBUY, json=SHARE).status_code == 204
    assert officer.post(admit, json={}).json()["reason"] == "joining_act_missing"
    assert act.to_supervision() == [200, 200, 200]
    assert officer.post(admit, json={}).json()["reason"] == "joining_act_missing"
    assert act.step("execute") == 200
    assert officer.post(admit, json={}).status_code == 200
    assert officer.get(DURBUY).json()["review_state"] == "member"


def test_the_draft_has_its_visas_figures_and_articles(act):
    texts = [row["text"] for row in act.drafted["recitals"]]
    assert any("population officielle est de" in text for text in texts)
    assert act.drafted["visas"][0]["text"].startswith("Vu le Code de la démocratie")
    assert act.drafted["supervision_kind"]["token"] == "general_transmitted"
    assert len(act.drafted["articles"]) == 3


# what is recorded first, the step, why it is refused
TOO_EARLY = [
    ({}, "schedule", "sitting_date_missing"),
    ({"articles": []}, "schedule", "articles_missing"),
    ({}, "adopt", "transition_not_from_here"),
    ({}, "publish", "transition_not_from_here"),
]


@pytest.mark.parametrize(("values", "step", "reason"), TOO_EARLY)
def test_no_step_before_its_time(act, values, step, reason):
    act.record(**values)
    assert act.step(step) == reason
    assert act.read()["review_state"] == "draft"


@pytest.mark.row("G5", "G6")
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (
            {"votes_for": None, "abstentions": None, "votes_against": None},
            "votes_missing",
        ),
        ({"members_present": 10, "votes_for": 8}, "quorum_missing"),
        ({"votes_for": 18}, "votes_exceed_present"),
        ({"votes_for": 8, "votes_against": 9}, "majority_missing"),
    ],
)
def test_the_vote_must_hold(act, changes, reason):
    act.record(**{**DAYS_AGO, **VOTE})
    act.step("schedule")
    assert act.record(**changes) == 204
    assert act.step("adopt") == reason


@pytest.mark.row("G5")
def test_a_convocation_that_was_in_time_stays_so(act):
    act.record(**{**DAYS_AGO, **VOTE})
    act.step("schedule")
    assert act.record(convened_on=DAYS_AGO["sitting_on"]) == 409


@pytest.mark.row("G13", "G14")
def test_supervision_runs_its_delay(act):
    act.to_supervision()
    today = clock.today().isoformat()
    act.record(received_on=today, transmitted_on=today)
    assert act.step("execute") == "supervision_running"
    act.record(received_on=None)
    assert act.step("execute") == "receipt_missing"
    act.record(received_on=today, outcome="no_measure", outcome_on=today)
    assert act.step("execute") == 200
    assert act.read()["executory_on"] == today


def test_what_supervision_annuls_is_not_carried_out(act):
    act.to_supervision()
    act.record(outcome="annulled", outcome_on=clock.today().isoformat())
    assert act.step("execute") == "supervision_refused"
    assert act.step("annul") == "comment_missing"
    assert act.step("annul", "Arrêté du ministre.") == 200
    assert act.read()["review_state"] == "annulled"


def test_what_is_adopted_is_frozen(act):
    act.to_supervision()
    for name, value in {"title": "Autre", "articles": [], "votes_for": 19}.items():
        answer = act.agent.patch(act.url, json={name: value})
        assert (answer.status_code, answer.json()["reason"]) == (403, "field_not_yours")
    assert act.agent.delete(act.url).status_code in (401, 403)


@pytest.mark.row("F2", "G18")
def test_an_act_is_posted_whole_by_another_system(client):
    body = {
        "@type": "imio.mutualisation.Deliberation",
        "title": "Marché public",
        "purpose": "tender",
        "external_id": "IADELIB-7",
        "articles": [{"text": "De lancer le marché."}],
        "supervision_kind": "special_approval",
        **DAYS_AGO,
        **VOTE,
    }
    posted = client("agent-durbuy").post(DURBUY, json=body)
    assert posted.status_code == 201, posted.text
    assert posted.json()["articles"] == body["articles"]
    assert posted.json()["supervision_kind"]["token"] == "special_approval"
    assert client("agent-mons").post(DURBUY, json=body).status_code == 404


@pytest.mark.row("G14", "G5")
def test_the_clock_and_the_vote_are_told(act):
    act.to_supervision()
    told = act.read()
    assert told["vote_sentence"] == "par 17 voix pour et 2 abstentions"
    assert told["unanimous"] is False
    clock_of_it = {each["code"]: each for each in told["clock"]}
    assert clock_of_it["supervision"]["date"] >= DAYS_AGO["received_on"]
    assert clock_of_it["convocation"]["met"] is True
