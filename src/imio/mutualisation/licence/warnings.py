"""What contradicts itself in a licence, in words, for its page and its JSON."""

from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.words import words
from imio.mutualisation.licence import facts
from imio.mutualisation.licence.messages import IN_NOTICE
from imio.mutualisation.licence.messages import WARNINGS
from imio.mutualisation.licence.schema import ILicence
from imio.mutualisation.rules import licensing
from zope.i18nmessageid import Message


def of_drawing(licence: ILicence) -> list[dict[str, str]]:
    """What whoever draws seats now should know."""
    if not licensing.draws_on_what_ends(licence.review_state()):
        return []
    said = Message(IN_NOTICE, mapping={"end": long_day(licence.end)})
    return [{"code": "in_notice", "message": words(said)}]


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
