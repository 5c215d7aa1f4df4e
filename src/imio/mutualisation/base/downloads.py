"""Files as they were kept: a page is changed on its way out, a file must not be."""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.kept import readable
from imio.mutualisation.base.pages import show_pdf
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.rules.verdict import Refused
from plone.formwidget.namedfile import widget
from plone.namedfile import browser
from plone.namedfile.utils import extract_media_type
from Products.Five.browser import BrowserView
from typing import Any


ANY = "application/octet-stream"


class Download(browser.Download):
    """`@@download`, of every field that is a file."""

    def _getFile(self) -> Any:
        kept = super()._getFile()
        if not IGuarded.providedBy(self.context):
            return kept
        return self.context.file_for_reader(self.fieldname, kept)

    def set_headers(self, file: Any) -> None:
        super().set_headers(file)
        as_bytes(self.request.response)


class DisplayFile(Download, browser.DisplayFile):
    """`@@display-file`, which downloads what a browser is not to show."""


class WidgetDownload(widget.Download):
    """`++widget++<field>/@@download`, of the file that a form shows."""

    def __call__(self) -> Any:
        found = super().__call__()
        as_bytes(self.request.response)
        return found


class Images(Download):
    """`@@images/<field>` of a record: none has a picture, so that it is a download."""


def as_bytes(response: Any) -> None:
    """What is HTML is sent as mere bytes: plone.protect would write the token of the
    reader in it, and the theme the layout of the site around it.
    """
    if "html" in extract_media_type(response.getHeader("Content-Type")):
        response.setHeader("Content-Type", ANY)


class KeptDocument(BrowserView):
    """`@@document-conserve?sha256=...`: one of the kept documents of a record."""

    def __call__(self) -> bytes:
        asked = self.request.form.get("sha256")
        for each in readable(self.context):
            if each.sha256 == asked:
                return show_pdf(self, f"{each.name}-{asked[:8]}", each.file.data)
        raise Refusal(Refused("document_not_kept"))
