from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.money import cents
from imio.mutualisation.rules.money import total
from imio.mutualisation.rules.money import vat

import pytest


amounts = st.decimals(-(10**9), 10**9, places=4)
euros = st.decimals(-(10**9), 10**9, places=2)
rates = st.sampled_from([Decimal(rate) for rate in (0, 6, 12, 21)])


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("1", "1.00"),
        ("0.004", "0.00"),
        ("0.005", "0.01"),
        ("0.015", "0.02"),
        ("2.675", "2.68"),
        ("-0.005", "-0.01"),
        ("-0.001", "0.00"),
    ],
)
def test_half_a_cent_goes_up(amount, rounded):
    assert str(cents(Decimal(amount))) == rounded


@given(amounts)
def test_rounding_twice_is_rounding_once(amount):
    assert cents(cents(amount)) == cents(amount)
    assert abs(cents(amount) - amount) <= Decimal("0.005")


@given(amounts, amounts)
def test_rounding_keeps_the_order(one, other):
    assert cents(min(one, other)) <= cents(max(one, other))


def test_nothing_sums_to_zero_euro():
    assert str(total([])) == "0.00"


@given(st.lists(euros))
def test_a_total_does_not_depend_on_the_order(some):
    assert total(some) == total(reversed(some)) == cents(total(some))


@pytest.mark.parametrize(
    ("net", "rate", "tax"),
    [
        ("100", "21", "21.00"),
        ("0.12", "21", "0.03"),
        ("4500", "0", "0.00"),
        ("33.33", "6", "2.00"),
    ],
)
def test_vat(net, rate, tax):
    assert str(vat(Decimal(net), Decimal(rate))) == tax


@given(amounts, rates)
def test_a_tax_is_in_cents(amount, rate):
    assert vat(amount, rate) == cents(vat(amount, rate))


@pytest.mark.parametrize(
    "compute",
    [
        lambda: cents(0.1),
        lambda: total([Decimal("0.10"), 0.1]),
        lambda: vat(0.1, Decimal(21)),
        lambda: vat(Decimal("0.10"), 21.0),
    ],
)
def test_a_float_is_not_money(compute):
    with pytest.raises(TypeError, match="exact decimal"):
        compute()


@pytest.mark.parametrize("odd", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_a_number_is_not_money(odd):
    with pytest.raises(ValueError, match="is a number"):
        cents(Decimal(odd))
