"""The bid type: its guards, its envelope, and what the opening reads from it."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from Acquisition import aq_parent
from datetime import datetime
from datetime import UTC
from imio.mutualisation.asked.partner import Partner
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.base.reasons import message
from imio.mutualisation.bid.facts import bid_facts
from imio.mutualisation.bid.facts import offers_of
from imio.mutualisation.bid.facts import promises
from imio.mutualisation.bid.opened import unseal
from imio.mutualisation.bid.schema import IBid
from imio.mutualisation.rules import bidding as rules
from imio.mutualisation.rules.bidding import Promise
from imio.mutualisation.rules.scoring import Offer
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.security import BID
from imio.mutualisation.standards.sealing import Envelope
from plone.namedfile.file import NamedBlobFile
from secrets import token_hex
from zope.interface import implementer


SHUT_OUT = ("exclude", "set_aside")


@implementer(IBid)
class Bid(GuardedContainer):
    """What a partner offers; its documents lie inside once it is opened."""

    security = ClassSecurityInfo()
    title = ""
    # The key and the hash of the envelope, and its ciphertext: no field, so that no
    # form, no REST answer, no version and no export holds them.
    _envelope = None
    _ciphertext = None
    sealed_at = None
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

    # The staff takes this step on bids that it may not view.
    @security.protected("imio.mutualisation: View Figures")
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
        """What it offers by lot, once opened."""
        return offers_of(self)

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
    def keep_envelope(self, envelope: Envelope, at: datetime, version: int) -> None:
        """The envelope in the place of an earlier one, received at that instant."""
        self._ciphertext = NamedBlobFile(
            envelope.ciphertext, "application/octet-stream"
        )
        self._envelope = {
            "to_committee": envelope.to_committee,
            "to_bidder": envelope.to_bidder,
            "sha256": envelope.sha256,
        }
        # The database cannot keep a time zone with rules, such as Brussels.
        self.sealed_at, self.sealed_sha256 = at.astimezone(UTC), envelope.sha256
        self.terms_version = version

    @security.private
    def envelope(self) -> Envelope | None:
        """What was sealed."""
        if self._envelope is None or self._ciphertext is None:
            return None
        return Envelope(ciphertext=self._ciphertext.data, **self._envelope)

    @security.private
    def holds_envelope(self) -> bool:
        """Whether there is one: none before it is sealed, and once it is withdrawn."""
        return self._envelope is not None and self._ciphertext is not None

    @security.private
    def erase_envelope(self) -> None:
        """What was withdrawn is nobody's to read: the database forgets it when packed."""
        self._envelope = self._ciphertext = None

    @security.private
    def unseal(self, private: bytes, received: str) -> str:
        """Open it, or set it aside; see `opened.unseal`."""
        return unseal(self, private, received)

    @security.private
    def barred_for(self) -> str:
        """Why it was set aside, in a sentence."""
        return message(Refused(self.barred)) if self.barred else ""

    @security.private
    def envelope_name(self) -> str:
        """What an envelope belongs to: moved to another bid, it no longer opens."""
        return f"{self.tender}/{uid(self)}"

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
