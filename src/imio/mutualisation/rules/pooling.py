"""Needs: what one member asks for, several may join before a tender is launched.

IMIO practice 2012: the need of one member, one call to the market, a solution that
all the others may use on better terms.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from decimal import ROUND_HALF_UP
from imio.mutualisation.rules.membership import may_order
from imio.mutualisation.rules.states import NEED_JOINABLE
from imio.mutualisation.rules.states import TENDER_AWARDED
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict

import re
import unicodedata


# Linked: buys the same thing elsewhere and follows the project (IMIO practice 2012).
LINKED = "linked"
FIRM = "firm"
COMMITMENTS = ("intention", FIRM, LINKED)

FEWEST_MEMBERS = 2


@dataclass(frozen=True, slots=True)
class Joined:
    """A member that joined: its volume in the unit of the need, its population."""

    member: str
    volume: Decimal | None
    commitment: str
    inhabitants: int | None


@dataclass(frozen=True, slots=True)
class NeedFacts:
    """A need as its guards see it.

    `tender_state` is None where no tender is linked; `has_outcome`: the product or
    the licence that came of it is recorded.
    """

    state: str
    joined: tuple[Joined, ...]
    pooling_reason: str
    tender_state: str | None
    has_outcome: bool


# --- Volumes ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pool:
    """What the members that buy together weigh; followers are counted apart."""

    members: int
    inhabitants: int
    intended: Decimal
    firm: Decimal
    followers: int

    @property
    def volume(self) -> Decimal:
        """Intended and firm, in the unit of the need."""
        return self.intended + self.firm


def pooled(joined: Iterable[Joined]) -> Pool:
    """The sum of the rows; of two rows of the same member the last one holds."""
    rows = {row.member: row for row in joined}.values()
    buyers = [row for row in rows if row.commitment != LINKED]
    return Pool(
        members=len(buyers),
        inhabitants=sum(row.inhabitants or 0 for row in buyers),
        intended=_volume(buyers, "intention"),
        firm=_volume(buyers, "firm"),
        followers=len(rows) - len(buyers),
    )


def _volume(rows: Iterable[Joined], commitment: str) -> Decimal:
    volumes = (row.volume or Decimal(0) for row in rows if row.commitment == commitment)
    return sum(volumes, Decimal(0))


# --- Guards -----------------------------------------------------------------


def may_join(
    facts: NeedFacts, commitment: str, volume: Decimal | None, standing: str
) -> Verdict:
    """Members join until the tender, with a volume unless they only follow.

    `standing` comes from `membership.standing`.
    Refused: `joining_closed`, `commitment_unknown`, `volume_not_positive`,
    `not_a_member`.
    """
    has_volume = volume is not None and volume.is_finite() and volume > 0
    return first_refusal(
        _still_joining(facts),
        require(commitment in COMMITMENTS, "commitment_unknown"),
        require(has_volume or commitment == LINKED, "volume_not_positive"),
        may_order(standing),
    )


def may_lessen(
    facts: NeedFacts, member: str, commitment: str, volume: Decimal | None
) -> Verdict:
    """To take back a part of a firm commitment is to leave with that part.

    Refused: as `may_leave`.
    """
    before = {row.member: row for row in facts.joined}.get(member)
    if before is None:
        return GRANTED
    kept = commitment == FIRM and (before.volume or 0) <= (volume or 0)
    return GRANTED if kept else may_leave(facts, member)


def may_leave(facts: NeedFacts, member: str) -> Verdict:
    """Others count on a firm commitment as soon as the need is pooled.

    Refused: `joining_closed`, `not_joined`, `firm_commitment`.
    """
    commitments = {row.member: row.commitment for row in facts.joined}
    bound = facts.state == "pooled" and commitments.get(member) == FIRM
    return first_refusal(
        _still_joining(facts),
        require(member in commitments, "not_joined"),
        require(not bound, "firm_commitment"),
    )


def may_pool(facts: NeedFacts) -> Verdict:
    """Two members that buy, or a reason why one alone. Refused: `single_member`."""
    several = pooled(facts.joined).members >= FEWEST_MEMBERS
    return require(several or bool(facts.pooling_reason.strip()), "single_member")


def may_tender(facts: NeedFacts) -> Verdict:
    """Refused: `tender_missing`."""
    return require(facts.tender_state is not None, "tender_missing")


def may_satisfy(facts: NeedFacts) -> Verdict:
    """The market answered, and what members may use is recorded.

    Refused: `tender_not_awarded`, `need_outcome_missing`.
    """
    return first_refusal(
        require(facts.tender_state in TENDER_AWARDED, "tender_not_awarded"),
        require(facts.has_outcome, "need_outcome_missing"),
    )


def _still_joining(facts: NeedFacts) -> Verdict:
    return require(facts.state in NEED_JOINABLE, "joining_closed")


# --- Needs that look alike --------------------------------------------------


@dataclass(frozen=True, slots=True)
class Similar:
    """A need that resembles; `score` is the part (0 to 1) of the words it shares."""

    key: str
    score: Decimal
    shared: tuple[str, ...]


_LEAST_SCORE = Decimal("0.25")
_LEAST_LETTERS = 3
_HUNDREDTH = Decimal("0.01")
# Without accents, as `words` gives them.
_STOP_WORDS = frozenset(
    [
        "afin",
        "ainsi",
        "aussi",
        "aux",
        "avec",
        "avoir",
        "car",
        "ces",
        "cet",
        "cette",
        "ceux",
        "chez",
        "comme",
        "dans",
        "des",
        "dont",
        "elle",
        "elles",
        "entre",
        "est",
        "etre",
        "leur",
        "leurs",
        "les",
        "mais",
        "mes",
        "meme",
        "nos",
        "notre",
        "nous",
        "ont",
        "par",
        "pas",
        "plus",
        "pour",
        "que",
        "qui",
        "quoi",
        "sans",
        "ses",
        "soit",
        "son",
        "sont",
        "sous",
        "sur",
        "tous",
        "tout",
        "toute",
        "toutes",
        "tres",
        "une",
        "vers",
        "vos",
        "votre",
        "vous",
    ]
)
# A ligature, and an apostrophe that counts as a letter.
_SPELLED_OUT = {ord("œ"): "oe", ord("\u02bc"): " "}
# Accents, once apart from their letter, and signs that nobody sees.
_UNSEEN = frozenset({"Mn", "Cf"})


def similar(
    text: str, others: Iterable[tuple[str, str]], least: Decimal = _LEAST_SCORE
) -> tuple[Similar, ...]:
    """The other needs, as (key, text), that share enough words; the best first."""
    asked = _telling_words(text)
    if not asked:
        return ()
    shared = ((key, asked & _telling_words(other)) for key, other in others)
    found = [
        Similar(key, _part(common, asked), tuple(sorted(common)))
        for key, common in shared
        if Decimal(len(common)) >= least * len(asked)
    ]
    return tuple(sorted(found, key=lambda each: (-each.score, each.key, each.shared)))


def words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters and without accents, as they come."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED_OUT))
    bare = "".join(sign for sign in apart if unicodedata.category(sign) not in _UNSEEN)
    return tuple(re.findall(r"[^\W_]+", bare))


def _telling_words(text: str) -> frozenset[str]:
    return frozenset(
        _singular(word)
        for word in words(text)
        if len(word) >= _LEAST_LETTERS and word not in _STOP_WORDS
    )


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _LEAST_LETTERS and word[-1] in "sx" else word


def _part(common: frozenset[str], asked: frozenset[str]) -> Decimal:
    return (Decimal(len(common)) / len(asked)).quantize(_HUNDREDTH, ROUND_HALF_UP)
