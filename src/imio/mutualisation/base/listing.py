"""A filtered list in batches; its address holds the filter, so it can be shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from imio.mutualisation.base.parameters import given
from imio.mutualisation.rules import typed
from plone.base.batch import Batch
from Products.Five.browser import BrowserView
from typing import Any
from urllib.parse import urlencode
from zope.i18nmessageid import Message


def filled(markup: str, *values: Any) -> str:
    """The markup of a row, its `{}` replaced by these texts, escaped; `None` is empty.

    For the long lists: a page template takes a tenth of a millisecond for each cell.
    """
    return markup.format(
        *("" if each is None else escape(str(each)) for each in values)
    )


@dataclass(frozen=True, slots=True)
class Option:
    """A value to choose, and how many of the records shown have it."""

    value: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the list; `chosen` is empty for all."""

    name: str
    title: Message
    options: tuple[Option, ...]
    chosen: str


class Listing(BrowserView):
    """What the pages with a list share; `filters` names what may be asked."""

    batch_size = 50
    filters: tuple[str, ...] = ()

    def asked(self, name: str) -> str:
        return given(self.request, name)

    def is_narrowed(self) -> bool:
        return any(self.asked(name) for name in self.filters)

    def text_query(self) -> dict[str, str]:
        """The words typed in, each one begun; signs that mean something to the index
        are none of them.
        """
        plain = "".join(c if c.isalnum() else " " for c in self.asked("text"))
        words = " AND ".join(f"{word}*" for word in plain.split())
        return {"SearchableText": words} if words else {}

    def address(self) -> str:
        return self.context.absolute_url()

    def batch(self, brains: Sequence[Any]) -> Batch:
        """The batch that the address asks for; the first one when it makes no sense."""
        start = typed.whole(self.asked("b_start"))
        known = isinstance(start, int) and start > 0
        return Batch(brains, self.batch_size, start if known else 0)

    def page_url(self, start: int) -> str:
        """The same list from another place on."""
        asked = {name: self.asked(name) for name in self.filters}
        return f"{self.address()}?{urlencode({**asked, 'b_start': start})}"
