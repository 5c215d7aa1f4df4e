"""The sentence of a refusal, as people read it."""

from datetime import datetime
from imio.mutualisation.base.formats import plain
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.words import words
from imio.mutualisation.reasons import REASONS
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from plone.rest.interfaces import IAPIRequest
from zope.globalrequest import getRequest
from zope.i18nmessageid import Message
from zope.schema import ValidationError


class Unfit(ValidationError):
    """A value, or several together, break a rule; a form shows the sentence, REST the
    reason too.
    """

    def __init__(self, refused: Refused):
        super().__init__(message(refused))
        self.refused = refused

    def doc(self) -> str:
        return str(self.args[0])


def or_unfit(verdict: Verdict) -> None:
    """For an invariant or a field. Raises `Unfit` where the rule refuses."""
    if isinstance(verdict, Refused):
        raise Unfit(verdict)


def _shown(value: object) -> str:
    if isinstance(value, Message):
        return words(value)
    return exact(value) if isinstance(value, datetime) else plain(value)


def message(refused: Refused) -> str:
    """The sentence of a refusal, in the language of the request; of a page with many
    rows (`row`), it begins with which one it is about.
    """
    reason = REASONS[refused.reason]
    is_call = reason.service and IAPIRequest.providedBy(getRequest())
    template = reason.service if is_call else reason.sentence
    mapping = {name: _shown(value) for name, value in refused.details.items()}
    said = words(Message(template, mapping=mapping))
    return f"{mapping['row']} – {said}" if "row" in mapping else said
