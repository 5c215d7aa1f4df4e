"""The documents of a sitting, made on demand."""

from imio.mutualisation.base.pages import show_pdf
from imio.mutualisation.sitting.document import document
from Products.Five.browser import BrowserView


class Document(BrowserView):
    """A PDF that the browser shows."""

    name = ""

    def __call__(self) -> bytes:
        name = f"{self.context.getId()}-{self.name}"
        return show_pdf(self, name, document(self.context, self.name))


class Notice(Document):
    """`@@convocation.pdf`."""

    name = "notice"


class Agenda(Document):
    """`@@ordre-du-jour.pdf`."""

    name = "agenda"


class Minutes(Document):
    """`@@proces-verbal.pdf`."""

    name = "minutes"
