"""What may stand in the specifications, and what happens when it changes."""

from datetime import timedelta
from documents import printed
from documents import squeezed
from forms import send
from imio.mutualisation.base import clock
from imio.mutualisation.standards import eforms
from imio.mutualisation.tender.notice import NAMES
from io import BytesIO
from market import ALPHA
from market import CRITERIA
from market import last_sunday
from market import LOT
from market import TWO_LOTS
from pathlib import Path
from plone import api
from pypdf import PdfReader

import pytest
import re
import transaction


TURNOVER = {"kind": "other", "title": "Chiffre d’affaires", "weight": "30"}
CONTINUITY = CRITERIA[2]
TOO_SOON = (clock.today() + timedelta(days=21)).isoformat()
HTML = {"Accept": "text/html"}
HARDWARE = {"number": "1", "title": "Scanners", "kind": "hardware", "ceiling": "9000"}


@pytest.mark.row("D10", "D11", "D12", "H3")
@pytest.mark.parametrize(
    ("criteria", "words"),
    [
        ([*CRITERIA[:2], TURNOVER], "chiffre d’affaires"),
        ([*CRITERIA[:2], {**CONTINUITY, "weight": "20"}], "90"),
        ([*CRITERIA[:2], {**CONTINUITY, "kind": "quality"}], "continuité"),
        ([*CRITERIA[:2], CONTINUITY, {**TURNOVER, "lot": "9", "title": "x"}], "9"),
    ],
)
def test_unlawful_criteria_are_refused_with_the_reason(market, criteria, words):
    market.create()
    body = {"criteria": criteria}
    answer = market.of("imio-officer").patch(market.tender, json=body)
    assert answer.status_code == 400
    assert words in answer.json()["message"]


@pytest.mark.row("D10")
@pytest.mark.parametrize(
    "values",
    [
        {"title": "Logiciel, chiffre d’affaires d’un million"},
        {"description": "Capacité financière exigée"},
        {"details": "Mindestumsatz: 1 Mio."},
        {"continuity_clause": "CA annuel des trois derniers exercices"},
        {"funding": "Minimum turnover"},
        {"lots": [{**LOT, "description": "Jaaromzet van 1 miljoen"}]},
    ],
)
def test_no_text_of_a_tender_asks_what_one_earns(market, values):
    market.create()
    reason = market.refused("imio-officer", market.tender, values, "patch")
    assert reason == "turnover_named"


@pytest.mark.row("D10")
def test_no_answer_asks_what_one_earns(market):
    market.create()
    market.publish()
    ask = f"{market.tender}/@questions"
    market.done("partenaire-beta", ask, {"question": "Quelles références ?"})
    answers = {"answers": {"1": "Le chiffre d’affaires."}, "publish": True}
    reason = market.refused("imio-officer", f"{market.tender}/@answers", answers)
    assert (reason, market.read(None)["answers"]) == ("turnover_named", [])


def test_a_partner_asks_so_many_questions_a_day(market, site):
    market.create()
    market.publish()
    transaction.begin()
    api.portal.set_registry_record("mutualisation.messages_a_day", 1)
    transaction.commit()
    ask = f"{market.tender}/@questions"
    market.done("partenaire-beta", ask, {"question": "Un ?"})
    assert market.refused("partenaire-beta", ask, {"question": "Deux ?"}) == (
        "sent_too_many"
    )
    market.done("partenaire-alpha", ask, {"question": "Un ?"})


@pytest.mark.row("D11")
def test_the_settings_say_how_much_continuity_weighs(market):
    market.create()
    light = [{**CRITERIA[0], "weight": "91"}, {**CONTINUITY, "weight": "9"}]
    body = {"criteria": light}
    reason = market.refused("imio-officer", market.tender, body, "patch")
    assert reason == "continuity_too_light"


@pytest.mark.row("D12")
def test_open_source_is_weighed_only_with_its_clause(market):
    criteria = [
        {**CRITERIA[0], "weight": "30"},
        *CRITERIA[1:],
        {"kind": "open_source", "title": "Logiciel libre", "weight": "10"},
    ]
    market.create()
    answer = market.of("imio-officer").patch(market.tender, json={"criteria": criteria})
    assert answer.status_code == 400
    clause = {"criteria": criteria, "open_source_clause": "Dix points."}
    market.done("imio-officer", market.tender, clause, method="patch")


@pytest.mark.row("D3", "D16", "H1", "H9")
@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"lots": []}, "lots_missing"),
        ({"bids_due_on": None}, "deadline_missing"),
        ({"bids_due_on": "2020-01-31"}, "deadline_past"),
        ({"bids_due_on": TOO_SOON}, "bidding_too_short"),
        # the clocks go forward and back: that hour is not there, or twice
        ({"bids_due_on": last_sunday(3), "bids_due_at": "02:30:00"}, "hour_doubtful"),
        ({"bids_due_on": last_sunday(10), "bids_due_at": "02:30:00"}, "hour_doubtful"),
        ({"duration_months": 60}, "duration_too_long"),
        ({"estimated_value": None}, "estimate_missing"),
        ({"procedure": "low_value"}, "procedure_not_allowed"),
        (
            {
                "procedure": "negotiated_without_publication",
                "estimated_value": "140000",
            },
            "procedure_not_allowed",
        ),
        ({"lots": [HARDWARE]}, "hardware_lot_not_tied"),
        ({"committee": ["imio-officer"]}, "committee_too_small"),
        ({}, "keys_missing"),
    ],
)
def test_a_tender_is_published_whole(market, values, reason):
    market.create(**values)
    assert market.why_not("imio-officer", "publish", market.tender) == reason


def test_only_the_committee_deposits_a_key(market):
    market.create(committee=["imio-officer", "imio-manager"])
    key = f"{market.tender}/@keys"
    assert market.refused("imio-officer", key, {"passphrase": "court"}) == (
        "passphrase_too_short"
    )
    assert market.refused("auditeur", key, {"passphrase": "x" * 20}) == (
        "not_of_committee"
    )


@pytest.mark.row("H5")
def test_changed_terms_are_to_be_confirmed(market, sink):
    market.create()
    market.publish()
    market.seal("partenaire-alpha", ALPHA, "42000")
    bid = market.bids["partenaire-alpha"]
    market.amend(details="Précision")
    assert market.read("partenaire-alpha", bid)["review_state"] == "to_confirm"
    assert ["alpha" in mail["To"] for mail in sink.collect()] == [True]
    market.act("partenaire-alpha", "confirm", bid)
    assert market.read("partenaire-alpha", bid)["review_state"] == "sealed"


@pytest.mark.row("H5")
def test_terms_that_no_longer_hold_are_refused_and_nothing_changes(market):
    market.create()
    market.publish()
    reason = market.refused(
        "imio-officer", market.tender, {"bids_due_on": "2020-01-31"}, method="patch"
    )
    assert reason == "deadline_earlier"
    assert market.read()["terms_version"] == 1


@pytest.mark.row("H8")
def test_answers_are_published_to_all_at_once(market):
    market.create()
    market.publish()
    ask = f"{market.tender}/@questions"
    assert market.refused("agent-andenne", ask, {"question": "?"}) == "not_a_partner"
    for question in ("Premier ?", "Second ?"):
        market.done("partenaire-beta", ask, {"question": question})
    assert "Premier" not in str(market.read("partenaire-alpha"))
    answers = {"answers": {"1": "Oui.", "2": "Non."}, "publish": True}
    market.done("imio-officer", f"{market.tender}/@answers", answers)
    shown = market.read(None)
    assert [row["answer"] for row in shown["answers"]] == ["Oui.", "Non."]
    assert "Fictive Beta" not in str(shown)


@pytest.mark.sends("ITender/@@questionner", "ITender/@@repondre")
def test_a_question_is_asked_and_answered_on_the_pages(market):
    market.create()
    market.publish()
    beta, officer = market.of("partenaire-beta"), market.of("imio-officer")
    assert send(beta, f"{market.tender}/@@questionner", question="Combien ?").ok
    answer = {"answer-1": "Dix.", "publish": "1"}
    assert send(officer, f"{market.tender}/@@repondre", **answer).ok
    (shown,) = market.read(None)["answers"]
    assert (shown["question"], shown["answer"]) == ("Combien ?", "Dix.")


@pytest.mark.row("D2", "D15", "D25")
def test_the_specifications_are_typeset(market):
    market.create(funding="La solution doit être mutualisée.")
    pdf = market.of("imio-officer").get(f"{market.tender}/@@cahier-des-charges.pdf")
    assert pdf.content.startswith(b"%PDF-")
    hidden = market.of(None).get(
        f"{market.tender}/@@cahier-des-charges.pdf", allow_redirects=False
    )
    assert hidden.status_code in (302, 401)


@pytest.mark.row("D15")
def test_who_lacks_the_skills_begins_with_a_draft_of_the_specifications(market):
    """What a member would have to write itself is there before anything is published."""
    market.create(lots=TWO_LOTS, continuity_clause="Le code est remis à la fin.")
    address = f"{market.tender}/@@cahier-des-charges.pdf"
    pdf = PdfReader(BytesIO(market.of("imio-officer").get(address).content))
    told = printed(pdf)
    for text in (
        "Cahier des charges",
        "Formation",
        "Compétence",
        "Deux références de Plone",
    ):
        assert squeezed(text) in told
    assert squeezed("Le code est remis à la fin.") in told


def test_the_numbers_of_tenders_follow_each_other(market):
    numbers = []
    for _each in range(2):
        market.create(lots=[LOT])
        market.publish()
        numbers.append(int(re.findall(r"\d+$", market.read()["number"])[0]))
    assert numbers[1] == numbers[0] + 1


@pytest.mark.row("H11")
def test_a_framework_of_the_same_domain_is_pointed_to(market):
    market.create(domain="technical_services")
    page = market.of("imio-officer").get(market.tender, headers=HTML).text
    assert "Un accord-cadre couvre déjà ce domaine" in page
    assert "Développement et intégration de logiciels libres" in page


@pytest.mark.row("D18")
def test_other_purchasing_bodies_are_pointed_to(client):
    page = client().get("marches", headers=HTML).text
    assert "Autres centrales d’achat" in page
    assert "Province de Hainaut" in page


@pytest.mark.row("D13")
def test_solutions_of_several_actors_may_weigh(market):
    several = {"kind": "several_actors", "title": "Plusieurs acteurs", "weight": "30"}
    criteria = [
        {**CRITERIA[0], "weight": "30"},
        several,
        {**CONTINUITY, "weight": "40"},
    ]
    market.create(criteria=criteria)
    assert market.read()["criteria"][1]["kind"] == "several_actors"


@pytest.mark.row("H4", "H5")
def test_a_deadline_that_has_passed_is_not_put_off(market):
    """Also while nobody has closed the bidding yet."""
    market.create()
    market.publish()
    market.seal("partenaire-alpha", ALPHA, "42000")
    market.travel(days=31)
    later = {"bids_due_on": last_sunday(6), "change_reason": "Plus de temps"}
    reason = market.refused("imio-officer", market.tender, later, method="patch")
    assert reason == "bidding_over"
    bid = market.bids["partenaire-alpha"]
    assert market.read("partenaire-alpha", bid)["review_state"] == "sealed"


@pytest.mark.row("H5")
def test_the_same_terms_written_another_way_change_nothing(market):
    market.create()
    market.publish()
    tender = market.read("imio-officer")
    same = {"criteria": tender["criteria"], "lots": tender["lots"], "details": "  "}
    same["criteria"][0]["weight"] = "40.00"
    market.done("imio-officer", market.tender, same, method="patch")
    assert market.read()["terms_version"] == 1


@pytest.mark.row("M13")
def test_a_notice_is_ready_for_the_gazettes(market):
    market.create()
    page = f"{market.tender}/@@avis"
    html = {"Accept": "text/html"}
    early = market.refused("imio-officer", f"{market.tender}/@notice", method="get")
    assert early == "tender_not_published"
    market.publish()
    told = market.read(None, f"{market.tender}/@notice")
    known = {(each["lot"], each["field"]): each["value"] for each in told["terms"]}
    assert told["gazettes"] == ["bda"]
    assert known["", "BT-105-Procedure"] == "open"
    assert known["LOT-0001", "BT-271-Lot"] == "100000.00 EUR"
    assert known["LOT-0001", "BT-131(t)-Lot"] == "12:00"
    shown = market.of("imio-officer").get(page, headers=html).text
    assert "Bulletin des adjudications" in shown
    assert "100000.00 EUR" in shown


def test_each_field_of_a_notice_has_a_name():
    told = re.findall(r"BT-[0-9]+", Path(eforms.__file__).read_text())
    assert set(told) == set(NAMES)
