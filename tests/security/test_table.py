"""The security table, cell by cell: every actor, in every state, every operation."""

from AccessControl.Implementation import getImplementationName
from AccessControl.users import nobody
from datetime import date
from functools import partial
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.base.guard import offers
from imio.mutualisation.demo.people import PASSWORD
from imio.mutualisation.security import ADMIN
from imio.mutualisation.security import ADVICE
from imio.mutualisation.security import ADVISER
from imio.mutualisation.security import AGENT
from imio.mutualisation.security import ALLOTMENT
from imio.mutualisation.security import ANYBODY
from imio.mutualisation.security import AUDITOR
from imio.mutualisation.security import BID
from imio.mutualisation.security import CALLED
from imio.mutualisation.security import DELIBERATION
from imio.mutualisation.security import FOLLOWUP
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
from imio.mutualisation.security import SIGNER
from imio.mutualisation.security import SIGNING
from imio.mutualisation.security import SITTING
from imio.mutualisation.security import TENDER
from imio.mutualisation.security import WORKFLOWS
from imio.mutualisation.workflows import ADDED
from imio.mutualisation.workflows import FIELD_PERMISSIONS
from plone import api

import pytest


# who, and the roles of the table each one holds in the records: of Andenne, of the
# partner Alpha, of a need of Andenne that Mons joined
ACTORS = {
    None: {ANYBODY},
    "agent-mons": {ANYBODY, POOL, PARTICIPANT},
    "signataire-mons": {ANYBODY, POOL, PARTICIPANT},
    "agent-andenne": {ANYBODY, POOL, AGENT, ADVISER, SIGNER},
    "signataire-andenne": {ANYBODY, POOL, AGENT, SIGNATORY},
    "partenaire-alpha": {ANYBODY, PARTNER, CALLED},
    "partenaire-beta": {ANYBODY},
    "imio-officer": {ANYBODY, OFFICER},
    "imio-manager": {ANYBODY, MANAGER},
    "auditeur": {ANYBODY, AUDITOR},
    "technician": {ANYBODY, ADMIN},
}
AWARDED = "developpement-et-integration-de-logiciels-libres"
LICENCE = "dematerialisation-du-courrier-licence-fictive"
VIEW = ("View", "Access contents information", "List folder contents")
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
    ADVICE,
    FOLLOWUP,
    SIGNING,
    SITTING,
    NEED,
    ALLOTMENT,
    RESOURCE,
    TENDER,
)
# Where the people of Alpha hold theirs.
OF_A_PARTNER = (PARTNER_FILE, BID, QUOTE)


def brought(obj, workflow, state):
    """The object, put into a state whatever its rules say."""
    tool = api.portal.get_tool("portal_workflow")
    tool.setStatusOf(workflow.id, obj, {"review_state": state.id})
    tool[workflow.id].updateRoleMappingsFor(obj)
    return obj


def actors():
    """The user that each login stands for."""
    return {
        login: api.user.get(username=login) if login else nobody for login in ACTORS
    }


def as_each(people, look):
    """What `look()` answers to every actor."""
    seen = {}
    for login, user in people.items():
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


def request_of(demo, andenne):
    """In support, and proposed to Alpha, whose quote it holds."""
    supported = existing("ServiceRequest", review_state="support")
    request = next(b for b in supported if "/andenne/" in b.getPath()).getObject()
    alpha = demo["partenaires"]["logiciels-fictifs-alpha"].UID()
    request.calls = [{**CALL, "partner": alpha}]
    request.objectValues()[0].issuer = alpha
    return request


def need_of(demo, andenne):
    """One that Mons joined."""
    need = create_in(demo["besoins"], "Need", title="Parc", member=andenne.UID())
    need.joined = [{**JOINED, "member": demo["adherents"]["mons"].UID()}]
    return need


def product_of(demo, andenne):
    demo["catalogue"]["ged"].member = andenne.UID()
    return demo["catalogue"]["ged"]


def shared_by(demo, andenne):
    return create_in(
        demo["ressources"], "Resource", title="Guide", member=andenne.UID()
    )


def tender_of(demo, andenne):
    """Whose contracting authority is Andenne."""
    tender = demo["marches"][AWARDED]
    tender.buyer = andenne.UID()
    return tender


def signing_of(demo, andenne):
    """An agent of Andenne signs."""
    act = create_in(andenne, "Deliberation", title="Projet")
    signers = [{"account": "agent-andenne", "function": ""}]
    return create_unasked(act, "Signing", signers=signers)


def advice_of(demo, andenne):
    """Asked of an agent of Andenne."""
    andenne.advisers = [{"service": "S", "kind": "service", "people": "agent-andenne"}]
    act = create_in(andenne, "Deliberation", title="Projet")
    return create_in(act, "Advice", service="S")


# One object of each type; those of a member are of Andenne.
RECORDS = {
    "Section": lambda demo, andenne: demo["adherents"],
    "Member": lambda demo, andenne: andenne,
    "Deliberation": lambda demo, andenne: andenne["deliberation"],
    "Advice": advice_of,
    "Signing": signing_of,
    "Followup": lambda demo, andenne: create_in(andenne["deliberation"], "Followup"),
    "Sitting": lambda demo, andenne: create_in(andenne, "Sitting"),
    "Assembly": lambda demo, andenne: create_in(demo["assemblees"], "Assembly"),
    "Product": product_of,
    "ServiceRequest": request_of,
    "Quote": lambda demo, andenne: request_of(demo, andenne).objectValues()[0],
    "Need": need_of,
    "Partner": lambda demo, andenne: demo["partenaires"]["logiciels-fictifs-alpha"],
    "Tender": tender_of,
    "Bid": lambda demo, andenne: demo["partenaires"][
        "logiciels-fictifs-alpha"
    ].objectValues()[0],
    "WatchedTender": lambda demo, andenne: create_in(
        demo["marches"], "WatchedTender", ocid="ocds-x-1"
    ),
    "Licence": lambda demo, andenne: demo["licences"][LICENCE],
    "Allotment": lambda demo, andenne: andenne["attribution"],
    "Incident": lambda demo, andenne: create_in(
        demo["continuite"], "Incident", title="Fin"
    ),
    "Resource": shared_by,
}


@pytest.fixture(params=WORKFLOWS, ids=lambda workflow: workflow.id)
def ruled(request, demo):
    """An object of each type, and its workflow."""
    demo.acl_users.userFolderAddUser("technician", PASSWORD, ["Manager"], [])
    make = RECORDS[request.param.portal_type.rpartition(".")[2]]
    with api.env.adopt_roles(["Manager"]):
        return make(demo, demo["adherents"]["andenne"]), request.param


def in_each_state(ruled, look):
    """What `look(obj, state)` answers in every state, to every actor."""
    (obj, workflow), people = ruled, actors()
    return {
        state.id: as_each(people, partial(look, brought(obj, workflow, state), state))
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
    (obj, workflow), people = ruled, actors()
    query = {"path": {"query": "/".join(obj.getPhysicalPath()), "depth": 0}}
    found = {}
    for state in workflow.states:
        brought(obj, workflow, state).reindexObjectSecurity()
        found[state.id] = as_each(people, lambda: bool(api.content.find(**query)))
    assert found == by_table(workflow, lambda state, roles: bool(roles & {*state.view}))


def test_history_is_for_the_people_of_the_thread(ruled):
    people = {*READERS, *(MEMBERS if ruled[1] in OF_A_MEMBER else ())}
    people |= {PARTNER} if ruled[1] in OF_A_PARTNER else set()
    tool = api.portal.get_tool("portal_workflow")

    def told(obj, state):
        return tool.getInfoFor(obj, "review_history", None) is not None

    expected = by_table(ruled[1], lambda state, roles: bool(roles & people))
    assert in_each_state(ruled, told) == expected


def test_rights_are_decided_by_the_code_that_a_site_runs(portal):
    """In C: the tests choose it before their layers choose another one."""
    assert getImplementationName() == "C"
