"""The mails of a site on this machine: what waits, what failed and why, what was sent.

Where they lie is a fact of the machine: `MUTUALISATION_MAIL` in the environment names the
folder, else it is `mail` below the client home of the instance. Nothing of it is in the
database, so that a copy of the site neither writes here nor sends what waits here; and
a folder that was copied itself holds what waits in it, until somebody has looked.

The mails lie there as zope.sendmail keeps them, with what we know of them beside:
`new/NAME` waits, `new/.rejected-NAME` failed, `new/.why-NAME` says what the server
answered, `sent/DAY` has a line for each mail that has left on that day.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from email import message_from_bytes
from email import policy
from imio.mutualisation.base import clock
from imio.mutualisation.base.machine import folder
from imio.mutualisation.base.moments import read
from pathlib import Path
from threading import get_ident
from typing import Any
from zope.sendmail.maildir import Maildir
from zope.sendmail.queue import MAX_SEND_TIME

import json
import os


FOLDER = "MUTUALISATION_MAIL"
BELOW_CLIENT_HOME = "mail"
MAILDIR = ("cur", "new", "tmp")
KEPT = timedelta(days=30)
SENDING, REJECTED, WHY = ".sending-", ".rejected-", ".why-"
# What is said of a mail that was not sent: by a server, by nobody, by us.
REFUSED, UNREACHABLE, COPIED = "refused", "unreachable", "copied"
HEAD = 4000  # bytes of a mail that are read for a list
LONGEST = 3600  # seconds from one try to the next


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail that waits or failed; `again` is when it is tried next, if it was tried."""

    name: str
    to: str
    subject: str
    since: datetime
    kind: str = ""
    said: str = ""
    again: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A mail that the server has taken."""

    at: datetime
    to: str
    subject: str


def home() -> Path:
    """Where the mails of all sites of this instance lie."""
    return folder(FOLDER, BELOW_CLIENT_HOME)


class Outbox:
    """The mails of the site of that id."""

    def __init__(self, site_id: str) -> None:
        self.folder = home() / site_id

    @property
    def _new(self) -> Path:
        return self.folder / "new"

    def make(self) -> None:
        """The folder stands; MailHost would make it, but fails when two do it at once."""
        for name in MAILDIR:
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self._hold_what_was_copied()

    def paths(self) -> list[Path]:
        """The mails that wait, in the order in which they are sent."""
        if not self._new.is_dir():
            return []
        return [*map(Path, Maildir(str(self.folder)))]

    def waiting(self) -> list[Letter]:
        return [*self._letters(self.paths())]

    def failed(self) -> list[Letter]:
        return [*self._letters(sorted(self._new.glob(f"{REJECTED}*")))]

    def count_failed(self) -> int:
        return len([*self._new.glob(f"{REJECTED}*")])

    def sent(self) -> list[Sent]:
        """What has left, the latest first."""
        days = sorted((self.folder / "sent").glob("*"), reverse=True)
        return [each for day in days for each in reversed([*_lines(day)])]

    def keep_sent(self, path: Path, told: bytes) -> None:
        """It has left: nobody asks any more why it had not."""
        line = {"at": clock.now().isoformat(), **_headers(told)}
        days = self.folder / "sent"
        days.mkdir(exist_ok=True)
        with (days / f"{clock.today()}").open("a", encoding="utf-8") as written:
            written.write(f"{json.dumps(line)}\n")
        self._why(path.name).unlink(missing_ok=True)

    def forget_old(self) -> None:
        """What was sent is known for a month."""
        last = f"{clock.today() - KEPT}"
        for day in (self.folder / "sent").glob("*"):
            if day.name < last:
                day.unlink(missing_ok=True)

    def keep_why(self, path: Path, kind: str, said: str) -> None:
        """What stopped it, for those who look."""
        self._why(path.name).write_text(json.dumps({"kind": kind, "said": said}))

    def postpone(self, path: Path, seconds: float) -> None:
        """zope.sendmail takes it again once its mark is older than the longest sending."""
        at = clock.stamp() - MAX_SEND_TIME + seconds
        os.utime(path, (at, at))

    def retry(self, name: str) -> bool:
        """Whether it is tried at the next round: it failed, or waits for its next time."""
        for path in self.paths():
            if path.name == name and self._again(path):
                self.postpone(path, -1)
                return True
        if failed := self._failure(name):
            self._why(name).unlink(missing_ok=True)
            rest = name.partition(".")[2]
            failed.rename(self._new / f"{int(clock.stamp())}.{rest}")
        return failed is not None

    def drop(self, name: str) -> bool:
        """Whether a mail of that name had failed, and is not sent at all."""
        if failed := self._failure(name):
            failed.unlink(missing_ok=True)
            self._why(name).unlink(missing_ok=True)
        return failed is not None

    def _failure(self, name: str) -> Path | None:
        """A name comes from outside: only what is listed has one."""
        named = f"{REJECTED}{name}"
        found = self._new.glob(f"{REJECTED}*")
        return next((path for path in found if path.name == named), None)

    def _why(self, name: str) -> Path:
        return self._new / f"{WHY}{name}"

    def _letters(self, paths: Iterable[Path]) -> Iterator[Letter]:
        for path in paths:
            with suppress(FileNotFoundError):  # it has just left
                yield self._letter(path, path.name.removeprefix(REJECTED))

    def _letter(self, path: Path, name: str) -> Letter:
        with path.open("rb") as opened:
            told = _headers(opened.read(HEAD))
        why = _read(self._why(name))
        return Letter(name, since=since(name), **told, **why, again=self._again(path))

    def _again(self, path: Path) -> datetime | None:
        """When a mail that was postponed is tried; none while it is being sent."""
        mark = path.with_name(f"{SENDING}{path.name}")
        if not mark.exists():
            return None
        at = mark.stat().st_mtime + MAX_SEND_TIME
        if at > clock.stamp() + LONGEST:
            return None
        return datetime.fromtimestamp(at, clock.BRUSSELS)

    def _hold_what_was_copied(self) -> None:
        """A folder knows its own place; in another one its mails were another's."""
        known, here = self.folder / "place", self._place()
        there = known.read_text() if known.exists() else None
        if there == here:
            return
        if there is not None:
            for path in self.paths():
                self.keep_why(path, COPIED, "")
                path.rename(path.with_name(f"{REJECTED}{path.name}"))
                path.with_name(f"{SENDING}{path.name}").unlink(missing_ok=True)
        # At once: who else looks reads one place or the other, never half of one.
        written = known.with_name(f"place.{get_ident()}")
        written.write_text(here)
        written.replace(known)

    def _place(self) -> str:
        return f"{self.folder.stat().st_ino} {self.folder.resolve()}"


def since(name: str) -> datetime:
    """When a mail was written: its name begins with it."""
    return datetime.fromtimestamp(int(name.partition(".")[0]), clock.BRUSSELS)


def _headers(told: bytes) -> dict[str, str]:
    """To whom and about what: the two lines before the mail are for the queue."""
    mail = message_from_bytes(told, policy=policy.default)
    return {"to": str(mail["To"] or ""), "subject": str(mail["Subject"] or "")}


def _read(path: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        told: dict[str, Any] = json.loads(path.read_text())
        return told
    return {}


def _lines(day: Path) -> Iterator[Sent]:
    for line in day.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        told["at"] = read(told["at"])
        yield Sent(**told)
