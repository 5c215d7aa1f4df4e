"""Whatever happens to a tender and its bids: nobody reads before, nobody is lost after.

A few walks in every run; `WALKS=2000 .venv/bin/pytest tests/tender/test_walks.py` takes
as many as are asked for.
"""

from datetime import timedelta
from decimal import Decimal
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.guard import perform
from imio.mutualisation.bid.deposit import deposit
from imio.mutualisation.bid.deposit import prepare_bid
from imio.mutualisation.demo.people import PASSPHRASES
from imio.mutualisation.demo.tenders import PARTNERS_OF
from imio.mutualisation.rules.bidding import BidContent
from imio.mutualisation.rules.bidding import LotBid
from imio.mutualisation.tender.bids import counted_bids
from imio.mutualisation.tender.opening import turn_key
from imio.mutualisation.tender.vault import kept_vault
from plone import api
from test_opening import BROKEN
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import os
import pytest
import transaction


pytestmark = pytest.mark.row("H4")

OPEN = "logiciel-de-gestion-des-subsides"
LOGINS = tuple(PARTNERS_OF)
OPENERS = tuple(PASSPHRASES)
WALKS = int(os.environ.get("WALKS", "50"))
QUICK = settings(
    max_examples=WALKS,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.function_scoped_fixture,
        HealthCheck.data_too_large,
    ],
)
STEPS = ("seal", "withdraw", "confirm", "amend", "rename", "unindex", "turn")
WALK = st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from(LOGINS)), max_size=50)
HARM = st.dictionaries(st.sampled_from(LOGINS), st.sampled_from(BROKEN), max_size=2)


class Story:
    """A tender, its bidders, and what each of them must find again."""

    def __init__(self, portal):
        self.portal, self.tender = portal, portal["marches"][OPEN]
        self.price = 1000
        self.sealed, self.waiting = {}, set()

    def partner(self, login):
        return self.portal["partenaires"][PARTNERS_OF[login]]

    def bid(self, login):
        """The one that lives, if there is one."""
        mine = self.partner(login).objectValues()
        states = ("draft", "sealed", "to_confirm")
        bids = [b for b in mine if getattr(b, "tender", "") == self.tender.UID()]
        return next((b for b in bids if b.review_state() in states), None)

    def take(self, step, login):
        """A step that the rules refuse leaves all as it is."""
        before = transaction.savepoint()
        try:
            with api.env.adopt_user(username=login):
                getattr(self, step)(login)
        except Refusal:
            before.rollback()

    def seal(self, login):
        bid = self.bid(login) or prepare_bid(self.partner(login), self.tender.UID())
        answers = {"2": "Réponse", "3": "Cinq ans"}
        content = BidContent((LotBid("1", Decimal(self.price), True, answers),))
        deposit(bid, content, ())
        self.sealed[login], self.price = Decimal(self.price), self.price + 1
        self.waiting.discard(login)

    def withdraw(self, login):
        if bid := self.bid(login):
            perform(bid, "withdraw")
            self.sealed.pop(login, None)
            self.waiting.discard(login)

    def confirm(self, login):
        if bid := self.bid(login):
            perform(bid, "confirm")
            self.waiting.discard(login)

    def amend(self, login):
        with api.env.adopt_user(username="imio-officer"):
            self.tender.details = f"Besoin {self.price}"
            self.tender.change_reason = "Motif"
            notify(ObjectModifiedEvent(self.tender))
        self.price += 1
        self.waiting.update(self.sealed)

    def rename(self, login):
        partner = self.partner(login)
        partner.title = f"{partner.title} bis"
        partner.reindexObject()

    def unindex(self, login):
        if bid := self.bid(login):
            api.portal.get_tool("portal_catalog").uncatalog_object(path(bid))

    def turn(self, login):
        with api.env.adopt_user(username=OPENERS[0]):
            turn_key(self.tender, PASSPHRASES[OPENERS[0]])

    def close(self):
        self.tender.bids_due_on = clock.today() - timedelta(days=1)
        with api.env.adopt_user(username="imio-officer"):
            perform(self.tender, "close_bidding")

    def open(self, openers):
        for login in openers:
            with api.env.adopt_user(username=login):
                turn_key(self.tender, PASSPHRASES[login])

    def nothing_is_read(self):
        return not any(
            bid.prices or bid.objectIds() for bid in counted_bids(self.tender)
        )


@QUICK
@given(walk=WALK, harm=HARM, order=st.permutations(OPENERS), torn=st.booleans())
def test_nobody_reads_before_and_nobody_is_lost_after(demo, walk, harm, order, torn):
    start = transaction.savepoint()
    try:
        tell(Story(demo), walk, harm, order, torn)
    finally:
        start.rollback()
        # The indexes keep what they found, by a counter that goes back with the rest.
        demo.REQUEST.other.pop("__catalog_cache__", None)


def tell(story, walk, harm, order, torn):
    """A walk, the close, what is broken then, and both turns of the keys."""
    for step, login in walk:
        story.take(step, login)
        assert story.nothing_is_read()
    story.close()
    due = {
        each: price for each, price in story.sealed.items() if each not in story.waiting
    }
    bids = {login: story.bid(login) for login in due}
    told = {bid.UID(): login for login, bid in bids.items()}
    harm = {login: break_it for login, break_it in harm.items() if login in due}
    story.open(order[:1])
    assert story.nothing_is_read()
    for login, (break_it, _reason) in harm.items():
        break_it(story.tender, bids[login])
    if torn:
        kept_vault(story.tender).turned[order[0]] = {"holder": order[0], "handed": {}}
        story.open(order[1:])
        assert story.nothing_is_read()
        story.open(order[:1])
    else:
        story.open(order[1:])
    record = story.tender.opening
    aside = {told[row["bid"]]: row["reason"] for row in record["set_aside"]}
    assert aside == {login: reason for login, (_break, reason) in harm.items()}
    read = {bids[login]: price for login, price in due.items() if login not in harm}
    for bid, price in read.items():
        assert (bid.review_state(), bid.prices[0]["price"]) == ("opened", price)
    assert record["count"] == len(read)
    assert {row["bid"] for row in record["bids"]} == set(told)
    assert not kept_vault(story.tender).lock["shares"]
