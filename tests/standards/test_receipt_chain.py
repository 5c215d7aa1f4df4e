"""Receipts are signed and chained: none is changed, taken out or put in unseen."""

from dataclasses import replace
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.standards.receipts import as_pem
from imio.mutualisation.standards.receipts import chained
from imio.mutualisation.standards.receipts import digest
from imio.mutualisation.standards.receipts import head
from imio.mutualisation.standards.receipts import issue
from imio.mutualisation.standards.receipts import public_of
from imio.mutualisation.standards.receipts import START

import pytest


pytestmark = pytest.mark.row("H4")

KEY, OTHER = b"k" * 32, b"o" * 32
PUBLIC = public_of(KEY)


def chain(*hashes, key=KEY):
    receipts = []
    for each in hashes:
        receipts.append(issue(key, receipts, sha256=each))
    return receipts


RECEIPTS = chain("a", "b", "c")


def test_the_head_is_made_by_hand_from_the_digests():
    one, two, _three = (each.digest for each in RECEIPTS)
    assert head([]) == START
    assert head([one, two]) == digest(digest(START + one) + two)
    assert RECEIPTS[2].said["before"] == head([one, two])


@given(st.permutations(range(3)), st.integers(0, 3))
def test_only_the_chain_as_it_was_given_holds(order, count):
    told = [RECEIPTS[place] for place in order[:count]]
    same = list(order[:count]) == list(range(count))
    assert (len(chained(PUBLIC, told)) == len(told)) is same


@pytest.mark.parametrize("place", range(3))
def test_what_follows_a_forged_receipt_is_no_longer_held(place):
    forged = chain("x", "x", "x", key=OTHER)[place]
    text = RECEIPTS[place].text.replace("sha256", "sha512")
    for each in (forged, replace(RECEIPTS[place], text=text)):
        told = [*RECEIPTS[:place], each, *RECEIPTS[place + 1 :]]
        assert chained(PUBLIC, told) == tuple(RECEIPTS[:place])


def test_the_key_is_one_that_openssl_takes():
    assert as_pem(PUBLIC).startswith("-----BEGIN PUBLIC KEY-----\n")
