"""Sealed envelopes: nobody reads a bid before two of the committee open it together.

Each member of the committee deposits a key card, which a passphrase unlocks. A tender
gets a key pair of its own when it is published: bids are sealed to its public key, and
its private key is cut in two for each pair of members, half for each. So any two
rebuild it, one alone cannot, and a passphrase may be lost. The bidder reads its own
envelope with a code that is shown once and kept nowhere.

Sealed to somebody: HPKE, RFC 9180, of X25519, HKDF-SHA256 and ChaCha20-Poly1305; locked
with a secret: ChaCha20-Poly1305, under a key from scrypt (a passphrase) or HKDF (what is
random). What each piece is for goes into its encryption, so that it serves nowhere
else. docs/concepts/sealed-bids.md says what this protects, and what it does not.
"""

from base64 import b32decode
from base64 import b32encode
from base64 import b64decode
from base64 import b64encode
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import contextmanager
from cryptography.exceptions import InvalidSignature
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD
from cryptography.hazmat.primitives.hpke import KDF
from cryptography.hazmat.primitives.hpke import KEM
from cryptography.hazmat.primitives.hpke import Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import replace
from hashlib import sha256
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.standards.strength import strength
from itertools import combinations
from secrets import token_bytes
from typing import Any
from typing import Self

import json
import unicodedata


SCHEME = "imio.mutualisation sealing 1"
HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
KEY = 32  # bytes, of every key here
NONCE = 12
SALT = 16
CODE = 16  # bytes: what is random needs no more
BUCKET = 64 * 1024  # bytes: the size of an envelope tells no more than this
LENGTH = 8  # bytes before the text, which say how long it is
PASSPHRASE_LEAST = 12  # characters
STRONG = 4  # of zxcvbn, its best: ten thousand million guesses
PROPOSED = 10  # bytes of a passphrase that is drawn by lot
# Of scrypt, n for new cards: a guess takes about 0.4 s and 128 MB, as OWASP asks for.
COST = 2**17
FIRST_COST = 2**15  # that of the cards which do not say it


class SealBroken(Exception):
    """Something was altered, or belongs elsewhere; `reason` is the code to show."""

    reason = "seal_broken"


class WrongPassphrase(SealBroken):
    """This passphrase does not unlock this card."""

    reason = "wrong_passphrase"


class WrongCode(SealBroken):
    """This reading code does not read this envelope."""

    reason = "wrong_reading_code"


class EnvelopeAltered(SealBroken):
    """This envelope is not the one for which a receipt was given."""

    reason = "envelope_altered"


class SecondTurnMissing(SealBroken):
    """No other member of the committee has turned the key yet."""

    reason = "second_turn_missing"


@contextmanager
def _intact() -> Iterator[None]:
    """Whatever notices an alteration, it is told in one way."""
    try:
        yield
    except (InvalidTag, KeyError, ValueError) as error:
        raise SealBroken from error


@dataclass(frozen=True)
class Record:
    """What persists as a plain dictionary of texts; bytes are base64 in it."""

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        return cls(**data)


@dataclass(frozen=True)
class KeyCard(Record):
    """The keys of a member of the committee.

    `public` (X25519) is what one seals to, `verify` (Ed25519) what one checks its
    signatures with; `seed`, from which both come, is locked with the passphrase, at
    `cost`.
    """

    holder: str
    salt: str
    seed: str
    public: str
    verify: str
    cost: int = FIRST_COST

    @property
    def fingerprint(self) -> str:
        """What tells the card from any other: SHA-256 of its public keys, hexadecimal."""
        return sha256(_raw(self.public) + _raw(self.verify)).hexdigest()


@dataclass(frozen=True)
class Unlocked:
    """The private keys of a card: never stored."""

    encrypt_private: X25519PrivateKey
    sign_private: Ed25519PrivateKey


@dataclass(frozen=True)
class Lock(Record):
    """The key of a tender.

    `public` is what bids are sealed to; `keys` are the public keys of the committee by
    holder; `shares[holder][other]` is the half of the private key that `holder` has,
    `other` having the other half, sealed to `holder`.
    """

    public: str
    keys: dict[str, str]
    shares: dict[str, dict[str, str]]

    def emptied(self) -> "Lock":
        """What is left once nobody is to open anything more: the public keys."""
        return replace(self, shares={})


@dataclass(frozen=True)
class Turned(Record):
    """The halves of a member who has turned the key, each sealed to its other member."""

    holder: str
    handed: dict[str, str]


@dataclass(frozen=True)
class Envelope:
    """A sealed bid.

    `sha256` (hexadecimal) is of `ciphertext`; `to_committee` and `to_bidder` are its
    key, sealed to the tender and locked with the reading code.
    """

    ciphertext: bytes
    to_committee: str
    to_bidder: str
    sha256: str


@dataclass(frozen=True)
class Signature(Record):
    """A signature (Ed25519) by the key `verify`, which `holder` says is theirs."""

    holder: str
    verify: str
    signature: str


# --- The cards of the committee ----------------------------------------------


def sound_passphrase(passphrase: str, known: Iterable[str] = ()) -> Verdict:
    """Long enough and strange enough to resist guessing; `known` are words that whoever
    guesses tries first. Refused: `passphrase_too_short` (least), `passphrase_weak`.
    """
    words = _normal(passphrase)
    return first_refusal(
        require(
            len(words) >= PASSPHRASE_LEAST,
            "passphrase_too_short",
            least=PASSPHRASE_LEAST,
        ),
        require(strength(words, known) >= STRONG, "passphrase_weak"),
    )


def proposed_passphrase() -> str:
    """One that nobody guesses, drawn by lot: 80 random bits in base32, by four."""
    return _shown(token_bytes(PROPOSED))


def make_card(holder: str, passphrase: str) -> KeyCard:
    """New keys for a member. `ValueError` for a passphrase that is not sound."""
    if not sound_passphrase(passphrase):
        raise ValueError("the passphrase is not sound")
    salt, seed = token_bytes(SALT), token_bytes(KEY)
    unlocked = _keys_from(seed)
    key = _from_passphrase(passphrase, salt, COST)
    locked = _encrypt(key, seed, _use("card", holder))
    return KeyCard(holder, _text(salt), _text(locked), *_publics(unlocked), COST)


def unlock(card: KeyCard, passphrase: str) -> Unlocked:
    """The private keys of the card. Raises `WrongPassphrase`, `SealBroken`."""
    try:
        with _intact():
            key = _from_passphrase(passphrase, _raw(card.salt), card.cost)
            seed = _decrypt(key, _raw(card.seed), _use("card", card.holder))
    except SealBroken as broken:
        raise WrongPassphrase from broken
    unlocked = _keys_from(seed)
    if _publics(unlocked) != (card.public, card.verify):
        raise SealBroken
    return unlocked


# --- The key of a tender -----------------------------------------------------


def lock(cards: Sequence[KeyCard]) -> Lock:
    """A new key for a tender, whose private half is forgotten once it is shared out.

    Raises `ValueError` for fewer than two members.
    """
    keys = {card.holder: card.public for card in cards}
    if len(keys) < 2:
        raise ValueError("a tender is opened by two people at least")
    private = X25519PrivateKey.generate()
    public = _public(private)
    shares: dict[str, dict[str, str]] = {holder: {} for holder in keys}
    for one, other in combinations(keys, 2):
        half = token_bytes(KEY)
        rest = _xor(private.private_bytes_raw(), half)
        for holder, with_whom, share in ((one, other, half), (other, one, rest)):
            use = _use("share", public, keys, holder, with_whom)
            shares[holder][with_whom] = _seal_to(keys[holder], share, use)
    return Lock(public, keys, shares)


@_intact()
def turn(lock: Lock, card: KeyCard, passphrase: str) -> Turned:
    """The first of two: hands each of its halves over, sealed to the other member.

    Nothing is in clear between the two turns. Raises `WrongPassphrase`, `SealBroken`.
    """
    private = unlock(card, passphrase).encrypt_private
    handed = {
        other: _seal_to(
            lock.keys[other],
            _share(lock, card.holder, other, private),
            _use("turn", lock.public, lock.keys, card.holder, other),
        )
        for other in lock.shares[card.holder]
    }
    return Turned(card.holder, handed)


@_intact()
def release(
    lock: Lock, card: KeyCard, passphrase: str, turned: Sequence[Turned]
) -> bytes:
    """The second of two: the private key of the tender, from both halves of a pair.

    Raises `SecondTurnMissing`, `WrongPassphrase`, `SealBroken`.
    """
    first = next((each for each in turned if each.holder != card.holder), None)
    if first is None:
        raise SecondTurnMissing
    private = unlock(card, passphrase).encrypt_private
    use = _use("turn", lock.public, lock.keys, first.holder, card.holder)
    handed = _unseal(private, first.handed[card.holder], use)
    rebuilt = _xor(handed, _share(lock, card.holder, first.holder, private))
    if _public(X25519PrivateKey.from_private_bytes(rebuilt)) != lock.public:
        raise SealBroken
    return rebuilt


# --- Envelopes ---------------------------------------------------------------


def seal(
    lock_public: str, tender_id: str, plaintext: bytes, reading_code: str = ""
) -> tuple[Envelope, str]:
    """The envelope of a bid and the code with which its bidder reads it.

    `lock_public` is that of the tender's `Lock`; `tender_id` says what the envelope
    belongs to, and is asked again to open it. The code is 128 random bits in base32,
    by four: keep it nowhere. Another envelope of the same bid is sealed under the code
    of the first.
    """
    key = token_bytes(KEY)
    code = _typed(reading_code) if reading_code else token_bytes(CODE)
    ciphertext = _encrypt(key, _padded(plaintext), _use("content"))
    envelope = Envelope(
        ciphertext,
        _seal_to(lock_public, key, _use("committee", lock_public, tender_id)),
        _text(_encrypt(_derive(code, "reading"), key, _use("bidder"))),
        sha256(ciphertext).hexdigest(),
    )
    return envelope, _shown(code)


@_intact()
def open_envelope(
    private: bytes, tender_id: str, envelope: Envelope, received: str | None = None
) -> bytes:
    """What the bidder wrote, with the key that `release` gave.

    `received` is the SHA-256 of the receipt, where there is one. Raises `SealBroken`,
    `EnvelopeAltered`.
    """
    if received and sha256(envelope.ciphertext).hexdigest() != received:
        raise EnvelopeAltered
    key = X25519PrivateKey.from_private_bytes(private)
    use = _use("committee", _public(key), tender_id)
    return _content(_unseal(key, envelope.to_committee, use), envelope)


@_intact()
def envelope_read(envelope: Envelope, reading_code: str) -> bytes:
    """What the bidder wrote, for the bidder; spaces, dashes and case do not matter.

    Raises `WrongCode`, `SealBroken`.
    """
    try:
        with _intact():
            key = _derive(_typed(reading_code), "reading")
            content_key = _decrypt(key, _raw(envelope.to_bidder), _use("bidder"))
    except SealBroken as broken:
        raise WrongCode from broken
    return _content(content_key, envelope)


# --- Signatures --------------------------------------------------------------


def canonical(value: Any) -> bytes:
    """What JSON can hold, in its one form: sorted keys, no spaces, UTF-8."""
    text = json.dumps(
        value,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
    )
    # JSON from outside may hold half a surrogate pair; `json.loads` reads it back.
    return text.encode("utf-8", "surrogatepass")


def sign(card: KeyCard, passphrase: str, body: bytes) -> Signature:
    """The signature of the body. Raises `WrongPassphrase`, `SealBroken`."""
    private = unlock(card, passphrase).sign_private
    return Signature(card.holder, card.verify, _text(private.sign(body)))


def verified(signature: Signature, body: bytes) -> bool:
    """Whether that key signed the body; whose key it is stands on the holder's card."""
    try:
        with _intact():
            key = Ed25519PublicKey.from_public_bytes(_raw(signature.verify))
            key.verify(_raw(signature.signature), body)
    except (InvalidSignature, SealBroken):
        return False
    return True


# --- Keys --------------------------------------------------------------------


def _keys_from(seed: bytes) -> Unlocked:
    return Unlocked(
        X25519PrivateKey.from_private_bytes(_derive(seed, "receiving")),
        Ed25519PrivateKey.from_private_bytes(_derive(seed, "signing")),
    )


def _publics(unlocked: Unlocked) -> tuple[str, str]:
    """The public keys as the card has them: to receive, to verify."""
    return _public(unlocked.encrypt_private), _public(unlocked.sign_private)


def _public(private: X25519PrivateKey | Ed25519PrivateKey) -> str:
    return _text(private.public_key().public_bytes_raw())


def _from_passphrase(passphrase: str, salt: bytes, cost: int) -> bytes:
    scrypt = Scrypt(salt=salt, length=KEY, n=cost, r=8, p=1)
    return scrypt.derive(_normal(passphrase).encode("utf-8", "surrogatepass"))


def _normal(passphrase: str) -> str:
    """The same text from every keyboard: an accent may be typed in two ways."""
    return unicodedata.normalize("NFKC", passphrase)


def _derive(secret: bytes, purpose: str) -> bytes:
    """Another key, from a secret that is random."""
    hkdf = HKDF(algorithm=SHA256(), length=KEY, salt=None, info=_use(purpose))
    return hkdf.derive(secret)


def _use(*what: Any) -> bytes:
    """What a piece is for: it is read only by who says the same."""
    return canonical([SCHEME, *what])


# --- Locking and sealing -----------------------------------------------------


def _encrypt(key: bytes, plaintext: bytes, use: bytes) -> bytes:
    nonce = token_bytes(NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, plaintext, use)


def _decrypt(key: bytes, locked: bytes, use: bytes) -> bytes:
    return ChaCha20Poly1305(key).decrypt(locked[:NONCE], locked[NONCE:], use)


def _seal_to(public: str, plaintext: bytes, use: bytes) -> str:
    key = X25519PublicKey.from_public_bytes(_raw(public))
    return _text(HPKE.encrypt(plaintext, key, info=use))


def _unseal(private: X25519PrivateKey, sealed: str, use: bytes) -> bytes:
    return HPKE.decrypt(_raw(sealed), private, info=use)


def _share(lock: Lock, holder: str, other: str, private: X25519PrivateKey) -> bytes:
    use = _use("share", lock.public, lock.keys, holder, other)
    return _unseal(private, lock.shares[holder][other], use)


def _content(key: bytes, envelope: Envelope) -> bytes:
    if sha256(envelope.ciphertext).hexdigest() != envelope.sha256:
        raise SealBroken
    return _unpadded(_decrypt(key, envelope.ciphertext, _use("content")))


# --- Bytes -------------------------------------------------------------------


def _padded(text: bytes) -> bytes:
    """The length, the text and zeros, up to a multiple of `BUCKET`."""
    told = len(text).to_bytes(LENGTH, "big") + text
    return told + bytes(-len(told) % BUCKET)


def _unpadded(padded: bytes) -> bytes:
    length = int.from_bytes(padded[:LENGTH], "big")
    return padded[LENGTH : LENGTH + length]


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()


def _raw(text: str) -> bytes:
    return b64decode(text, validate=True)


def _shown(code: bytes) -> str:
    """`ABCD-EFGH-…`, as `_typed` reads it back."""
    letters = b32encode(code).decode().rstrip("=")
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _typed(code: str) -> bytes:
    letters = "".join(filter(str.isalnum, code))
    return b32decode(letters + "=" * (-len(letters) % 8), casefold=True)
