"""Every template is rendered: by a page of the demonstration, or by a test so marked."""

from every_page import pages
from every_page import places
from frame import UNFRAMED
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.demo.people import PARTNERS
from imio.mutualisation.demo.people import PEOPLE
from imio.mutualisation.demo.people import STAFF
from imio.mutualisation.interfaces import IMutualisationLayer
from marks import marked
from pathlib import Path
from plone import api
from templates import recorded
from templates import templates
from zExceptions import Forbidden
from zExceptions import NotFound
from zope.globalrequest import setRequest
from zope.interface import alsoProvides
from zope.interface import Interface

import imio.mutualisation
import re


PACKAGE = Path(imio.mutualisation.__file__).parent
PYTHON_IN_STRING = re.compile(r"string:[^;]*\$\{python")
EVERYBODY = (*STAFF, *PARTNERS, *PEOPLE)


def one_of_each(objects):
    """The first record of each type and state, and each section."""
    kinds = {}
    for obj in objects:
        name = obj.getId() if obj.portal_type.endswith("Section") else ""
        state = api.content.get_state(obj, default="")
        kinds.setdefault((obj.portal_type, state, name), obj)
    return kinds.values()


def answers(obj, page):
    """Whether a page shows itself there to who asks."""
    if not api.user.has_permission("View", obj=obj):
        return False
    request = obj.REQUEST.clone()
    alsoProvides(request, IMutualisationLayer)
    setRequest(request)
    try:
        page(obj, request)()
    except (Forbidden, NotFound, Refusal):
        return False
    return request.response.status < 300


def shown(objects, page):
    """Whether a page shows itself to somebody somewhere."""
    for login in EVERYBODY:
        with api.env.adopt_user(username=login):
            if any(answers(obj, page) for obj in objects):
                return True
    return False


def test_a_mark_that_is_not_true_fails(pytester):
    pytester.makepyfile(
        "import pytest\n@pytest.mark.renders('need/need.pt')\ndef test(): pass"
    )
    result = pytester.runpytest_inprocess("-p", "templates", "-p", "no:playwright")
    result.assert_outcomes(passed=1, errors=1)


def test_a_string_is_made_of_paths():
    """Of Python it would be an error, and only where its branch is shown."""
    for path in PACKAGE.rglob("*.pt"):
        assert not PYTHON_IN_STRING.search(path.read_text()), path


def test_every_template_is_rendered(whole, monkeypatch):
    """A template that no page needs, or a mark for one that a page shows, is too much."""
    whole.REQUEST.form.update(UNFRAMED)
    rendered = recorded(monkeypatch)
    for kind, name, page in pages():
        if name and kind is not Interface:
            shown(one_of_each(places(whole, kind)), page)
    assert templates() - rendered == marked("renders")
