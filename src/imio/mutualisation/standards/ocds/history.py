"""The releases of a process, one after the other: each says all that is known then.

A release is never changed. What it says that is so no longer, the next one takes back by
the rules of merging (OCDS 1.1): a field is emptied by a null, an award, a contract, a lot
or a bid ends with its status, since an element of a list cannot be taken out.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from imio.mutualisation.standards.ocds.compiling import by_id
from imio.mutualisation.standards.ocds.compiling import JsonObject
from imio.mutualisation.standards.ocds.compiling import merged
from imio.mutualisation.standards.ocds.instants import instant
from imio.mutualisation.standards.ocds.instants import written
from typing import Any


OWN = ("id", "date", "tag")
# How an element ends, by the name of its list.
ENDED: Mapping[str, JsonObject] = {
    "lots": {"status": "cancelled"},
    "details": {"status": "withdrawn", "hasRank": False, "rank": None},
    "awards": {"status": "cancelled"},
    "contracts": {"status": "cancelled"},
}
# What an element that ends must have all the same.
NAMES = ("id", "awardID")
# Whoever took part once did so for good; a count is that of its day; criteria may not be
# empty.
KEPT = ("parties", "suppliers", "tenderers", "statistics", "criteria")
NOTHING: tuple[object, ...] = ([], {})

OVER = ("cancelled", "unsuccessful", "withdrawn")
GONE = ("cancelled", "terminated")


def following(
    releases: Sequence[JsonObject], contents: JsonObject, at: datetime
) -> JsonObject | None:
    """The next release of a process, of which these are known; nothing where they say it.

    Numbered from 1, at that aware instant or, where the last one is later, at its.
    """
    known = known_from(releases)
    told = _taken_back(known, contents)
    after = merged(known, told)
    if after == known:
        return None
    before = instant(releases[-1]["date"]) if releases else None
    return {
        **told,
        "id": f"{contents['ocid']}-{len(releases) + 1:04d}",
        # In UTC: others sort by the text.
        "date": written(max(at, before or at).astimezone(UTC)),
        "tag": list(tags(known, after)),
    }


def ending(releases: Sequence[JsonObject]) -> JsonObject:
    """What is said of a process that did not come to be after all: its awards and its
    contracts are cancelled.
    """
    known = known_from(releases)
    ended: JsonObject = {
        name: [{**each, **ENDED[name]} for each in known[name]]
        for name in ("awards", "contracts")
        if name in known
    }
    return {**known, **ended}


def known_from(releases: Iterable[JsonObject]) -> JsonObject:
    """What is known after these releases, the oldest first, but for ids, dates and tags."""
    known: JsonObject = {}
    for release in releases:
        own = {name: each for name, each in release.items() if name not in OWN}
        known = merged(known, own)
    return known


# --- What is so no longer ------------------------------------------------------


def _taken_back(known: JsonObject, now: JsonObject) -> JsonObject:
    gone = {
        name: _emptied(name, value) for name, value in known.items() if name not in now
    }
    kept = {name: _with_gone(name, known.get(name), now[name]) for name in now}
    return {
        **kept,
        **{name: each for name, each in gone.items() if each not in NOTHING},
    }


def _with_gone(name: str, before: Any, value: Any) -> Any:
    if isinstance(before, dict) and isinstance(value, dict):
        return _taken_back(before, value)
    if value and by_id(before) and by_id(value):
        old = {each["id"]: each for each in before}
        here = {each["id"] for each in value}
        told = [_taken_back(old.get(each["id"], {}), each) for each in value]
        missing = [each for each in before if each["id"] not in here]
        return [*told, *_ended(name, missing)]
    return value


def _ended(name: str, elements: Iterable[JsonObject]) -> list[JsonObject]:
    if name in KEPT:
        return []
    if name in ENDED:
        return [
            {key: each[key] for key in NAMES if key in each} | ENDED[name]
            for each in elements
        ]
    return [{**_nothing(each), "id": each["id"]} for each in elements]


def _emptied(name: str, value: Any) -> Any:
    if name in KEPT:
        return []
    if isinstance(value, dict):
        return _nothing(value)
    return _ended(name, value) if value and by_id(value) else None


def _nothing(fields: JsonObject) -> JsonObject:
    emptied = {name: _emptied(name, value) for name, value in fields.items()}
    return {name: each for name, each in emptied.items() if each not in NOTHING}


# --- What happened --------------------------------------------------------------


def tags(before: JsonObject, after: JsonObject) -> tuple[str, ...]:
    """The tags of a release (OCDS, releaseTag), from what was known before and is after it."""
    found = [
        *_of_tender(before, after),
        *_of_awards(before, after),
        *_of_contracts(before, after),
    ]
    return tuple(dict.fromkeys(found)) or ("tenderUpdate",)


def _of_tender(before: JsonObject, after: JsonObject) -> Iterable[str]:
    """A tender that invites nobody, as that of a call-off, is not announced."""
    old, new = before.get("tender", {}), after.get("tender", {})
    if "tenderPeriod" not in new:
        return
    if not old:
        yield "tender"
    elif _became(old, new, OVER):
        yield "tenderCancellation"
    elif old.get("amendments") != new.get("amendments"):
        yield "tenderAmendment"
    elif (old, before.get("bids")) != (new, after.get("bids")):
        yield "tenderUpdate"


def _of_awards(before: JsonObject, after: JsonObject) -> Iterable[str]:
    for old, new in _changed(before, after, "awards"):
        if _became(old, new, OVER):
            yield "awardCancellation"
        else:
            begins = not old or old.get("status") in OVER
            yield "award" if begins else "awardUpdate"


def _of_contracts(before: JsonObject, after: JsonObject) -> Iterable[str]:
    for old, new in _changed(before, after, "contracts"):
        begins = not old or old.get("status") == "cancelled"
        if _became(old, new, GONE):
            yield from ("contract", "contractTermination")[bool(old) :]
        elif begins:
            yield "contract"
        elif old.get("amendments") != new.get("amendments"):
            yield "contractAmendment"
        else:
            yield "contractUpdate"


def _became(old: JsonObject, new: JsonObject, states: tuple[str, ...]) -> bool:
    return new.get("status") in states and old.get("status") not in states


def _changed(
    before: JsonObject, after: JsonObject, name: str
) -> list[tuple[JsonObject, JsonObject]]:
    old = {each["id"]: each for each in before.get(name, ())}
    pairs = ((old.get(each["id"], {}), each) for each in after.get(name, ()))
    return [(one, other) for one, other in pairs if one != other]
