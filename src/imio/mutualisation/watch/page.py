"""`@@importer-ocds`: send a package, read what became of it; what is watched, below."""

from datetime import date
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.importing.upload import asked
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.watch.importing import counts
from imio.mutualisation.watch.importing import plan
from imio.mutualisation.watch.importing import Planned
from imio.mutualisation.watch.importing import write
from imio.mutualisation.watch.package import Package
from imio.mutualisation.watch.upload import received
from plone.base.batch import Batch
from plone.protect import CheckAuthenticator
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zExceptions import NotFound


OUTCOMES = {
    "created": _("outcome_created", default="created"),
    "updated": _("outcome_updated", default="updated"),
    "unchanged": _("outcome_unchanged", default="unchanged"),
}


class ImportView(Listing):
    """Sending the same package again changes nothing, so reloading is safe."""

    page = ViewPageTemplateFile("import.pt")
    day = staticmethod(day)
    filters = ("text",)
    error: str | None = None
    package: Package | None = None
    planned: list[Planned] = []
    tenders: list[Any] = []

    def __call__(self) -> str:
        if self.context.holds != "Tender":
            raise NotFound("importer-ocds")
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self.receive()
        return self.page()

    def receive(self) -> None:
        """Import the package of the form, or say why not."""
        package = received(self.request)
        if isinstance(package, Refused):
            self.refuse(package)
            return
        self.package = package
        refused = package.refusal(asked(self.request, "tolerate", False))
        if refused is None:
            self.take(package)
        else:
            self.refuse(refused)

    def take(self, package: Package) -> None:
        self.planned = plan(self.context, package)
        self.tenders = [each.tender for each in self.planned]
        if not self.dry:
            self.tenders = write(self.context, self.planned)

    def refuse(self, refused: Refused) -> None:
        self.request.response.setStatus(400)
        self.error = message(refused)

    @property
    def dry(self) -> bool:
        return asked(self.request, "dry_run", False)

    def address(self) -> str:
        return f"{self.context.absolute_url()}/@@importer-ocds"

    def counts(self) -> list[dict[str, Any]]:
        numbers = counts(self.planned)
        return [
            {"title": words(title), "count": numbers[outcome]}
            for outcome, title in OUTCOMES.items()
        ]

    def rows(self) -> list[dict[str, Any]]:
        """What became of each process; no address while it is not there."""
        return [
            {
                "title": each.title,
                "ocid": each.ocid,
                "outcome": words(OUTCOMES[each.outcome]),
                "url": tender and tender.absolute_url(),
            }
            for each, tender in zip(self.planned, self.tenders, strict=True)
        ]

    def watched(self) -> Batch:
        """What is watched already, the latest published first."""
        within = path(self.context)
        brains = found("WatchedTender", path=within, **self.text_query())
        return self.batch(sorted(brains, key=_published, reverse=True))


def _published(brain: ICatalogBrain) -> date:
    # The catalogue would leave out one whose publisher gives no day.
    return brain.published_on or date.min
