from dataclasses import replace
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.seats import ASKED
from imio.mutualisation.rules.seats import Claim
from imio.mutualisation.rules.seats import claimed
from imio.mutualisation.rules.seats import count
from imio.mutualisation.rules.seats import dropped
from imio.mutualisation.rules.seats import GRANTED
from imio.mutualisation.rules.seats import lessened
from imio.mutualisation.rules.seats import may_claim
from imio.mutualisation.rules.seats import may_give_back
from imio.mutualisation.rules.seats import may_wait
from imio.mutualisation.rules.seats import moved
from imio.mutualisation.rules.seats import place
from imio.mutualisation.rules.seats import Seats
from imio.mutualisation.rules.seats import served
from imio.mutualisation.rules.seats import stock
from imio.mutualisation.rules.seats import WAITING
from imio.mutualisation.rules.verdict import GRANTED as YES
from imio.mutualisation.rules.verdict import Refused

import pytest


POOL = 10
HELD = (Claim("namur", 4, GRANTED), Claim("ciney", 3, ASKED))
QUEUE = (*HELD, Claim("dinant", 5, WAITING), Claim("huy", 1, WAITING))

quantities = st.integers(-1, 6)
keys = st.integers(0, 7).map(str)
states = st.sampled_from([WAITING, ASKED, GRANTED])
pools = st.none() | st.integers(0, 20)


@st.composite
def ledgers(draw):
    rows = draw(st.lists(st.tuples(st.integers(1, 6), states, st.booleans())))
    return tuple(Claim(str(each), *row) for each, row in enumerate(rows))


# --- Counting ---------------------------------------------------------------


@pytest.mark.row("J1")
@pytest.mark.parametrize(
    ("pool", "free", "over"), [(10, 3, 0), (7, 0, 0), (5, 0, 2), (0, 0, 7), (None,) * 3]
)
def test_what_is_free_and_what_lies_beyond_the_pool(pool, free, over):
    seats = count(pool, QUEUE)
    assert seats == Seats(pool, granted=4, asked=3, waiting=6)
    assert (seats.taken, seats.free, seats.over) == (7, free, over or 0)


@pytest.mark.row("J2")
@pytest.mark.parametrize(
    ("pool", "minimum", "level"),
    [
        (None, 5, "unlimited"),
        (12, 5, "ample"),
        (11, 5, "low"),
        (8, 0, "ample"),
        (7, 0, "exhausted"),
        (7, 5, "exhausted"),
        (6, 5, "over"),
    ],
)
def test_the_stock_against_the_wanted_minimum(pool, minimum, level):
    assert stock(count(pool, HELD), minimum) == level


@pytest.mark.parametrize(
    ("key", "expected"), [("dinant", 1), ("huy", 2), ("namur", None), ("x", None)]
)
def test_a_place_in_the_waiting_list(key, expected):
    assert place(QUEUE, key) == expected


# --- Guards -----------------------------------------------------------------


@pytest.mark.row("J1", "J7")
@pytest.mark.parametrize(
    ("pool", "ledger", "quantity", "verdict"),
    [
        (POOL, HELD, 3, YES),
        (POOL, HELD, 4, Refused("seats_short", {"free": 3, "quantity": 4})),
        (5, HELD, 1, Refused("seats_short", {"free": 0, "quantity": 1})),
        (None, HELD, 1000, YES),
        (POOL, HELD, 0, Refused("quantity_not_positive")),
        (POOL, HELD, -1, Refused("quantity_not_positive")),
        (POOL, QUEUE, 1, Refused("waiting_list_first", {"free": 3, "waiting": 6})),
        (None, QUEUE, 1, Refused("waiting_list_first", {"free": "∞", "waiting": 6})),
    ],
)
def test_seats_are_claimed_within_the_pool_after_who_waits(
    pool, ledger, quantity, verdict
):
    assert may_claim(pool, ledger, quantity) == verdict


@pytest.mark.parametrize(
    ("pool", "ledger", "quantity", "verdict"),
    [
        (POOL, HELD, 4, YES),
        (POOL, HELD, POOL, YES),
        (POOL, QUEUE, 1, YES),
        (POOL, HELD, 3, Refused("seats_free", {"free": 3})),
        (None, HELD, 3, Refused("seats_free", {"free": "∞"})),
        (POOL, HELD, 11, Refused("beyond_pool", {"pool": POOL})),
        (POOL, HELD, 0, Refused("quantity_not_positive")),
    ],
)
def test_one_waits_only_for_what_may_come(pool, ledger, quantity, verdict):
    assert may_wait(pool, ledger, quantity) == verdict


@pytest.mark.row("J6")
@pytest.mark.parametrize(
    ("key", "quantity", "verdict"),
    [
        ("namur", 4, YES),
        ("namur", 1, YES),
        ("namur", 5, Refused("more_than_held", {"held": 4})),
        ("namur", 0, Refused("quantity_not_positive")),
        ("ciney", 1, Refused("not_held")),
        ("dinant", 1, Refused("not_held")),
        ("unknown", 1, Refused("not_held")),
    ],
)
def test_only_what_was_granted_is_given_back(key, quantity, verdict):
    assert may_give_back(QUEUE, key, quantity) == verdict


# --- Steps ------------------------------------------------------------------


@pytest.mark.row("J6")
def test_a_claim_keeps_its_place_whatever_becomes_of_it():
    claim = Claim("mons", 2, ASKED)
    ledger = moved(claimed(HELD, claim), "ciney", GRANTED)
    assert ledger == (HELD[0], replace(HELD[1], state=GRANTED), claim)
    assert dropped(ledger, "ciney") == (HELD[0], claim)


@pytest.mark.row("J6")
def test_a_claim_goes_once_all_of_it_is_given_back():
    part = lessened(HELD, "namur", 3)
    assert part == (Claim("namur", 1, GRANTED), HELD[1])
    assert lessened(part, "namur", 1) == (HELD[1],)


@pytest.mark.parametrize(
    ("pool", "states"),
    [
        (11, [WAITING, WAITING]),
        (12, [ASKED, WAITING]),
        (13, [ASKED, GRANTED]),
        (None, [ASKED, GRANTED]),
    ],
)
def test_who_waits_is_served_in_order_until_one_does_not_fit(pool, states):
    queue = (*QUEUE[:3], replace(QUEUE[3], approved=True))
    assert [claim.state for claim in served(pool, queue)[2:]] == states


# --- Properties -------------------------------------------------------------


def taken_step(pool, ledger, step):
    """One step of the life of a pool, if its guard grants it."""
    what, key, quantity, approved = step
    known = {claim.key for claim in ledger}
    if what == "claim" and key not in known and may_claim(pool, ledger, quantity):
        return claimed(ledger, Claim(key, quantity, GRANTED if approved else ASKED))
    if what == "wait" and key not in known and may_wait(pool, ledger, quantity):
        return claimed(ledger, Claim(key, quantity, WAITING, approved))
    if what == "grant" and key in {e.key for e in ledger if e.state == ASKED}:
        return moved(ledger, key, GRANTED)
    if what == "give back" and may_give_back(ledger, key, quantity):
        return lessened(ledger, key, quantity)
    return dropped(ledger, key) if what == "drop" else served(pool, ledger)


steps = st.tuples(
    st.sampled_from(["claim", "wait", "grant", "give back", "drop", "serve"]),
    keys,
    quantities,
    st.booleans(),
)


@pytest.mark.row("J1", "J7")
@given(st.integers(0, 12), st.lists(steps, max_size=40))
def test_no_sequence_of_steps_exceeds_the_pool(pool, sequence):
    ledger = ()
    for step in sequence:
        ledger = taken_step(pool, ledger, step)
        assert count(pool, ledger).taken <= pool
        assert all(claim.quantity > 0 for claim in ledger)


@given(pools, ledgers())
def test_serving_never_jumps_the_queue(pool, ledger):
    after = served(pool, ledger)
    was_waiting = [claim.key for claim in ledger if claim.state == WAITING]
    still_waiting = [claim.key for claim in after if claim.state == WAITING]
    assert was_waiting[len(was_waiting) - len(still_waiting) :] == still_waiting
    assert [claim.key for claim in after] == [claim.key for claim in ledger]


@given(pools, ledgers())
def test_serving_takes_what_fits_and_no_more(pool, ledger):
    after = served(pool, ledger)
    first = next((claim for claim in after if claim.state == WAITING), None)
    assert served(pool, after) == after
    assert count(pool, after).over == count(pool, ledger).over
    assert first is None or first.quantity > count(pool, after).free


@given(pools, ledgers(), quantities)
def test_one_may_claim_or_wait_but_never_both(pool, ledger, quantity):
    claim, wait = may_claim(pool, ledger, quantity), may_wait(pool, ledger, quantity)
    assert not (claim and wait)
    assert claim or wait or wait.reason in ("quantity_not_positive", "beyond_pool")
