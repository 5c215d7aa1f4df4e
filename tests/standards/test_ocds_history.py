"""Releases that follow each other, and another program that merges them."""

from dataclasses import replace
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.standards.ocds.compiling import compiled
from imio.mutualisation.standards.ocds.history import ending
from imio.mutualisation.standards.ocds.history import following
from imio.mutualisation.standards.ocds.history import known_from
from imio.mutualisation.standards.ocds.process import AmendmentOut
from imio.mutualisation.standards.ocds.process import LotOut
from imio.mutualisation.standards.ocds.process import MilestoneOut
from imio.mutualisation.standards.ocds.release import contents
from imio.mutualisation.standards.ocds.shape import EXTENSIONS
from open_contracting import FULL
from open_contracting import merger
from open_contracting import NOON
from open_contracting import official_places
from open_contracting import packaged

import json
import pytest


(AWARD,), (CONTRACT,) = FULL.awards, FULL.contracts
NOTICE = replace(FULL, status="active", bids=(), retained=(), awards=(), contracts=())
PAST = AmendmentOut("1", NOON, "Délai")


def told(*processes):
    """The releases that these states of a process give, an hour after each other."""
    releases = []
    for hour, process in enumerate(processes):
        at = NOON + timedelta(hours=hour)
        release = following(releases, contents(process), at)
        releases += [release] if release else []
    return releases


@pytest.mark.row("H13")
@pytest.mark.parametrize(
    ("before", "after", "tags"),
    [
        (NOTICE, replace(NOTICE, title="Autre"), ["tenderUpdate"]),
        (NOTICE, replace(NOTICE, amendments=()), ["tenderAmendment"]),
        (NOTICE, replace(NOTICE, bids=FULL.bids), ["tenderUpdate"]),
        (NOTICE, replace(NOTICE, status="cancelled"), ["tenderCancellation"]),
        (NOTICE, replace(NOTICE, status="unsuccessful"), ["tenderCancellation"]),
        (NOTICE, FULL, ["tenderUpdate", "award", "contract"]),
        (NOTICE, replace(NOTICE, parties=()), ["tenderUpdate"]),
        (NOTICE, replace(NOTICE, language="de"), ["tenderUpdate"]),
        (FULL, replace(FULL, awards=(replace(AWARD, title="A"),)), ["awardUpdate"]),
        (
            FULL,
            replace(FULL, awards=(), contracts=()),
            ["awardCancellation", "contractTermination"],
        ),
        (
            FULL,
            replace(FULL, contracts=(replace(CONTRACT, status="terminated"),)),
            ["contractTermination"],
        ),
        (
            FULL,
            replace(FULL, contracts=(replace(CONTRACT, amendments=(PAST, PAST)),)),
            ["contractAmendment"],
        ),
        (
            FULL,
            replace(FULL, contracts=(replace(CONTRACT, title="C"),)),
            ["contractUpdate"],
        ),
    ],
)
def test_a_release_says_what_happened(before, after, tags):
    _first, second = told(before, after)
    assert second["tag"] == tags


@pytest.mark.row("H13")
def test_the_first_release_says_all_that_is_there():
    assert told(NOTICE)[0]["tag"] == ["tender"]
    assert told(FULL)[0]["tag"] == ["tender", "award", "contract"]
    call_off = replace(FULL, period=None)
    assert told(call_off)[0]["tag"] == ["award", "contract"]
    over = replace(FULL, contracts=(replace(CONTRACT, status="terminated"),))
    assert told(over)[0]["tag"][-2:] == ["contract", "contractTermination"]


@pytest.mark.row("H13")
def test_what_comes_back_begins_again():
    *_others, last = told(FULL, replace(FULL, awards=(), contracts=()), FULL)
    assert last["tag"] == ["award", "contract"]


@pytest.mark.row("H13")
def test_nothing_new_is_no_release():
    assert len(told(FULL, FULL, replace(FULL, title="Autre"), FULL, FULL)) == 3


def test_a_release_is_never_dated_before_the_one_it_follows():
    (first,) = told(FULL)
    earlier = NOON - timedelta(days=1)
    later = following([first], contents(NOTICE), earlier)
    assert (later["date"], later["id"]) == (first["date"], f"{FULL.ocid}-0002")


@pytest.mark.row("H14")
def test_an_order_that_is_undone_is_cancelled_and_keeps_its_facts():
    releases = told(FULL)
    ended = following(releases, ending(releases), NOON)
    award, contract = (
        known_from([*releases, ended])[x] for x in ("awards", "contracts")
    )
    assert (award[0]["status"], award[0]["title"]) == ("cancelled", "Lot 1")
    assert contract[0]["status"] == "cancelled"
    assert following([*releases, ended], ending([*releases, ended]), NOON) is None


# --- Random lives ---------------------------------------------------------------

LOTS = tuple(LotOut(number, f"Lot {number}", status="active") for number in "123")
DAYS = tuple(MilestoneOut(str(n), f"Jalon {n}", NOON, kind="delivery") for n in "12")
states = st.builds(
    replace,
    st.just(FULL),
    title=st.sampled_from(["A", "B"]),
    description=st.sampled_from(["", "C"]),
    cpv=st.sampled_from(["", "72400000"]),
    value=st.sampled_from([None, FULL.value]),
    status=st.sampled_from(["active", "complete", "cancelled"]),
    lots=st.lists(st.sampled_from(LOTS), unique=True, max_size=3).map(tuple),
    criteria=st.sampled_from([FULL.criteria, ()]),
    period=st.sampled_from([FULL.period, None]),
    framework=st.sampled_from([FULL.framework, None]),
    parties=st.sampled_from([FULL.parties, FULL.parties[:1]]),
    bids=st.sampled_from([FULL.bids, ()]),
    retained=st.sampled_from([FULL.retained, ()]),
    awards=st.sampled_from([FULL.awards, ()]),
    contracts=st.sampled_from(
        [
            FULL.contracts,
            (),
            (replace(CONTRACT, milestones=DAYS, amendments=()),),
            (replace(CONTRACT, value=None, period=None),),
        ]
    ),
    documents=st.sampled_from([FULL.documents, ()]),
    milestones=st.lists(st.sampled_from(DAYS), unique=True).map(tuple),
    amendments=st.sampled_from([FULL.amendments, ()]),
    enquiries=st.sampled_from([FULL.enquiries, ()]),
)
lives = st.lists(states, min_size=1, max_size=8)


@pytest.mark.row("H13")
@given(lives)
def test_releases_have_their_own_ids_and_stay_as_they_were(life):
    releases = told(*life)
    assert len({each["id"] for each in releases}) == len(releases)
    for length in range(len(life)):
        before = told(*life[:length])
        assert json.dumps(before) == json.dumps(releases[: len(before)])


@pytest.mark.row("H13")
@given(lives)
def test_every_release_is_officially_valid(life):
    package = packaged(*told(*life))
    assert official_places(package, frozenset(EXTENSIONS)) == (set(), set())


@pytest.mark.row("H13")
@given(lives)
def test_another_program_compiles_the_same_from_the_releases(life):
    releases = told(*life)
    assert compiled(releases) == merger().create_compiled_release(releases)


@pytest.mark.row("H13")
@given(lives)
def test_what_is_compiled_says_what_is_so_now(life):
    """All of it, and of what was so only what cannot be taken out of a list."""
    known, last = known_from(told(*life)), contents(life[-1])
    assert within(last, known)
    for name in ("title", "description", "value", "tenderPeriod", "techniques"):
        assert filled(known["tender"].get(name)) == filled(last["tender"].get(name))
    living = {each["id"] for each in last.get("awards", ())}
    ended = {x["id"]: x["status"] for x in known.get("awards", ())}
    assert all(ended[each] == "cancelled" for each in ended.keys() - living)


def filled(value):
    """A value without what is left of objects that were emptied."""
    if isinstance(value, dict):
        inside = {name: filled(each) for name, each in value.items()}
        return {name: each for name, each in inside.items() if each is not None} or None
    return value


def within(part, whole):
    """Whether a value is in another one, elements of lists by their id."""
    if isinstance(part, dict):
        return all(name in whole and within(part[name], whole[name]) for name in part)
    if (
        isinstance(part, list)
        and part
        and isinstance(part[0], dict)
        and "id" in part[0]
    ):
        known = {each["id"]: each for each in whole}
        return all(within(each, known[each["id"]]) for each in part)
    return part == whole
