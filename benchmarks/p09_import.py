"""P9: 600 members from a table, and the same table again.

The way by hand is a loop of `api.content.create` over the same rows. Rounds import
other members each time, all that they write is committed.
"""

from collections.abc import Iterator
from csv import DictReader
from imio.mutualisation.importing.outcome import refused_count
from imio.mutualisation.importing.outcome import to_write
from imio.mutualisation.importing.table import read_table
from imio.mutualisation.member.importing.importer import MEMBERS
from io import StringIO
from measuring import counted
from measuring import interleaved
from measuring import Result
from measuring import timed
from plone import api
from running import run
from running import sizes_asked
from sites import Scratch

import transaction
import vanilla


MEMBERS_OF_TABLE, ROUNDS = 600, 2
TITLES = "nom;type;bce;codes_postaux;population;population_date;informatique_interne"


def table(number: int) -> str:
    """The table of a round: fictional authorities, their enterprise numbers valid."""
    first = 10_000_000 + number * MEMBERS_OF_TABLE
    rows = (
        f"Autorité fictive {n};intercommunale;{n:08d}{97 - n % 97:02d};5300;"
        f"{1000 + n % 9000};2026-01-01;non"
        for n in range(first, first + MEMBERS_OF_TABLE)
    )
    return "\n".join((TITLES, *rows))


class Imports:
    """A table for each round, and how often it was brought in."""

    def __init__(self, place: Scratch):
        self.place = place
        self.written = self.by_hand = -1

    def first(self) -> float:
        self.written += 1
        return self._bring_in()

    def again(self) -> float:
        return self._bring_in()

    def _bring_in(self) -> float:
        data = table(self.written).encode()
        with self.place.ours as site:
            section = site["adherents"]

            def bring_in() -> None:
                lines = MEMBERS.plan(section, read_table(data, "members.csv"))
                assert not refused_count(lines), lines[0]
                list(MEMBERS.write(section, to_write(lines)))
                transaction.commit()

            return timed(bring_in)()

    def hand(self) -> float:
        self.by_hand += 1
        rows = list(DictReader(StringIO(table(self.by_hand)), delimiter=";"))
        with self.place.vanilla as site:

            def create() -> None:
                for row in rows:
                    values = {"title": row["nom"], "kind": row["type"]}
                    values |= {"product": row["bce"], "thread": row["codes_postaux"]}
                    values["quote_revision"] = int(row["population"])
                    api.content.create(site["members"], vanilla.TYPE, **values)
                transaction.commit()

            return timed(create)()


def measure(place: Scratch) -> Iterator[Result]:
    with place.vanilla as site:
        api.content.create(site, "Folder", "members", title="Members")
    imports = Imports(place)
    with counted() as first:
        imports.first()
    with counted() as again:
        imports.again()
    took = interleaved(
        ROUNDS, first=imports.first, again=imports.again, hand=imports.hand
    )
    by_hand = took["hand"]
    said = f"{took['first']} for {MEMBERS_OF_TABLE}, by hand {by_hand}; {first}"
    yield Result("P9.first", took["first"].times(by_hand), said)
    yield Result("P9.again.records", again.records, str(again))
    yield Result("P9.again", took["again"].times(by_hand), str(took["again"]))


if __name__ == "__main__":
    run(measure, sizes_asked())
