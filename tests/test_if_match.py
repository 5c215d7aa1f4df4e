"""Over REST, a call that is made on an older version is refused, if it says on which."""

from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.settings import save
from more_records import EDITED
from more_records import make_more
from plone import api
from present import numbered

import pytest
import transaction


REQUEST = f"adherents/andenne/{numbered('mut', 4)}"
SETTINGS = "@controlpanels/mutualisation"
OLD = {"If-Match": '"of-yesterday"'}


def on_version_read(person, address):
    return {"If-Match": person.get(address).headers["ETag"]}


@pytest.fixture
def required(site):
    with api.env.adopt_roles(["Manager"]):
        save("if_match_required", True)
    transaction.commit()


@pytest.mark.row("M3")
def test_of_every_type_an_older_version_is_not_written_over(once, client):
    once(make_more)
    manager, tried = client("imio-manager"), set()
    for brain in (brain for name in EDITED for brain in existing(name)):
        if manager.patch(brain.getURL(), json={}).ok:
            refused = manager.patch(brain.getURL(), json={}, headers=OLD)
            assert (refused.status_code, refused.json()["reason"]) == (
                412,
                "record_changed",
            )
            read = on_version_read(manager, brain.getURL())
            assert manager.patch(brain.getURL(), json={}, headers=read).ok
            tried.add(brain.portal_type.rpartition(".")[2])
    assert tried == set(EDITED)


@pytest.mark.row("M3")
def test_what_another_one_wrote_meanwhile_is_kept_and_said_of_whom(client):
    first, second = client("imio-officer"), client("imio-manager")
    read = on_version_read(second, REQUEST)
    first.patch(REQUEST, json={"need": "Le premier"})
    refused = second.patch(REQUEST, json={"need": "Le second"}, headers=read)
    assert (
        refused.status_code == 412 and "Chargée de projet" in refused.json()["message"]
    )
    assert second.get(REQUEST).json()["need"] == "Le premier"


def test_a_step_is_not_taken_on_what_has_changed(client):
    officer, step = client("imio-officer"), f"{REQUEST}/@workflow/hold"
    read = on_version_read(officer, REQUEST)
    until = clock.today() + timedelta(days=30)
    said = {"comment": "Motif", "hold_until": str(until)}
    assert officer.post(step, json=said, headers=OLD).status_code == 412
    assert officer.post(step, json=said, headers=read).ok
    assert on_version_read(officer, REQUEST) != read


def test_a_site_may_ask_for_the_version(client, required):
    officer = client("imio-officer")
    refused = officer.patch(REQUEST, json={"need": "Sans version"})
    assert (refused.status_code, refused.json()["reason"]) == (428, "if_match_missing")
    read = on_version_read(officer, REQUEST)
    assert officer.patch(REQUEST, json={"need": "Avec"}, headers=read).ok


def test_what_is_made_new_needs_no_version(client, required):
    asked = {
        "@type": "imio.mutualisation.ServiceRequest",
        "title": "Demande",
        "need": "Aide",
    }
    assert client("agent-andenne").post("adherents/andenne", json=asked).ok


def test_the_settings_have_a_version_too(technician):
    read = on_version_read(technician, SETTINGS)
    assert technician.patch(SETTINGS, json={"budget_article": "1"}, headers=read).ok
    refused = technician.patch(SETTINGS, json={"budget_article": "2"}, headers=read)
    assert refused.status_code == 412
