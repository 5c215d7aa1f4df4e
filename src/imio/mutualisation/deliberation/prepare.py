"""« Préparer la délibération »: the first draft of an act, with the figures in."""

from imio.mutualisation.asked.assembly import Assembly
from imio.mutualisation.asked.member import Member
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.settings import number_due
from imio.mutualisation.base.settings import setting
from imio.mutualisation.deliberation import facts
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.rules import drafting
from imio.mutualisation.rules.drafting import Draft
from imio.mutualisation.rules.membership import may_draft
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from typing import Any


NO_VOTES = {"votes_for": 0, "votes_against": 0, "abstentions": 0}


def draft_act(member: Member, purpose: str, **values: Any) -> Any | Refused:
    """A draft of an act of a member; Refused: as `membership.may_draft`,
    `purpose_unknown`, `assembly_missing`.

    A mandate for an assembly takes its UID as `assembly`; the table of votes then has
    a row per point.
    """
    verdict = may_draft(purpose, member.review_state())
    if isinstance(verdict, Refused):
        return verdict
    assembly = assembly_of(values.get("assembly"))
    if purpose == "assembly_mandate":
        if assembly is None:
            return Refused("assembly_missing")
        values["point_votes"] = [
            {"point": row["number"], **NO_VOTES} for row in assembly.agenda
        ]
    draft = drafted(member, purpose, assembly)
    if isinstance(draft, Refused):
        return draft
    return member.create_act(purpose, draft, **values)


def assembly_of(uid: str | None) -> Assembly | None:
    """The general assembly of that UID, if the current user may see it."""
    brains = found("Assembly", UID=uid) if uid else ()
    return brains[0].getObject() if brains else None


def drafted(member: Member, purpose: str, assembly: Assembly | None) -> Draft | Refused:
    """The texts of an act by what it decides."""
    author, own = member.author(), setting("own_name")
    match purpose:
        case "join":
            fee = euros(number_due("share_fee"))
            return drafting.joining(author, own, member.share_count or 1, fee)
        case "withdrawal":
            return drafting.withdrawal(author, own)
        case "central_purchasing":
            return drafting.central_purchasing(author, own)
        case "delegates":
            law = legal_numbers()
            return drafting.delegates(
                author, own, law.delegates, law.delegates_majority
            )
        case "assembly_mandate" if assembly is not None:
            held, points = long_day(assembly.sitting_on), assembly.points_of_agenda()
            return drafting.assembly_mandate(author, own, held, points)
    return Refused("purpose_unknown", {"purpose": purpose})


def may_bring(act: IDeliberation) -> Verdict:
    """Refused: `not_of_a_college` unless a college has adopted the act."""
    return require(
        act.body == "college" and act.adopted_on is not None, "not_of_a_college"
    )


def bring_before_council(act: IDeliberation) -> Any | Refused:
    """The decision of a college as a draft for its council (same texts, same thread).

    Refused: as `may_bring`.
    """
    verdict = may_bring(act)
    if isinstance(verdict, Refused):
        return verdict
    draft = facts.draft_before_council(act)
    kept = ("thread", "tracking_code", "privacy", "budget_article", "masked_passages")
    return act.aq_parent.create_act(
        act.purpose,
        draft,
        origin_uid=uid(act),
        **{name: getattr(act, name) for name in kept},
    )
