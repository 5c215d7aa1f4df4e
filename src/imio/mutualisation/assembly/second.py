"""The second assembly, called where too few shares were represented at the first."""

from Acquisition import aq_parent
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.rules.assembly import may_repeat
from imio.mutualisation.rules.verdict import Verdict
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from typing import Any


DOCUMENT = ("title", "kind", "file", "confidential", "to_print", "signed")


def may_call_second(first: Any) -> Verdict:
    """Refused: as `may_repeat`; one that was deleted does not count."""
    following = first.followed_by
    repeated = bool(following and existing("Assembly", UID=following))
    return may_repeat(first.review_state(), repeated)


def call_second(first: Any) -> Any:
    """A second assembly with the agenda and the documents of the first one.

    Raises `Refusal`: as `may_call_second`.
    """
    verdict = may_call_second(first)
    if not verdict:
        raise Refusal(verdict)
    second = create_in(
        aq_parent(first),
        "Assembly",
        second=True,
        first=uid(first),
        place=first.place,
        agenda=[dict(row) for row in first.agenda],
    )
    for brain in found("Annex", path=path(first)):
        document = brain.getObject()
        values = {name: getattr(document, name) for name in DOCUMENT}
        create_in(second, "Annex", **values)
    first.followed_by = uid(second)
    return second


class SecondAssembly(BrowserView):
    """`@@second-assembly`: prepares it, then shows it."""

    def __call__(self) -> None:
        CheckAuthenticator(self.request)
        second = call_second(self.context)
        self.request.response.redirect(second.absolute_url())
