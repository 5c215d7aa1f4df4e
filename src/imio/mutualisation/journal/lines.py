"""What only reads or is refused, chained, in files of the machine: a month each.

Sign-ins, files that were taken, refusals: not in the database, since who only tries or reads
must write nothing in it, and what is old is dropped as a whole file. `MUTUALISATION_JOURNAL` in the environment names the folder, else
it is `journal` below the client home of the instance. Each machine keeps its own.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import UTC
from imio.mutualisation.base import clock
from imio.mutualisation.base.chain import Entry
from imio.mutualisation.base.chain import read
from imio.mutualisation.base.machine import folder
from imio.mutualisation.journal.words import FORBIDDEN
from imio.mutualisation.journal.words import SIGN_IN_FAILED
from imio.mutualisation.journal.words import SIGNED_IN
from imio.mutualisation.journal.words import TAKEN
from imio.mutualisation.rules.deadlines import months_after
from imio.mutualisation.standards.chain import broken
from imio.mutualisation.standards.chain import digest
from imio.mutualisation.standards.chain import linked
from imio.mutualisation.standards.chain import START
from pathlib import Path

import fcntl
import json
import logging
import os


FOLDER = "MUTUALISATION_JOURNAL"
BELOW_CLIENT_HOME = "journal"
# Where the lines of each kind lie, and for how many months (IMIO practice: long enough to look
# into what is found late, and no longer). What is done to a record is kept as long as it is.
PLACES = {SIGNED_IN: "", SIGN_IN_FAILED: "", TAKEN: "taken", FORBIDDEN: "forbidden"}
MONTHS_KEPT = {SIGNED_IN: 12, TAKEN: 24, FORBIDDEN: 6}
# The head of lines that a site which was moved begins anew.
ANEW = ""
END = 65536  # bytes at the end of a file, which hold its last line

logger = logging.getLogger(__name__)


class Lines:
    """Those of the site of that id, of a kind."""

    def __init__(self, site_id: str, kind: str = SIGNED_IN) -> None:
        self.folder = folder(FOLDER, BELOW_CLIENT_HOME) / site_id / PLACES[kind]
        self.months = MONTHS_KEPT.get(kind, MONTHS_KEPT[SIGNED_IN])

    def add(self, said: Mapping[str, str]) -> None:
        """Write a line, whoever else of this machine writes one now."""
        self.folder.mkdir(parents=True, exist_ok=True)
        at = clock.now().astimezone(UTC)
        with (self.folder / "turn").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            for last in self._files()[-1:]:
                _cut_torn_end(last)
            number, head = self.head()
            when = at.isoformat(timespec="microseconds")
            text = linked(number + 1, head, {"at": when, **said})
            with (self.folder / f"{at:%Y-%m}.jsonl").open(
                "a", encoding="utf-8"
            ) as file:
                file.write(f"{text}\n")

    def head(self) -> tuple[int, str]:
        """The number and the digest of the last line."""
        last = next(filter(None, map(_last, reversed(self._files()))), None)
        return (json.loads(last)["number"], digest(last)) if last else (0, START)

    def latest(self) -> Iterator[str]:
        """Each whole line, the latest first."""
        for path in reversed(self._files()):
            *texts, _torn = path.read_text("utf-8").split("\n")
            yield from reversed(texts)

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
        """What lies further back than it is kept is dropped, month by month."""
        first = self.first_month()
        for path in self._files():
            if path.stem < first:
                path.unlink(missing_ok=True)

    def first_month(self) -> str:
        """The month since which lines are kept: what is older goes."""
        return f"{months_after(clock.today(), -self.months):%Y-%m}"

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("*.jsonl"))


def _cut_torn_end(path: Path) -> None:
    """A power cut, or a disk that was full, leaves half of a line, and nothing after it."""
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - END))
        end = file.read()
        file.truncate(size - len(end) + end.rfind(b"\n") + 1)


def _last(path: Path) -> str:
    """The last line of a file, of which only the end is read; empty for none."""
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - END))
        lines = file.read().decode("utf-8", "replace").splitlines()
    return lines[-1] if lines else ""


def write(site_id: str, kind: str, said: Mapping[str, str]) -> None:
    """A line of that kind; a disk that is full keeps nobody out."""
    try:
        Lines(site_id, kind).add({"kind": kind, **said})
    except OSError:
        logger.exception("%s of %r is not in the journal", kind, said["login"])
