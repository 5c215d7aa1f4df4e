"""Views of lists: one's own, those that are shared, and what is refused of them."""

from forms import send

import pytest


OWN = {
    "title": "Mes dossiers",
    "page": "@@demandes",
    "query": "state=support&sort=thread",
}


def kept(person):
    return {each["title"] for each in person.get("@views").json()["items"]}


def test_a_view_is_an_address_with_a_name_of_ones_own(client):
    officer, agent = client("imio-officer"), client("agent-andenne")
    told = officer.post("@views", json=OWN).json()
    assert told["url"].endswith("/@@demandes?state=support&sort=thread")
    assert (
        "Mes dossiers"
        in officer.get("@@demandes", headers={"Accept": "text/html"}).text
    )
    assert kept(agent) == set()
    assert agent.delete(f"@views/{told['@id'].rpartition('/')[2]}").status_code == 404
    assert officer.delete(f"@views/{told['@id'].rpartition('/')[2]}").status_code == 204
    assert kept(officer) == set()


@pytest.mark.sends("IPloneSiteRoot/@@vues")
def test_the_form_of_a_list_keeps_its_view_and_shows_it(client):
    officer = client("imio-officer")
    assert (
        send(officer, "@@vues", what="keep", **OWN | {"title": ""}).status_code == 400
    )
    shown = send(officer, "@@vues", what="keep", **OWN)
    assert shown.url.endswith(OWN["query"])
    assert 'aria-current="page">Mes dossiers' in shown.text


def test_a_view_of_what_one_has_to_do_is_kept_too(client):
    officer = client("imio-officer")
    of_requests = {
        "title": "Demandes",
        "page": "@@accueil",
        "query": "type=ServiceRequest",
    }
    shown = send(officer, "@@vues", what="keep", **of_requests)
    assert shown.url.endswith("/@@accueil?type=ServiceRequest")
    assert 'aria-current="page">Demandes' in shown.text


def test_a_view_that_is_gone_offers_no_other_form(client):
    gone = send(client("imio-officer"), "@@vues", what="drop", key="x")
    assert gone.status_code == 404 and 'name="title"' not in gone.text


def test_imio_shares_with_its_own_or_with_all_who_sign_in(client):
    officer, agent = client("imio-officer"), client("agent-andenne")
    for title, audience in (("À nous", "staff"), ("À tous", "all")):
        sent = {**OWN, "title": title, "audience": audience}
        assert officer.post("@views", json=sent).status_code == 201
    assert kept(client("imio-manager")) == {"À nous", "À tous"}
    assert kept(agent) == {"À tous"}
    assert client().get("@views").status_code == 401


@pytest.mark.parametrize(
    ("wrong", "status", "reason"),
    [
        ({"title": "\u200b\u2063"}, 400, "view_untitled"),
        ({"title": "a" * 81}, 400, "view_too_long"),
        ({"page": "https://example.org/"}, 400, "view_elsewhere"),
        ({"page": "//example.org"}, 400, "view_elsewhere"),
        ({"page": "../x"}, 400, "view_elsewhere"),
        ({"query": "state=all\nX: 1"}, 400, "view_elsewhere"),
        ({"query": "state=all#x"}, 400, "view_elsewhere"),
        ({"audience": "staff"}, 403, "view_not_shared"),
        ({"audience": "imio"}, 400, "view_audience"),
    ],
)
def test_what_is_no_view_is_refused(client, wrong, status, reason):
    answer = client("agent-andenne").post("@views", json=OWN | wrong)
    assert (answer.status_code, answer.json().get("reason")) == (status, reason)
