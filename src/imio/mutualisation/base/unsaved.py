"""What somebody typed is never lost, where it can be saved no more: a step was taken meanwhile,
or the record is out of reach. It is shown, to be copied.
"""

from collections.abc import Iterator
from imio.mutualisation.base.words import words
from plone.dexterity.interfaces import IDexterityContent
from plone.dexterity.utils import iterSchemata
from typing import Any
from zope.schema import getFields

import re


# What a form sends besides: what it was opened on, its token, its buttons, its counters; and
# what is secret.
BESIDE = ("-opened", "-choice", "-empty-marker", ".count", ".action", "confirmed")
OF_FORMS = ("_", "form.buttons", "mut-")
SECRET = re.compile(r"pass(word|wd|phrase|$)|secret", re.IGNORECASE)


class Unsaved:
    """A page that may come in the place of the form that was sent."""

    request: Any

    def unsaved(self) -> list[tuple[str, str]]:
        """The texts that were typed, each with its name."""
        if self.request.method != "POST":
            return []
        return list(_texts(self.request))


def _texts(request: Any) -> Iterator[tuple[str, str]]:
    titles = _titles(request)
    sealed = getattr(request.get("PUBLISHED"), "sealed", ())
    for name, value in request.form.items():
        last = name.rpartition(".")[2]
        beside = name.startswith(OF_FORMS) or name.endswith(BESIDE)
        hidden = SECRET.search(last) or last.startswith(sealed)
        # A word of a list is not what somebody writes.
        if isinstance(value, str) and value.strip() and not (beside or hidden):
            # A cell is named by its grid: `form.widgets.articles.0.widgets.text`.
            known = (titles[part] for part in name.split(".") if part in titles)
            yield next(known, last), value


def _titles(request: Any) -> dict[str, str]:
    """What the fields of the record are called; a form names them by their names."""
    published = request.get("PUBLISHED")
    record = getattr(published, "context", None)
    if not IDexterityContent.providedBy(record):
        return {}
    return {
        name: words(field.title)
        for schema in iterSchemata(record)
        for name, field in getFields(schema).items()
    }
