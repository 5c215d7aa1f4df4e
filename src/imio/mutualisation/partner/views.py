"""The page of a partner: what everybody may know, and a space of its own."""

from imio.mutualisation.base.bce import display
from imio.mutualisation.base.broken import Broken
from imio.mutualisation.base.broken import broken_by
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.charts import bar_chart
from imio.mutualisation.base.charts import BarChart
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.localroles import group_id
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.waits import waits_for
from imio.mutualisation.base.words import words
from imio.mutualisation.partner.schema import marks
from imio.mutualisation.partner.works import calls
from imio.mutualisation.partner.works import jobs
from imio.mutualisation.partner.works import works
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules.bidding import Promise
from imio.mutualisation.security import READ_RESERVED
from imio.mutualisation.standards.publiccode.addresses import is_link
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


class PartnerView(GuardedView):
    """For the partner itself: what is open, what it bid, what waits for its answer."""

    day = staticmethod(day)
    long_day = staticmethod(long_day)
    number = staticmethod(number)
    title_of_state = staticmethod(state_title)
    is_link = staticmethod(is_link)

    def bce(self) -> str:
        return display(self.context.bce_number)

    def size(self) -> str:
        return title_of("imio.mutualisation.partner_sizes", self.context.size)

    def reserved(self) -> bool:
        """Whether this person reads contacts and evaluations."""
        return api.user.has_permission(READ_RESERVED, obj=self.context)

    def is_own(self) -> bool:
        return uid(self.context) in owners_of_current_user("partner")

    def open_tenders(self) -> list[Any]:
        return found("Tender", review_state="published", sort_on="next_deadline")

    def bids(self) -> list[Any]:
        query = {"sort_on": "created", "sort_order": "reverse"}
        return found("Bid", path=path(self.context), **query)

    def calls(self) -> list[Any]:
        """The requests that wait for an answer of this partner."""
        return calls(self.context)

    def jobs(self) -> list[Any]:
        """The work it took; whether something is asked of it stands beside."""
        return jobs(self.context)

    def acts(self, brain: ICatalogBrain) -> bool:
        """Whether something is asked of it."""
        return waits_for(brain.getRID(), group_id(self.context, "agents"))

    def works(self) -> list[dict[str, Any]]:
        """What it has done."""
        return works(self.context)

    def broken(self) -> list[Broken]:
        """What it promised and did not keep; never for a rival."""
        return broken_by(uid(self.context)) if self.reserved() else []

    def promises(self) -> list[Promise]:
        """What its bids promised for the long term, once opened."""
        bids = (brain.getObject() for brain in self.bids())
        return [promise for bid in bids for promise in bid.promises()]

    def marks(self) -> list[tuple[str, str]]:
        """The names of the marks, in the order of the form."""
        return [(name, words(title)) for name, title in marks()]

    def mean(self) -> str:
        return number(cascade.mean(self.context.evaluations_for_rules()))

    def chart(self) -> BarChart:
        """The mean of each mark, from 1 to 5."""
        rows = self.context.evaluations or ()
        means = (
            (title, sum(row[name] for row in rows) / len(rows))
            for name, title in self.marks()
        )
        return bar_chart((title, value, f"{value:.1f}") for title, value in means)
