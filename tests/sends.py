"""Which forms are sent; a test marked `sends("IQuote/@@recompute")` sends that one.

That is: with the token of the person, to a page that takes it in and changes something.
"""

from collections.abc import Iterator
from every_page import is_ours
from every_page import pages
from functools import cache
from functools import wraps
from typing import Any
from typing import NamedTuple
from ZODB.Connection import Connection
from zope.interface.interface import InterfaceClass

import inspect
import pytest
import transaction


# What is typed there opens something or moves mails on the disk: nothing is written in
# the database.
READ_ONLY = {"IBid/@@relire", "IPloneSiteRoot/@@courriels"}


class Form(NamedTuple):
    """A page that takes something in; its label is what a mark says."""

    label: str
    kind: InterfaceClass
    page: type


def forms() -> Iterator[Form]:
    """All of the suite; what is answered where one was not taken in is none."""
    for kind, name, page in pages():
        if takes_in(page) and name != "index.html":
            yield Form(f"{kind.__name__}/@@{name}", kind, page)


@cache
def takes_in(page: type) -> bool:
    """Whether the code of a page, or what it inherits, speaks of forms that are sent."""
    ours = [each for each in inspect.getmro(page) if is_ours(each)]
    sources = "".join(map(inspect.getsource, ours))
    return '"POST"' in sources or "CheckAuthenticator" in sources


def recorded(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """A set that fills with the forms that are taken in from now on."""
    sent: set[str] = set()
    changed: list[Any] = []
    register = Connection.register

    def noted(connection, obj):
        changed.append(obj)
        return register(connection, obj)

    def watched(form):
        take = form.page.__call__

        @wraps(take)
        def called(page, *args, **options):
            transaction.savepoint(optimistic=True)  # what changes later is told again
            before = len(changed)
            answer = take(page, *args, **options)
            written = len(changed) > before or form.label in READ_ONLY
            if written and "_authenticator" in page.request.form:
                sent.add(form.label)
            return answer

        return called

    monkeypatch.setattr(Connection, "register", noted)
    for form in forms():
        monkeypatch.setattr(form.page, "__call__", watched(form))
    return sent


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Any:
    """The forms that a test is marked with are taken in while it runs."""
    marker = item.get_closest_marker("sends")
    if marker is None:
        return (yield)
    with pytest.MonkeyPatch.context() as patch:
        sent = recorded(patch)
        answer = yield
    assert sent.issuperset(marker.args)
    return answer
