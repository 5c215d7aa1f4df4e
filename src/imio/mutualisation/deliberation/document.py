"""The extract of the register and the poster, as their templates take them."""

from collections.abc import Iterator
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.pdf import PACKAGE
from imio.mutualisation.base.pdf import typeset
from imio.mutualisation.base.titles import authority_of
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.deliberation import facts
from imio.mutualisation.deliberation.masking import texts
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.rules import deliberation as rules
from imio.mutualisation.rules import vote_sentence
from imio.mutualisation.rules.act_text import Block
from imio.mutualisation.rules.act_text import blocks
from imio.mutualisation.rules.assembly import point_key
from imio.mutualisation.rules.drafting import announcing
from imio.mutualisation.rules.supervision import must_transmit
from imio.mutualisation.standards.qr import svg
from typing import Any


ACT = PACKAGE / "deliberation" / "act.typ"
POSTER = PACKAGE / "deliberation" / "poster.typ"
VOTE_MODES = {
    "aloud": "à voix haute",
    "show_of_hands": "à main levée",
    "secret": "au scrutin secret",
}
BY_POINT = "par un vote point par point"
OPINIONS = {
    "favourable": "favorable",
    "with_remarks": "favorable avec remarques",
    "unfavourable": "défavorable",
}


def extract(act: IDeliberation, masked: bool) -> bytes:
    """The extract of the register (PDF/UA-1), with or without its masked passages."""
    return typeset(ACT, act_payload(act, masked))


def poster(act: IDeliberation) -> bytes:
    """The notice of publication, with the QR code of the act's page."""
    url = act.absolute_url()
    return typeset(
        POSTER,
        {
            "authority": authority_of(act),
            "body": body(act),
            "number": act.number,
            "title": act.title,
            "adopted": long_day(act.adopted_on),
            "published": long_day(act.published_on),
            "in_force": long_day(act.entry_into_force_on) or None,
            "url": url,
            "qr_svg": svg(url),
            "supervision": list(supervision(act)),
            "document_date": act.published_on.isoformat(),
        },
    )


def act_payload(act: IDeliberation, masked: bool) -> dict[str, Any]:
    """What the template of the extract places."""
    on = act.adopted_on or act.sitting_on
    return {
        "authority": authority_of(act),
        "body": body(act),
        "sitting": sitting(act),
        "number": act.number,
        "thread": act.thread or None,
        "tracking_code": act.tracking_code or None,
        "item_number": str(act.item_number) if act.item_number else None,
        "title": act.title,
        "present": [],
        "attendance": attendance(act),
        "visas": shown(texts(act, "visas", masked)),
        "recitals": shown(texts(act, "recitals", masked)),
        "financial_opinion": financial_opinion(act),
        "vote": vote(act),
        "vote_mode": vote_mode(act),
        "articles": shown(articles := texts(act, "articles", masked)),
        "announced": announced(act, articles),
        "budget_article": act.budget_article or None,
        "annexes": annexes(act),
        "supervision": list(supervision(act)),
        "signed": signed_by(act),
        "footer": "Extrait conforme au registre aux délibérations.",
        "draft": act.adopted_on is None,
        "masked": masked and bool(act.masked_passages),
        "document_date": on.isoformat() if on else None,
    }


def shown(said: list[str]) -> list[Any]:
    """Each text as it is; one with lists or tables as its parts."""
    parted = [blocks(text) for text in said]
    return [
        [_part(each) for each in parts] if len(parts) > 1 else text
        for text, parts in zip(said, parted, strict=True)
    ]


def _part(block: Block) -> Any:
    rows = [list(row) for row in block.rows]
    if block.kind == "text":
        return rows[0][0]
    if block.kind == "table":
        return {"rows": rows}
    return {"items": [item for (item,) in rows]}


def signed_by(act: IDeliberation) -> list[str]:
    """Who signed the act as it is, and when: `Marie Fictive, bourgmestre, le …`."""
    session = facts.signed_session(act)
    return session.told() if session else []


def body(act: IDeliberation) -> str:
    return title_of("imio.mutualisation.bodies", act.body)


def sitting(act: IDeliberation) -> str:
    """`séance publique du 23 mars 2026`."""
    closed = "à huis clos" if rules.is_closed(act.privacy) else "publique"
    when = f" du {long_day(act.sitting_on)}" if act.sitting_on else ""
    return f"séance {closed}{when}"


def attendance(act: IDeliberation) -> str | None:
    present, in_office = act.members_present, act.members_in_office
    if present is None or in_office is None:
        return None
    return f"{present} membres présents sur {in_office} en fonction"


def financial_opinion(act: IDeliberation) -> str | None:
    """The visa of the opinion of the financial director."""
    if not act.financial_opinion:
        return None
    if act.financial_opinion == "lapsed":
        return _passed_over(act)
    if act.financial_opinion == "none":
        return "Vu l’absence d’observation du directeur financier, saisi de ce projet ;"
    given = f" rendu le {day(act.financial_opinion_on)}" * bool(
        act.financial_opinion_on
    )
    reference = f" ({act.financial_opinion_reference})"
    return (
        f"Vu l’avis {OPINIONS[act.financial_opinion]} du directeur financier{given}"
        f"{reference * bool(act.financial_opinion_reference)} ;"
    )


def _passed_over(act: IDeliberation) -> str:
    """The law goes on without an opinion that is not given in time, and says so."""
    asked = f", saisi le {day(act.financial_opinion_asked_on)}," * bool(
        act.financial_opinion_asked_on
    )
    ended = f" expiré le {day(act.financial_opinion_on)}" * bool(
        act.financial_opinion_on
    )
    return (
        f"Considérant que le directeur financier{asked} n’a pas remis d’avis dans le délai"
        f"{ended} (CDLD, art. L1124-40, § 1er) ; qu’il est passé outre ;"
    )


def vote(act: IDeliberation) -> str | None:
    """The vote sentence, names included when they were recorded."""
    votes = facts.counted(act)
    if not rules.takes_vote(act.privacy):
        return None
    if votes is None or not votes.total:
        return BY_POINT if facts.points_voted(act) else None
    return vote_sentence.write(votes, *facts.names_by_vote(act))


def vote_mode(act: IDeliberation) -> str | None:
    taken = rules.takes_vote(act.privacy)
    return VOTE_MODES.get(act.vote_mode) if taken else None


def announced(act: IDeliberation, articles: list[str]) -> dict[str, Any]:
    """Names and votes by point, with the place of the article that announces them.

    They are the act's, and no article of their own: an extract is letter for letter what
    was decided.
    """
    titles = facts.point_titles(act)
    return {
        "article": announcing(articles),
        "delegates": [delegate(row) for row in act.delegates or ()],
        "points": [
            [
                titles.get(point_key(row["point"]), row["point"]),
                *(
                    str(row[name] or 0)
                    for name in ("votes_for", "votes_against", "abstentions")
                ),
            ]
            for row in act.point_votes or ()
        ],
    }


def delegate(row: dict[str, Any]) -> str:
    """`A (groupe), en remplacement de B`."""
    group = f" ({row['group']})" if row["group"] else ""
    replaced = f", en remplacement de {row['replaces']}" if row["replaces"] else ""
    return f"{row['name']}{group}{replaced}"


def annexes(act: IDeliberation) -> list[str]:
    """The annexes that are printed with the act; a confidential one is not named."""
    return [
        annex.title
        for annex in facts.annexes(act)
        if annex.to_print and not annex.confidential
    ]


def supervision(act: IDeliberation) -> Iterator[str]:
    """What the supervising authority was sent and decided, in sentences."""
    if must_transmit(act.supervision_kind or "none"):
        if act.transmitted_on:
            yield f"Transmise à l’autorité de tutelle le {long_day(act.transmitted_on)}."
        if act.outcome:
            outcome = title_of("imio.mutualisation.supervision_outcomes", act.outcome)
            when = f" ({long_day(act.outcome_on)})" if act.outcome_on else ""
            yield f"Tutelle : {outcome.lower()}{when}."
        elif act.executory_on:
            yield "Délai de tutelle expiré sans décision."
    if act.executory_on:
        yield f"Exécutoire le {long_day(act.executory_on)}."
