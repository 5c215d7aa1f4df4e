"""The sentence of a refusal, as people read it."""

from datetime import date
from datetime import datetime
from decimal import Decimal
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.words import words
from imio.mutualisation.reasons import REASONS
from imio.mutualisation.rules.verdict import Refused
from zope.i18nmessageid import Message
from zope.interface import Invalid


class Unfit(Invalid):
    """What is typed breaks a rule; a form shows the sentence, REST the reason too."""

    def __init__(self, refused: Refused):
        super().__init__(message(refused))
        self.refused = refused


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return exact(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal | int):
        return number(value)
    return str(value)


def message(refused: Refused) -> str:
    """The sentence of a refusal, in the language of the request."""
    template = REASONS[refused.reason].sentence
    mapping = {name: _shown(value) for name, value in refused.details.items()}
    return words(Message(template, mapping=mapping))
