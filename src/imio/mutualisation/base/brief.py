"""The short values of a record that lists show without waking it: one column for all.

A column of its own for each would be written, empty, for every record of every type.
"""

from collections.abc import Mapping
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.interfaces import IRecord
from plone.indexer import indexer
from plone.indexer.interfaces import IIndexableObject
from plone.restapi.deserializer import json_body
from plone.restapi.interfaces import ISerializeToJsonSummary
from plone.restapi.serializer.summary import DefaultJSONSummarySerializer
from Products.CMFCore.utils import getToolByName
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.interface import implementer


COLUMN = "brief"
# What is kept of each type, by the name of a field, a method or an indexer.
BRIEF: Mapping[str, tuple[str, ...]] = {
    "imio.mutualisation.Advice": (
        "act_sha256",
        "next_deadline",
        "obligatory",
        "sense_given",
        "service",
    ),
    "imio.mutualisation.Allotment": (
        "granted_on",
        "inhabitants",
        "licence_uid",
        "member_uid",
        "quantity",
        "thread",
    ),
    "imio.mutualisation.Annex": ("file_kind", "kilobytes"),
    "imio.mutualisation.Assembly": ("sitting_on",),
    "imio.mutualisation.Deliberation": (
        "abstentions",
        "adopted_on",
        "assembly_uid",
        "body",
        "budget_article",
        "domain",
        "executory_on",
        "item_number",
        "late",
        "members_in_office",
        "members_present",
        "mutualisation_kind",
        "next_deadline",
        "next_deadline_kind",
        "number",
        "opens",
        "point_votes",
        "privacy",
        "published_on",
        "sitting_on",
        "sitting_uid",
        "thread",
        "tracking_code",
        "transmitted_on",
        "votes_against",
        "votes_for",
    ),
    "imio.mutualisation.Followup": (
        "act_number",
        "assignee",
        "next_deadline",
    ),
    "imio.mutualisation.Incident": (
        "effective_on",
        "licence_uid",
        "mutualisation_kind",
        "officer",
        "product_uid",
    ),
    "imio.mutualisation.Licence": (
        "maintained_until",
        "metric",
        "next_deadline",
        "next_deadline_kind",
        "officer",
        "partner_uid",
        "price",
        "product_uid",
        "public_price",
        "seats",
        "situation",
        "stock_alert",
        "successor",
    ),
    "imio.mutualisation.Member": (
        "admitted_on",
        "bce_number",
        "delegates_until",
        "inhabitants",
        "left_on",
        "migrations",
        "mutualisation_kind",
        "nis",
        "population_date",
        "province",
        "served",
        "share_count",
    ),
    "imio.mutualisation.Need": (
        "domain",
        "officer",
        "pool_members",
        "pool_volume",
        "product_uid",
    ),
    "imio.mutualisation.Partner": ("bce_number", "size"),
    "imio.mutualisation.Product": (
        "announced_for",
        "deliberation_required",
        "development_status",
        "domain",
        "interface_systems",
        "maintained_until",
        "mutualisation_kind",
        "product_likeness",
        "product_versions",
        "situation",
        "spdx",
        "successor",
        "tied_to",
    ),
    "imio.mutualisation.Quote": (
        "number",
        "signed_on",
        "thread",
        "tracking_code",
    ),
    "imio.mutualisation.Resource": ("member_uid", "mutualisation_kind", "spdx"),
    "imio.mutualisation.ServiceRequest": (
        "acceptance_signed_on",
        "annual_fee",
        "deliberation_required",
        "draws_on",
        "estimated_days",
        "incident_uid",
        "mutualisation_kind",
        "next_deadline",
        "officer",
        "partner_uid",
        "product_uid",
        "requested_on",
        "support_from",
        "thread",
        "tracking_code",
    ),
    "imio.mutualisation.Sitting": ("body", "sitting_on"),
    "imio.mutualisation.Tender": (
        "bids_due",
        "domain",
        "next_deadline",
        "number",
        "planned_for",
        "published_on",
    ),
    "imio.mutualisation.WatchedTender": ("bids_due", "published_on"),
}
NAMES = frozenset(name for names in BRIEF.values() for name in names)


@indexer(IRecord)
def brief(record: IRecord) -> dict[str, Any]:
    """The short values of a record by name, those that are empty left out."""
    if record.portal_type not in BRIEF:
        raise AttributeError(COLUMN)
    # Of the record: who commits outside a site has none at hand.
    catalog = getToolByName(record, "portal_catalog")
    known = getMultiAdapter((record, catalog), IIndexableObject)
    values = ((name, getattr(known, name, None)) for name in BRIEF[record.portal_type])
    read = ((name, value() if callable(value) else value) for name, value in values)
    return {name: value for name, value in read if value is not None}


@implementer(ICatalogBrain)
class Entry:
    """What the catalogue knows of a record: its columns and its short values.

    A short value that its type has not, or that is empty, is `None`.
    """

    __slots__ = ("brain",)

    def __init__(self, brain: ICatalogBrain):
        self.brain = brain

    @property
    def short(self) -> Mapping[str, Any]:
        """Its short values by name, without those that are empty."""
        return self.brain[COLUMN] or {}

    def __getattr__(self, name: str) -> Any:
        return self.short.get(name) if name in NAMES else getattr(self.brain, name)


@implementer(ISerializeToJsonSummary)
@adapter(ICatalogBrain, IMutualisationLayer)
class EntrySummary(DefaultJSONSummarySerializer):
    """A record in a list over REST; short values are asked for like any column."""

    def __init__(self, context: ICatalogBrain, request: Any):
        super().__init__(Entry(context), request)

    def metadata_fields(self) -> set[str]:
        columns = super().metadata_fields() - {COLUMN}
        asked = (self.request.form or json_body(self.request)).get(
            "metadata_fields", ()
        )
        names = {asked} if isinstance(asked, str) else set(asked)
        if "_all" in names:
            return columns.union(BRIEF.get(self.context.portal_type, ()))
        return columns | names & NAMES
