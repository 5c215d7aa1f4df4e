"""What people type: one table of what is read, and what is refused, for every door."""

from datetime import date
from datetime import datetime
from datetime import time
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.base import formats
from imio.mutualisation.rules import typed
from imio.mutualisation.rules.verdict import Refused

import pytest


NARROW, NO_BREAK = "\u202f", "\u00a0"

AMOUNTS = {
    "12500": "12500",
    "12 500": "12500",
    f"12{NARROW}500,50": "12500.50",
    f"1{NO_BREAK}250,50{NO_BREAK}€": "1250.50",
    "1 250,50 EUR": "1250.50",
    "12.500,50": "12500.50",
    "12,500.50": "12500.50",
    "1.234.567": "1234567",
    "1 234 567,8": "1234567.8",
    "12500.5": "12500.5",
    "12500,5": "12500.5",
    "0,125": "0.125",
    "12.5000": "12.5",
    "  -3,5 ": "-3.5",
    "−3": "-3",
    "-0": "0",
}
NO_AMOUNTS = {
    "12.500": "number_unclear",
    "12,500": "number_unclear",
    "1250.500": "number_unclear",
    "-1.250": "number_unclear",
    "abc": "number_invalid",
    "": "number_invalid",
    "12 50": "number_invalid",
    "1 2 5": "number_invalid",
    "1.2.3": "number_invalid",
    "--5": "number_invalid",
    "+5": "number_invalid",
    "1e5": "number_invalid",
    "Infinity": "number_invalid",
    "NaN": "number_invalid",
    "٣": "number_invalid",
    "１２": "number_invalid",
    "1" * 13: "number_too_large",
    "0.1234567": "number_decimals",
}


def reason(read):
    return read.reason if isinstance(read, Refused) else read


@pytest.mark.parametrize(("text", "value"), AMOUNTS.items())
def test_a_number_is_read_as_it_is_written_in_belgium(text, value):
    assert typed.amount(text) == Decimal(value)


@pytest.mark.parametrize(("text", "code"), NO_AMOUNTS.items())
def test_what_is_no_clear_number_is_refused(text, code):
    assert reason(typed.amount(text)) == code


@pytest.mark.parametrize(
    ("text", "decimals", "large", "small"),
    [
        ("12.500", typed.MONEY_DECIMALS, "12 500", "12,50"),
        ("12.500", typed.DECIMALS, "12 500", "12,5"),
        ("123,456", typed.DECIMALS, "123 456", "123,4560"),
        ("012.500", typed.DECIMALS, "12 500", "12,5"),
        ("27.573", 0, "27 573", "27"),
    ],
)
def test_three_digits_after_a_lone_sign_are_asked_about(text, decimals, large, small):
    refused = typed.amount(text, decimals)
    assert refused.reason == "number_unclear"
    assert (refused.details["large"], refused.details["small"]) == (large, small)
    # Both ways to write it are read, as what they say.
    assert typed.amount(large, decimals) == int(large.replace(" ", ""))
    assert typed.amount(small, decimals) == Decimal(small.replace(",", "."))


@pytest.mark.parametrize("decimals", typed.EXAMPLES)
@pytest.mark.parametrize("wrong", ["abc", "1e5", "9" * 14 + ".5", float("nan"), True])
def test_a_refusal_shows_what_was_typed_and_an_example_that_is_read(wrong, decimals):
    details = typed.amount(wrong, decimals).details
    assert details["value"] == typed.quoted(wrong)
    assert isinstance(typed.amount(details["example"], decimals), Decimal)


def test_a_refused_degree_has_an_example_of_a_degree():
    details = typed.degrees("abc").details
    assert -90 <= typed.degrees(details["example"]) <= 90


@pytest.mark.parametrize(
    ("sent", "value"), [(12, "12"), (0.1, "0.1"), (1.125, "1.125")]
)
def test_a_number_of_json_is_what_it_says(sent, value):
    assert typed.amount(sent) == Decimal(value)


@pytest.mark.parametrize(
    "sent", [True, None, [], {}, float("nan"), float("inf"), 10**40]
)
def test_what_json_has_beside_numbers_is_no_number(sent):
    assert reason(typed.amount(sent)) in ("number_invalid", "number_too_large")


def test_money_has_two_decimals():
    assert reason(typed.amount("0,005", typed.MONEY_DECIMALS)) == "number_decimals"


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("25", 25),
        ("25,0", 25),
        ("12 500", 12_500),
        (-1, -1),
        ("2,5", "number_not_whole"),
        (2.5, "number_not_whole"),
        ("1.000", "number_unclear"),
        (True, "number_invalid"),
    ],
)
def test_things_are_whole(given, read):
    assert reason(typed.whole(given)) == read


numbers = st.decimals(-999_999_999, 999_999_999, places=2)


@given(numbers)
def test_what_is_written_out_is_read_back(value):
    assert typed.amount(typed.written(value)) == value


@given(st.decimals(-999_999, 999_999, places=6))
def test_no_written_form_is_asked_about(value):
    assert typed.amount(typed.written(value)) == value


@given(numbers)
def test_what_a_page_prints_is_read_back(value):
    assert typed.amount(formats.euros(value)) == value


@given(st.decimals(-999_999, 999_999, places=3))
def test_what_a_form_shows_is_read_back(value):
    assert typed.amount(formats.number(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [("1200", "1200.00"), ("-0.0", "0.00"), ("0.125", "0.1250"), ("1E+3", "1000.00")],
)
def test_a_number_has_one_written_form(value, text):
    assert typed.written(Decimal(value)) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2027-01-31", date(2027, 1, 31)),
        (" 31/01/2027 ", date(2027, 1, 31)),
        ("1.2.2027", date(2027, 2, 1)),
        ("20270131", "day_invalid"),
        ("2027-W05-1", "day_invalid"),
        ("31/02/2027", "day_invalid"),
        ("31/01-2027", "day_invalid"),
        ("31/01/27", "day_invalid"),
        (20270131, "day_invalid"),
        (None, "day_invalid"),
        ("9999-12-31", "day_out_of_bounds"),
        ("1899-12-31", "day_out_of_bounds"),
    ],
)
def test_a_day_is_read_in_two_habits_and_lies_within_bounds(text, read):
    assert reason(typed.day(text)) == read


@given(st.dates(typed.FIRST_DAY, typed.LAST_DAY))
def test_each_day_is_read_as_it_is_shown(day):
    assert typed.day(formats.day(day)) == typed.day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("12:30", time(12, 30)),
        ("9:05:10", time(9, 5, 10)),
        ("12.30", "hour_invalid"),
        ("24:00", "hour_invalid"),
        ("12", "hour_invalid"),
        (1230, "hour_invalid"),
        ("", "hour_invalid"),
    ],
)
def test_an_hour_is_written_with_a_colon(given, read):
    assert reason(typed.hour(given)) == read


@pytest.mark.parametrize("given", ["true", "1", 1, 0, None, "oui"])
def test_yes_and_no_are_those_of_json(given):
    assert typed.yes_no(True) is True
    assert reason(typed.yes_no(given)) == "yes_no_invalid"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Acte \x01\x0b bizarre", "Acte   bizarre"),
        ("un\x0bdeux\ntrois", "un\ndeux\ntrois"),
        ("a\tb\r\nc", "a\tb\nc"),
        ("facture\u202efdp.exe", "facturefdp.exe"),
        ("a\x85b\x9fc", "a bc"),
        ("né à Ohéy 👋", "né à Ohéy 👋"),
        ("\u200b", ""),
        ("\u2060\u00ad\n\u3164", ""),
        (" \n", " \n"),
        ("\u200b?", "\u200b?"),
        ("a\x00b", "text_unreadable"),
        ("a\ud800b", "text_unreadable"),
    ],
)
def test_a_text_holds_what_people_see(text, read):
    assert reason(typed.clean(text)) == read


@given(st.text(st.characters()))
def test_what_is_legible_can_stand_in_any_output(text):
    legible = typed.legible(text)
    assert typed.clean(legible) == legible
    assert legible.encode("utf-8").decode() == legible


@given(st.text(st.characters()))
def test_what_goes_out_keeps_the_lines_of_its_format(text):
    printed = typed.printable(f"a\r\n{text}")
    assert printed.startswith("a\r\n") and typed.printable(printed) == printed
    assert printed.encode("utf-8").decode() == printed


def test_a_text_has_a_length():
    assert typed.fits("a" * 10, 10)
    assert reason(typed.fits("a" * 11, 10)) == "text_too_long"


# --- Facts and order ----------------------------------------------------------------

TODAY, BEFORE = date(2026, 6, 10), date(2026, 6, 9)


@pytest.mark.row("D22")
@pytest.mark.parametrize(
    ("day", "reason_of"),
    [(BEFORE, None), (TODAY, None), (date(2030, 1, 1), "day_to_come")],
)
def test_what_has_happened_is_not_to_come(day, reason_of):
    assert getattr(typed.happened(day, TODAY), "reason", None) == reason_of
    moment = datetime(day.year, day.month, day.day, 23, 59)
    assert getattr(typed.happened(moment, TODAY), "reason", None) == reason_of


@pytest.mark.parametrize(
    ("earlier", "later", "sound"),
    [
        (BEFORE, TODAY, True),
        (TODAY, TODAY, True),
        (None, TODAY, True),
        (TODAY, None, True),
        (TODAY, BEFORE, False),
    ],
)
def test_days_stand_in_order(earlier, later, sound):
    verdict = typed.follows(earlier, later)
    assert bool(verdict) == sound
    assert sound or verdict.details == {"value": later, "earlier": earlier}


@pytest.mark.parametrize(
    ("read", "code"),
    [
        (typed.within(Decimal("0"), 0, 100), None),
        (typed.within(Decimal("-0.01"), 0, 100), "number_too_small"),
        (typed.within(91.0, 49.0, 52.0), "number_above"),
        (typed.within(5), None),
        (typed.nis("92003"), None),
        (typed.nis("9 2003"), "nis_invalid"),
        (typed.nis("٩٢٠٠٣"), "nis_invalid"),
        (typed.postal_code("5300"), None),
        (typed.postal_code("0300"), "postal_code_invalid"),
        (typed.degrees(50.411), None),
        (typed.degrees(True), "number_invalid"),
        (typed.finite(50.4), None),
        (typed.finite(float("inf")), "number_invalid"),
        (typed.few(2, most=2), None),
        (typed.few(3, most=2), "list_too_long"),
    ],
)
def test_bounds_and_codes(read, code):
    assert (read.reason if isinstance(read, Refused) else None) == code


@pytest.mark.parametrize(
    ("said", "told"),
    [(" oui ", "oui"), (None, "null"), (True, "true"), ({"a": ["é"]}, '{"a": ["é"]}')],
)
def test_a_refusal_quotes_what_was_sent_as_it_was_written(said, told):
    assert typed.quoted(said) == told
