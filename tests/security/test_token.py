"""A page that takes something in asks for the token that it gave out."""

from every_page import is_ours
from every_page import pages
from every_page import places
from imio.mutualisation.interfaces import IMutualisationLayer
from plone import api
from zExceptions import Forbidden
from zExceptions import NotFound
from zope.globalrequest import setRequest
from zope.interface import alsoProvides

import inspect


def takes_in(page):
    """Whether the code of a page, or what it inherits, speaks of forms that are sent."""
    ours = [each for each in inspect.getmro(page) if is_ours(each)]
    sources = "".join(map(inspect.getsource, ours))
    return '"POST"' in sources or "CheckAuthenticator" in sources


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
