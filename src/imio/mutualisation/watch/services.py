"""`POST @ocds-import` on the section of the tenders, or on the site."""

from imio.mutualisation.base.answers import refusal
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.typed import only
from imio.mutualisation.base.unspoken import log_refusal
from imio.mutualisation.importing.upload import asked
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.watch.checking import Problem
from imio.mutualisation.watch.importing import counts
from imio.mutualisation.watch.importing import plan
from imio.mutualisation.watch.importing import Planned
from imio.mutualisation.watch.importing import write
from imio.mutualisation.watch.package import Package
from imio.mutualisation.watch.upload import received
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from typing import Any
from zExceptions import Forbidden
from zExceptions import NotFound
from zope.interface import alsoProvides


SECTION = "marches"


class OcdsImportPost(Service):
    """A package as `file` of a form, or as the JSON body itself.

    `?dry_run=1` writes nothing, `?tolerate=1` imports in spite of the problems that let
    the data be read. Answers the report; 400 with it where problems keep it out.
    """

    def reply(self) -> dict[str, Any]:
        section = self._section()
        if not may_create(section, "WatchedTender"):
            raise Forbidden("WatchedTender")
        only(self.request.form, "file", "dry_run", "tolerate")
        package = received(self.request)
        if isinstance(package, Refused):
            return self._refused(package)
        refused = package.refusal(asked(self.request, "tolerate", False))
        if refused is not None:
            return {**self._refused(refused), **report(package.problems, [], [])}
        return self._import(section, package)

    def _section(self) -> Any:
        section = self.context.get(SECTION, self.context)
        if getattr(section, "holds", None) != "Tender":
            raise NotFound("@ocds-import")
        return section

    def _import(self, section: Any, package: Package) -> dict[str, Any]:
        planned = plan(section, package)
        if asked(self.request, "dry_run", False):
            tenders = [each.tender for each in planned]
        else:
            alsoProvides(self.request, IDisableCSRFProtection)
            tenders = write(section, planned)
        return report(package.problems, planned, tenders)

    def _refused(self, refused: Refused) -> dict[str, Any]:
        self.request.response.setStatus(400)
        log_refusal(self.request, refused.reason)
        return refusal(refused)


def report(
    problems: tuple[Problem, ...], planned: list[Planned], tenders: list[Any]
) -> dict[str, Any]:
    """How many of each outcome, the problems, and what became of each process.

    An item has no `@id` (null) while it is not there yet.
    """
    return {
        **counts(planned),
        "problems": [
            {"where": each.where, "code": each.code, "message": each.sentence}
            for each in problems
        ],
        "items": [
            {
                "@id": tender and tender.absolute_url(),
                "ocid": each.ocid,
                "title": each.title,
                "outcome": each.outcome,
            }
            for each, tender in zip(planned, tenders, strict=True)
        ],
    }
