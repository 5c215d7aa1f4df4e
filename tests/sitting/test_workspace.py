"""An agenda is made from the page of its sitting: drafts come on it, items move."""

from council import HOME
from forms import send
from io import BytesIO
from zipfile import ZipFile

import pytest


pytestmark = pytest.mark.row("M11")

HTML = {"Accept": "text/html"}


def draft(agenda, title, **values):
    """An act that waits for a sitting."""
    return agenda.add(title, **{"sitting": None, **values}).json()["UID"]


def listed(agenda, key="items"):
    answer = agenda.agent.get(f"{agenda.url}/@agenda").json()
    return {each["title"][-1]: each["UID"] for each in answer[key]}


def arrange(agenda, uids):
    return agenda.agent.post(f"{agenda.url}/@agenda", json={"items": list(uids)})


def order(agenda):
    return "".join(listed(agenda))


def test_the_order_is_told_as_a_list(agenda):
    uids = listed(agenda)
    answer = arrange(agenda, [uids[each] for each in "3142"])
    assert answer.status_code == 200, answer.text
    assert order(agenda) == "3142"
    assert agenda.numbers() == {"3": 1, "1": 2, "4": 3, "2": 4}


def test_drafts_come_on_it_in_their_place(agenda):
    draft(agenda, "Point 5")
    draft(agenda, "Point 6")
    draft(agenda, "Point 7", body="college")
    uids, drafts = listed(agenda), listed(agenda, "waiting")
    assert {"5", "6"} <= drafts.keys() and "7" not in drafts
    known = {**uids, **drafts}
    assert arrange(agenda, [known[each] for each in "512364"]).status_code == 200
    assert order(agenda) == "512364"
    assert not {"5", "6"} & listed(agenda, "waiting").keys()


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("123", "agenda_incomplete"),
        ("12344", "item_twice"),
        ("1234?", "draft_unknown"),
        (None, "list_invalid"),
    ],
)
def test_what_is_no_whole_agenda_is_refused(agenda, told, reason):
    uids = {**listed(agenda), "?": "nowhere"}
    items = told and [uids[each] for each in told]
    answer = agenda.agent.post(f"{agenda.url}/@agenda", json={"items": items})
    assert answer.json()["reason"] == reason
    assert order(agenda) == "1234"


@pytest.mark.row("M12")
def test_a_settled_agenda_takes_what_the_law_lets_come_late(agenda, agent):
    plain, urgent = draft(agenda, "Point 5"), draft(agenda, "Point 6", urgent=True)
    agenda.step("freeze", "convoke")
    uids = list(listed(agenda).values())
    for told in ([*uids, plain], uids[::-1], [urgent, *uids]):
        assert arrange(agenda, told).json()["reason"] == "agenda_frozen"
    assert arrange(agenda, [*uids, urgent]).status_code == 200
    found = agent.get(f"{agenda.url}/@agenda").json()["items"]
    assert [each["late"] for each in found] == [False] * 4 + [True]
    page = agent.get(agenda.url, headers=HTML).text
    assert page.count("Ajouté une fois l’ordre du jour arrêté") == 1


@pytest.mark.sends("ISitting/@@agenda")
def test_the_page_moves_items_and_takes_drafts(agenda, agent):
    new = draft(agenda, "Point 5")
    page, uids = f"{agenda.url}/@@agenda", listed(agenda)
    told = {"order": list(uids.values())}
    send(agent, page, **told, up=uids["3"])
    assert order(agenda) == "1324"
    send(agent, page, order=list(listed(agenda).values()), down=uids["1"])
    assert order(agenda) == "3124"
    send(agent, page, order=list(listed(agenda).values()), take=new)
    assert order(agenda) == "31245"
    stale = send(agent, page, **told)
    assert stale.status_code == 409 and "a changé entre-temps" in stale.text


@pytest.mark.parametrize("login", ["agent-mons", None, "auditeur"])
def test_nobody_else_arranges_it(client, agenda, login):
    answer = client(login).post(f"{agenda.url}/@agenda", json={"items": []})
    assert answer.status_code in (401, 403, 404)


def test_a_draft_of_another_authority_is_unknown(client, agenda):
    body = {"@type": "imio.mutualisation.Deliberation", "title": "Point 9"}
    made = client("agent-mons").post("adherents/mons", json=body).json()["UID"]
    answer = arrange(agenda, [*listed(agenda).values(), made])
    assert answer.json()["reason"] == "draft_unknown"


@pytest.mark.row("G9")
def test_all_documents_come_in_one_file(agenda, agent):
    agenda.step("freeze", "convoke")
    sent = agent.get(f"{agenda.url}/@@convocation.pdf").content
    agenda.step("decide")
    rows = [{"item": n, "outcome": "unanimous"} for n in (1, 2)]
    rows += [{"item": n, "outcome": "postpone", "note": "Plus tard."} for n in (3, 4)]
    agent.post(f"{agenda.url}/@decisions", json={"decisions": rows})
    answer = agent.get(f"{agenda.url}/@@documents.zip")
    assert answer.headers["Content-Type"] == "application/zip"
    packed = ZipFile(BytesIO(answer.content))
    names = packed.namelist()
    assert names[:3] == ["convocation.pdf", "ordre-du-jour.pdf", "proces-verbal.pdf"]
    assert packed.read("convocation.pdf") == sent
    assert [name[:15] for name in names[3:]] == ["extraits/01-DEL", "extraits/02-DEL"]


def test_before_it_was_held_there_are_no_minutes(agenda, agent):
    packed = ZipFile(BytesIO(agent.get(f"{agenda.url}/@@documents.zip").content))
    assert packed.namelist() == ["convocation.pdf", "ordre-du-jour.pdf"]


def test_a_sitting_is_nobody_elses(client, agenda):
    for login in ("agent-mons", None):
        answer = client(login).get(f"{agenda.url}/@@documents.zip")
        assert answer.status_code in (401, 403, 404)
    assert HOME in agenda.url


def test_an_act_leads_to_the_sitting_that_nobody_marked_as_held(agenda, agent):
    agenda.step("freeze", "convoke")
    item = agenda.items[0]
    agent.post(f"{item}/@workflow/schedule", json={})
    answer = agent.post(f"{item}/@workflow/adopt", json={})
    assert answer.json()["reason"] == "sitting_not_marked"
    page = agent.get(item, headers=HTML).text
    assert "Personne n’a encore noté" in page and f'href="{agenda.url}"' in page
