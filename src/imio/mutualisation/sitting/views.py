"""The page of a sitting: its agenda, who was there, its documents."""

from Acquisition import aq_parent
from functools import cached_property
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import hour
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.forms import Shown
from imio.mutualisation.base.forms import Versioned
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules import sitting as rules
from imio.mutualisation.sitting import facts
from imio.mutualisation.sitting.agenda import waiting
from imio.mutualisation.sitting.document import may_read
from imio.mutualisation.sitting.document import MINUTES
from imio.mutualisation.sitting.roster import seats
from imio.mutualisation.sitting.rows import attendance_of
from typing import Any


NEXT_STEPS = {
    "created": _(
        "sitting_next_created", default="Put the items on the agenda, then settle it."
    ),
    "frozen": _(
        "sitting_next_frozen", default="Convene the members and record the day."
    ),
    "published": _(
        "sitting_next_published", default="After the sitting, record who was there."
    ),
    "decided": _(
        "sitting_next_decided", default="Record what was decided on each item."
    ),
    "closed": _("sitting_next_closed", default="This sitting has ended."),
}
# Once every item is decided.
TO_CLOSE = _("sitting_next_close", default="Every item is decided: close the sitting.")


class SittingView(Versioned, GuardedView):
    """The agenda comes from the catalogue."""

    hour = staticmethod(hour)
    long_day = staticmethod(long_day)

    def owner(self) -> Any:
        return aq_parent(self.context)

    def editing(self) -> dict[str, Shown]:
        """The order of the agenda, which its form sends whole."""
        items = facts.items(self.context)
        label = words(_("label_agenda_order", default="Order of the agenda"))
        titles = [each.Title for each in items]
        return {"order": Shown(label, [each.UID for each in items], titles)}

    def body(self) -> str:
        return title_of("imio.mutualisation.bodies", self.context.body)

    def next_step(self) -> str:
        state = self.context.review_state()
        if state == "decided" and not facts.sitting_facts(self.context).undecided:
            return TO_CLOSE
        return NEXT_STEPS[state]

    def latest_convocation(self) -> Any | None:
        """The last day on which the members may be convened."""
        law = legal_numbers(self.context.sitting_on)
        return rules.latest_convocation(facts.sitting_facts(self.context), law)

    @cached_property
    def items(self) -> list[dict[str, Any]]:
        """The agenda: number, object, part of the sitting, what became of it."""
        return [
            {
                "uid": brain.UID,
                "number": brain.item_number or "",
                "late": bool(brain.late),
                "title": brain.Title,
                "url": brain.getURL(),
                "privacy": title_of("imio.mutualisation.privacies", brain.privacy),
                "state": state_title("Deliberation", brain.review_state),
            }
            for brain in facts.items(self.context)
        ]

    def may_record(self) -> bool:
        """Once the sitting was held, while an item is not decided."""
        is_open = facts.sitting_facts(self.context).undecided > 0
        return self.context.review_state() == "decided" and is_open and self.may_edit()

    def has_minutes(self) -> bool:
        return bool(may_read(self.context, MINUTES))

    def may_arrange(self) -> bool:
        """Whether this person changes the order: while the agenda is open."""
        return self.context.review_state() == "created" and self.may_edit()

    @cached_property
    def drafts(self) -> list[dict[str, Any]]:
        """The drafts that may come on the agenda, for those who arrange it."""
        if self.context.review_state() == "closed" or not self.may_edit():
            return []
        return [
            {"uid": brain.UID, "title": brain.Title, "url": brain.getURL()}
            for brain in waiting(self.context)
        ]

    def seats(self) -> int:
        """How many of the roster are in office on its day."""
        return len(seats(self.context))

    def may_add_item(self) -> bool:
        """While the agenda is open, those who draft acts there add to it."""
        is_open = self.context.review_state() == "created"
        return is_open and may_create(self.owner(), "Deliberation")

    def add_url(self) -> str:
        """The form of a deliberation with this sitting chosen."""
        add = "++add++imio.mutualisation.Deliberation"
        return f"{self.owner().absolute_url()}/{add}?sitting={uid(self.context)}"

    def attendance(self) -> list[dict[str, Any]]:
        """Who was there, from which item to which, and for which of them not."""
        rows = zip(
            self.context.attendance or (), attendance_of(self.context), strict=True
        )
        return [
            {
                **row,
                "shown": title_of("imio.mutualisation.attendances", row["status"]),
                "away": ", ".join(map(str, sorted(known.away_for))),
            }
            for row, known in rows
        ]
