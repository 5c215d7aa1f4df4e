"""The catalogue keeps the short values of a record in one column, and fewer of its interfaces."""

from imio.mutualisation.base.brief import COLUMN
from imio.mutualisation.security import TYPES
from imio.mutualisation.upgrades.letter import index_again
from imio.mutualisation.upgrades.letter import keep_columns
from typing import Any


# Nobody asks a record for these any more.
EMPTY = ("Creator", "effective", "effectiveRange", "expires")
FORMER = (
    "abstentions",
    "acceptance_signed_on",
    "admitted_on",
    "adopted_on",
    "announced_for",
    "annual_fee",
    "assembly_uid",
    "bce_number",
    "bids_due",
    "body",
    "budget_article",
    "delegates_until",
    "deliberation_required",
    "development_status",
    "domain",
    "draws_on",
    "effective_on",
    "estimated_days",
    "executory_on",
    "granted_on",
    "incident_uid",
    "inhabitants",
    "interface_systems",
    "item_number",
    "left_on",
    "licence_uid",
    "maintained_until",
    "member_uid",
    "members_in_office",
    "metric",
    "migrations",
    "mutualisation_kind",
    "next_actor",
    "next_deadline",
    "next_deadline_kind",
    "nis",
    "number",
    "partner_uid",
    "planned_for",
    "point_votes",
    "pool_members",
    "pool_volume",
    "price",
    "privacy",
    "product_likeness",
    "product_uid",
    "product_versions",
    "province",
    "public_price",
    "published_on",
    "quantity",
    "quote_split",
    "requested_on",
    "reservations",
    "seats",
    "served",
    "share_count",
    "signed_on",
    "sitting_on",
    "situation",
    "size",
    "spdx",
    "stock_alert",
    "successor",
    "support_from",
    "tender_uid",
    "thread",
    "tied_to",
    "tracking_code",
    "transmitted_on",
    "votes_against",
    "votes_for",
)


def upgrade(setup_tool: Any) -> None:
    """The columns first; then each record is read once for its own."""
    keep_columns(without=FORMER, new=COLUMN)
    for name in TYPES:
        index_again(name, "object_provides", *EMPTY)
