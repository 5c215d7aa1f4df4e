"""Quotes in Plone: computed, sent, signed, out of date."""

from datetime import date
from datetime import timedelta
from decimal import Decimal
from documents import printed
from documents import squeezed
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.base import settings
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.quote.due import settle
from imio.mutualisation.rules.money import vat
from imio.mutualisation.rules.tariff import first_year_fee
from io import BytesIO
from plone import api
from present import numbered
from pypdf import PdfReader

import pytest


TODAY = date(2026, 6, 1)
LINE = {
    "kind": "other",
    "label": "Divers",
    "quantity": Decimal(1),
    "unit": "",
    "unit_price": Decimal(100),
    "vat_rate": Decimal(21),
}


@pytest.fixture
def day(monkeypatch):
    """`day(date(...))`: the day it is; the first of June to begin with."""
    set_day = lambda on: monkeypatch.setattr(clock, "today", lambda: on)
    set_day(TODAY)
    return set_day


@pytest.fixture
def request_(demo, day):
    """A request of Andenne for the urban planning product, sent to IMIO."""
    with api.env.adopt_user(username="agent-andenne"):
        values = {"product": demo["catalogue"]["urbanisme"].UID()}
        asked = create_in(demo["adherents"]["andenne"], "ServiceRequest", **values)
        perform(asked, "submit")
    return asked


@pytest.fixture
def draft(request_):
    """A draft quote of that request; the officer goes on."""
    with api.env.adopt_user(username="imio-officer"):
        yield create_in(request_, "Quote")


@pytest.fixture
def sent(draft):
    perform(draft, "send")
    return draft


def act(who, obj, transition, comment="Motif"):
    with api.env.adopt_user(username=who):
        perform(obj, transition, comment)


def refusal(who, obj, transition):
    with pytest.raises(Refusal) as caught:
        act(who, obj, transition)
    return caught.value.refused.reason


def raise_prices(product, valid_from=TODAY):
    """A second price list, ten times as expensive."""
    rows = [
        {**row, "valid_from": valid_from, "annual_fee": row["annual_fee"] * 10}
        for row in product.price_rows
    ]
    product.price_rows = [*product.price_rows, *rows]


# --- Drafting and sending ---------------------------------------------------


@pytest.mark.row("C5")
def test_a_draft_estimates_the_days_included(draft, request_):
    assert request_.estimated_days == Decimal(5)
    assert [row["kind"] for row in draft.lines] == ["annual_fee", "set_up_fee"]


def test_lines_that_were_given_are_kept(request_, draft):
    given = create_in(request_, "Quote", lines=[LINE])
    assert given.lines == [LINE]
    assert given.basis_population == 28114


@pytest.mark.row("C6")
def test_a_request_without_a_product_is_quoted_by_hand(demo, day):
    with api.env.adopt_user(username="imio-officer"):
        values = {"kind": "organisational_help", "need": "Réorganiser l’accueil"}
        asked = create_in(demo["adherents"]["andenne"], "ServiceRequest", **values)
        perform(asked, "submit")
        quote = create_in(asked, "Quote")
        assert refusal("imio-officer", quote, "send") == "no_lines"
        quote.lines = [LINE]
        perform(quote, "send")
    assert (quote.review_state(), asked.review_state()) == ("sent", "quote")


def test_sending_numbers_dates_and_seals(sent, request_):
    assert sent.number == f"{request_.quote_number}/1"
    assert (sent.issued_on, sent.valid_until) == (TODAY, TODAY + timedelta(days=90))
    assert sha256(sent.pdf.data) == sent.pdf_sha256
    assert request_.review_state() == "quote"


@pytest.mark.row("K13")
def test_the_pdf_says_what_the_record_says(sent):
    text = "".join(
        page.extract_text() for page in PdfReader(BytesIO(sent.pdf.data)).pages
    )
    for word in (sent.number, sent.thread, "Andenne", "Permis d’urbanisme"):
        assert word in text


@pytest.mark.row("K8")
@pytest.mark.parametrize("what", ["price", "population", "index"])
def test_a_draft_out_of_date_is_not_sent(draft, demo, what):
    if what == "price":
        raise_prices(demo["catalogue"]["urbanisme"])
    elif what == "population":
        newer = {"reference_date": TODAY, "inhabitants": 9000, "source": ""}
        demo["adherents"]["andenne"].populations = [newer]
    else:
        values = [(date(2014, 1, 1), "100"), (date(2026, 1, 1), "120")]
        rows = [
            {"valid_from": on, "value": Decimal(v), "source": ""} for on, v in values
        ]
        settings.save("index_values", rows)
    assert refusal("imio-officer", draft, "send") == "basis_outdated"


@pytest.mark.row("C6")
def test_a_second_quote_asks_only_for_what_is_not_signed_yet(sent, request_):
    act("signataire-andenne", sent, "accept")
    assert create_in(request_, "Quote").lines == []
    request_.estimated_days = Decimal(7)
    further = create_in(request_, "Quote").lines
    assert [(row["kind"], row["quantity"]) for row in further] == [("days", 2)]


@pytest.mark.row("K13")
def test_rest_says_what_the_page_and_the_paper_say(client, travel):
    officer = client("imio-officer")
    request = f"adherents/andenne/{numbered('mut', 4)}"
    body = {"@type": "imio.mutualisation.Quote"}
    quote = officer.post(request, json=body).json()["@id"]
    officer.post(f"{quote}/@workflow/send")
    data = officer.get(quote).json()
    totals, today = data["totals"], clock.today()
    fee = Decimal(totals["yearly"]["excl"])
    due = Decimal(totals["one_off"]["excl"]) + first_year_fee(fee, today)
    assert data["issued_by"] == "IMIO"
    assert Decimal(totals["first_year"]["excl"]) == due
    assert totals["first_year"]["months"] == 13 - today.month
    for tax in totals["vat"]:
        assert Decimal(tax["vat"]) == vat(Decimal(tax["base"]), Decimal(tax["rate"]))
    page = officer.get(quote, headers={"Accept": "text/html"}).text
    paper = printed(PdfReader(BytesIO(officer.get(data["pdf"]["download"]).content)))
    sums = [totals["first_year"]["incl"], *(tax["vat"] for tax in totals["vat"])]
    for amount in map(euros, map(Decimal, sums)):
        assert amount in page.replace("&nbsp;", "\xa0")
        assert squeezed(amount) in squeezed(paper)


@pytest.mark.parametrize(
    "rates", [("unit_price", "-1.00"), ("quantity", "0"), ("vat_rate", "2.1")]
)
def test_a_draft_keeps_no_line_that_cannot_be(client, rates):
    officer = client("imio-officer")
    request = f"adherents/andenne/{numbered('mut', 4)}"
    body = {"@type": "imio.mutualisation.Quote"}
    quote = officer.post(request, json=body).json()["@id"]
    line = {**officer.get(quote).json()["lines"][0], **dict([rates])}
    answer = officer.patch(quote, json={"lines": [line]})
    assert (answer.status_code, line["label"] in answer.text) == (400, True)


def test_what_a_quote_sent_before_says_stays(sent):
    sent.lines = 10 * [{**LINE, "unit_price": Decimal("33.33")}]
    assert sent.totals().one_off_vat == Decimal("69.99")
    del sent.vat_by_line, sent.first_year_from
    assert (sent.totals().one_off_vat, sent.first_year()) == (Decimal("70.00"), None)


def test_sending_shows_the_totals_first(client):
    officer = client("imio-officer")
    request = f"adherents/andenne/{numbered('mut', 4)}"
    send(officer, f"{request}/@@prepare-quote")
    send(officer, f"{request}/@@prepare-quote")
    html = {"Accept": "text/html"}
    asked = officer.get(f"{request}/devis/@@transition?id=send", headers=html).text
    assert "À payer chaque année" in asked
    paper = officer.get(f"{request}/devis/@@apercu", headers=html)
    assert "Projet." in printed(PdfReader(BytesIO(paper.content)))
    quotes = officer.get(f"@search?portal_type=imio.mutualisation.Quote&path={request}")
    assert officer.get(f"{request}/devis-1").status_code == 404, quotes.text


@pytest.mark.row("K7")
def test_a_quote_is_recalled_before_the_member_answers(sent, request_):
    assert refusal("signataire-andenne", sent, "recall") == "not_your_role"
    act("imio-officer", sent, "recall", "Erreur de prix")
    assert refusal("signataire-andenne", sent, "accept") == "transition_not_from_here"
    revision = create_in(request_, "Quote")
    perform(revision, "send")
    assert (sent.review_state(), revision.number[-2:]) == ("superseded", "/2")


@pytest.fixture
def quoted(client):
    """The officer, a request and its quote, sent for five days."""
    officer = client("imio-officer")
    request = f"adherents/andenne/{numbered('mut', 4)}"
    officer.patch(request, json={"estimated_days": "5"})
    made = officer.post(request, json={"@type": "imio.mutualisation.Quote"}).json()
    officer.post(f"{made['@id']}/@workflow/send")
    return officer, request, made["@id"]


def told(officer, request):
    return [each["code"] for each in officer.get(request).json()["discrepancies"]]


@pytest.mark.row("C10", "K11")
def test_what_changes_after_the_quote_is_said_and_asks_for_a_revision(quoted, client):
    officer, request, quote = quoted
    assert told(officer, request) == []
    officer.patch(request, json={"estimated_days": "40"})
    page = officer.get(request, headers={"Accept": "text/html"}).text
    said = officer.get(request).json()
    assert said["discrepancies"][0]["message"] in page and "5 jour(s)" in page
    assert "revise_quote" in [each["code"] for each in said["waits"]]
    signed = client("signataire-andenne").post(f"{quote}/@workflow/accept")
    assert (signed.status_code, signed.json()["reason"]) == (409, "estimate_changed")
    officer.patch(request, json={"estimated_days": "5"})
    assert told(officer, request) == []


@pytest.mark.row("C10", "K11")
def test_what_changed_stands_in_the_history_with_before_and_after(quoted):
    officer, request, _quote = quoted
    officer.patch(request, json={"estimated_days": "9.5"})
    (change,) = officer.get(request).json()["changes"][-1:]
    assert (change["before"], change["after"]) == ("5", "9,5")
    assert (change["login"], bool(change["who"])) == ("imio-officer", True)
    page = officer.get(request, headers={"Accept": "text/html"}).text
    assert "5 → 9,5" in page


def test_a_product_that_gets_another_name_is_no_change_of_the_request(quoted):
    officer, request, _quote = quoted
    product = officer.get(request).json()["product"]["token"]
    changes = officer.get(request).json()["changes"]
    (found,) = officer.get(f"@search?UID={product}").json()["items"]
    assert officer.patch(found["@id"], json={"title": "Autre nom"}).ok
    assert officer.patch(request, json={"need": "Autrement dit"}).ok
    assert officer.get(request).json()["changes"] == changes


@pytest.mark.row("C10", "K11")
def test_a_plan_and_work_beyond_the_quote_are_said(quoted):
    officer, request, _quote = quoted
    plan = [{"task": "Tout", "planned_days": "12", "done_days": "32"}]
    officer.patch(request, json={"plan": plan})
    assert told(officer, request) == [
        "plan_over_quote",
        "work_over_plan",
        "work_over_quote",
    ]


# --- Afterwards -------------------------------------------------------------


@pytest.mark.row("K8")
def test_a_later_price_list_does_not_touch_what_was_sent(sent, demo):
    before = ([*map(dict, sent.lines)], sent.totals(), sent.pdf_sha256)
    raise_prices(demo["catalogue"]["urbanisme"])
    demo["adherents"]["andenne"].populations = []
    assert ([*map(dict, sent.lines)], sent.totals(), sha256(sent.pdf.data)) == before
    act("signataire-andenne", sent, "accept")
    assert sent.review_state() == "accepted"


@pytest.mark.row("K5")
@pytest.mark.parametrize(("days", "accepted"), [(90, True), (91, False)])
def test_a_quote_is_signed_until_its_last_day(sent, day, days, accepted):
    day(TODAY + timedelta(days=days))
    if accepted:
        act("signataire-andenne", sent, "accept")
        assert (sent.review_state(), sent.signed_on) == ("accepted", clock.today())
    else:
        assert refusal("signataire-andenne", sent, "accept") == "quote_expired"
        act("imio-officer", sent, "expire")
        assert sent.review_state() == "expired"


@pytest.mark.row("K5")
def test_the_round_of_the_day_expires_it_the_day_after(sent, day):
    day(sent.valid_until)
    assert settle() == []
    day(sent.valid_until + timedelta(days=1))
    assert [(done.obj, done.what) for done in settle()] == [(sent, "expire")]
    assert settle() == []
    assert sent.review_state() == "expired"


@pytest.mark.row("K5")
def test_an_expired_quote_is_replaced_by_a_revision(sent, day, request_):
    day(TODAY + timedelta(days=91))
    act("imio-officer", sent, "expire")
    revision = create_in(request_, "Quote")
    perform(revision, "send")
    assert sent.review_state() == "superseded"
    assert revision.number.endswith("/2")


@pytest.mark.row("K6")
def test_an_agent_does_not_sign(sent):
    assert refusal("agent-andenne", sent, "accept") == "not_your_role"
    assert refusal("signataire-mons", sent, "accept") == "not_your_role"
    assert (sent.signed_by, sent.signed_on) == (None, None)


def test_declining_says_why_and_keeps_the_quote(sent):
    act("signataire-andenne", sent, "decline", "Budget refusé")
    assert sent.review_state() == "declined"
    assert sent.number


def test_a_draft_is_deleted_a_sent_quote_is_not(request_, draft):
    other = create_in(request_, "Quote")
    api.content.delete(other)
    perform(draft, "send")
    with pytest.raises(Refusal) as caught:
        request_._delObject(draft.getId())
    assert caught.value.refused.reason == "numbered"
