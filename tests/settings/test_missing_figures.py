"""A figure that is gone from the storage breaks no page: what needs it says so."""

from every_page import pages
from every_page import places
from frame import UNFRAMED
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.guard import offers
from imio.mutualisation.base.settings import PREFIX
from imio.mutualisation.base.settings import setting
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.settings.limits import FIGURES
from imio.mutualisation.settings.limits import GRIDS
from plone import api
from stored import store
from zExceptions import Forbidden
from zExceptions import NotFound
from zExceptions import Redirect
from zope.globalrequest import setRequest
from zope.interface import alsoProvides
from zope.interface import Interface

import pytest
import transaction


EMPTIED = {name: [] for name in GRIDS} | dict.fromkeys(FIGURES)
PERSON = {"Accept": "text/html"}
SAID = {"setting_missing", "no_limit"}


@pytest.fixture
def read(monkeypatch):
    """The settings that are read, and a way to hide one of them."""
    found, hidden = set(), {}
    known = api.portal.get_registry_record

    def reading(name, *args, **named):
        setting = name.removeprefix(f"{PREFIX}.")
        if setting in EMPTIED:
            found.add(setting)
        return hidden[setting] if setting in hidden else known(name, *args, **named)

    monkeypatch.setattr(api.portal, "get_registry_record", reading)
    return found, hidden


def shows(page, obj):
    request = obj.REQUEST.clone()
    alsoProvides(request, IMutualisationLayer)
    setRequest(request)

    def show():
        request.form.clear()
        # The frame asks the request of the site; it is looked at around the site alone.
        obj.REQUEST.form = dict(UNFRAMED if IGuarded.providedBy(obj) else {})
        page(obj, request)()

    return show


def of_each_state(portal, kind):
    """A record of each type and state that a page is for."""
    one = {}
    for obj in places(portal, kind):
        state = api.content.get_state(obj, default="")
        one.setdefault((obj.portal_type, state), obj)
    return one.values()


def broken_by(read, call):
    """The settings without which something breaks that needs them."""
    found, hidden = read
    found.clear()
    hidden.clear()
    if not works(call):
        return {}
    broken = {}
    for name in sorted(found):
        hidden[name] = EMPTIED[name]
        try:
            call()
        except Refusal as refusal:
            if refusal.refused.reason not in SAID:
                broken[name] = refusal.refused.reason
        except Exception as error:
            broken[name] = repr(error)
        hidden.clear()
    return broken


def works(call):
    """What cannot be shown with all figures is no matter of settings."""
    try:
        call()
    except (Forbidden, NotFound, Redirect, Refusal, KeyError, AttributeError):
        return False
    return True


def test_pages(whole, read):
    broken = {}
    with api.env.adopt_user(username="imio-manager"):
        for kind, name, page in pages():
            if kind is Interface:
                continue
            for obj in of_each_state(whole, kind):
                for gone, why in broken_by(read, shows(page, obj)).items():
                    broken[gone, f"{kind.__name__}/@@{name}"] = why
    assert broken == {}


def test_steps(whole, read):
    broken = {}
    with api.env.adopt_user(username="imio-manager"):
        for obj in of_each_state(whole, IGuarded):
            for gone, why in broken_by(read, lambda obj=obj: offers(obj)).items():
                broken[gone, obj.portal_type] = why
    assert broken == {}


@pytest.mark.row("M14")
def test_a_draft_without_a_rate_mends_itself(client, site):
    """A line that an old site computed while no rate was in force."""
    officer = client("imio-officer")
    asked = "@search?portal_type=imio.mutualisation.ServiceRequest&review_state=request"
    request = officer.get(asked).json()["items"][0]["@id"]
    made = officer.post(request, json={"@type": "imio.mutualisation.Quote"}).json()
    transaction.begin()
    quote = site.unrestrictedTraverse(
        made["@id"].removeprefix(f"{site.absolute_url()}/")
    )
    quote.lines = [{**row, "vat_rate": None} for row in quote.lines]
    rows = setting("vat_rate")
    store("vat_rate", [])
    transaction.commit()
    assert officer.get(made["@id"], headers=PERSON).status_code == 409
    assert officer.get(f"{made['@id']}/edit", headers=PERSON).status_code == 200
    refused = officer.post(f"{made['@id']}/@workflow/send")
    assert (refused.status_code, refused.json()["reason"]) == (409, "setting_missing")
    store("vat_rate", rows)
    transaction.commit()
    assert officer.get(made["@id"], headers=PERSON).status_code == 200
    assert officer.post(f"{made['@id']}/@workflow/send").status_code == 200
    assert {row["vat_rate"] for row in officer.get(made["@id"]).json()["lines"]} == {
        "21.00"
    }
