"""The delegates of a commune to the general assembly of an intercommunale.

CDLD L1523-11: five per commune, at least three of them from the majority of its
council, until that council is renewed. The council replaces one who resigns.
"""

from collections import Counter
from collections.abc import Collection
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from imio.mutualisation.rules.legal import LegalNumbers
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


MAJORITY = "majority"
TERM = 6  # years that a council sits


@dataclass(frozen=True, slots=True)
class Delegate:
    """A delegate, the political group and its side, `majority` or `opposition`.

    The first day is one of the mandate; the days `until` and `resigned_on` are no
    longer.
    """

    name: str
    group: str
    side: str
    since: date | None = None
    until: date | None = None
    resigned_on: date | None = None


# --- The list and its time --------------------------------------------------


def valid_on(delegates: Iterable[Delegate], on: date) -> tuple[Delegate, ...]:
    """Those whose mandate holds that day, in the order given."""
    return tuple(
        each
        for each in delegates
        if (each.since is None or each.since <= on)
        and all(on < end for end in _ends(each))
    )


def after(
    current: Iterable[Delegate], named: Iterable[tuple[Delegate, str]], on: date
) -> tuple[Delegate, ...]:
    """The list once a council has named (delegate, name of the one replaced) rows.

    As soon as one row replaces nobody, the rows are a wholly new list.
    """
    named = tuple(named)
    if not all(replaces.strip() for _delegate, replaces in named):
        return tuple(delegate for delegate, _replaces in named)
    places = {_key(replaces): delegate for delegate, replaces in named}
    # One who held two mandates in a row leaves one place, not two.
    seated = dict.fromkeys(places.get(_key(each.name), each) for each in current)
    return valid_on(seated, on)


def renewal_after(day: date, known: Collection[date]) -> date | None:
    """The first renewal of the councils after that day; None when none is known at all.

    After the last one known the law counts on: every sixth year, on the first Monday of
    December (CDLD L1122-3).
    """
    if not known:
        return None
    years = range(max(known).year + TERM, day.year + 2 * TERM, TERM)
    lawful = map(_first_monday_of_december, years)
    return next(each for each in (*sorted(known), *lawful) if each > day)


def complete_until(
    delegates: Iterable[Delegate], on: date, legal: LegalNumbers
) -> date | None:
    """The first day on which the list that is complete today no longer is.

    None when it is not complete today; `date.max` when nothing ends it.
    """
    valid = valid_on(delegates, on)
    if not may_name(valid, legal):
        return None
    return min((end for each in valid for end in _ends(each)), default=date.max)


# --- Guards -----------------------------------------------------------------


def may_name(resulting: Iterable[Delegate], legal: LegalNumbers) -> Verdict:
    """The list that results is one the law allows (CDLD L1523-11).

    Refused: `delegates_wrong_number` (count, due), `delegates_majority_short`
    (count, due), `delegate_named_twice` (name).
    """
    resulting = tuple(resulting)
    of_majority = sum(each.side == MAJORITY for each in resulting)
    return first_refusal(
        require(
            len(resulting) == legal.delegates,
            "delegates_wrong_number",
            count=len(resulting),
            due=legal.delegates,
        ),
        require(
            of_majority >= legal.delegates_majority,
            "delegates_majority_short",
            count=of_majority,
            due=legal.delegates_majority,
        ),
        _named_once(resulting),
    )


def may_replace(current: Iterable[Delegate], replaces: str) -> Verdict:
    """Only a delegate can be replaced, be it one who resigned already.

    Refused: `delegate_unknown` (name).
    """
    known = {_key(each.name) for each in current}
    nobody = not replaces.strip()
    return require(nobody or _key(replaces) in known, "delegate_unknown", name=replaces)


def _named_once(delegates: tuple[Delegate, ...]) -> Verdict:
    count = Counter(_key(each.name) for each in delegates)
    twice = next((each.name for each in delegates if count[_key(each.name)] > 1), None)
    return require(twice is None, "delegate_named_twice", name=twice)


def _ends(delegate: Delegate) -> tuple[date, ...]:
    return tuple(end for end in (delegate.until, delegate.resigned_on) if end)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _first_monday_of_december(year: int) -> date:
    first = date(year, 12, 1)
    return first + timedelta(days=-first.weekday() % 7)
