"""What contradicts itself in a licence, in words, for its page and its JSON."""

from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.words import words
from imio.mutualisation.licence import facts
from imio.mutualisation.licence.messages import WARNINGS
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.rules import licensing
from zope.i18nmessageid import Message


def warnings(licence: ILicence) -> list[dict[str, str]]:
    """`code` and `message` of each."""
    price = facts.price_today(licence)
    figures = {
        "price": euros(price),
        "public": euros(licence.public_unit_price),
        "notice": number(licence.notice_months),
        "period": number(licence.period_months),
    }
    return [
        {"code": code, "message": words(Message(WARNINGS[code], mapping=figures))}
        for code in licensing.contradictions(
            facts.terms(licence),
            price if licence.unit_price is not None else None,
            licence.public_unit_price,
        )
    ]
