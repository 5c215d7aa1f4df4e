"""What holds an act: the member that a line names, or IMIO itself."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from imio.mutualisation.base import bce
from imio.mutualisation.base.catalog import addresses
from imio.mutualisation.importing.cells import BARE_NINE_DIGITS
from imio.mutualisation.importing.cells import plain
from imio.mutualisation.rules.membership import deciding_body
from imio.mutualisation.rules.verdict import Refused
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


IMIO = "imio"


@dataclass(frozen=True, slots=True)
class Home:
    """By its catalogue path; `kind` is that of the member, or `imio`."""

    path: str
    kind: str
    title: str = ""
    former: bool = False

    @property
    def body(self) -> str:
        """The body that decides, where a line does not say."""
        return "board" if self.kind == IMIO else deciding_body(self.kind)


class Homes:
    """All the members, by what a person may write in the column."""

    def __init__(self, own: str, members: Iterable[Any], own_number: str | None):
        """`own`: the path of the section; `members`: the catalogue's brains; `own_number`:
        that of IMIO.
        """
        self.own = Home(own, IMIO)
        self._by_key: dict[str, list[Home]] = {}
        if own_number:
            self._by_key[_key(own_number)] = [self.own]
        for brain in members:
            former = brain.review_state == "former"
            home = Home(brain.getPath(), brain.mutualisation_kind, brain.Title, former)
            for key in set(_keys(brain)):
                self._by_key.setdefault(key, []).append(home)

    def find(self, name: str | None, kind: str | None) -> Home | Refused:
        """By enterprise number, NIS code or name; of that kind, where one is given.

        Refused: `member_not_found` (value), `member_ambiguous` (value,
        addresses), `former_member` (name).
        """
        if name is None:
            return self.own
        found = [
            home
            for home in self._by_key.get(_key(name), ())
            if kind in (None, home.kind)
        ]
        living = [home for home in found if not home.former]
        if len(living) == 1:
            return living[0]
        if living:
            where = addresses(home.path for home in living)
            return Refused("member_ambiguous", {"value": name, "addresses": where})
        if found:
            return Refused("former_member", {"name": found[0].title})
        return Refused("member_not_found", {"value": name})


def _keys(brain: ICatalogBrain) -> Iterator[str]:
    yield from (_key(text) for text in (brain.bce_number, brain.nis) if text)
    yield plain(brain.Title)


def _key(text: str) -> str:
    # A spreadsheet takes the leading zero of a number away.
    number = f"0{text}" if BARE_NINE_DIGITS.fullmatch(text) else text
    return bce.compact(number) if bce.is_valid(number) else plain(text)
