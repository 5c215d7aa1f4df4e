from datetime import date
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.watch.naming import name_of
from imio.mutualisation.watch.reading import fields
from open_contracting import FULL
from open_contracting import release

import pytest


READ = fields(release(FULL))


def test_the_fields_of_our_own_release():
    expected = {
        "title": "Hébergement",
        "buyers": ["IMIO"],
        "status": "complete",
        "method": "open",
        "category": "services",
        "value": Decimal("400000.0"),
        "currency": "EUR",
        "published_on": date(2026, 6, 1),
        "bids_count": 3,
    }
    assert {name: READ[name] for name in expected} == expected
    assert READ["bids_due"].isoformat() == "2026-06-20T23:59:59+02:00"


def test_the_rows_of_our_own_release():
    (lot,), (supplier,) = READ["lots"], READ["suppliers"]
    assert (lot["number"], lot["title"], lot["value"]) == ("1", "Lot 1", Decimal("0.1"))
    assert (supplier["name"], supplier["subject"]) == ("Hébergeur fictif", "Lot 1")
    weights = [(row["title"], row["weight"]) for row in READ["criteria"]]
    assert weights == [("Prix", "60 %"), ("Reprise, En cas de faillite", "40 %")]


@pytest.mark.parametrize(
    ("release", "name", "expected"),
    [
        ({"ocid": "ocds-1"}, "title", "ocds-1"),
        ({"awards": [{"title": "Lot 1"}], "ocid": "ocds-1"}, "title", "Lot 1"),
        ({"tender": {"title": "Dak", "title_fr": "Toit"}}, "title", "Toit"),
        ({"tender": {"title": "a\nb"}}, "title", "a b"),
        ({"tender": {"title": 11330}}, "title", "11330"),
        ({"tender": {"title": "x" * 400}}, "title", "x" * 300 + "…"),
        ({"buyer": {"id": 1}, "parties": [{"id": "1", "name": "A"}]}, "buyers", ["A"]),
        ({"parties": [{"name": "A", "roles": ["buyer"]}]}, "buyers", ["A"]),
        ({"tender": {"procuringEntity": {"name": "A"}}}, "buyers", ["A"]),
        ({}, "buyers", []),
        ({"planning": {"budget": {"amount": {"amount": 5}}}}, "value", 5),
        ({"tender": {"value": {"amount": True}}}, "value", None),
        ({"tender": {"numberOfTenderers": 2}}, "bids_count", 2),
        ({"bids": {"details": [{}, {}]}}, "bids_count", 2),
        ({"date": "2026-01-01T23:30:00Z"}, "published_on", date(2026, 1, 2)),
        ({"date": "2026-01-01"}, "published_on", date(2026, 1, 1)),
        ({"date": "hier"}, "published_on", None),
        ({"date": "9999-12-31T23:59:59Z"}, "published_on", None),
        ({"date": "0001-01-01T00:00:00+12:00"}, "published_on", None),
    ],
)
def test_what_a_publisher_leaves_out_is_looked_for_elsewhere(release, name, expected):
    assert fields(release)[name] == expected


def party(name, *roles):
    return {"id": name.lower(), "name": name, "roles": [*roles]}


def test_all_buyers_are_told_the_central_one_first():
    parties = [
        party("A", "buyer"),
        party("B", "buyer", "procuringEntity"),
        party("C", "procuringEntity"),
        party("D", "centralPurchasingBody"),
    ]
    release = {"parties": parties, "buyer": {"id": "b"}}
    assert fields(release)["buyers"] == ["D", "B", "A"]


def test_the_value_of_an_award_is_that_of_all_its_suppliers():
    both = [{"name": "A"}, {"name": "B"}]
    awards = [
        {"title": "1", "suppliers": both, "value": {"amount": 5, "currency": "EUR"}},
        {"title": "2", "suppliers": both[:1], "status": "active"},
        {"title": "3"},
        {"title": "4", "status": "pending"},
    ]
    rows = fields({"awards": awards})["suppliers"]
    told = [
        (row["name"], row["subject"], row["together"], row["status"]) for row in rows
    ]
    assert told == [
        ("A", "1", True, ""),
        ("B", "1", True, ""),
        ("A", "2", False, "active"),
        ("", "3", False, "unsuccessful"),
        ("", "4", False, "pending"),
    ]


def test_a_tender_may_say_how_it_is_awarded_in_words():
    tender = {"awardCriteria": "priceOnly", "awardCriteriaDetails": "Le prix"}
    (row,) = fields({"tender": tender})["criteria"]
    assert (row["title"], row["kind"]) == ("Le prix", "priceOnly")


def test_a_weight_may_be_in_the_description():
    criteria = {"criteria": [{"name": "Qualité", "description": "30"}]}
    release = {"tender": {"lots": [{"id": "1", "awardCriteria": criteria}]}}
    (row,) = fields(release)["criteria"]
    assert (row["title"], row["weight"]) == ("Qualité", "30")


NAMES = (
    *("tender", "lots", "awards", "parties", "buyer", "id", "name", "title", "bids"),
    *(
        "awardCriteria",
        "criteria",
        "suppliers",
        "statistics",
        "value",
        "amount",
        "date",
    ),
    *(
        "planning",
        "budget",
        "roles",
        "numbers",
        "number",
        "relatedLots",
        "tenderPeriod",
    ),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner)
    ),
)


@given(st.dictionaries(st.sampled_from(NAMES), anything))
def test_data_of_any_shape_is_read_without_an_error(release):
    assert fields(release)["ocid"] == ""


@pytest.mark.parametrize(
    ("ocid", "name"),
    [
        ("ocds-213czf-000-00001", "ocds-213czf-000-00001"),
        ("ocds-70d2nz-2239-4-LP14", "ocds-70d2nz-2239-4-lp14-"),
        ("view", "view-"),
        ("日本", "ocds-"),
    ],
)
def test_a_process_has_one_name(ocid, name):
    assert name_of(ocid).startswith(name)
    assert len(name_of(ocid)) == len(name) + (0 if name == ocid else 12)


@given(st.lists(st.text(), unique=True, max_size=20))
def test_two_processes_have_two_names(ocids):
    assert len(set(map(name_of, ocids))) == len(ocids)
