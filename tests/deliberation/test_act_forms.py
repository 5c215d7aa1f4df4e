"""An act is written in short forms; what is pasted finds its place, or stays."""

from datetime import timedelta
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.demo.deliberations import adopt
from imio.mutualisation.demo.deliberations import UNANIMOUS
from opened import opened
from plone import api

import pytest
import transaction


MEMBER = "adherents/andenne"
KIND = {"@type": "imio.mutualisation.Deliberation", "body": "college"}
PASTED = "Vu la loi ;\nCommune de Fiction\nDÉCIDE :\nArticle 1er. De louer :\n| a | b |"


@pytest.fixture
def agent(client):
    return client("agent-andenne")


@pytest.fixture
def draft(agent):
    made = agent.post(MEMBER, json={**KIND, "title": "Bail canari"})
    return made.json()["@id"]


def texts(agent, act, name):
    return [row["text"] for row in agent.get(act).json()[name]]


@pytest.mark.row("G9")
def test_a_text_is_pasted_and_nothing_of_it_is_lost(agent, draft):
    form = opened(agent, f"{draft}/@@texte")
    refused = form.sent(pasted=PASTED)
    assert refused.status_code == 200 and "Commune de Fiction" in refused.text
    assert texts(agent, draft, "visas") == []
    form.sent(pasted=PASTED.replace("Commune de Fiction\n", ""))
    assert texts(agent, draft, "visas") == ["Vu la loi ;"]
    assert texts(agent, draft, "articles") == ["De louer :\n| a | b |"]
    assert "<td>b</td>" in agent.get(draft, headers={"Accept": "text/html"}).text


@pytest.mark.row("G9")
def test_html_of_the_clipboard_is_parted_before_it_is_saved(agent, draft):
    form = opened(agent, f"{draft}/@@texte")
    html = "<p>Vu la loi ;</p><p>Vu le décret ;</p>"
    shown = form.sent({"part": "1"}, pasted_html=html)
    assert "Vu le décret ;" in shown.text
    assert texts(agent, draft, "visas") == []


def test_each_form_asks_for_what_it_is_about(agent, draft):
    asked = {
        name: {each for each, _value in opened(agent, f"{draft}/@@{name}").values}
        for name in ("texte", "seance-et-vote", "tutelle-et-publication")
    }
    where = {
        name: {page for page, names in asked.items() if f"form.widgets.{name}" in names}
        for name in ("title", "votes_for", "publish_on", "delegates.count")
    }
    assert where == {
        "title": {"texte"},
        "votes_for": {"seance-et-vote"},
        "publish_on": {"tutelle-et-publication"},
        "delegates.count": set(),
    }


VOTED = {
    "members_in_office": "5",
    "members_present": "5",
    "votes_for": "5",
    "votes_against": "0",
    "abstentions": "0",
}


def test_from_draft_to_executory_takes_five_presses_beside_the_text(agent, draft):
    agent.patch(draft, json={"articles": [{"text": "De louer."}]})
    day = str(clock.today() - timedelta(days=1))
    typed = {"sitting_on": day, "convened_on": day, **VOTED}
    form = opened(agent, f"{draft}/@@seance-et-vote")
    form.sent(**{f"form.widgets.{name}": each for name, each in typed.items()})
    for step in ("schedule", "adopt", "execute"):
        send(agent, f"{draft}/@@transition", id=step)
    assert agent.get(draft).json()["review_state"] == "executory"


def test_what_was_adopted_is_written_no_more(client, site):
    with api.env.adopt_user(username="agent-andenne"):
        act = create_in(site["adherents"]["andenne"], "Deliberation", title="Bail")
        act.articles = [{"text": "De louer."}]
        adopt(act, clock.today() - timedelta(days=40), UNANIMOUS)
    transaction.commit()
    answer = client("agent-andenne").get(f"{act.absolute_url()}/@@texte")
    assert answer.status_code == 409


def test_a_text_is_parted_over_rest(agent):
    told = agent.post("@act-text", json={"html": "<p>Vu la loi ;</p><p>Bail</p>"})
    assert told.json()["visas"] == ["Vu la loi ;"]
    assert told.json()["rest"] == ["Bail"]
