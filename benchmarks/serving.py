"""A site behind a real server, in a process of its own.

`python serving.py FOLDER` serves the database below FOLDER/var by waitress, with the
ten threads that `buildout.cfg` gives the site, and prints its port once it answers.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from imio.mutualisation.demo.people import PASSWORD
from logging import disable
from logging import ERROR
from pathlib import Path
from requests import Session
from shutil import copytree
from sites import made
from sites import OFFICER
from sites import open_zope
from subprocess import PIPE
from subprocess import Popen
from tempfile import TemporaryDirectory
from waitress.server import create_server
from ZPublisher.httpexceptions import HTTPExceptionHandler
from ZPublisher.WSGIPublisher import publish_module

import sys


THREADS = 10


@contextmanager
def served(size: int) -> Iterator[str]:
    """The address of a server on a copy of the database of that size."""
    with TemporaryDirectory(prefix="bench-served-") as name:
        copytree(made(size) / "var", Path(name) / "var")
        with Popen([sys.executable, __file__, name], stdout=PIPE, text=True) as server:
            try:
                yield f"http://localhost:{server.stdout.readline().strip()}"
            finally:
                server.terminate()


def client() -> Session:
    """An officer who talks JSON."""
    session = Session()
    session.auth = (OFFICER, PASSWORD)
    session.headers["Accept"] = "application/json"
    return session


def main(folder: Path) -> None:
    disable(ERROR)
    open_zope(folder)
    app = HTTPExceptionHandler(publish_module)
    server = create_server(app, host="localhost", port=0, threads=THREADS)
    print(server.effective_port, flush=True)
    server.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
