"""Partners apply, those that meet the selection are invited, and each round is kept."""

from collections.abc import Mapping
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import records
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.typed import row
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import candidates
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.tender.bids import bids_of
from imio.mutualisation.tender.facts import by_candidates
from imio.mutualisation.tender.facts import candidacy
from imio.mutualisation.tender.facts import suspended
from imio.mutualisation.tender.following import follow
from imio.mutualisation.tender.messages import tell
from imio.mutualisation.tender.messages import tell_partners
from imio.mutualisation.tender.rows import IRoundRow
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.selection import reasons
from imio.mutualisation.tender.selection import unmet
from typing import Any


SUSPENDED = _("candidate_suspended", default="Suspended from working for the members.")
NOTED = ("held_on", "partner", "subject", "pooling", "minutes")


def may_apply(tender: ITender, candidature: str) -> Verdict:
    """Refused: as `candidates.may_apply`, `not_a_partner`."""
    return first_refusal(
        candidates.may_apply(candidacy(tender), clock.today(), candidature),
        require(bool(owners_of_current_user("partner")), "not_a_partner"),
    )


def apply(tender: ITender, candidature: str) -> None:
    """The candidature of the current user, in the place of an earlier one.

    Raises `Refusal`: as `may_apply`.
    """
    or_refuse(may_apply(tender, candidature))
    (partner,) = records("Partner", owners_of_current_user("partner")[:1])
    others = [
        each for each in tender.candidates or () if each["partner"] != uid(partner)
    ]
    applied = {
        "partner": uid(partner),
        "title": partner.title,
        "applied_on": clock.today(),
        "candidature": candidature.strip(),
        "invited": False,
        "reason": "",
    }
    tender.candidates = [*others, applied]
    follow(tender)


def may_invite(tender: ITender) -> Verdict:
    """Refused: as `candidates.may_invite`."""
    return candidates.may_invite(candidacy(tender), clock.today())


def invite(tender: ITender) -> None:
    """Who meets the selection may bid from now on; each candidate is told, and why not.

    Raises `Refusal`: as `may_invite`.
    """
    or_refuse(may_invite(tender))
    tender.candidates = [_chosen(tender, each) for each in tender.candidates]
    tender.invited_on = clock.today()
    tender.reindexObject()
    for each in tender.candidates:
        partner = records("Partner", [each["partner"]])
        if each["invited"]:
            tell_partners(partner, tender, "invited")
        else:
            tell_partners(partner, tender, "not_invited", reason=each["reason"])


def _chosen(tender: ITender, candidate: Mapping[str, Any]) -> dict[str, Any]:
    partner = candidate["partner"]
    barred = words(SUSPENDED) if suspended([partner]) else ""
    told = barred or reasons(unmet(tender, partner))
    return {**candidate, "invited": not told, "reason": told}


def mine(tender: ITender) -> list[dict[str, Any]]:
    """The candidatures of the partners that the current user acts for."""
    owners = owners_of_current_user("partner")
    return [each for each in tender.candidates or () if each["partner"] in owners]


# --- Negotiation --------------------------------------------------------------


def may_negotiate(tender: ITender) -> Verdict:
    """Refused: as `candidates.may_negotiate`."""
    return candidates.may_negotiate(candidacy(tender), clock.today())


def note_round(tender: ITender, given: Mapping[str, Any]) -> None:
    """Keep a round; a bid that its partner has sealed is confirmed or replaced after it.

    Raises `Refusal`: as `may_negotiate`, as `typed.row`, as `candidates.held_in_time`,
    `bidder_unknown`, as `candidates.is_another`.
    """
    or_refuse(may_negotiate(tender))
    noted = row(given, IRoundRow, NOTED)
    since = tender.invited_on or tender.published_on
    or_refuse(candidates.held_in_time(noted["held_on"], since))
    known = dict(partners(tender))
    or_refuse(require(noted["partner"] in known, "bidder_unknown"))
    or_refuse(candidates.is_another(_said(noted), map(_said, tender.rounds or ())))
    title = known[noted["partner"]]
    tender.rounds = [*(tender.rounds or ()), {**noted, "title": title}]
    for bid in bids_of(tender, "sealed"):
        if uid(bid.bidder()) == noted["partner"]:
            bid.was_negotiated()
            perform_itself(bid, "ask_confirmation")
            tell([bid], tender, "negotiated", on=day(noted["held_on"]))


def _said(noted: Mapping[str, Any]) -> list[str]:
    """What one who notes a round says of it."""
    return [str(noted[name]) for name in NOTED]


def partners(tender: ITender) -> list[tuple[str, str]]:
    """With whom one negotiates, by UID: who is invited; without candidates any partner,
    since who prepares a bid is nobody's to know before the opening.
    """
    if by_candidates(tender):
        rows = tender.candidates or ()
        return [(each["partner"], each["title"]) for each in rows if each["invited"]]
    known = found("Partner", sort_on="sortable_title")
    return [(brain.UID, brain.Title) for brain in known]
