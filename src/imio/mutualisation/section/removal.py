"""The suite is taken away from a site without records only.

What keeps records whole and secret (masking, thresholds, frozen fields) goes with it.
"""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.section.schema import ISection
from plone import api
from Products.CMFPlone.controlpanel.browser.quickinstaller import UninstallProductsView
from typing import Any


PRODUCT = "imio.mutualisation"


def require_no_record(setup_tool: Any) -> None:
    """Raise `Refusal` where a section holds anything: `records_remain`.

    Nothing of the suite lies elsewhere; the catalogue, which somebody may have emptied, is
    not asked.
    """
    for each in api.portal.get().objectValues():
        if ISection.providedBy(each) and len(each):
            raise Refusal(Refused("records_remain", {"title": each.Title()}))


class UninstallView(UninstallProductsView):
    """Plone's, which says of a refusal that there was an error."""

    def __call__(self) -> None:
        if self.request.get("uninstall_product") == PRODUCT:
            require_no_record(self.ps)
        super().__call__()
