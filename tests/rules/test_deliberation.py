from dataclasses import replace
from datetime import date
from datetime import timedelta
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.deadlines import Shift
from imio.mutualisation.rules.deliberation import convocation_days
from imio.mutualisation.rules.deliberation import DeliberationFacts
from imio.mutualisation.rules.deliberation import due_step
from imio.mutualisation.rules.deliberation import entry_into_force
from imio.mutualisation.rules.deliberation import is_closed
from imio.mutualisation.rules.deliberation import latest_convocation
from imio.mutualisation.rules.deliberation import may_adopt
from imio.mutualisation.rules.deliberation import may_adopt_amended
from imio.mutualisation.rules.deliberation import may_annul
from imio.mutualisation.rules.deliberation import may_execute
from imio.mutualisation.rules.deliberation import may_open
from imio.mutualisation.rules.deliberation import may_postpone
from imio.mutualisation.rules.deliberation import may_publish
from imio.mutualisation.rules.deliberation import may_reject
from imio.mutualisation.rules.deliberation import may_remove
from imio.mutualisation.rules.deliberation import may_schedule
from imio.mutualisation.rules.deliberation import may_transmit
from imio.mutualisation.rules.deliberation import Milestone
from imio.mutualisation.rules.deliberation import milestones
from imio.mutualisation.rules.deliberation import next_deadline
from imio.mutualisation.rules.deliberation import OPENING
from imio.mutualisation.rules.deliberation import takes_vote
from imio.mutualisation.rules.legal import DEFAULTS
from imio.mutualisation.rules.supervision import SupervisionFacts
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.voting import Votes

import pytest


DAY = timedelta(days=1)
SITTING = date(2026, 3, 23)
LATEST = date(2026, 3, 15)
SENT = date(2026, 3, 25)
RECEIVED = date(2026, 3, 27)
SEND_BY = date(2026, 4, 7)
SUPERVISED = date(2026, 4, 27)
A_SUNDAY = (Shift(date(2026, 4, 26), "sunday"),)
OUTCOMES = frozenset({"adopt_amended", "postpone", "remove"})

SUPERVISION = SupervisionFacts(
    kind="general_transmitted",
    adopted_on=SITTING,
    transmitted_on=SENT,
    received_on=RECEIVED,
    extended_to=None,
    outcome=None,
    outcome_on=None,
)
# A deliberation for which every step is open, so that each test spoils one thing.
FACTS = DeliberationFacts(
    state="scheduled",
    purpose="join",
    body="council",
    privacy="public",
    article_count=3,
    sitting_on=SITTING,
    convened_on=LATEST,
    last_convocation=False,
    urgent=False,
    sitting_state="decided",
    members_in_office=25,
    members_present=19,
    votes=Votes(15, 3, 1),
    vote_mode="aloud",
    named_votes=None,
    voters_verdict=GRANTED,
    delegates_verdict=GRANTED,
    point_count=0,
    supervision=SUPERVISION,
    masked_missing=(),
    title_masked=False,
    annex_masked=None,
    outcomes_in_use=OUTCOMES,
)

counts = st.integers(0, 30)
any_votes = st.builds(Votes, counts, counts, counts)
days = st.dates(date(2000, 1, 1), date(2050, 12, 31))


def facts(supervision=None, **changes):
    supervised = replace(SUPERVISION, **(supervision or {}))
    return replace(FACTS, supervision=supervised, **changes)


def named_delegates_refused():
    return Refused("delegates_wrong_number", {"count": 4, "due": 5})


# --- What the law makes of the item -----------------------------------------


@pytest.mark.row("G7")
@pytest.mark.parametrize(
    ("privacy", "votes", "closed"),
    [
        ("public", True, False),
        ("public_info", False, False),
        ("public_advice", True, False),
        ("closed", True, True),
        ("closed_info", False, True),
        ("closed_advice", True, True),
    ],
)
def test_what_the_privacy_of_an_item_means(privacy, votes, closed):
    assert takes_vote(privacy) is votes
    assert is_closed(privacy) is closed


@pytest.mark.row("G13")
@pytest.mark.parametrize(
    ("body", "last", "days", "latest"),
    [
        ("council", False, 7, LATEST),
        ("council", True, 2, date(2026, 3, 20)),
        ("cpas_council", False, 5, date(2026, 3, 17)),
        ("cpas_council", True, 5, date(2026, 3, 17)),
        ("general_assembly", False, 30, date(2026, 2, 21)),
        ("general_assembly", True, 30, date(2026, 2, 21)),
        ("college", False, None, None),
        ("board", True, None, None),
    ],
)
def test_each_body_is_convened_in_time(body, last, days, latest):
    assert convocation_days(body, last, DEFAULTS) == days
    some = facts(body=body, last_convocation=last)
    assert latest_convocation(some, DEFAULTS) == latest


def test_no_convocation_without_a_sitting():
    assert latest_convocation(facts(sitting_on=None), DEFAULTS) is None


# --- Agenda -----------------------------------------------------------------


TOO_LATE = Refused("convocation_too_late", {"latest": LATEST})


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, GRANTED),
        ({"convened_on": None}, GRANTED),
        ({"article_count": 0}, Refused("articles_missing")),
        ({"sitting_on": None}, Refused("sitting_date_missing")),
        pytest.param(
            {"convened_on": LATEST + DAY}, TOO_LATE, marks=pytest.mark.row("G13")
        ),
        ({"convened_on": LATEST + DAY, "urgent": True}, GRANTED),
        ({"convened_on": LATEST + DAY, "last_convocation": True}, GRANTED),
        ({"convened_on": SITTING, "body": "college"}, GRANTED),
        ({"sitting_state": "created"}, GRANTED),
        ({"pending_advice": (("S", LATEST - DAY),)}, GRANTED),
        (
            {"pending_advice": (("S", LATEST),)},
            Refused("advice_pending", {"service": "S", "until": LATEST}),
        ),
    ],
)
def test_putting_an_item_on_the_agenda(change, verdict):
    assert may_schedule(facts(**change), LATEST, DEFAULTS) == verdict


# --- Vote -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, GRANTED),
        ({"sitting_on": None}, Refused("sitting_date_missing")),
        (
            {"sitting_on": SITTING + DAY},
            Refused("sitting_not_held", {"on": SITTING + DAY}),
        ),
        (
            {"sitting_state": "published"},
            Refused("sitting_not_marked", {"on": SITTING}),
        ),
        ({"sitting_state": "closed"}, GRANTED),
        ({"sitting_state": None}, GRANTED),
        ({"convened_on": None}, Refused("convocation_missing")),
        ({"convened_on": LATEST + DAY}, TOO_LATE),
        ({"convened_on": None, "urgent": True}, GRANTED),
        ({"convened_on": SITTING, "urgent": True}, GRANTED),
        ({"convened_on": None, "body": "college"}, GRANTED),
        ({"convened_on": None, "body": "board"}, GRANTED),
    ],
)
def test_only_a_sitting_in_due_form_adopts(change, verdict):
    assert may_adopt(facts(**change), SITTING, DEFAULTS) == verdict


def test_all_that_the_vote_lacks_is_said_at_once():
    lacking = facts(members_present=None, votes=None, convened_on=None)
    said = [each.reason for each in refusals(may_adopt(lacking, SITTING, DEFAULTS))]
    assert said == ["convocation_missing", "attendance_missing", "votes_missing"]


@pytest.mark.row("G5", "G6")
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"members_present": None}, Refused("attendance_missing")),
        ({"members_in_office": None}, Refused("attendance_missing")),
        ({"votes": None}, Refused("votes_missing")),
        ({"votes": None, "vote_mode": "none"}, GRANTED),
        (
            {"votes": None, "vote_mode": "none", "members_present": 12},
            Refused("quorum_missing", {"present": 12, "in_office": 25}),
        ),
        (
            {"vote_mode": "none", "votes": Votes(3, 15, 1)},
            Refused("majority_missing", {"for": 3, "against": 15}),
        ),
        ({"votes": Votes(-1, 0, 0)}, Refused("figures_negative")),
        (
            {"members_present": 26},
            Refused("present_exceeds_office", {"present": 26, "in_office": 25}),
        ),
        (
            {"members_present": 12, "votes": Votes(12, 0, 0)},
            Refused("quorum_missing", {"present": 12, "in_office": 25}),
        ),
        (
            {
                "members_present": 12,
                "votes": Votes(12, 0, 0),
                "last_convocation": True,
            },
            GRANTED,
        ),
        (
            {"members_present": 18},
            Refused("votes_exceed_present", {"votes": 19, "present": 18}),
        ),
        pytest.param(
            {"votes": Votes(9, 9, 1)},
            Refused("majority_missing", {"for": 9, "against": 9}),
            marks=pytest.mark.row("A11"),
        ),
        ({"votes": Votes(1, 0, 18)}, GRANTED),
        ({"named_votes": Votes(15, 3, 1)}, GRANTED),
        ({"named_votes": Votes(15, 3, 0)}, Refused("named_votes_differ")),
        (
            {"named_votes": Votes(15, 3, 1), "vote_mode": "secret"},
            Refused("secret_vote_named"),
        ),
        ({"vote_mode": "secret"}, GRANTED),
    ],
)
def test_a_vote_carries_or_not(change, verdict):
    assert may_adopt(facts(**change), SITTING, DEFAULTS) == verdict


@pytest.mark.row("G7")
@pytest.mark.parametrize("privacy", ["public_info", "closed_info"])
def test_an_information_takes_no_vote(privacy):
    some = facts(privacy=privacy, votes=None, members_present=None)
    assert may_adopt(some, SITTING, DEFAULTS) is GRANTED


@pytest.mark.row("G22")
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        (
            {"purpose": "delegates", "delegates_verdict": named_delegates_refused()},
            named_delegates_refused(),
        ),
        ({"purpose": "delegates"}, GRANTED),
        ({"delegates_verdict": named_delegates_refused()}, GRANTED),
        ({"purpose": "assembly_mandate"}, Refused("points_missing")),
        ({"purpose": "assembly_mandate", "point_count": 1}, GRANTED),
        (
            {"purpose": "assembly_mandate", "point_count": 1, "votes": None},
            GRANTED,
        ),
    ],
)
def test_some_purposes_ask_for_more(change, verdict):
    assert may_adopt(facts(**change), SITTING, DEFAULTS) == verdict


@pytest.mark.row("A11", "G5")
@given(any_votes)
def test_nothing_is_both_adopted_and_rejected(votes):
    votes = votes.among(90)
    some = facts(votes=votes, members_present=90, members_in_office=90)
    adopted = bool(may_adopt(some, SITTING, DEFAULTS))
    assert adopted is not bool(may_reject(some, SITTING))


@pytest.mark.row("G2")
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, Refused("majority_reached")),
        ({"votes": None}, GRANTED),
        ({"votes": Votes(9, 9, 1)}, GRANTED),
        ({"votes": Votes(9, 9, 1), "outcomes_in_use": frozenset()}, GRANTED),
        ({"sitting_on": None}, Refused("sitting_date_missing")),
        (
            {"sitting_on": SITTING + DAY, "votes": None},
            Refused("sitting_not_held", {"on": SITTING + DAY}),
        ),
    ],
)
def test_rejecting(change, verdict):
    assert may_reject(facts(**change), SITTING) == verdict


@pytest.mark.row("G2")
@pytest.mark.parametrize(
    ("outcome", "ask"),
    [
        ("adopt_amended", lambda some: may_adopt_amended(some, SITTING, DEFAULTS)),
        ("postpone", lambda some: may_postpone(some, SITTING)),
        ("remove", lambda some: may_remove(some, SITTING)),
    ],
)
def test_an_authority_offers_the_outcomes_it_uses(outcome, ask):
    assert ask(FACTS) is GRANTED
    assert ask(facts(outcomes_in_use=frozenset({outcome}))) is GRANTED
    others = facts(outcomes_in_use=OUTCOMES - {outcome})
    assert ask(others) == Refused("outcome_not_in_use")


@pytest.mark.row("M12")
@pytest.mark.parametrize("leaves", [may_postpone, may_remove])
@pytest.mark.parametrize(
    ("state", "today", "reason"),
    [
        (None, SITTING - DAY, None),
        ("created", SITTING - DAY, None),
        ("frozen", SITTING - DAY, "sitting_not_held"),
        ("published", SITTING - DAY, "sitting_not_held"),
        ("published", SITTING, "sitting_not_marked"),
        ("decided", SITTING, None),
    ],
)
def test_nothing_leaves_a_settled_agenda_before_the_body_sits(
    leaves, state, today, reason
):
    verdict = leaves(facts(sitting_state=state), today)
    assert (None if verdict else verdict.reason) == reason


def test_an_amended_text_needs_the_same_majority():
    some = facts(votes=None)
    assert may_adopt_amended(some, SITTING, DEFAULTS) == Refused("votes_missing")


# --- Supervision and publication --------------------------------------------


@pytest.mark.row("G13")
def test_supervision_answers_for_itself():
    assert may_transmit(FACTS, SENT) is GRANTED
    assert may_transmit(facts({"kind": "none"}), SENT) == Refused("supervision_not_due")
    assert may_execute(FACTS, SUPERVISED + DAY, DEFAULTS) is GRANTED
    running = Refused("supervision_running", {"until": SUPERVISED})
    assert may_execute(FACTS, SUPERVISED, DEFAULTS) == running


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [
        (None, Refused("outcome_missing")),
        ("no_measure", Refused("outcome_missing")),
        ("approved", Refused("outcome_missing")),
        ("annulled", GRANTED),
        ("not_approved", GRANTED),
    ],
)
def test_only_what_the_authority_refused_is_annulled(outcome, verdict):
    assert may_annul(facts({"outcome": outcome})) == verdict


@pytest.mark.row("G7", "G10")
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, GRANTED),
        ({"privacy": "public_info"}, GRANTED),
        ({"privacy": "closed"}, Refused("closed_sitting")),
        ({"privacy": "closed_info"}, Refused("closed_sitting")),
        ({"privacy": "closed_advice"}, Refused("closed_sitting")),
        (
            {"masked_missing": ("Doe", "Jeanne")},
            Refused("masked_passage_unknown", {"passage": "Doe"}),
        ),
        ({"title_masked": True}, Refused("masked_title")),
        ({"annex_masked": "Doe.pdf"}, Refused("masked_annex", {"name": "Doe.pdf"})),
    ],
)
def test_publishing(change, verdict):
    assert may_publish(facts(**change)) == verdict


# --- Milestones -------------------------------------------------------------


PUBLISHED = date(2026, 4, 28)


def clock(some, published_on=None, publish_on=None, takes_effect_on=None):
    return milestones(some, DEFAULTS, published_on, publish_on, takes_effect_on)


@pytest.mark.row("G13", "G14", "G15")
def test_the_days_of_an_act_in_the_order_they_come():
    done = facts({"outcome": "no_measure", "outcome_on": SUPERVISED})
    assert clock(done, PUBLISHED, PUBLISHED) == (
        Milestone("convocation", LATEST, (), True),
        Milestone("transmission", SEND_BY, (), True),
        Milestone("supervision", SUPERVISED, A_SUNDAY, True),
        Milestone("publication", PUBLISHED, (), True),
        Milestone("entry_into_force", PUBLISHED + 5 * DAY, (), None),
    )


@pytest.mark.row("G13", "G14")
@pytest.mark.parametrize(
    ("code", "change", "supervision", "met"),
    [
        ("convocation", {"convened_on": None}, {}, None),
        ("convocation", {"convened_on": LATEST}, {}, True),
        ("convocation", {"convened_on": LATEST + DAY}, {}, False),
        ("transmission", {}, {"transmitted_on": None}, None),
        ("transmission", {}, {"transmitted_on": SEND_BY}, True),
        ("transmission", {}, {"transmitted_on": SEND_BY + DAY}, False),
        ("supervision", {}, {}, None),
        ("supervision", {}, {"outcome_on": SUPERVISED}, True),
        ("supervision", {}, {"outcome_on": SUPERVISED + DAY}, False),
    ],
)
def test_a_day_is_open_met_or_missed(code, change, supervision, met):
    known = {each.code: each.met for each in clock(facts(supervision, **change))}
    assert known[code] is met


@pytest.mark.parametrize(
    ("change", "supervision", "codes"),
    [
        ({}, {}, ["convocation", "transmission", "supervision"]),
        ({"urgent": True}, {}, ["transmission", "supervision"]),
        ({"body": "college"}, {}, ["transmission", "supervision"]),
        ({}, {"received_on": None}, ["convocation", "transmission"]),
        ({}, {"kind": "general"}, ["convocation"]),
        ({"sitting_on": None}, {"adopted_on": None, "received_on": None}, []),
    ],
)
def test_only_the_days_that_are_known(change, supervision, codes):
    assert [each.code for each in clock(facts(supervision, **change))] == codes


@pytest.mark.row("G11")
@pytest.mark.parametrize(
    ("published_on", "publish_on", "expected"),
    [
        (None, None, None),
        (None, PUBLISHED, (PUBLISHED, None)),
        (PUBLISHED, None, (PUBLISHED, True)),
        (PUBLISHED, PUBLISHED, (PUBLISHED, True)),
        (PUBLISHED, PUBLISHED - DAY, (PUBLISHED - DAY, False)),
    ],
)
def test_a_planned_publication(published_on, publish_on, expected):
    steps = clock(FACTS, published_on, publish_on)
    found = [(each.day, each.met) for each in steps if each.code == "publication"]
    assert found == ([expected] if expected else [])


@pytest.mark.row("G15")
@pytest.mark.parametrize(
    ("published_on", "takes_effect_on", "expected"),
    [
        (None, None, None),
        (None, PUBLISHED, None),
        (PUBLISHED, None, date(2026, 5, 3)),
        (PUBLISHED, PUBLISHED, PUBLISHED),
        (PUBLISHED, PUBLISHED + 60 * DAY, PUBLISHED + 60 * DAY),
        (PUBLISHED, PUBLISHED - DAY, PUBLISHED),
    ],
)
def test_the_day_an_act_enters_into_force(published_on, takes_effect_on, expected):
    assert entry_into_force(published_on, takes_effect_on, DEFAULTS) == expected


OPEN = {"transmitted_on": None, "received_on": None}


@pytest.mark.row("G14")
@pytest.mark.parametrize(
    ("state", "change", "supervision", "expected"),
    [
        ("draft", {"convened_on": None}, OPEN, ("convocation", LATEST)),
        ("scheduled", {"convened_on": None}, OPEN, ("convocation", LATEST)),
        ("scheduled", {"convened_on": LATEST}, OPEN, None),
        ("scheduled", {"convened_on": None, "urgent": True}, OPEN, None),
        ("draft", {"convened_on": None, "sitting_on": None}, OPEN, None),
        ("adopted", {}, OPEN, ("transmission", SEND_BY)),
        ("adopted", {}, {}, None),
        ("adopted", {}, {"kind": "general", **OPEN}, None),
        ("in_supervision", {}, {"received_on": None}, None),
        ("in_supervision", {}, {}, ("supervision", SUPERVISED)),
        ("executory", {}, {}, ("publication", PUBLISHED)),
        ("published", {}, {}, None),
        ("rejected", {"convened_on": None}, OPEN, None),
        ("postponed", {"convened_on": None}, OPEN, None),
    ],
)
def test_what_a_deliberation_waits_for(state, change, supervision, expected):
    some = facts(supervision, state=state, **change)
    found = next_deadline(some, DEFAULTS, PUBLISHED)
    assert (found and (found.code, found.day)) == expected


def test_no_publication_is_due_before_it_is_planned():
    assert next_deadline(facts(state="executory"), DEFAULTS, None) is None


# --- The daily round --------------------------------------------------------


@pytest.mark.row("G11", "G14")
@pytest.mark.parametrize(
    ("change", "supervision", "today", "publish_on", "step"),
    [
        ({"state": "in_supervision"}, {}, SUPERVISED, None, None),
        ({"state": "in_supervision"}, {}, SUPERVISED + DAY, None, "execute"),
        ({"state": "in_supervision"}, {"outcome": "approved"}, SENT, None, "execute"),
        (
            {"state": "in_supervision"},
            {"outcome": "annulled"},
            SUPERVISED + DAY,
            None,
            None,
        ),
        ({"state": "adopted"}, {}, SUPERVISED + DAY, PUBLISHED, None),
        ({"state": "executory"}, {}, PUBLISHED, None, None),
        ({"state": "executory"}, {}, PUBLISHED - DAY, PUBLISHED, None),
        ({"state": "executory"}, {}, PUBLISHED, PUBLISHED, "publish"),
        (
            {"state": "executory", "privacy": "closed"},
            {},
            PUBLISHED,
            PUBLISHED,
            None,
        ),
        ({"state": "published"}, {}, PUBLISHED, PUBLISHED, None),
    ],
)
def test_what_time_alone_brings_about(change, supervision, today, publish_on, step):
    assert due_step(facts(supervision, **change), today, DEFAULTS, publish_on) == step


@given(days, days)
def test_nothing_binds_before_it_is_published(published_on, takes_effect_on):
    assert entry_into_force(published_on, takes_effect_on, DEFAULTS) >= published_on


# --- What an act opens --------------------------------------------------------


@pytest.mark.row("G7")
@pytest.mark.parametrize("purpose", sorted(OPENING))
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"privacy": "closed"}, None),
        ({"privacy": "public_info"}, "act_decides_nothing"),
        ({"privacy": "closed_advice"}, "act_decides_nothing"),
        ({"body": "college"}, "body_not_competent"),
        ({"body": "college", "competent_body": "college"}, None),
        ({"vote_mode": "none"}, "act_not_voted"),
        ({"vote_mode": "none", "vouched": True}, "act_not_voted"),
        ({"votes": None}, "act_not_voted"),
        ({"votes": Votes(0, 0, 0)}, "act_not_voted"),
        ({"votes": None, "vouched": True}, None),
        ({"votes": Votes(3, 4, 0)}, "majority_missing"),
        ({"supervision_due": "special_approval"}, "supervision_lessened"),
        ({"supervision_due": "special_approval", "vouched": True}, None),
        ({"supervision_due": "general"}, None),
    ],
)
def test_an_act_opens_what_a_competent_body_voted(purpose, change, reason):
    verdict = may_open(facts(purpose=purpose, **change))
    assert (None if verdict else verdict.reason) == reason


def test_an_act_on_anything_else_opens_nothing():
    assert may_open(facts(purpose="other")) == Refused("nothing_opened")


def test_a_mandate_is_voted_point_by_point():
    assert may_open(facts(purpose="assembly_mandate", votes=None, point_count=2))


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        (
            "council",
            Refused("financial_opinion_missing", {"threshold": Decimal(30_000)}),
        ),
        ("board", GRANTED),
    ],
)
def test_what_costs_much_was_put_to_the_financial_director(body, verdict):
    amounts = {
        "financial_impact": Decimal(50_000),
        "opinion_threshold": Decimal(30_000),
    }
    some = facts(body=body, **amounts)
    assert may_adopt(some, SITTING, DEFAULTS) == verdict


@pytest.mark.parametrize("guard", [may_adopt, may_execute])
def test_nobody_frees_its_own_act_from_supervision(guard):
    late = SUPERVISED + 9 * DAY
    free = {"kind": "none"}
    due = {"supervision_due": "general_transmitted"}
    lessened = Refused("supervision_lessened", {"due": "general_transmitted"})
    assert guard(facts(free, **due), late, DEFAULTS) == lessened
    assert guard(facts(free, **due, vouched=True), late, DEFAULTS)
    assert guard(facts(free, supervision_due="general"), late, DEFAULTS)
