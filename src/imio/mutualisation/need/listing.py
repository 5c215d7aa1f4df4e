"""The needs, those waiting for members first, and what to look at before a new one."""

from functools import cached_property
from imio.mutualisation.base import facets
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import titles
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.listing import Option
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.shown import YES
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.security import NEED
from plone import api
from plone.base.batch import Batch
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


DOMAINS = "imio.mutualisation.domains"
DOMAIN = _("label_domain", default="Functional domain")
ALL_DOMAINS = _("all_domains", default="All domains")
MINE = _("label_mine", default="Those of my authority")


class Needs(Listing):
    """The page of the section."""

    filters = ("state", "domain", "member", "officer", "mine", "text")
    none = _(
        "needs_none",
        default="No need here. Sign in to see those of the members, or try other words.",
    )
    sorts = {"column_need": "sortable_title", "label_state": "review_state"}
    usual_sort = "-created"
    numeric = ("column_buyers", "column_volume")
    columns = (
        _("column_need", default="Need"),
        _("column_members", default="Members"),
        DOMAIN,
        _("label_state", default="State"),
        _("column_buyers", default="Buying"),
        _("column_volume", default="Volume"),
    )

    @cached_property
    def listed(self) -> Batch:
        query: dict[str, Any] = self.order()
        indexes = {
            "review_state": self.asked("state"),
            "domain": self.asked("domain"),
            "member_uids": self.asked("member"),
            "handled_by": self.asked("officer"),
        }
        query |= {index: value for index, value in indexes.items() if value}
        if self.asked("mine"):
            query["member_uids"] = self.own or [""]
        return self.batch(found("Need", **query, **self.text_query()))

    @cached_property
    def own(self) -> list[str]:
        """The members this person acts for."""
        return owners_of_current_user()

    @cached_property
    def _members(self) -> dict[int, list[str]]:
        """The members of each need listed, as the index knows them."""
        index = api.portal.get_tool("portal_catalog").Indexes["member_uids"]
        rids = [brain.getRID() for brain in self.listed]
        return {rid: index.getEntryForObject(rid, ()) for rid in rids}

    @cached_property
    def _titles(self) -> dict[str, str]:
        return titles("Member", set().union(*self._members.values()))

    def members(self, brain: ICatalogBrain) -> str:
        """The names of the member that states it and of those that joined."""
        uids = self._members[brain.getRID()]
        return ", ".join(sorted(self._titles[uid] for uid in uids))

    def facets(self) -> list[Facet]:
        """To IMIO by the authority, to others whether it is their own."""
        fields = [
            facets.states(self, NEED),
            facets.terms(self, "domain", DOMAIN, DOMAINS, ALL_DOMAINS),
            facets.members(self, self._authorities(), by="UID"),
            facets.officers(self),
        ]
        mine = Facet("mine", MINE, (Option("1", words(YES)),), self.asked("mine"))
        return [*facets.known(*fields), *([mine] if self.own else [])]

    def _authorities(self) -> list[ICatalogBrain]:
        return found("Member", sort_on="sortable_title") if sees_figures() else []

    def state_title(self, brain: ICatalogBrain) -> str:
        return state_title("Need", brain.review_state)

    def domain(self, brain: ICatalogBrain) -> str:
        return title_of(DOMAINS, brain.domain)

    def cells(self, brain: ICatalogBrain) -> tuple[Cell, ...]:
        return (
            brain.Title,
            self.members(brain),
            self.domain(brain),
            self.state_title(brain),
            brain.pool_members,
            brain.pool_volume,
        )

    def may_add(self) -> bool:
        return may_create(self.context, "Need")
