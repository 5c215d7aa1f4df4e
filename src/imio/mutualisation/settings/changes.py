"""What saving would change: rows as they were and as they would be, and who reads them."""

from collections.abc import Iterator
from collections.abc import Mapping
from imio.mutualisation.base.shown import text
from imio.mutualisation.base.tally import by_state
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.states import ACT_AWAITED
from imio.mutualisation.rules.states import ACT_OPEN
from imio.mutualisation.rules.states import LICENCE_DRAWN
from imio.mutualisation.rules.states import PRODUCT_WATCHED
from imio.mutualisation.rules.states import REQUEST_OPEN
from imio.mutualisation.rules.states import TENDER_AWAITING
from imio.mutualisation.settings.wording import columns
from imio.mutualisation.settings.wording import FIELDS
from imio.mutualisation.settings.wording import row_text
from imio.mutualisation.settings.wording import title
from typing import Any
from typing import NamedTuple
from zope.i18nmessageid import Message


class Readers(NamedTuple):
    """Records that read a setting while they are in some states."""

    type_name: str
    states: tuple[str, ...]
    said: Message


QUOTES = Readers(
    "Quote",
    ("draft",),
    _("setting_read_by_quotes", default="Draft quotes that read it: ${count}."),
)
REQUESTS = Readers(
    "ServiceRequest",
    REQUEST_OPEN,
    _("setting_read_by_requests", default="Open requests that read it: ${count}."),
)
TENDERS = Readers(
    "Tender",
    TENDER_AWAITING,
    _(
        "setting_read_by_tenders",
        default="Tenders in preparation or open that read it: ${count}.",
    ),
)
ACTS = Readers(
    "Deliberation",
    ACT_OPEN,
    _("setting_read_by_acts", default="Acts not yet adopted that read it: ${count}."),
)
ACTS_AWAITED = Readers(
    "Deliberation",
    ACT_AWAITED,
    _(
        "setting_read_by_acts_awaited",
        default="Acts not yet executory that read it: ${count}.",
    ),
)
MEMBERS = Readers(
    "Member",
    ("member",),
    _("setting_read_by_members", default="Members that it concerns: ${count}."),
)
LICENCES = Readers(
    "Licence",
    LICENCE_DRAWN,
    _("setting_read_by_licences", default="Running licences that read it: ${count}."),
)
PRODUCTS = Readers(
    "Product",
    PRODUCT_WATCHED,
    _("setting_read_by_products", default="Products that it concerns: ${count}."),
)
# What the open records of a setting are; the others are read when something is made anew.
READ_BY: Mapping[str, Readers] = {
    "size_categories": MEMBERS,
    "large_authority": MEMBERS,
    "inheriting_kinds": MEMBERS,
    "day_limit": REQUESTS,
    "answer_days": REQUESTS,
    "organisational_days": REQUESTS,
    "deliberation_kinds": REQUESTS,
    "deliberation_amount": REQUESTS,
    "quote_validity": QUOTES,
    "vat_rate": QUOTES,
    "index_values": QUOTES,
    "threshold_low_value": TENDERS,
    "threshold_negotiated": TENDERS,
    "threshold_european": TENDERS,
    "continuity_weight": TENDERS,
    "ceiling_warning": TENDERS,
    "reminder_days": LICENCES,
    "licence_addresses": LICENCES,
    "indexed_percent": LICENCES,
    "continuity_horizon": PRODUCTS,
    "legal_numbers": ACTS_AWAITED,
    "supervision_by_purpose": ACTS,
    "outcomes_in_use": ACTS,
    "financial_opinion_threshold": ACTS,
}
REORDERED = _("setting_reordered", default="The same rows in another order.")
NONE = "–"


def would_change(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """The title of each setting that takes another value, and what would change."""
    for name, value in after.items():
        if change := from_to(name, before[name], value):
            yield title(name), " ".join(filter(None, (change, read_by(name))))


def from_to(name: str, before: Any, after: Any) -> str:
    """`01/01/2012 · 4 → 01/01/2012 · 5`; of a grid, only the rows that differ.

    Empty where both read alike.
    """
    old, new = _lines(name, before), _lines(name, after)
    gone = [line for line in old if line not in new]
    come = [line for line in new if line not in old]
    if gone or come:
        return f"{'; '.join(gone) or NONE} → {'; '.join(come) or NONE}"
    return "" if old == new else words(REORDERED)


def _lines(name: str, value: Any) -> list[str]:
    if columns(name):
        return [row_text(name, row) for row in value or ()]
    shown = text(FIELDS[name], value)
    return [shown] if shown else []


def read_by(name: str) -> str:
    """How many open records read a setting; empty where none do so."""
    if name not in READ_BY:
        return ""
    readers = READ_BY[name]
    states = by_state(readers.type_name)
    count = sum(states.get(state, 0) for state in readers.states)
    return words(Message(readers.said, mapping={"count": str(count)})) if count else ""
