from dataclasses import replace
from datetime import date
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.standards.ocds.package import record_package
from imio.mutualisation.standards.ocds.process import CriterionOut
from imio.mutualisation.standards.ocds.process import Process
from imio.mutualisation.standards.ocds.process import Span
from imio.mutualisation.watch.checking import problems
from open_contracting import BARE
from open_contracting import EDITION
from open_contracting import FULL
from open_contracting import NOON
from open_contracting import packaged
from open_contracting import release

import pytest
import re


TENDER = release(FULL)["tender"]
PRICE = CriterionOut("Prix", "price", Decimal("100"))


@pytest.mark.row("H13")
def test_a_process_without_anything_more_is_a_release():
    buyer = {"id": "BE-BCE_KBO-0841470248", "name": "IMIO"}
    made = release(BARE)
    assert made["buyer"] == buyer
    assert made["tender"] == {"id": "2", "title": "Archivage", "procuringEntity": buyer}
    assert {"bids", "awards", "contracts"}.isdisjoint(made)


@pytest.mark.row("H3")
def test_a_lot_carries_its_criteria_and_those_of_all_lots():
    criteria = TENDER["lots"][0]["awardCriteria"]["criteria"]
    weights = {each["name"]: each["numbers"][0]["number"] for each in criteria}
    assert weights == {"Prix": 60, "Reprise": 40}
    assert (TENDER["awardCriteria"], "awardCriteriaDetails" in TENDER) == (
        "ratedCriteria",
        False,
    )


def test_without_lots_the_criteria_are_in_words():
    made = release(replace(BARE, criteria=(PRICE,)))["tender"]
    assert (made["awardCriteria"], made["awardCriteriaDetails"]) == (
        "priceOnly",
        "Prix (100 %)",
    )


@pytest.mark.parametrize(
    ("value", "written"), [("9.995", 10), ("0", 0), ("1234.50", 1234.5), ("0.1", 0.1)]
)
def test_an_amount_is_a_number_of_euros_and_cents(value, written):
    made = release(replace(BARE, value=Decimal(value)))["tender"]["value"]
    assert made == {"amount": written, "currency": "EUR"}


@pytest.mark.row("H6")
def test_a_day_is_one_of_brussels_from_its_first_to_its_last_second():
    days = Span(date(2026, 7, 1), date(2026, 12, 31))
    assert release(replace(BARE, period=days))["tender"]["tenderPeriod"] == {
        "startDate": "2026-07-01T00:00:00+02:00",
        "endDate": "2026-12-31T23:59:59+01:00",
    }
    assert TENDER["milestones"][0]["dueDate"] == "2026-07-06T23:59:59+02:00"


def test_no_bid_at_all_is_a_figure_too():
    counts = release(FULL)["bids"]["statistics"]
    assert [(each["value"], each.get("relatedLot")) for each in counts] == [
        (3, None),
        (0, "1"),
    ]


@pytest.mark.row("H8")
def test_questions_are_there_with_their_answers():
    assert TENDER["enquiries"][0]["answer"] == "PDF."


@pytest.mark.row("H13")
def test_an_extension_is_declared_as_it_was_on_a_day():
    """A branch moves; a tag and a commit do not."""
    versions = [each.split("/")[-2] for each in packaged(BARE)["extensions"]]
    assert all(re.fullmatch(r"v[\d.]+|[0-9a-f]{40}", each) for each in versions)


@pytest.mark.row("H13")
def test_a_package_says_who_may_use_it_and_is_dated_by_its_last_release():
    late = release(FULL, NOON.replace(day=9))
    package = packaged(late, release(BARE))
    assert package["publishedDate"] == late["date"]
    assert {"license", "publicationPolicy", "publisher"} <= package.keys()
    assert packaged()["publishedDate"] == EDITION.published


@pytest.mark.row("H9")
def test_the_order_of_the_cascade_is_the_rank_of_the_bids():
    (bid,) = release(FULL)["bids"]["details"]
    assert (bid["rank"], bid["tenderers"][0]["name"]) == (1, "Hébergeur fictif")
    assert release(FULL)["awards"][0]["relatedBids"] == [bid["id"]]


@pytest.mark.row("H10")
def test_a_process_names_those_that_it_follows():
    related = release(FULL)["relatedProcesses"]
    assert [each["identifier"] for each in related] == ["ocds-abc123-2023-1"]


@pytest.mark.row("H13")
def test_a_record_tells_a_process_from_the_first_release_to_the_last():
    planned = replace(FULL, status="planned", awards=())
    releases = [release(each) for each in (planned, BARE, FULL)]
    package = record_package(releases, EDITION)
    first, second = package["records"]
    assert [len(each["releases"]) for each in (first, second)] == [2, 1]
    assert first["compiledRelease"]["tag"] == ["compiled"]
    assert first["compiledRelease"]["tender"]["status"] == "complete"
    assert problems(package) == ()


texts = st.text(min_size=1)
amounts = st.none() | st.decimals(0, 10**9, places=2)
processes = st.builds(
    Process,
    ocid=texts,
    tender_id=texts,
    title=st.text(),
    description=st.text(),
    value=amounts,
    cpv=st.text(),
    lots=st.sampled_from([FULL.lots, ()]),
    criteria=st.sampled_from([FULL.criteria, (PRICE,), ()]),
    framework=st.sampled_from([FULL.framework, None]),
    awards=st.sampled_from([FULL.awards, ()]),
    parties=st.sampled_from([FULL.parties, ()]),
)


@pytest.mark.row("H13")
@given(processes)
def test_whatever_is_known_makes_a_valid_package(process):
    assert problems(packaged(process)) == ()
