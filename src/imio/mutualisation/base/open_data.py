"""The open contracting data of the site: each domain gives its own releases."""

from collections.abc import Iterator
from imio.mutualisation.base import clock
from imio.mutualisation.base.bce import compact
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.settings import setting
from imio.mutualisation.standards.ocds.process import Organisation
from imio.mutualisation.standards.ocds.process import Process
from imio.mutualisation.standards.ocds.release import record_package
from imio.mutualisation.standards.ocds.release import release
from imio.mutualisation.standards.ocds.release import release_package
from plone import api
from typing import Any
from zope.component import getUtilitiesFor
from zope.interface import Interface


class IProcesses(Interface):
    """Registered by name: called with the UID of a tender, or `None` for all of them,
    it answers the public contracting processes of one domain.
    """


def ocid(name: str) -> str:
    """The open contracting identifier of a number: `ocds-000000-MAR-2026-00001`."""
    return f"{setting('ocid_prefix')}-{name}"


def api_url(obj: Any) -> str:
    """Where a browser finds the services of a record."""
    root = api.portal.get().absolute_url()
    return f"{root}/++api++{obj.absolute_url().removeprefix(root)}"


def own_organisation(*roles: str) -> Organisation:
    """The intercommunale."""
    number = compact(setting("own_bce_number"))
    return Organisation("imio", setting("own_name"), number, roles)


def processes(tender: str | None = None) -> Iterator[Process]:
    """What all domains publish, of one tender or of all."""
    for _name, given_by in sorted(getUtilitiesFor(IProcesses)):
        yield from given_by(tender)


def package(uri: str, kind: str, tender: str | None = None) -> dict[str, Any]:
    """A package of releases, or of records where `kind` is `record`."""
    releases = [release(process) for process in processes(tender)]
    make = record_package if kind == "record" else release_package
    return make(releases, uri, clock.now(), own_organisation())


class AllOcdsGet(ReadingService):
    """`GET @ocds` on the site: every tender and its call-offs; `?format=record`."""

    asks = ("format",)

    def reply(self) -> dict[str, Any]:
        kind = given(self.request, "format")
        return package(f"{self.context.absolute_url()}/@ocds", kind)
