"""The short name of a licence is made of its title."""

from imio.mutualisation.licence.schema import ILicence
from plone.app.content.interfaces import INameFromTitle
from zope.component import adapter
from zope.interface import implementer


@implementer(INameFromTitle)
@adapter(ILicence)
class NameFromTitle:
    """`logiciel-d-impression`."""

    def __init__(self, licence: ILicence):
        self.title = licence.title
