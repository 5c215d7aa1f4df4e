"""A copy of a site that runs, and a site from a copy.

The database first, then its files: a file is never changed once it is written, so those of
the copied transactions are all there afterwards. The other way round some would be missing.
What the journal has in files comes with it; its own chain shows what was altered there.
"""

from collections.abc import Iterator
from imio.mutualisation.journal.lines import BELOW_CLIENT_HOME
from pathlib import Path
from ZODB.scripts import repozo

import hashlib
import os
import re
import shutil
import zlib


DATABASE, BLOBS, DIGESTS, LINES = "database", "blobs", "blobs.sha256", "journal"
FILESTORAGE, BLOBSTORAGE = Path("filestorage") / "Data.fs", Path("blobstorage")
JOURNAL = Path("instance") / BELOW_CLIENT_HOME

TIME = re.compile(r"\d{4}-\d{2}-\d{2}(-\d{2}){0,3}")


class Unsound(Exception):
    """The copy is not what was copied; the sentence to show."""


def back_up(var: Path, to: Path) -> None:
    """Add what is new in `var` to the copy in `to`.

    The database is copied whole the first time and after a pack, else what was written
    since. Digests of the files stand in `blobs.sha256`, as `sha256sum --check` reads them.
    """
    (to / DATABASE).mkdir(parents=True, exist_ok=True)
    repozo.main(["-B", "-z", "-r", str(to / DATABASE), "-f", str(var / FILESTORAGE)])
    noted = {name for _digest_of, name in _noted(to)}
    for file in _files(var / BLOBSTORAGE):
        kept = to / BLOBS / file
        # One that was not noted, since the power went out, is copied again.
        if not kept.exists() or f"{BLOBS}/{file}" not in noted:
            _copy(var / BLOBSTORAGE / file, kept)
            with (to / DIGESTS).open("a", encoding="utf-8") as digests:
                digests.write(f"{_digest(kept)}  {BLOBS}/{file}\n")
    _copy_lines(var / JOURNAL, to / LINES)


def restore(copy: Path, var: Path, at: str | None = None) -> None:
    """Make the site of a copy in `var`, as it was at that time (UTC), or last.

    Raises `Unsound` where there is a site already, and where the copy is damaged; then
    nothing of it is left in `var`.
    """
    if (var / FILESTORAGE).exists():
        raise Unsound(f"Il y a déjà un site dans {var} : mettez-le d’abord de côté.")
    if not (copy / DATABASE).is_dir():
        raise Unsound(f"Il n’y a pas de copie dans {copy}.")
    if at and not TIME.fullmatch(at):
        raise Unsound(
            f"« {at} » n’est pas un moment : écrivez 2027-01-31-12-00, en UTC."
        )
    if wrong := list(damaged(copy)):
        raise Unsound("La copie est abîmée : " + ", ".join(wrong))
    (var / FILESTORAGE).parent.mkdir(parents=True, exist_ok=True)
    when = ["-D", at] if at else []
    source, target = str(copy / DATABASE), str(var / FILESTORAGE)
    try:
        repozo.main(["-R", "-w", "-r", source, "-o", target, *when])
    except (repozo.RepozoError, SystemExit, OSError, EOFError, zlib.error) as error:
        shutil.rmtree((var / FILESTORAGE).parent, ignore_errors=True)
        raise Unsound(f"La copie de la base ne se lit pas ({error}).") from None
    for file in _files(copy / BLOBS):
        _copy(copy / BLOBS / file, var / BLOBSTORAGE / file)
    _copy_lines(copy / LINES, var / JOURNAL)


def damaged(copy: Path) -> Iterator[str]:
    """The files of a copy that are missing or not as they were copied."""
    for digest, name in _noted(copy):
        if not (copy / name).is_file() or _digest(copy / name) != digest:
            yield name


def _noted(copy: Path) -> list[tuple[str, str]]:
    """The digests of the files of a copy, and the files."""
    noted = copy / DIGESTS
    lines = noted.read_text("utf-8").splitlines() if noted.exists() else ()
    parts = (line.partition("  ") for line in lines)
    return [(digest, name) for digest, _blanks, name in parts]


def _files(folder: Path) -> list[Path]:
    """The files of a blob storage that are whole, and its layout."""
    found = [*folder.rglob("*.blob"), *folder.glob(".layout")]
    return sorted(each.relative_to(folder) for each in found)


def _copy_lines(source: Path, target: Path) -> None:
    """The files of the journal, which grow; none is taken away."""
    for file in source.rglob("*.jsonl"):
        _copy(file, target / file.relative_to(source))


def _copy(source: Path, target: Path) -> None:
    """Whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    shutil.copy2(source, part)
    os.replace(part, target)


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
