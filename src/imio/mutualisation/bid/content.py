"""The bid type: its guards, its envelope, and what the opening reads from it."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from Acquisition import aq_parent
from collections.abc import Mapping
from datetime import datetime
from datetime import UTC
from imio.mutualisation.asked.partner import Partner
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.base.reasons import message
from imio.mutualisation.bid.facts import bid_facts
from imio.mutualisation.bid.facts import lots_of
from imio.mutualisation.bid.facts import offers_of
from imio.mutualisation.bid.facts import promises
from imio.mutualisation.bid.opened import unseal
from imio.mutualisation.bid.schema import IBid
from imio.mutualisation.rules import bidding as rules
from imio.mutualisation.rules.bidding import PRICES
from imio.mutualisation.rules.bidding import Promise
from imio.mutualisation.rules.bidding import TECHNICAL
from imio.mutualisation.rules.bidding import WHOLE
from imio.mutualisation.rules.scoring import Offer
from imio.mutualisation.rules.states import BID_UNPRICED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.security import BID
from imio.mutualisation.standards.sealing import Envelope
from plone.namedfile.file import NamedBlobFile
from secrets import token_hex
from zope.interface import implementer


SHUT_OUT = ("exclude", "set_aside")
# Where each envelope is kept: its key, its ciphertext, its hash.
_FIRST = ("_envelope", "_ciphertext", "sealed_sha256")
KEPT = {
    WHOLE: _FIRST,
    TECHNICAL: _FIRST,
    PRICES: ("_price_envelope", "_price_ciphertext", "price_sha256"),
}


@implementer(IBid)
class Bid(GuardedContainer):
    """What a partner offers; its documents lie inside once it is opened."""

    security = ClassSecurityInfo()
    title = ""
    # The key and the hash of each envelope, and its ciphertext: no field, so that no
    # form, no REST answer, no version and no export holds them. The price has an
    # envelope of its own, but in the bids of before.
    _envelope = None
    _ciphertext = None
    _price_envelope = None
    _price_ciphertext = None
    # Why its envelope was set aside at the opening: a reason of the suite.
    barred = ""

    @property
    def short_name(self) -> str:
        """Nobody guesses it: that a partner bids is known to that partner alone."""
        return f"offre-{token_hex(8)}"

    @security.protected("View")
    def may_seal(self) -> Verdict:
        return rules.may_seal(bid_facts(self), clock.now())

    @security.protected("View")
    def may_confirm(self) -> Verdict:
        return rules.may_confirm(bid_facts(self), clock.now())

    @security.protected("View")
    def may_withdraw(self) -> Verdict:
        return rules.may_withdraw(bid_facts(self), clock.now())

    # The staff takes this step on bids that it may not view.
    @security.protected("imio.mutualisation: View Figures")
    def may_ask_confirmation(self) -> Verdict:
        return rules.may_ask_confirmation(bid_facts(self))

    # The staff takes this step on bids that it may not view.
    @security.protected("imio.mutualisation: View Figures")
    def may_open(self) -> Verdict:
        return rules.may_open(bid_facts(self))

    @security.protected("View")
    def may_set_aside(self) -> Verdict:
        return rules.may_set_aside(bid_facts(self))

    @security.protected("View")
    def may_rank(self) -> Verdict:
        return rules.may_rank(bid_facts(self))

    @security.protected("View")
    def may_exclude(self) -> Verdict:
        return rules.may_exclude(bid_facts(self))

    @security.protected("View")
    def may_readmit(self) -> Verdict:
        return rules.may_readmit(bid_facts(self))

    # --- for the tender

    @security.private
    def bidder(self) -> Partner:
        """The partner that bids."""
        return aq_parent(self)

    @security.private
    def offers(self) -> tuple[Offer, ...]:
        """What it offers by lot, once its prices are open."""
        return offers_of(self)

    @security.private
    def lots(self) -> tuple[str, ...]:
        """The lots it is for, once opened."""
        return lots_of(self)

    @security.private
    def answer(self, lot: str, criterion: str) -> str:
        """What it says on a criterion of a lot, once opened."""
        said = {(row["lot"], row["criterion"]): row["text"] for row in self.answers}
        return said.get((lot, criterion), "")

    @security.private
    def promises(self) -> list[Promise]:
        """What it commits to for the long term, once opened."""
        return promises(self)

    @security.private
    def keep_envelopes(
        self, envelopes: Mapping[str, Envelope], at: datetime, version: int
    ) -> None:
        """The envelopes in the place of earlier ones, received at that instant."""
        self.erase_envelopes()
        for name, envelope in envelopes.items():
            key, ciphertext, sha256 = KEPT[name]
            kept = envelope.ciphertext, "application/octet-stream"
            setattr(self, ciphertext, NamedBlobFile(*kept))
            wrapped = {
                "to_committee": envelope.to_committee,
                "to_bidder": envelope.to_bidder,
                "sha256": envelope.sha256,
            }
            setattr(self, key, wrapped)
            setattr(self, sha256, envelope.sha256)
        # The database cannot keep a time zone with rules, such as Brussels.
        self.sealed_at: datetime | None = at.astimezone(UTC)
        self.terms_version = version

    @security.private
    def envelope(self, name: str) -> Envelope | None:
        """What was sealed under that name."""
        key, ciphertext, _sha256 = (getattr(self, each) for each in KEPT[name])
        if key is None or ciphertext is None:
            return None
        return Envelope(ciphertext=ciphertext.data, **key)

    @security.private
    def hashes(self) -> dict[str, str]:
        """The SHA-256 of its envelopes, as its receipt names them."""
        both = {"sha256": self.sealed_sha256, "price_sha256": self.price_sha256}
        return {name: sha256 for name, sha256 in both.items() if sha256}

    @security.private
    def holds_envelope(self) -> bool:
        """Whether there is one: none before it is sealed, and once it is withdrawn."""
        return self._envelope is not None and self._ciphertext is not None

    @security.private
    def awaits(self, envelope: str) -> bool:
        """Whether it is in a state to have that envelope opened."""
        opening = BID_UNPRICED if envelope == PRICES else ("sealed",)
        return self.review_state() in opening

    @security.private
    def prices_sealed(self) -> bool:
        """Whether only its bidder can read its prices, with its code."""
        return self.holds_envelope() and not self.offers()

    @security.private
    def erase_envelopes(self) -> None:
        """What was withdrawn is nobody's to read: the database forgets it when packed."""
        for key, ciphertext, _sha256 in KEPT.values():
            setattr(self, key, None)
            setattr(self, ciphertext, None)

    @security.private
    def unseal(self, envelope: str, private: bytes, received: str) -> str:
        """Open one of them, or set the bid aside; see `opened.unseal`."""
        return unseal(self, envelope, private, received)

    @security.private
    def barred_for(self) -> str:
        """Why it was set aside, in a sentence."""
        return message(Refused(self.barred)) if self.barred else ""

    @security.private
    def envelope_name(self, envelope: str) -> str:
        """What an envelope belongs to: moved to another place, it no longer opens."""
        place = f"{self.tender}/{uid(self)}"
        return f"{place}/{PRICES}" if envelope == PRICES else place

    @security.private
    def was_negotiated(self) -> None:
        """It no longer stands for the terms as they are: its bidder confirms it."""
        self.terms_version = 0

    @security.private
    def why_excluded(self) -> str:
        """The reason given when it was excluded, or set aside."""
        history = self.workflow_history[BID.id]
        excluded = [each for each in history if each["action"] in SHUT_OUT]
        return excluded[-1]["comments"] if excluded else ""

    @security.private
    def keep_letter(self, document: bytes) -> None:
        """The letter that tells the bidder what was decided."""
        self.letter = NamedBlobFile(document, "application/pdf", "lettre.pdf")

    @security.private
    def holds_number(self) -> bool:
        """Once sealed, a bid stays."""
        return self.sealed_at is not None


InitializeClass(Bid)
