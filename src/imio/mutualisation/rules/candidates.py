"""Candidates and negotiation: who may bid after applying, and what is kept of each round.

Law of 17 June 2016 on public contracts, articles 37 (restricted), 38 and 42 (negotiated);
to verify word for word. Whoever meets the selection is invited: IMIO ranks bids, never
candidates.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from imio.mutualisation.rules.names import is_known
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


WITH_CANDIDATES = ("restricted", "negotiated_with_publication")
NEGOTIATED = ("negotiated_with_publication", "negotiated_without_publication")


@dataclass(frozen=True, slots=True)
class Candidacy:
    """Where the choice of those who may bid stands.

    `by_candidates`: only who was chosen bids. `until` is the last day to apply,
    `applied` counts who did, `unchecked` those of them whose selection is not checked
    whole, `fit` those who meet it. `over`: no bid comes in any more. `least_days` are left for bids from the invitation
    to `bids_due`, `change_days` from a round on.
    """

    tender_state: str
    procedure: str
    by_candidates: bool
    until: date | None
    invited: bool
    applied: int
    unchecked: int
    fit: int
    bids_due: date | None
    over: bool
    least_days: int
    change_days: int


def is_due(facts: Candidacy, today: date) -> bool:
    """Whether candidates may apply still."""
    until = facts.until
    return until is not None and today <= until and not facts.invited


def may_apply(facts: Candidacy, today: date, candidature: str) -> Verdict:
    """Refused: `no_candidates_here`, `candidatures_over`, `candidature_missing`."""
    published = facts.tender_state == "published"
    return first_refusal(
        require(facts.by_candidates and published, "no_candidates_here"),
        require(is_due(facts, today), "candidatures_over"),
        require(bool(candidature.strip()), "candidature_missing"),
    )


def is_choosing(facts: Candidacy, today: date) -> bool:
    """Whether candidates are checked now: all have applied, and nobody is invited yet."""
    published = facts.tender_state == "published" and facts.by_candidates
    return published and not facts.invited and not is_due(facts, today)


def may_invite(facts: Candidacy, today: date) -> Verdict:
    """All candidates that meet the selection, once; with time to bid.

    Refused: `no_candidates_here`, `already_invited`, `candidatures_running` (until),
    `candidates_unchecked` (count), `nobody_fit`, `invitation_late` (least, until).
    """
    published = facts.tender_state == "published"
    until = today + timedelta(days=facts.least_days)
    in_time = facts.bids_due is not None and facts.bids_due >= until
    return first_refusal(
        require(facts.by_candidates and published, "no_candidates_here"),
        require(not facts.invited, "already_invited"),
        require(not is_due(facts, today), "candidatures_running", until=facts.until),
        require(facts.unchecked == 0, "candidates_unchecked", count=facts.unchecked),
        require(facts.fit > 0, "nobody_fit"),
        require(in_time, "invitation_late", least=facts.least_days, until=until),
    )


def may_change(
    facts: Candidacy, was_until: date | None, selection_changed: bool, today: date
) -> Verdict:
    """The last day to apply only moves later, before it is over; nobody who applied is
    selected by other criteria.

    Refused: `candidatures_earlier` (until), `candidatures_over`, `selection_applied_to`.
    """
    same = not selection_changed or not facts.applied
    return first_refusal(
        _moved(was_until, facts.until, today), require(same, "selection_applied_to")
    )


def _moved(was: date | None, until: date | None, today: date) -> Verdict:
    if was is None or was == until:
        return GRANTED
    later = until is not None and until > was
    return first_refusal(
        require(later, "candidatures_earlier", until=was),
        require(was >= today, "candidatures_over"),
    )


def may_negotiate(facts: Candidacy, today: date) -> Verdict:
    """Rounds are held before the last bids are due, with those who may bid; whoever had
    to confirm a bid afterwards has the days that a change of the terms leaves.

    Refused: `not_negotiated`, `not_invited_yet`, `negotiation_over`, `round_late` (least,
    until).
    """
    until = today + timedelta(days=facts.change_days)
    in_time = facts.bids_due is not None and facts.bids_due >= until
    open_still = facts.tender_state == "published" and facts.procedure in NEGOTIATED
    return first_refusal(
        require(open_still, "not_negotiated"),
        require(facts.invited or not facts.by_candidates, "not_invited_yet"),
        require(not facts.over, "negotiation_over"),
        require(in_time, "round_late", least=facts.change_days, until=until),
    )


def is_another(said: Iterable[str], known: Iterable[Iterable[str]]) -> Verdict:
    """A round that is sent twice is one: the bid it was about is confirmed once. Refused:
    `round_twice`.
    """
    return require(not is_known(said, known), "round_twice")


def held_in_time(held_on: date, since: date | None) -> Verdict:
    """One negotiates from the invitation on. Refused: `round_too_early` (since)."""
    early = since is not None and held_on < since
    return require(not early, "round_too_early", since=since)
