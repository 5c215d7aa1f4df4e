"""Whatever service refuses, Plone's own as well: a sentence of ours, and its code."""

from every_page import all_services
from imio.mutualisation.reasons import REASONS
from itertools import product

import pytest


# The record itself, which would be gone for the calls that follow.
GONE = {("DELETE", "")}
ADDRESSES = ("{}", "{}/zzz", "adherents/andenne/deliberation/{}")
NONSENSE = {"zzz": 1}


@pytest.fixture
def people(client, technician):
    return [technician, client("agent-andenne"), client()]


def test_every_refusal_of_a_service_has_a_sentence_and_a_code(people):
    silent, refused = [], 0
    calls = product(sorted(all_services() - GONE), ADDRESSES, people)
    for (method, name), address, person in calls:
        asked = f"{address.format(name)}?sort_on=zzz"
        body = None if method == "GET" else NONSENSE
        told = person.request(method, asked, json=body)
        refused += 400 <= told.status_code < 500
        if told.status_code >= 400 and not says_why(told, method):
            silent.append((method, asked, told.status_code, told.text))
    assert silent == []
    assert refused > 500


def says_why(told, method):
    if method == "HEAD":
        return told.status_code < 500
    said = told.json()
    return said["reason"] in REASONS and {"type", "message"} <= said.keys()


P = "Quatre mots sans rapport 97"


@pytest.mark.parametrize(
    ("login", "address", "body", "status", "reason"),
    [
        (
            None,
            "agent-mons",
            {"reset_token": "x", "new_password": P},
            403,
            "link_spent",
        ),
        (
            None,
            "agent-mons",
            {"reset_token": "x", "new_password": "a"},
            400,
            "password_weak",
        ),
        (
            "agent-mons",
            "agent-mons",
            {"old_password": "x", "new_password": P},
            403,
            "old_password_wrong",
        ),
        (
            "agent-mons",
            "agent-andenne",
            {"old_password": "x", "new_password": P},
            403,
            "not_allowed",
        ),
    ],
)
def test_a_password_that_is_not_changed_says_why(
    client, login, address, body, status, reason
):
    told = client(login).post(f"@users/{address}/reset-password", json=body)
    assert (told.status_code, told.json()["reason"]) == (status, reason)


@pytest.mark.parametrize("name", ["@copy", "@move"])
@pytest.mark.parametrize("source", ["zzz", "/adherents/zzz", ["zzz"], 5, {"a": 1}])
def test_what_is_not_there_is_neither_copied_nor_moved(technician, name, source):
    told = technician.post(f"catalogue/{name}", json={"source": source})
    assert (told.status_code, told.json()["reason"]) == (404, "nothing_there")


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("colour=2", "unknown_field"),
        ("sort_on=zzz", "parameter_invalid"),
        ("sort_on=SearchableText", "parameter_invalid"),
        ("sort_on=modified&sort_order=zzz", "parameter_invalid"),
        ("metadata_fields=number&metadata_fields=zzz", "parameter_invalid"),
    ],
)
def test_a_search_by_what_there_is_not_answers_nothing(client, asked, reason):
    told = client().get(f"@search?{asked}")
    assert (told.status_code, told.json()["reason"]) == (400, reason)


ROW = {
    "i": "portal_type",
    "o": "plone.app.querystring.operation.selection.any",
    "v": [],
}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"query": [{**ROW, "i": "zzz"}]}, "unknown_field"),
        ({"query": [ROW], "sort_on": "zzz"}, "parameter_invalid"),
    ],
)
def test_nor_does_one_by_rows(client, body, reason):
    told = client().post("@querystring-search", json=body)
    assert (told.status_code, told.json()["reason"]) == (400, reason)
