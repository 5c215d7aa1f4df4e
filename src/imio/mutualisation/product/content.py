"""The product type: its guards and its price."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from datetime import date
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.base.settings import dated_numbers
from imio.mutualisation.product.facts import product_facts
from imio.mutualisation.product.rows import price_bands
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.rules import product as rules
from imio.mutualisation.rules import tariff
from imio.mutualisation.rules.tariff import Authority
from imio.mutualisation.rules.tariff import Price
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from zope.interface import implementer


@implementer(IProduct)
class Product(GuardedContainer):
    """A product of the catalogue."""

    security = ClassSecurityInfo()

    @security.protected("View")
    def may_catalogue(self) -> Verdict:
        return rules.may_catalogue(product_facts(self))

    @security.protected("View")
    def may_retire(self) -> Verdict:
        return rules.may_retire(product_facts(self))

    @security.private
    def price_for(self, authority: Authority, on: date) -> Price | Refused:
        """The price for an authority on a day, or the reason why there is none."""
        lists = tariff.price_lists(price_bands(self.price_rows))
        return tariff.price(authority, lists, on, dated_numbers("index_values"))


InitializeClass(Product)
