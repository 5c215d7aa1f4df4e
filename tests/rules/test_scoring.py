"""Scores and ranking: lines that add up, ties that show, no favourites."""

from dataclasses import replace
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.scoring import may_score
from imio.mutualisation.rules.scoring import missing_scores
from imio.mutualisation.rules.scoring import Offer
from imio.mutualisation.rules.scoring import price_points
from imio.mutualisation.rules.scoring import rank_lot
from imio.mutualisation.rules.scoring import Score
from imio.mutualisation.rules.tendering import Criterion
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


PRICE = Criterion("1", "", "price", "Prix", Decimal(40))
SKILL = Criterion("2", "", "competence", "Maîtrise", Decimal(40))
OPEN = Criterion("3", "1", "open_source", "Open source", Decimal(20))
OTHER_LOT = Criterion("4", "2", "quality", "Qualité", Decimal(20))
CRITERIA = (PRICE, SKILL, OPEN, OTHER_LOT)

A = Offer("1", Decimal(100), False, "A")
B = Offer("1", Decimal(150), True, "B")
C = Offer("1", Decimal(150), True, "C")
ELSEWHERE = Offer("2", Decimal(1), True, "A")


def score(bid, points, evaluator="Luce", lot="1", criterion="2"):
    return Score(evaluator, bid, lot, criterion, Decimal(points), "Motivé")


# --- Points -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("price", "lowest", "points"),
    [
        ("100", "100", "100.00"),
        ("200", "100", "50.00"),
        ("150", "100", "66.67"),
        ("0.03", "0.02", "66.67"),
        ("80000", "1", "0.00"),
    ],
)
def test_the_price_scores_in_proportion_to_the_lowest(price, lowest, points):
    assert str(price_points(Decimal(price), Decimal(lowest))) == points


@pytest.mark.row("D9", "D12", "H3")
def test_every_line_says_where_its_points_come_from():
    scores = [score("B", 80), score("B", "85.5", "Omer"), score("B", 0, lot="2")]
    first, second = rank_lot("1", CRITERIA, [A, B, ELSEWHERE], scores)
    lines = [(each.code, each.points, each.weighted) for each in first.lines]
    assert (first.bid, first.total) == ("B", Decimal("79.77"))
    assert lines == [
        ("price_ratio", Decimal("66.67"), Decimal("26.67")),
        ("mean_of", Decimal("82.75"), Decimal("33.10")),
        ("open_source_yes", 100, 20),
    ]
    assert [each.code for each in second.lines] == [
        "lowest_price",
        "mean_of",
        "open_source_no",
    ]


def test_details_are_what_the_sentence_of_a_line_needs():
    scores = [score("B", 80), score("B", 60, "Omer")]
    (ranked,) = rank_lot("1", [PRICE, SKILL], [B], scores)
    price, skill = (line.details for line in ranked.lines)
    assert price == {"price": 150}
    assert skill == {"count": 2, "points": (80, 60)}


@pytest.mark.parametrize(
    ("points", "reason", "kind", "verdict"),
    [
        ("0", "Rien", "competence", GRANTED),
        ("100", "Tout", "continuity", GRANTED),
        ("50", "Bien", "price", Refused("not_rated")),
        ("50", "Bien", "open_source", Refused("not_rated")),
        ("50", "Bien", "turnover", Refused("not_rated")),
        ("-0.1", "Bien", "quality", Refused("points_out_of_range")),
        ("100.1", "Bien", "quality", Refused("points_out_of_range")),
        ("NaN", "Bien", "quality", Refused("points_out_of_range")),
        ("50", " \n", "several_actors", Refused("score_reason_missing")),
    ],
)
def test_an_evaluator_scores_with_a_reason(points, reason, kind, verdict):
    assert may_score(Decimal(points), reason, kind, False) == verdict


@pytest.mark.row("H4")
def test_what_was_scored_before_the_prices_is_frozen_once_they_are_known():
    given_ = (Decimal(50), "Bien", "competence")
    assert may_score(*given_, frozen=True) == Refused("scores_frozen")


def test_scores_still_due_by_bid_criterion_and_evaluator():
    given_ = [score("A", 50), score("A", 50, "Omer", "2", "4")]
    missing = missing_scores(
        CRITERIA, [("A", "1"), ("A", "2")], ["Luce", "Omer"], given_
    )
    assert missing == (
        ("A", "1", "2", "Omer"),
        ("A", "2", "2", "Luce"),
        ("A", "2", "2", "Omer"),
        ("A", "2", "4", "Luce"),
    )


# --- Ranks ------------------------------------------------------------------

EQUAL = [score("A", 70), score("B", 50), score("C", 50)]


@pytest.mark.row("D5")
@pytest.mark.parametrize(
    ("settled", "expected"),
    [
        ((), [("A", 1, False), ("B", 2, True), ("C", 2, True)]),
        (("B",), [("A", 1, False), ("B", 2, True), ("C", 2, True)]),
        (("C", "B"), [("A", 1, False), ("C", 2, False), ("B", 3, False)]),
        (("B", "A", "C"), [("A", 1, False), ("B", 2, False), ("C", 3, False)]),
    ],
)
def test_equal_totals_share_a_rank_until_a_person_decides(settled, expected):
    offers = [C, Offer("1", Decimal(150), True, "A"), B]
    ranked = rank_lot("1", [SKILL], offers, EQUAL, settled)
    assert [(each.bid, each.rank, each.tied) for each in ranked] == expected


def test_a_tie_takes_as_many_places_as_it_has_bids():
    scores = [score("B", 90), score("C", 90), score("A", 10)]
    ranked = rank_lot("1", [SKILL], [A, B, C], scores)
    assert [(each.bid, each.rank) for each in ranked] == [("B", 1), ("C", 1), ("A", 3)]


def test_no_bid_no_rank():
    assert rank_lot("1", CRITERIA, [ELSEWHERE], ()) == ()


bids = st.lists(st.sampled_from("ABCDEFG"), min_size=1, unique=True)
prices = st.decimals("0.01", 10**6, places=2)
points = st.decimals(0, 100, places=1)


@st.composite
def competitions(draw, price=prices):
    names = draw(bids)
    offers = [Offer("1", draw(price), draw(st.booleans()), bid) for bid in names]
    return offers, [score(bid, draw(points)) for bid in names]


@given(competitions())
def test_totals_are_the_sum_of_their_lines_and_at_most_a_hundred(competition):
    for each in rank_lot("1", CRITERIA, *competition):
        assert each.total == sum(line.weighted for line in each.lines)
        assert 0 <= each.total <= 100


@given(competitions(), st.randoms())
def test_ranks_follow_the_totals_whatever_the_order_of_the_bids(competition, random):
    offers, scores = competition
    ranked = rank_lot("1", CRITERIA, offers, scores)
    random.shuffle(offers)
    assert rank_lot("1", CRITERIA, offers, scores) == ranked
    totals = [each.total for each in ranked]
    assert totals == sorted(totals, reverse=True)
    assert [each.rank for each in ranked] == [totals.index(t) + 1 for t in totals]
    assert [each.tied for each in ranked] == [totals.count(t) > 1 for t in totals]


@given(competitions(st.just(Decimal(5))), st.permutations("ABCDEFG"))
def test_once_settled_the_ranks_are_those_of_a_row(competition, settled):
    ranked = rank_lot("1", CRITERIA, *competition, tuple(settled))
    assert [each.rank for each in ranked] == list(range(1, len(ranked) + 1))
    assert not any(each.tied for each in ranked)


@given(competitions(st.just(Decimal(5))), points)
def test_one_bid_more_at_the_same_price_moves_nobody_past_another(competition, new):
    offers, scores = competition
    more = [*offers, Offer("1", Decimal(5), False, "new")]
    before = rank_lot("1", CRITERIA, offers, scores)
    after = rank_lot("1", CRITERIA, more, [*scores, score("new", new)])
    others = [each for each in after if each.bid != "new"]
    assert [each.bid for each in others] == [each.bid for each in before]
    assert [each.total for each in others] == [each.total for each in before]


def rank_of(bid, ranked):
    return next(each.rank for each in ranked if each.bid == bid)


@given(competitions(), st.integers(0, 6))
def test_a_lower_price_never_costs_a_place(competition, chosen):
    offers, scores = competition
    chosen = offers[chosen % len(offers)]
    cheaper = replace(chosen, price=chosen.price / 2)
    others = [each for each in offers if each is not chosen]
    before = rank_lot("1", CRITERIA, offers, scores)
    after = rank_lot("1", CRITERIA, [*others, cheaper], scores)
    assert rank_of(chosen.bid, after) <= rank_of(chosen.bid, before)
