"""What is published changes in public: a list, open data, mails, bids to confirm."""

from datetime import timedelta
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.base.pdf import sha256
from market import ALPHA
from market import TERMS

import pytest


HTML = {"Accept": "text/html"}
REMINDED = "attend toujours d’être confirmée"
PLAN = {"data": "eA==", "encoding": "base64", "filename": "plan.txt"}
DRAFT = "elle ne compte qu’une fois scellée"


def in_days(days):
    return (clock.today() + timedelta(days=days)).isoformat()


@pytest.fixture
def published(market):
    market.create()
    market.publish()
    return market


@pytest.fixture
def sealed(published):
    published.seal("partenaire-alpha", ALPHA, "42000")
    return published


def state(market):
    return market.read("partenaire-alpha", market.bids["partenaire-alpha"])[
        "review_state"
    ]


@pytest.mark.row("M12")
@pytest.mark.renders("tender/specification.typ")
def test_each_version_of_the_specifications_is_kept(published):
    address = f"{published.tender}/@@cahier-des-charges.pdf"
    public = published.client()
    first = public.get(address).content
    assert public.get(address).content == first
    published.amend(details="Autre chose")
    assert public.get(address).content != first
    old = f"{published.tender}/@@document-conserve?sha256={sha256(first)}"
    assert public.get(old).content == first


@pytest.mark.row("M13")
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"lots": [{**TERMS["lots"][0], "ceiling": None}]}, "ceiling_missing"),
        ({"lots": [{**TERMS["lots"][0], "ceiling": "0"}]}, "ceiling_missing"),
        ({"bids_due_on": in_days(29)}, "deadline_earlier"),
        ({"bids_due_at": "11:59:00"}, "deadline_earlier"),
        ({"bids_due_on": in_days(40), "change_reason": ""}, "change_reason_missing"),
        ({"details": "Autre chose", "change_reason": " "}, "change_reason_missing"),
        ({"committee": ["imio-officer"]}, "committee_too_small"),
        ({"committee": ["imio-officer"] * 2}, "committee_too_small"),
        ({"procedure": "negotiated_without_publication"}, "procedure_published"),
        ({"estimated_value": "1000"}, "estimate_published"),
        ({"questions_until": in_days(10)}, "questions_earlier"),
        ({"details": "Autre", "change_reason": "Chiffre d’affaires"}, "turnover_named"),
    ],
)
def test_what_may_not_change_is_as_it_was(published, changes, reason):
    before = published.read()
    body = {"change_reason": "Motif fictif", **changes}
    refused = published.refused("imio-officer", published.tender, body, "patch")
    assert (refused, published.read()) == (reason, before)


@pytest.mark.row("M13")
def test_a_change_of_terms_leaves_time(published):
    published.travel(days=25)
    body = {"details": "Autre chose", "change_reason": "Motif fictif"}
    late = published.refused("imio-officer", published.tender, body, "patch")
    assert late == "change_too_late"
    published.amend(details="Autre chose", bids_due_on=in_days(40))


@pytest.mark.row("M13")
def test_everybody_reads_what_changed_and_why(published):
    published.amend(bids_due_on=in_days(40), change_reason="Plus de temps")
    row = published.read(None)["modifications"][0]
    assert (row["changed_on"], row["reason"]) == (in_days(0), "Plus de temps")
    page = published.of(None).get(published.tender, headers=HTML).text
    assert all(row[name] in page for name in ("field", "before", "after", "reason"))


@pytest.mark.row("M13")
@pytest.mark.parametrize("name", ["cpv", "funding", "questions_until", "lots"])
def test_every_published_fact_is_told(published, name):
    lots = published.read()["lots"]
    values = {
        "cpv": "72000000-5",
        "funding": "Région",
        "questions_until": in_days(30),
        "lots": [{**lots[0], "quantity": "40"}],
    }
    published.amend(**{name: values[name]})
    (row,) = published.read(None)["modifications"]
    assert row["before"] != row["after"] != ""


@pytest.mark.row("M13")
def test_a_document_that_is_added_is_told(published):
    body = {"@type": "imio.mutualisation.Annex", "title": "Plan", "file": PLAN}
    refused = published.refused("imio-officer", published.tender, body)
    assert refused == "change_reason_missing"


@pytest.mark.row("M13")
def test_a_reason_saved_alone_is_that_of_the_documents_added_next(published):
    why = {"change_reason": "Plans corrigés"}
    published.done("imio-officer", published.tender, why, method="patch")
    files = [{**PLAN, "filename": f"{name}.txt"} for name in "ab"]
    published.done("imio-officer", f"{published.tender}/@annexes", {"files": files})
    told = [(row["after"], row["reason"]) for row in published.read()["modifications"]]
    assert [reason for _after, reason in told] == [*why.values()] * 2
    assert "b.txt" in told[1][0]
    published.amend(details="Autre chose")
    assert not published.read()["change_reason"]


@pytest.mark.row("H8")
def test_a_question_is_asked_once(published):
    ask = f"{published.tender}/@questions"
    published.done("partenaire-gamma", ask, {"question": "Combien ?"})
    again = published.refused("partenaire-gamma", ask, {"question": "combien  ?"})
    assert again == "question_twice"


@pytest.mark.row("D10")
def test_no_document_is_named_by_what_one_earns(published):
    why = {"change_reason": "Plans corrigés"}
    published.done("imio-officer", published.tender, why, method="patch")
    files = [{**PLAN, "filename": "chiffre-d-affaires.txt"}]
    url = f"{published.tender}/@annexes"
    refused = published.refused("imio-officer", url, {"files": files})
    assert refused == "turnover_named"


@pytest.mark.row("M13")
def test_open_data_has_the_amendment_and_its_tag(published):
    published.amend(bids_due_on=in_days(40), change_reason="Plus de temps")
    before, release = published.read(None, f"{published.tender}/@ocds")["releases"]
    assert (before["tag"], release["tag"]) == (["tender"], ["tenderAmendment"])
    assert release["tender"]["amendments"][0]["rationale"] == "Plus de temps"


@pytest.mark.row("H5", "M13")
@pytest.mark.parametrize(
    ("changes", "then"),
    [
        ({"bids_due_on": in_days(40)}, "sealed"),
        ({"title": "Logicel partagé"}, "sealed"),
        ({"cpv": "72000000-5"}, "sealed"),
        ({"title": "Matériel partagé"}, "to_confirm"),
        ({"details": "Avec reprise"}, "to_confirm"),
        ({"duration_months": 24}, "to_confirm"),
    ],
)
def test_a_bid_is_confirmed_where_it_would_bind_to_something_else(
    sealed, changes, then
):
    sealed.amend(**changes)
    assert state(sealed) == then


@pytest.mark.row("M13")
def test_a_draft_a_question_and_a_follower_are_told(published, sink):
    published.done("partenaire-beta", f"{published.tender}/@follow")
    published.done("partenaire-alpha", f"{ALPHA}/@bids", {"tender": published.tender})
    published.done(
        "partenaire-gamma", f"{published.tender}/@questions", {"question": "Combien ?"}
    )
    published.amend(bids_due_on=in_days(40))
    told = " ".join(mail["To"] for mail in sink.collect())
    assert all(name in told for name in ("alpha", "beta", "gamma"))


@pytest.mark.row("M13")
@pytest.mark.sends("ITender/@@suivre")
def test_a_partner_follows_from_the_page(published, sink):
    assert send(published.of("partenaire-beta"), f"{published.tender}/@@suivre").ok
    published.amend(bids_due_on=in_days(40))
    assert ["beta" in mail["To"] for mail in sink.collect()] == [True]


def test_only_partners_follow(published):
    refused = published.refused("agent-mons", f"{published.tender}/@follow")
    assert refused == "not_a_partner"


@pytest.mark.row("H5", "M13")
def test_who_has_not_confirmed_is_reminded_once_before_the_bids_are_due(sealed, sink):
    sealed.amend(details="Avec reprise")
    sealed.travel(days=27)
    for _round in range(2):
        sealed.done("imio-officer", "@due-steps")
    told = [mail["To"] for mail in sink.collect() if REMINDED in mail.get_content()]
    assert ["alpha" in each for each in told] == [True]


@pytest.mark.row("M1")
def test_a_bidder_alone_is_reminded_of_a_bid_that_is_not_sealed(published, sink):
    body = {"tender": published.tender}
    published.done("partenaire-alpha", f"{ALPHA}/@bids", body)
    published.travel(days=25)
    for _round in range(2):
        told = published.done("imio-officer", "@due-steps")
        assert published.tender not in [step["@id"] for step in told["steps"]]
    told = [mail["To"] for mail in sink.collect() if DRAFT in mail.get_content()]
    assert ["alpha" in each for each in told] == [True]
