"""`<mut:importer>`: an importer by page and over REST, on the sections of what it holds."""

from imio.mutualisation.importing.importer import Importer
from imio.mutualisation.importing.page import ImportView
from imio.mutualisation.importing.service import ImportGet
from imio.mutualisation.importing.service import ImportPost
from imio.mutualisation.interfaces import IMutualisationLayer
from plone.rest.zcml import serviceDirective
from Products.Five.browser.metaconfigure import page
from typing import Any
from zope.configuration.fields import GlobalInterface
from zope.configuration.fields import GlobalObject
from zope.interface import Interface
from zope.security.zcml import Permission


class IImporterDirective(Interface):
    """`@@<name>`, `POST @<name>`, `POST` and `GET @<name>/<job>`."""

    importer = GlobalObject(title="The importer.", required=True)
    for_ = GlobalInterface(title="Where it is found.", required=True)
    permission = Permission(title="Who may import.", required=True)


def register(_context: Any, importer: Importer, for_: Any, permission: str) -> None:
    where = {"for_": for_, "permission": permission, "layer": IMutualisationLayer}
    page(_context, name=importer.name, class_=_of(ImportView, importer), **where)
    for method, kind in (("POST", ImportPost), ("GET", ImportGet)):
        service = {"factory": _of(kind, importer), "name": f"@{importer.name}"}
        serviceDirective(
            _context, method=method, accept="application/json", **service, **where
        )


def _of(kind: type, importer: Importer) -> type:
    said = {"importer": importer, "__module__": kind.__module__}
    return type(kind.__name__, (kind,), said)
