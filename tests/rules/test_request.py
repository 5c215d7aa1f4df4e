from dataclasses import replace
from datetime import date
from datetime import timedelta
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.continuity import Measure
from imio.mutualisation.rules.continuity import TriageFacts
from imio.mutualisation.rules.quoting import Scope
from imio.mutualisation.rules.request import departures
from imio.mutualisation.rules.request import discrepancies
from imio.mutualisation.rules.request import KINDS
from imio.mutualisation.rules.request import may_close
from imio.mutualisation.rules.request import may_conclude
from imio.mutualisation.rules.request import may_expect
from imio.mutualisation.rules.request import may_hold
from imio.mutualisation.rules.request import may_hold_until
from imio.mutualisation.rules.request import may_implement
from imio.mutualisation.rules.request import may_note_tasks
from imio.mutualisation.rules.request import may_quote
from imio.mutualisation.rules.request import may_refuse
from imio.mutualisation.rules.request import may_resume
from imio.mutualisation.rules.request import may_sign_acceptance
from imio.mutualisation.rules.request import may_submit
from imio.mutualisation.rules.request import may_support
from imio.mutualisation.rules.request import may_withdraw
from imio.mutualisation.rules.request import needs_deliberation
from imio.mutualisation.rules.request import of_partner
from imio.mutualisation.rules.request import plan_advice
from imio.mutualisation.rules.request import RequestFacts
from imio.mutualisation.rules.request import Wait
from imio.mutualisation.rules.request import waits
from imio.mutualisation.rules.routing import IN_HOUSE
from imio.mutualisation.rules.routing import PARTNER
from imio.mutualisation.rules.states import REQUEST_STAGES
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


DAY = timedelta(days=1)
TODAY = date(2026, 3, 16)
ENDED = ("closed", "refused", "withdrawn")
STATES = ("draft", *REQUEST_STAGES, "on_hold", *ENDED)

# A request for which every step is open, so that each test spoils one thing.
FACTS = RequestFacts(
    state="request",
    kind="subscription",
    need="",
    has_product=True,
    product_available=True,
    standing="member",
    estimated_days=Decimal(5),
    route=IN_HOUSE,
    computed_route=IN_HOUSE,
    route_reason="",
    quote_sent=True,
    quote_accepted=True,
    deliberation_required=True,
    deliberation_executory_on=TODAY,
    open_tasks=0,
    acceptance_signed_on=TODAY,
    knowledge_transferred_on=None,
    came_from=None,
)

EXTERNAL = {"route": PARTNER, "route_reason": "Surcharge"}

routes = st.sampled_from([None, IN_HOUSE, PARTNER])
some_day = st.none() | st.dates()
any_facts = st.builds(
    RequestFacts,
    state=st.sampled_from(STATES),
    kind=st.sampled_from(KINDS),
    need=st.sampled_from(["", "Un guichet"]),
    has_product=st.booleans(),
    product_available=st.booleans(),
    standing=st.sampled_from(["member", "inherited", "none"]),
    estimated_days=st.none() | st.decimals(0, 60, places=1),
    route=routes,
    computed_route=routes,
    route_reason=st.sampled_from(["", "Surcharge"]),
    quote_sent=st.booleans(),
    quote_accepted=st.booleans(),
    deliberation_required=st.booleans(),
    deliberation_executory_on=some_day,
    open_tasks=st.integers(0, 3),
    acceptance_signed_on=some_day,
    knowledge_transferred_on=some_day,
    came_from=st.none() | st.sampled_from(REQUEST_STAGES),
    call=st.sampled_from(["", "pending", "accepted"]),
    quote_to_check=st.booleans(),
)


def facts(**changes):
    return replace(FACTS, **changes)


@pytest.mark.row("K14")
def test_one_thread_in_four_steps():
    assert REQUEST_STAGES == ("request", "quote", "implementation", "support")


# --- Guards -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, GRANTED),
        ({"standing": "inherited"}, GRANTED),
        ({"kind": "migration", "has_product": False, "need": "Migrer"}, GRANTED),
        ({"kind": "migration", "has_product": False}, Refused("need_missing")),
        (
            {"kind": "migration", "has_product": False, "need": " \n"},
            Refused("need_missing"),
        ),
        ({"has_product": False, "need": "Migrer"}, Refused("product_missing")),
        (
            {"kind": "further_function", "has_product": False, "need": "Plus"},
            Refused("product_missing"),
        ),
        ({"product_available": False}, Refused("product_not_available")),
        (
            {
                "kind": "migration",
                "has_product": False,
                "product_available": False,
                "need": "Migrer",
            },
            GRANTED,
        ),
        ({"standing": "none"}, Refused("not_a_member")),
    ],
)
def test_submitting_a_request(change, verdict):
    assert may_submit(facts(**change)) == verdict


@pytest.mark.row("C6", "K14")
def test_a_quote_is_sent_before_the_quote_step():
    assert may_quote(FACTS) is GRANTED
    assert may_quote(facts(quote_sent=False)) == Refused("quote_not_sent")


@pytest.mark.row("C7")
@pytest.mark.parametrize(("days", "fits"), [(19, True), (20, True), (21, False)])
def test_organisational_help_is_limited(days, fits):
    help_ = {"kind": "organisational_help", "most_help_days": Decimal(20)}
    change = {**help_, "estimated_days": Decimal(days)}
    too_long = Refused("help_too_long", {"most": 20})
    assert may_quote(facts(**change)) == (GRANTED if fits else too_long)
    reasoned = facts(**change, computed_route=PARTNER, route_reason="Surcharge")
    assert may_implement(reasoned) == (GRANTED if fits else too_long)


@pytest.mark.row("C7", "C8")
def test_more_organisational_help_goes_to_a_partner():
    long = facts(
        kind="organisational_help",
        most_help_days=Decimal(20),
        estimated_days=Decimal(80),
        route=PARTNER,
        computed_route=PARTNER,
        call="accepted",
    )
    assert may_quote(long) is GRANTED
    assert may_implement(long) is GRANTED


@pytest.mark.row("K14")
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, GRANTED),
        ({"quote_accepted": False}, Refused("quote_not_accepted")),
        ({"deliberation_executory_on": None}, Refused("deliberation_missing")),
        (
            {"deliberation_required": False, "deliberation_executory_on": None},
            GRANTED,
        ),
        ({"route": None}, Refused("route_missing")),
        ({"route": None, "computed_route": None}, Refused("route_missing")),
        ({"route": PARTNER}, Refused("route_reason_missing")),
        ({"route": PARTNER, "route_reason": " "}, Refused("route_reason_missing")),
        ({"computed_route": None}, Refused("route_reason_missing")),
        (
            {"route": PARTNER, "route_reason": "Surcharge", "call": "pending"},
            Refused("partner_missing"),
        ),
        pytest.param(
            {"route": PARTNER, "route_reason": "Surcharge", "call": "accepted"},
            GRANTED,
            marks=pytest.mark.row("C8"),
        ),
    ],
)
def test_starting_the_implementation(change, verdict):
    assert may_implement(facts(**change)) == verdict


@pytest.mark.row("C9", "B21")
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"acceptance_signed_on": None}, GRANTED),
        ({}, Refused("already_signed")),
        (
            {"acceptance_signed_on": None, "open_tasks": 3},
            Refused("tasks_open", {"count": 3}),
        ),
    ],
)
def test_signing_the_acceptance(change, verdict):
    assert may_sign_acceptance(facts(**change)) == verdict


@pytest.mark.row("K14")
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, GRANTED),
        ({"acceptance_signed_on": None}, Refused("acceptance_missing")),
        ({"open_tasks": 1}, Refused("tasks_open", {"count": 1})),
        pytest.param(
            {"route": PARTNER},
            Refused("knowledge_transfer_missing"),
            marks=pytest.mark.row("D22"),
        ),
        pytest.param(
            {"route": PARTNER, "knowledge_transferred_on": TODAY},
            GRANTED,
            marks=pytest.mark.row("D22"),
        ),
    ],
)
def test_opening_the_support(change, verdict):
    assert may_support(facts(**change)) == verdict


@given(any_facts)
def test_a_thread_may_always_end_or_wait(some):
    verdicts = {may_close(some), may_refuse(some), may_withdraw(some), may_hold(some)}
    assert verdicts == {GRANTED}


@given(st.sampled_from(REQUEST_STAGES), st.sampled_from(REQUEST_STAGES))
def test_a_thread_resumes_where_it_was(left, state):
    expected = GRANTED if left == state else Refused("other_state")
    assert may_resume(facts(state="on_hold", came_from=left), state) == expected


# --- Reasons ----------------------------------------------------------------


@pytest.mark.row("E6")
# --- Whom the thread waits for ----------------------------------------------


@pytest.mark.row("K14")
@pytest.mark.parametrize(
    ("state", "change", "code", "actor"),
    [
        ("draft", {}, "submit", "agent"),
        ("request", {"estimated_days": None}, "estimate", "officer"),
        ("request", {"estimated_days": Decimal(0)}, "prepare_quote", "officer"),
        ("request", {}, "prepare_quote", "officer"),
        (
            "quote",
            {"quote_accepted": False, "quote_to_sign": True},
            "sign_quote",
            "signatory",
        ),
        (
            "quote",
            {
                **EXTERNAL,
                "quote_accepted": False,
                "call": "pending",
            },
            "answer_call",
            "partner",
        ),
        (
            "quote",
            {
                **EXTERNAL,
                "quote_accepted": False,
                "quote_to_check": True,
                "call": "accepted",
            },
            "check_quote",
            "officer",
        ),
        (
            "quote",
            {
                **EXTERNAL,
                "quote_accepted": False,
                "quote_to_sign": True,
                "work_offered": True,
                "call": "accepted",
            },
            "sign_quote",
            "signatory",
        ),
        (
            "quote",
            {"quote_accepted": False, "quote_sent": False},
            "prepare_quote",
            "officer",
        ),
        (
            "quote",
            {"deliberation_executory_on": None},
            "transmit_deliberation",
            "agent",
        ),
        ("quote", {"route": None}, "route", "officer"),
        ("quote", {}, "start", "officer"),
        ("request", {"route": PARTNER}, "offer_call", "officer"),
        ("request", {"route": PARTNER, "call": "pending"}, "answer_call", "partner"),
        (
            "request",
            {"route": PARTNER, "call": "accepted"},
            "partner_quotes",
            "partner",
        ),
        (
            "request",
            {"route": PARTNER, "quote_to_check": True, "call": "accepted"},
            "check_quote",
            "officer",
        ),
        ("quote", {**EXTERNAL, "call": "pending"}, "answer_call", "partner"),
        (
            "quote",
            {**EXTERNAL, "call": "accepted", "work_offered": True},
            "start",
            "officer",
        ),
        (
            "quote",
            {"quoted": (Scope(days=Decimal(4)),)},
            "revise_quote",
            "officer",
        ),
        ("implementation", {"open_tasks": 2}, "finish_tasks", "officer"),
        (
            "implementation",
            {"open_tasks": 2, "open_tasks_of_partner": 2},
            "partner_finishes_tasks",
            "partner",
        ),
        ("implementation", {"route": PARTNER}, "transfer_knowledge", "officer"),
        (
            "implementation",
            {"acceptance_signed_on": None},
            "sign_acceptance",
            "signatory",
        ),
        (
            "implementation",
            {"has_plan": False, "acceptance_signed_on": None},
            "draw_plan",
            "officer",
        ),
        ("implementation", {}, "open_support", "officer"),
        ("support", {}, "in_support", "nobody"),
        ("on_hold", {}, "resume", "officer"),
        ("closed", {}, "ended", "nobody"),
        ("refused", {}, "ended", "nobody"),
        ("withdrawn", {}, "ended", "nobody"),
    ],
)
def test_who_must_act(state, change, code, actor):
    assert waits(facts(state=state, **change)) == (Wait(code, actor),)


def test_each_finishes_its_own_tasks():
    mixed = facts(state="implementation", open_tasks=3, open_tasks_of_partner=1)
    assert [(each.code, each.actor) for each in waits(mixed)] == [
        ("finish_tasks", "officer"),
        ("partner_finishes_tasks", "partner"),
    ]


@pytest.mark.parametrize("done_by", [None, IN_HOUSE, PARTNER])
@pytest.mark.parametrize("route", [None, IN_HOUSE, PARTNER])
def test_a_task_is_of_whoever_the_plan_says_or_does_the_work(done_by, route):
    assert of_partner(done_by, route) is ((done_by or route) == PARTNER)


AT_WORK = {"state": "implementation", "call": "accepted", "acceptance_signed_on": None}


@pytest.mark.parametrize(
    ("change", "at_work", "verdict"),
    [
        ({}, True, GRANTED),
        ({}, False, Refused("not_at_work")),
        ({"state": "quote"}, True, Refused("work_not_under_way")),
        ({"state": "support"}, True, Refused("work_not_under_way")),
        ({"call": "pending"}, True, Refused("work_not_under_way")),
        ({"acceptance_signed_on": TODAY}, True, Refused("already_signed")),
    ],
)
def test_the_partner_at_work_notes_its_tasks(change, at_work, verdict):
    assert may_note_tasks(facts(**{**AT_WORK, **change}), at_work) == verdict


SIGNED = {"quote_accepted": True, "deliberation_required": False}
TO_SIGN = {"quote_accepted": False, "quote_to_sign": True}


@pytest.mark.row("C8", "K7", "K14")
@pytest.mark.parametrize(
    ("state", "change", "codes"),
    [
        # IMIO's subscription is signed while a partner is asked, refuses, quotes.
        ("quote", TO_SIGN | {"call": "pending"}, ["sign_quote", "answer_call"]),
        ("quote", TO_SIGN | {"call": "refused"}, ["sign_quote", "offer_call_again"]),
        ("quote", TO_SIGN | {"call": "silent"}, ["sign_quote", "offer_call_again"]),
        ("quote", TO_SIGN | {"call": "accepted"}, ["sign_quote", "partner_quotes"]),
        (
            "quote",
            TO_SIGN | {"call": "accepted", "quote_to_check": True},
            ["check_quote", "sign_quote"],
        ),
        (
            "quote",
            SIGNED
            | {"call": "pending", "deliberation_required": True}
            | {"deliberation_executory_on": None},
            ["answer_call", "transmit_deliberation"],
        ),
        ("quote", {"route_reason": ""}, ["offer_call", "route"]),
        (
            "implementation",
            {"acceptance_signed_on": None, "quote_to_sign": True, "call": "accepted"},
            ["sign_quote", "sign_acceptance", "transfer_knowledge"],
        ),
        (
            "implementation",
            {"quote_to_check": True, "call": "accepted"},
            ["check_quote", "transfer_knowledge"],
        ),
    ],
)
def test_several_wait_side_by_side(state, change, codes):
    found = waits(facts(state=state, **EXTERNAL | change))
    assert [each.code for each in found] == codes


@given(any_facts)
def test_every_thread_waits_for_someone_unless_it_rests(some):
    actors = {each.actor for each in waits(some)}
    assert actors <= {"agent", "signatory", "officer", "partner", "nobody"} and actors
    assert (actors == {"nobody"}) == (some.state in ("support", *ENDED))


@given(any_facts)
def test_the_next_step_is_one_that_the_guards_allow(some):
    codes = {each.code for each in waits(some)}
    started = replace(some, state="quote")
    first = waits(started)[0].code
    assert (first == "start") == bool(may_implement(started))
    delivered = replace(some, state="implementation")
    opened = waits(delivered) == (Wait("open_support", "officer"),)
    calm = not (some.quote_to_check or some.quote_to_sign)
    assert opened == (calm and bool(may_support(delivered)))
    assert "sign_acceptance" not in codes or may_sign_acceptance(some)


def test_a_state_that_does_not_exist():
    with pytest.raises(KeyError):
        waits(facts(state="lost"))


@pytest.mark.row("A11")
@pytest.mark.parametrize(
    ("kind", "flagged", "amount", "due"),
    [
        ("subscription", False, None, False),
        ("central_purchase", False, None, True),
        ("subscription", True, None, True),
        ("subscription", False, Decimal("29999.99"), False),
        ("subscription", False, Decimal("30000"), True),
    ],
)
def test_a_council_decides_by_kind_flag_or_amount(kind, flagged, amount, due):
    kinds, threshold = frozenset({"central_purchase"}), Decimal(30000)
    assert needs_deliberation(kind, kinds, flagged, amount, threshold) is due


def test_without_a_threshold_no_amount_asks_for_a_deliberation():
    huge = Decimal(10**9)
    assert not needs_deliberation("migration", frozenset(), False, huge, None)


# --- Figures that part ways


@pytest.mark.row("K11", "C10")
@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, []),
        ({"planned_days": Decimal(6)}, ["plan_over_estimate"]),
        ({"done_days": Decimal("0.5")}, ["work_over_plan"]),
        ({"quoted": (Scope(days=Decimal(8)),), "planned_days": Decimal(8)}, []),
        (
            {"quoted": (Scope(days=Decimal(3)),), "planned_days": Decimal(4)},
            ["plan_over_quote"],
        ),
        (
            {"quoted": (Scope(days=Decimal(3)), Scope()), "done_days": Decimal(4)},
            ["work_over_plan", "work_over_quote"],
        ),
    ],
)
def test_what_goes_beyond_is_said(change, codes):
    assert [each.code for each in discrepancies(facts(**change))] == codes


@pytest.mark.row("K11", "C10")
@pytest.mark.parametrize(
    ("quoted", "reasons"),
    [
        ([], []),
        ([Scope()], []),
        ([Scope(Decimal(5), IN_HOUSE, "a")], []),
        ([Scope(days=Decimal(5)), Scope(days=Decimal(4))], ["estimate_changed"]),
        (
            [Scope(route=PARTNER), Scope(product="b")],
            ["route_changed", "product_changed"],
        ),
    ],
)
def test_what_changed_after_a_quote_stops_the_work_before_it_begins(quoted, reasons):
    asked = facts(quoted=tuple(quoted), product="a", state="quote")
    assert [each.reason for each in departures(asked)] == reasons
    assert bool(may_implement(asked)) == (not reasons)
    assert may_implement(replace(asked, state="implementation"))


# --- Continuity and the plan of a change


def continuity_facts(**changed):
    triage = TriageFacts("temporary_support", False, True, True, False, False)
    return replace(FACTS, kind="continuity", triage=triage, **changed)


@pytest.mark.row("E2", "E3")
@pytest.mark.parametrize(
    ("measures", "step"),
    [
        ((), Wait("draw_roadmap", "officer")),
        (
            (Measure("practice", None, False),),
            Wait("follow_roadmap", "agent"),
        ),
        ((Measure("practice", None, True),), Wait("conclude", "officer")),
    ],
)
def test_continuity_goes_along_its_roadmap(measures, step):
    facts = continuity_facts(state="request", estimated_days=None, measures=measures)
    assert waits(facts) == (step,)


@pytest.mark.row("E4", "E6")
def test_a_package_is_refused_or_agreed_on_otherwise():
    asks = TriageFacts("functional_continuation", False, True, True, False, False)
    facts = replace(continuity_facts(state="request", estimated_days=None), triage=asks)
    assert waits(facts)[0].code == "refuse_package"
    assert may_quote(facts).reason == "package_not_continued"


@pytest.mark.row("E1")
def test_continuity_may_be_asked_for_what_left_the_catalogue():
    gone = {"has_product": True, "product_available": False}
    assert may_submit(continuity_facts(**gone))
    assert may_submit(replace(FACTS, **gone)).reason == "product_not_available"


@pytest.mark.row("E6")
def test_only_continuity_is_concluded():
    assert may_conclude(FACTS).reason == "not_continuity"


@pytest.mark.row("B19")
@pytest.mark.parametrize(
    ("kind", "areas", "advice"),
    [
        ("migration", {"look"}, ("integration_not_planned",)),
        ("migration", {"integration", "data"}, ("look_not_planned",)),
        ("migration", {"look", "integration"}, ()),
        ("migration", set(), ()),
        ("subscription", {"look"}, ()),
    ],
)
def test_a_change_covers_look_and_integration_together(kind, areas, advice):
    assert plan_advice(kind, areas) == advice


@pytest.mark.parametrize(
    ("some", "verdict"),
    [
        (continuity_facts(state="draft"), GRANTED),
        (continuity_facts(state="request"), GRANTED),
        (continuity_facts(state="implementation"), Refused("expectation_closed")),
        (replace(FACTS, state="request"), Refused("expectation_closed")),
    ],
)
def test_a_member_says_what_it_expects_of_continuity(some, verdict):
    assert may_expect(some) == verdict


@pytest.mark.parametrize(
    ("until", "verdict"),
    [(TODAY + DAY, GRANTED), (TODAY, Refused("hold_until_past"))],
)
def test_what_waits_comes_back_on_a_day_to_come(until, verdict):
    assert may_hold_until(until, TODAY) == verdict
