"""Files as they were kept: a page is changed on its way out, a file must not be."""

from plone.namedfile import browser
from plone.namedfile.utils import extract_media_type
from typing import Any


ANY = "application/octet-stream"


class Download(browser.Download):
    """`@@download`, of every field that is a file.

    What is HTML is sent as mere bytes: plone.protect would write the token of the
    reader in it, and the theme the layout of the site around it.
    """

    def set_headers(self, file: Any) -> None:
        super().set_headers(file)
        response = self.request.response
        if "html" in extract_media_type(response.getHeader("Content-Type")):
            response.setHeader("Content-Type", ANY)


class DisplayFile(Download, browser.DisplayFile):
    """`@@display-file`, which downloads what a browser is not to show."""


class Images(Download):
    """`@@images/<field>` of a record: none has a picture, so that it is a download."""
