"""What is read of a resource: its words, and what it is tied to."""

from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.base.brief import Entry
from imio.mutualisation.base.catalog import TYPE
from imio.mutualisation.resource.schema import IResource
from imio.mutualisation.resource.schema import TIES
from imio.mutualisation.rules.resources import ResourceFacts
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain


# As an address names them: `?product=<UID>`.
TYPES = {"product": "Product", "need": "Need", "tender": "Tender"}


def plain_text(resource: IResource) -> str:
    """The words of the text as it is shown; empty without one."""
    if resource.text is None:
        return ""
    transforms = api.portal.get_tool("portal_transforms")
    shown = resource.text.output_relative_to(resource) or ""
    plain = transforms.convertTo("text/plain", shown, mimetype="text/html")
    return " ".join(plain.getData().split())


def resource_facts(resource: IResource) -> ResourceFacts:
    """A resource as its rules take it."""
    document = resource.document
    return ResourceFacts(
        text=plain_text(resource),
        document_size=document.getSize() if document else 0,
    )


def tied_uids(resource: IResource) -> list[str]:
    """What it is tied to, whatever became of it."""
    return sorted({uid for name in TIES for uid in getattr(resource, name) or ()})


def uids_tied(brains: Iterable[ICatalogBrain]) -> Mapping[int, list[str]]:
    """The same of each record, as the index knows it: who reads the catalogue is not
    to learn of what one may not see.
    """
    index = api.portal.get_tool("portal_catalog").Indexes["tied_uids"]
    rids = [brain.getRID() for brain in brains]
    return {rid: index.getEntryForObject(rid, ()) for rid in rids}


def tied_records(uids: list[str]) -> list[ICatalogBrain]:
    """Those of them that are still there and that the current user may see."""
    catalog = api.portal.get_tool("portal_catalog")
    types = [TYPE.format(name) for name in TYPES.values()]
    query = {"portal_type": types, "sort_on": "sortable_title"}
    return [*map(Entry, catalog.searchResults(UID=uids, **query))] if uids else []
