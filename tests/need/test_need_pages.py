"""The pages of needs, as those who use them see them."""

from contextlib import contextmanager
from decimal import Decimal
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.need.joining import join
from plone import api
from plone.protect import createToken
from zExceptions import Forbidden
from zope.component import getMultiAdapter
from zope.globalrequest import setRequest

import pytest


@pytest.fixture
def need(demo):
    """A need of Andenne that Mons joined, firmly."""
    andenne, mons = demo["adherents"]["andenne"], demo["adherents"]["mons"]
    values = {"title": "Wi-Fi des bâtiments", "domain": "other", "unit": "bornes"}
    with api.env.adopt_roles(["Manager"]):
        made = create_in(demo["besoins"], "Need", member=uid(andenne), **values)
        join(made, mons, "firm", Decimal("12.5"))
    return made


@contextmanager
def looking(login, obj, name="view", method="GET", **form):
    """A page and its view in the eyes of somebody; forms go with their token."""
    before, request = obj.REQUEST, obj.REQUEST.clone()
    with api.env.adopt_user(username=login):
        request.form.update(form, _authenticator=createToken())
        request.method = request.environ["REQUEST_METHOD"] = method
        setRequest(request)
        view = getMultiAdapter((obj, request), name=name)
        yield view() or "", view
        setRequest(before)


def send(login, obj, name, **form):
    """The answer to a form that is sent; empty where it leads elsewhere."""
    with looking(login, obj, name, "POST", **form) as (html, _view):
        return html


@pytest.mark.row("D31")
def test_the_page_shows_who_joined_and_what_it_weighs(need):
    with looking("agent-andenne", need) as (html, view):
        assert "12,5 bornes" in html
        assert (view.pool.members, view.pool.firm) == (2, Decimal("12.5"))
        assert [bar.label for bar in view.chart().bars] == ["Mons"]


@pytest.mark.row("D26")
@pytest.mark.parametrize(
    ("login", "insider"),
    [
        ("agent-andenne", True),
        ("agent-mons", True),
        ("imio-officer", True),
        ("auditeur", True),
        ("agent-durbuy", False),
    ],
)
def test_documents_and_history_are_for_those_who_joined(need, login, insider):
    with looking(login, need) as (html, view):
        assert view.is_insider() is insider
        assert ('id="history-title"' in html) is insider


def test_the_form_of_those_who_join(need):
    with looking("agent-mons", need, "rejoindre") as (html, view):
        assert (view.said("commitment"), view.said("volume")) == ("firm", "12,5")
        assert html.count('type="radio"') == 3
    html = send("agent-mons", need, "rejoindre", commitment="firm", volume="x")
    assert 'role="alert"' in html
    assert 'value="x"' in html
    said = {"commitment": "intention", "volume": "1 000,5"}
    assert send("agent-mons", need, "rejoindre", **said) == ""
    assert need.joined[-1]["volume"] == Decimal("1000.5")
    send("agent-mons", need, "rejoindre", leave="1")
    assert [row["title"] for row in need.joined] == ["Andenne"]


@pytest.mark.sends("INeed/@@rejoindre")
def test_staff_joins_for_a_member(demo, need):
    with looking("imio-officer", need, "rejoindre") as (_html, view):
        titles = {brain.Title for brain in view.members()}
    assert {"Andenne", "CPAS de Grez-Doiceau"} <= titles
    assert "Durbuy" not in titles
    said = {"member": uid(demo["adherents"]["wavre"]), "commitment": "linked"}
    send("imio-officer", need, "rejoindre", **said)
    assert need.joined[-1]["title"] == "Wavre"


@pytest.mark.row("D27")
@pytest.mark.sends("INeed/@@preparer-marche")
def test_the_tender_is_prepared_from_the_page(need):
    with looking("imio-officer", need) as (_html, view):
        assert not view.may_prepare_tender()
        perform(need, "pool")
    send("imio-officer", need, "preparer-marche")
    with looking("imio-officer", need) as (html, view):
        assert view.tender().getURL() in html
    with looking("agent-andenne", need) as (html, view):
        assert view.tender() is None


def test_a_tender_is_not_prepared_by_a_link_from_elsewhere(need):
    bare = getMultiAdapter((need, need.REQUEST.clone()), name="preparer-marche")
    with api.env.adopt_user(username="imio-officer"), pytest.raises(Forbidden):
        bare()


@pytest.mark.row("B23")
def test_like_needs_are_shown_before_a_new_one_is_stated(demo, need):
    page, asked = (demo["besoins"], "nouveau-besoin"), {"text": "bâtiments wifi"}
    with looking("agent-mons", *page, **asked) as (html, view):
        assert need.absolute_url() in html
        assert "?title=b%C3%A2timents+wifi" in html
    with looking("agent-durbuy", *page, **asked) as (html, view):
        assert view.refusal() in html
        assert "?title=" not in html


@pytest.mark.row("B23")
def test_staff_sees_what_may_be_the_same(demo, need):
    with api.env.adopt_user(username="agent-mons"):
        twin = create_in(demo["besoins"], "Need", title="Bâtiments : wi-fi")
    with looking("imio-officer", twin) as (_html, view):
        assert [each.uid for each in view.alike()] == [uid(need)]
    with looking("agent-mons", twin) as (_html, view):
        assert view.alike() == []


def test_the_form_of_a_new_need_knows_who_asks_for_what(demo):
    mons = uid(demo["adherents"]["mons"])
    with api.env.adopt_user(username="agent-mons"):
        request = demo.REQUEST.clone()
        request.form["title"] = "Wi-Fi  partout"
        setRequest(request)
        form = demo["besoins"].restrictedTraverse("++add++imio.mutualisation.Need")
        form.request = form.form_instance.request = request
        form.update()
    widgets = form.form_instance.widgets
    assert widgets["title"].value == "Wi-Fi partout"
    assert widgets["member"].value == [mons]
    # nobody's domain is chosen for them
    assert widgets["domain"].prompt
    assert not widgets["domain"].value


def test_the_list_names_the_members(demo, need):
    with looking("agent-durbuy", demo["besoins"], "list-Need") as (_html, view):
        (brain,) = [each for each in view.listed if uid(need) == each.UID]
        assert view.members(brain) == "Andenne, Mons"
        assert (brain.pool_members, brain.pool_volume) == (2, "12,5 bornes")


@pytest.mark.parametrize(
    ("login", "asked", "count"),
    [
        ("agent-durbuy", {"text": "bâti"}, 1),
        ("agent-durbuy", {"text": "imprimante"}, 0),
        ("agent-durbuy", {"domain": "other", "state": "open"}, 1),
        ("agent-durbuy", {"domain": "website"}, 0),
        ("agent-durbuy", {"mine": "1"}, 0),
        ("agent-mons", {"mine": "1"}, 1),
    ],
)
def test_the_list_is_filtered(demo, need, login, asked, count):
    with looking(login, demo["besoins"], "list-Need", **asked) as (_html, view):
        mine = [each for each in view.listed if uid(need) == each.UID]
        assert len(mine) == count
