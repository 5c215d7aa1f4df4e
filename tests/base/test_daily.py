"""The round of the day: what fails for one record does not stop the others."""

from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.daily import Done
from imio.mutualisation.base.daily import each
from imio.mutualisation.base.daily import Failed
from imio.mutualisation.base.daily import UNEXPECTED
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.words import words
from imio.mutualisation.rules.verdict import Refused
from plone import api
from ZODB.POSException import ConflictError

import pytest


NAMES = ("andenne", "durbuy", "mons")


def refuse():
    raise Refusal(Refused("comment_missing"))


def break_down():
    raise ValueError("secret")


def conflict():
    raise ConflictError


def steps_of(fail):
    """Two steps for each member; the second one fails for Durbuy."""

    def steps(member):
        member.language = "xx"
        yield Done(member, "remind", "Rappel à 90 jours")
        member.language = "yy"
        if member.getId() == "durbuy":
            fail()
        yield Done(member, "roll", "Nouvelle période")

    return steps


@pytest.fixture
def lines(demo):
    """`lines(refuse)`: the round of three members, where one fails."""

    def taken(fail):
        with api.env.adopt_user(username="imio-officer"):
            brains = existing("Member", id=NAMES, sort_on="getId")
            return each(brains, steps_of(fail))

    return taken


@pytest.mark.parametrize(
    ("fail", "sentence"),
    [
        (refuse, lambda: message(Refused("comment_missing"))),
        (break_down, lambda: words(UNEXPECTED)),
    ],
)
def test_a_failure_is_a_line_and_the_others_go_on(lines, demo, fail, sentence):
    found = lines(fail)
    assert [getattr(line, "what", "failed") for line in found] == [
        *("remind", "roll"),
        *("remind", "failed"),
        *("remind", "roll"),
    ]
    durbuy = demo["adherents"]["durbuy"].absolute_url()
    assert found[3] == Failed(durbuy, "Durbuy", sentence())


def test_the_step_that_fails_leaves_nothing_behind(lines, demo):
    lines(break_down)
    members = [demo["adherents"][name] for name in NAMES]
    assert [member.language for member in members] == ["yy", "xx", "yy"]


def test_why_a_record_failed_is_logged(lines, caplog):
    lines(break_down)
    assert "adherents/durbuy" in caplog.text and "secret" in caplog.text


def test_a_conflict_is_left_to_the_publisher(lines):
    with pytest.raises(ConflictError):
        lines(conflict)
