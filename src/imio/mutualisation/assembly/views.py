"""The page of an assembly: agenda, answers of the councils, quorum, results."""

from Acquisition import aq_parent
from collections.abc import Mapping
from collections.abc import Sequence
from functools import cached_property
from imio.mutualisation.assembly.facts import Answer
from imio.mutualisation.assembly.facts import Register
from imio.mutualisation.assembly.second import may_call_second
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.charts import bar_chart
from imio.mutualisation.base.charts import BarChart
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.pages import AnnexedView
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import assembly as rules
from plone import api
from typing import Any


NEXT_STEPS = {
    "preparation": _(
        "assembly_next_preparation",
        default="Complete the agenda, add the documents, then convene the assembly.",
    ),
    "convened": _(
        "assembly_next_convened",
        default="Each council votes on the points. On the day, record the members "
        "represented and open the session.",
    ),
    "held": _(
        "assembly_next_held",
        default="Record what the delegates without a mandate voted, then settle the "
        "results.",
    ),
    "no_quorum": _(
        "assembly_next_no_quorum",
        default="Too few shares were represented: a second assembly decides whatever "
        "their number.",
    ),
    "closed": _("assembly_next_closed", default="The results are settled."),
}
# What those read who have no part in the steps.
FOR_ALL = {
    "convened": _(
        "assembly_next_councils",
        default="Each council votes on the points before that day. An agent prepares "
        "the mandate from the page of the authority.",
    ),
    "held": _(
        "assembly_next_results", default="It was held; the results are being settled."
    ),
}
SIDES = {
    "in_favour": _("column_votes_for", default="For"),
    "against": _("column_votes_against", default="Against"),
    "abstentions": _("column_abstentions", default="Abstentions"),
}


class AssemblyView(AnnexedView):
    """Members and mandates come from the catalogue."""

    day = staticmethod(day)
    long_day = staticmethod(long_day)
    number = staticmethod(number)

    @cached_property
    def register(self) -> Register:
        return Register(self.context)

    @cached_property
    def is_staff(self) -> bool:
        return sees_figures()

    @property
    def counts_now(self) -> bool:
        """Whether this person follows the count; there is none before the notice."""
        return self.is_staff and self.context.review_state() != "preparation"

    def section(self) -> Any:
        return aq_parent(self.context)

    def next_step(self) -> str:
        steps = NEXT_STEPS if self.is_staff else {**NEXT_STEPS, **FOR_ALL}
        return steps[self.context.review_state()]

    def latest_convocation(self) -> Any | None:
        """The last day to convene it, while that may still be done."""
        held = self.context.sitting_on
        if held is None or self.context.review_state() != "preparation":
            return None
        return rules.latest_convocation(held, self.context.legal())

    def related(self) -> list[Any]:
        """The first or the second assembly, for those who may see it."""
        uids = [each for each in (self.context.first, self.context.followed_by) if each]
        return found("Assembly", UID=uids) if uids else []

    def may_call_second(self) -> bool:
        staff = api.user.has_permission("imio.mutualisation: Manage Records")
        return staff and bool(may_call_second(self.context))

    def counts(self) -> dict[str, int]:
        """How many councils have answered: a public figure."""
        members, answered = len(self.register.members), len(self.register.acts)
        return {"members": members, "answered": answered}

    def mine(self) -> list[dict[str, Any]]:
        """Of each authority that this person acts for: its mandate, or how to prepare it."""
        acts = found("Deliberation", assembly_uid=uid(self.context))
        by_member = {brain.getPath().rpartition("/")[0]: brain for brain in acts}
        convened = self.context.review_state() == "convened"
        own = owners_of_current_user()
        members = found("Member", UID=own, sort_on="sortable_title") if own else ()
        return [
            {
                "title": brain.Title,
                "act": by_member.get(brain.getPath()),
                "prepare": f"{brain.getURL()}/@@prepare-deliberation",
                "may": convened and brain.getPath() not in by_member,
            }
            for brain in members
        ]

    def answered(self) -> list[Answer]:
        """For the staff alone."""
        return self.register.answered()

    def unanswered(self) -> list[Any]:
        """For the staff alone."""
        return self.register.unanswered()

    def quorum(self) -> dict[str, Any] | None:
        """The shares represented: at any time for the staff, as recorded for all."""
        if self.context.shares_total is None and not self.counts_now:
            return None
        represented, total = self.register.quorum
        law, second = self.context.legal(), bool(self.context.second)
        return {
            "represented": number(represented),
            "total": number(total),
            "due": law.assembly_quorum_percent,
            "reached": rules.is_quorate(represented, total, second, law),
        }

    @cached_property
    def results(self) -> Sequence[Mapping[str, Any]]:
        """The rows settled; before, for the staff, those that would be."""
        if self.context.results or not self.counts_now:
            return self.context.results or []
        return self.register.result_rows()

    def chart(self, row: Mapping[str, Any]) -> BarChart:
        """The weights of a point."""
        return bar_chart(
            (words(title), row[name], number(row[name]))
            for name, title in SIDES.items()
        )
