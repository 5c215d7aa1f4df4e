from dataclasses import replace
from datetime import date
from datetime import timedelta
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules import request
from imio.mutualisation.rules.membership import deciding_body
from imio.mutualisation.rules.membership import GO_BETWEEN_KINDS
from imio.mutualisation.rules.membership import growth
from imio.mutualisation.rules.membership import help_advice
from imio.mutualisation.rules.membership import is_large
from imio.mutualisation.rules.membership import is_member_on
from imio.mutualisation.rules.membership import KINDS
from imio.mutualisation.rules.membership import may_admit
from imio.mutualisation.rules.membership import may_apply
from imio.mutualisation.rules.membership import may_back_to_member
from imio.mutualisation.rules.membership import may_back_to_prospect
from imio.mutualisation.rules.membership import may_draft
from imio.mutualisation.rules.membership import may_have_been
from imio.mutualisation.rules.membership import may_leave
from imio.mutualisation.rules.membership import may_merge
from imio.mutualisation.rules.membership import may_order
from imio.mutualisation.rules.membership import MemberFacts
from imio.mutualisation.rules.membership import members_on
from imio.mutualisation.rules.membership import merge
from imio.mutualisation.rules.membership import percent_of
from imio.mutualisation.rules.membership import Rights
from imio.mutualisation.rules.membership import standing
from imio.mutualisation.rules.membership import united
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


DAY = timedelta(days=1)
TODAY = date(2026, 3, 16)
ADMITTED = date(2012, 1, 1)
MERGED = date(2025, 1, 1)
INHERITING = frozenset({"cpas"})

COMMUNE = MemberFacts(
    state="member",
    kind="commune",
    name="Bastogne",
    bce_number="0841470248",
    bce_valid=True,
    nis="82003",
    joining_executory_on=date(2011, 12, 1),
    withdrawal_executory_on=TODAY,
    share_recorded_on=date(2011, 12, 15),
    share_count=1,
    successor=None,
    merged_on=None,
    open_requests=0,
    admitted_on=ADMITTED,
    left_on=None,
)
CPAS = replace(COMMUNE, kind="cpas", nis=None, admitted_on=None)
BASTOGNE, BERTOGNE, MERGED_COMMUNE = "82003", "82005", "82039"

days = st.dates(date(2000, 1, 1), date(2050, 12, 31))


@pytest.mark.row("A1", "A2", "A3")
def test_the_kinds_of_authority():
    assert set(KINDS) == {
        "commune",
        "cpas",
        "police_zone",
        "intercommunale",
        "province",
        "housing_company",
        "rescue_zone",
        "welfare_association",
        "municipal_company",
    }


# --- Guards -----------------------------------------------------------------


@pytest.mark.row("A9")
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, GRANTED),
        ({"joining_executory_on": None, "share_recorded_on": None}, GRANTED),
        ({"bce_number": None}, Refused("bce_missing")),
        ({"bce_number": "", "bce_valid": False}, Refused("bce_missing")),
        ({"bce_number": "0216659981", "bce_valid": False}, Refused("bce_invalid")),
    ],
)
def test_applying_is_a_mere_formality(change, verdict):
    assert may_apply(replace(COMMUNE, **change)) == verdict


@pytest.mark.row("A11")
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, GRANTED),
        ({"bce_number": None}, Refused("bce_missing")),
        ({"bce_valid": False}, Refused("bce_invalid")),
        ({"joining_executory_on": None}, Refused("joining_act_missing")),
        ({"share_recorded_on": None}, Refused("share_missing")),
        ({"share_count": 0}, Refused("share_missing")),
    ],
)
def test_a_council_decides_and_takes_its_share(change, verdict):
    assert may_admit(replace(COMMUNE, **change)) == verdict


@pytest.mark.row("A15")
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, GRANTED),
        ({"withdrawal_executory_on": None}, Refused("withdrawal_act_missing")),
        (
            {"withdrawal_executory_on": ADMITTED - DAY},
            Refused("withdrawal_act_missing"),
        ),
        ({"open_requests": 2}, Refused("open_requests", {"count": 2})),
    ],
)
def test_a_council_decides_to_leave_with_nothing_under_way(change, verdict):
    assert may_leave(replace(COMMUNE, **change)) == verdict


@pytest.mark.row("A12")
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"successor": MERGED_COMMUNE, "merged_on": MERGED}, GRANTED),
        ({"merged_on": MERGED}, Refused("successor_missing")),
        ({"successor": MERGED_COMMUNE}, Refused("merger_date_missing")),
        ({"successor": BASTOGNE, "merged_on": MERGED}, Refused("own_successor")),
    ],
)
def test_a_merger_names_its_successor_and_its_day(change, verdict):
    assert may_merge(replace(COMMUNE, **change)) == verdict


@pytest.mark.parametrize(
    ("kind", "body"),
    [("commune", "council"), ("cpas", "cpas_council"), ("intercommunale", "board")],
)
def test_who_decides_for_an_authority(kind, body):
    assert deciding_body(kind) == body


# --- Standing ---------------------------------------------------------------


@pytest.mark.row("K1")
@pytest.mark.parametrize(
    ("on", "is_member"),
    [
        (ADMITTED - DAY, False),
        (ADMITTED, True),
        (TODAY - DAY, True),
        (TODAY, False),
        (date.max, False),
    ],
)
@pytest.mark.parametrize("end", ["left_on", "merged_on"])
def test_membership_runs_to_the_day_before_it_ends(on, is_member, end):
    assert is_member_on(replace(COMMUNE, **{end: TODAY}), on) is is_member


@pytest.mark.row("K4")
@given(st.dates(min_value=ADMITTED))
def test_membership_without_an_end_lasts_for_ever(on):
    assert is_member_on(COMMUNE, on)


@given(days)
def test_nobody_is_a_member_before_being_admitted(on):
    assert not is_member_on(CPAS, on)


@pytest.mark.row("K3")
@pytest.mark.parametrize(
    ("facts", "commune", "kinds", "expected"),
    [
        (COMMUNE, None, INHERITING, "member"),
        (CPAS, COMMUNE, INHERITING, "inherited"),
        (replace(CPAS, admitted_on=ADMITTED), COMMUNE, INHERITING, "member"),
        (CPAS, None, INHERITING, "none"),
        (CPAS, COMMUNE, frozenset(), "none"),
        (CPAS, replace(COMMUNE, left_on=TODAY), INHERITING, "none"),
        (replace(CPAS, kind="police_zone"), COMMUNE, INHERITING, "none"),
    ],
)
def test_a_cpas_inherits_from_its_commune(facts, commune, kinds, expected):
    assert standing(facts, commune, kinds, TODAY) == expected


@pytest.mark.row("K3")
@pytest.mark.parametrize(
    ("held", "verdict"),
    [
        ("member", GRANTED),
        ("inherited", GRANTED),
        ("none", Refused("not_a_member")),
        ("", Refused("not_a_member")),
    ],
)
def test_members_order_by_themselves_or_through_their_commune(held, verdict):
    assert may_order(held) == verdict


# --- Size and mergers -------------------------------------------------------


@pytest.mark.row("A12", "K9")
def test_bastogne_and_bertogne_become_one():
    populations = {
        BASTOGNE: (Population(date(2020, 1, 1), 16_276),),
        BERTOGNE: (
            Population(date(2019, 1, 1), 3_600),
            Population(date(2020, 1, 1), 3_656),
        ),
    }
    assert merge(populations.values()) == (Population(date(2020, 1, 1), 19_932),)


histories = st.dictionaries(
    st.integers(2015, 2025).map(lambda year: date(year, 1, 1)),
    st.integers(1, 200_000),
).map(lambda known: tuple(Population(day, count) for day, count in known.items()))


@given(st.lists(histories, max_size=4))
def test_a_merger_sums_what_all_of_them_know(each):
    known = [{row.reference_date: row.inhabitants for row in rows} for rows in each]
    merged = merge(each)
    assert all(
        row.inhabitants == sum(one[row.reference_date] for one in known)
        for row in merged
    )
    shared = set.intersection(*map(set, known)) if known else set()
    assert [row.reference_date for row in merged] == sorted(shared)


@given(histories)
def test_merging_one_authority_changes_nothing(rows):
    assert set(merge([rows])) == set(rows)


@pytest.mark.row("A16")
@pytest.mark.parametrize(
    ("inhabitants", "large"), [(49_999, False), (50_000, False), (50_001, True)]
)
def test_the_ceiling_itself_is_not_large(inhabitants, large):
    assert is_large(inhabitants, 50_000) is large


LARGE, OWN_TEAM = "large_authority_integration", "own_it_team_negotiates"


@pytest.mark.row("A16", "A17")
@pytest.mark.parametrize(
    ("kind", "own_it_team", "large", "advice"),
    [
        ("subscription", False, False, ()),
        ("subscription", False, True, (LARGE,)),
        ("subscription", True, False, ()),
        ("integration_project", True, True, ()),
        ("organisational_help", True, False, (OWN_TEAM,)),
        ("specification_writing", True, True, (LARGE, OWN_TEAM)),
        ("central_purchase", True, False, (OWN_TEAM,)),
        ("organisational_help", False, False, ()),
    ],
)
def test_what_to_weigh_before_saying_yes(kind, own_it_team, large, advice):
    assert help_advice(kind, own_it_team, large) == advice


def test_advice_speaks_of_kinds_that_exist():
    assert set(request.KINDS) >= {*GO_BETWEEN_KINDS, "integration_project"}


@pytest.mark.row("A4")
@pytest.mark.parametrize(
    ("on", "count"),
    [(date(2011, 12, 31), 0), (date(2012, 1, 1), 1), (date(2014, 6, 1), 2)],
)
def test_members_are_counted_on_a_day(on, count):
    periods = [(date(2012, 1, 1), None), (date(2013, 1, 1), date(2015, 1, 1))]
    assert members_on(periods, on) == count


@pytest.mark.row("A4")
@pytest.mark.parametrize(("first", "now", "percent"), [(118, 201, 70), (4, 2, -50)])
def test_growth_since_the_start(first, now, percent):
    assert growth(first, now) == percent


def test_nothing_grows_from_nothing():
    assert growth(0, 5) is None


@pytest.mark.parametrize(
    ("admitted_on", "to_member", "to_prospect"),
    [
        (ADMITTED, GRANTED, Refused("once_admitted")),
        (None, Refused("never_admitted"), GRANTED),
    ],
)
def test_a_mistake_leads_back_to_where_one_was(admitted_on, to_member, to_prospect):
    facts = replace(COMMUNE, admitted_on=admitted_on)
    assert may_back_to_member(facts) == to_member
    assert may_back_to_prospect(facts) == to_prospect


@pytest.mark.parametrize(
    ("state", "admitted_on", "left_on", "reason"),
    [
        ("member", ADMITTED, None, None),
        ("former", ADMITTED, ADMITTED, None),
        ("prospect", None, None, None),
        ("prospect", ADMITTED, None, "admission_day_early"),
        ("member", None, None, "admission_day_missing"),
        ("former", ADMITTED, None, "leaving_day_missing"),
        ("member", ADMITTED, ADMITTED, "leaving_day_early"),
    ],
)
def test_a_membership_of_before_has_the_days_of_its_state(
    state, admitted_on, left_on, reason
):
    verdict = may_have_been(state, admitted_on, left_on)
    assert getattr(verdict, "reason", None) == reason


@pytest.mark.parametrize(
    ("purpose", "state", "verdict"),
    [
        ("join", "prospect", GRANTED),
        ("join", "member", Refused("member_already")),
        ("withdrawal", "member", GRANTED),
        ("withdrawal", "prospect", Refused("not_a_member")),
        ("other", "prospect", GRANTED),
    ],
)
def test_who_is_drafted_an_act_to_join_or_to_leave(purpose, state, verdict):
    assert may_draft(purpose, state) == verdict


@pytest.mark.parametrize(("target", "percent"), [(200, 50), (0, None)])
def test_a_target_is_reached_in_percent(target, percent):
    assert percent_of(100, Decimal(target)) == percent


def test_authorities_that_merge_keep_the_older_rights_and_all_shares():
    later = date(2024, 12, 2)
    one, other = Rights(later, 2, None), Rights(ADMITTED, 1, later)
    assert united(one, other) == Rights(ADMITTED, 3, later)
