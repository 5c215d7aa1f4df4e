"""A rule that a form and a step both ask answers alike, whenever they ask it."""

from Acquisition import aq_base
from Acquisition import aq_parent
from datetime import date
from datetime import timedelta
from decimal import Decimal
from functools import partial
from imio.mutualisation.base import clock
from imio.mutualisation.base import settings
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.request.facts import request_facts
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules.request import may_route
from plone import api
from zope.event import notify
from zope.interface import Invalid
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


SENT = date(2026, 6, 1)
DAY = timedelta(days=1)
ESTIMATES = (None, Decimal(5), Decimal(11), Decimal(25))


@pytest.fixture
def sent(demo, monkeypatch):
    """A request sent while ten and twenty days were the limits; forty are since."""
    monkeypatch.setattr(clock, "today", lambda: SENT)
    with api.env.adopt_user(username="agent-andenne"):
        values = {"kind": "organisational_help", "need": "Réorganiser"}
        asked = create_in(demo["adherents"]["andenne"], "ServiceRequest", **values)
        perform(asked, "submit")
    for name in ("day_limit", "organisational_days"):
        row = {"valid_from": SENT + DAY, "value": Decimal(40), "source": ""}
        settings.save(name, [*settings.setting(name), row])
    monkeypatch.setattr(clock, "today", lambda: SENT + DAY)
    return asked


def taken_by_form(schema, record):
    try:
        schema.validateInvariants(record)
    except Invalid:
        return False
    return True


@pytest.mark.row("C7", "C8", "D20")
@pytest.mark.parametrize("route", ["in_house", "partner"])
@pytest.mark.parametrize("reason", ["", "Surcharge"])
def test_the_form_and_the_step_say_the_same_of_a_route(sent, route, reason):
    sent.route, sent.route_reason = route, reason
    for sent.estimated_days in ESTIMATES:
        by_step = bool(may_route(request_facts(sent)))
        assert taken_by_form(IServiceRequest, sent) == by_step


@pytest.mark.parametrize("how", ["made", "changed"])
def test_whoever_writes_a_route_says_why(sent, how):
    said = {"estimated_days": Decimal(41), "route": "in_house"}
    with api.env.adopt_user(username="imio-officer"):
        if how == "made":
            write = partial(create_in, aq_parent(sent), "ServiceRequest", **said)
        else:
            vars(aq_base(sent)).update(said)
            write = partial(notify, ObjectModifiedEvent(sent))
        with pytest.raises(Refusal) as caught:
            write()
    assert caught.value.refused.reason == "route_reason_missing"
