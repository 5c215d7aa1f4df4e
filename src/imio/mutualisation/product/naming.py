"""The short name of a product is made of its title."""

from imio.mutualisation.product.schema import IProduct
from plone.app.content.interfaces import INameFromTitle
from zope.component import adapter
from zope.interface import implementer


@implementer(INameFromTitle)
@adapter(IProduct)
class NameFromTitle:
    """`gestion-des-deliberations`."""

    def __init__(self, product: IProduct):
        self.title = product.title
