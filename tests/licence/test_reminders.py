"""Those who must act are reminded, each time once, and told of a notice."""

from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.settings import save

import pytest
import transaction


LICENCE = "licences/dematerialisation-du-courrier-licence-fictive"


def reminders(sink):
    """Of licences: what else is due is said to others."""
    return [mail for mail in sink.collect() if "/licences/" in mail.get_content()]


def rounds(client):
    steps = client("imio-officer").post("@due-steps").json()["steps"]
    of_licences = [each for each in steps if "/licences/" in each["@id"]]
    return [each for each in of_licences if each.get("transition") == "remind"]


@pytest.mark.row("J3")
def test_a_reminder_leaves_once_and_the_next_one_in_its_time(client, sink, travel):
    assert {each["transition_title"] for each in rounds(client)} == {
        "Rappel à 30 jours envoyé",
        "Rappel à 180 jours envoyé",
    }
    assert rounds(client) == []
    assert len(reminders(sink)) == 2
    notice = client("imio-officer").get(LICENCE).json()["next_deadline"]
    travel(days=(date.fromisoformat(notice) - clock.today()).days - 90)
    assert [each["transition_title"] for each in rounds(client)] == [
        "Rappel à 90 jours envoyé"
    ]


@pytest.mark.row("J3")
def test_reminders_go_where_the_settings_say(client, site, sink):
    save("licence_addresses", [{"address": "contrats@imio.example.org"}])
    transaction.commit()
    rounds(client)
    mails = reminders(sink)
    assert {mail["To"] for mail in mails} == {"contrats@imio.example.org"}
    text = "".join(mail.get_content() for mail in mails)
    assert "Dernier jour pour décider de la reconduction" in text


@pytest.mark.row("J3", "J4")
def test_members_that_draw_are_told_of_a_notice(client, sink):
    body = {"comment": "Trop cher."}
    answer = client("imio-officer").post(f"{LICENCE}/@workflow/give_notice", json=body)
    assert answer.status_code == 200, answer.text
    told = sink.collect()
    assert {mail["To"].partition("@")[0] for mail in told} >= {
        "agent-andenne",
        "agent-mons",
        "agent-gembloux",
    }
    assert "Trop cher." in told[0].get_content()


@pytest.mark.row("J4")
def test_a_notice_taken_back_is_told_too(client, sink):
    body = {"comment": "Accord trouvé."}
    for login, step in (("officer", "give_notice"), ("manager", "back_to_active")):
        client(f"imio-{login}").post(f"{LICENCE}/@workflow/{step}", json=body)
    assert any("se poursuit" in mail["Subject"] for mail in sink.collect())
