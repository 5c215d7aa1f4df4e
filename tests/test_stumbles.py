"""What does not fit the services of Plone is refused, not an internal error."""

import json
import pytest


SEARCHES = [
    "b_size=-1",
    "b_size=x",
    "sort_limit=x",
    "SearchableText=AND",
    'SearchableText="',
    "SearchableText=a OR",
    "path.depth=x",
    "effective=abc",
    "modified.query=x&modified.range=min",
    "created.range=min",
    "review_state.query=&review_state.operator=zz",
    "getObjPositionInParent=x",
    "is_folderish=x",
    "modified=2026-13-45",
    "modified=99999999999999999999",
]


@pytest.mark.parametrize("asked", SEARCHES)
def test_a_search_that_cannot_be_made_is_refused(client, asked):
    told = client("imio-officer").get(f"@search?{asked}")
    assert (told.status_code, told.json()["reason"]) == (400, "values_unfit")


@pytest.mark.parametrize(
    "address",
    [
        "adherents?b_size=-1",
        "@contextnavigation?expand.contextnavigation.topLevel=x",
    ],
)
def test_a_parameter_that_does_not_fit_is_refused(client, address):
    told = client("imio-officer").get(address)
    assert (told.status_code, told.json()["reason"]) == (400, "values_unfit")


ROW = {"i": "path", "o": "plone.app.querystring.operation.string.absolutePath"}
DEEP = 10**12


@pytest.mark.parametrize(
    "address",
    [
        f"@search?path.depth={DEEP}",
        f"@navigation?expand.navigation.depth={DEEP}",
        f"@@search?path.query:record=/&path.depth:int:record={DEEP}",
        f"@querystring-search?query={json.dumps({'query': [ROW | {'v': f'/::{DEEP}'}]})}",
    ],
)
def test_no_search_counts_levels_without_end(client, address):
    told = client().get(address, timeout=20)
    assert told.status_code == 400


def test_no_row_of_a_search_counts_levels_without_end(client):
    for depth, status in ((2, 200), (DEEP, 400)):
        body = {"query": [ROW | {"v": f"/::{depth}"}]}
        told = client().post("@querystring-search", json=body, timeout=20)
        assert told.status_code == status


@pytest.mark.parametrize(
    "address, body",
    [
        ("adherents", {"@type": 5}),
        ("adherents", {"@type": ["Member"]}),
        ("@querystring-search", {"query": "x"}),
        ("@querystring-search", {"query": [5]}),
    ],
)
def test_a_value_that_does_not_fit_is_refused(client, address, body):
    told = client("imio-officer").post(address, json=body)
    assert (told.status_code, told.json()["reason"]) == (400, "values_unfit")


@pytest.mark.parametrize(
    "body",
    [
        {"fullname": 5},
        {"email": None},
        {"password": 5},
        {"roles": 5},
        {"roles": {"Zork": True}},
    ],
)
def test_an_account_is_of_texts_and_of_roles_that_there_are(technician, body):
    told = technician.patch("@users/agent-mons", json=body)
    assert told.status_code == 400, told.text
    assert told.json()["field"] in body


def test_an_account_that_there_is_not_is_not_changed(technician):
    assert technician.patch("@users/agent-none", json={}).status_code == 404


@pytest.mark.parametrize("address", ["@users", "@users/agent-mons/more"])
def test_an_account_that_nobody_names_is_not_there(client, address):
    for told in (
        client("agent-mons").patch(address, json={}),
        client("agent-mons").post("@users/agent-mons/more", json={}),
    ):
        assert (told.status_code, told.json()["reason"]) == (404, "nothing_there")


@pytest.mark.parametrize(
    ("method", "address", "body"),
    [
        ("PATCH", "@registry", {"plone.no_such": 1}),
        ("GET", "@users/agent-mons/more", None),
    ],
)
def test_what_plone_takes_for_a_mistake_of_its_own_is_refused(
    technician, method, address, body
):
    told = technician.request(method, address, json=body)
    assert (told.status_code, told.json()["reason"]) == (400, "values_unfit")


def test_an_account_to_which_nothing_is_sent_stays(technician):
    assert technician.patch("@users/agent-mons").status_code == 204


def test_what_is_no_character_is_refused_before_anybody_has_signed_in(client):
    body = '{"login": "\\ud800", "password": "x"}'
    told = client().post(
        "@login", data=body, headers={"Content-Type": "application/json"}
    )
    assert (told.status_code, told.json()["reason"]) == (400, "text_unreadable")


def test_a_body_deeper_than_anybody_reads_is_refused(client):
    told = client("imio-officer").post(
        "adherents",
        data="[" * 100_000,
        headers={"Content-Type": "application/json"},
    )
    assert (told.status_code, told.json()["reason"]) == (400, "unreadable_body")


def test_a_mistake_of_ours_stays_one(client, monkeypatch):
    monkeypatch.setattr(
        "imio.mutualisation.base.table.ListGet.reply", lambda service: [].nothing
    )
    told = client("imio-officer").get("@list?type=Member")
    assert told.status_code == 500


@pytest.mark.parametrize("body", [{"query": []}, {"query": [{"i": None}]}, [], "x"])
def test_a_search_that_plone_refuses_is_refused_in_french(client, body):
    told = client().post("@querystring-search", json=body)
    assert (told.status_code, told.json()["reason"]) == (400, "values_unfit")


@pytest.mark.parametrize("title", [["x"], {"a": 1}, 5, True])
@pytest.mark.parametrize(
    ("where", "kind"), [("partenaires", "Partner"), ("adherents", "Member")]
)
def test_a_name_that_is_no_text_is_refused(client, where, kind, title):
    body = {"@type": f"imio.mutualisation.{kind}", "title": title}
    told = client("imio-manager").post(where, json=body)
    assert (told.status_code, told.json()["reason"]) == (400, "text_invalid")
