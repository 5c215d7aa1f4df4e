"""The award: results and letters, then the cascade; and how an appeal undoes them."""

from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.broken import broken_by
from imio.mutualisation.base.catalog import records
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.changes import from_to
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules.states import BID_DECIDED
from imio.mutualisation.rules.states import PARTNER_SELECTABLE
from imio.mutualisation.tender.bids import bids_of
from imio.mutualisation.tender.documents import letter
from imio.mutualisation.tender.facts import framework_of
from imio.mutualisation.tender.facts import outcomes
from imio.mutualisation.tender.facts import ranked
from imio.mutualisation.tender.messages import tell
from imio.mutualisation.tender.schema import ITender
from typing import Any


BROKEN = _("award_broken", default="Commitment not kept:")


def notify_award(tender: ITender, until: date) -> None:
    """Keep the results, send each bidder its letter; the standstill runs."""
    rankings = ranked(tender)
    tender.results = _results(tender, rankings)
    tender.letters_sent_on, tender.standstill_until = clock.today(), until
    for bid in bids_of(tender, "opened"):
        perform(bid, "rank")
    for bid in bids_of(tender, *BID_DECIDED):
        bid.keep_letter(letter(tender, bid, rankings))
    tell(bids_of(tender, *BID_DECIDED), tender, "letter", until=day(until))


def announced(tender: ITender, step: str) -> list[str]:
    """What the letters say, or the cascade begins with: each lot in its order."""
    if step not in ("notify_award", "award"):
        return [tender.title, *map(_changing, tender.proposed or ())]
    notified = step == "notify_award"
    known = _results(tender, ranked(tender)) if notified else results_of(tender)
    broken = [
        f"{words(BROKEN)} {row['title']} – {each.title}, {each.day} : {each.promised}"
        for row in known
        for each in broken_by(row["partner"])
    ]
    return [tender.title, *map(_said, known), *dict.fromkeys(broken)]


def _changing(row: dict[str, Any]) -> str:
    """`Remise des offres : 2 mars → 9 mars – Plus de temps`."""
    return f"{row['field']} : {from_to(row['before'], row['after'])} – {row['reason']}"


def results_of(tender: ITender) -> list[dict[str, Any]]:
    """What was notified of the lots that go on."""
    ended = outcomes(tender)
    return [row for row in tender.results or () if row["lot"] not in ended]


def _said(row: dict[str, Any]) -> str:
    """`Lot 1 – 1. Alpha : 12 500,00 €, 87,5`."""
    place = f"Lot {row['lot']} – {row['rank']}. {row['title']}"
    return f"{place} : {euros(row['price'])}, {number(row['total'])}"


def _results(tender: ITender, rankings: dict[str, Any]) -> list[dict[str, Any]]:
    bids = {uid(bid): bid for bid in bids_of(tender, "opened")}
    return [
        {
            "lot": lot,
            "rank": row.rank,
            "bid": row.bid,
            "partner": uid(bids[row.bid].bidder()),
            "title": bids[row.bid].bidder().title,
            "price": next(o.price for o in bids[row.bid].offers() if o.lot == lot),
            "total": row.total,
        }
        for lot, rows in rankings.items()
        for row in rows
    ]


def award(tender: ITender) -> None:
    """The best of each lot make the cascade, from today, up to the number announced; one
    that an appeal had only stopped goes on, with its term and its order.
    """
    if tender.awarded_on is None:
        tender.awarded_on = clock.today()
        tender.ranking = _cascade(tender)
    keep_places(tender)
    tell(bids_of(tender, *BID_DECIDED), tender, "awarded")


def _cascade(tender: ITender) -> list[dict[str, Any]]:
    most = {row["number"]: row["max_partners"] for row in tender.lots}
    return [
        {
            "valid_from": tender.awarded_on,
            "lot": row["lot"],
            "rank": row["rank"],
            "partner": row["partner"],
            "title": row["title"],
            "total": row["total"],
            "reason": "",
        }
        for row in results_of(tender)
        if row["rank"] <= (most[row["lot"]] or row["rank"])
    ]


def keep_places(tender: ITender) -> None:
    """Every partner of the cascade knows its places, and who has left has none; new ones
    enter the network, as long as the term runs.
    """
    until, today = cascade.term_end(framework_of(tender)), clock.today()
    lots = [row["number"] for row in tender.lots or ()]
    rows = [
        (place.partner, lot, place.rank)
        for lot in lots
        for place in tender.order(lot, today)
    ]
    for partner in partners_of(tender):
        held = [row for row in partner.places or () if row["tender"] == uid(tender)]
        since = {(row["lot"], row["rank"]): row["valid_from"] for row in held}
        mine = [
            _place(tender, lot, rank, since.get((lot, rank), today))
            for who, lot, rank in rows
            if who == uid(partner)
        ]
        if mine != held:
            partner.keep_places(uid(tender), mine, until)
        enters = mine and until is not None and until >= today
        if enters and partner.review_state() in PARTNER_SELECTABLE:
            perform(partner, "select")


def _place(tender: ITender, lot: str, rank: int, since: date) -> dict[str, Any]:
    return {
        "tender": uid(tender),
        "title": tender.title,
        "lot": lot,
        "rank": rank,
        "valid_from": since,
    }


def partners_of(tender: ITender) -> list[Any]:
    """The partners that have or had a result in the tender."""
    return records("Partner", {row["partner"] for row in tender.results or ()})


def leave_places(tender: ITender) -> None:
    """Nobody has a place in its cascades any more."""
    for partner in partners_of(tender):
        partner.keep_places(uid(tender), [], None)


def reopen(tender: ITender, reason: str) -> None:
    """The evaluation starts again: results, standstill and cascade are taken back, with
    what was decided of a contract that holds no more.
    """
    leave_places(tender)
    if tender.awarded_on is not None:
        tender.renewals, tender.amendments = [], []
    tender.reopened_on = clock.today()
    tender.results, tender.ranking, tender.award_act = [], [], ""
    tender.letters_sent_on = tender.standstill_until = tender.awarded_on = None
    for bid in bids_of(tender, "ranked"):
        perform(bid, "readmit", reason)
    tell(bids_of(tender, "opened", "excluded"), tender, "reopened", reason=reason)
