"""Who opens or scores declares a conflict of interest, and is replaced for it."""

from collections.abc import Mapping
from imio.mutualisation.base import clock
from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.changes import note
from imio.mutualisation.base.people import full_name
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.base.titles import options
from imio.mutualisation.base.typed import row
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import conflicts
from imio.mutualisation.rules.names import bare
from imio.mutualisation.rules.states import TENDER_VOTED
from imio.mutualisation.rules.tendering import COMMITTEE_MIN
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.tender.facts import aside_of
from imio.mutualisation.tender.facts import bidders_of
from imio.mutualisation.tender.facts import body_of
from imio.mutualisation.tender.facts import declarations_of
from imio.mutualisation.tender.facts import evaluators_of
from imio.mutualisation.tender.facts import given_scores
from imio.mutualisation.tender.facts import keep_scores
from imio.mutualisation.tender.facts import panel_of
from imio.mutualisation.tender.messages import tell_evaluators
from imio.mutualisation.tender.rows import IDeclarationRow
from imio.mutualisation.tender.schema import ITender
from imio.mutualisation.tender.vault import vault_of
from plone import api
from typing import Any
from zope.i18nmessageid import Message


DECLARED = ("partner", "conflict")
SENT = (*DECLARED, "voter")
REPLACED = _("change_evaluator_replaced", default="Evaluator replaced: ${reason}")


def people_of(tender: ITender) -> tuple[str, ...]:
    """Who opens or scores, each once."""
    people = (*(tender.committee or ()), *evaluators_of(tender))
    return tuple(dict.fromkeys(people))


def may_judge(tender: ITender, user: str) -> Verdict:
    """Refused: as `conflicts.may_judge`."""
    return conflicts.may_judge(declarations_of(tender), user, bidders_of(tender))


def may_take_part(tender: ITender, user: str) -> Verdict:
    """Refused: as `conflicts.may_take_part`."""
    return conflicts.may_take_part(declarations_of(tender), user)


def may_begin(tender: ITender, envelope: str) -> Verdict:
    """Whether a key may be turned for the first time. Refused: as `conflicts.may_begin`."""
    key = vault_of(tender).by_envelope().get(envelope)
    if key is None or key.turned:
        return GRANTED
    declared, scoring = declarations_of(tender), evaluators_of(tender)
    openers = tender.committee or ()
    return conflicts.may_begin(declared, scoring, openers, COMMITTEE_MIN)


def declared(tender: ITender) -> list[dict[str, str]]:
    """What was declared until now, as the openers sign it."""
    return [
        {
            "person": each["person"] or "",
            "name": each["name"],
            "declared_on": each["declared_on"].isoformat(),
            "partner": each["partner"] or "",
            "conflict": each["conflict"] or "",
        }
        for each in tender.declarations or ()
    ]


def voters(tender: ITender) -> tuple[str, ...]:
    """Those of the body that decides whose conflict the current user may note."""
    noted = is_staff() and tender.review_state() in TENDER_VOTED
    return body_of(tender) if noted else ()


def may_note(tender: ITender, voter: str, conflict: str) -> Verdict:
    """Refused: as `conflicts.may_note`."""
    in_office = bare(voter) in map(bare, body_of(tender))
    state = tender.review_state()
    return conflicts.may_note(is_staff(), state, in_office, conflict)


def may_declare(tender: ITender, partner: str = "", conflict: str = "") -> Verdict:
    """Refused: as `conflicts.may_declare`."""
    takes_part = api.user.get_current().getId() in people_of(tender)
    state = tender.review_state()
    return conflicts.may_declare(takes_part, state, partner, conflict)


def declare(tender: ITender, given: Mapping[str, Any]) -> None:
    """The current user has no conflict, or this one; scores of who has one are dropped.
    With `voter`, IMIO notes that of a member of the body that decides.

    Raises `Refusal`: as `typed.row`, as `may_declare`, as `may_note`.
    """
    said = row(given, IDeclarationRow, DECLARED)
    partner, conflict = said["partner"] or "", (said["conflict"] or "").strip()
    voter = text(given, "voter").strip()
    allowed = (
        may_note(tender, voter, conflict)
        if voter
        else may_declare(tender, partner, conflict)
    )
    or_refuse(allowed)
    user = "" if voter else api.user.get_current().getId()
    made = {
        "person": user,
        "name": voter or name_of_current_user(),
        "declared_on": clock.today(),
        "partner": partner,
        "conflict": conflict,
    }
    tender.declarations = [*(tender.declarations or ()), made]
    if user in aside_of(tender):
        drop_scores(tender, user)


def drop_scores(tender: ITender, user: str) -> None:
    """What somebody gave counts no more."""
    rows = given_scores(tender)
    left = [each for each in rows if each["evaluator"] != user]
    if left != rows:
        keep_scores(tender, left)


def eligible() -> list[tuple[str, str]]:
    """Those who may score, by login, with their names."""
    return options("imio.mutualisation.evaluators", api.portal.get())


def replace(tender: ITender, person: str, by: str, reason: str) -> None:
    """Somebody else scores in the place of an evaluator, whose scores are dropped.

    Raises `Refusal`: as `conflicts.may_replace`.
    """
    panel = panel_of(tender, [login for login, _name in eligible()])
    or_refuse(conflicts.may_replace(panel, person, by, reason))
    tender.evaluators = [by if each == person else each for each in panel.evaluators]
    drop_scores(tender, person)
    tell_evaluators(tender, [by])
    names = [full_name(each) for each in (person, by)]
    said = {"reason": reason.strip()}
    note(tender, words(Message(REPLACED, mapping=said)), *names)
