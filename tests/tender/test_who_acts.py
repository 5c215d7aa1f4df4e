"""The page of a tender says who must act, and that a manager alone awards."""

from imio.mutualisation.rules.states import TENDER_FAILED
from imio.mutualisation.security import LEADERS
from imio.mutualisation.security import step
from imio.mutualisation.security import TENDER
from imio.mutualisation.tender.messages import ACTORS

import pytest


HTML = {"Accept": "text/html"}
OPEN = "marches/logiciel-de-gestion-des-subsides"


def test_somebody_acts_in_each_state_that_something_follows():
    states = {each.id for each in TENDER.states}
    assert states - ACTORS.keys() == {*TENDER_FAILED, "closed"}


def test_who_awards_is_who_is_said_to():
    assert step(TENDER.portal_type, "award").roles == LEADERS
    assert "manager" in ACTORS["standstill"].default


@pytest.mark.parametrize("login", [None, "imio-officer", "partenaire-alpha"])
def test_the_page_says_who_must_act(client, login):
    page = client(login).get(OPEN, headers=HTML).text
    assert "Qui doit agir" in page and "Les soumissionnaires" in page
