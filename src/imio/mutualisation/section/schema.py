"""A section holds one kind of content."""

from imio.mutualisation.i18n import _
from imio.mutualisation.security import SECTIONS
from plone.supermodel import model
from zope import schema


class ISection(model.Schema):
    """A top folder of the site."""

    title = schema.TextLine(title=_("label_title", default="Title"))
    description = schema.Text(
        title=_("label_description", default="Summary"), required=False
    )
    holds = schema.Choice(
        title=_("label_holds", default="Holds"),
        values=[section.holds for section in SECTIONS],
    )
