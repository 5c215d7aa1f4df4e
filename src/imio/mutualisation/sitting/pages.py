"""The documents of a sitting: as they were sent or closed, before that as it stands."""

from imio.mutualisation.base.kept import last
from imio.mutualisation.base.pages import show_pdf
from imio.mutualisation.sitting.document import document
from Products.Five.browser import BrowserView


class Document(BrowserView):
    """`@@convocation.pdf`, `@@ordre-du-jour.pdf`, `@@proces-verbal.pdf`."""

    def __call__(self) -> bytes:
        sitting, name = self.context, self.__name__.removesuffix(".pdf")
        sent = last(sitting, name)
        content = sent.file.data if sent else document(sitting, name)
        day = f"-{sitting.sitting_on}" if sitting.sitting_on else ""
        return show_pdf(self, f"{name}-{sitting.body}{day}", content)
