"""The sign-ins of a site, chained, in files of the machine: a month each.

Not in the database: who only tries to sign in must write nothing in it, and what is old is
dropped as a whole file. `MUTUALISATION_JOURNAL` in the environment names the folder, else
it is `journal` below the client home of the instance. Each machine keeps its own.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import UTC
from imio.mutualisation.base import clock
from imio.mutualisation.base.chain import Entry
from imio.mutualisation.base.chain import read
from imio.mutualisation.base.machine import folder
from imio.mutualisation.rules.deadlines import months_after
from imio.mutualisation.standards.chain import broken
from imio.mutualisation.standards.chain import digest
from imio.mutualisation.standards.chain import linked
from imio.mutualisation.standards.chain import START
from pathlib import Path

import fcntl
import json


FOLDER = "MUTUALISATION_JOURNAL"
BELOW_CLIENT_HOME = "journal"
# IMIO practice: long enough to look into what is found late, and no longer.
MONTHS_KEPT = 12


class Lines:
    """The sign-ins of the site of that id."""

    def __init__(self, site_id: str) -> None:
        self.folder = folder(FOLDER, BELOW_CLIENT_HOME) / site_id

    def add(self, said: Mapping[str, str]) -> None:
        """Write a line, whoever else of this machine writes one now."""
        self.folder.mkdir(parents=True, exist_ok=True)
        at = clock.now().astimezone(UTC)
        with (self.folder / "turn").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            number, head = self.head()
            when = at.isoformat(timespec="microseconds")
            text = linked(number + 1, head, {"at": when, **said})
            with (self.folder / f"{at:%Y-%m}.jsonl").open(
                "a", encoding="utf-8"
            ) as file:
                file.write(f"{text}\n")

    def head(self) -> tuple[int, str]:
        """The number and the digest of the last line."""
        last = next(self.latest(), None)
        return (json.loads(last)["number"], digest(last)) if last else (0, START)

    def latest(self) -> Iterator[str]:
        """Each line, the latest first."""
        for path in reversed(self._files()):
            yield from reversed(path.read_text("utf-8").splitlines())

    def entries(self) -> Iterator[Entry]:
        """The same, read."""
        return map(read, self.latest())

    def digests(self) -> dict[int, str]:
        """SHA-256 of each line by its number."""
        return {read(text).number: digest(text) for text in self.latest()}

    def wrong(self) -> int:
        """The number of the first line that was changed; 0 for none."""
        texts = [*reversed([*self.latest()])]
        if not texts:
            return 0
        try:
            said = json.loads(texts[0])
            first, before = said["number"], said["link"]
        except (KeyError, TypeError, ValueError):
            return 1
        return broken(texts, digest(texts[-1]), first, before)

    def forget_old(self) -> None:
        """What lies further back than a year is dropped, month by month."""
        last = f"{months_after(clock.today(), -MONTHS_KEPT):%Y-%m}"
        for path in self._files():
            if path.stem < last:
                path.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("*.jsonl"))
