"""A page that takes something in asks for the token that it gave out."""

from every_page import places
from imio.mutualisation.interfaces import IMutualisationLayer
from plone import api
from sends import forms
from zExceptions import Forbidden
from zExceptions import NotFound
from zope.globalrequest import setRequest
from zope.interface import alsoProvides


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


def test_no_form_is_taken_without_its_token(whole):
    with api.env.adopt_roles(["Manager"]):
        asked = {
            form.label: first_answer(
                refuses(obj, form.page) for obj in places(whole, form.kind)
            )
            for form in forms()
        }
    assert [name for name, refused in asked.items() if not refused] == []
    assert len(asked) > 30
