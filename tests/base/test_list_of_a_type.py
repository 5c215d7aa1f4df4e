"""`@list`: a table of one type, with the filters, the order and the fields asked for."""

from csv import DictReader
from imio.mutualisation.base.brief import BRIEF
from io import BytesIO
from io import StringIO
from openpyxl import load_workbook

import pytest


LIST = "@list?type=ServiceRequest"


@pytest.fixture
def officer(client):
    return client("imio-officer")


@pytest.mark.row("K14")
def test_a_row_tells_the_fields_asked_for(officer):
    (row, *_others) = officer.get(f"{LIST}&fields=thread,requested_on").json()["items"]
    assert set(row) == {"@id", "UID", "title", "review_state", "thread", "requested_on"}
    assert row["thread"] == officer.get(row["@id"]).json()["thread"]


def test_without_fields_all_short_values_are_told(officer):
    row = officer.get("@list?type=Member&nis=92003").json()["items"][0]
    assert (row["title"], row["nis"], row["province"]) == ("Andenne", "92003", "Namur")


def test_it_says_what_search_says(officer):
    rows = officer.get(f"{LIST}&b_size=1000").json()
    found = officer.get(
        "@search?portal_type=imio.mutualisation.ServiceRequest&b_size=1000"
    ).json()
    assert rows["items_total"] == found["items_total"] == len(rows["items"])
    assert {row["@id"] for row in rows["items"]} == {r["@id"] for r in found["items"]}


def test_filters_narrow_it_to_any_of_their_values(officer):
    rows = officer.get(f"{LIST}&review_state=quote,support").json()["items"]
    assert {row["review_state"] for row in rows} == {"quote", "support"}


@pytest.mark.parametrize("name", ["title", "created", "modified"])
@pytest.mark.parametrize("down", [False, True])
def test_it_is_sorted_both_ways(officer, name, down):
    rows = officer.get(f"@list?type=Quote&sort={'-' * down}{name}").json()["items"]
    told = [officer.get(row["@id"]).json()[name][:16] for row in rows]
    assert told == sorted(told, reverse=down) != []


@pytest.mark.row("M7")
@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize(("name", "read"), [("thread", str), ("estimated_days", float)])
def test_any_short_value_sorts_it_and_what_is_empty_comes_last(
    officer, name, read, down
):
    rows = officer.get(f"{LIST}&sort={'-' * down}{name}&b_size=1000").json()["items"]
    told = [row[name] and read(row[name]) for row in rows]
    known = [each for each in told if each is not None]
    empty = [None] * (len(told) - len(known))
    assert told == sorted(known, reverse=down) + empty
    assert known[0] != known[-1]


@pytest.mark.row("M7")
def test_days_narrow_it_and_are_a_calendar(officer):
    asked = f"{LIST}&day=requested_on&sort=requested_on"
    days = [row["requested_on"] for row in officer.get(asked).json()["items"]]
    bound = days[len(days) // 2]
    rows = officer.get(f"{asked}&until={bound}").json()["items"]
    assert [row["requested_on"] for row in rows] == [
        each for each in days if each and each <= bound
    ]
    book = officer.get(f"{asked}&until={bound}&format=ics").text
    assert book.count("BEGIN:VEVENT") == len(rows) > 0


@pytest.mark.row("M7")
def test_a_workbook_holds_what_the_table_says(officer):
    file = officer.get(f"{LIST}&sort=-thread&format=xlsx&fields=thread").content
    heads, *lines = load_workbook(BytesIO(file)).active.iter_rows(values_only=True)
    rows = officer.get(f"{LIST}&sort=-thread&fields=thread&b_size=1000").json()["items"]
    told = [[row["@id"], row["thread"]] for row in rows]
    assert [[line[0], line[heads.index("thread")]] for line in lines] == told


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("from=2020-01-01", "parameter_missing"),
        ("day=colour&from=2020-01-01", "parameter_invalid"),
        ("day=requested_on&from=abc", "parameter_invalid"),
        ("format=ics", "parameter_missing"),
        ("sort=colour", "parameter_invalid"),
    ],
)
def test_a_day_or_an_order_that_there_is_not_is_refused(officer, asked, reason):
    told = officer.get(f"{LIST}&{asked}")
    assert (told.status_code, told.json()["reason"]) == (400, reason)


def test_batch_after_batch_gives_all(officer):
    told, page = [], officer.get(f"{LIST}&b_size=5&sort=created").json()
    while page:
        told += [row["thread"] for row in page["items"]]
        following = page["batching"].get("next")
        page = following and officer.get(following).json()
    assert len(told) == len(set(told)) == officer.get(LIST).json()["items_total"]


def test_below_an_address_there_is_what_lies_there(officer):
    rows = officer.get(f"adherents/mons/{LIST}").json()["items"]
    assert rows
    assert all("/adherents/mons/" in row["@id"] for row in rows)


def test_another_sees_nothing_of_it(client):
    rows = client("agent-mons").get(LIST).json()["items"]
    assert rows
    assert all("/adherents/mons/" in row["@id"] for row in rows)
    assert client().get(LIST).json()["items"] == []


@pytest.mark.parametrize("login", ["imio-officer", "partenaire-alpha", None])
@pytest.mark.parametrize(
    "type_name", ["Deliberation", "Licence", "Partner", "Product", "Tender"]
)
def test_in_full_each_says_what_its_own_address_says(client, type_name, login):
    person = client(login) if login else client()
    for row in person.get(f"@list?type={type_name}&fields=_all").json()["items"]:
        assert row.items() <= person.get(row["@id"]).json().items()


@pytest.mark.row("K14")
@pytest.mark.parametrize("type_name", sorted(name.rpartition(".")[2] for name in BRIEF))
def test_a_spreadsheet_holds_every_row_and_every_value(officer, type_name):
    asked = f"@list?type={type_name}"
    sheet = list(DictReader(StringIO(officer.get(f"{asked}&format=csv").text)))
    rows = officer.get(f"{asked}&b_size=1000").json()["items"]
    assert [row["@id"] for row in sheet] == [row["@id"] for row in rows]
    assert all(row.keys() == each.keys() for row, each in zip(sheet, rows, strict=True))


def test_no_text_in_a_spreadsheet_is_a_formula(officer):
    officer.patch("catalogue/urbanisme", json={"title": "=1+1"}).raise_for_status()
    assert ",'=1+1," in officer.get("@list?type=Product&format=csv").text


@pytest.mark.parametrize(
    "asked, reason",
    [
        ("@list", "parameter_missing"),
        ("@list?type=", "parameter_missing"),
        ("@list?type=Document", "parameter_invalid"),
        (f"{LIST}&fields=need", "parameter_invalid"),
        (f"{LIST}&fields=_all,thread", "parameter_invalid"),
        (f"{LIST}&fields=_all&format=csv", "parameter_invalid"),
        (f"{LIST}&format=ods", "parameter_invalid"),
        (f"{LIST}&sort=-need", "parameter_invalid"),
        (f"{LIST}&need=x", "unknown_field"),
        (f"{LIST}&tied_uids=x", "unknown_field"),
        (f"{LIST}&b_size=1001", "parameter_invalid"),
        (f"{LIST}&b_size=-1", "parameter_invalid"),
        (f"{LIST}&b_start=x", "parameter_invalid"),
    ],
)
def test_what_it_does_not_know_is_refused_by_name(officer, asked, reason):
    answer = officer.get(asked)
    assert (answer.status_code, answer.json()["reason"]) == (400, reason)


def test_it_wakes_no_record(officer, queries):
    officer.get(LIST)
    queries.clear()
    officer.get(f"{LIST}&review_state=quote")
    assert len(queries) == 1
