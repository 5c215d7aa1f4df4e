"""The same import through the page, the API and the terminal."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.changes import changes
from imio.mutualisation.importing import console
from imio.mutualisation.importing import page
from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.importing.outcome import to_write
from imio.mutualisation.importing.table import read_table
from imio.mutualisation.member import command
from imio.mutualisation.member.importing.apply import write
from imio.mutualisation.member.importing.importer import MEMBERS
from imio.mutualisation.member.importing.line import SOURCE
from imio.mutualisation.member.importing.site import planned
from importlib.resources import files
from io import StringIO

import pytest
import re
import transaction


SHIPPED = (files("imio.mutualisation.member") / "data" / "communes.csv").read_bytes()
SOME = b"\n".join(SHIPPED.splitlines()[:4])
OFFICER = "imio-officer"


def outcomes(section, data):
    return [line.outcome for line in planned(section, read_table(data))]


def imported(section, data):
    lines = planned(section, read_table(data))
    return list(write(section, to_write(lines)))


# --- Writing ----------------------------------------------------------------


@pytest.fixture
def section(portal):
    return portal["adherents"]


@pytest.mark.row("A1", "A6")
def test_new_communes_are_prospects_and_importing_again_changes_nothing(section):
    imported(section, SOME)
    brains = existing("Member", nis=["25005", "25014", "25015"])
    assert {brain.getId: brain.review_state for brain in brains} == dict.fromkeys(
        ["beauvechain", "braine-lalleud", "braine-le-chateau"], "prospect"
    )
    assert outcomes(section, SOME) == ["unchanged"] * 3


@pytest.mark.row("K9")
def test_a_change_is_found_by_search_and_sets_the_size(section):
    imported(section, SOME)
    imported(section, b"nom,ins,population,population_date\nB,25005,60000,2025-01-01")
    (brain,) = existing("Member", nis="25005")
    assert (brain.getId, brain.Title) == ("beauvechain", "B")
    assert [row["inhabitants"] for row in section["beauvechain"].populations] == [
        7205,
        7232,
        60000,
    ]
    assert existing("Member", SearchableText="25005")[0].inhabitants


@pytest.mark.row("K9")
def test_a_cpas_is_priced_by_a_commune_of_the_same_table(section):
    text = (
        b"nom,type,ins,population,population_date,communes_desservies\n"
        b"CPAS X,cpas,,,,25005\nBeauvechain,,25005,7231,2024-01-01,"
    )
    imported(section, text)
    (brain,) = existing("Member", id="cpas-x")
    assert brain.getObject().size_category_on(clock.today())


def test_two_authorities_of_one_name_have_two_addresses(section):
    imported(section, "nom,type\nX_é,commune\nX é,cpas".encode())
    assert {"x-e", "x-e-1"} <= set(section)


PAST = (
    b"nom,ins,statut,admis_le,parti_le,parts,part_montant\n"
    b"Beauvechain,25005,adherent,2012-03-10,,1,4\n"
    b"Braine,25014,ancien,2011-01-01,2019-12-31,2,4"
)


@pytest.mark.row("M9", "A4")
def test_a_membership_of_before_keeps_its_days(section):
    imported(section, SOME)
    imported(section, PAST)
    there, left = section["beauvechain"], section["braine-lalleud"]
    assert (there.review_state(), left.review_state()) == ("member", "former")
    assert there.admitted_on.isoformat() == "2012-03-10"
    assert (left.left_on.isoformat(), left.share_count) == ("2019-12-31", 2)
    assert outcomes(section, PAST) == ["unchanged"] * 2


def test_who_brought_a_fact_of_the_past_in_stands_in_the_history(section):
    imported(section, SOME)
    imported(section, PAST)
    told = (each for each in changes(section["beauvechain"]) if SOURCE in each.what)
    assert next(told).shown == "– → 10/03/2012"


# --- Page -------------------------------------------------------------------


class Browser:
    """An officer who sends forms; tokens are taken from the page, as a person does."""

    def __init__(self, client):
        self.client = client
        client.headers["Accept"] = "text/html"
        self.page = client.get("adherents/@@import-members").text

    def hidden(self, name):
        found = re.search(rf'name="{name}"[^>]*?value="([^"]*)"', self.page, re.S)
        return {name: found[1]} if found else {}

    def send(self, file=None, **fields):
        data = {**self.hidden("_authenticator"), **self.hidden("job"), **fields}
        upload = {"file": ("table.csv", file)} if file is not None else None
        answer = self.client.post("adherents/@@import-members", data=data, files=upload)
        self.page = answer.text
        return answer


@pytest.fixture
def officer(client):
    return client(OFFICER)


@pytest.fixture
def browser(officer):
    return Browser(officer)


def members(site):
    transaction.begin()
    return len(site["adherents"])


def test_the_page_speaks_of_members_and_knows_their_columns(browser):
    for words in ("Importer des adhérents", "Tableau des adhérents", "nom, type, bce"):
        assert words in browser.page


@pytest.mark.sends("ISection/@@import-members")
def test_nothing_is_written_before_the_second_button(browser, site):
    before = members(site)
    browser.send(b"nom,type\nNouveau,cpas")
    assert "Nouveau" in browser.page
    assert members(site) == before
    browser.send()
    assert members(site) == before + 1


def test_a_refused_line_keeps_everything_back_unless_left_out(browser, site):
    before = members(site)
    browser.send(b"nom,type\nNouveau,cpas\n,cpas")
    assert browser.send().status_code == 409
    assert members(site) == before
    browser.send(skip_refused="1")
    assert members(site) == before + 1


def test_long_work_shows_its_progress_and_goes_on_with_a_button(
    browser, site, monkeypatch
):
    monkeypatch.setattr(Importer, "batch", 2)
    before = members(site)
    browser.send(b"nom,type\nUn,cpas\nDeux,cpas\nTrois,cpas")
    browser.send()
    assert re.search(r'<progress[^>]*max="3"[^>]*value="2"', browser.page)
    assert members(site) == before + 2
    browser.send()
    assert "<progress" not in browser.page
    assert members(site) == before + 3


def test_a_long_report_is_whole_in_its_file(browser, officer, monkeypatch):
    monkeypatch.setattr(page, "SHOWN", 2)
    browser.send(b"nom,type\nUn,cpas\nDeux,cpas\n,cpas")
    assert browser.page.count('<th scope="row"') == 2
    assert "1 autre" in browser.page
    job = browser.hidden("job")["job"]
    file = officer.get(f"adherents/@@import-members?job={job}&format=csv").text
    assert [line.split(";")[0] for line in file.splitlines()[1:]] == ["2", "3", "4"]


@pytest.mark.parametrize(
    ("file", "status"), [(None, 400), ("é".encode("cp1252"), 400), (b"a\nb", 400)]
)
def test_a_file_that_cannot_be_used_is_an_alert(browser, file, status):
    assert browser.send(file).status_code == status
    assert 'role="alert"' in browser.page


def test_a_job_is_nobody_elses(browser, client):
    browser.send(b"nom\nNouveau")
    other = client("imio-manager")
    path = f"adherents/@@import-members?job={browser.hidden('job')['job']}"
    other.headers["Accept"] = "text/html"
    assert other.get(path).status_code == 404


def test_a_form_from_elsewhere_is_refused(officer, site):
    before = members(site)
    officer.headers["Accept"] = "text/html"
    answer = officer.post(
        "adherents/@@import-members", files={"file": ("t.csv", b"nom\nX")}
    )
    assert (answer.status_code, members(site)) == (403, before)


# --- API --------------------------------------------------------------------


def post(client, file, **fields):
    return client.post(
        "adherents/@import-members", files={"file": ("table", file)}, data=fields
    )


def test_the_api_answers_the_report_and_writes_when_told(officer, site):
    before = members(site)
    table = b"nom,type\nNouveau,cpas\n,cpas"
    dry = post(officer, table).json()
    assert (dry["created"], dry["refused"], dry["written"]) == (1, 1, False)
    assert dry["lines"][1]["reasons"][0]["reason"] == "value_missing"
    refused = post(officer, table, dry_run="0")
    assert (refused.status_code, refused.json()["reason"]) == (409, "lines_refused")
    assert members(site) == before
    assert post(officer, table, dry_run="0", skip_refused="1").json()["written"]
    assert members(site) == before + 1


THREE = b"nom,type\nUn,cpas\nDeux,cpas\nTrois,cpas"


@pytest.mark.row("M9")
def test_what_is_longer_than_a_batch_goes_on_by_its_job(officer, site, monkeypatch):
    monkeypatch.setattr(Importer, "batch", 2)
    before = members(site)
    begun = post(officer, THREE, dry_run="0")
    job = begun.json()["@id"]
    assert (begun.status_code, begun.headers["Location"]) == (202, job)
    assert (begun.json()["done"], begun.json()["total"]) == (2, 3)
    assert members(site) == before + 2
    assert officer.get(job).status_code == 202
    assert officer.post(job).json()["pending"] is False
    assert members(site) == before + 3
    assert officer.post(job).json() == officer.get(job).json()


def test_the_job_of_somebody_else_or_of_a_page_does_not_go_on(
    officer, client, site, browser
):
    before = members(site)
    browser.send(THREE)
    job = f"adherents/@import-members/{browser.hidden('job')['job']}"
    officer.headers["Accept"] = "application/json"
    assert officer.post(job).status_code == 404
    assert client("imio-manager").get(job).status_code == 404
    assert members(site) == before


def test_a_list_of_objects_is_read_as_a_table_is(officer):
    answer = post(officer, b'[{"nom": "Nouveau", "type": "cpas"}, {"nom": ""}]')
    assert [line["line"] for line in answer.json()["lines"]] == [1]
    assert answer.json()["created"] == 1


def test_the_api_refuses_what_it_cannot_read(officer):
    answer = post(officer, b"nom\n\x81")
    assert (answer.status_code, answer.json()["reason"]) == (400, "not_utf8")


def test_an_authority_priced_by_another_is_found_once(officer, site):
    post(officer, b"nom,type,communes_desservies\nZone,cpas,92142", dry_run="0")
    transaction.begin()
    assert len(existing("Member", id="zone")) == 1


@pytest.mark.parametrize("login", [None, "agent-andenne", "auditeur"])
def test_only_officers_import(client, login):
    assert post(client(login), SOME).status_code in (401, 403)


def test_other_sections_import_no_members(officer):
    answer = officer.post("catalogue/@import-members", files={"file": ("t", SOME)})
    assert answer.status_code == 404


# --- Terminal ---------------------------------------------------------------


@pytest.fixture
def no_commit(monkeypatch):
    monkeypatch.setattr(transaction, "commit", transaction.savepoint)


@pytest.mark.parametrize(
    ("table", "apply", "skip", "status", "written"),
    [
        (SOME, False, False, 0, 0),
        (SOME, True, False, 0, 3),
        (SOME + b"\n99999,Nulle part", True, False, 1, 0),
        (SOME + b"\n99999,Nulle part", True, True, 1, 3),
    ],
    ids=["dry", "clean", "refused", "skipped"],
)
def test_the_command_says_how_it_went(
    section, no_commit, capsys, table, apply, skip, status, written
):
    before = len(section)
    read = read_table(table)
    assert console.import_table(MEMBERS, section, read, apply, skip) == status
    assert "Beauvechain" in capsys.readouterr().out
    assert len(section) == before + written


def test_the_command_says_what_it_cannot_use(tmp_path, capsys):
    assert command.main([str(tmp_path / "none.csv")]) == 2
    assert "none.csv" in capsys.readouterr().err


def test_a_terminal_shows_a_bar():
    terminal = StringIO()
    terminal.isatty = lambda: True
    assert list(console.progress("abc", 3, terminal)) == ["a", "b", "c"]
    assert terminal.getvalue().endswith("[" + "#" * 30 + "] 3/3\n")
