"""The records of a site as files, and the same records in another site.

A record is taken as the database holds it: no form, guard, number or mail has a say when
it is made again, so that what was signed, numbered or sealed stays as it was.
"""

from Acquisition import aq_base
from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.indexing import indexes_of
from imio.mutualisation.importing.job import KEY as IMPORTS
from imio.mutualisation.moving.values import Values
from pathlib import Path
from plone import api
from plone.dexterity.interfaces import IDexterityContent
from plone.exportimport import logger
from plone.exportimport.exporters.base import BaseExporter
from plone.exportimport.importers.base import BaseImporter
from plone.uuid.interfaces import IUUID
from typing import Any
from zope.component import getUtility
from zope.component.interfaces import IFactory
from zope.dottedname.resolve import resolve
from zope.interface import alsoProvides
from zope.interface import directlyProvidedBy

import transaction


FOLDER, ORDER, FILES = "content", "__metadata__.json", "files"
WRITTEN = "%s fiches écrites…"
MADE, INDEXED = "%s fiches sur %s refaites…", "%s fiches sur %s au catalogue…"
BATCH = 200  # records, of which a transaction or the memory holds as many
# Where a record lies and what lies in it: that the files say in their order.
PLACE = frozenset(("__parent__", "__provides__", "_count", "_mt_index", "_tree"))
ANNOTATIONS = "__annotations__"
# The order of what lies in it; imports that somebody has not ended.
NOT_TAKEN = (
    IMPORTS,
    "plone.contentrules.localassignments",
    "plone.folder.ordered.order",
    "plone.folder.ordered.pos",
    "plone.portlets.contextassignments",
)


def walk(container: Any) -> Iterator[Any]:
    """All that lies in a container, what holds something before what it holds."""
    for name in [*container.objectIds()]:
        child = container._getOb(name)
        if IDexterityContent.providedBy(child):
            yield child
            if hasattr(aq_base(child), "objectIds"):
                yield from walk(child)


class RecordsExporter(BaseExporter):
    """A file for each record: `content/<UID>/data.json`, in the order of `__metadata__`."""

    name = FOLDER

    def dump(self) -> list[Path]:
        """Write them. Raises `Unknown`."""
        values, written = Values(self.base_path / FILES), []
        for number, record in enumerate(walk(self.site), 1):
            file = Path(FOLDER, IUUID(record), "data.json")
            self._dump(_told(record, self.site, values), self.base_path / file)
            written.append(str(file))
            if number % BATCH == 0:
                logger.info(WRITTEN, number)
                self.site._p_jar.cacheMinimize()
        order = {"_data_files_": written}
        self._dump(order, self.base_path / FOLDER / ORDER)
        return [self.base_path / file for file in written]


def _told(record: Any, site: Any, values: Values) -> dict[str, Any]:
    base = aq_base(record)
    base.getId()  # its state is loaded once something is asked of it
    left_out = PLACE | _of_workflow(record) | {ANNOTATIONS}
    state = {
        name: values.write(value)
        for name, value in vars(base).items()
        if name not in left_out and not name.startswith(("_v_", "_p_"))
    }
    annotations = getattr(base, ANNOTATIONS, None) or {}
    return {
        "@id": path(record).removeprefix(path(site)),
        "@type": record.portal_type,
        "interfaces": [each.__identifier__ for each in directlyProvidedBy(base)],
        "state": state,
        "annotations": {
            key: values.write(value)
            for key, value in annotations.items()
            if key not in NOT_TAKEN
        },
    }


def _of_workflow(record: Any) -> frozenset[str]:
    """The attributes that its state gives it: they follow from the table of rights."""
    workflows = api.portal.get_tool("portal_workflow").getWorkflowsFor(record)
    return frozenset(
        f"_{''.join(char if char.isalnum() else '_' for char in permission)}_Permission"
        for workflow in workflows
        for permission in workflow.permissions
    )


class RecordsImporter(BaseImporter):
    """Makes them again; called once more after an interruption, those that lack."""

    name = FOLDER

    def do_import(self) -> str:
        """Make them, then index them. Raises `Unknown`."""
        values = Values(self.base_path / FILES)
        order = self._read(self.base_path / FOLDER / ORDER)["_data_files_"]
        for number, file in enumerate(order, 1):
            _make(self._read(self.base_path / file), self.site, values)
            self._end_batch(MADE, number, len(order))
        # What is indexed of one record is asked of others. The indexes are named, since a
        # record is else taken as modified now.
        for number, record in enumerate(walk(self.site), 1):
            record.reindexObject(idxs=indexes_of(record))
            self._end_batch(INDEXED, number, len(order))
        transaction.commit()
        return f"{self.name}: {len(order)}"

    def _end_batch(self, what: str, number: int, total: int) -> None:
        if number % BATCH == 0:
            logger.info(what, number, total)
            transaction.commit()
            self.site._p_jar.cacheMinimize()


def _make(data: dict[str, Any], site: Any, values: Values) -> None:
    above, _, name = data["@id"].rpartition("/")
    container = site.unrestrictedTraverse(above.lstrip("/")) if above else site
    state = {key: values.read(each) for key, each in data["state"].items()}
    record = container._getOb(name, None)
    if record is not None and IUUID(record) == state["_plone.uuid"]:
        return
    if record is None:
        made = getUtility(IFactory, data["@type"])()
        _fill(made, data, state, values)
        container._setOb(name, made)
        record = container._getOb(name)
    else:  # a folder that every site has
        _fill(aq_base(record), data, state, values)
    for workflow in api.portal.get_tool("portal_workflow").getWorkflowsFor(record):
        workflow.updateRoleMappingsFor(record)


def _fill(
    base: Any, data: dict[str, Any], state: dict[str, Any], values: Values
) -> None:
    for name in [name for name in vars(base) if name not in PLACE | {ANNOTATIONS}]:
        delattr(base, name)
    vars(base).update(state)
    base._p_changed = True
    if data["interfaces"]:
        alsoProvides(base, *map(resolve, data["interfaces"]))
    if data["annotations"]:
        kept = vars(base).setdefault(ANNOTATIONS, OOBTree())
        for key, said in data["annotations"].items():
            kept[key] = values.read(said)
