"""What the catalogue knows of a partner."""

from imio.mutualisation.base.bce import display
from imio.mutualisation.partner.schema import IPartner
from plone.indexer import indexer


@indexer(IPartner)
def bce_number(partner: IPartner) -> str | None:
    """One spelling of the number for all of them."""
    return display(partner.bce_number) or None


@indexer(IPartner)
def SearchableText(partner: IPartner) -> str:
    skills = [row["skill"] for row in partner.skills or ()]
    words = (partner.title, partner.description, *skills)
    return " ".join(word for word in words if word)
