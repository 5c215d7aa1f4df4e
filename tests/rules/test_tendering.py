"""Tenders: criteria, procedures, hours, and every guard from publication to closing."""

from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.legal import DEFAULTS
from imio.mutualisation.rules.means import names_means
from imio.mutualisation.rules.selection import SelectionCriterion
from imio.mutualisation.rules.states import ACT_ADOPTED
from imio.mutualisation.rules.states import ACT_EXECUTORY
from imio.mutualisation.rules.states import TENDER_BEFORE_AWARD
from imio.mutualisation.rules.states import TENDER_DECIDED
from imio.mutualisation.rules.states import TENDER_JUDGED
from imio.mutualisation.rules.states import TENDER_PUBLIC
from imio.mutualisation.rules.tendering import Act
from imio.mutualisation.rules.tendering import CRITERIA
from imio.mutualisation.rules.tendering import criteria_of
from imio.mutualisation.rules.tendering import Criterion
from imio.mutualisation.rules.tendering import gazettes
from imio.mutualisation.rules.tendering import in_time
from imio.mutualisation.rules.tendering import instant
from imio.mutualisation.rules.tendering import is_another
from imio.mutualisation.rules.tendering import keeps_basis
from imio.mutualisation.rules.tendering import keeps_ended
from imio.mutualisation.rules.tendering import keeps_questions
from imio.mutualisation.rules.tendering import last_step
from imio.mutualisation.rules.tendering import least_days_to_apply
from imio.mutualisation.rules.tendering import Lot
from imio.mutualisation.rules.tendering import LOT_OUTCOMES
from imio.mutualisation.rules.tendering import may_appeal
from imio.mutualisation.rules.tendering import may_approve
from imio.mutualisation.rules.tendering import may_award
from imio.mutualisation.rules.tendering import may_cancel
from imio.mutualisation.rules.tendering import may_close
from imio.mutualisation.rules.tendering import may_close_bidding
from imio.mutualisation.rules.tendering import may_complain
from imio.mutualisation.rules.tendering import may_decide_alone
from imio.mutualisation.rules.tendering import may_declare_unsuccessful
from imio.mutualisation.rules.tendering import may_dismiss
from imio.mutualisation.rules.tendering import may_end_lot
from imio.mutualisation.rules.tendering import may_evaluate
from imio.mutualisation.rules.tendering import may_name_act
from imio.mutualisation.rules.tendering import may_notify
from imio.mutualisation.rules.tendering import may_publish
from imio.mutualisation.rules.tendering import may_turn_key
from imio.mutualisation.rules.tendering import may_uphold
from imio.mutualisation.rules.tendering import may_use_procedure
from imio.mutualisation.rules.tendering import must_wait
from imio.mutualisation.rules.tendering import PROCEDURES
from imio.mutualisation.rules.tendering import RATED
from imio.mutualisation.rules.tendering import sound_criteria
from imio.mutualisation.rules.tendering import sound_hour
from imio.mutualisation.rules.tendering import sound_texts
from imio.mutualisation.rules.tendering import standstill
from imio.mutualisation.rules.tendering import status_of
from imio.mutualisation.rules.tendering import TenderFacts
from imio.mutualisation.rules.tendering import Thresholds
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from zoneinfo import ZoneInfo

import pytest


BRUSSELS = ZoneInfo("Europe/Brussels")
DUE = datetime(2026, 6, 18, 11, 0, tzinfo=BRUSSELS)
BEFORE = DUE - timedelta(days=30)
AFTER = DUE + timedelta(seconds=1)
THRESHOLDS = Thresholds(Decimal(30_000), Decimal(140_000), Decimal(216_000))

MOST = Decimal(500_000)
SOFTWARE = Lot("1", "Logiciel", "software", 3, False, None, MOST)
SERVICES = Lot("2", "Accompagnement", "services", 3, False, MOST, MOST)
HARDWARE = Lot("3", "Scanners", "hardware", 1, True, None, MOST)
PRICE = Criterion("1", "", "price", "Prix", Decimal(40))
SKILL = Criterion("2", "", "competence", "Maîtrise", Decimal(30))
CONTINUITY = Criterion("3", "1", "continuity", "Continuité", Decimal(30))
REACTIVITY = Criterion("4", "2", "reactivity", "Réactivité", Decimal(30))
LEAST = Decimal(10)
CRITERIA_OF_BOTH = (PRICE, SKILL, CONTINUITY, REACTIVITY)
# The last day to apply, when candidates have fifteen days.
APPLIED = BEFORE.date() + timedelta(days=15)
SELECTION = tuple(
    SelectionCriterion(str(key), kind, kind, "Une attestation")
    for key, kind in enumerate(("competence", "reactivity"), 1)
)
FACTS = TenderFacts(
    state="preparation",
    procedure="open",
    estimated_value=Decimal(500_000),
    lots=(SOFTWARE, SERVICES),
    uncapped=(),
    criteria=CRITERIA_OF_BOTH,
    open_source_clause="",
    least_continuity=LEAST,
    texts=(),
    selection=SELECTION,
    selects=True,
    reranking_clause="",
    reuse_clause="Tout adhérent commande.",
    by_candidates=False,
    candidates_until=None,
    candidate_days=15,
    bids_due=DUE,
    due_hour_sound=True,
    published_on=None,
    least_days=0,
    duration_months=36,
    committee=3,
    keys=3,
    evaluators=3,
    turned=0,
    signed=2,
    opened=False,
    prices_sealed=False,
    judged_from=DUE.date(),
    unscored=0,
    unchecked=0,
    unsettled=(),
    ranked=2,
    standstill_until=date(2026, 7, 20),
    appeal_pending=False,
    appeals_of_award=0,
    awarded=False,
    term_over=False,
    by_member=False,
    approved=False,
    proposed=False,
    ended={},
    act=Act("executory", True, DUE.date()),
)


# --- Criteria ---------------------------------------------------------------


def test_a_criterion_without_a_lot_weighs_in_all():
    assert criteria_of(CRITERIA_OF_BOTH, "1") == (PRICE, SKILL, CONTINUITY)
    assert criteria_of(CRITERIA_OF_BOTH, "2") == (PRICE, SKILL, REACTIVITY)


def test_people_score_what_does_not_follow_from_the_bid():
    assert set(CRITERIA) - set(RATED) == {"price", "open_source", "turnover"}


@pytest.mark.row("D10")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chiffre d'affaires", True),
        ("chiffre d’affaire annuel", True),
        ("CHIFFRES D`AFFAIRES", True),
        ("chiffre\u00a0d\u02bcaffaires", True),
        ("Chiffre daffaires", True),
        ("Volume d’affaires", True),
        ("minimum turnover", True),
        ("jaaromzet", True),
        ("Omzet (3 jaar)", True),
        ("Revenus annuels", True),
        ("Annual revenue", True),
        ("chif\u00adfre d'affaires", True),
        ("CA annuel des trois derniers exercices", True),
        ("Capacité économique et financière (CA > 1 M€)", True),
        ("C.A. moyen", True),
        ("Minimum 2 M€ de CA (3 ans)", True),
        ("Solvabilité", True),
        ("Bilan des trois derniers exercices", True),
        ("Ratio de liquidité", True),
        ("Produit des ventes", True),
        ("Capital social minimum", True),
        ("Marge brute", True),
        ("Trésorerie de l’entreprise", True),
        ("Garantie bancaire", True),
        ("Notation financière", True),
        ("Kapitalausstattung", True),
        ("Maatschappelijk kapitaal", True),
        ("Credit rating", True),
        ("Module de trésorerie", False),
        ("Economische en financiële draagkracht", True),
        ("Mindestumsatz", True),
        ("Wirtschaftliche und finanzielle Leistungsfähigkeit", True),
        ("Economic and financial standing", True),
        ("Ch. d’affaires", True),
        ("Volume des ventes", True),
        ("Produits d’exploitation", True),
        ("Umsatzerlöse der letzten drei Jahre", True),
        ("Nettoumsatz", True),
        ("Wirtschaftliche Leistungsfähigkeit", True),
        ("Minimumomzet", True),
        ("Bedrijfsopbrengsten", True),
        ("Financiële en economische draagkracht", True),
        ("Yearly revenue", True),
        ("Financial strength", True),
        ("Solidité financière", True),
        ("Santé économique", True),
        ("CA de 500 000 €", True),
        ("CA HTVA", True),
        ("Rentabilité", True),
        ("États financiers", True),
        ("Taux d’endettement", True),
        ("Attestation bancaire", True),
        ("Fonds de roulement", True),
        ("Financiële gezondheid", True),
        ("Winstcijfers", True),
        ("Balanstotaal", True),
        ("Schuldgraad", True),
        ("Finanzkraft", True),
        ("Bilanzsumme", True),
        ("Umsaetze", True),
        ("Wirtschaftliche Leistungsfaehigkeit", True),
        ("Jahresüberschuss", True),
        ("Liquidität", True),
        ("Financial health", True),
        ("Financial statements", True),
        ("Working capital", True),
        ("Net worth", True),
        ("Balance des couleurs", False),
        ("Capacité d’écoute", False),
        ("Stabilité de l’équipe", False),
        ("Gegevens omzetten", False),
        ("Umsatzsteuer", False),
        ("Présentation au CA de l’intercommunale", False),
        ("Expérience en affaires communales", False),
        ("Chiffrage des données", False),
        ("Revenu cadastral", False),
        ("", False),
    ],
)
def test_turnover_is_known_by_its_names(text, expected):
    assert bool(names_means(text)) is expected


@pytest.mark.row("D11")
@pytest.mark.parametrize(
    "text",
    [
        "module des recettes annuelles",
        "import des bilans et comptes annuels",
        "Import des bilans et des comptes annuels",
        "Export automatique des comptes annuels",
        "Gestion des garanties bancaires",
        "Module de gestion intégrée des comptes annuels",
        "Fonctionnalités : édition du bilan et des comptes de résultats",
        "Calcul du bénéfice",
        "Tableau de bord des recettes annuelles",
        "Le logiciel tient le bilan",
        "Import of annual accounts",
        "Balance sheet import",
        "Export of balance sheets and financial statements",
        "Module for annual revenue",
        "Import van balansen en jaarrekeningen",
        "Module voor de jaarrekening",
        "Beheer van de jaarrekeningen",
        "Jaarrekeningmodule",
        "Export der Jahresabschlüsse",
        "Modul für den Jahresabschluss",
        "Bilanz-Export",
        "Verwaltung der Bilanzen",
        "Clôture des comptes annuels",
        "Logiciel de tenue des comptes annuels",
        "Reprise des bilans et des comptes annuels",
        "Export des dépenses et recettes annuelles",
        "Module de trésorerie du CPAS",
    ],
)
def test_software_keeps_accounts(text):
    assert not names_means(text)


@pytest.mark.row("D10")
@pytest.mark.parametrize(
    "text",
    [
        "Bilan des trois derniers exercices",
        "Bilans",
        "Import des bilans du soumissionnaire",
        "Module des recettes annuelles : minimum 1 M€",
        "Gestion des bilans (au moins 500 000 €)",
        "Module : taille des bilans",
        "Logiciel, comptes annuels du candidat",
        "Gestion du chiffre d'affaires",
        "Module des capacités financières",
        "Calcul de la solvabilité",
        "Import of your annual accounts",
        "Annual accounts of the bidder, import",
        "Import van de jaarrekening van de inschrijver",
        "Export der Bilanzen des Bieters",
        "Module turnover",
        "Recettes annuelles",
        "Comptes annuels, module 1",
        "Les comptes annuels et un module",
        "Le soumissionnaire : import des bilans",
        "Logiciel et bilans",
        "Outils et bénéfices",
        "Module, bénéfices",
        "Qualité du module ; bilans",
        "Module des bilans des trois dernières années",
        "Bénéfices ; module des comptes annuels",
        "Fonctionnalités et bilans > 1 000 000",
        "Analyse des comptes annuels",
        "Module des comptes annuels et bénéfices de l'entreprise",
        "Jahresabschluss",
        "Software und Gewinn des Unternehmens",
        "Module des recettes\nannuelles de la société",
        "Comptes annuels\n- module des bilans",
    ],
)
def test_no_word_of_software_lets_the_means_of_a_bidder_in(text):
    assert names_means(text)


@pytest.mark.row("D10")
@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Un chiffre d’affaires d’un million est exigé.", "chiffre d affaires"),
        ("La capacité financière est prouvée.", "capacite financiere"),
        ("Ein Jahresumsatz von 1 Mio.", "jahresumsatz"),
        ("Le logiciel tient le bilan et les comptes annuels.", ""),
    ],
)
def test_no_text_judges_by_what_one_earns(text, named):
    verdict = sound_texts([("Objet", "Un logiciel"), ("Continuité", text)])
    refused = Refused("turnover_named", {"place": "Continuité", "words": named})
    assert verdict == (refused if named else GRANTED)


@pytest.mark.row("D11")
@given(st.integers(1, 59), st.integers(0, 60))
def test_continuity_weighs_enough_in_software(weight, least):
    rated = (
        replace(CONTINUITY, lot="", weight=Decimal(weight)),
        replace(SKILL, weight=Decimal(60 - weight)),
    )
    verdict = sound_criteria([SOFTWARE], (PRICE, *rated), "", Decimal(least))
    light = {"lot": "1", "weight": Decimal(weight), "least": Decimal(least)}
    refused = Refused("continuity_too_light", light)
    assert verdict == (GRANTED if weight >= least else refused)


def weighing(**changes):
    return replace(SKILL, **changes)


@pytest.mark.parametrize(
    ("criteria", "refusal"),
    [
        pytest.param(
            (weighing(kind="turnover"),),
            Refused("turnover_criterion", {"title": "Maîtrise"}),
            marks=pytest.mark.row("D10"),
        ),
        pytest.param(
            (weighing(title="Chiffre d’affaires"),),
            Refused("turnover_criterion", {"title": "Chiffre d’affaires"}),
            marks=pytest.mark.row("D10"),
        ),
        ((weighing(lot="9"),), Refused("lot_unknown", {"lot": "9"})),
        (
            (weighing(weight=Decimal(0)),),
            Refused("weight_not_positive", {"title": "Maîtrise"}),
        ),
        (
            (weighing(weight=Decimal(-5)),),
            Refused("weight_not_positive", {"title": "Maîtrise"}),
        ),
        ((SKILL,), Refused("price_missing", {"lot": "1"})),
        (
            (PRICE, SKILL),
            Refused("weights_not_100", {"lot": "1", "total": Decimal(70)}),
        ),
        (
            (*CRITERIA_OF_BOTH, weighing(lot="2")),
            Refused("weights_not_100", {"lot": "2", "total": Decimal(130)}),
        ),
        pytest.param(
            (PRICE, weighing(weight=Decimal(60))),
            Refused("continuity_missing", {"lot": "1"}),
            marks=pytest.mark.row("D11", "E9"),
        ),
        pytest.param(
            (PRICE, SKILL, replace(CONTINUITY, lot=""), weighing(kind="open_source")),
            Refused("weights_not_100", {"lot": "1", "total": Decimal(130)}),
        ),
    ],
)
def test_criteria_that_do_not_hold(criteria, refusal):
    assert sound_criteria(FACTS.lots, criteria, "", LEAST) == refusal


def test_services_owe_no_continuity():
    assert sound_criteria([SERVICES], (PRICE, SKILL, REACTIVITY), "", LEAST) is GRANTED


@pytest.mark.row("D12")
@pytest.mark.parametrize(
    ("clause", "verdict"),
    [
        ("Les solutions libres sont favorisées.", GRANTED),
        (" ", Refused("open_source_clause_missing")),
    ],
)
def test_open_source_weighs_where_a_clause_says_so(clause, verdict):
    criteria = (
        PRICE,
        replace(SKILL, kind="open_source", title="Open source"),
        replace(CONTINUITY, lot=""),
    )
    assert sound_criteria(FACTS.lots, criteria, clause, LEAST) == verdict


@pytest.mark.row("H3")
@given(
    st.lists(st.decimals("0.01", 9, places=2), max_size=6),
    st.sampled_from(["0", "0.01", "-0.01", "1"]),
)
def test_weights_hold_only_when_they_make_a_hundred(weights, off):
    last = 60 - sum(weights) + Decimal(off)
    rated = [
        Criterion(str(key), "", "continuity", "Continuité", weight)
        for key, weight in enumerate([*weights, last])
    ]
    total = 100 + Decimal(off)
    refusal = Refused("weights_not_100", {"lot": "1", "total": total})
    verdict = sound_criteria([SOFTWARE], [PRICE, *rated], "", Decimal(0))
    assert verdict == (GRANTED if total == 100 else refusal)


# --- Thresholds -------------------------------------------------------------


@pytest.mark.parametrize(
    ("procedure", "value", "verdict"),
    [
        ("low_value", "29999.99", GRANTED),
        (
            "low_value",
            "30000",
            Refused("procedure_not_allowed", {"threshold": Decimal(30_000)}),
        ),
        ("negotiated_without_publication", "139999.99", GRANTED),
        (
            "negotiated_without_publication",
            "140000",
            Refused("procedure_not_allowed", {"threshold": Decimal(140_000)}),
        ),
        ("negotiated_with_publication", "500000", GRANTED),
        ("restricted", "5000000", GRANTED),
        ("open", "5000000", GRANTED),
        ("open", None, Refused("estimate_missing")),
        ("open", "0", Refused("estimate_missing")),
        ("open", "-1", Refused("estimate_missing")),
    ],
)
def test_without_publication_only_below_a_value(procedure, value, verdict):
    estimate = None if value is None else Decimal(value)
    assert may_use_procedure(procedure, estimate, THRESHOLDS) == verdict


@given(st.sampled_from(PROCEDURES), *[st.decimals("0.01", 10**6, places=2)] * 2)
def test_a_procedure_for_a_value_is_one_for_any_smaller_value(procedure, one, other):
    smaller, larger = sorted((one, other))
    if may_use_procedure(procedure, larger, THRESHOLDS):
        assert may_use_procedure(procedure, smaller, THRESHOLDS) is GRANTED


@pytest.mark.parametrize(
    ("value", "expected"), [("215999.99", False), ("216000", True), ("900000", True)]
)
def test_the_standstill_is_compulsory_from_the_european_threshold(value, expected):
    assert must_wait(Decimal(value), THRESHOLDS) is expected


# --- Hours ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "at", "verdict"),
    [
        (date(2026, 6, 18), time(11), GRANTED),
        (date(2026, 3, 29), time(1, 59), GRANTED),
        (date(2026, 3, 29), time(2, 0), Refused("hour_missing")),
        (date(2026, 3, 29), time(2, 59), Refused("hour_missing")),
        (date(2026, 3, 29), time(3, 0), GRANTED),
        (date(2026, 10, 25), time(1, 59), GRANTED),
        (date(2026, 10, 25), time(2, 30), Refused("hour_twice")),
        (date(2026, 10, 25), time(3, 0), GRANTED),
    ],
)
def test_an_hour_that_the_clock_shows_once(day, at, verdict):
    assert sound_hour(day, at, BRUSSELS) == verdict


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.times())
def test_a_sound_hour_comes_back_from_universal_time(day, at):
    moment = instant(day, at, BRUSSELS)
    back = moment.astimezone(UTC).astimezone(BRUSSELS)
    if sound_hour(day, at, BRUSSELS):
        assert (back.date(), back.time()) == (day, at)


def test_moments_are_compared_in_universal_time():
    first = datetime(2026, 10, 25, 2, 45, tzinfo=BRUSSELS)
    second = first.replace(minute=15, fold=1)
    assert in_time(first, second)
    assert not in_time(second, first)


# --- Guards -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, GRANTED),
        ({"lots": ()}, Refused("lots_missing")),
        ({"lots": (SOFTWARE, SOFTWARE)}, Refused("lot_twice", {"lot": "1"})),
        (
            {"criteria": (PRICE, SKILL)},
            Refused("weights_not_100", {"lot": "1", "total": Decimal(70)}),
        ),
        pytest.param(
            {"selection": SELECTION[:1]},
            Refused("selection_missing"),
            marks=pytest.mark.row("D9"),
        ),
        pytest.param(
            {"selection": ()},
            Refused("selection_missing"),
            marks=pytest.mark.row("D9"),
        ),
        ({"selection": (), "reuse_clause": "", "selects": False}, GRANTED),
        pytest.param(
            {"reuse_clause": " "},
            Refused("reuse_clause_missing"),
            marks=pytest.mark.row("L6"),
        ),
        ({"by_candidates": True}, Refused("candidatures_undated")),
        ({"by_candidates": True, "candidates_until": APPLIED}, GRANTED),
        (
            {"by_candidates": True, "candidates_until": APPLIED - timedelta(1)},
            Refused("candidatures_too_short", {"least": 15, "until": APPLIED}),
        ),
        (
            {"by_candidates": True, "candidates_until": APPLIED, "least_days": 16},
            Refused(
                "bidding_too_short",
                {"least": 16, "until": APPLIED + timedelta(16)},
            ),
        ),
        ({"estimated_value": None}, Refused("estimate_missing")),
        (
            {"procedure": "low_value"},
            Refused("procedure_not_allowed", {"threshold": Decimal(30_000)}),
        ),
        ({"duration_months": 48}, GRANTED),
        ({"duration_months": 49}, Refused("duration_too_long", {"most": 48})),
        pytest.param(
            {
                "lots": (replace(HARDWARE, tied_to_product=False),),
                "criteria": (replace(PRICE, weight=Decimal(100)),),
            },
            Refused("hardware_lot_not_tied", {"lot": "3"}),
            marks=pytest.mark.row("D16"),
        ),
        pytest.param(
            {"lots": (HARDWARE,), "criteria": (replace(PRICE, weight=Decimal(100)),)},
            GRANTED,
            marks=pytest.mark.row("D16"),
        ),
        ({"bids_due": None}, Refused("deadline_missing")),
        ({"due_hour_sound": False}, Refused("hour_doubtful")),
        ({"bids_due": BEFORE - timedelta(1)}, Refused("deadline_past")),
        ({"committee": 2, "keys": 2}, GRANTED),
        ({"committee": 1, "keys": 1}, Refused("committee_too_small", {"least": 2})),
        ({"keys": 2}, Refused("keys_missing", {"count": 1})),
        ({"evaluators": 2}, GRANTED),
        ({"evaluators": 1}, Refused("evaluators_too_few", {"least": 2})),
    ],
)
def test_published_when_nothing_is_missing(changes, verdict):
    assert may_publish(replace(FACTS, **changes), BEFORE, THRESHOLDS) == verdict


@pytest.mark.row("H4")
@pytest.mark.parametrize(
    ("state", "now", "closing", "turning"),
    [
        ("published", BEFORE, False, Refused("bids_still_due", {"until": DUE})),
        ("published", DUE, False, Refused("bids_still_due", {"until": DUE})),
        ("opening", DUE, False, Refused("bids_still_due", {"until": DUE})),
        ("published", AFTER, True, Refused("not_opening")),
        ("opening", AFTER.astimezone(UTC), True, GRANTED),
        ("evaluation", AFTER, True, Refused("not_opening")),
    ],
)
def test_nothing_is_opened_before_the_deadline_is_over(state, now, closing, turning):
    facts = replace(FACTS, state=state)
    assert bool(may_close_bidding(facts, now)) is closing
    assert may_turn_key(facts, now) == turning


@pytest.mark.parametrize(("signed", "signs"), [(1, True), (2, False)])
def test_a_key_turns_again_to_sign_a_record_that_two_have_not_signed(signed, signs):
    facts = replace(FACTS, state="evaluation", opened=True, signed=signed)
    assert bool(may_turn_key(facts, AFTER)) is signs
    due = Refused("record_unsigned", {"signed": 1, "due": 2})
    assert (may_notify(facts) == due) is signs


@pytest.mark.row("H4")
@pytest.mark.parametrize(
    ("changes", "turning", "notifying"),
    [
        (
            {"unscored": 3},
            Refused("prices_wait", {"count": 3}),
            Refused("unscored", {"count": 3}),
        ),
        ({}, GRANTED, Refused("prices_sealed")),
        # A record that two have not signed is signed first.
        (
            {"unscored": 3, "signed": 1},
            GRANTED,
            Refused("record_unsigned", {"signed": 1, "due": 2}),
        ),
        ({"state": "standstill"}, Refused("not_opening"), Refused("prices_sealed")),
        ({"prices_sealed": False}, Refused("not_opening"), GRANTED),
    ],
)
def test_prices_are_opened_once_every_technical_score_is_given(
    changes, turning, notifying
):
    sealed = replace(FACTS, state="evaluation", opened=True, prices_sealed=True)
    facts = replace(sealed, **changes)
    assert may_turn_key(facts, AFTER) == turning
    assert may_notify(facts) == notifying


def test_bidding_without_a_deadline_does_not_end():
    facts = replace(FACTS, bids_due=None)
    assert may_close_bidding(facts, AFTER) == Refused("deadline_missing")


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))
def test_a_moment_is_either_in_time_or_after_the_bidding(now):
    assert in_time(now, DUE) is not bool(may_close_bidding(FACTS, now))


@pytest.mark.row("H4")
@pytest.mark.parametrize(
    ("turned", "opened", "verdict"),
    [
        (0, False, Refused("not_opened", {"turned": 0, "due": 2})),
        (1, False, Refused("not_opened", {"turned": 1, "due": 2})),
        (2, True, GRANTED),
    ],
)
def test_evaluated_once_two_have_opened(turned, opened, verdict):
    assert may_evaluate(replace(FACTS, turned=turned, opened=opened)) == verdict


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, GRANTED),
        ({"unscored": 4}, Refused("unscored", {"count": 4})),
        pytest.param(
            {"unchecked": 2},
            Refused("bidders_unchecked", {"count": 2}),
            marks=pytest.mark.row("D9"),
        ),
        ({"unsettled": ("1", "3")}, Refused("ties_unsettled", {"lots": "1, 3"})),
        ({"ranked": 1}, GRANTED),
        ({"ranked": 0}, Refused("nobody_ranked")),
        ({"appeal_pending": True}, Refused("appeal_pending")),
    ],
)
def test_notified_once_everything_is_scored(changes, verdict):
    assert may_notify(replace(FACTS, **changes)) == verdict


@pytest.mark.row("H6")
@pytest.mark.parametrize(
    ("sent_on", "last", "shifts"),
    [
        (date(2026, 3, 16), date(2026, 3, 31), []),
        (date(2026, 4, 16), date(2026, 5, 4), ["labour_day", "saturday", "sunday"]),
        (date(2026, 10, 18), date(2026, 11, 2), []),
    ],
)
def test_the_standstill_ends_on_a_working_day(sent_on, last, shifts):
    deadline = standstill(sent_on, 15)
    assert deadline.day == last
    assert [shift.reason for shift in deadline.shifted] == shifts


@pytest.mark.parametrize(
    ("today", "changes", "verdict"),
    [
        (date(2026, 7, 21), {}, GRANTED),
        pytest.param(
            date(2026, 7, 20),
            {},
            Refused("standstill_running", {"until": date(2026, 7, 20)}),
            marks=pytest.mark.row("H6"),
        ),
        (
            date(2026, 7, 21),
            {"standstill_until": None},
            Refused("standstill_missing"),
        ),
        pytest.param(
            date(2026, 7, 21),
            {"appeal_pending": True},
            Refused("appeal_pending"),
            marks=pytest.mark.row("D24", "H7"),
        ),
        (
            date(2026, 7, 1),
            {"awarded": True, "standstill_until": None, "act": None},
            GRANTED,
        ),
        (
            date(2026, 7, 21),
            {"awarded": True, "appeals_of_award": 1},
            Refused("appeal_pending"),
        ),
    ],
)
def test_awarded_after_the_standstill_and_with_no_appeal(today, changes, verdict):
    assert may_award(replace(FACTS, **changes), today) == verdict


@pytest.mark.row("D24")
@pytest.mark.parametrize(
    ("state", "granted"),
    [("standstill", True), ("awarded", True), ("evaluation", False), ("closed", False)],
)
def test_bidders_appeal_once_they_know(state, granted):
    verdict = may_appeal(replace(FACTS, state=state, appeals_of_award=1))
    assert verdict == (GRANTED if granted else Refused("nothing_to_appeal"))


@pytest.mark.row("H7")
def test_it_is_noted_who_appeals():
    facts = replace(FACTS, state="standstill")
    assert may_appeal(facts) == Refused("appeal_unrecorded")


@pytest.mark.row("H7")
@pytest.mark.parametrize(
    ("against", "states"),
    [
        ("terms", {*TENDER_PUBLIC}),
        ("exclusion", {*TENDER_PUBLIC}),
        ("award", {"standstill", "awarded", "appealed"}),
    ],
)
def test_somebody_complains_from_the_publication_on(against, states):
    for state in ("preparation", *TENDER_PUBLIC, "closed", "cancelled"):
        verdict = may_complain(replace(FACTS, state=state), against, DUE.date())
        assert bool(verdict) is (state in states)


@pytest.mark.row("H7")
@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (("ALPHA", "Délai trop court"), Refused("complaint_twice")),
        (("Bêta", "Délai trop court"), GRANTED),
        (("Alpha", "Autre motif"), GRANTED),
    ],
)
def test_a_complaint_is_noted_once(said, verdict):
    assert is_another(said, [("Alpha", "délai trop  court.")]) == verdict


@pytest.mark.row("H7")
@pytest.mark.parametrize(
    ("against", "since"), [("terms", BEFORE.date()), ("award", DUE.date())]
)
def test_nobody_complains_of_what_was_not_yet(against, since):
    facts = replace(FACTS, state="awarded", published_on=BEFORE.date())
    early = may_complain(facts, against, since - timedelta(days=1))
    assert early == Refused("complaint_too_early", {"since": since})
    assert may_complain(facts, against, since) is GRANTED


@pytest.mark.row("D24", "H7")
@pytest.mark.parametrize("decide", [may_uphold, may_dismiss])
def test_an_appeal_is_decided_when_there_is_one(decide):
    assert decide(replace(FACTS, appeal_pending=True)) == Refused("no_appeal")
    assert decide(replace(FACTS, appeals_of_award=1)) is GRANTED


@pytest.mark.row("D24", "H7")
def test_each_of_several_appeals_is_dismissed_by_itself_and_the_last_by_a_step():
    several = replace(FACTS, state="appealed", appeals_of_award=3)
    last = replace(several, appeals_of_award=1)
    for decide in (may_dismiss, may_uphold):
        assert decide(several) == Refused("appeals_wait", {"count": 2})
    by_step = Refused("appeal_by_step")
    assert may_decide_alone(several, "award", "dismissed") is GRANTED
    assert may_decide_alone(several, "award", "upheld") == by_step
    assert may_decide_alone(last, "award", "dismissed") == by_step
    assert may_decide_alone(last, "terms", "upheld") is GRANTED
    cancelled = replace(last, state="cancelled")
    assert may_decide_alone(cancelled, "award", "dismissed") is GRANTED


def test_closed_at_the_term():
    assert may_close(FACTS) == Refused("term_not_over")
    assert may_close(replace(FACTS, term_over=True)) is GRANTED


@pytest.mark.parametrize("end", [may_cancel, may_declare_unsuccessful])
def test_nobody_is_bound_to_conclude(end):
    assert end(FACTS, for_buyer=False) is GRANTED


@pytest.mark.row("L4")
@pytest.mark.parametrize("end", [may_cancel, may_declare_unsuccessful])
def test_a_member_that_buys_gives_up_itself_what_is_published(end):
    bought = replace(FACTS, by_member=True)
    assert end(replace(bought, state="preparation"), for_buyer=False) is GRANTED
    public = replace(bought, state="published")
    assert end(public, for_buyer=False) == Refused("buyer_decides")
    assert end(public, for_buyer=True) is GRANTED


# --- From the lots to the tender --------------------------------------------


@pytest.mark.row("H2")
@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["active", "cancelled", "complete"], "active"),
        (["complete", "unsuccessful"], "complete"),
        (["cancelled", "unsuccessful"], "unsuccessful"),
        (["cancelled", "cancelled"], "cancelled"),
    ],
)
def test_a_tender_is_where_its_lots_are(states, expected):
    assert status_of(states) == status_of(reversed(states)) == expected


@pytest.mark.parametrize("states", [[], ["sold"]])
def test_no_status_without_the_status_of_a_lot(states):
    with pytest.raises(ValueError):
        status_of(states)


# --- Lots that end alone ----------------------------------------------------


def ended(state="evaluation", **before):
    return replace(FACTS, state=state, ended=before)


@pytest.mark.row("H2")
@pytest.mark.parametrize("state", TENDER_BEFORE_AWARD)
def test_a_lot_is_cancelled_from_the_publication_to_the_award(state):
    assert may_end_lot(ended(state), "1", "cancelled", "Motif") == GRANTED
    judged = may_end_lot(ended(state), "1", "unsuccessful", "Motif")
    assert bool(judged) == (state in TENDER_JUDGED)


@pytest.mark.row("H2")
@pytest.mark.parametrize(
    ("facts", "lot", "outcome", "reason", "code"),
    [
        (ended(), "9", "cancelled", "Motif", "lot_unknown"),
        (ended(**{"1": "cancelled"}), "1", "unsuccessful", "Motif", "lot_ended"),
        (ended(), "1", "awarded", "Motif", "lot_outcome_unknown"),
        (ended("preparation"), "1", "cancelled", "Motif", "lot_not_to_end"),
        (ended("awarded"), "1", "cancelled", "Motif", "lot_not_to_end"),
        (ended("published"), "1", "unsuccessful", "Motif", "lot_not_to_end"),
        (ended(), "1", "cancelled", " ", "comment_missing"),
    ],
)
def test_a_lot_does_not_end(facts, lot, outcome, reason, code):
    refused = may_end_lot(facts, lot, outcome, reason)
    assert (refused.reason, refused.also) == (code, ())


OUTCOMES = st.sampled_from(LOT_OUTCOMES)


@pytest.mark.row("H2")
@given(
    st.sampled_from(TENDER_BEFORE_AWARD),
    st.fixed_dictionaries({}, optional={"1": OUTCOMES, "2": OUTCOMES}),
)
def test_a_tender_ends_with_its_last_lot_and_not_before(state, outcomes):
    step = last_step(ended(state), outcomes)
    assert bool(step) == (len(outcomes) == len(FACTS.lots))
    failed = "unsuccessful" in outcomes.values() and state in TENDER_JUDGED
    assert not step or step == ("declare_unsuccessful" if failed else "cancel")


def test_a_lot_that_ended_keeps_its_number():
    assert keeps_ended((SOFTWARE, SERVICES), {"2": "cancelled"}) == GRANTED
    assert keeps_ended((SOFTWARE,), {"2": "cancelled"}).reason == "ended_lot_gone"


# --- The maximum of a lot ---------------------------------------------------


@pytest.mark.row("H9")
@pytest.mark.parametrize(
    ("ceiling", "estimate", "uncapped", "reason"),
    [
        (None, None, (), "ceiling_missing"),
        (Decimal(0), None, (), "ceiling_missing"),
        (None, None, ("1",), None),
        (None, None, ("2",), "ceiling_missing"),
        (Decimal(100), Decimal("100.01"), (), "ceiling_below_estimate"),
        (Decimal(100), Decimal(100), (), None),
    ],
)
def test_a_framework_is_published_with_the_most_that_is_ordered_and_keeps_it(
    ceiling, estimate, uncapped, reason
):
    lots = (replace(SOFTWARE, ceiling=ceiling, estimate=estimate), SERVICES)
    facts = replace(FACTS, lots=lots, uncapped=uncapped, published_on=BEFORE.date())
    refused = may_publish(facts, BEFORE, THRESHOLDS)
    assert (None if refused else refused.reason) == reason


@pytest.mark.row("M13")
@pytest.mark.parametrize(
    ("procedure", "value", "where"),
    [
        ("open", THRESHOLDS.european - 1, ("bda",)),
        ("open", THRESHOLDS.european, ("bda", "ted")),
        ("restricted", THRESHOLDS.european, ("bda", "ted")),
        ("negotiated_with_publication", None, ("bda",)),
        ("negotiated_without_publication", Decimal(1), ()),
        ("low_value", Decimal(1), ()),
    ],
)
def test_where_a_notice_is_due(procedure, value, where):
    assert gazettes(procedure, value, THRESHOLDS) == where


# --- The decision behind the award ------------------------------------------

STATES_OF_ACTS = (*ACT_ADOPTED, "draft", "scheduled", "rejected", "annulled")


def acting(
    state="executory", own=True, adopted_on=None, of="evaluation", **of_its_voters
):
    act = Act(state, own, adopted_on or DUE.date(), **of_its_voters)
    return replace(FACTS, state=of, act=act)


@given(st.sampled_from(STATES_OF_ACTS))
def test_letters_tell_of_a_decision_and_the_award_waits_until_it_is_executory(state):
    notified = may_notify(acting(state))
    assert bool(notified) == (state in ACT_ADOPTED)
    awarded = may_award(acting(state, of="standstill"), date(2026, 7, 21))
    assert bool(awarded) == (state in ACT_EXECUTORY)


@pytest.mark.row("L3")
@pytest.mark.parametrize(
    "doubt", [{"in_conflict": ("D. Dé",)}, {"voters_unknown": True}]
)
def test_a_vote_with_a_conflict_decides_nothing(doubt):
    assert not may_notify(acting(**doubt))
    assert not may_award(acting(of="standstill", **doubt), date(2026, 7, 21))


def test_an_award_names_its_decision():
    facts = replace(FACTS, act=None)
    assert may_notify(facts).reason == "award_act_missing"
    assert may_award(facts, date(2026, 7, 21)).reason == "award_act_missing"


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (acting(), None),
        (acting("in_supervision"), None),
        (acting(of="published"), "nothing_to_decide"),
        (acting(of="awarded"), "nothing_to_decide"),
        (acting(own=False), "award_act_not_own"),
        (acting("scheduled"), "award_act_not_adopted"),
        (acting("annulled"), "award_act_not_adopted"),
        (acting(in_conflict=("D. Dé",)), "award_voter_in_conflict"),
        (acting(voters_unknown=True), "award_voters_unknown"),
        (acting(adopted_on=BEFORE.date()), "award_act_too_early"),
        (replace(acting(), prices_sealed=True), "prices_sealed"),
        (replace(FACTS, act=None), "award_act_unknown"),
    ],
)
def test_what_decides_an_award(facts, reason):
    verdict = may_name_act(facts, facts.act)
    assert (None if verdict else verdict.reason) == reason


@given(st.sampled_from(TENDER_DECIDED))
def test_a_decision_is_named_until_the_award(state):
    facts = acting(of=state)
    assert may_name_act(facts, facts.act)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        (None, DEFAULTS.candidatures_low),
        (THRESHOLDS.european - 1, DEFAULTS.candidatures_low),
        (THRESHOLDS.european, DEFAULTS.candidatures),
    ],
)
def test_candidates_have_more_days_for_what_is_european(value, days):
    assert DEFAULTS.candidatures_low < DEFAULTS.candidatures
    assert least_days_to_apply(value, THRESHOLDS, DEFAULTS) == days


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"by_member": True}, GRANTED),
        ({}, Refused("nothing_to_approve")),
        ({"by_member": True, "state": "published"}, Refused("nothing_to_approve")),
        ({"by_member": True, "approved": True}, Refused("already_approved")),
        ({"state": "published", "approved": True, "proposed": True}, GRANTED),
    ],
)
def test_a_member_that_buys_approves_its_draft_once(change, verdict):
    assert may_approve(replace(FACTS, **change)) == verdict


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ("buyer", "buyer_published"),
        ("ownership", "ownership_published"),
        ("procedure", "procedure_published"),
        ("estimated_value", "estimate_published"),
    ],
)
def test_what_the_periods_rest_on_is_known_from_the_publication_on(changed, reason):
    assert keeps_basis({"title"})
    assert keeps_basis({"title", changed}) == Refused(reason)


@given(st.dates(), st.dates())
def test_the_day_for_questions_only_moves_later(was, until):
    assert bool(keeps_questions(was, until)) == (until >= was)
