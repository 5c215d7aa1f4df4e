"""The dated parameters, read and written over REST."""

from datetime import date
from decimal import Decimal
from imio.mutualisation.base.settings import number_in_force
from imio.mutualisation.settings.controlpanel import THEMES
from imio.mutualisation.settings.schema import ISettings
from zope.schema import getFieldNames

import pytest
import re
import transaction


PANEL = "@controlpanels/mutualisation"


@pytest.mark.row("A10", "C1")
def test_what_the_articles_say_is_there(technician):
    data = technician.get(PANEL).json()["data"]
    assert [row["value"] for row in data["share_fee"]] == ["4.00"]
    assert [row["value"] for row in data["day_limit"]] == ["10.00"]
    bounds = [row["up_to"] for row in data["size_categories"]]
    assert bounds == [5000, 10000, 20000, 30000, 50000, None]


@pytest.mark.row("A10")
def test_a_row_is_added_and_read_back(technician):
    rows = technician.get(PANEL).json()["data"]["share_fee"]
    new = {"valid_from": "2027-01-01", "value": "5.25", "source": "Décision"}
    answer = technician.patch(PANEL, json={"share_fee": [*rows, new]})
    assert answer.status_code == 204, answer.text
    assert technician.get(PANEL).json()["data"]["share_fee"] == [*rows, new]
    transaction.begin()
    assert number_in_force("share_fee", date(2026, 12, 31)) == 4
    assert number_in_force("share_fee", date(2027, 1, 1)) == Decimal("5.25")


def test_all_that_is_given_may_be_sent_back(technician):
    data = technician.get(PANEL).json()["data"]
    answer = technician.patch(PANEL, json=data)
    assert answer.status_code == 204, answer.text
    assert technician.get(PANEL).json()["data"] == data


@pytest.mark.parametrize(
    "rows",
    [
        [{"valid_from": "2027-01-01", "value": "5.250"}],
        [{"valid_from": "demain", "value": "5"}],
        [{"value": "5"}],
        [{"valid_from": "2027-01-01", "value": True}],
        [{"valid_from": "2027-01-01", "value": "5", "amount": "5"}],
        ["5"],
        "5",
    ],
)
def test_what_cannot_be_read_is_refused(technician, rows):
    before = technician.get(PANEL).json()["data"]
    assert technician.patch(PANEL, json={"share_fee": rows}).status_code == 400
    assert technician.get(PANEL).json()["data"] == before


@pytest.mark.parametrize("login", [None, "agent-andenne", "imio-officer", "auditeur"])
def test_the_parameters_are_the_managers(client, login):
    person = client(login)
    assert person.get(PANEL).status_code == 401
    assert person.patch(PANEL, json={"share_fee": []}).status_code == 401
    assert person.get("@@mutualisation-settings").status_code == 401
    assert person.get("@@mutualisation-settings/prices").status_code == 401


@pytest.mark.renders("settings/theme.pt")
def test_a_manager_has_the_form(client):
    manager, path = client("imio-manager"), "@@mutualisation-settings"
    page = manager.get(path)
    shown = set()
    for theme in THEMES:
        assert f"{path}/{theme}" in page.text
        form = manager.get(f"{path}/{theme}", headers={"Accept": "text/html"}).text
        shown |= set(re.findall(r'id="formfield-form-widgets-(\w+)"', form))
    assert shown == set(getFieldNames(ISettings))


@pytest.mark.row("J3")
@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"reminder_days": [{"days": 120}, {"days": 60}]}, 204),
        ({"licence_addresses": [{"address": "a@example.org"}]}, 204),
        ({"licence_addresses": [{"address": "pas une adresse"}]}, 400),
        ({"reminder_days": [{"days": 0}]}, 400),
        ({"reminder_days": [{"days": "abc"}]}, 400),
        ({"indexed_percent": "101"}, 400),
    ],
)
def test_the_reminders_of_licences_are_settings(technician, values, status):
    answer = technician.patch(PANEL, json=values)
    assert answer.status_code == status, answer.text
    kept = technician.get(PANEL).json()["data"]
    taken = all(kept[name] == value for name, value in values.items())
    assert taken == (status == 204)
