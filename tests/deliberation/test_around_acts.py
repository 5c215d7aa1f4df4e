"""What leads to an act and away from it: drafts, calendars, annexes, mandates."""

from base64 import b64encode
from every_page import places
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.demo.people import PEOPLE
from imio.mutualisation.demo.people import STAFF
from imio.mutualisation.tender.schema import ITender
from plone import api

import pytest


MEMBER = "adherents/andenne"
HTML = {"Accept": "text/html"}
ANNEX = "imio.mutualisation.Annex"


@pytest.fixture
def agent(client):
    return client("agent-andenne")


def test_a_member_joins_no_second_time(agent):
    refused = agent.post(f"{MEMBER}/@prepare-deliberation", json={"purpose": "join"})
    assert refused.json()["reason"] == "member_already"
    page = agent.get(MEMBER, headers=HTML).text
    assert 'value="join"' not in page and 'value="withdrawal"' in page


def test_what_was_met_is_in_no_calendar(agent):
    told = agent.get(f"{MEMBER}/deliberation/@@echeances.ics").text
    assert "BEGIN:VCALENDAR" in told and "supervision@" not in told


def test_the_calendar_of_a_tender_has_an_hour(client, portal):
    published = next(
        place
        for place in places(portal, ITender)
        if place.review_state() == "published"
    )
    told = (
        client("imio-officer").get(f"{published.absolute_url()}/@@echeances.ics").text
    )
    assert "-bids@" in told and "DTSTART:" in told


@pytest.mark.row("G8")
def test_an_annex_is_called_as_its_file_and_says_what_it_is(agent):
    kind = {"@type": "imio.mutualisation.Deliberation", "body": "college"}
    act = agent.post(MEMBER, json={**kind, "title": "Bail"}).json()["@id"]
    data = b64encode(b"%PDF-1.4\n%%EOF").decode()
    file = {"data": data, "encoding": "base64", "filename": "plan du local.pdf"}
    made = agent.post(act, json={"@type": ANNEX, "file": file})
    assert made.json()["title"] == "plan du local"
    page = agent.get(act, headers=HTML).text
    assert "/annexe/@@download/file" in page and ">pdf</" not in page
    assert "pdf," in page and "1" in page


@pytest.mark.row("G22")
def test_the_page_of_an_assembly_says_whether_mine_has_answered(agent, portal):
    with api.env.adopt_user(username="imio-officer"):
        brains = portal.portal_catalog(portal_type="imio.mutualisation.Assembly")
        convened = [each for each in brains if each.review_state == "convened"]
    page = agent.get(convened[0].getURL(), headers=HTML).text
    assert "prepare-deliberation" in page or "/adherents/andenne/deliberation" in page


def test_the_acts_of_the_demonstration_are_those_of_its_people(demo):
    """Not of who installs it."""
    acts = [brain._unrestrictedGetObject() for brain in existing("Deliberation")]
    taken = [line for act in acts for line in act.workflow_history[FLOW]]
    assert {line["actor"] for line in taken} <= {*PEOPLE, *STAFF}


FLOW = "mutualisation_deliberation"
