"""The pages and services that the suite registers, and the records they are for."""

from imio.mutualisation.interfaces import IMutualisationLayer
from itertools import chain
from zope.component import getGlobalSiteManager
from zope.interface import Interface

import inspect


WRITING = ("POST", "PATCH", "PUT", "DELETE")


def _registered(registry):
    """What a registry holds and what it rests on: those of the tests are stacked."""
    yield from registry.registeredAdapters()
    for base in registry.__bases__:
        yield from _registered(base)


NO_PAGES = ("images", "breadcrumbs_view")


def pages():
    """What each page is for, its name, and its class."""
    for each in _registered(getGlobalSiteManager()):
        is_page = each.provided is Interface and "json_@" not in each.name
        if is_page and inspect.isclass(each.factory) and len(each.required) == 2:
            kind, layer = each.required
            # Pictures have a name each, and crumbs are a part of pages.
            if layer is IMutualisationLayer and each.name not in NO_PAGES:
                yield kind, each.name, each.factory


def services():
    """What each service that is read is for, and its name: `@scdl`."""
    for kind, name, _service in reading_services():
        yield kind, name


def all_services():
    """The method and the name of each service, of Plone as well."""
    names = (each.name for each in _registered(getGlobalSiteManager()))
    parts = (name.partition("_application_json_") for name in names)
    return {(method, name) for method, found, name in parts if found}


def writing_services():
    """What each service that writes is for, its name, and its class."""
    return _services(WRITING)


def reading_services():
    """The same for what is read."""
    return _services(("GET",))


def _services(methods):
    for each in _registered(getGlobalSiteManager()):
        method, _, name = each.name.partition("_application_json_")
        if method in methods and any(map(is_ours, inspect.getmro(each.factory))):
            yield each.required[0], name, each.factory


def is_ours(made):
    """Whether a class is written in the package, and not made from its ZCML."""
    written = "SimpleViewClass" not in made.__name__
    return written and made.__module__.startswith("imio.mutualisation.")


def places(portal, kind):
    """The site and the records that a page of this kind is for, by address."""
    brains = sorted(
        portal.portal_catalog.getAllBrains(), key=lambda brain: brain.getPath()
    )
    found = chain([portal], (brain._unrestrictedGetObject() for brain in brains))
    return filter(kind.providedBy, found)
