"""The fields by which several lists are narrowed, each with what there is to choose."""

from collections.abc import Iterable
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.listing import ALL
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.listing import Option
from imio.mutualisation.base.officer import NOBODY
from imio.mutualisation.base.titles import options
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.security import Workflow
from plone import api
from typing import Any
from zope.i18nmessageid import Message


ALL_STATES = _("all_states", default="All states")
EVERY = "all"  # for a state
EVERYBODY = _("queue_everybody", default="Everybody")
MINE_TO_TAKE = _("officer_me", default="Me")
MINE = _("queue_mine", default="Mine")
OF_NOBODY = _("queue_of_nobody", default="Of nobody yet")
STATE = _("label_state", default="State")
OFFICER = _("label_officer", default="Looked after by")
PRODUCT = _("label_product", default="Product")
MEMBER = _("column_member", default="Member")
PROVINCE = _("label_province", default="Province")


def known(*facets: Facet) -> list[Facet]:
    """Those that leave a choice."""
    return [each for each in facets if len(each.options) > 1 or each.chosen]


def states(
    view: Listing, workflow: Workflow, everything: Message | None = ALL_STATES
) -> Facet:
    """The states of a type."""
    named = tuple(Option(state.id, state.title) for state in workflow.states)
    return Facet("state", STATE, named, view.asked("state"), everything)


def terms(
    view: Listing, name: str, title: Message, vocabulary: str, everything: Message = ALL
) -> Facet:
    """The terms of a vocabulary."""
    named = tuple(Option(token, words(said)) for token, said in options(vocabulary))
    return Facet(name, title, named, view.asked(name), everything)


def officers(view: Listing) -> Facet:
    """Whose records one may ask for: one's own first, then those of nobody."""
    named: list[Option] = []
    if sees_figures():
        me = api.user.get_current().getId()
        staff = dict(options("imio.mutualisation.staff"))
        named = [Option(me, words(MINE))] if staff.pop(me, None) else []
        named.append(Option(NOBODY, words(OF_NOBODY)))
        named += [Option(login, name) for login, name in staff.items()]
    return Facet("officer", OFFICER, tuple(named), view.asked("officer"), EVERYBODY)


def products(view: Listing) -> Facet:
    """The products that this person may see, by UID."""
    every = _("all_products", default="All products")
    named = _named(found("Product", sort_on="sortable_title"), "UID")
    return Facet("product", PRODUCT, named, view.asked("product"), every)


def members(view: Listing, brains: Iterable[Any], by: str = "getId") -> Facet:
    """These members, by their short names or UIDs."""
    every = _("facet_all", default="All")
    return Facet("member", MEMBER, _named(brains, by), view.asked("member"), every)


def provinces(view: Listing, brains: Iterable[Any]) -> Facet:
    """The provinces of these members."""
    names = sorted({each.province for each in brains if each.province})
    named = tuple(Option(name, name) for name in names)
    return Facet("province", PROVINCE, named, view.asked("province"))


def _named(brains: Iterable[Any], by: str) -> tuple[Option, ...]:
    return tuple(Option(getattr(each, by), each.Title) for each in brains)
