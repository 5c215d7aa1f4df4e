"""A made-up base of fourteen years in an empty site, from its spreadsheets to its copy.

try_base.py AUTHORITIES: brings the tables of `tests/made_up_base.py` in by the commands,
twice, compares the figures, moves the whole to another site and compares, copies it while
somebody writes, restores the copy and looks through all. One line for each part, with its
seconds; ends at the first that does not go as it should.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from imio.mutualisation.base import clock
from pathlib import Path
from subprocess import PIPE
from subprocess import Popen
from tempfile import TemporaryDirectory
from threading import Event
from threading import Thread
from time import monotonic

import json
import os
import re
import requests
import subprocess
import sys


PROJECT = Path(__file__).parents[1]
sys.path.append(str(PROJECT / "tests"))

from made_up_base import base  # noqa: E402
from made_up_base import Table  # noqa: E402


BIN = PROJECT / "bin"
TOOLS = PROJECT / ".venv" / "bin"
CONF = PROJECT / "parts" / "instance" / "etc" / "zope.conf"
VAR = ("filestorage", "blobstorage", "instance", "log", "cache")
CREATE, TELL = (PROJECT / "scripts" / each for each in ("create_site.py", "tell.py"))
EMPTY, TO_FILL = "MUTUALISATION_EMPTY", "MUTUALISATION_TO_FILL"
OUTCOME = re.compile(r"(créé|modifié|inchangé|refusé) : (\d+)")


def run(folder: Path, *command: object, status: int = 0, **more: str) -> str:
    """What a command said, in that folder; it ends where the status is another one."""
    env = {**os.environ, "zope_i18n_compile_mo_files": "true", **more}
    done = subprocess.run(
        [*map(str, command)], cwd=folder, env=env, text=True, capture_output=True
    )
    if done.returncode != status:
        told = f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        sys.exit(f"{command[0]}: {done.returncode} instead of {status}\n{told}")
    return done.stdout


@contextmanager
def part(title: str) -> Iterator[None]:
    began = monotonic()
    yield
    print(f"{monotonic() - began:7.1f} s  {title}", flush=True)


def made(folder: Path, **more: str) -> Path:
    """An empty site in a folder of its own; the configuration of its Zope."""
    for each in VAR:
        (folder / "var" / each).mkdir(parents=True)
    conf = folder / "zope.conf"
    conf.write_text(CONF.read_text().replace(f"{PROJECT}/var", f"{folder}/var"))
    run(folder, TOOLS / "zconsole", "run", conf, CREATE, **{EMPTY: "1", **more})
    return conf


def bring_in(conf: Path, table: Table) -> None:
    """By its command: first a look, then written, then once more."""
    file = conf.parent / table.filename
    file.write_bytes(table.content)
    command = (BIN / f"{table.name}-import", file, "--zope-conf", conf)
    options = ["--leave-out"] if table.leave_out else []
    status = int(table.refused > 0)
    run(conf.parent, *command, *options, status=status)
    options += ["--apply", "--skip-refused"]
    first = counts(run(conf.parent, *command, *options, status=status))
    again = counts(run(conf.parent, *command, *options, status=status))
    expect(f"{table.name}, refused", first["refusé"], table.refused)
    written = table.lines - table.refused
    expect(f"{table.name}, written", first["créé"] + first["modifié"], written)
    expect(f"{table.name}, again", again["inchangé"], written)


def counts(said: str) -> dict[str, int]:
    """The summary of a command."""
    return {word: int(count) for word, count in OUTCOME.findall(said)}


def expect(what: str, found: object, due: object) -> None:
    if found != due:
        sys.exit(f"{what}: {found} instead of {due}")


def compared(one: Path, other: Path) -> None:
    """Byte for byte."""
    expect("files", files(one), files(other))
    differing = [
        name
        for name in sorted(files(one))
        if (one / name).read_bytes() != (other / name).read_bytes()
    ]
    expect("files that differ", differing, [])


def files(folder: Path) -> set[Path]:
    found = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder) for each in found}


@contextmanager
def written_to(folder: Path) -> Iterator[list[int]]:
    """A server on that site, to which somebody writes all the time; the answers."""
    command = [TOOLS / "python", PROJECT / "benchmarks" / "serving.py", folder]
    answers: list[int] = []
    over = Event()
    with Popen([*map(str, command)], stdout=PIPE, text=True, cwd=folder) as server:
        address = f"http://localhost:{server.stdout.readline().strip()}"
        password = (folder / "var" / "admin-password").read_text().strip()

        def write() -> None:
            while not over.is_set():
                partner = {
                    "@type": "imio.mutualisation.Partner",
                    "title": "Indépendant fictif",
                    "size": "freelance",
                }
                answers.append(
                    requests.post(
                        f"{address}/mutualisation/partenaires",
                        json=partner,
                        auth=("admin", password),
                        headers={"Accept": "application/json"},
                    ).status_code
                )

        writer = Thread(target=write)
        writer.start()
        try:
            yield answers
        finally:
            over.set()
            writer.join()
            server.terminate()


def main(authorities: int) -> None:
    tables, told = base(authorities, clock.today())
    with TemporaryDirectory(prefix="made-up-base-") as name:
        here, there = Path(name, "here"), Path(name, "there")
        with part(f"an empty site, for {authorities} authorities"):
            conf = made(here)
        for table in tables:
            with part(f"{table.name}: {table.lines} lines, {table.refused} refused"):
                bring_in(conf, table)
        with part("the figures by year"):
            figures = json.loads(run(here, TOOLS / "zconsole", "run", conf, TELL))
            expect("figures", figures, json.loads(json.dumps(vars(told))))
        with part("everything looked through"):
            run(here, BIN / "check-site", "--zope-conf", conf)
        with part("taken out, into an empty site, and out again: the same bytes"):
            run(here, BIN / "export-site", here / "out", "--zope-conf", conf)
            other = made(there, **{TO_FILL: "1"})
            run(there, BIN / "import-site", here / "out", "--zope-conf", other)
            run(there, BIN / "export-site", there / "out", "--zope-conf", other)
            compared(here / "out", there / "out")
        with part("copied while somebody writes, restored and looked through"):
            config = ("--zope-conf", conf)
            with written_to(here) as answers:
                run(here, BIN / "backup-site", here / "copy", *config)
            expect("answers to who writes", set(answers), {201})
            restored = ("--var", here / "again", *config)
            run(here, BIN / "restore-site", here / "copy", *restored)
            print(f"           {len(answers)} records were written meanwhile")


if __name__ == "__main__":
    main(int(sys.argv[1]))
