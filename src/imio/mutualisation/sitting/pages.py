"""The documents of a sitting, made on demand."""

from imio.mutualisation.sitting.document import document
from Products.Five.browser import BrowserView


class Document(BrowserView):
    """A PDF that the browser shows."""

    name = ""

    def __call__(self) -> bytes:
        response = self.request.response
        file = f"{self.context.getId()}-{self.name}.pdf"
        response.setHeader("Content-Type", "application/pdf")
        response.setHeader("Content-Disposition", f'inline; filename="{file}"')
        return document(self.context, self.name)


class Notice(Document):
    """`@@convocation.pdf`."""

    name = "notice"


class Agenda(Document):
    """`@@ordre-du-jour.pdf`."""

    name = "agenda"


class Minutes(Document):
    """`@@proces-verbal.pdf`."""

    name = "minutes"
