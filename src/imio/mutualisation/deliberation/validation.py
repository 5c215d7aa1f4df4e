"""The levels through which a draft goes before an agenda, where its authority has some."""

from Acquisition import aq_base
from Acquisition import aq_parent
from collections.abc import Mapping
from imio.mutualisation.base import clock
from imio.mutualisation.base.mail import reader_of
from imio.mutualisation.base.mail import tell
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.deliberation.facts import text_digest
from imio.mutualisation.deliberation.facts import validation_facts
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.i18n import _
from plone import api
from typing import Any


VALIDATE = (
    _("mail_validate_subject", default="To validate: ${title}"),
    _(
        "mail_validate",
        default="“${title}”\n\nIt is your turn to validate this draft, or to send it back."
        "\n\n${url}",
    ),
)


def proposed(act: IDeliberation, comment: str) -> None:
    """It waits for its first level."""
    act.proposed_sha256 = text_digest(act)
    _tell_next(act)


def validated(act: IDeliberation, comment: str) -> None:
    """By one level, for this text."""
    given: Mapping[str, Any] = {
        "level": validation_facts(act).next,
        "name": name_of_current_user(),
        "on": clock.today().isoformat(),
        "sha256": text_digest(act),
    }
    act.validations = [*(act.validations or ()), given]
    _tell_next(act)


def sent_back(act: IDeliberation, comment: str) -> None:
    """Its author begins again."""
    act.proposed_sha256, act.validations = None, []


def _tell_next(act: IDeliberation) -> None:
    people = filter(None, (api.user.get(userid=each) for each in validators(act)))
    details = {"title": act.title, "url": act.absolute_url()}
    tell([each for each in map(reader_of, people) if each], VALIDATE, details)


def validators(act: IDeliberation) -> tuple[str, ...]:
    """Who validates it now: ids of users."""
    level, owner = validation_facts(act).next, aq_parent(act)
    known = level is not None and getattr(aq_base(owner), "validators_of", None)
    return owner.validators_of(level) if known else ()
