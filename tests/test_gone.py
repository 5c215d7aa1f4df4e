"""A record or a figure that is gone is told, or leaves an empty place: nothing breaks."""

from datetime import date
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.settings import number_due
from imio.mutualisation.base.words import words
from imio.mutualisation.bid.subscribers import confirmed
from imio.mutualisation.continuity.opening import NONE
from imio.mutualisation.continuity.opening import open_requests
from imio.mutualisation.importing.job import Job
from imio.mutualisation.importing.table import Table
from imio.mutualisation.member.importing.importer import MEMBERS
from imio.mutualisation.request import ocds as orders
from imio.mutualisation.request import order as order_form
from imio.mutualisation.settings.schema import ISettings
from imio.mutualisation.tender import ocds as tenders
from stored import store

import pytest


GONE = "0" * 32


def first(type_name, **query):
    return existing(type_name, **query)[0]._unrestrictedGetObject()


def refused(call, *args):
    with pytest.raises(Refusal) as said:
        call(*args)
    return said.value.refused.reason


def test_the_tender_of_a_bid(demo):
    bid = first("Bid")
    bid.tender = GONE
    assert refused(confirmed, bid, "") == "tender_not_open"


def test_the_licence_of_an_allotment(demo):
    allotment = first("Allotment")
    allotment.licence = GONE
    assert refused(allotment.licence_drawn) == "licence_gone"


def test_a_partner_of_a_cascade(demo):
    """The others are published in their order."""
    tender = first("Tender", review_state="awarded")
    known = [row["partner"] for row in tender.ranking]
    tender.ranking = [{**tender.ranking[0], "partner": GONE}, *tender.ranking[1:]]
    parties = {party.id for party in tenders.process(tender).parties}
    assert GONE not in parties and set(known[1:]) < parties


def test_the_framework_and_the_partner_of_an_order(demo):
    request = next(
        order
        for brain in existing("ServiceRequest", review_state=list(orders.CONTRACT))
        if (order := brain._unrestrictedGetObject()).partner_accepted()
        and order_form.signed_quotes(order)
    )
    request.framework = f"{GONE}:1"
    for quote in order_form.signed_quotes(request):
        quote.issuer = GONE
    process = orders.process(request)
    assert (process.title, process.related) == (orders.ORDER, ())
    assert not [each for each in process.parties if "supplier" in each.roles]


def test_a_member_exposed_to_an_incident(demo):
    """The others have their requests."""
    incident = first("Incident")
    incident.exposed = [{"member": GONE, "title": "?", "yearly_cost": None, **NONE}]
    open_requests(incident)
    (row,) = [each for each in incident.exposed if each["member"] == GONE]
    assert GONE in row["problem"]


def test_a_column_of_a_table_that_is_being_imported(demo):
    table = Table(("autrefois",), ())
    job = Job("import-members", table, "imio-officer", date(2026, 1, 1))
    job.told(())
    assert refused(job.step, demo["adherents"], MEMBERS) == "unknown_column"


def test_the_last_row_of_a_setting(portal):
    """Who administers the site reads which setting, and of which day."""
    store("answer_days", [])
    named = words(ISettings["answer_days"].title)
    with pytest.raises(Refusal, match=f"{named}.*10/01/2026"):
        number_due("answer_days", date(2026, 1, 10))
