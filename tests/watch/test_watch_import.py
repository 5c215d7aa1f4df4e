"""The same import through the code, the API and the page."""

from dataclasses import replace
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.standards.ocds.package import record_package
from imio.mutualisation.watch.importing import plan
from imio.mutualisation.watch.importing import releases_of
from imio.mutualisation.watch.importing import write
from imio.mutualisation.watch.package import read_package
from open_contracting import BARE
from open_contracting import EDITION
from open_contracting import encoded
from open_contracting import FULL
from open_contracting import NOON
from open_contracting import packaged
from open_contracting import release
from open_contracting import SAMPLES
from plone import api

import json
import pytest
import re
import transaction


EARLIER = release(
    replace(
        FULL, title="Hébergement (projet)", status="active", awards=(), contracts=()
    ),
    NOON.replace(month=3),
) | {"id": "2026-1-tender"}
LATER = release(
    replace(BARE, ocid=FULL.ocid, title="Hébergement, terminé"), NOON.replace(day=9)
) | {"id": "2026-1-end"}
FLAWED = packaged(FULL)
del FLAWED["releases"][0]["id"]


# --- Writing ----------------------------------------------------------------


@pytest.fixture
def section(portal):
    return portal["marches"]


def imported(section, package):
    planned = plan(section, read_package(encoded(package)))
    write(section, planned)
    return [each.outcome for each in planned]


def test_a_process_is_one_object_however_often_it_comes(section):
    assert imported(section, packaged(FULL, BARE)) == ["created", "created"]
    assert imported(section, packaged(BARE, FULL)) == ["unchanged", "unchanged"]
    assert {brain.getId for brain in existing("WatchedTender")} == {
        FULL.ocid,
        BARE.ocid,
    }


@pytest.mark.parametrize("order", [(EARLIER, FULL, LATER), (LATER, FULL, EARLIER)])
def test_releases_add_up_whatever_their_order(section, order):
    outcomes = [imported(section, packaged(process)) for process in order]
    assert outcomes == [["created"], ["updated"], ["updated"]]
    tender = section[FULL.ocid]
    assert (tender.title, tender.status) == ("Hébergement, terminé", "complete")
    assert [row["name"] for row in tender.suppliers] == ["Hébergeur fictif"]
    assert len(releases_of(tender)) == 3


def test_a_compiled_release_takes_the_place_of_those_before(section):
    imported(section, packaged(EARLIER))
    records = record_package([release(FULL)], EDITION)
    for record in records["records"]:
        record["releases"] = [{"url": "https://example.org/", "date": "2026-01-01"}]
    assert imported(section, records) == ["updated"]
    assert imported(section, packaged(EARLIER)) == ["unchanged"]
    assert len(releases_of(section[FULL.ocid])) == 1


def test_it_is_found_by_its_words_and_shown_with_its_buyer(section):
    imported(section, packaged(FULL))
    for text in ("Hébergement", "mutualisées", "IMIO", "fictif", "ocds-abc123-2026-1"):
        (brain,) = existing("WatchedTender", SearchableText=text)
    assert (brain.Title, brain.Description) == ("Hébergement", "IMIO")


# --- API --------------------------------------------------------------------


@pytest.fixture
def officer(client):
    return client("imio-officer")


def post(client, package, asked="", path="marches"):
    return client.post(f"{path}/@ocds-import{asked}", json=package)


def watched(site):
    transaction.begin()
    return [each for each in site["marches"].objectIds() if each.startswith("ocds-")]


def test_the_api_answers_what_became_of_each_process(officer, site):
    answer = post(officer, packaged(FULL)).json()
    assert [answer[name] for name in ("created", "updated", "unchanged")] == [1, 0, 0]
    assert answer["problems"] == []
    (item,) = answer["items"]
    assert item["@id"].endswith(f"/marches/{FULL.ocid}")
    assert officer.get(item["@id"]).json()["buyers"] == ["IMIO"]
    assert post(officer, packaged(FULL)).json()["unchanged"] == 1


def test_a_file_and_the_address_of_the_site_do_as_well(officer, site):
    files = {"file": ("package.json", encoded(packaged(FULL)))}
    assert officer.post("@ocds-import", files=files).json()["created"] == 1
    assert watched(site) == [FULL.ocid]


def test_a_dry_run_writes_nothing(officer, site):
    answer = post(officer, packaged(FULL), "?dry_run=1").json()
    assert (answer["created"], answer["items"][0]["@id"]) == (1, None)
    assert watched(site) == []


def test_problems_keep_everything_out_unless_tolerated(officer, site):
    refused = post(officer, FLAWED)
    assert (refused.status_code, refused.json()["reason"]) == (400, "ocds_problems")
    (problem,) = refused.json()["problems"]
    assert (problem["where"], problem["code"]) == ("releases/0/id", "ocds_required")
    assert watched(site) == []
    answer = post(officer, FLAWED, "?tolerate=1").json()
    assert (answer["created"], answer["problems"]) == (1, [problem])
    assert post(officer, FLAWED, "?tolerate=1").json()["unchanged"] == 1


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"[]", "ocds_unreadable"),
        (b"{", "json_unreadable"),
        (b'"\xff"', "json_not_utf8"),
        (b"", "file_missing"),
        (b"[" + b" " * 5_000_000 + b"]", "json_too_large"),
    ],
    ids=["no package", "no JSON", "no UTF-8", "nothing", "too much"],
)
def test_what_cannot_be_read_says_why(officer, body, reason):
    headers = {"Content-Type": "application/json"}
    asked = "marches/@ocds-import?tolerate=1"
    answer = officer.post(asked, data=body, headers=headers)
    assert (answer.status_code, answer.json()["reason"]) == (400, reason)


def test_megabytes_of_a_body_are_read(officer):
    long = release(replace(FULL, description="x" * 1_500))
    many = [{**long, "id": str(number)} for number in range(700)]
    answer = post(officer, packaged(*many), "?dry_run=1")
    assert (answer.status_code, answer.json()["created"]) == (200, 1)


@pytest.mark.parametrize("path", ["marches", "."])
@pytest.mark.parametrize("login", [None, "agent-andenne", "auditeur"])
def test_only_officers_import(client, site, login, path):
    assert post(client(login), packaged(FULL), path=path).status_code == 403
    assert watched(site) == []


def test_other_sections_hold_no_watched_tenders(officer):
    assert post(officer, packaged(FULL), path="catalogue").status_code == 404


@pytest.mark.parametrize("values", [{}, {"id": "x"}, {"id": "x", "ocid": "ocds-1"}])
def test_nobody_makes_one_up(officer, site, values):
    data = {"@type": "imio.mutualisation.WatchedTender", **values}
    assert officer.post("marches", json=data).status_code in (400, 403, 409)
    transaction.begin()
    assert "x" not in site["marches"]


def test_what_a_publisher_says_is_not_changed(officer):
    post(officer, packaged(FULL))
    answer = officer.patch(f"marches/{FULL.ocid}", json={"title": "Autre"})
    assert answer.status_code in (401, 403)


@pytest.mark.parametrize(
    ("login", "status"),
    [(None, 401), ("agent-andenne", 404), ("auditeur", 200), ("imio-manager", 200)],
)
def test_only_the_staff_reads_it(client, officer, login, status):
    post(officer, packaged(FULL))
    reader = client(login)
    assert reader.get(f"marches/{FULL.ocid}").status_code == status
    found = reader.get("@search?portal_type=imio.mutualisation.WatchedTender").json()
    assert found["items_total"] == int(status == 200)


# --- Pages ------------------------------------------------------------------


@pytest.fixture
def page(officer):
    officer.headers["Accept"] = "text/html"
    return officer


def send(client, package, **fields):
    form = client.get("marches/@@importer-ocds").text
    token = re.search(r'name="_authenticator"[^>]*?value="([^"]*)"', form, re.S)[1]
    files = {"file": ("package.json", encoded(package))} if package else None
    data = {"_authenticator": token, **fields}
    return client.post("marches/@@importer-ocds", data=data, files=files)


@pytest.mark.sends("ISection/@@importer-ocds")
def test_the_page_imports_and_then_shows_the_tender(page, site):
    assert FULL.title in send(page, packaged(FULL)).text
    shown = page.get(f"marches/{FULL.ocid}").text
    for words in ("Hébergeur fictif", "400 000", "20/06/2026 23:59", "60 %", "Lot 1"):
        assert words in shown.replace("\u202f", " ").replace("\xa0", " ")


def test_the_page_says_what_is_for_all_and_what_nobody_got(page, site):
    both = [{"id": "1", "name": "Alpha SA"}, {"id": "2", "name": "Beta SA"}]
    value = {"amount": 5000, "currency": "EUR"}
    awards = [
        {"id": "1", "title": "Lot A", "suppliers": both, "value": value},
        {"id": "2", "title": "Lot B", "status": "unsuccessful"},
    ]
    buyers = [
        {"id": each, "name": each, "roles": ["buyer"]} for each in ("Une", "Deux")
    ]
    bare = {**release(FULL), "parties": buyers, "awards": awards}
    del bare["buyer"]
    assert "Hébergement" in send(page, bare).text
    shown = page.get(f"marches/{FULL.ocid}").text
    for words in ("Une, Deux", "ensemble", "Personne", "Non attribué"):
        assert words in shown, words


def test_the_page_only_checks_when_asked_to(page, site):
    assert FULL.title in send(page, packaged(FULL), dry_run="1").text
    assert watched(site) == []


def test_the_page_lists_the_problems_and_tolerates_them_when_asked_to(page, site):
    refused = send(page, FLAWED)
    assert (refused.status_code, watched(site)) == (400, [])
    assert "releases/0/id" in refused.text
    assert send(page, FLAWED, tolerate="1").status_code == 200
    assert watched(site) == [FULL.ocid]


@pytest.mark.parametrize("package", [None, [], {"releases": []}])
def test_a_file_that_cannot_be_used_is_an_alert(page, package):
    answer = send(page, package)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_a_form_from_elsewhere_is_refused(page, site):
    files = {"file": ("package.json", encoded(packaged(FULL)))}
    answer = page.post("marches/@@importer-ocds", files=files)
    assert (answer.status_code, watched(site)) == (403, [])


def test_an_address_is_followed_only_on_the_web(page):
    package = {**packaged(FULL), "uri": "javascript:alert(1)"}
    send(page, package)
    shown = page.get(f"marches/{FULL.ocid}").text
    assert "javascript:alert(1)" in shown
    assert 'href="javascript:alert' not in shown


# --- Real publishers --------------------------------------------------------


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_publishers_publish_comes_in(section, path):
    package = read_package(path.read_bytes())
    flawed = "gb-scotland" in path.name
    assert bool(package.refusal(tolerate=False) is None) is not flawed
    assert package.refusal(tolerate=True) is None
    tenders = write(section, plan(section, package))
    assert all(tender.title and tender.published_on for tender in tenders)
    view = api.content.get_view("view", tenders[0], section.REQUEST)
    assert tenders[0].ocid in view()
    assert json.loads(tenders[0].package.data)["publisher"]["name"]
