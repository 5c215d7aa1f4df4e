"""What the documents of a tender say: specifications, opening record, letters."""

from collections.abc import Mapping
from decimal import Decimal
from imio.mutualisation.asked.bid import Bid
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.moments import read
from imio.mutualisation.base.people import with_login
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.bidding import PARTS
from imio.mutualisation.rules.pooling import pooled
from imio.mutualisation.rules.scoring import Line
from imio.mutualisation.rules.scoring import Ranked
from imio.mutualisation.rules.states import BID_SHUT_OUT
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.tender import selection
from imio.mutualisation.tender.authority import authority_of
from imio.mutualisation.tender.facts import bids_due
from imio.mutualisation.tender.facts import by_candidates
from imio.mutualisation.tender.facts import joined_of
from imio.mutualisation.tender.facts import outcomes
from imio.mutualisation.tender.facts import records_of
from imio.mutualisation.tender.rows import lots_of
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.typesetting import typeset_letter
from imio.mutualisation.tender.typesetting import typeset_opening
from imio.mutualisation.tender.typesetting import typeset_specification
from typing import Any
from zope.i18nmessageid import Message


CLAUSES: Mapping[str, Message] = {
    "continuity_clause": _("label_continuity_clause", default="Continuity"),
    "transfer_clause": _("label_transfer_clause", default="Knowledge transfer"),
    "reuse_clause": _("label_reuse_clause", default="Reuse by other members"),
    "open_source_clause": _(
        "label_open_source_clause", default="Weighting of open source"
    ),
    "reranking_clause": _("label_reranking_clause", default="Re-ranking by evaluation"),
}
ALL_LOTS = _("all_lots", default="All lots")
SUBMISSION = _(
    "specification_submission",
    default="Bids are sealed on the page of the tender: they are encrypted at once and "
    "opened after the deadline by two members of the committee together.",
)
RENEWALS = _(
    "specification_renewals",
    default="Renewed every year by a decision, within the duration.",
)
APPEAL = _(
    "letter_appeal",
    default="You may ask the Council of State to suspend this decision within 15 days "
    "of this notice, and to annul it within 60 days (law of 17 June 2013).",
)
NO_CONFLICT = _("no_conflict", default="No conflict of interest.")
WHY: Mapping[str, Message] = {
    "lowest_price": _("why_lowest_price", default="Lowest price: ${price}."),
    "price_ratio": _("why_price_ratio", default="${price}; the lowest is ${lowest}."),
    "mean_of": _("why_mean_of", default="Mean of ${count} evaluators: ${points}."),
    "open_source_yes": _("why_open_source_yes", default="Open-source licence."),
    "open_source_no": _("why_open_source_no", default="No open-source licence."),
}


def member_title(uid: str | None) -> str:
    """The name of a member; empty for none."""
    brains = existing("Member", UID=uid) if uid else ()
    return brains[0].Title if brains else ""


def why(line: Line) -> str:
    """Where the points of a line come from."""
    told = {name: _shown(value) for name, value in line.details.items()}
    return words(Message(WHY[line.code], mapping=told))


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return " ; ".join(map(number, value))
    return euros(value) if isinstance(value, Decimal) else str(value)


# --- Specifications -----------------------------------------------------------


def specification(tender: ITender) -> bytes:
    """The specifications as they stand (cahier des charges)."""
    return typeset_specification(
        {
            "number": tender.number or "",
            "title": tender.title,
            "procedure": title_of("imio.mutualisation.procedures", tender.procedure),
            "law": tender.law or "",
            "owner": authority_of(tender),
            "adviser": setting("own_name") if tender.buyer else "",
            "ownership": title_of("imio.mutualisation.ownerships", tender.ownership),
            "description": tender.description or "",
            "need": tender.details or "",
            "pilot": member_title(tender.pilot),
            "funding": tender.funding or "",
            "lots": [_lot(row) for row in tender.lots or ()],
            "volumes": volumes(tender),
            "criteria": [_criterion(row) for row in tender.criteria or ()],
            "selection": [
                {"title": row["title"], "level": row["level"], "kind": row["kind"]}
                for row in selection.criteria(tender)
            ],
            "grounds": selection.grounds(tender),
            "clauses": [
                {"title": words(title), "text": getattr(tender, name)}
                for name, title in CLAUSES.items()
                if getattr(tender, name)
            ],
            "deadline": exact(bids_due(tender)),
            "duration": f"{tender.duration_months} mois",
            "renewals": words(RENEWALS),
            "standstill": f"{legal_numbers().standstill} jours",
            "questions_until": long_day(tender.questions_until),
            "candidates_until": long_day(tender.candidates_until)
            if by_candidates(tender)
            else "",
            "committee_size": len(tender.committee or ()),
            "submission": words(SUBMISSION),
            "answers": [
                {**row, "on": day(row["published_on"]), "published_on": ""}
                for row in tender.answers or ()
            ],
        }
    )


def _lot(row: Mapping[str, Any]) -> dict[str, str]:
    quantity = " ".join(filter(None, (number(row["quantity"]), row["unit"])))
    return {
        "number": row["number"],
        "title": row["title"],
        "kind": title_of("imio.mutualisation.lot_kinds", row["kind"]),
        "description": row["description"] or "",
        "quantity": quantity,
        "estimate": "",
        "ceiling": euros(row["ceiling"]) if row.get("ceiling") else "",
    }


def _criterion(row: Mapping[str, Any]) -> dict[str, str]:
    return {
        "lot": row["lot"] or words(ALL_LOTS),
        "title": row["title"],
        "weight": f"{number(row['weight'])} %",
        "kind": title_of("imio.mutualisation.criteria", row["kind"]),
    }


def volumes(tender: ITender) -> dict[str, Any]:
    """The pooled volumes; who the members are, and what each wants, is reserved."""
    pool = pooled(joined_of(tender))
    return {
        "members": number(pool.members),
        "inhabitants": number(pool.inhabitants),
        "intended": number(pool.intended),
        "firm": number(pool.firm),
    }


# --- Opening record -----------------------------------------------------------


def opening_record(tender: ITender, envelope: str) -> bytes:
    """The record of the opening of an envelope, as signed."""
    record = records_of(tender)[envelope]
    return typeset_opening(
        {
            "envelope": envelope,
            "number": tender.number,
            "title": tender.title,
            "deadline": exact(bids_due(tender)),
            "opened_at": exact(read(record["opened_at"])),
            "openers": [
                {"name": _signatory(each), "at": exact(read(each["at"]))}
                for each in record["signatures"]
            ],
            "count": record["count"],
            "bids": [
                {
                    "bidder": each["bidder"],
                    "sealed_at": exact(read(each["sealed_at"])),
                    "sha256": each[PARTS[envelope].hash],
                }
                for each in record["bids"]
            ],
            "set_aside": _aside(record),
            "declarations": declarations(tender),
            "head": record.get("head", ""),
            "unconfirmed": record["unconfirmed"],
            "withdrawn": record["withdrawn"],
            "signatures": [_signature(each) for each in record["signatures"]],
            "body_sha256": record["body_sha256"],
        }
    )


def declarations(tender: ITender) -> list[dict[str, str]]:
    """What each one declared of conflicts of interest, in words."""
    return [
        {
            "name": with_login(each["name"], each["person"]),
            "on": day(each["declared_on"]),
            "said": _declared(each),
        }
        for each in tender.declarations or ()
    ]


def _declared(row: Mapping[str, Any]) -> str:
    if not row["conflict"]:
        return words(NO_CONFLICT)
    partner = title_of("imio.mutualisation.suppliers", row["partner"] or "")
    return f"{partner} : {row['conflict']}" if partner else row["conflict"]


def set_aside(tender: ITender) -> list[dict[str, str]]:
    """The bids that an opening could not read, with the reason of each."""
    return [row for record in records_of(tender).values() for row in _aside(record)]


def _aside(record: Mapping[str, Any]) -> list[dict[str, str]]:
    return [
        {"bidder": row["bidder"], "why": message(Refused(row["reason"]))}
        for row in record.get("set_aside", ())
    ]


def _signatory(kept: Mapping[str, Any]) -> str:
    return with_login(kept["name"], kept["signature"]["holder"])


def _signature(kept: Mapping[str, Any]) -> dict[str, str]:
    return {
        "name": _signatory(kept),
        "algorithm": "Ed25519",
        "public": kept["signature"]["verify"],
        "signature": kept["signature"]["signature"],
    }


# --- Letters ------------------------------------------------------------------


def letter(
    tender: ITender, bid: Bid, rankings: Mapping[str, tuple[Ranked, ...]]
) -> bytes:
    """What one bidder is told: its own points with their reasons, and who came first."""
    titles = {row["bid"]: row["title"] for row in tender.results}
    mine = [row for rows in rankings.values() for row in rows if row.bid == bid.UID()]
    law = legal_numbers()
    return typeset_letter(
        {
            "number": tender.number,
            "title": tender.title,
            "bidder": bid.bidder().title,
            "address": bid.bidder().address or "",
            "kind": _kind(tender, bid, mine),
            "lots": [_ranked(tender, row) for row in mine],
            "reasons": _reasons(tender, bid),
            "owner": authority_of(tender),
            "sent_on": long_day(tender.letters_sent_on),
            "standstill_until": long_day(tender.standstill_until),
            "standstill_days": law.standstill,
            "appeal": words(APPEAL),
            "first": [
                {
                    "lot": lot,
                    "bidder": titles[rows[0].bid],
                    "total": number(rows[0].total),
                }
                for lot, rows in rankings.items()
            ],
        }
    )


def _kind(tender: ITender, bid: Bid, mine: list[Ranked]) -> str:
    if bid.review_state() in BID_SHUT_OUT:
        return "excluded"
    most = {lot.number: lot.max_partners for lot in lots_of(tender.lots)}
    kept = any(row.rank <= (most[row.lot] or row.rank) for row in mine)
    return "retained" if kept else "not_retained"


def _ranked(tender: ITender, row: Ranked) -> dict[str, Any]:
    return {
        "number": row.lot,
        "title": tender.lot(row.lot)["title"],
        "rank": row.rank,
        "total": number(row.total),
        "lines": [
            {
                "criterion": line.criterion.title,
                "weight": f"{number(line.criterion.weight)} %",
                "points": number(line.points),
                "weighted": number(line.weighted),
                "why": why(line),
            }
            for line in row.lines
        ],
    }


def _reasons(tender: ITender, bid: Bid) -> list[str]:
    """Why it was excluded, or what the evaluators wrote; they are not named."""
    if bid.review_state() in BID_SHUT_OUT:
        return [bid.why_excluded()]
    titles = {each.key: each.title for each in tender.all_criteria()}
    bid_for, gone = {row["lot"] for row in bid.prices or ()}, outcomes(tender)
    return [
        *(
            f"{titles[row['criterion']]} : {row['reason']}"
            for row in tender.scores or ()
            if row["bid"] == bid.UID() and row["lot"] not in gone
        ),
        *(
            f"Lot {row['lot']} – {lot_outcome(row['outcome'])} : {row['reason']}"
            for row in tender.ended_lots or ()
            if row["lot"] in bid_for
        ),
    ]


def lot_outcome(outcome: str) -> str:
    """How a lot ended, in words."""
    return title_of("imio.mutualisation.lot_outcomes", outcome)
