from collections import Counter
from dataclasses import replace
from datetime import date
from datetime import timedelta
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.continuity import act_by
from imio.mutualisation.rules.continuity import advice
from imio.mutualisation.rules.continuity import ASKS
from imio.mutualisation.rules.continuity import Exposure
from imio.mutualisation.rules.continuity import exposure
from imio.mutualisation.rules.continuity import IncidentFacts
from imio.mutualisation.rules.continuity import is_broken
from imio.mutualisation.rules.continuity import KINDS
from imio.mutualisation.rules.continuity import level
from imio.mutualisation.rules.continuity import may_conclude
from imio.mutualisation.rules.continuity import may_declare
from imio.mutualisation.rules.continuity import may_open_missing
from imio.mutualisation.rules.continuity import may_settle
from imio.mutualisation.rules.continuity import may_take_charge
from imio.mutualisation.rules.continuity import Measure
from imio.mutualisation.rules.continuity import MEASURES
from imio.mutualisation.rules.continuity import risks
from imio.mutualisation.rules.continuity import roadmap
from imio.mutualisation.rules.continuity import Situation
from imio.mutualisation.rules.continuity import Step
from imio.mutualisation.rules.continuity import TriageFacts
from imio.mutualisation.rules.continuity import Use
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


DAY = timedelta(days=1)
TODAY = date(2026, 3, 16)
END = date(2026, 12, 31)
INCIDENT = IncidentFacts(
    state="noted",
    kind="end_of_support",
    has_subject=True,
    effective_on=END,
    commitment="none",
    commitment_note="",
    migration_cost=None,
    investment=None,
    open_requests=0,
)
TRIAGE = TriageFacts(
    asks="temporary_support",
    custom_work=False,
    exposed=True,
    followed=True,
    own_it_team=False,
    provider_bound=False,
)
SOUND = Situation("IMIO", date(2030, 12, 31), 6, 3, "open")
INHABITANTS = {"53053": 95_000, "52011": 200_000, "55004": 25_000}

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
steps = st.lists(
    st.builds(Step, st.text(), st.sampled_from(MEASURES), st.integers(-400, 800))
)
uses = st.lists(
    st.builds(
        Use,
        st.sampled_from("abcd"),
        st.frozensets(st.sampled_from((*INHABITANTS, "99999"))),
        st.decimals(0, 20_000, places=2),
    )
)
situations = st.builds(
    Situation,
    st.sampled_from(["", "IMIO"]),
    st.none() | days,
    st.none() | st.integers(0, 24),
    st.integers(0, 4),
    st.sampled_from(["", "open", "escrow", "closed"]),
)


# --- Incidents --------------------------------------------------------------


@pytest.mark.row("E1")
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "forced_migration"])
def test_what_may_befall_a_solution_is_declared(kind):
    assert may_declare(replace(INCIDENT, kind=kind)) == GRANTED


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"has_subject": False}, "subject_missing"),
        ({"effective_on": None}, "effective_date_missing"),
        ({"has_subject": False, "effective_on": None}, "subject_missing"),
        pytest.param(
            {"commitment": ""}, "commitment_unchecked", marks=pytest.mark.row("E9")
        ),
        ({"commitment": "perhaps"}, "commitment_unchecked"),
        pytest.param(
            {"commitment": "broken", "commitment_note": " \n"},
            "commitment_note_missing",
            marks=pytest.mark.row("E9"),
        ),
        pytest.param(
            {"kind": "forced_migration"},
            "migration_cost_missing",
            marks=pytest.mark.row("E10"),
        ),
    ],
)
def test_an_incident_says_what_ends_when_and_what_was_promised(changed, reason):
    assert may_declare(replace(INCIDENT, **changed)) == Refused(reason)


@pytest.mark.row("E9")
@pytest.mark.parametrize(
    ("commitment", "note"), [("kept", ""), ("broken", "Dix ans de maintenance")]
)
def test_the_commitment_of_the_provider_is_looked_at(commitment, note):
    facts = replace(INCIDENT, commitment=commitment, commitment_note=note)
    assert may_declare(facts) == GRANTED


@pytest.mark.row("E10")
@pytest.mark.parametrize("field", ["migration_cost", "investment"])
def test_a_forced_migration_says_what_it_costs(field):
    facts = replace(INCIDENT, kind="forced_migration", **{field: Decimal(1500)})
    assert may_declare(facts) == GRANTED


def test_an_incident_is_settled_once_nobody_waits():
    assert may_settle(INCIDENT) == GRANTED
    waiting = replace(INCIDENT, open_requests=2)
    assert may_settle(waiting) == Refused("continuity_open", {"count": 2})


@pytest.mark.row("E1")
def test_nobody_is_forgotten():
    assert may_open_missing(1) == GRANTED
    assert may_open_missing(0) == Refused("none_missing")


def test_a_contract_that_renews_has_no_end_of_its_own():
    endless = replace(SOUND, support_until=None, renews=True)
    assert level(endless, TODAY, 12) == "renewing"
    assert "no_end_known" not in risks(endless, TODAY, 12)


# --- Triage -----------------------------------------------------------------


@pytest.mark.row("E4")
@pytest.mark.parametrize(
    ("asks", "custom_work", "verdict"),
    [
        ("temporary_support", False, GRANTED),
        ("replacement", False, GRANTED),
        ("functional_continuation", False, Refused("package_not_continued")),
        ("functional_continuation", True, GRANTED),
    ],
)
def test_a_package_is_not_continued(asks, custom_work, verdict):
    facts = replace(TRIAGE, asks=asks, custom_work=custom_work)
    assert may_take_charge(facts) == verdict


@pytest.mark.row("E6")
@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, ()),
        ({"custom_work": True}, ()),
        ({"asks": "functional_continuation"}, ("package_not_continued",)),
        (
            {"asks": "functional_continuation", "custom_work": True},
            ("custom_work_case_apart",),
        ),
        pytest.param(
            {"provider_bound": True},
            ("provider_still_bound",),
            marks=pytest.mark.row("E9"),
        ),
        ({"exposed": False}, ("not_exposed",)),
        pytest.param(
            {"followed": False}, ("did_not_follow",), marks=pytest.mark.row("A15")
        ),
        pytest.param(
            {"own_it_team": True},
            ("own_it_team_negotiates",),
            marks=pytest.mark.row("A17"),
        ),
        (
            {"own_it_team": True, "exposed": False},
            ("not_exposed", "own_it_team_negotiates"),
        ),
    ],
)
def test_imio_is_not_the_recourse_for_any_task(changed, codes):
    assert advice(replace(TRIAGE, **changed)) == codes


@given(st.builds(TriageFacts, st.sampled_from(ASKS), *[st.booleans()] * 5))
def test_the_advice_never_contradicts_the_refusal(facts):
    refused = not may_take_charge(facts)
    assert ("package_not_continued" in advice(facts)) is refused


# --- Roadmap ----------------------------------------------------------------


@pytest.mark.row("E3")
def test_a_checklist_becomes_dated_measures():
    replacing = Step("Choisir un remplaçant", "replacement", 180)
    backup = Step("Sauvegarder", "practice", 365)
    export = Step("Exporter les données", "practice", 365)
    after = Step("Archiver", "practice", -30)
    assert roadmap([after, replacing, backup, export], END, TODAY) == (
        (backup, TODAY),
        (export, TODAY),
        (replacing, date(2026, 7, 4)),
        (after, date(2027, 1, 30)),
    )


@pytest.mark.row("E3")
@given(steps, days, days)
def test_a_roadmap_keeps_every_step_and_starts_today_at_the_earliest(
    checklist, effective_on, today
):
    planned = roadmap(checklist, effective_on, today)
    due = [day for _step, day in planned]
    assert due == sorted(due)
    assert all(day >= today for day in due)
    assert Counter(step for step, _day in planned) == Counter(checklist)


@pytest.mark.row("E2")
@pytest.mark.parametrize(
    ("kind", "done", "verdict"),
    [
        ("subscription", [True], Refused("not_continuity")),
        ("continuity", [], Refused("roadmap_missing")),
        ("continuity", [True, False, False], Refused("roadmap_open", {"count": 2})),
        ("continuity", [True, True], GRANTED),
    ],
)
def test_a_continuity_request_ends_with_its_roadmap(kind, done, verdict):
    measures = (Measure("practice", END, each) for each in done)
    assert may_conclude(kind, measures) == verdict


# --- Exposure ---------------------------------------------------------------


@pytest.mark.row("E5")
def test_a_cpas_and_its_commune_are_the_same_inhabitants():
    mons, charleroi = frozenset({"53053"}), frozenset({"52011"})
    assert exposure(
        [
            Use("mons", mons, Decimal(9000)),
            Use("mons", mons, Decimal("0.50")),
            Use("cpas-mons", mons, Decimal(100)),
            Use("charleroi", charleroi | {"99999"}, Decimal(1000)),
        ],
        INHABITANTS,
    ) == Exposure(3, 295_000, Decimal("10100.50"))


def test_nobody_is_exposed_without_a_use():
    assert exposure([], INHABITANTS) == Exposure(0, 0, Decimal(0))


@given(uses, uses)
def test_one_more_use_never_lowers_the_exposure(some, more):
    before, after = exposure(some, INHABITANTS), exposure(some + more, INHABITANTS)
    assert before.members <= after.members <= 4
    assert before.population <= after.population <= sum(INHABITANTS.values())
    assert before.yearly_cost <= after.yearly_cost


@given(uses)
def test_a_use_told_twice_costs_twice_and_exposes_nobody_more(some):
    once, twice = exposure(some, INHABITANTS), exposure(some * 2, INHABITANTS)
    assert (once.members, once.population) == (twice.members, twice.population)
    assert twice.yearly_cost == 2 * once.yearly_cost


# --- Radar ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "months", "expected"),
    [
        (None, 3, None),
        (END, None, END),
        (END, 0, END),
        (END, 3, date(2026, 9, 30)),
        (date(2026, 2, 28), 6, date(2025, 8, 31)),
        (date(2026, 6, 15), 2, date(2026, 4, 15)),
    ],
)
def test_notice_is_given_so_many_months_before_the_end(until, months, expected):
    situation = replace(SOUND, support_until=until, notice_months=months)
    assert act_by(situation) == expected


@pytest.mark.row("E5")
@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (TODAY - DAY, "ended"),
        (TODAY, "near"),
        (date(2027, 3, 16), "near"),
        (date(2027, 3, 17), "later"),
        (None, "unknown"),
    ],
)
def test_how_near_the_end_is(until, expected):
    assert level(replace(SOUND, support_until=until), TODAY, 12) == expected


@pytest.mark.row("E5")
@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, ()),
        ({"source": "escrow"}, ()),
        ({"support_until": TODAY - DAY}, ("support_ended",)),
        (
            {"support_until": TODAY, "notice_months": None},
            ("support_ends_soon",),
        ),
        ({"support_until": END}, ("support_ends_soon",)),
        (
            {"support_until": END, "notice_months": 12},
            ("support_ends_soon", "notice_passed"),
        ),
        ({"notice_months": 60}, ("notice_passed",)),
        ({"support_until": None}, ("no_end_known",)),
        ({"maintainer": " "}, ("maintainer_unknown",)),
        ({"providers": 0}, ("no_provider",)),
        ({"providers": 1}, ()),
        (
            {"providers": 1, "source": "escrow"},
            ("single_provider",),
        ),
        ({"source": "closed"}, ("source_out_of_reach",)),
        ({"source": ""}, ("source_unknown",)),
    ],
)
def test_what_could_leave_the_members_alone(changed, codes):
    assert risks(replace(SOUND, **changed), TODAY, 12) == codes


@pytest.mark.row("E5")
@given(situations, days, st.integers(0, 60))
def test_the_risks_agree_with_the_level(situation, today, horizon):
    found = set(risks(situation, today, horizon))
    of_the_level = {
        "ended": {"support_ended"},
        "near": {"support_ends_soon"},
        "later": set(),
        "unknown": {"no_end_known"},
    }[level(situation, today, horizon)]
    assert (
        found & {"support_ended", "support_ends_soon", "no_end_known"} == of_the_level
    )


@given(situations, days)
def test_notice_is_never_due_after_the_end(situation, today):
    last = act_by(situation)
    assert (last is None) is (situation.support_until is None)
    assert last is None or last <= situation.support_until


@given(situations, days, st.integers(0, 24), st.integers(0, 24))
def test_looking_further_ahead_finds_as_much_or_more(situation, today, months, more):
    near = risks(situation, today, months)
    assert set(near) <= set(risks(situation, today, months + more))


@pytest.mark.row("E9")
@pytest.mark.parametrize(
    ("kind", "commitment", "broken"),
    [
        ("broken_commitment", "", True),
        ("end_of_support", "broken", True),
        ("end_of_support", "none", False),
        ("end_of_life", "", False),
    ],
)
def test_what_says_that_a_commitment_was_broken(kind, commitment, broken):
    assert is_broken(kind, commitment) == broken
