"""General assemblies in Plone: convened, answered by the councils, held, settled."""

from AccessControl.users import nobody
from datetime import date
from decimal import Decimal
from imio.mutualisation.assembly.delegates import members as members_by_delegates
from imio.mutualisation.assembly.facts import Register
from imio.mutualisation.assembly.second import call_second
from imio.mutualisation.assembly.second import may_call_second
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.guard import workflow
from imio.mutualisation.interfaces import IMutualisationLayer
from plone import api
from plone.namedfile.file import NamedBlobFile
from plone.protect import createToken
from zope.component import getMultiAdapter
from zope.event import notify
from zope.interface import alsoProvides
from zope.lifecycleevent import ObjectModifiedEvent

import pytest
import transaction


pytestmark = pytest.mark.row("G22")

CONVENED, DAY = date(2026, 5, 19), date(2026, 6, 18)
COUNCIL = date(2026, 5, 26)
AGENDA = [
    {"number": "1", "title": "Comptes annuels", "description": ""},
    {"number": "2.", "title": "Plan stratégique", "description": ""},
]
SHARES = {"a": 60, "b": 30, "c": 10}
ON_PAPER = {
    "sitting_on": COUNCIL,
    "convened_on": date(2026, 5, 11),
    "members_in_office": 25,
    "members_present": 25,
    "votes_for": 25,
    "articles": [{"text": "De se prononcer comme au tableau des votes."}],
}


@pytest.fixture
def day(monkeypatch):
    """`day(date(...))`: the day it is; that of the convocation to begin with."""
    set_day = lambda on: monkeypatch.setattr(clock, "today", lambda: on)
    set_day(CONVENED)
    return set_day


@pytest.fixture
def members(portal):
    """Three members alone, with 60, 30 and 10 shares, seen by a manager of IMIO."""
    for brain in existing("Member", review_state="member"):
        bring(brain.getObject(), "former")
    api.user.create(username="manager", email="manager@example.org")
    api.group.add_user(groupname="mutualisation-managers", username="manager")
    with api.env.adopt_user(username="manager"):
        yield {name: admitted(portal, name, held) for name, held in SHARES.items()}


@pytest.fixture
def assembly(portal, members, day):
    """In preparation, with its agenda and a document."""
    prepared = create_in(
        portal["assemblees"], "Assembly", sitting_on=DAY, agenda=AGENDA, place="Mons"
    )
    document = NamedBlobFile(b"%PDF-", filename="comptes.pdf")
    create_in(prepared, "Annex", title="Comptes", file=document)
    return prepared


@pytest.fixture
def convened(assembly):
    perform(assembly, "convene")
    return assembly


@pytest.fixture
def mandate(monkeypatch):
    """`mandate(member, assembly, (15, 10, 0), …)`: adopted, with votes on point 1…"""

    def adopt(member, assembly, *votes, on=COUNCIL):
        values = {"purpose": "assembly_mandate", "assembly": assembly.UID()}
        values |= {"title": "Mandat", "point_votes": point_votes(votes), **ON_PAPER}
        act = create_in(member, "Deliberation", **{**values, "sitting_on": on})
        with monkeypatch.context() as then:
            then.setattr(clock, "today", lambda: on)
            perform(act, "schedule")
            perform(act, "adopt")
        return act

    return adopt


@pytest.fixture
def held(convened, members, mandate, day):
    """60 and 10 shares are represented, and A has given a mandate."""
    mandate(members["a"], convened, (15, 10, 0), (0, 25, 0))
    day(DAY)
    represent(convened, members, "ac")
    perform(convened, "open")
    return convened


def admitted(portal, name, held):
    values = {"title": f"Commune {name}", "share_count": held}
    member = create_in(portal["adherents"], "Member", **values)
    bring(member, "member")
    return member


def bring(member, state):
    tool = api.portal.get_tool("portal_workflow")
    tool.setStatusOf(workflow(member).id, member, {"review_state": state})
    member.reindexObject()


def point_votes(votes):
    return [
        {"point": str(place), **figures(*each)} for place, each in enumerate(votes, 1)
    ]


def figures(*votes):
    names = ("votes_for", "votes_against", "abstentions")
    return dict(zip(names, votes, strict=True))


def represent(assembly, members, names):
    assembly.represented = [members[name].UID() for name in names]


def in_session(member, point, *votes):
    return {"member": member.UID(), "point": point, **figures(*votes)}


def results(assembly):
    return {row["point"]: row for row in Register(assembly).result_rows()}


def refusal(obj, transition):
    with pytest.raises(Refusal) as caught:
        perform(obj, transition, "Motif")
    return caught.value.refused.reason


# --- From the notice to the results -----------------------------------------


def test_it_is_named_after_its_day(assembly):
    assert assembly.getId().startswith("assemblee")
    assert assembly.Title().endswith("18 juin 2026")
    assembly.sitting_on = date(2026, 12, 1)
    notify(ObjectModifiedEvent(assembly))
    assert assembly.Title().endswith("1er décembre 2026")


def test_the_notice_leaves_in_time_or_not_at_all(assembly, day):
    day(date(2026, 5, 20))
    assert refusal(assembly, "convene") == "assembly_convened_late"
    day(CONVENED)
    perform(assembly, "convene")
    assert assembly.convened_on == CONVENED
    perform(assembly, "back_to_preparation", "Report")
    assert assembly.convened_on is None


def test_the_draft_of_a_mandate_is_given_the_points(assembly):
    points = ["1. Comptes annuels", "2. Plan stratégique"]
    assert assembly.points_of_agenda() == points


def test_the_last_adopted_act_is_the_answer(convened, members, mandate):
    mandate(members["a"], convened, (1, 0, 0))
    mandate(members["a"], convened, (0, 1, 0), on=date(2026, 6, 2))
    mandate(members["b"], convened, (1, 0, 0), on=date(2026, 7, 1))
    register = Register(convened)
    assert [each.member.Title for each in register.answered()] == ["Commune a"]
    assert [brain.Title for brain in register.unanswered()] == [
        "Commune b",
        "Commune c",
    ]
    assert results(convened)["1"]["against"] == 60


def test_a_draft_is_no_answer(convened, members):
    values = {"purpose": "assembly_mandate", "assembly": convened.UID()}
    create_in(members["a"], "Deliberation", title="Mandat", **values)
    assert Register(convened).acts == {}


def test_weights_follow_the_council_or_the_delegates_there(held, members):
    held.session_votes = [
        in_session(members["a"], "1", 0, 5, 0),
        in_session(members["c"], "1", 2, 0, 1),
    ]
    row = results(held)["1"]
    weights = (row["in_favour"], row["against"], row["abstentions"])
    assert weights == (Decimal("40.00"), Decimal("24.00"), Decimal("2.00"))
    assert (row["adopted"], results(held)["2"]["adopted"]) == (True, False)


def test_who_is_not_represented_does_not_count(held, members, mandate):
    mandate(members["b"], held, (25, 0, 0))
    assert results(held)["1"]["in_favour"] == 36


def test_results_are_settled_once(held, members):
    perform(held, "close")
    settled = [dict(row) for row in held.results]
    members["a"].share_count = 600
    members["a"].reindexObject()
    assert [row["adopted"] for row in settled] == [True, False]
    assert held.results == settled
    assert (held.shares_represented, held.shares_total) == (70, 100)
    perform(held, "back_to_held", "Erreur")
    assert held.results == []


def test_nothing_is_settled_without_a_vote(held):
    held.represented = []
    assert refusal(held, "close") == "results_missing"


# --- Quorum -----------------------------------------------------------------


@pytest.fixture
def failed(convened, members, day):
    """40 of 100 shares are represented on the day."""
    day(DAY)
    represent(convened, members, "bc")
    assert refusal(convened, "open") == "quorum_missing_shares"
    perform(convened, "adjourn", "Carence")
    return convened


def test_a_second_assembly_takes_the_agenda_and_the_documents(failed):
    second = call_second(failed)
    assert (second.second, second.first) == (True, failed.UID())
    assert second.points_of_agenda() == failed.points_of_agenda()
    assert [each.title for each in second.objectValues()] == ["Comptes"]
    assert may_call_second(failed).reason == "second_exists"


def test_the_second_decides_on_that_agenda_whatever_the_number(failed, members, day):
    second = call_second(failed)
    second.sitting_on = date(2026, 9, 1)
    second.agenda = second.agenda[:1]
    assert second.may_convene().reason == "agenda_differs"
    second.agenda = AGENDA
    perform(second, "convene")
    day(date(2026, 9, 1))
    represent(second, members, "c")
    perform(second, "open")
    assert second.review_state() == "held"


def test_a_mandate_for_the_first_holds_for_the_second(failed, members, mandate):
    mandate(members["a"], failed, (1, 0, 0))
    second = call_second(failed)
    second.sitting_on = date(2026, 9, 1)
    assert results(second)["1"]["in_favour"] == 60


# --- Who is told what -------------------------------------------------------


def test_members_without_valid_delegates_are_listed(portal, members, day):
    for name, until in (("a", date(2030, 1, 1)), ("b", CONVENED)):
        members[name].delegates_until = until
        members[name].reindexObject(idxs=["delegates_until"])
    assert [brain.Title for brain in members_by_delegates(True)] == ["Commune a"]
    missing = [brain.Title for brain in members_by_delegates(False)]
    assert missing == ["Commune b", "Commune c"]


@pytest.fixture
def page(integration):
    """`page(assembly, name)`: what a page says to the current user."""
    request = integration["request"]
    alsoProvides(request, IMutualisationLayer)
    return lambda obj, name="view": getMultiAdapter((obj, request), name=name)()


def test_results_are_public_once_settled(held, page):
    with api.env.adopt_user(user=nobody):
        assert ">36<" not in page(held)
    perform(held, "close")
    with api.env.adopt_user(user=nobody):
        assert ">36<" in page(held)


@pytest.mark.sends("IAssembly/@@second-assembly")
def test_the_second_assembly_is_called_from_the_page_of_the_first(
    failed, page, integration
):
    assert "@@second-assembly" in page(failed)
    integration["request"].form["_authenticator"] = createToken()
    page(failed, "second-assembly")
    second = api.content.get(UID=failed.followed_by)
    assert "@@second-assembly" not in page(failed)
    assert second.absolute_url() in page(failed)
    assert failed.absolute_url() in page(second)


PAGES = {"Accept": "text/html"}


@pytest.fixture
def announced(site, client):
    """The address of an assembly that an officer prepared and convened."""
    with api.env.adopt_user(username="imio-officer"):
        values = {"sitting_on": date(2099, 6, 18), "agenda": AGENDA}
        prepared = create_in(site["assemblees"], "Assembly", **values)
        document = NamedBlobFile(b"%PDF-", filename="comptes.pdf")
        create_in(prepared, "Annex", title="Comptes", file=document)
        perform(prepared, "convene")
    transaction.commit()
    return prepared.absolute_url()


def test_everybody_reads_the_agenda_and_the_staff_who_answered(announced, client):
    public, officer = client(), client("imio-officer")
    assert "represented" not in public.get(announced).json()
    assert public.get(f"{announced}/@mandates").status_code == 401
    told = officer.get(f"{announced}/@mandates").json()
    assert (len(told["unanswered"]), told["answered"]) == (6, [])
    assert told["points"][0]["in_favour"] == "0.00"


@pytest.mark.parametrize("login", [None, "agent-andenne", "imio-officer", "auditeur"])
def test_the_page_names_members_to_the_staff_alone(announced, client, login):
    page = client(login).get(announced, headers=PAGES)
    assert page.status_code == 200
    assert "Comptes annuels" in page.text
    staff = login in ("imio-officer", "auditeur")
    assert ("/adherents/gembloux" in page.text) is staff


def test_the_agenda_is_settled_once_convened(announced, client):
    officer = client("imio-officer")
    assert officer.patch(announced, json={"agenda": []}).status_code == 403
    assert officer.patch(announced, json={"place": "Namur"}).status_code == 403


@pytest.mark.parametrize("name", ["assemblees", "assemblees/@@delegues", "@@delegues"])
def test_the_lists_are_read(announced, client, name):
    page = client("imio-officer").get(name, headers=PAGES)
    assert page.status_code == 200
    assert "Gembloux" in page.text or announced in page.text


def test_the_public_is_told_of_no_delegate(client):
    assert client().get("@delegates").status_code == 401
    assert "login" in client().get("@@delegues", headers=PAGES).url
    told = client("imio-officer").get("@delegates?valid=no").json()
    assert "Gembloux" in [row["title"] for row in told]


@pytest.mark.parametrize(
    ("votes", "represented"), [((3, 2, 1), True), ((5, 0, 0), False)]
)
def test_votes_that_do_not_hold_together_are_refused(
    announced, site, client, votes, represented
):
    member = site["adherents"]["mons"].UID()
    row = {"member": member, "point": "1", **figures(*votes)}
    values = {"session_votes": [row], "represented": [member] if represented else []}
    answer = client("imio-officer").patch(announced, json=values)
    assert answer.status_code == 400 and answer.json()["reason"]
