"""Keep the database of a size: .venv/bin/python benchmarks/keep.py SIZE

Both sites hold SIZE records of the kind that is measured; ours has the demonstration
besides. What is made is `var/bench/<hash of the sources>/<SIZE>`.
"""

from AccessControl.SecurityManagement import newSecurityManager
from imio.mutualisation.importing.instance import technician
from logging import disable
from logging import WARNING
from pathlib import Path
from plone.distribution.api.site import create
from records import admit_all
from records import Loader
from shutil import copytree
from shutil import rmtree
from sites import KEPT
from sites import key
from sites import made
from sites import OURS
from sites import Scratch
from sites import VANILLA
from Testing.makerequest import makerequest
from time import perf_counter
from typing import Any
from zope.globalrequest import setRequest

import sys
import transaction
import vanilla
import Zope2


BATCH = 250  # records in a transaction
ANSWERS = {
    "description": "",
    "default_language": "fr",
    "portal_timezone": "Europe/Brussels",
}


def create_sites(app: Any) -> None:
    """Both, ours with the demonstration."""
    app = makerequest(app)
    setRequest(app.REQUEST)
    newSecurityManager(None, technician(app, "admin"))
    for name, distribution, content in (
        (OURS, "mutualisation", True),
        (VANILLA, "classic", False),
    ):
        answers = {"site_id": name, "title": name, "setup_content": content}
        create(app, distribution, {**ANSWERS, **answers})
    transaction.commit()


def fill(place: Scratch, first: int, last: int) -> None:
    """Both sites, from one number to another."""
    with place.ours as site:
        loader = Loader(site)
        for start in range(first, last, BATCH):
            loader.load(start, min(start + BATCH, last))
            transaction.commit()
            site._p_jar.cacheGC()
    with place.vanilla as site:
        for start in range(first, last, BATCH):
            vanilla.load(site, start, min(start + BATCH, last))
            transaction.commit()
            site._p_jar.cacheGC()


def build(size: int, folder: Path) -> None:
    """On top of the largest smaller one that is kept."""
    there = [int(path.name) for path in folder.parent.glob("*") if path.name.isdigit()]
    first = max((each for each in there if each < size), default=0)
    if size:
        copytree(made(first) / "var", folder / "var")
    place = Scratch(size, folder)
    if not size:
        create_sites(place.app)
    if size:
        fill(place, first, size)
    else:
        with place.ours as site:
            admit_all(site)
            transaction.commit()
        with place.vanilla as site:
            vanilla.install(site)
            transaction.commit()
    Zope2.DB.pack()
    place.close()


def main(size: int) -> None:
    began = perf_counter()
    disable(WARNING)
    target = KEPT / key() / str(size)
    making = target.with_name(f"{size}.making")
    rmtree(making, ignore_errors=True)
    build(size, making)
    making.rename(target)
    print(f"database of {size} records made in {perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]))
