"""The security table, cell by cell: every actor, in every state, every operation."""

from AccessControl.users import nobody
from datetime import date
from functools import partial
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import offers
from imio.mutualisation.demo.people import PASSWORD
from imio.mutualisation.security import ADMIN
from imio.mutualisation.security import AGENT
from imio.mutualisation.security import ALLOTMENT
from imio.mutualisation.security import ANYBODY
from imio.mutualisation.security import AUDITOR
from imio.mutualisation.security import BID
from imio.mutualisation.security import CALLED
from imio.mutualisation.security import DELIBERATION
from imio.mutualisation.security import MANAGER
from imio.mutualisation.security import MEMBER
from imio.mutualisation.security import MEMBERS
from imio.mutualisation.security import NEED
from imio.mutualisation.security import OFFICER
from imio.mutualisation.security import PARTICIPANT
from imio.mutualisation.security import PARTNER
from imio.mutualisation.security import PARTNER_FILE
from imio.mutualisation.security import POOL
from imio.mutualisation.security import PRODUCT
from imio.mutualisation.security import QUOTE
from imio.mutualisation.security import READERS
from imio.mutualisation.security import REQUEST
from imio.mutualisation.security import RESOURCE
from imio.mutualisation.security import SIGNATORY
from imio.mutualisation.security import SITTING
from imio.mutualisation.security import WORKFLOWS
from imio.mutualisation.workflows import ADD_PERMISSIONS
from imio.mutualisation.workflows import FIELD_PERMISSIONS
from plone import api

import pytest


# who, and the roles of the table each one holds in the records: of Andenne, of the
# partner Alpha, of a need of Andenne that Mons joined
ACTORS = {
    None: {ANYBODY},
    "agent-mons": {ANYBODY, POOL, PARTICIPANT},
    "signataire-mons": {ANYBODY, POOL, PARTICIPANT},
    "agent-andenne": {ANYBODY, POOL, AGENT},
    "signataire-andenne": {ANYBODY, POOL, AGENT, SIGNATORY},
    "partenaire-alpha": {ANYBODY, PARTNER, CALLED},
    "partenaire-beta": {ANYBODY},
    "imio-officer": {ANYBODY, OFFICER},
    "imio-manager": {ANYBODY, MANAGER},
    "auditeur": {ANYBODY, AUDITOR},
    "technician": {ANYBODY, ADMIN},
}
VIEW = ("View", "Access contents information", "List folder contents")
ADDED = ADD_PERMISSIONS
NEVER = (
    "CMFEditions: Access previous versions",
    "CMFEditions: Revert to previous versions",
    "CMFEditions: Save new version",
    "Change local roles",
    "Copy or Move",
    "Request review",
    "Review portal content",
    "Sharing page: Delegate roles",
)


def operations(state):
    """Each permission that counts, with the roles that should hold it."""
    adders, fields = dict(state.add), dict(state.fields)
    return {
        **dict.fromkeys(VIEW, state.view),
        "Modify portal content": state.edit,
        "Delete objects": state.delete,
        **{f"imio.mutualisation: Add {name}": adders.get(name, ()) for name in ADDED},
        **{name: fields.get(name, ()) for name in FIELD_PERMISSIONS},
        **dict.fromkeys(NEVER, ()),
    }


# Where the agents and signatories of Andenne hold their roles.
OF_A_MEMBER = (
    MEMBER,
    PRODUCT,
    REQUEST,
    QUOTE,
    DELIBERATION,
    SITTING,
    NEED,
    ALLOTMENT,
    RESOURCE,
)
# Where the people of Alpha hold theirs.
OF_A_PARTNER = (PARTNER_FILE, BID, QUOTE)


def brought(obj, workflow, state):
    """The object, put into a state whatever its rules say."""
    tool = api.portal.get_tool("portal_workflow")
    tool.setStatusOf(workflow.id, obj, {"review_state": state.id})
    tool[workflow.id].updateRoleMappingsFor(obj)
    return obj


def as_each_actor(look):
    """What `look()` answers to every actor."""
    seen = {}
    for login in ACTORS:
        user = api.user.get(username=login) if login else nobody
        with api.env.adopt_user(user=user):
            seen[login] = look()
    return seen


CALL = {
    "rank": 1,
    "title": "",
    "asked_on": date(2026, 1, 5),
    "due_on": date(2026, 1, 15),
    "answer": "accepted",
    "answered_on": date(2026, 1, 6),
    "reason": "",
}
JOINED = {
    "title": "Mons",
    "volume": None,
    "commitment": "linked",
    "inhabitants": None,
    "joined_on": date(2026, 1, 5),
}


@pytest.fixture
def records(demo):
    """One object of each type; those of a member are of Andenne."""
    demo.acl_users.userFolderAddUser("technician", PASSWORD, ["Manager"], [])
    request = next(
        brain._unrestrictedGetObject()
        for brain in existing("ServiceRequest", review_state="support")
        if "/andenne/" in brain.getPath()
    )
    andenne, mons = demo["adherents"]["andenne"], demo["adherents"]["mons"]
    alpha = demo["partenaires"]["logiciels-fictifs-alpha"]
    request.calls = [{**CALL, "partner": alpha.UID()}]
    quote = request.objectValues()[0]
    quote.issuer = alpha.UID()
    demo["catalogue"]["ged"].member = andenne.UID()
    with api.env.adopt_roles(["Manager"]):
        sitting = create_in(andenne, "Sitting")
        assembly = create_in(demo["assemblees"], "Assembly")
        need = create_in(demo["besoins"], "Need", title="Parc", member=andenne.UID())
        need.joined = [{**JOINED, "member": mons.UID()}]
        incident = create_in(demo["continuite"], "Incident", title="Fin")
        resource = create_in(
            demo["ressources"], "Resource", title="Guide", member=andenne.UID()
        )
        watched = create_in(demo["marches"], "WatchedTender", ocid="ocds-x-1")
    return {
        "Section": demo["adherents"],
        "Member": andenne,
        "Deliberation": andenne["deliberation"],
        "Sitting": sitting,
        "Assembly": assembly,
        "Product": demo["catalogue"]["ged"],
        "ServiceRequest": request,
        "Quote": quote,
        "Need": need,
        "Partner": alpha,
        "Tender": existing("Tender", review_state="awarded")[0].getObject(),
        "Bid": alpha["offre"],
        "WatchedTender": watched,
        "Licence": existing("Licence", sort_on="sortable_title")[
            0
        ]._unrestrictedGetObject(),
        "Allotment": andenne["attribution"],
        "Incident": incident,
        "Resource": resource,
    }


@pytest.fixture(params=WORKFLOWS, ids=lambda workflow: workflow.id)
def ruled(request, records):
    """An object of each type, and its workflow."""
    return records[request.param.portal_type.rpartition(".")[2]], request.param


def in_each_state(ruled, look):
    """What `look(obj, state)` answers in every state, to every actor."""
    obj, workflow = ruled
    return {
        state.id: as_each_actor(partial(look, brought(obj, workflow, state), state))
        for state in workflow.states
    }


def by_table(workflow, look):
    """What `look(state, roles)` expects in every state, of every actor."""
    return {
        state.id: {login: look(state, roles) for login, roles in ACTORS.items()}
        for state in workflow.states
    }


def test_permissions_are_those_of_the_table(ruled):
    def granted(obj, state):
        table = operations(state)
        return {name for name in table if api.user.has_permission(name, obj=obj)}

    def expected(state, roles):
        table = operations(state)
        return {name for name, holders in table.items() if roles & set(holders)}

    assert in_each_state(ruled, granted) == by_table(ruled[1], expected)


def test_transitions_are_offered_to_those_of_the_table(ruled):
    def offered(obj, state):
        return {each.id for each in offers(obj) if each.mine}

    def expected(state, roles):
        exits = (e for e in ruled[1].transitions if state.id in e.sources)
        return {each.id for each in exits if roles & set(each.roles)}

    assert in_each_state(ruled, offered) == by_table(ruled[1], expected)


def test_the_catalogue_shows_those_who_may_view(ruled):
    obj, workflow = ruled
    query = {"path": {"query": "/".join(obj.getPhysicalPath()), "depth": 0}}
    found = {}
    for state in workflow.states:
        brought(obj, workflow, state).reindexObjectSecurity()
        found[state.id] = as_each_actor(lambda: bool(api.content.find(**query)))
    assert found == by_table(workflow, lambda state, roles: bool(roles & {*state.view}))


def test_history_is_for_the_people_of_the_thread(ruled):
    people = {*READERS, *(MEMBERS if ruled[1] in OF_A_MEMBER else ())}
    people |= {PARTNER} if ruled[1] in OF_A_PARTNER else set()
    tool = api.portal.get_tool("portal_workflow")

    def told(obj, state):
        return tool.getInfoFor(obj, "review_history", None) is not None

    expected = by_table(ruled[1], lambda state, roles: bool(roles & people))
    assert in_each_state(ruled, told) == expected
