"""What happens when a product is proposed, amended, or leaves the catalogue."""

from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.acting import member_for
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.mail import tell_proposed
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.rules.product import MEMBER
from imio.mutualisation.standards.publiccode.licences import normalised
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


@adapter(IProduct, IObjectAddedEvent)
def propose(product: IProduct, event: IObjectAddedEvent) -> None:
    """Who is not of IMIO proposes what a member of theirs developed, and IMIO is told.

    Raises `Refusal`: `not_your_member`.
    """
    if not is_staff():
        product.origin = MEMBER
        product.member = uid(member_for(product.member or ""))
        tell_proposed(product)
    settle(product, event)


@adapter(IProduct, IObjectModifiedEvent)
def settle(product: IProduct, event: IObjectModifiedEvent) -> None:
    """The licence as SPDX writes it; the agents of the member named may amend it."""
    licence = normalised(product.spdx) if product.spdx else None
    if licence is not None:
        product.spdx = licence.expression
    product.reindexObject()
    product.reindexObjectSecurity()


@adapter(IProduct, IAfterTransitionEvent)
def after_step(product: IProduct, event: IAfterTransitionEvent) -> None:
    """The reason given when a product is retired is shown, unless another one is."""
    follow(CONSEQUENCES, product, event)


def retired(product: IProduct, comment: str) -> None:
    product.delisting_reason = product.delisting_reason or comment


CONSEQUENCES: Consequences = {"retire": retired}
