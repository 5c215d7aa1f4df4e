"""What an answer is searched for is just what is taken out of it."""

from imio.mutualisation.base.outgoing import has_escaped
from imio.mutualisation.base.outgoing import has_unseen
from imio.mutualisation.rules.typed import legible

import json
import pytest


def is_taken_out(sign):
    return legible(f"a{sign}b") != f"a{sign}b"


def in_text(sign):
    # Halves of surrogate pairs are in no UTF-8.
    return has_unseen(sign.encode(errors="ignore"))


def in_json(sign):
    return has_escaped(json.dumps(sign).encode())


@pytest.mark.parametrize("search", [in_text, in_json])
def test_just_the_signs_that_are_taken_out_are_looked_for(search):
    halves = range(0xD800, 0xE000) if search is in_text else ()
    signs = (chr(n) for n in range(0x10000) if n not in halves and n != ord("\r"))
    assert [s for s in signs if search(s) != is_taken_out(s)] == []


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_in_json_is_looked_for(number):
    assert has_escaped(json.dumps({"price": number}).encode())
