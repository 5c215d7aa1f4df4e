"""The page of an annex: what it is, and the file."""

from Acquisition import aq_parent
from imio.mutualisation.base.titles import title_of
from plone import api
from Products.Five.browser import BrowserView
from typing import Any


class AnnexView(BrowserView):
    """A card with the file to download."""

    def kind(self) -> str:
        return title_of("imio.mutualisation.annex_kinds", self.context.kind)

    def act(self) -> Any:
        return aq_parent(self.context)

    def may_edit(self) -> bool:
        return api.user.has_permission("Modify portal content", obj=self.context)

    def kilobytes(self) -> int:
        """The size of the file, rounded up."""
        return -(-self.context.file.getSize() // 1024)
