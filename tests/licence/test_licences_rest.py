"""Shared licences over REST: what is agreed, ordered, revised, decided."""

from datetime import timedelta
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.rules.deadlines import months_after

import pytest


TODAY = clock.today()
START = TODAY.replace(day=1)  # whole months before and after are never shortened
A_DAY = timedelta(days=1)
AGREED = {
    "@type": "imio.mutualisation.Licence",
    "title": "Plan de classement",
    "supplier": "logiciels-fictifs-alpha",
    "source_reason": "Contrat repris (fictif).",
    "metric": "users",
    "pool": 10,
    "minimum": 2,
    "unit_price": "100.00",
    "public_unit_price": "125.00",
    "base_index": "120.00",
    "start": START.isoformat(),
    "end": (months_after(START, 12) - A_DAY).isoformat(),
    "renewal": "tacit",
    "notice_months": 3,
}
DEMO = "licences/dematerialisation-du-courrier-licence-fictive"


@pytest.fixture
def officer(client):
    return client("imio-officer")


@pytest.fixture
def licence(officer):
    """The address of an active licence of ten seats."""
    made = officer.post("licences", json=AGREED)
    assert made.status_code == 201, made.text
    act(officer, made.json()["@id"], "activate")
    return made.json()["@id"]


def act(person, address, step, comment="Motif fictif"):
    answer = person.post(f"{address}/@workflow/{step}", json={"comment": comment})
    assert answer.status_code == 200, answer.text
    return answer.json()


def reason(answer):
    return answer.status_code, answer.json()["reason"]


def draw(person, address, quantity, member="andenne", **more):
    body = {"member": member, "quantity": quantity, **more}
    return person.post(f"{address}/@allotments", json=body)


@pytest.mark.row("B2", "D28", "D29")
@pytest.mark.parametrize(
    ("missing", "why"),
    [
        ("supplier", "supplier_missing"),
        ("source_reason", "licence_source_missing"),
        ("start", "term_missing"),
        ("pool", "pool_missing"),
        ("unit_price", "licence_price_missing"),
    ],
)
def test_an_incomplete_contract_is_not_activated(officer, missing, why):
    body = {name: value for name, value in AGREED.items() if name != missing}
    made = officer.post("licences", json=body).json()["@id"]
    answer = officer.post(f"{made}/@workflow/activate")
    assert reason(answer) == (409, why)


def test_a_tender_must_be_awarded_to_be_a_source(officer):
    body = {**AGREED, "tender": "logiciel-de-gestion-des-subsides"}
    made = officer.post("licences", json=body).json()["@id"]
    answer = officer.post(f"{made}/@workflow/activate")
    assert reason(answer) == (409, "tender_not_awarded")


def test_what_is_agreed_no_longer_changes(officer, licence):
    answer = officer.patch(licence, json={"pool": 99})
    assert reason(answer) == (403, "field_not_yours")
    assert officer.patch(licence, json={"minimum": 3}).status_code == 204


@pytest.mark.row("J1")
def test_the_json_says_what_is_left(officer, licence):
    draw(officer, licence, 4)
    seats = officer.get(licence).json()["seats"]
    assert seats == {"pool": 10, "granted": 4, "asked": 0, "waiting": 0, "free": 6}


@pytest.mark.row("J4", "J5")
def test_the_next_notice_rolls_when_nobody_acts(officer, licence, travel):
    first = months_after(START, 9) - A_DAY
    assert officer.get(licence).json()["next_deadline"] == first.isoformat()
    travel(days=300)
    later = months_after(START, 21) - A_DAY
    assert officer.get(licence).json()["next_deadline"] == later.isoformat()
    answer = officer.post(f"{licence}/@workflow/give_notice", json={"comment": "x"})
    assert reason(answer) == (409, "notice_too_late")
    assert answer.json()["until"] == later.isoformat()


@pytest.mark.row("J5")
def test_the_round_records_a_tacit_renewal_once(officer, licence, travel):
    travel(days=370)
    steps = officer.post("@due-steps").json()["steps"]
    rolled = [each for each in steps if each.get("@id") == licence]
    assert [each["transition"] for each in rolled] == ["roll_over"]
    assert officer.get(licence).json()["end"] == (
        (months_after(START, 24) - A_DAY).isoformat()
    )
    again = officer.post("@due-steps").json()["steps"]
    assert licence not in [each.get("@id") for each in again]


@pytest.mark.row("J4")
def test_notice_ends_the_contract_with_its_period(officer, licence, travel):
    held = draw(officer, licence, 4).json()["@id"]
    act(officer, licence, "give_notice")
    assert officer.get(licence).json()["next_deadline_kind"] == "end"
    travel(days=370)
    officer.post("@due-steps")
    assert officer.get(licence).json()["review_state"] == "ended"
    assert officer.get(held).json()["review_state"] == "lapsed"
    assert reason(draw(officer, licence, 1)) == (409, "licence_not_active")


@pytest.mark.row("J4")
def test_who_draws_from_a_licence_in_notice_is_warned(officer, licence):
    assert officer.get(licence).json()["warnings"] == []
    act(officer, licence, "give_notice")
    drawn = draw(officer, licence, 1).json()
    (said,) = drawn["warnings"]
    assert said["code"] == "in_notice"
    assert officer.get(licence).json()["warnings"] == [said]
    for page in (licence, f"{licence}/@@demander-postes"):
        text = officer.get(page, headers={"Accept": "text/html"}).text
        assert said["message"] in text


@pytest.mark.row("J4")
def test_an_express_renewal_is_a_decision(officer, travel):
    body = {**AGREED, "renewal": "express"}
    made = officer.post("licences", json=body).json()["@id"]
    act(officer, made, "activate")
    act(officer, made, "renew")
    end = months_after(START, 24) - A_DAY
    assert officer.get(made).json()["end"] == end.isoformat()
    travel(days=740)
    officer.post("@due-steps")
    assert officer.get(made).json()["review_state"] == "ended"


@pytest.mark.row("J2")
def test_a_low_stock_is_decided_on(officer, licence):
    answer = officer.post(f"{licence}/@workflow/keep_stock", json={"comment": "x"})
    assert reason(answer) == (409, "stock_ample")
    draw(officer, licence, 9)
    door, html = "licences/@@echeances-licences", {"Accept": "text/html"}
    stocks = officer.get(door, headers=html).text.partition('id="stock-title"')[2]
    assert "Plan de classement" in stocks and "moins de places que souhaité" in stocks
    act(officer, licence, "keep_stock")
    stocks = officer.get(door, headers=html).text.partition('id="stock-title"')[2]
    assert "Plan de classement" not in stocks
    assert officer.get(licence).json()["stock_kept"] == "10/9"


@pytest.mark.row("J1", "J8")
def test_orders_add_to_the_pool_or_succeed_a_line(officer, licence):
    more = {"label": "Extension", "quantity": 5, "valid_from": TODAY.isoformat()}
    assert officer.post(f"{licence}/@orders", json=more).json()["seats"]["pool"] == 15
    fewer = {**more, "label": "Avenant", "quantity": 3, "replaces": 2}
    assert officer.post(f"{licence}/@orders", json=fewer).json()["seats"]["pool"] == 13
    again = officer.post(f"{licence}/@orders", json=fewer)
    assert reason(again) == (409, "already_replaced")


@pytest.mark.row("J1", "J8")
def test_fewer_seats_than_are_held_is_an_explicit_decision(officer, licence):
    draw(officer, licence, 8)
    order = {
        "label": "Réduction",
        "quantity": 6,
        "valid_from": TODAY.isoformat(),
        "replaces": 1,
    }
    refused = officer.post(f"{licence}/@orders", json=order)
    assert reason(refused) == (409, "over_quota")
    accepted = {**order, "over_quota": True}
    unsaid = officer.post(f"{licence}/@orders", json=accepted)
    assert reason(unsaid) == (400, "over_quota_reason_missing")
    said = {**accepted, "reason": "Deux départs annoncés"}
    kept = officer.post(f"{licence}/@orders", json=said).json()["seats"]
    assert (kept["pool"], kept["granted"], kept["free"]) == (6, 8, 0)


@pytest.mark.row("J8")
@pytest.mark.parametrize(
    ("wrong", "status", "why"),
    [
        ({"unit_price": "-4"}, 400, "number_too_small"),
        ({"valid_from": "2020-01-01"}, 400, "order_before_contract"),
        ({"valid_until": TODAY.isoformat()}, 400, "days_out_of_order"),
        ({"quantity": "deux"}, 400, "number_invalid"),
        ({"quantity": None}, 400, "value_missing"),
        ({"quantitiy": 2}, 400, "unknown_field"),
        ({"label": ""}, 400, "value_missing"),
    ],
)
def test_a_wrong_order_says_why(officer, licence, wrong, status, why):
    tomorrow = (TODAY + A_DAY).isoformat()
    sound = {"label": "Extension", "quantity": 5, "valid_from": tomorrow}
    answer = officer.post(f"{licence}/@orders", json={**sound, **wrong})
    assert reason(answer) == (status, why)
    assert officer.get(licence).json()["lines"] == []


def test_a_wrong_order_says_all_that_is_wrong_with_it(officer, licence):
    page = send(officer, f"{licence}/@@commander", quantity="deux", unit_price="12.500")
    for label in ("Désignation manque", "Quantité : « deux »", "Prix propre (€) : «"):
        assert label in page.text
    assert "Valable à partir du manque" in page.text


def test_an_order_is_recorded_once_however_its_number_is_typed(officer, licence):
    order = {"label": "Extension", "quantity": 5, "valid_from": TODAY.isoformat()}
    first = {**order, "order_number": "BC 2026-7"}
    assert officer.post(f"{licence}/@orders", json=first).ok
    again = officer.post(
        f"{licence}/@orders", json={**order, "order_number": "bc2026-7"}
    )
    assert reason(again) == (400, "order_number_taken")


@pytest.mark.row("J9")
def test_a_revision_by_index_explains_itself(officer, licence):
    body = {"valid_from": TODAY.isoformat(), "index": "126"}
    revised = officer.post(f"{licence}/@revisions", json=body).json()
    assert revised["price_today"] == "104.00"  # 100 x (20 % + 80 % x 126/120)
    page = officer.get(licence, headers={"Accept": "text/html"}).text
    text = page.replace("\xa0", " ").replace("\u202f", " ")
    assert "100,00 € × (20 % + 80 % × 126 / 120) = 104,00 €" in text


@pytest.mark.row("J9")
@pytest.mark.parametrize(
    ("body", "status", "why"),
    [
        ({"valid_from": "2026-01-01"}, 400, "revision_empty"),
        ({"index": "126"}, 400, "value_missing"),
        ({"valid_from": "hier", "index": "126"}, 400, "day_invalid"),
        ({"valid_from": "2026-01-01", "index": "beaucoup"}, 400, "number_invalid"),
        ({"valid_from": "2026-01-01", "percent": "-100"}, 400, "percent_too_low"),
        ({"valid_from": "2026-01-01", "percent": "0"}, 400, "revision_empty"),
        ({"valid_from": "2026-01-01", "indice": "126"}, 400, "unknown_field"),
        ([], 400, "unreadable_body"),
    ],
)
def test_a_wrong_revision_says_why(officer, licence, body, status, why):
    answer = officer.post(f"{licence}/@revisions", json=body)
    assert reason(answer) == (status, why)


def undo(officer, licence, what, why="Faute de frappe"):
    return officer.post(f"{licence}/@undo", json={"what": what, "reason": why})


KINDS = {
    "order": ("@orders", "lines", {"label": "Plus", "quantity": 5}),
    "revision": ("@revisions", "revisions", {"percent": "5"}),
}


@pytest.mark.row("J8", "J9")
@pytest.mark.parametrize("what", KINDS)
def test_what_was_mistyped_is_taken_back_and_stays_in_the_history(
    officer, licence, what
):
    door, grid, body = KINDS[what]
    before = officer.get(licence).json()
    assert reason(undo(officer, licence, "rien")) == (400, "choice_invalid")
    assert reason(undo(officer, licence, what)) == (409, "nothing_to_undo")
    officer.post(f"{licence}/{door}", json={**body, "valid_from": str(TODAY)})
    assert reason(undo(officer, licence, what, "")) == (400, "comment_missing")
    after = undo(officer, licence, what).json()
    same = ("price_today", "seats", grid)
    assert [after[name] for name in same] == [before[name] for name in same]
    (change,) = after["changes"]
    assert "Faute de frappe" in change["what"] and "5" in change["before"]


@pytest.mark.row("J8", "J9")
@pytest.mark.parametrize("what", KINDS)
@pytest.mark.parametrize("rests", ["seats", "renewal"])
def test_it_is_taken_back_no_more_once_somebody_counts_on_it(
    officer, licence, travel, what, rests
):
    door, _grid, body = KINDS[what]
    draw(officer, licence, 1)
    officer.post(f"{licence}/{door}", json={**body, "valid_from": str(TODAY)})
    if rests == "seats":
        draw(officer, licence, 1)
    else:
        travel(days=370)
    page = officer.get(licence, headers={"Accept": "text/html"}).text
    assert f"@@annuler?what={what}" not in page
    expected = {"seats": "undo_counted_on", "renewal": "undo_period_begun"}
    assert reason(undo(officer, licence, what)) == (409, expected[rests])


@pytest.mark.row("J4", "J9")
def test_what_contradicts_itself_is_said_on_the_page_and_over_rest(officer):
    odd = {"public_unit_price": "90.00", "notice_months": 14}
    made = officer.post("licences", json={**AGREED, **odd}).json()["@id"]
    act(officer, made, "activate")
    said = officer.get(made).json()
    assert [each["code"] for each in said["warnings"]] == [
        "public_below_own",
        "notice_over_period",
    ]
    page = officer.get(made, headers={"Accept": "text/html"}).text
    assert all(each["message"].split(":")[0] in page for each in said["warnings"])
    calendar = officer.get(f"{made}/@@echeances.ics").text
    assert said["next_deadline"].replace("-", "") in calendar


@pytest.mark.row("C15")
def test_the_page_shows_what_pooling_saves(client):
    page = client("agent-andenne").get(DEMO, headers={"Accept": "text/html"}).text
    assert "Économie de tous, par an" in page
    mine = client("agent-andenne").get(
        "licences/@@mes-licences", headers={"Accept": "text/html"}
    )
    assert "504,60" in mine.text  # 12 x (140 - 97,95)


@pytest.mark.row("J7", "D29")
def test_each_sees_its_own_cost_and_staff_sees_all(client):
    html = {"Accept": "text/html"}
    own = client("agent-andenne").get(DEMO, headers=html).text
    assert "1\u202f175,40" in own and "1\u202f959,00" not in own
    assert "Mons" not in own.partition("<article")[2].partition("</article")[0]
    assert "1\u202f959,00" in client("imio-officer").get(DEMO, headers=html).text


def test_orders_and_revisions_are_for_staff(client, licence):
    agent = client("agent-andenne")
    for name in ("@orders", "@revisions"):
        assert agent.post(f"{licence}/{name}", json={}).status_code in (401, 403)
    assert client().get(licence).status_code == 401


@pytest.mark.row("J3")
def test_deadlines_are_a_list_and_a_calendar(client):
    officer = client("imio-officer")
    page = officer.get(
        "licences/@@echeances-licences?months=24", headers={"Accept": "text/html"}
    )
    assert "Dématérialisation du courrier" in page.text
    feed = officer.get("licences/@@echeances-licences.ics?months=24").text
    assert feed.count("BEGIN:VEVENT") == 2
    assert "TRIGGER:-P180D" in feed and "TRIGGER:-P30D" in feed
    own = client("agent-andenne").get(f"{DEMO}/@@echeances.ics").text
    assert "Dernier jour pour donner le préavis" in own.replace("\r\n ", "")
