"""The open contracting data of the site: releases that its records published, and keep.

A release is written when something becomes public that was not, and never again. What a
step or an edit changes is told once, at the end of its transaction; what time alone or a
neighbour changes, by the round of the day. Reading writes nothing.
"""

from BTrees.IOBTree import IOBTree
from collections.abc import Iterator
from imio.mutualisation.base import clock
from imio.mutualisation.base.bce import compact
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import each
from imio.mutualisation.base.daily import Line
from imio.mutualisation.base.parameters import one_of
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.standards.ocds.compiling import JsonObject
from imio.mutualisation.standards.ocds.history import ending
from imio.mutualisation.standards.ocds.history import following
from imio.mutualisation.standards.ocds.package import Edition
from imio.mutualisation.standards.ocds.package import record_package
from imio.mutualisation.standards.ocds.package import release_package
from imio.mutualisation.standards.ocds.process import Organisation
from imio.mutualisation.standards.ocds.process import Process
from imio.mutualisation.standards.ocds.release import contents
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtilitiesFor
from zope.component import queryAdapter
from zope.component.hooks import getSite
from zope.component.hooks import site
from zope.interface import Interface
from zope.lifecycleevent.interfaces import IObjectCopiedEvent

import json
import transaction


# The texts of the releases of a record, by their number from 1.
KEY = "imio.mutualisation.releases"
RELEASES, RECORDS = "release", "record"
POLICY = "donnees-ouvertes"
PUBLISHED = _("due_data_published", default="Open data brought up to date")


class IProcess(Interface):
    """A `Process`: what everybody may know of a record today. A record of which nothing is
    public does not adapt.
    """


class IPublishing(Interface):
    """Registered by name: called with the UID of a tender, or `None` for all of them,
    it answers the brains of the records of one domain that may have published something.
    """


# --- What is published ----------------------------------------------------------


def releases(record: Any) -> list[JsonObject]:
    """All releases of a record, the oldest first."""
    return [json.loads(text) for text in IAnnotations(record).get(KEY, {}).values()]


def publish(record: Any) -> bool:
    """Write the next release of a record, where there is something new to tell."""
    known = releases(record)
    process: Process | None = queryAdapter(record, IProcess)
    if process is None and not known:
        return False
    told = ending(known) if process is None else contents(process)
    release = following(known, told, clock.now())
    if release is not None:
        kept = IAnnotations(record).setdefault(KEY, IOBTree())
        kept[len(known) + 1] = json.dumps(release, ensure_ascii=False)
    return release is not None


def to_publish(record: Any, event: Any = None) -> None:
    """Publish a record once, when all that comes with a step or an edit is written.

    A subscriber of such events, too.
    """
    now, place = transaction.get(), record.getPhysicalPath()
    waiting = {args[0] for hook, args, _kw in now.getBeforeCommitHooks() if hook is _at}
    if place not in waiting:
        now.addBeforeCommitHook(_at, (place, record, getSite()))


def _at(place: tuple[str, ...], record: Any, where: Any) -> None:
    """Whoever commits may be out of the site by then."""
    with site(where):
        publish(record)


def forget(record: Any, event: IObjectCopiedEvent) -> None:
    """A copy has published nothing."""
    IAnnotations(record).pop(KEY, None)


def settle() -> list[Line]:
    """Publish what time, or a change elsewhere, has made of what is public."""
    return each(_public(None), _told)


def _told(record: Any) -> Iterator[Done]:
    if publish(record):
        yield Done(record, "publish_data", words(PUBLISHED))


def _public(tender: str | None) -> Iterator[ICatalogBrain]:
    for _name, given_by in sorted(getUtilitiesFor(IPublishing)):
        yield from given_by(tender)


# --- Who and where ----------------------------------------------------------------


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


def package(context: Any, request: Any, tender: str | None = None) -> JsonObject:
    """A package of the releases of a tender and its call-offs, or of all of them; of
    records where `format` asks for them. Raises `Refusal`: as `one_of`.
    """
    is_record = one_of(request, "format", RELEASES, RECORDS) == RECORDS
    query = f"?format={RECORDS}" if is_record else ""
    edition = Edition(
        uri=f"{api_url(context)}/@ocds{query}",
        publisher=own_organisation(),
        license=setting("ocds_licence"),
        policy=f"{api.portal.get().absolute_url()}/@@{POLICY}",
        published=clock.now().isoformat(timespec="seconds"),
    )
    told = [
        release
        for brain in _public(tender)
        for release in releases(brain._unrestrictedGetObject())
    ]
    return (record_package if is_record else release_package)(told, edition)


class AllOcdsGet(ReadingService):
    """`GET @ocds` on the site: every tender and its call-offs; `?format=record`."""

    asks = ("format",)

    def reply(self) -> JsonObject:
        return package(self.context, self.request)
