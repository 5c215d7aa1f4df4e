"""What was taken away and what was refused: in files of the machine, within a bound."""

from imio.mutualisation.base.chain import of_site
from imio.mutualisation.base.chain import SETTING
from imio.mutualisation.checking.records import record_troubles
from imio.mutualisation.journal import watching
from imio.mutualisation.journal.due import settle
from imio.mutualisation.journal.lines import Lines
from imio.mutualisation.journal.people import PEOPLE
from imio.mutualisation.journal.words import FORBIDDEN
from imio.mutualisation.journal.words import TAKEN
from plone import api

import pytest
import transaction


pytestmark = pytest.mark.row("M5")

HTML = {"Accept": "text/html"}


@pytest.fixture(autouse=True)
def new_hour(monkeypatch):
    """With `monkeypatch`, no walk is taken from memory: files do not come back with it."""
    monkeypatch.setattr(watching, "_bound", watching._Bound())


def told(site, kind):
    return [(each.login, each.title) for each in Lines(site.getId(), kind).entries()]


def test_a_list_that_is_taken_out_is_told_once_a_minute_and_a_page_is_not(
    client, site, still
):
    officer = client("imio-officer")
    officer.get("@@demandes", headers=HTML)
    for _ in range(2):
        officer.get("@@demandes?format=csv", headers=HTML)
    assert told(site, TAKEN) == [("imio-officer", "/@@demandes")]


def test_what_everybody_may_take_is_not_told(client, site):
    client().get("@@demandes?format=csv", headers=HTML)
    assert told(site, TAKEN) == []


def test_what_the_table_refuses_is_told_to_the_auditor(client, site):
    client("agent-andenne").patch("catalogue/aductis", json={"title": "x"})
    (line,) = client("auditeur").get("@journal?kind=forbidden").json()["items"]
    assert line["login"] == "agent-andenne" and line["door"] == "rest"
    assert line["what"] == "PATCH /catalogue/aductis"


def test_a_forged_host_and_a_forged_token_are_told(client, site):
    client().get("", headers={"Host": "example.org"})
    person = client("imio-officer")
    person.post("@@vues", data={"what": "keep", "_authenticator": "x"}, headers=HTML)
    logins = [login for login, _title in told(site, FORBIDDEN)]
    assert logins == ["imio-officer", ""]


def test_they_fill_no_disk(client, site, monkeypatch, still):
    monkeypatch.setitem(watching.OF_ONE, FORBIDDEN, 2)
    agent = client("agent-andenne")
    for name in ("aductis", "ontologos", "e-guichet"):
        agent.patch(f"catalogue/{name}", json={"title": "x"})
    latest, first = Lines(site.getId(), FORBIDDEN).entries()
    assert "heure" in latest.why and "heure" not in first.why


def test_nothing_is_told_of_what_its_reader_may_not_see(client, site):
    bid = next(
        iter(
            site.portal_catalog.unrestrictedSearchResults(
                portal_type="imio.mutualisation.Bid"
            )
        ),
        None,
    )
    address = bid.getURL() if bid else None
    assert address
    assert client("agent-andenne").get(address).status_code in (401, 403, 404)
    with api.env.adopt_user(username="auditeur"):
        sees = api.user.has_permission("View", obj=bid._unrestrictedGetObject())
    items = client("auditeur").get("@journal?kind=forbidden").json()["items"]
    assert sees or not items


def test_each_kind_is_kept_for_its_time(site, travel, monkeypatch):
    who = {"login": "un", "name": "", "door": "", "what": ""}
    for kind in (TAKEN, FORBIDDEN):
        Lines(site.getId(), kind).add({"kind": kind, **who})
    travel(days=250)
    for kind in (TAKEN, FORBIDDEN):
        Lines(site.getId(), kind).forget_old()
    assert told(site, TAKEN) and not told(site, FORBIDDEN)


def test_a_role_and_a_setting_of_a_command_are_told(site):
    settle()
    api.portal.set_registry_record("plone.site_title", "Autre")
    site.acl_users.portal_role_manager.assignRoleToPrincipal("Manager", "agent-mons")
    settle()
    assert of_site(SETTING).entries()[-1].after == "Autre"
    last = of_site(PEOPLE).entries()[-1]
    assert (last.what, last.after) == ("agent-mons", "Manager")
    transaction.abort()


def test_the_journal_is_a_workbook_as_well(client):
    auditor = client("auditeur")
    answer = auditor.get("@@journal?format=xlsx", headers=HTML)
    assert answer.content[:2] == b"PK"
    assert "format=xlsx" in auditor.get("@@journal", headers=HTML).text


def test_lines_that_were_sealed_and_are_taken_out_show(site, travel):
    lines = Lines(site.getId(), TAKEN)
    for title in ("Un", "Deux", "Trois"):
        lines.add({"kind": TAKEN, "login": "un", "name": "", "door": "", "what": ""})
        api.portal.set_registry_record("plone.site_title", title)
        settle()
        travel(days=1)
    assert TAKEN not in [each.where for each in record_troubles(site)]
    *first, last = sorted(lines.folder.glob("*.jsonl"))
    last.write_text(last.read_text("utf-8").splitlines(keepends=True)[-1], "utf-8")
    for each in first:
        each.unlink()
    assert TAKEN in [each.where for each in record_troubles(site)]
    transaction.abort()
