"""A page that takes something in asks for the token that it gave out."""

from imio.mutualisation.interfaces import IMutualisationLayer
from itertools import chain
from plone import api
from zExceptions import Forbidden
from zExceptions import NotFound
from zope.component import getGlobalSiteManager
from zope.globalrequest import setRequest
from zope.interface import alsoProvides

import inspect


def registered(registry):
    """What a registry holds and what it rests on: those of the tests are stacked."""
    yield from registry.registeredAdapters()
    for base in registry.__bases__:
        yield from registered(base)


def pages():
    """The pages of the suite: what each is for, its name, and its class."""
    for each in registered(getGlobalSiteManager()):
        is_page = inspect.isclass(each.factory) and "json_@" not in each.name
        if is_page and len(each.required) == 2:
            kind, layer = each.required
            if layer is IMutualisationLayer:
                yield kind, each.name, each.factory


def takes_in(page):
    """Whether the code of a page, or what it inherits, speaks of forms that are sent."""
    ours = [each for each in inspect.getmro(page) if is_ours(each)]
    sources = "".join(map(inspect.getsource, ours))
    return '"POST"' in sources or "CheckAuthenticator" in sources


def is_ours(each):
    made = "SimpleViewClass" in each.__name__
    return each.__module__.startswith("imio.mutualisation.") and not made


def places(portal, kind):
    """The site and the records of the demonstration that a page of this kind is for."""
    brains = portal.portal_catalog.getAllBrains()
    found = chain([portal], (brain._unrestrictedGetObject() for brain in brains))
    return filter(kind.providedBy, found)


def refuses(obj, page):
    """Whether a form without its token is turned away; None where there is no page."""
    request = obj.REQUEST.clone()
    alsoProvides(request, IMutualisationLayer)
    request.method = request.environ["REQUEST_METHOD"] = "POST"
    setRequest(request)
    try:
        page(obj, request)()
    except Forbidden:
        return True
    except NotFound:
        return None
    return False


def first_answer(answers):
    return next(each for each in answers if each is not None)


def test_no_form_is_taken_without_its_token(demo):
    with api.env.adopt_roles(["Manager"]):
        asked = {
            f"{name} ({kind.__name__})": first_answer(
                refuses(obj, page) for obj in places(demo, kind)
            )
            for kind, name, page in pages()
            if takes_in(page)
        }
    assert [name for name, refused in asked.items() if not refused] == []
    assert len(asked) > 30
