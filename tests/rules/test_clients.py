"""Clients and members are two figures; growth comes from new clients or from the same."""

from datetime import date
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.rules.clients import by_kind
from imio.mutualisation.rules.clients import by_year
from imio.mutualisation.rules.clients import per_head
from imio.mutualisation.rules.clients import Service

import pytest


TODAY = date(2014, 6, 1)


def service(client, begun, ended=None, kind="commune"):
    until = date(ended, 3, 1) if ended else None
    return Service(client, kind, date(begun, 2, 1), until)


ABOUT_2014 = (
    service("Mons", 2012),
    service("Mons", 2013),
    service("Mons", 2013, 2014),
    service("Andenne", 2013),
    service("Visé", 2012, 2013),
    service("Hainaut", 2014, kind="province"),
)


@pytest.mark.row("L1")
def test_a_year_says_who_came_and_what_the_same_took_more():
    told = [
        (y.clients, y.services, y.new, y.by_new, y.by_same, y.left, y.by_left)
        for y in by_year(ABOUT_2014, TODAY)
    ]
    assert told == [
        (2, 2, 2, 2, 0, 0, 0),
        (2, 4, 1, 1, 2, 1, 1),
        (3, 4, 1, 1, -1, 0, 0),
    ]


@pytest.mark.row("L1", "A5")
def test_a_kind_has_its_clients_and_their_services_today():
    assert by_kind(ABOUT_2014, TODAY) == {"commune": (2, 3), "province": (1, 1)}


def test_nothing_gives_nothing_and_what_is_to_come_is_not_counted():
    assert by_year((), TODAY) == () == by_year((service("Mons", 2020),), TODAY)
    assert per_head(3, 0) is None and str(per_head(5, 3)) == "1.7"


def test_a_year_says_how_many_services_a_client_has():
    assert [str(y.each) for y in by_year(ABOUT_2014, TODAY)] == ["1.0", "2.0", "1.3"]


SERVICES = st.lists(
    st.builds(
        Service,
        st.sampled_from("abc"),
        st.just("commune"),
        st.dates(date(2010, 1, 1), TODAY),
        st.none() | st.dates(date(2010, 1, 1), date(2016, 1, 1)),
    ),
    max_size=12,
)


@pytest.mark.row("L1")
@given(SERVICES)
def test_the_parts_of_the_growth_add_up(services):
    before = (0, 0)
    for year in by_year(services, TODAY):
        assert year.clients - before[0] == year.new - year.left
        assert year.services - before[1] == year.by_new + year.by_same - year.by_left
        before = (year.clients, year.services)
