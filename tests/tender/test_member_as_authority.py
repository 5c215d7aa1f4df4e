"""A member is the contracting authority: it agrees and decides, IMIO advises."""

from forms import send
from market import ALPHA
from market import COMMITTEE
from market import decision

import pytest
import re


pytestmark = pytest.mark.row("L4", "D23")

HTML = {"Accept": "text/html"}
OFFICER, SIGNATORY, AGENT = "imio-officer", "signataire-andenne", "agent-andenne"
ANDENNE = "adherents/andenne"
SHOWN = r'name="shown"\s+type="hidden"\s+value="(.+?)"'
TASKS = [
    {"phase": "selection", "task": "Cadrage du besoin", "done_on": "2020-03-02"},
    {"phase": "pooling", "task": "Conditions pour tous", "due": "2200-01-31"},
]


@pytest.fixture
def drafted(market):
    """A tender of Andenne in preparation, with its keys."""
    andenne = market.read(url=ANDENNE)["UID"]
    market.create(buyer=andenne, ownership="shared", advice=TASKS)
    for login in COMMITTEE:
        market.deposit(login)
    return market


def agree(market):
    return market.act(SIGNATORY, "approve", market.tender)


def test_the_authority_agrees_to_what_is_published(drafted):
    why = drafted.why_not(OFFICER, "publish", drafted.tender)
    assert why == "buyer_approval_missing"
    agree(drafted)
    assert drafted.why_not(SIGNATORY, "approve", drafted.tender) == "already_approved"
    drafted.amend(details="Autre chose")
    why = drafted.why_not(OFFICER, "publish", drafted.tender)
    assert why == "buyer_approval_missing"
    agree(drafted)
    drafted.act(OFFICER, "publish", drafted.tender)


def test_nobody_agrees_where_imio_is_the_authority(market):
    market.create()
    tender = market.tender
    assert market.of(SIGNATORY).get(tender).status_code in (401, 403, 404)
    why = market.refused(SIGNATORY, f"{tender}/@workflow/approve")
    assert why in ("not_let_in", "nothing_there")


@pytest.mark.parametrize(
    ("login", "sees"),
    [(SIGNATORY, True), (AGENT, True), ("agent-mons", False), (None, False)],
)
def test_its_people_alone_see_it_before_the_publication(drafted, login, sees):
    answer = drafted.of(login).get(drafted.tender, headers=HTML, allow_redirects=False)
    assert (answer.status_code == 200) is sees
    if sees:
        assert "Cadrage du besoin" in answer.text


def test_an_agent_does_not_agree_and_nobody_of_a_member_writes(drafted):
    agree_by = f"{drafted.tender}/@workflow/approve"
    assert drafted.refused(AGENT, agree_by) in ("not_your_role", 401, 403)
    for login in (AGENT, SIGNATORY):
        body = {"title": "Autre"}
        assert drafted.of(login).patch(drafted.tender, json=body).status_code in (
            401,
            403,
        )


def test_everybody_reads_who_buys_and_who_owns_the_result(drafted):
    agree(drafted)
    drafted.act(OFFICER, "publish", drafted.tender)
    page = drafted.of(None).get(drafted.tender, headers=HTML).text
    for told in ("Commune d’Andenne", "Conseille le pouvoir", "Partagée"):
        assert told in page
    assert "Cadrage du besoin" not in page
    release = drafted.done(None, f"{drafted.tender}/@ocds", method="get")["releases"][0]
    assert release["buyer"]["name"] == "Commune d’Andenne"
    entity = release["tender"]["procuringEntity"]["name"]
    assert entity != release["buyer"]["name"]
    for name, value in (("buyer", None), ("ownership", "imio")):
        other = {name: value, "change_reason": "x"}
        reason = drafted.refused(OFFICER, drafted.tender, other, method="patch")
        assert reason == f"{name}_published"


def test_its_signatories_are_told_what_changes_of_what_they_agreed_to(drafted, sink):
    agree(drafted)
    drafted.act(OFFICER, "publish", drafted.tender)
    sink.collect()
    drafted.amend(details="Autre chose")
    agree(drafted)
    told = {mail["To"] for mail in sink.collect() if "a changé" in mail.get_content()}
    assert "signataire-andenne@example.org" in told


def test_the_award_rests_on_a_decision_of_the_member(drafted):
    agree(drafted)
    drafted.act(OFFICER, "publish", drafted.tender)
    for login in COMMITTEE:
        drafted.declare(login)
    drafted.seal("partenaire-alpha", ALPHA, "40000")
    drafted.open()
    drafted.judge({"partenaire-alpha": 80})
    named = f"{drafted.tender}/@decision"
    of_imio = adopted(drafted, "deliberations", decision())
    assert drafted.refused(OFFICER, named, {"act": of_imio}) == "award_act_not_own"
    own = adopted(
        drafted, ANDENNE, decision(body="council", supervision_kind="general")
    )
    drafted.done(OFFICER, named, {"act": own})
    drafted.act(OFFICER, "notify_award", drafted.tender)


def adopted(market, where, body):
    act = market.done(OFFICER, where, body)["@id"]
    for step in ("schedule", "adopt"):
        market.act(OFFICER, step, act)
    return act


@pytest.fixture
def published(drafted):
    agree(drafted)
    drafted.act(OFFICER, "publish", drafted.tender)
    return drafted


PLAN = {"data": "eA==", "encoding": "base64", "filename": "plan.txt"}


def test_what_imio_changes_waits_for_the_authority(published, sink):
    before = published.read(None)
    sink.collect()
    published.amend(details="Autre chose")
    after = published.read()
    (row,) = after["proposed"]
    assert (after["details"], row["after"]) == (before["details"], "Autre chose")
    assert "proposed" not in published.read(None)
    assert "signataire-andenne@example.org" in {each["To"] for each in sink.collect()}
    agree(published)
    after = published.read(None)
    assert after["details"] == "Autre chose"
    assert [row["reason"] for row in after["modifications"]] == ["Motif fictif"]
    assert not published.read()["proposed"]


def test_a_change_that_is_declined_leaves_no_trace_in_public(published):
    published.amend(details="Autre chose")
    public = published.read(None)
    decline = f"{published.tender}/@workflow/decline"
    assert published.refused(OFFICER, decline, {"comment": "Non"}) == "not_your_role"
    published.act(SIGNATORY, "decline", published.tender, "Pas pour nous")
    assert published.read()["proposed"] == []
    assert published.read(None)["details"] == public["details"]
    assert published.why_not(SIGNATORY, "approve", published.tender) == (
        "nothing_to_approve"
    )


def test_a_document_waits_too(published):
    published.amend(bids_due_on="2190-01-01")
    why = {"change_reason": "Plan corrigé"}
    published.done(OFFICER, published.tender, why, method="patch")
    files = f"{published.tender}/@annexes"
    (made,) = published.done(OFFICER, files, {"files": [PLAN]})["items"]
    assert published.of(None).get(made["@id"]).status_code in (401, 404)
    assert len(published.read()["proposed"]) == 2
    agree(published)
    assert published.of(None).get(made["@id"]).status_code == 200
    reasons = {row["reason"] for row in published.read(None)["modifications"]}
    assert reasons == {"Motif fictif", "Plan corrigé"}


def test_bidders_confirm_what_the_authority_agreed_to(published):
    published.seal("partenaire-alpha", ALPHA, "40000")
    bid = published.bids["partenaire-alpha"]
    published.amend(details="Autre chose")
    assert published.read("partenaire-alpha", bid)["review_state"] == "sealed"
    agree(published)
    assert published.read("partenaire-alpha", bid)["review_state"] == "to_confirm"


def test_the_authority_gives_its_market_up_itself(published):
    lot = {"lot": "1", "outcome": "cancelled", "reason": "Plus de budget"}
    for login in ("imio-manager", AGENT):
        end = f"{published.tender}/@end-lot"
        assert published.refused(login, end, lot) == "not_your_role"
    why = published.why_not("imio-manager", "cancel", published.tender, "Non")
    assert why == "buyer_decides"
    page = published.of(SIGNATORY).get(published.tender, headers=HTML).text
    assert "Annuler le marché" in page and "@@terminer-lot" in page
    published.act(SIGNATORY, "cancel", published.tender, "Plus de budget")


def test_a_document_that_is_kept_from_the_public_is_in_no_public_list(published):
    why = "Il nomme une personne : le public ne le lit pas"
    hidden = {"confidential": True, "confidentiality_reason": why}
    body = {"@type": "imio.mutualisation.Annex", "title": "Nom secret", "file": PLAN}
    published.done(OFFICER, published.tender, {**body, **hidden})
    assert "Nom secret" not in str(published.read(None))


@pytest.mark.row("L4", "M12")
def test_nobody_agrees_to_what_the_page_did_not_show(published):
    published.amend(details="Autre chose")
    signatory = published.of(SIGNATORY)
    step = f"{published.tender}/@@transition?id=approve"
    shown = re.search(SHOWN, signatory.get(step, headers=HTML).text)[1]
    published.amend(details="Tout autre chose")
    refused = send(signatory, step, shown=shown)
    assert (refused.status_code, published.read()["details"]) == (409, "")
    shown = re.search(SHOWN, signatory.get(step, headers=HTML).text)[1]
    assert send(signatory, step, shown=shown).status_code < 400
    assert published.read()["details"] == "Tout autre chose"
