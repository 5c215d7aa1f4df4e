"""Envelopes stay shut for one, open for two, and show what was altered."""

from base64 import b64decode
from base64 import b64encode
from dataclasses import replace
from functools import cache
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from imio.mutualisation.standards import sealing
from imio.mutualisation.standards.sealing import BUCKET
from imio.mutualisation.standards.sealing import canonical
from imio.mutualisation.standards.sealing import envelope_read
from imio.mutualisation.standards.sealing import KeyCard
from imio.mutualisation.standards.sealing import Lock
from imio.mutualisation.standards.sealing import open_envelope
from imio.mutualisation.standards.sealing import release
from imio.mutualisation.standards.sealing import seal
from imio.mutualisation.standards.sealing import SealBroken
from imio.mutualisation.standards.sealing import SecondTurnMissing
from imio.mutualisation.standards.sealing import sign
from imio.mutualisation.standards.sealing import Signature
from imio.mutualisation.standards.sealing import sound_passphrase
from imio.mutualisation.standards.sealing import turn
from imio.mutualisation.standards.sealing import Turned
from imio.mutualisation.standards.sealing import unlock
from imio.mutualisation.standards.sealing import verified
from imio.mutualisation.standards.sealing import WrongCode
from imio.mutualisation.standards.sealing import WrongPassphrase
from itertools import permutations

import hashlib
import json
import passphrases
import pickle
import pytest


pytestmark = pytest.mark.row("H4")

HOLDERS = ("alice", "basile", "célestin", "daphné", "émile")
TENDER = "b2f0"
SECRET = "Prix : 12 345,00 €".encode()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda values: st.lists(values) | st.dictionaries(st.text(), values),
    max_leaves=8,
)


def passphrase(holder):
    return f"la phrase de {holder} é"


@cache
def card(holder):
    """The card of a member of the committee."""
    return sealing.make_card(holder, passphrase(holder))


def committee(size):
    return [card(holder) for holder in HOLDERS[:size]]


def turned_by(lock, holder):
    return turn(lock, card(holder), passphrase(holder))


def released_by(lock, holder, turned):
    return release(lock, card(holder), passphrase(holder), turned)


def test_a_guess_at_a_passphrase_costs_what_owasp_asks_for(monkeypatch):
    """128 MB and about 0.4 s; a card of before says nothing, and costs what it did."""
    assert passphrases.DEAR == 2**17
    monkeypatch.setattr(sealing, "COST", passphrases.DEAR)
    card, word = sealing.make_card("alice", "phrase de passe"), b"phrase de passe"
    asked = {"salt": b64decode(card.salt), "n": card.cost, "r": 8, "p": 1}
    key = hashlib.scrypt(word, **asked, maxmem=2**28, dklen=sealing.KEY)
    derived = sealing._from_passphrase(word.decode(), asked["salt"], card.cost)
    assert (derived, card.cost) == (key, 2**17)


def test_a_card_of_before_is_unlocked_at_what_it_cost(monkeypatch):
    monkeypatch.setattr(sealing, "COST", sealing.FIRST_COST)
    card = sealing.make_card("alice", "phrase de passe").to_dict()
    monkeypatch.setattr(sealing, "COST", passphrases.DEAR)
    del card["cost"]
    assert unlock(KeyCard.from_dict(card), "phrase de passe")


def flipped(text, at):
    """The same base64 with one bit changed."""
    raw = bytearray(b64decode(text))
    raw[at // 8 % len(raw)] ^= 1 << at % 8
    return b64encode(raw).decode()


@pytest.fixture(scope="module")
def lock():
    return sealing.lock(committee(3))


@pytest.fixture(scope="module")
def turned(lock):
    return turned_by(lock, "alice")


@pytest.fixture(scope="module")
def private(lock, turned):
    return released_by(lock, "basile", [turned])


@pytest.fixture(scope="module")
def sealed(lock):
    """An envelope and its reading code."""
    return seal(lock.public, TENDER, SECRET)


@pytest.fixture(scope="module")
def signature():
    return sign(card("alice"), passphrase("alice"), b"body")


# --- Who opens ---------------------------------------------------------------


@pytest.mark.parametrize("size", [2, 3, 4, 5])
def test_any_two_of_the_committee_open(size):
    lock = sealing.lock(committee(size))
    envelope, _code = seal(lock.public, TENDER, SECRET)
    turns = {holder: turned_by(lock, holder) for holder in lock.keys}
    for first, second in permutations(lock.keys, 2):
        private = released_by(lock, second, [turns[first]])
        assert open_envelope(private, TENDER, envelope) == SECRET


@pytest.mark.parametrize("holder", HOLDERS[:3])
def test_one_alone_does_not_open(lock, holder):
    own = turned_by(lock, holder)
    for turns in ([], [own], [own, own]):
        with pytest.raises(SecondTurnMissing):
            released_by(lock, holder, turns)


def test_one_alone_does_not_pass_for_two(lock):
    own = turned_by(lock, "alice")
    forged = Turned("basile", {**own.handed, "alice": own.handed["basile"]})
    with pytest.raises(SealBroken):
        released_by(lock, "alice", [forged])


def test_what_lies_between_two_turns_opens_nothing(lock, turned, sealed):
    stored = pickle.dumps([lock, turned, sealed[0], committee(3)])
    private = released_by(lock, "basile", [turned])
    for secret in (SECRET, private, sealed[1].encode()):
        assert secret not in stored
        assert b64encode(secret) not in stored


def test_who_is_not_of_the_committee_opens_nothing(lock, turned):
    with pytest.raises(SealBroken):
        turned_by(lock, "émile")
    with pytest.raises(SealBroken):
        released_by(lock, "émile", [turned])


@pytest.mark.parametrize("holders", [[], ["alice"], ["alice", "alice"]])
def test_a_tender_is_opened_by_two_people_at_least(holders):
    with pytest.raises(ValueError, match="two people"):
        sealing.lock([card(holder) for holder in holders])


# --- Passphrases -------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "sound"),
    [
        ("", False),
        ("onze lettre", False),
        ("douze lettre", True),
        ("é" * 12, False),
        (" " * 40, False),
        ("motdepasse123", False),
        ("azertyuiop12", False),
        ("alicefictive", False),
        ("ardoise tilleul moulin", True),
        ("ardoise tilleul moulin " * 9, True),
    ],
)
def test_a_passphrase_is_long_and_not_guessed(words, sound):
    assert bool(sound_passphrase(words, ["alice", "fictive"])) is sound


def test_a_proposed_passphrase_is_sound():
    assert all(sound_passphrase(sealing.proposed_passphrase()) for _ in range(9))


def test_no_card_is_made_without_a_sound_passphrase():
    with pytest.raises(ValueError, match="passphrase"):
        sealing.make_card("alice", "trop courte")


def test_an_accent_is_typed_in_two_ways():
    composed, decomposed = passphrase("alice"), "la phrase de alice e\u0301"
    alice = card("alice")
    assert composed != decomposed
    assert sign(alice, composed, b"") == sign(alice, decomposed, b"")


@pytest.mark.parametrize(
    "change",
    [
        {"holder": "basile"},
        {"salt": "AAAA"},
        {"seed": "AAAA"},
        {"seed": "pas de la base64"},
    ],
)
def test_only_the_passphrase_of_the_card_unlocks_it(change):
    with pytest.raises(WrongPassphrase):
        unlock(card("alice"), passphrase("basile"))
    with pytest.raises(WrongPassphrase):
        unlock(replace(card("alice"), **change), passphrase("alice"))


@pytest.mark.parametrize("key", ["public", "verify"])
def test_a_card_with_the_key_of_another_is_no_good(key):
    mixed = replace(card("alice"), **{key: getattr(card("basile"), key)})
    with pytest.raises(SealBroken):
        unlock(mixed, passphrase("alice"))


# --- Envelopes ---------------------------------------------------------------


@given(content=st.binary(max_size=200))
@example(b"")
@example(bytes(BUCKET))
def test_bidder_and_committee_read_what_was_sealed(lock, private, content):
    envelope, code = seal(lock.public, TENDER, content)
    assert envelope_read(envelope, code) == content
    assert open_envelope(private, TENDER, envelope) == content


@settings(max_examples=25)
@given(length=st.integers(0, 3 * BUCKET))
@example(BUCKET - sealing.LENGTH)
@example(BUCKET - sealing.LENGTH + 1)
def test_the_size_tells_little(lock, length):
    envelope, _code = seal(lock.public, TENDER, bytes(length))
    buckets = -(-(length + sealing.LENGTH) // BUCKET)
    assert len(envelope.ciphertext) == buckets * BUCKET + 28


def test_two_seals_of_the_same_have_nothing_in_common(lock):
    (one, one_code), (two, two_code) = (
        seal(lock.public, TENDER, SECRET) for _ in range(2)
    )
    assert one_code != two_code
    for part in ("ciphertext", "to_committee", "to_bidder", "sha256"):
        assert getattr(one, part) != getattr(two, part)


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", " ")])
def test_a_code_is_read_as_people_type_it(sealed, typed):
    envelope, code = sealed
    assert [len(group) for group in code.split("-")] == [4] * 6 + [2]
    assert envelope_read(envelope, f" {typed(code)}\n") == SECRET


@pytest.mark.parametrize("code", ["", "ABCD", "AAAA-" * 6 + "AA", "0189", "œuvre", "é"])
def test_another_code_reads_nothing(sealed, code):
    with pytest.raises(WrongCode):
        envelope_read(sealed[0], code)


def test_an_envelope_opens_in_its_own_tender_only(private, sealed):
    other = sealing.lock(committee(2))
    other_private = released_by(other, "alice", [turned_by(other, "basile")])
    with pytest.raises(SealBroken):
        open_envelope(private, "b2f1", sealed[0])
    with pytest.raises(SealBroken):
        open_envelope(other_private, TENDER, sealed[0])


# --- Alterations -------------------------------------------------------------


@given(at=st.integers(0, 8 * BUCKET))
def test_a_bit_of_the_ciphertext_is_noticed(private, sealed, at):
    envelope, code = sealed
    ciphertext = b64decode(flipped(b64encode(envelope.ciphertext), at))
    with pytest.raises(SealBroken):
        envelope_read(replace(envelope, ciphertext=ciphertext), code)
    digest = sealing.sha256(ciphertext).hexdigest()
    with pytest.raises(SealBroken):
        open_envelope(
            private, TENDER, replace(envelope, ciphertext=ciphertext, sha256=digest)
        )


@given(at=st.integers(0, 8 * 80))
def test_a_bit_of_a_wrapped_key_is_noticed(private, sealed, at):
    envelope, code = sealed
    with pytest.raises(SealBroken):
        changed = flipped(envelope.to_committee, at)
        open_envelope(private, TENDER, replace(envelope, to_committee=changed))
    with pytest.raises(WrongCode):
        changed = flipped(envelope.to_bidder, at)
        envelope_read(replace(envelope, to_bidder=changed), code)


def test_a_digest_that_does_not_fit_is_noticed(private, sealed):
    with pytest.raises(SealBroken):
        open_envelope(private, TENDER, replace(sealed[0], sha256="0" * 64))


@settings(max_examples=5)
@given(at=st.integers(0, 8 * 32))
def test_a_bit_of_the_lock_is_noticed(lock, turned, at):
    mine, rest = lock.shares["basile"], lock.shares
    altered = [
        replace(lock, public=flipped(lock.public, at)),
        replace(lock, keys={**lock.keys, "célestin": flipped(lock.public, at)}),
        replace(
            lock,
            shares={**rest, "basile": {**mine, "alice": flipped(mine["alice"], at)}},
        ),
    ]
    for each in altered:
        with pytest.raises(SealBroken):
            released_by(each, "basile", [turned])


@settings(max_examples=5)
@given(at=st.integers(0, 8 * 80))
def test_a_bit_of_what_was_handed_over_is_noticed(lock, turned, at):
    handed = {**turned.handed, "basile": flipped(turned.handed["basile"], at)}
    with pytest.raises(SealBroken):
        released_by(lock, "basile", [replace(turned, handed=handed)])


def test_halves_of_another_tender_do_not_fit(lock, turned):
    other = sealing.lock(committee(3))
    with pytest.raises(SealBroken):
        released_by(lock, "basile", [turned_by(other, "alice")])
    with pytest.raises(SealBroken):
        released_by(replace(lock, shares=other.shares), "basile", [turned])


# --- Signatures and records --------------------------------------------------


def test_a_signature_is_of_one_body_and_one_key(signature):
    assert signature.verify == card("alice").verify
    assert verified(signature, b"body")
    assert not verified(signature, b"Body")
    assert not verified(replace(signature, verify=card("basile").verify), b"body")


@given(at=st.integers(0, 8 * 64))
def test_a_bit_of_a_signature_is_noticed(signature, at):
    changed = flipped(signature.signature, at)
    assert not verified(replace(signature, signature=changed), b"body")


@pytest.mark.parametrize("key", ["?", "AAAA", ""])
def test_what_is_no_key_verifies_nothing(signature, key):
    assert not verified(replace(signature, verify=key), b"body")


def test_what_is_stored_comes_back(lock, turned, signature):
    for kind, record in (
        (KeyCard, card("alice")),
        (Lock, lock),
        (Turned, turned),
        (Signature, signature),
    ):
        stored = json.loads(json.dumps(record.to_dict()))
        assert kind.from_dict(stored) == record


@given(JSON)
@example("\ud800")
@example({"b": 1, "a": "é"})
def test_there_is_one_form_of_each_value(value):
    assert json.loads(canonical(value)) == value
    assert canonical(json.loads(canonical(value))) == canonical(value)


def test_the_one_form_is_sorted_compact_and_utf8():
    assert canonical({"b": [1, 2], "a": "é"}) == '{"a":"é","b":[1,2]}'.encode()
    with pytest.raises(ValueError, match="Out of range"):
        canonical(float("nan"))
