"""A PostgreSQL server of the tests: on a socket of its own, gone afterwards."""

from collections.abc import Iterator
from glob import glob
from tempfile import TemporaryDirectory

import os
import psycopg2
import pytest
import shutil
import signal
import subprocess
import time


DEBIAN = "/usr/lib/postgresql/*/bin"
MISSING = "PostgreSQL manque : installez-le (sudo apt-get install postgresql)."
# The server refuses to work for root.
ACCOUNT = "postgres" if os.getuid() == 0 else None
INITDB = "--username=tests --auth=trust --encoding=UTF8 --no-locale --no-sync"


def program(name: str) -> str:
    """The path of a program of the server; Debian keeps them aside."""
    folders = os.pathsep.join([os.environ["PATH"], *glob(DEBIAN)])
    return shutil.which(name, path=folders) or pytest.fail(MISSING)


def answers(dsn: str) -> bool:
    try:
        psycopg2.connect(dsn).close()
    except psycopg2.OperationalError:
        return False
    return True


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Where an empty database answers, in the words of libpq."""
    initdb, postgres = program("initdb"), program("postgres")
    # Below pytest's own temporary folder the server's account may not go.
    with TemporaryDirectory() as folder:
        if ACCOUNT:
            shutil.chown(folder, ACCOUNT)
        data, dsn = f"{folder}/data", f"host={folder} user=tests dbname=postgres"
        options = {"cwd": folder, "user": ACCOUNT, "stdout": subprocess.DEVNULL}
        subprocess.run([initdb, "-D", data, *INITDB.split()], check=True, **options)
        # On a socket in the folder, not on TCP; what a power cut loses is not missed.
        command = [postgres, "-D", data, "-k", folder, "-h", "", "-F"]
        with subprocess.Popen(command, **options) as server:
            while not answers(dsn):
                assert server.poll() is None, "PostgreSQL does not start"
                time.sleep(0.05)
            yield dsn
            server.send_signal(signal.SIGQUIT)
