"""Sign-ins, and tries that failed: in files of the machine, never in the database."""

from imio.mutualisation.journal.lines import Lines
from imio.mutualisation.journal.words import SIGN_IN_FAILED
from imio.mutualisation.journal.words import SIGNED_IN

import pytest


pytestmark = pytest.mark.row("M5")

NOBODY = {"name": "", "door": ""}


@pytest.fixture
def lines(monkeypatch, site):
    """With `monkeypatch`, no walk is taken from memory: files do not come back with it."""
    return Lines(site.getId())


def told(lines):
    return [(each.kind, each.login) for each in lines.entries()]


def try_to(client, login, password):
    return client().post("@login", json={"login": login, "password": password})


def test_who_signs_in_is_told(client, lines):
    try_to(client, "agent-andenne", "demo-mutualisation")
    assert told(lines) == [(SIGNED_IN, "agent-andenne")]


def test_tries_that_fail_are_told_once_a_minute(client, lines, still):
    for password in ("un", "deux", "trois"):
        assert try_to(client, "agent-mons", password).status_code == 401
    assert told(lines) == [(SIGN_IN_FAILED, "agent-mons")]


def test_a_name_that_nobody_has_is_not_written(client, lines):
    try_to(client, "mon mot de passe", "x")
    assert told(lines) == [(SIGN_IN_FAILED, "")]
    assert "mot de passe" not in next(lines.latest())


def test_a_call_with_a_wrong_password_is_told(client, lines):
    client("agent-durbuy").get("", auth=("agent-durbuy", "x"))
    assert told(lines) == [(SIGN_IN_FAILED, "agent-durbuy")]


def test_the_form_of_the_page_is_told(client, lines):
    asked = {"__ac_name": "agent-gembloux", "__ac_password": "x", "buttons.login": "1"}
    client().post("login", data=asked, headers={"Accept": "text/html"})
    assert told(lines) == [(SIGN_IN_FAILED, "agent-gembloux")]


def test_the_auditor_reads_them(client, lines):
    try_to(client, "agent-andenne", "demo-mutualisation")
    items = client("auditeur").get("@journal?kind=signed_in").json()["items"]
    assert [each["login"] for each in items] == ["agent-andenne"]


def write(lines, *logins):
    for login in logins:
        lines.add({"kind": SIGNED_IN, "what": SIGNED_IN, "login": login, **NOBODY})


def test_a_line_that_was_changed_shows(lines):
    write(lines, "un", "deux")
    assert lines.wrong() == 0
    (path,) = lines.folder.glob("*.jsonl")
    path.write_text(path.read_text().replace('"un"', '"x"'))
    assert lines.wrong() == 2


def test_half_a_line_that_a_power_cut_left_stops_nobody(client, lines):
    write(lines, "un")
    (path,) = lines.folder.glob("*.jsonl")
    path.write_text(path.read_text() + '{"number": 2, "at": "20')
    assert told(lines) == [(SIGNED_IN, "un")]
    assert try_to(client, "agent-mons", "demo-mutualisation").status_code == 200
    assert told(lines)[0] == (SIGNED_IN, "agent-mons") and lines.wrong() == 0


def test_a_year_is_kept_and_the_rest_still_holds(lines, travel):
    write(lines, "un")
    travel(days=400)
    write(lines, "deux")
    lines.forget_old()
    assert told(lines) == [(SIGNED_IN, "deux")] and lines.wrong() == 0
