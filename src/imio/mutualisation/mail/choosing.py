"""« Mes courriels »: what the current person hears at once, once a week or not at all."""

from collections.abc import Mapping
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.typed import no_choice
from imio.mutualisation.base.wishes import choices_of
from imio.mutualisation.base.wishes import choose
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.mail.messages import KIND_TITLES
from imio.mutualisation.mail.messages import LANGUAGES
from imio.mutualisation.rules.mailing import CHOICES
from imio.mutualisation.rules.mailing import KINDS
from plone import api
from typing import Any


LANGUAGE = "language"
TAKEN = (LANGUAGE, *KINDS)
LABEL_LANGUAGE = _("label_mail_language", default="Language of your mails")


def own_choices() -> dict[str, str]:
    """A choice for each kind, and the language of the mails."""
    person = api.user.get_current()
    language = person.getProperty(LANGUAGE, "") or ""
    known = language if language in LANGUAGES else next(iter(LANGUAGES))
    return {LANGUAGE: known, **choices_of(person.getId())}


def choose_own(sent: Mapping[str, Any]) -> None:
    """What is not named stays. Raises `Refusal`: `choice_invalid`."""
    chosen = {name: _one_of(name, sent[name]) for name in TAKEN if name in sent}
    person = api.user.get_current()
    if language := chosen.pop(LANGUAGE, None):
        person.setMemberProperties({LANGUAGE: language})
    if chosen:
        choose(person.getId(), chosen)


def _one_of(name: str, value: Any) -> str:
    allowed = LANGUAGES if name == LANGUAGE else CHOICES
    if not isinstance(value, str) or value not in allowed:
        label = words(KIND_TITLES.get(name, LABEL_LANGUAGE))
        raise Refusal(no_choice(value).about(field=name, label=label))
    return str(value)
