"""What cannot be taken back, and every letter, is shown before it is done."""

from imio.mutualisation.security import comes_back
from imio.mutualisation.security import ITSELF
from imio.mutualisation.security import WORKFLOWS

import pytest


# Steps of people that nothing leads back from, and why they need no page of their own.
AT_ONCE = {
    ("Deliberation", "propose"): "a level of validation sends it back",
    ("Product", "review"): "IMIO looks at a proposal, which binds to nothing",
    ("ServiceRequest", "submit"): "a member withdraws what it asked",
    ("ServiceRequest", "record_silence"): "what time has done: the daily round does it",
    ("Quote", "expire"): "what time has done: the daily round does it",
    ("Licence", "roll_over"): "what time has done: the daily round does it",
    ("Tender", "close_bidding"): "what time has done: the deadline has passed",
    ("Tender", "evaluate"): "the opening, on a page of its own, has been signed",
    ("Bid", "open"): "the opening has a page of its own",
    ("Allotment", "accept"): "the receipt of seats that are held already",
    ("Allotment", "give_back"): "a page of its own asks how many",
}
LETTERS = {
    ("ServiceRequest", "offer"),
    ("Tender", "notify_award"),
    ("Tender", "award"),
    ("Allotment", "grant"),
    ("Licence", "give_notice"),
    ("Partner", "accept"),
    ("Partner", "decline"),
    ("Incident", "declare"),
    ("Incident", "open_missing"),
}
ROWS = [(flow, row) for flow in WORKFLOWS for row in flow.transitions]


def asks(row):
    return row.reason_due or row.signature or row.confirmed


def of_people(row):
    return set(row.roles) - {ITSELF}


@pytest.mark.row("J8", "J9")
def test_what_nobody_takes_back_asks_first():
    final = {
        (flow.name, row.id)
        for flow, row in ROWS
        if of_people(row) and not comes_back(flow.portal_type, row) and not asks(row)
    }
    assert final == AT_ONCE.keys()


def test_every_letter_asks_first():
    sent = {(flow.name, row.id): row for flow, row in ROWS}
    assert all(asks(sent[step]) for step in LETTERS)
