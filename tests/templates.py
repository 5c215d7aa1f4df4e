"""Which templates are rendered; a test marked `renders("refusal.pt")` renders that.

A template is a file below the package, `need/need.pt`; where it holds macros, each of them is one:
`base/macros.pt#pager`.
"""

from chameleon.zpt.template import Macros
from imio.mutualisation.base import pdf
from pathlib import Path
from zope.pagetemplate.pagetemplate import PageTemplate

import imio.mutualisation as package
import pytest
import re
import typst


HOME = Path(package.__file__).parent
MACRO = re.compile(r'define-macro="(\w+)"')
IMPORT = re.compile(r'^#import "/(.+?\.typ)"', re.MULTILINE)


def templates() -> set[str]:
    """All of the package."""
    files = [*HOME.rglob("*.pt"), *HOME.rglob("*.typ")]
    return {name for file in files for name in _parts(file)}


def _parts(file: Path) -> list[str]:
    name = str(file.relative_to(HOME))
    return [f"{name}#{macro}" for macro in MACRO.findall(file.read_text())] or [name]


def recorded(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """A set that fills with what is rendered from now on, without an error."""
    rendered: set[str] = set()
    pdf._typeset.cache_clear()  # a document that is at hand is not made

    def record(file: str | Path, macro: str = "") -> None:
        if Path(file).is_relative_to(HOME):
            name = str(Path(file).relative_to(HOME))
            rendered.add(f"{name}{macro}")
            rendered.update(_imported(name))

    def after(call, told):
        def called(*args, **options):
            result = call(*args, **options)
            record(*told(*args))
            return result

        return called

    def of(owner, name, told):
        monkeypatch.setattr(owner, name, after(getattr(owner, name), told))

    of(PageTemplate, "pt_render", lambda page, *_: (getattr(page, "filename", ""),))
    of(Macros, "__getitem__", lambda of, name: (of.template.filename, f"#{name}"))
    of(typst, "compile", lambda file, *_: (file,))
    return rendered


def _imported(name: str) -> set[str]:
    """What a document takes from others, and they from others again."""
    found = set(IMPORT.findall((HOME / name).read_text()))
    return found.union(*map(_imported, found))


@pytest.fixture(autouse=True)
def renders(request):
    """The templates that a test is marked with are rendered while it runs."""
    marker = request.node.get_closest_marker("renders")
    if marker is None:
        yield
        return
    rendered = recorded(request.getfixturevalue("monkeypatch"))
    yield
    assert rendered.issuperset(marker.args)
