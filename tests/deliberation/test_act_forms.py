"""An act is written in short forms; what is pasted finds its place, or stays."""

from datetime import timedelta
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.deliberation.due import settle
from imio.mutualisation.demo.deliberations import adopt
from imio.mutualisation.demo.deliberations import UNANIMOUS
from lxml import html
from opened import opened
from opened import SEEN
from plone import api

import pytest
import re
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


class Hand:
    """Presses what stands on the page of an act, and counts."""

    def __init__(self, agent, act):
        self.agent, self.act, self.presses = agent, act, 0

    def write(self, form, press, **typed):
        """The link to a short form, then one of its buttons."""
        assert f"{self.act}/@@{form}" in self.agent.get(self.act, headers=SEEN).text
        shown = opened(self.agent, f"{self.act}/@@{form}")
        (name,) = html.fromstring(shown.page.text).xpath(
            "//form[@id='form']//button[normalize-space()=$press]/@name", press=press
        )
        named = {f"form.widgets.{each}": value for each, value in typed.items()}
        assert shown.sent({name: press}, **named).status_code == 302
        self.presses += 2

    def press(self, step):
        """A button that stands on the page by itself."""
        page = self.agent.get(self.act, headers=SEEN).text
        assert f'value="{step}"' in page
        send(self.agent, f"{self.act}/@@transition", id=step)
        self.presses += 1

    def state(self):
        return self.agent.get(self.act).json()["review_state"]


def voted(ago=1, **more):
    """What is typed of a sitting some days ago."""
    day = str(clock.today() - timedelta(days=ago))
    return {"sitting_on": day, "convened_on": day, **VOTED, **more}


VOTE = "Enregistrer et acter l’adoption"


def test_from_draft_to_executory_takes_two_presses_and_one(agent, draft):
    agent.patch(draft, json={"articles": [{"text": "De louer."}]})
    hand = Hand(agent, draft)
    hand.write("seance-et-vote", VOTE, **voted())
    hand.press("execute")
    assert (hand.state(), hand.presses) == ("executory", 3)


OUTCOME = {"outcome:list": "approved", "outcome_on": str(clock.today())}


@pytest.mark.parametrize("by_clock", [False, True])
def test_a_supervised_act_takes_six_presses_at_most(agent, draft, travel, by_clock):
    supervised = {"supervision_kind": "general_transmitted"}
    agent.patch(draft, json={"articles": [{"text": "De louer."}], **supervised})
    hand, today = Hand(agent, draft), str(clock.today())
    hand.write("seance-et-vote", VOTE, **voted())
    sent = {"transmitted_on": today, "received_on": today}
    hand.write("tutelle-et-publication", "Enregistrer et acter la transmission", **sent)
    assert hand.state() == "in_supervision"
    if by_clock:
        travel(days=60)
        transaction.begin()
        with api.env.adopt_user(username="imio-manager"):
            settle()
        transaction.commit()
    else:
        label = "Enregistrer et constater le caractère exécutoire"
        hand.write("tutelle-et-publication", label, **OUTCOME)
    assert hand.state() == "executory" and hand.presses <= 6


def test_what_was_typed_is_kept_when_a_step_is_refused(agent, draft):
    Hand(agent, draft).write("seance-et-vote", VOTE, **voted(votes_against="2"))
    kept = agent.get(draft).json()
    assert (kept["review_state"], kept["votes_against"]) == ("draft", 2)
    assert "Rédigez" in agent.get(draft, headers=SEEN).text


def test_what_was_adopted_is_written_no_more(client, site):
    with api.env.adopt_user(username="agent-andenne"):
        act = create_in(site["adherents"]["andenne"], "Deliberation", title="Bail")
        act.articles = [{"text": "De louer."}]
        adopt(act, clock.today() - timedelta(days=40), UNANIMOUS)
    transaction.commit()
    agent, form = client("agent-andenne"), f"{act.absolute_url()}/@@texte"
    answer = agent.get(form)
    assert answer.status_code == 409
    assert "état de l’acte : Adoptée" in answer.json()["message"]
    late = send(agent, form, **{"form.widgets.articles.0.widgets.text": "Un texte"})
    assert "Articles" in late.text and "Un texte" in late.text


ADD = f"{MEMBER}/++add++imio.mutualisation.Deliberation"


def test_a_new_act_is_asked_for_its_text_alone(agent):
    form = opened(agent, ADD)
    names = [*form.texts, *(name for name, _value in form.values)]
    asked = {re.split("[-:.]", name)[2] for name in names if "widgets." in name}
    assert asked == {"title", "body", "purpose", "visas", "recitals", "articles"}
    named = {"form.widgets.title": "Bail neuf"}
    refused = form.sent(pasted=PASTED, **named)
    assert refused.status_code == 200 and "Commune de Fiction" in refused.text
    made = form.sent(pasted="Vu la loi ;\nArticle 1er. De louer.", **named)
    act = made.headers["Location"].removesuffix("/view")
    assert texts(agent, act, "visas") == ["Vu la loi ;"]


def test_a_text_is_parted_over_rest(agent):
    told = agent.post("@act-text", json={"html": "<p>Vu la loi ;</p><p>Bail</p>"})
    assert told.json()["visas"] == ["Vu la loi ;"]
    assert told.json()["rest"] == ["Bail"]
