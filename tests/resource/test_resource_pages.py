"""Resources are found by words and by what they are about, and shown where they serve."""

from AccessControl.users import nobody
from contextlib import contextmanager
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.demo.resources import RESOURCES
from plone import api
from plone.i18n.utility import setLanguageBinding
from plone.namedfile.file import NamedBlobFile
from zope.component import getMultiAdapter
from zope.globalrequest import setRequest

import pytest


FEEDBACK, MODEL, PILOT, TRAINING = (said["title"] for _who, _steps, said in RESOURCES)
ALL = {FEEDBACK, MODEL, PILOT, TRAINING}
CARD = 'id="tied-resources-title"'
NEED = "inventaire-du-patrimoine-arbore"
TENDER = "developpement-et-integration-de-logiciels-libres"


def empty(section):
    """Nobody may delete what is shared: not by hand, then."""
    for name in list(section.objectIds()):
        section._delObject(name)


@pytest.fixture
def resources(demo):
    """The section with the four resources of the demonstration."""
    return demo["ressources"]


@contextmanager
def seen(login, obj, name="view", **form):
    """A page and its view in the eyes of somebody; the public without a login."""
    before, request = obj.REQUEST, obj.REQUEST.clone()
    request.form.update(form)
    setLanguageBinding(request)
    user = api.user.get(username=login) if login else nobody
    with api.env.adopt_user(user=user):
        setRequest(request)
        view = getMultiAdapter((obj, request), name=name)
        yield view() or "", view
        setRequest(before)


def shown(login, section, **form):
    """The titles that the page of the section lists."""
    with seen(login, section, **form) as (html, _view):
        return {title for title in ALL if title in html}


@pytest.mark.row("A18")
@pytest.mark.parametrize(
    ("login", "titles"),
    [
        (None, {MODEL}),
        ("partenaire-alpha", {MODEL}),
        ("agent-mons", {MODEL, FEEDBACK, PILOT}),
        ("agent-andenne", {MODEL, FEEDBACK, PILOT}),
        ("imio-officer", ALL),
        ("auditeur", ALL),
    ],
)
def test_each_one_lists_what_they_may_read(resources, login, titles):
    assert shown(login, resources) == titles


@pytest.mark.row("A18")
@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({"text": "tablette"}, {FEEDBACK}),
        ({"text": "college coinc"}, {FEEDBACK}),
        ({"text": "adjudicataire"}, set()),
        ({"kind": "pilot"}, {PILOT}),
        ({"state": "proposed"}, {TRAINING}),
        ({"product": "catalogue/deliberations"}, {FEEDBACK, TRAINING}),
        ({"product": "catalogue/deliberations", "kind": "training"}, {TRAINING}),
        ({"need": f"besoins/{NEED}"}, {PILOT}),
        ({"tender": f"marches/{TENDER}"}, {MODEL}),
        ({"tender": f"marches/{TENDER}", "need": f"besoins/{NEED}"}, set()),
        ({"product": "x"}, set()),
    ],
)
def test_it_is_found_by_words_and_facets(demo, resources, asked, titles):
    paths = {name: path for name, path in asked.items() if "/" in path}
    uids = {name: uid(demo.unrestrictedTraverse(paths[name])) for name in paths}
    assert shown("imio-officer", resources, **{**asked, **uids}) == titles


def test_facets_count_and_those_that_narrow_nothing_are_left_out(resources):
    with seen("imio-officer", resources, "list-Resource") as (_html, view):
        facets = {each.name: each for each in view.facets()}
        assert [o.count for o in facets["product"].options] == [2]
        assert {o.title for o in facets["state"].options} >= {"Publique", "Proposée"}
    with seen(None, resources, "list-Resource") as (_html, view):
        assert view.facets() == []


def test_the_address_may_be_shared(resources):
    with seen("agent-mons", resources, "list-Resource", kind="pilot") as (_h, view):
        assert "kind=pilot" in view.page_url(0)


@pytest.mark.parametrize(
    ("login", "asked", "said"),
    [
        ("agent-andenne", {"text": "autruche"}, "Enlevez un critère"),
        ("agent-andenne", {}, "Soyez le premier"),
        (None, {}, "Connectez-vous"),
    ],
)
def test_an_empty_list_says_what_to_do(resources, login, asked, said):
    empty(resources)
    with seen(login, resources, **asked) as (html, _view):
        assert said in html


@pytest.mark.row("A18")
@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("catalogue/deliberations", FEEDBACK),
        (f"besoins/{NEED}", PILOT),
        (f"marches/{TENDER}", MODEL),
    ],
)
def test_what_it_is_tied_to_shows_it(demo, resources, path, title):
    record = demo.unrestrictedTraverse(path)
    with seen("agent-mons", record, "ressources-liees") as (card, _view):
        assert title in card and TRAINING not in card
        name = record.portal_type.rpartition(".")[2].lower()
        assert f"imio.mutualisation.Resource?{name}={uid(record)}" in card
    with seen("imio-officer", record, "ressources-liees") as (card, _view):
        assert (TRAINING in card) is path.startswith("catalogue")


@pytest.mark.parametrize("path", [f"besoins/{NEED}", f"marches/{TENDER}"])
def test_the_card_is_on_the_page(demo, resources, path):
    with seen("agent-mons", demo.unrestrictedTraverse(path)) as (html, _view):
        assert html.count(CARD) == 1


def test_who_sees_none_and_adds_none_sees_no_card(demo, resources):
    product = demo["catalogue"]["deliberations"]
    with seen(None, product, "ressources-liees") as (card, _view):
        assert card.strip() == ""
    with seen(None, demo["marches"][TENDER], "ressources-liees") as (card, _view):
        assert MODEL in card and "Publique" in card and "++add++" not in card


def test_what_is_out_of_use_leaves_the_card(demo, resources):
    with api.env.adopt_user(username="imio-officer"):
        pilot = next(r for r in resources.objectValues() if r.title == PILOT)
        perform(pilot, "archive", "Motif fictif")
    with seen("imio-officer", demo["besoins"][NEED], "ressources-liees") as (card, _v):
        assert CARD in card and PILOT not in card


@pytest.mark.row("D26")
@pytest.mark.parametrize("login", ["agent-mons", "agent-durbuy", "signataire-andenne"])
def test_the_information_of_a_pilot_is_open_to_the_other_members(demo, login):
    need, andenne = demo["besoins"][NEED], demo["adherents"]["andenne"]
    need.pilot = uid(andenne)
    values = {"title": "Journal du pilote", "kind": "pilot", "needs": [uid(need)]}
    with api.env.adopt_user(username="agent-andenne"):
        file = NamedBlobFile(b"Trois cents arbres", "text/plain", "journal.txt")
        diary = create_in(demo["ressources"], "Resource", document=file, **values)
        perform(diary, "propose")
    with seen(login, need) as (html, _view):
        assert ("Journal du pilote" in html) is (login == "signataire-andenne")
    with api.env.adopt_user(username="imio-officer"):
        perform(diary, "share")
    with seen(login, need) as (html, _view):
        assert "Journal du pilote" in html
    with seen(login, diary) as (html, _view):
        assert "journal.txt" in html and need.title in html


def test_the_form_has_chosen_what_one_comes_from(demo, resources):
    product = demo["catalogue"]["ged"]
    with api.env.adopt_user(username="agent-andenne"):
        setRequest(asking := demo.REQUEST.clone())
        asking.form.update(product=uid(product), need="inconnu")
        with_it = create_in(resources, "Resource", title="X", kind="other")
        setRequest(demo.REQUEST)
    assert (with_it.products, with_it.needs) == ([uid(product)], [])


def test_several_may_be_chosen_at_once(client):
    form = "ressources/++add++imio.mutualisation.Resource"
    page = client("agent-andenne").get(form, headers={"Accept": "text/html"}).text
    assert page.count('size="6"') == 3


def test_a_file_without_a_byte_is_nothing_to_share(demo, resources):
    nothing = NamedBlobFile(b"", "text/plain", "vide.txt")
    with api.env.adopt_user(username="agent-andenne"):
        empty = create_in(
            resources, "Resource", title="X", kind="other", document=nothing
        )
        assert empty.may_propose().reason == "resource_empty"
        with seen("agent-andenne", empty) as (html, _view):
            assert "Partagée par" not in html


def test_links_lead_only_where_one_may_go(demo, resources):
    with api.env.adopt_user(username="imio-officer"):
        hidden = create_in(
            demo["marches"], "Tender", title="Marché discret", domain="other"
        )
        model = next(r for r in resources.objectValues() if r.title == MODEL)
        model.tenders = [*model.tenders, uid(hidden)]
        model.reindexObject()
    for login, told in (("imio-officer", True), ("agent-mons", False), (None, False)):
        for obj, page in ((model, "view"), (resources, "list-Resource")):
            with seen(login, obj, page) as (html, _view):
                assert ("Marché discret" in html) is told
