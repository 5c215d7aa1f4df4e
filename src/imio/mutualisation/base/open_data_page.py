"""`@@donnees-ouvertes`: what the site publishes as open data, when, and under what."""

from imio.mutualisation.base.open_data import api_url
from imio.mutualisation.base.open_data import RECORDS
from imio.mutualisation.base.settings import setting
from Products.Five.browser import BrowserView


class OpenData(BrowserView):
    """The publication policy that each package names."""

    def releases(self) -> str:
        return f"{api_url(self.context)}/@ocds"

    def records(self) -> str:
        return f"{self.releases()}?format={RECORDS}"

    def licence(self) -> str:
        return setting("ocds_licence")

    def publisher(self) -> str:
        return setting("own_name")
