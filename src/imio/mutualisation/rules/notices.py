"""Where and when a contract was published: the notices of the gazettes, by their numbers.

Law of 17 June 2016 on public contracts, articles 61 and 62: what is published goes to the
Belgian bulletin and, from the European threshold on, to TED. A notice is a fact about the
publication and none of its terms: it is noted whenever its number is known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from imio.mutualisation.rules.states import TENDER_FAILED
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict

import re
import unicodedata


DASHES = re.compile("[-‐‑‒–—−]")
FILLED = re.compile(r"(?<!\d)0+(?=\d)")
# A notice of TED is known by its number in the year; the Official Journal prefixes its
# issue: `2026/S 012-034567` is `34567-2026`.
OF_TED = re.compile(r"(?P<number>[1-9]\d{0,7})-(?P<year>\d{4})", re.ASCII)
OF_JOURNAL = re.compile(r"(?P<year>\d{4})/s\d{1,3}-(?P<number>[1-9]\d{0,7})", re.ASCII)
TED = "ted"
GAZETTES = ("bda", TED)
CALL, CHANGE, RESULT, MODIFICATION = "call", "change", "result", "modification"
KINDS = (CALL, CHANGE, RESULT, MODIFICATION)


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as a gazette published it: what it tells, its number, its day."""

    gazette: str
    kind: str
    number: str
    on: date


@dataclass(frozen=True, slots=True)
class Noticed:
    """A tender as its notices see it.

    `published_on` and `bids_due` are None for one that was awarded before it was known
    here.
    """

    state: str
    published_on: date | None
    bids_due: date | None
    awarded_on: date | None


def named(gazette: str, number: str) -> tuple[str, str]:
    """By what a notice is known, however its number was typed: TED fills it with zeros, and
    gives it two forms.
    """
    plain = unicodedata.normalize("NFKC", "".join(number.split())).casefold()
    bare = FILLED.sub("", DASHES.sub("-", plain))
    known = _of_ted(bare) if gazette == TED else None
    return gazette, f"{known['number']}-{known['year']}" if known else bare


def written(gazette: str, number: str) -> str:
    """A number as it is kept: those of TED in their one form, the others as typed."""
    return named(gazette, number)[1] if gazette == TED else number


def may_be(notice: Notice) -> Verdict:
    """The form of the numbers of TED is known, with the year of publication; of the Belgian
    bulletin's, which has had several, it is only known that they have figures.

    Refused: `notice_number_ted` (year), `notice_number_bare`.
    """
    _gazette, bare = named(notice.gazette, notice.number)
    if notice.gazette == TED:
        known, year = _of_ted(bare), str(notice.on.year)
        right = known is not None and known["year"] == year
        return require(right, "notice_number_ted", year=year)
    return require(any(map(str.isdigit, bare)), "notice_number_bare")


def _of_ted(bare: str) -> re.Match[str] | None:
    return OF_TED.fullmatch(bare) or OF_JOURNAL.fullmatch(bare)


def may_note(facts: Noticed, known: Iterable[Notice], notice: Notice) -> Verdict:
    """A notice of a tender that is public, of a day on which it could be there.

    Refused: `notice_unpublished`, `notice_twice` (number), `notice_without_award`,
    `notice_too_early` (since), `notice_after_bids` (until), as `may_be`.
    """
    public = facts.published_on is not None or facts.awarded_on is not None
    name = named(notice.gazette, notice.number)
    since, until = _since(facts, notice.kind), _until(facts, notice.kind)
    return first_refusal(
        require(public, "notice_unpublished"),
        require(
            name not in {named(each.gazette, each.number) for each in known},
            "notice_twice",
            number=notice.number,
        ),
        require(_decided(facts, notice.kind), "notice_without_award"),
        require(since is None or notice.on >= since, "notice_too_early", since=since),
        require(until is None or notice.on <= until, "notice_after_bids", until=until),
        may_be(notice),
    )


def _decided(facts: Noticed, kind: str) -> bool:
    """That nobody was found is a result, too."""
    failed = kind == RESULT and facts.state in TENDER_FAILED
    return kind in (CALL, CHANGE) or failed or facts.awarded_on is not None


def _since(facts: Noticed, kind: str) -> date | None:
    decided = facts.awarded_on if kind in (RESULT, MODIFICATION) else None
    return decided or facts.published_on


def _until(facts: Noticed, kind: str) -> date | None:
    """Nobody is invited to bid once bids are due."""
    return (facts.bids_due or facts.awarded_on) if kind == CALL else None
