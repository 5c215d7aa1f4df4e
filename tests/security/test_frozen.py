"""What is sent stays as it was, and what is numbered stays: for everybody."""

from forms import send
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.security import TYPES
from Products.SiteAccess.VirtualHostMonster import manage_addVirtualHostMonster

import pytest


PAGE = {"Accept": "text/html"}
STAFF = ("imio-officer", "imio-manager", "technician")
LINE = {
    "kind": "other",
    "label": "Ajout",
    "quantity": "1",
    "unit_price": "1",
    "vat_rate": "21",
}
CHANGES = [
    ("PATCH", "", {"lines": [LINE]}),
    ("PATCH", "", {"valid_until": "2030-01-01"}),
    ("PATCH", "", {"remarks": "Autre chose"}),
    ("PATCH", "", {"number": "DEV-2030-00001/1"}),
    ("PATCH", "", {"id": "autre"}),
    ("PUT", "", {"remarks": "Autre chose"}),
    ("DELETE", "", None),
    ("POST", "@sharing", {"inherit": False}),
    ("POST", "@lock", {}),
    ("POST", "@workflow/send", {}),
    ("POST", "@workflow/back_to_draft", {}),
    ("POST", "", {"@type": "imio.mutualisation.Quote"}),
    ("POST", "@tus-upload", {}),
]
FORMS = [
    ("@@edit", {"form.widgets.remarks": "x", "form.buttons.save": "1"}),
    ("object_rename", {"new_ids:list": "autre"}),
    ("delete_confirmation", {"form.buttons.Delete": "1"}),
    ("@@fc-delete", {"selection": "[]"}),
    ("@@sharing", {"form.button.Save": "1"}),
    ("manage_changeProperties", {"title": "x"}),
    ("manage_delObjects", {"ids:list": "devis"}),
    ("manage_renameObject", {"id": "devis", "new_id": "autre"}),
    ("manage_permission", {"permission_to_manage": "Modify portal content"}),
    ("manage_setLocalRoles", {"userid": "imio-officer", "roles:list": "Owner"}),
    ("setTitle", {"title": "x"}),
]


@pytest.fixture
def quote(client):
    """The address of a quote of Andenne that was accepted."""
    return first(client("auditeur"), "accepted")


def first(person, state):
    """The address of the first item of Andenne in a state."""
    found = person.get(f"adherents/andenne/@search?review_state={state}")
    return found.json()["items"][0]["@id"]


def stored(client, address):
    return client("auditeur").get(address).json()


@pytest.mark.parametrize("login", STAFF)
def test_a_sent_quote_changes_by_no_service(client, technician, quote, login):
    before, person = stored(client, quote), client(login)
    answers = {
        (method, name, str(body)): person.request(
            method, f"{quote}/{name}", json=body
        ).status_code
        for method, name, body in CHANGES
    }
    assert {key: code for key, code in answers.items() if not 400 <= code < 500} == {}
    assert stored(client, quote) == before


@pytest.mark.parametrize("login", STAFF)
def test_a_sent_quote_changes_by_no_form(client, technician, quote, login):
    before, person = stored(client, quote), client(login)
    for name, fields in FORMS:
        send(person, f"{quote}/{name}", **fields)
        send(person, f"{quote.rpartition('/')[0]}/{name}", **fields)
    assert stored(client, quote) == before


@pytest.mark.parametrize("login", STAFF)
@pytest.mark.parametrize("service", ["@copy", "@move"])
def test_a_quote_is_neither_copied_nor_moved(client, technician, quote, login, service):
    request, member = quote.rpartition("/")[0], "adherents/mons"
    before = [stored(client, address) for address in (request, member)]
    for source, target in ((quote, request), (request, member)):
        answer = client(login).post(f"{target}/{service}", json={"source": source})
        assert 400 <= answer.status_code < 500, answer.text
    assert [stored(client, address) for address in (request, member)] == before


@pytest.mark.parametrize("login", ["agent-andenne", *STAFF])
@pytest.mark.parametrize("levels", [1, 2, 3], ids=["request", "member", "section"])
def test_nobody_deletes_a_number_nor_what_holds_it(
    client, technician, quote, login, levels
):
    address = quote.rsplit("/", levels)[0]
    assert 400 <= client(login).delete(address).status_code < 500
    assert stored(client, quote)["number"]


@pytest.mark.parametrize(
    ("login", "body", "expected"),
    [
        ("agent-andenne", {"estimated_days": "1"}, (403, "field_not_yours")),
        ("agent-andenne", {"route": "partner"}, (403, "field_not_yours")),
        ("agent-andenne", {"plan": [{"task": "x"}]}, (403, "field_not_yours")),
        ("agent-andenne", {"thread": "MUT-2030-00001"}, (403, "field_not_yours")),
        ("agent-andenne", {"review_state": "support"}, (403, "field_not_yours")),
        ("agent-andenne", {"layout": "edit"}, (403, "field_not_yours")),
        ("imio-officer", {"annual_fee": "0"}, (403, "field_not_yours")),
        ("imio-officer", {"requested_on": "2020-01-01"}, (403, "field_not_yours")),
        ("imio-officer", {"estimate_days": "1"}, (400, "unknown_field")),
        ("imio-officer", {"ordering": {"obj_id": "x"}}, (400, "unknown_field")),
    ],
)
def test_what_may_not_be_written_is_refused_not_dropped(client, login, body, expected):
    address = first(client(login), "draft")
    before = stored(client, address)
    for sent in (body, {"need": "Autre chose", **body}):
        answer = client(login).patch(address, json=sent)
        assert (answer.status_code, answer.json()["reason"]) == expected
    assert stored(client, address) == before


@pytest.mark.parametrize(
    "values",
    [{"estimated_days": "1"}, {"thread": "MUT-2030-00001"}, {"id": "@search"}],
)
def test_nor_is_it_taken_at_birth(client, values):
    body = {"@type": "imio.mutualisation.ServiceRequest", **values}
    before = stored(client, "adherents/andenne")["items_total"]
    answer = client("agent-andenne").post("adherents/andenne", json=body)
    assert (answer.status_code, answer.json()["reason"]) == (403, "field_not_yours")
    assert stored(client, "adherents/andenne")["items_total"] == before


@pytest.mark.parametrize(
    ("login", "path"),
    [
        ("agent-andenne", "adherents/andenne"),
        ("imio-officer", "adherents/andenne"),
        ("imio-officer", "catalogue/ged"),
        ("agent-andenne", "draft"),
        ("imio-officer", "draft"),
    ],
)
def test_all_that_is_given_may_be_sent_back(client, login, path):
    person = client(login)
    path = first(person, path) if path == "draft" else path
    given = person.get(path).json()
    answer = person.patch(path, json=given)
    assert answer.status_code == 204, answer.text
    again = person.get(path).json()
    assert {**given, "modified": None} == {**again, "modified": None}


# --- An act ------------------------------------------------------------------

ACT_CHANGES = [
    ("PATCH", "", {"title": "Autre chose"}),
    ("PATCH", "", {"articles": [{"text": "Autre chose"}]}),
    ("PATCH", "", {"votes_for": 1}),
    ("PATCH", "", {"thread": "MUT-2030-00001"}),
    ("PATCH", "", {"number": "DEL-2030-00001"}),
    ("PATCH", "", {"executory_on": "2020-01-01"}),
    ("PATCH", "", {"supervision_kind": "none"}),
    ("PATCH", "", {"outcome": "approved"}),
    ("DELETE", "", None),
    ("POST", "@sharing", {"inherit": False}),
    ("POST", "@workflow/adopt", {}),
    ("POST", "@workflow/back_to_scheduled", {}),
]
ACT_FORMS = [
    (
        "@@edit",
        {"form.widgets.title": "x", "form.widgets.votes_for": "1"},
    ),
    ("object_rename", {"new_ids:list": "autre"}),
    ("delete_confirmation", {"form.buttons.Delete": "1"}),
    ("setTitle", {"title": "x"}),
]


@pytest.mark.parametrize("login", ["agent-andenne", *STAFF])
def test_an_executory_act_changes_by_no_channel(client, technician, login):
    act, person = first(client("auditeur"), "executory"), client(login)
    before = stored(client, act)
    answers = {
        (method, name, str(body)): person.request(
            method, f"{act}/{name}", json=body
        ).status_code
        for method, name, body in ACT_CHANGES
    }
    assert {key: code for key, code in answers.items() if not 400 <= code < 500} == {}
    for name, fields in ACT_FORMS:
        send(person, f"{act}/{name}", **fields, **{"form.buttons.save": "1"})
    after = stored(client, act)
    unchanged = before.keys() - {"modified", "next_item", "previous_item"}
    assert {name: after[name] for name in unchanged} == {
        name: before[name] for name in unchanged
    }


@pytest.mark.parametrize("login", ["agent-andenne", "imio-officer"])
def test_what_a_get_of_an_act_answers_may_be_sent_back(client, login):
    person, url = client(login), "adherents/andenne/deliberation-2"
    whole = person.get(url).json()
    assert person.patch(url, json=whole).status_code == 204
    assert person.get(url).json()["articles"] == whole["articles"]


def test_nobody_owns_a_record(demo):
    records = [
        brain._unrestrictedGetObject() for name in TYPES for brain in existing(name)
    ]
    assert len(records) > 50
    assert not [each.absolute_url(1) for each in records if each.get_local_roles()]


@pytest.mark.parametrize("state", ["adopted", "published"])
def test_who_wrote_an_act_changes_it_by_no_form_of_plone(client, state):
    """With a valid token, as a page of the site sends it."""
    agent = client("agent-andenne")
    found = agent.get(
        f"adherents/andenne/@search?review_state={state}&portal_type=imio.mutualisation.Deliberation"
    )
    address = found.json()["items"][0]["@id"]
    before = stored(client, address)
    for name, fields in FORMS:
        if name != "@@edit":  # of what may still be written: the supervision, say
            send(agent, f"{address}/{name}", **fields)
    assert stored(client, address) == before


@pytest.mark.parametrize(
    "name",
    [
        "++add++imio.mutualisation.ServiceRequest",
        "++add++imio.mutualisation.Deliberation",
        "++resource++orderedselect_input.js",
    ],
)
def test_the_threshold_lets_forms_and_their_scripts_pass(client, name):
    agent = client("agent-andenne")
    page = agent.get(f"adherents/andenne/{name}", headers={"Accept": "text/html"})
    assert page.status_code == 200


def host_virtually(site):
    root = site.aq_inner.aq_parent
    if "virtual_hosting" not in root.objectIds():
        manage_addVirtualHostMonster(root, "virtual_hosting")


def test_the_path_before_a_virtual_host_opens_nothing(client, site, once):
    """What Zope puts before the path of a site is not what is published."""
    once(host_virtually)
    public, root = client(), site.absolute_url().rpartition("/")[0]
    hosted = f"{root}/VirtualHostBase/http/localhost:80/plone/VirtualHostRoot"
    act = f"{hosted}/_vh_++resource++/deliberations/deliberation"
    assert public.get(act, headers=PAGE).ok
    assert public.get(f"{act}/@@content-core", headers=PAGE).status_code == 404


STOCK_VIEWS = (
    "content-core",
    "full_view",
    "listing_view",
    "folder_contents",
    "rss.xml",
)


@pytest.mark.parametrize("accept", ["text/html", "application/json", "*/*"])
@pytest.mark.parametrize("login", [None, "agent-andenne", "imio-manager"])
def test_a_stock_view_of_a_record_is_closed_however_it_is_asked(client, login, accept):
    """What was masked is shown by none of them, nor over REST."""
    person, headers = client(login), {"Accept": accept}
    for name in STOCK_VIEWS:
        for page in (name, f"@@{name}"):
            answer = person.get(f"deliberations/deliberation/{page}", headers=headers)
            assert answer.status_code == 404, page
