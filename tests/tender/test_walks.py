"""Whatever happens to a tender and its bids: nobody reads before, nobody is lost after.

A few short walks in every run; `make walks` takes as many as are asked for, of fifty
steps each, the same ones for the same SEED.
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
from imio.mutualisation.rules.bidding import PRICES
from imio.mutualisation.rules.bidding import TECHNICAL
from imio.mutualisation.tender import typesetting
from imio.mutualisation.tender.bids import counted_bids
from imio.mutualisation.tender.facts import records_of
from imio.mutualisation.tender.opening import to_turn
from imio.mutualisation.tender.opening import turn_key
from imio.mutualisation.tender.scoring import give
from imio.mutualisation.tender.scoring import offers_to_score
from imio.mutualisation.tender.vault import kept_vault
from market import ENVELOPES
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
WALKS = int(os.environ.get("WALKS", "0"))
LENGTH = 50
QUICK = settings(
    max_examples=WALKS or 25,
    derandomize=not WALKS,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.function_scoped_fixture,
        HealthCheck.data_too_large,
    ],
)
STEPS = (
    "seal",
    "withdraw",
    "confirm",
    "amend",
    "put_off",
    "rename",
    "unindex",
    "turn",
)
WALK = st.lists(
    st.tuples(st.sampled_from(STEPS), st.sampled_from(LOGINS)),
    min_size=LENGTH if WALKS else 0,
    max_size=LENGTH,
)
HARMED = st.tuples(st.sampled_from(BROKEN), st.sampled_from(ENVELOPES))
HARM = st.dictionaries(st.sampled_from(LOGINS), HARMED, max_size=2)


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

    def put_off(self, login):
        """More time asks nobody to confirm."""
        with api.env.adopt_user(username="imio-officer"):
            self.tender.bids_due_on += timedelta(days=1)
            self.tender.change_reason = "Motif"
            notify(ObjectModifiedEvent(self.tender))

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

    def score(self):
        """Every technical score but one, in vain for the prices; then that one."""
        for login in OPENERS:
            with api.env.adopt_user(username=login):
                for bid, lot in offers_to_score(self.tender):
                    with pytest.raises(Refusal):
                        self.open(OPENERS[:1])
                    give(self.tender, [row(bid, lot, key) for key in "23"])

    def nothing_is_read(self):
        return not any(
            bid.prices or bid.objectIds() for bid in counted_bids(self.tender)
        )

    def no_price_is_read(self):
        bids = counted_bids(self.tender)
        return not any(row["price"] for bid in bids for row in bid.prices or ())


def row(bid, lot, key):
    given = {"bid": bid.UID(), "lot": lot, "criterion": key}
    return {**given, "points": "50", "reason": "Motif"}


@pytest.fixture
def undrawn(monkeypatch):
    """A specification is drawn at each change: a quarter of a walk, and none of its invariants."""
    monkeypatch.setattr(typesetting, "typeset", lambda template, data: b"%PDF-1.7")


@pytest.mark.usefixtures("undrawn")
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
    """A walk, the close, what is broken then, and both turns of both keys."""
    for step, login in walk:
        story.take(step, login)
        assert story.nothing_is_read()
    story.close()
    due = {
        each: price for each, price in story.sealed.items() if each not in story.waiting
    }
    bids = {login: story.bid(login) for login in due}
    told = {bid.UID(): login for login, bid in bids.items()}
    first, second = (
        {
            login: how
            for login, (how, which) in harm.items()
            if login in due and which == name
        }
        for name in ENVELOPES
    )
    turn_both(story, bids, first, order, torn, story.nothing_is_read)
    left = {login: bid for login, bid in bids.items() if login not in first}
    opened(story.tender, TECHNICAL, told, set(told), first)
    assert all(bid.review_state() == "opened" for bid in left.values())
    assert story.no_price_is_read()
    story.score()
    turn_both(story, left, second, order, torn, story.no_price_is_read)
    uids = {bid.UID() for bid in left.values()}
    opened(story.tender, PRICES, told, uids, second)
    for login in left.keys() - second.keys():
        bid = left[login]
        assert (bid.review_state(), bid.prices[0]["price"]) == ("opened", due[login])


def turn_both(story, bids, harm, order, torn, sealed):
    """What is broken between the turns, and halves that do not fit, if any."""
    envelope = to_turn(story.tender)
    key = kept_vault(story.tender).by_envelope()[envelope]
    story.open(order[:1])
    assert sealed()
    for login, (break_it, _reason) in harm.items():
        break_it(story.tender, bids[login], envelope)
    if torn:
        key.turned[order[0]] = {"holder": order[0], "handed": {}}
        story.open(order[1:])
        assert sealed()
        story.open(order[:1])
    else:
        story.open(order[1:])
    assert not key.lock["shares"]
    if harm:
        # Whoever signed before anything was set aside signs again.
        story.open(order[1:] if torn else order[:1])


def opened(tender, envelope, told, uids, harm):
    """The record names every bid that was due, and sets aside what was broken."""
    record = records_of(tender)[envelope]
    aside = {told[row["bid"]]: row["reason"] for row in record["set_aside"]}
    assert aside == {login: reason for login, (_break, reason) in harm.items()}
    assert record["count"] == len(uids) - len(harm)
    assert {row["bid"] for row in record["bids"]} == uids
    assert len(record["signatures"]) == 2
