"""Seats asked for, granted, waited for, given back."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from present import numbered

import pytest


LICENCE = "licences/dematerialisation-du-courrier-licence-fictive"
THREAD = numbered("MUT", 3)
HTML = {"Accept": "text/html"}
# Of 42 seats the demonstration has granted 32 and keeps 5 that Gembloux asks for.
FREE = 5


def draw(person, quantity, member="", **more):
    body = {"member": member, "quantity": quantity, **more}
    return person.post(f"{LICENCE}/@allotments", json=body)


def act(person, address, step, comment=""):
    answer = person.post(f"{address}/@workflow/{step}", json={"comment": comment})
    assert answer.status_code == 200, answer.text


def state(person, address):
    return person.get(address).json()["review_state"]


@pytest.fixture
def officer(client):
    return client("imio-officer")


@pytest.fixture
def andenne(client):
    return client("agent-andenne")


@pytest.mark.row("J6", "J7")
def test_a_member_asks_imio_grants_the_member_confirms_and_gives_back(officer, andenne):
    asked = draw(andenne, 2, note="Accueil")
    assert asked.status_code == 201
    seats = asked.json()["@id"]
    assert (asked.json()["review_state"], asked.json()["quantity"]) == ("asked", 2)
    act(officer, seats, "grant")
    act(andenne, seats, "accept")
    back = andenne.post(f"{seats}/@give-back", json={"quantity": 1}).json()
    assert (back["quantity"], back["returns"][0]["quantity"]) == (1, 1)
    misspelt = andenne.post(f"{seats}/@give-back", json={"quantitiy": 1})
    assert misspelt.json()["reason"] == "unknown_field"
    andenne.post(f"{seats}/@give-back", json={})
    assert state(andenne, seats) == "returned"
    assert andenne.get(seats).json()["ended_on"] is not None


def test_what_imio_enters_is_granted_at_once(officer):
    made = draw(officer, 1, "mons")
    assert made.json()["review_state"] == "granted"


@pytest.mark.row("J1")
def test_more_than_is_free_is_refused_with_what_is_free(officer, andenne):
    for person, member in ((officer, "mons"), (andenne, "")):
        answer = draw(person, FREE + 1, member)
        assert answer.status_code == 409
        said = answer.json()
        assert (said["reason"], said["free"]) == ("seats_short", FREE)


@pytest.mark.row("J7")
def test_who_waits_is_served_in_order(officer, andenne, client):
    first = draw(andenne, FREE + 1, wait=True).json()["@id"]
    second = draw(officer, 1, "mons", wait=True).json()["@id"]
    assert draw(client("agent-durbuy"), 1).json()["reason"] in (
        "waiting_list_first",
        "not_a_member",
    )
    assert "Numéro 2 sur la liste" in officer.get(second, headers=HTML).text
    held = existing("Allotment", review_state="granted")[0].getURL()
    answer = officer.post(f"{held}/@give-back", json={"quantity": 1})
    assert answer.status_code == 200, answer.text
    assert (state(andenne, first), state(officer, second)) == ("asked", "waiting")
    officer.post(f"{held}/@give-back", json={"quantity": 1})
    assert state(officer, second) == "granted"


def test_the_history_of_who_waited_names_nobody_else(officer, andenne, client):
    first = draw(andenne, FREE + 1, wait=True).json()["@id"]
    asked = existing("Allotment", review_state="asked")[0].getURL()
    act(client("agent-gembloux"), asked, "cancel")
    assert state(andenne, first) == "asked"
    page = andenne.get(first, headers=HTML).text.partition("mut-history")[2]
    assert "IMIO" in page and "Gembloux" not in page


@pytest.mark.parametrize(
    ("body", "status", "why"),
    [
        ({"member": "andenne"}, 400, "value_missing"),
        ({"quantity": 1}, 400, "value_missing"),
        ({"member": "andenne", "quantitiy": 1}, 400, "unknown_field"),
        ({"member": "andenne", "quantity": 0}, 400, "quantity_not_positive"),
        ({"member": "andenne", "quantity": -1}, 400, "quantity_not_positive"),
        ({"member": "andenne", "quantity": "beaucoup"}, 400, "number_invalid"),
        ({"member": "andenne", "quantity": 1.5}, 400, "number_not_whole"),
        ({"member": "andenne", "quantity": True}, 400, "number_invalid"),
        ({"member": "nulle-part", "quantity": 1}, 404, "member_unknown"),
        ({"member": "durbuy", "quantity": 1}, 409, "not_a_member"),
        (
            {"member": "mons", "quantity": 1, "thread": THREAD},
            400,
            "thread_not_yours",
        ),
        (
            {"member": "mons", "quantity": 99, "wait": True},
            409,
            "beyond_pool",
        ),
        ([], 400, "unreadable_body"),
    ],
)
def test_a_wrong_call_says_why(officer, body, status, why):
    answer = officer.post(f"{LICENCE}/@allotments", json=body)
    assert (answer.status_code, answer.json()["reason"]) == (status, why)


def test_nobody_asks_for_another_member(andenne):
    assert draw(andenne, 1, "mons").json()["reason"] == "not_your_member"


@pytest.mark.row("J7")
def test_a_member_sees_its_own_allotments_only(andenne, officer):
    own = andenne.get(f"{LICENCE}/@allotments").json()
    assert [each["quantity"] for each in own["items"]] == [12]
    assert own["seats"]["granted"] == 32
    assert len(officer.get(f"{LICENCE}/@allotments").json()["items"]) == 3


def test_nobody_creates_an_allotment_by_hand(officer, andenne):
    body = {"@type": "imio.mutualisation.Allotment", "licence": "x", "quantity": 9}
    for person in (officer, andenne):
        answer = person.post("adherents/andenne", json=body)
        assert 400 <= answer.status_code < 500


def test_a_thread_ties_seats_to_a_request(andenne):
    made = draw(andenne, 1, thread=THREAD).json()
    assert made["thread"] == THREAD
    found = andenne.get(f"@search?thread={THREAD}").json()["items"]
    assert made["@id"] in [each["@id"] for each in found]


@pytest.mark.row("J6")
def test_the_agents_are_told(officer, andenne, sink):
    seats = draw(andenne, 2).json()["@id"]
    act(officer, seats, "refuse", "Déjà servi.")
    subjects = [mail["Subject"] for mail in sink.collect()]
    assert any(each.startswith("Demande : 2 postes") for each in subjects)
    assert any(each.startswith("Refus : 2 postes") for each in subjects)


def test_a_new_line_serves_those_who_wait(officer, andenne, travel):
    first = draw(andenne, FREE + 1, wait=True).json()["@id"]
    today = clock.today().isoformat()
    order = {"label": "Extension", "quantity": 5, "valid_from": today}
    officer.post(f"{LICENCE}/@orders", json=order)
    officer.post("@due-steps")
    assert state(andenne, first) == "asked"


def test_a_licence_that_was_drawn_stays(demo):
    with pytest.raises(Refusal) as caught:
        demo["licences"]._delObject(LICENCE.rpartition("/")[2])
    assert caught.value.refused.reason == "licence_recorded"
