"""A PostgreSQL server of the tests: on a socket of its own, gone afterwards."""

from collections.abc import Iterator
from glob import glob
from pathlib import Path
from tempfile import TemporaryDirectory

import os
import pytest
import shutil
import subprocess


DEBIAN = "/usr/lib/postgresql/*/bin"
MISSING = "PostgreSQL manque : installez-le (sudo apt-get install postgresql)."
# The server refuses to work for root.
ACCOUNT = "postgres" if os.getuid() == 0 else None
INITDB = "--username=tests --auth=trust --encoding=UTF8 --no-locale --no-sync"
# What is lost when the power fails is lost to nobody.
SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{folder}'
fsync = off
full_page_writes = off
synchronous_commit = off
"""


def program(name: str) -> str:
    """The path of a program of the server; Debian keeps them aside."""
    folders = os.pathsep.join([os.environ["PATH"], *glob(DEBIAN)])
    return shutil.which(name, path=folders) or pytest.fail(MISSING)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Where an empty database answers, in the words of libpq."""
    initdb, pg_ctl = program("initdb"), program("pg_ctl")
    # Below pytest's own temporary folder the server's account may not go.
    with TemporaryDirectory() as name:
        folder, data = Path(name), Path(name, "data")

        def run(*command: str) -> None:
            subprocess.run(
                [*command, f"--pgdata={data}"],
                cwd=folder,
                user=ACCOUNT,
                stdout=subprocess.DEVNULL,
                check=True,
            )

        if ACCOUNT:
            shutil.chown(folder, ACCOUNT)
        run(initdb, *INITDB.split())
        with (data / "postgresql.conf").open("a") as settings:
            settings.write(SETTINGS.format(folder=folder))
        run(pg_ctl, "start", f"--log={folder / 'log'}")
        yield f"host={folder} user=tests dbname=postgres"
        run(pg_ctl, "stop", "--mode=immediate")
