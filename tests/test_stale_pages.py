"""Pages with a form of their own: what somebody else noted meanwhile is not undone."""

from council import Agenda
from every_page import pages
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.forms import Versioned
from opened import opened_page
from pathlib import Path
from present import numbered

import pytest
import re


# They add something, or do what they say: nothing that is stored stands in them.
ADDING = {
    "Apply",
    "Appeal",
    "Ask",
    "Confirm",
    "Declare",
    "DepositKey",
    "EndLot",
    "EvaluationForm",
    "FromModel",
    "GiveBack",
    "Mails",
    "ImportPage",
    "Invite",
    "KeptViews",
    "NameDecision",
    "Negotiate",
    "Notices",
    "OfSection",
    "OrderForm",
    "PublicPreview",
    "OwnMails",
    "People",
    "Replace",
    "Rerank",
    "RevisionForm",
    "Settle",
    "SeveralAnnexes",
    "Subscribe",
    "Unsubscribe",
    "TalkPage",
    "Taking",
    "Sign",
    "TurnKey",
    "UndoForm",
}
PRESS = {"send": "1"}
CONTINUITY = f"adherents/mons/{numbered('mut', 13)}"


def template_of(page):
    (template, *_rest) = (
        vars(each)["index"] for each in page.__mro__ if "index" in vars(each)
    )
    return Path(template.filename).read_text()


def form_pages():
    for _kind, _name, page in pages():
        if issubclass(page, FormView):
            yield page


def test_a_form_that_shows_what_is_stored_says_what_it_was_opened_on(portal):
    for page in form_pages():
        names = {each.__name__ for each in page.__mro__}
        edits = page.editing is not Versioned.editing
        assert edits != bool(names & ADDING), page
        if edits:
            assert "view/versions" in template_of(page), page


@pytest.mark.row("M3")
def test_the_measures_of_two_people_are_all_kept(client):
    officer = client("imio-officer")
    form = opened_page(officer, CONTINUITY, "mesures")
    form.sent(PRESS, **{"note-0": "Le premier"})
    form.sent(PRESS, **{"note-1": "Le second", "done-1": "1"})
    kept = officer.get(CONTINUITY).json()["roadmap"]
    assert [row["note"] for row in kept[:2]] == ["Le premier", "Le second"]


@pytest.mark.row("M3")
def test_a_note_of_two_people_is_shown_in_both_versions(client):
    officer = client("imio-officer")
    form = opened_page(officer, CONTINUITY, "mesures")
    form.sent(PRESS, **{"note-0": "Le premier"})
    refused = form.sent(PRESS, **{"note-0": "Le second"})
    assert refused.status_code == 409
    assert "Le premier" in refused.text and "Le second" in refused.text
    (mine,) = re.findall(r'value="(typed:[0-9a-f]+)"', refused.text)
    form.sent(PRESS, **{"note-0": "Le second", "note-0-choice": mine})
    assert officer.get(CONTINUITY).json()["roadmap"][0]["note"] == "Le second"


@pytest.fixture
def agenda(client):
    return Agenda(client("agent-andenne"))


@pytest.mark.row("M3")
def test_an_item_is_moved_on_the_agenda_as_it_is_now(agenda):
    """Two people move an item each: the page of the second shows the order of before."""
    _first, second, _third, fourth = (
        agenda.agent.get(url).json()["UID"] for url in agenda.items
    )
    form = opened_page(agenda.agent, agenda.url, "agenda", of=agenda.url)
    form.sent({"up": fourth})
    form.sent({"up": second})
    assert agenda.numbers() == {"2": 1, "1": 2, "4": 3, "3": 4}


@pytest.mark.row("M3")
def test_the_attendance_of_two_people_is_all_kept(agenda):
    form = opened_page(agenda.agent, agenda.url, "attendance")
    form.sent(PRESS, **{"status-a": "absent"})
    form.sent(PRESS, **{"status-b": "excused"})
    rows = agenda.agent.get(agenda.url).json()["attendance"]
    assert [row["status"] for row in rows[:2]] == ["absent", "excused"]


@pytest.mark.row("M3")
def test_an_item_that_is_decided_already_is_not_decided_again_in_silence(agenda):
    agenda.step("freeze", "convoke", "decide")
    form = opened_page(agenda.agent, agenda.url, "decisions")
    assert form.sent(PRESS, **{"outcome-1": "unanimous"}).status_code == 302
    refused = form.sent(PRESS, **{"outcome-1": "reject", "outcome-2": "reject"})
    assert refused.status_code == 409 and "Point 1" in refused.text
