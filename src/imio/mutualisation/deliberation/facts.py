"""The only reader of a deliberation's fields for the rules."""

from Acquisition import aq_base
from Acquisition import aq_parent
from datetime import date
from decimal import Decimal
from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.legal import council_renewal
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.base.reading import lazily
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.base.roster import advising_services
from imio.mutualisation.base.roster import levels_of
from imio.mutualisation.base.settings import number_due
from imio.mutualisation.base.settings import setting
from imio.mutualisation.deliberation.agenda import may_vote_together
from imio.mutualisation.deliberation.agenda import sitting_of
from imio.mutualisation.deliberation.rows import supervised
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.deliberation.schema import MASKABLE
from imio.mutualisation.member.schema import IMember
from imio.mutualisation.rules import delegates
from imio.mutualisation.rules import deliberation as rules
from imio.mutualisation.rules import voting
from imio.mutualisation.rules.advice import FINANCIAL_DIRECTOR
from imio.mutualisation.rules.advice import last_day
from imio.mutualisation.rules.advice import opinion_days
from imio.mutualisation.rules.advice import OpinionFacts
from imio.mutualisation.rules.advice import UNASKED
from imio.mutualisation.rules.assembly import point_key
from imio.mutualisation.rules.deliberation import DeliberationFacts
from imio.mutualisation.rules.drafting import Draft
from imio.mutualisation.rules.masking import mask
from imio.mutualisation.rules.masking import missing
from imio.mutualisation.rules.masking import names
from imio.mutualisation.rules.membership import deciding_body
from imio.mutualisation.rules.states import ACT_OPEN
from imio.mutualisation.rules.states import ADVICE_STANDING
from imio.mutualisation.rules.supervision import executory_on
from imio.mutualisation.rules.supervision import SupervisionFacts
from imio.mutualisation.rules.validation import done_on
from imio.mutualisation.rules.validation import UNUSED
from imio.mutualisation.rules.validation import ValidationFacts
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.rules.voting import Votes
from typing import Any

import json


ANNEX = "imio.mutualisation.Annex"
ADVICE = "imio.mutualisation.Advice"
SIGNING = "imio.mutualisation.Signing"


@read_once
def deliberation_facts(act: IDeliberation) -> DeliberationFacts:
    """A deliberation as the rules of its workflow take it."""
    passages = tuple(act.masked_passages or ())
    return lazily(
        DeliberationFacts,
        state=act.review_state,
        purpose=lambda: act.purpose,
        body=lambda: act.body,
        privacy=lambda: act.privacy,
        article_count=lambda: len(act.articles or ()),
        sitting_on=lambda: act.sitting_on,
        convened_on=lambda: act.convened_on,
        last_convocation=lambda: bool(act.last_convocation),
        urgent=lambda: bool(act.urgent),
        sitting_state=lambda: sitting_state(act),
        members_in_office=lambda: act.members_in_office,
        members_present=lambda: act.members_present,
        votes=lambda: votes(act),
        vote_mode=lambda: act.vote_mode,
        named_votes=lambda: named_votes(act),
        voters_verdict=lambda: voters_verdict(act),
        delegates_verdict=lambda: delegates_verdict(act),
        point_count=lambda: points_voted(act),
        supervision=lambda: supervision_facts(act),
        masked_missing=lambda: missing(passages, texts(act)),
        title_masked=lambda: mask(act.title, passages) != act.title,
        annex_masked=lambda: annex_masked(act),
        properties_masked=lambda: properties_masked(act),
        outcomes_in_use=lambda: frozenset(setting("outcomes_in_use") or ()),
        competent_body=lambda: competent_body(act),
        supervision_due=lambda: supervision_due(act.purpose),
        vouched=lambda: bool(act.opening_reason),
        validation=lambda: validation_facts(act),
        signing=lambda: any(each.review_state() == "open" for each in sessions(act)),
        pending_advice=lambda: pending_advice(act),
        financial_impact=lambda: act.financial_impact,
        opinion_threshold=lambda: number_due(
            "financial_opinion_threshold", act.sitting_on
        ),
        opinion=lambda: opinion(act),
    )


def advice_on(act: IDeliberation) -> list[Any]:
    """What services were asked about an act, those withdrawn left out, the oldest first."""
    asked = [each for each in act.objectValues() if each.portal_type == ADVICE]
    kept = [each for each in asked if each.review_state() != "withdrawn"]
    return sorted(kept, key=lambda each: each.created())


def sessions(act: IDeliberation) -> list[Any]:
    """The sessions of signature of an act, whatever became of them."""
    return [each for each in act.objectValues() if each.portal_type == SIGNING]


def signed_session(act: IDeliberation) -> Any | None:
    """The one in which its text as it is was signed; `None` before that."""
    digest = text_digest(act)
    signed = [each for each in sessions(act) if each.review_state() == "signed"]
    kept = [each for each in signed if each.about_sha256 == digest]
    return max(kept, key=lambda each: each.signed_at, default=None)


@read_once
def validation_facts(act: IDeliberation) -> ValidationFacts:
    """How far it has come through the levels of its authority, which are those of today."""
    if act.came_voted:
        return UNUSED
    levels = levels_of(aq_parent(act))
    digest = text_digest(act) if levels else ""
    given = [(row["level"], row["sha256"]) for row in act.validations or ()]
    done = done_on(digest, given, levels)
    return ValidationFacts(levels, done, proposed=act.proposed_sha256 is not None)


def pending_advice(act: IDeliberation) -> tuple[tuple[str, date], ...]:
    """The obligatory ones that are not given, each with its last day."""
    return tuple(
        (each.service, each.due_on)
        for each in advice_on(act)
        if each.obligatory and each.review_state() == "asked"
    )


def asked_director(act: IDeliberation) -> list[Any]:
    """What the financial director was asked on the page of the act, the oldest first."""
    return [each for each in advice_on(act) if each.kind == FINANCIAL_DIRECTOR]


def has_opinion_here(act: IDeliberation) -> bool:
    """Whether the director writes the opinion, or wrote it, on the page of the act."""
    states = {each.review_state() for each in asked_director(act)}
    return not states.isdisjoint(ADVICE_STANDING)


def opinion(act: IDeliberation) -> OpinionFacts:
    """What the financial director was asked and answered.

    On the page of the act, where the authority names its director; on paper elsewhere.
    """
    if FINANCIAL_DIRECTOR in advising_services(aq_parent(act)).values():
        asked = asked_director(act)
        if not asked:
            return UNASKED
        last = asked[-1]
        given = last.review_state() == "given"
        amount = last.act_impact or Decimal(0)
        return OpinionFacts(last.asked_on, given, last.due_on, amount)
    # Nobody is passed over before the delay is past, the shortest one of the law.
    lapsed = act.financial_opinion == "lapsed"
    given = bool(act.financial_opinion) and not lapsed
    asked_on = act.financial_opinion_asked_on
    if asked_on is None:
        return OpinionFacts(None, given, None, act.financial_opinion_amount)
    extended = act.financial_opinion_extended_on is not None
    days = opinion_days(lapsed and not extended, legal_numbers(asked_on), extended)
    due = last_day(asked_on, days, working=True)
    return OpinionFacts(asked_on, given, due, act.financial_opinion_amount)


def text_digest(act: IDeliberation) -> str:
    """The SHA-256 of what is decided, and of what it costs."""
    texts = [[row["text"] for row in getattr(act, name) or ()] for name in MASKABLE]
    said = [act.title, *texts, act.budget_article, str(act.financial_impact)]
    return sha256(json.dumps(said).encode())


def competent_body(act: IDeliberation) -> str:
    """The body that decides for the authority whose act it is."""
    owner = aq_parent(act)
    return deciding_body(owner.kind) if IMember.providedBy(owner) else "board"


def supervision_due(purpose: str) -> str | None:
    """The supervision that the settings prescribe for an act; `None` without one."""
    row = supervision_row(purpose)
    return row["kind"] if row else None


def supervision_row(purpose: str) -> Any | None:
    """The row of the settings for acts of that purpose."""
    rows = setting("supervision_by_purpose") or ()
    return next((row for row in rows if row["purpose"] == purpose), None)


def opens(act: IDeliberation) -> bool:
    """Whether it lets happen what it is about, once it is executory."""
    return bool(rules.may_open(deliberation_facts(act)))


def annex_masked(act: IDeliberation) -> str | None:
    """What an annex that the public reads is called, where that holds a passage to mask."""
    passages = tuple(act.masked_passages or ())
    public = public_annexes(act) if passages else []
    called = (name for each in public for name in (each.title, each.file.filename))
    return next((name for name in called if name and names(name, passages)), None)


def properties_masked(act: IDeliberation) -> tuple[str, str] | None:
    """The file that the public is given, and what it says of itself, where that holds a
    passage to mask.
    """
    passages = tuple(act.masked_passages or ())
    public = public_annexes(act) if passages else []
    told = ((each.file.filename, said) for each in public for said in each.properties())
    return next(((name, said) for name, said in told if names(said, passages)), None)


def public_annexes(act: IDeliberation) -> list[Any]:
    """Those that everybody reads once the act is published."""
    return [each for each in annexes(act) if not each.confidential]


def annexes(act: IDeliberation) -> list[Any]:
    """The annexes of an act, which holds other records too."""
    return [each for each in act.objectValues() if each.portal_type == ANNEX]


def sitting_state(act: IDeliberation) -> str | None:
    """The state of the sitting on whose agenda it is."""
    brain = sitting_of(act.sitting)
    return brain.review_state if brain else None


def point_titles(act: IDeliberation) -> dict[str, str]:
    """The points of the assembly that a mandate is for, by their keys: `1. Comptes`."""
    assembly = record("Assembly", act.assembly)
    if assembly is None:
        return {}
    keys = (point_key(row["number"]) for row in assembly.agenda)
    return dict(zip(keys, assembly.points_of_agenda(), strict=True))


def points_voted(act: IDeliberation) -> int:
    """How many points of an assembly have their votes; none while one has not."""
    votes = ("votes_for", "votes_against", "abstentions")
    cast = [sum(row[name] for name in votes) for row in act.point_votes or ()]
    return len(cast) if all(cast) else 0


@read_once
def supervision_facts(act: IDeliberation) -> SupervisionFacts:
    """What the supervising authority was sent and answered."""
    return supervised(act)


def texts(act: IDeliberation) -> tuple[str, ...]:
    """The texts of the visas, recitals and articles, in order."""
    return tuple(row["text"] for name in MASKABLE for row in getattr(act, name) or ())


def votes(act: IDeliberation) -> Votes | None:
    """The votes that count: those of the item it is voted with, of the names, or
    the figures; `None` while they are not recorded. What was decided keeps its own.
    """
    own = _own_votes(act)
    kept = own is not None and act.review_state() not in ACT_OPEN
    other = None if kept else voted_with(act)
    return own if other is None else votes(other)


def _own_votes(act: IDeliberation) -> Votes | None:
    named = named_votes(act)
    figures = (act.votes_for, act.votes_against, act.abstentions)
    if all(figure is None for figure in figures):
        return named
    return Votes(*(figure or 0 for figure in (*figures, act.not_voting)))


def counted(act: IDeliberation) -> Votes | None:
    """The same among those who were there: what is said of a vote rests on that."""
    cast = votes(act)
    return cast.among(act.members_present) if cast else None


def voted_with(act: IDeliberation) -> Any | None:
    """The item whose vote counts for this one too; never a chain of them."""
    brains = existing("Deliberation", UID=act.voted_with) if act.voted_with else ()
    other = brains[0]._unrestrictedGetObject() if brains else None
    alone = other is None or other.voted_with or not may_vote_together(act)
    return None if alone else other


def named_votes(act: IDeliberation) -> Votes | None:
    """The votes counted from the names, where there are names."""
    rows = [(row["name"], row["vote"]) for row in act.named_votes or ()]
    return voting.named_total(rows) if rows else None


def voters_verdict(act: IDeliberation) -> Verdict:
    """Whether those who voted by name sit for the item, once each."""
    return voting.may_name_voters(named(act), _present(act))


def voters(act: IDeliberation) -> tuple[str, ...] | None:
    """Who sat for the item, or voted by name; `None` while nobody noted either."""
    present = _present(act)
    return present if present is not None else named(act) or None


def _present(act: IDeliberation) -> tuple[str, ...] | None:
    sitting = record("Sitting", act.sitting)
    return sitting.voters(act.item_number) if sitting is not None else None


def named(act: IDeliberation) -> tuple[str, ...]:
    """Who voted by name."""
    return tuple(row["name"] for row in act.named_votes or ())


def names_by_vote(act: IDeliberation) -> list[list[str]]:
    """The names of those who voted for, against and abstained."""
    rows = act.named_votes or ()
    return [
        [row["name"] for row in rows if row["vote"] == vote]
        for vote in ("yes", "no", "abstain")
    ]


def delegates_verdict(act: IDeliberation) -> Verdict:
    """Whether the delegates that an act names make a valid list, and until when."""
    if act.purpose != "delegates":
        return GRANTED
    on = act.sitting_on or clock.today()
    current = current_delegates(act)
    named = named_delegates(act)
    replaced = (delegates.may_replace(current, old) for _new, old in named if old)
    law, renewal = legal_numbers(on), council_renewal(on)
    return first_refusal(
        require(bool(named), "delegates_wrong_number", count=0, due=law.delegates),
        *replaced,
        delegates.may_name(delegates.after(current, named, on), law),
        renewal if isinstance(renewal, Refused) else GRANTED,
    )


def named_delegates(act: IDeliberation) -> list[tuple[delegates.Delegate, str]]:
    """The delegates that an act names, each with the name that it replaces."""
    return [
        (
            delegates.Delegate(row["name"], row["group"], row["side"]),
            (row["replaces"] or "").strip(),
        )
        for row in act.delegates or ()
    ]


def current_delegates(act: IDeliberation) -> tuple[delegates.Delegate, ...]:
    """Those of the member that holds the act; none for IMIO's own acts."""
    read = getattr(act.aq_parent, "delegates_known", None)
    return read() if read else ()


def publisher_known(act: IDeliberation) -> bool:
    """Open data names who publishes by the enterprise number."""
    owner = act.aq_parent
    return bool(getattr(aq_base(owner), "bce_number", setting("own_bce_number")))


def executory_since(act: IDeliberation, today: date) -> date:
    """The day on which an act became executory, once it may be."""
    return executory_on(supervision_facts(act), today, legal_numbers(act.sitting_on))


def draft_before_council(act: IDeliberation) -> Draft:
    """The texts of a college's act for its council, which recalls that decision."""
    decided = f"Vu la décision du collège du {day(act.adopted_on)} ({act.number}) ;"
    return Draft(
        act.title,
        (*(row["text"] for row in act.visas), decided),
        tuple(row["text"] for row in act.recitals),
        tuple(row["text"] for row in act.articles),
    )
