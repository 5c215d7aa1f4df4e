"""The threads that a partner was called for, from the catalogue."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import holder
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.partner.schema import IPartner
from imio.mutualisation.rules.states import REQUEST_CALLING
from imio.mutualisation.rules.states import REQUEST_DONE
from imio.mutualisation.rules.states import REQUEST_RUNNING
from imio.mutualisation.security import READ_RESERVED
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


def called(partner: IPartner, states: tuple[str, ...]) -> list[ICatalogBrain]:
    """The requests in some states that it was called for, as far as this person sees."""
    return found("ServiceRequest", partner_uid=uid(partner), review_state=states)


def calls(partner: IPartner) -> list[ICatalogBrain]:
    """The requests that wait for its answer."""
    return [each for each in called(partner, REQUEST_CALLING) if each.next_deadline]


def jobs(partner: IPartner) -> list[ICatalogBrain]:
    """The work that it took and that is not over."""
    waiting = {each.UID for each in calls(partner)}
    running = called(partner, REQUEST_RUNNING)
    return [each for each in running if each.UID not in waiting]


def works(partner: IPartner) -> list[dict[str, Any]]:
    """What it has done: thread, state, product and the kind of the member, no more.

    For the partner and for IMIO; nobody else reads it.
    """
    if not api.user.has_permission(READ_RESERVED, obj=partner):
        return []
    done = called(partner, REQUEST_DONE)
    products = {
        brain.UID: brain.Title
        for brain in found("Product", UID=[each.product_uid or "" for each in done])
    }
    kinds = {
        brain.getId: title_of(
            "imio.mutualisation.member_kinds", brain.mutualisation_kind
        )
        for brain in existing("Member", getId=list(map(holder, done)))
    }
    return [
        {
            "@id": each.getURL(),
            "thread": each.thread,
            "title": each.Title,
            "state": state_title("ServiceRequest", each.review_state),
            "product": products.get(each.product_uid, ""),
            "member_kind": kinds.get(holder(each), ""),
        }
        for each in done
    ]
