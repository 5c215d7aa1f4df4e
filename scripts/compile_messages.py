"""Compile the messages of Plone, of its packages and of this one, in one process.

Every process of Zope compiles what it finds uncompiled as it starts: of several that
start at once, one reads what another has written half, and does not start.
"""

from collections.abc import Iterable
from pathlib import Path
from zope.i18n.compile import compile_mo_file

import sysconfig


SOURCES = Path(__file__).parents[1] / "src"
PACKAGES = Path(sysconfig.get_path("purelib"))


def compile_messages(places: Iterable[Path]) -> None:
    """Each catalogue below these folders that is newer than what it was compiled to."""
    for place in places:
        for catalogue in place.rglob("LC_MESSAGES/*.po"):
            compile_mo_file(catalogue.stem, str(catalogue.parent))


if __name__ == "__main__":
    compile_messages((PACKAGES, SOURCES))
