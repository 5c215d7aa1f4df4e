"""What is of Andenne stays in Andenne, whatever the door one knocks at."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import workflow
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.talk.writing import say
from imio.mutualisation.talk.writing import Typed
from plone import api
from plone.uuid.interfaces import IUUID
from zope.component import getSiteManager
from zope.interface import alsoProvides
from zope.interface import Interface
from zope.interface import providedBy

import pytest
import transaction


CANARY = "canari-7f3a"
WORD = "autruche"
THREAD = "MUT-1999-00001"
OUTSIDERS = ("agent-mons", None)
LICENCE = "licences/dematerialisation-du-courrier-licence-fictive"
REFUSED = {401, 403, 404, 405, 409}
HTML = {"Accept": "text/html"}
# The doors of a browser; what is refused comes without the page that says so, which is
# one for all and takes its time: `test_the_page_of_a_refusal_tells_nothing` reads it.
BROWSER = "*/*"

# asked of the member, of a request, of its quote, of an act and of a sitting
OF_AN_OBJECT = [
    "",
    "GET",
    "GET ?fullobjects=1&metadata_fields=_all&include_items=1",
    "GET view",
    "GET @@view",
    "GET base_view",
    "GET edit",
    "GET listing_view",
    "GET summary_view",
    "GET tabular_view",
    "GET full_view",
    "GET folder_contents",
    "GET @@fc-contextInfo",
    "GET @@getVocabulary?name=plone.app.vocabularies.Catalog",
    "GET @@historyview",
    "GET @@history_latest",
    "GET content_status_history",
    "GET @@transition?id=withdraw",
    "GET @@sharing",
    "GET @@mutualisation-macros",
    "GET RSS",
    "GET rss.xml",
    "GET atom.xml",
    "GET itunes.xml",
    "GET search_rss",
    "GET sitemap",
    "GET manage_DAVget",
    "GET manage_FTPget",
    "GET manage_FTPstat",
    "GET manage_main",
    "GET manage_workspace",
    "GET @@extrait.pdf",
    "GET @@affiche.pdf",
    "GET @@besluit.jsonld",
    "GET @@echeances.ics",
    "GET @@convocation.pdf",
    "GET @@document-conserve?sha256={word}",
    "GET @@echanges",
    "GET @@piece-jointe?message={word}&number=0",
    "GET @@proces-verbal.pdf",
    "GET @@display-file/pdf",
    "GET @@download/pdf",
    "GET @@images/pdf",
    "GET @download/pdf",
    "GET @history",
    "GET @workflow",
    "GET @sharing",
    "GET @actions",
    "GET @aliases",
    "GET @breadcrumbs",
    "GET @contextnavigation",
    "GET @linkintegrity",
    "GET @lock",
    "GET @messages",
    "GET @navigation",
    "GET @querystring",
    "GET @relations",
    "GET @search?fullobjects=1&metadata_fields=_all",
    "GET @types",
    "GET @types/imio.mutualisation.Quote",
    "GET @upload",
    "GET @vocabularies/imio.mutualisation.products",
    "GET @vocabularies/plone.app.vocabularies.Catalog",
    "GET @workingcopy",
    "POST @querystring-search",
    "POST @messages",
    "POST @no-answer",
    "POST @prepare-deliberation",
    "POST @give-back",
    "GET @@rendre",
    "POST @send-to-council",
    "POST @timestamp",
    "POST @copy",
    "POST @move",
    "POST @workflow/withdraw",
    "POST @sharing",
    "POST @lock",
    "POST @email-send",
    "PATCH",
    "DELETE",
    "PROPFIND",
    "PROPPATCH",
    "LOCK",
    "SEARCH",
    "HEAD",
    "OPTIONS",
    "",
][1:-1]
OF_THE_SITE = [
    "",
    "GET ?fullobjects=1&metadata_fields=_all",
    "GET @search?SearchableText={word}&fullobjects=1&metadata_fields=_all",
    "GET @search?portal_type=imio.mutualisation.ServiceRequest&fullobjects=1&metadata_fields=_all",
    "GET @search?portal_type=imio.mutualisation.Quote&metadata_fields=_all&show_inactive=1",
    "GET @search?UID={uid}&fullobjects=1",
    "GET @search?thread={thread}&metadata_fields=_all",
    "GET @search?path={path}&fullobjects=1",
    "GET @search?sort_on=thread&metadata_fields=_all&b_size=500",
    "GET @search?product_uid={product}&metadata_fields=_all",
    "GET @search?portal_type=imio.mutualisation.Deliberation&fullobjects=1&b_size=500",
    "GET @search?external_id={thread}&metadata_fields=_all",
    "GET @search?sort_on=next_deadline&metadata_fields=_all&b_size=500",
    "GET @scdl",
    "GET @scdl?format=json",
    "GET @@echeances",
    "GET @work?b_size=500",
    "GET @@mon-travail.ics",
    "GET @@echeances.ics",
    "GET deliberations",
    "GET deliberations?state=in_supervision",
    "GET deliberations?text={word}",
    "GET deliberations/@@deliberations.atom",
    "GET deliberations/folder_contents",
    "GET @vocabularies/imio.mutualisation.deliberations",
    "GET @vocabularies/imio.mutualisation.sittings",
    "GET search?SearchableText={word}",
    "GET @@search?SearchableText={thread}",
    "GET @@ajax-search?SearchableText={thread}",
    "GET livesearch_reply?q={thread}",
    "GET search_rss?SearchableText={thread}",
    "GET sitemap",
    "GET sitemap.xml.gz",
    "GET RSS",
    "GET licences",
    "GET licences?fullobjects=1&metadata_fields=_all",
    "GET licences/@@mes-licences",
    "GET licences/@@echeances-licences",
    "GET licences/@@echeances-licences.ics",
    "GET {licence}",
    "GET {licence}/@allotments",
    "GET {licence}/@@demander-postes",
    "GET {licence}/@@echeances.ics",
    "GET @search?licence_uid={licence_uid}&metadata_fields=_all&fullobjects=1",
    "GET @search?member_uid={member}&metadata_fields=_all",
    "GET adherents",
    "GET adherents?fullobjects=1&metadata_fields=_all",
    "GET adherents/@search?fullobjects=1&metadata_fields=_all",
    "GET adherents/folder_contents",
    "GET adherents/RSS",
    "GET adherents/atom.xml",
    "GET adherents/@@getVocabulary?name=plone.app.vocabularies.Catalog",
    "GET @@getVocabulary?name=plone.app.vocabularies.Users",
    "GET @@getVocabulary?name=plone.app.vocabularies.Groups",
    "GET resolveuid/{uid}",
    "GET @navigation?expand.navigation.depth=5",
    "GET @contextnavigation",
    "GET @linkintegrity?uids={product}",
    "GET @relations",
    "GET @transactions",
    "GET @history",
    "GET @users",
    "GET @users/agent-andenne",
    "GET @groups",
    "GET @groups/member:{member}:agents",
    "GET @principals?search=andenne",
    "GET @vocabularies/plone.app.vocabularies.Users",
    "GET @vocabularies/plone.app.vocabularies.Principals",
    "GET @vocabularies/plone.app.vocabularies.Groups",
    "GET @vocabularies/plone.app.vocabularies.Catalog",
    "GET @vocabularies/imio.mutualisation.communes",
    "GET @querystring",
    "GET @price?product=deliberations&member=andenne",
    "GET author/agent-andenne",
    "GET @@author?author=agent-andenne",
    "GET @@refusal",
    "GET @types",
    "GET recently_modified",
    "GET @@usergroup-userprefs",
    "GET catalogue/deliberations",
    "GET portal_catalog",
    "GET portal_catalog/searchResults",
    "GET portal_membership/listMembers",
    "GET portal_memberdata",
    "GET acl_users/getUsers",
    "",
][1:-1]


def comment_every_step(obj):
    """Rows are made anew: one that is changed where it lies is so in every later test."""
    name = workflow(obj).id
    taken = obj.workflow_history[name]
    obj.workflow_history[name] = tuple({**row, "comments": CANARY} for row in taken)


def mark(site):
    """A canary in a request in support of Andenne, its quote and member, an act under
    supervision, a sitting and seats of a licence; their paths.
    """
    request = next(
        brain._unrestrictedGetObject()
        for brain in existing("ServiceRequest", review_state="support")
        if "/andenne/" in brain.getPath()
    )
    quote, member = request.objectValues()[0], site["adherents"]["andenne"]
    request.title = request.acceptance_reservations = quote.title = CANARY
    request.need = f"{CANARY} {WORD}"
    request.thread = quote.thread = quote.number = THREAD
    quote.lines = [{**row, "label": CANARY} for row in quote.lines]
    quote.pdf.filename = f"{CANARY}.pdf"
    member.contacts = [{**row, "name": CANARY} for row in member.contacts]
    api.user.get(username="agent-andenne").setMemberProperties({"fullname": CANARY})
    with api.env.adopt_roles(["Manager"]):
        sitting = create_in(member, "Sitting", title=CANARY)
    with api.env.adopt_user(username="agent-andenne"):
        say(quote, Typed(f"{CANARY} {WORD}", files=[(f"{CANARY}.txt", b"texte")]))
    act = member["deliberation-2"]
    act.title, act.external_id = CANARY, THREAD
    act.articles = [{"text": f"{CANARY} {WORD}"}]
    allotment = member["attribution"]
    allotment.title = allotment.note = f"{CANARY} {WORD}"
    allotment.thread = THREAD
    for obj in (request, quote, act, sitting, allotment):
        comment_every_step(obj)
        obj.reindexObject()
    marked = {
        "member": member,
        "request": request,
        "quote": quote,
        "act": act,
        "sitting": sitting,
        "allotment": allotment,
    }
    return {name: obj.getPhysicalPath() for name, obj in marked.items()}


@pytest.fixture
def secrets(once, site):
    """What bears the canary."""
    marked = once(mark).items()
    return {name: site.unrestrictedTraverse(path) for name, path in marked}


def told(answer, *more):
    """Whether an answer says anything of Andenne, in its body or its headers."""
    text = f"{answer.text}{answer.headers}"
    return any(word in text for word in (CANARY, "contact-andenne", *more))


def knock(person, door, **blanks):
    method, _, path = door.partition(" ")
    body = {"json": {"comment": "x"}} if method in ("POST", "PATCH") else {}
    if "querystring-search" in path:
        where = {"i": "path", "o": "plone.app.querystring.operation.string.path"}
        query = [{**where, "v": "/adherents"}]
        body = {"json": {"query": query, "metadata_fields": "_all"}}
    path = path.format(word=WORD, **blanks)
    return person.request(method, path, allow_redirects=False, **body)


def shut(answer):
    """Refused, or sent to the sign-in page."""
    to = answer.headers.get("Location", "")
    return answer.status_code in REFUSED or "require_login" in to or "login" in to


@pytest.mark.parametrize(
    ("login", "accept"),
    [
        ("agent-mons", "application/json"),
        ("agent-mons", BROWSER),
        (None, BROWSER),
        (None, "++api++"),
    ],
)
def test_no_door_of_an_object_opens_to_outsiders(client, secrets, login, accept):
    person = client(login)
    if accept == "++api++":
        person.url += "/++api++"
    else:
        person.headers["Accept"] = accept
    open_doors = []
    for obj in secrets.values():
        path = "/".join(obj.getPhysicalPath()[2:])
        for door in OF_AN_OBJECT:
            method, _, name = door.partition(" ")
            answer = knock(
                person, f"{method} {path}{'' if '?' in name[:1] else '/'}{name}"
            )
            if told(answer) or not shut(answer):
                open_doors.append(
                    (door, obj.getId(), answer.status_code, answer.text[:90])
                )
    assert open_doors == []


@pytest.mark.parametrize("accept", ["application/json", BROWSER])
def test_a_published_act_tells_no_more_than_itself(client, secrets, accept):
    act = secrets["member"]["deliberation"]
    comment_every_step(act)
    transaction.commit()
    person = client()
    person.headers["Accept"] = accept
    path = "/".join(act.getPhysicalPath()[2:])
    telling = []
    for door in OF_AN_OBJECT:
        method, _, name = door.partition(" ")
        slash = "" if "?" in name[:1] else "/"
        answer = knock(person, f"{method} {path}{slash}{name}")
        if told(answer) or answer.status_code >= 500:
            telling.append((door, answer.status_code, answer.text[:200]))
    assert telling == []


@pytest.mark.parametrize("accept", ["application/json", BROWSER])
@pytest.mark.parametrize("login", OUTSIDERS)
def test_no_door_of_the_site_tells_outsiders(client, secrets, login, accept):
    person = client(login)
    person.headers["Accept"] = accept
    blanks = {
        "uid": IUUID(secrets["quote"]),
        "member": IUUID(secrets["member"]),
        "thread": THREAD,
        "path": "/".join(secrets["request"].getPhysicalPath()),
        "product": secrets["request"].product,
        "licence": LICENCE,
        "licence_uid": secrets["allotment"].licence,
    }
    telling = []
    for door in OF_THE_SITE:
        answer = knock(person, door, **blanks)
        spilt = told(answer, IUUID(secrets["request"]), "agent-andenne@")
        if spilt or answer.status_code >= 500:
            telling.append((door, answer.status_code, answer.text[:200]))
    assert telling == []


@pytest.mark.parametrize("login", OUTSIDERS)
def test_the_page_of_a_refusal_tells_nothing(client, secrets, login):
    person = client(login)
    for obj in secrets.values():
        for name in ("", "/edit", "/nowhere"):
            answer = person.get(f"{obj.absolute_url()}{name}", headers=HTML)
            assert "<html" in answer.text
            assert not told(answer), (obj, name)


def test_the_canary_sings_to_its_own_people(client, secrets):
    person = client("agent-andenne")
    for obj in secrets.values():
        assert told(person.get(obj.absolute_url())), obj
        assert told(person.get(obj.absolute_url(), headers=HTML)), obj
    assert told(person.get(f"@search?SearchableText={WORD}"))


def published(obj, request):
    """Every view registered for an object, and every public attribute it has."""
    alsoProvides(request, IMutualisationLayer)
    wanted = (providedBy(obj), providedBy(request))
    views = getSiteManager().adapters.lookupAll(wanted, Interface)
    names = {name for name, _ in views if name}
    return sorted(names | {name for name in dir(type(obj)) if name[0] != "_"})


@pytest.mark.parametrize("name", ["quote", "act"])
def test_no_view_or_method_of_an_object_answers_an_outsider(
    functional, client, secrets, name
):
    person, obj = client("agent-mons"), secrets[name]
    person.headers["Accept"] = BROWSER
    telling = []
    for view in published(obj, functional["request"].clone()):
        answer = person.get(f"{obj.absolute_url()}/{view}", allow_redirects=False)
        if told(answer):
            telling.append((view, answer.status_code, answer.text[:90]))
    assert telling == []
