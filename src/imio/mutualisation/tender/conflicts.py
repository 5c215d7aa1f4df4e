"""Who opens or scores declares a conflict of interest, and is replaced for it."""

from collections.abc import Mapping
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.changes import note
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.base.titles import options
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.typed import row
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import conflicts
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.tender.facts import aside_of
from imio.mutualisation.tender.facts import bidders_of
from imio.mutualisation.tender.facts import declarations_of
from imio.mutualisation.tender.facts import evaluators_of
from imio.mutualisation.tender.facts import given_scores
from imio.mutualisation.tender.facts import keep_scores
from imio.mutualisation.tender.facts import panel_of
from imio.mutualisation.tender.rows import IDeclarationRow
from imio.mutualisation.tender.schema import ITender
from plone import api
from typing import Any
from zope.i18nmessageid import Message


STAFF = "imio.mutualisation.staff"
DECLARED = ("partner", "conflict")
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


def may_declare(tender: ITender, partner: str = "", conflict: str = "") -> Verdict:
    """Refused: as `conflicts.may_declare`."""
    takes_part = api.user.get_current().getId() in people_of(tender)
    state = tender.review_state()
    return conflicts.may_declare(takes_part, state, partner, conflict)


def declare(tender: ITender, given: Mapping[str, Any]) -> None:
    """The current user has no conflict, or this one; scores of who has one are dropped.

    Raises `Refusal`: as `typed.row`, as `may_declare`.
    """
    said = row(given, IDeclarationRow, DECLARED)
    partner, conflict = said["partner"] or "", (said["conflict"] or "").strip()
    or_refuse(may_declare(tender, partner, conflict))
    user = api.user.get_current().getId()
    made = {
        "person": user,
        "name": name_of_current_user(),
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
    return options(STAFF, api.portal.get())


def replace(tender: ITender, person: str, by: str, reason: str) -> None:
    """Somebody else scores in the place of an evaluator, whose scores are dropped.

    Raises `Refusal`: as `conflicts.may_replace`.
    """
    panel = panel_of(tender, [login for login, _name in eligible()])
    or_refuse(conflicts.may_replace(panel, person, by, reason))
    tender.evaluators = [by if each == person else each for each in panel.evaluators]
    drop_scores(tender, person)
    names = [title_of(STAFF, each) for each in (person, by)]
    said = {"reason": reason.strip()}
    note(tender, words(Message(REPLACED, mapping=said)), *names)
