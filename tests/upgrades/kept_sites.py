"""What a site is and holds, as plain values that can be compared."""

from Acquisition import aq_base
from BTrees.Interfaces import IBTree
from collections.abc import Mapping
from hashlib import sha256
from imio.mutualisation.base.reference import KEY
from pathlib import Path
from persistent import Persistent
from plone.namedfile.file import NamedBlobFile
from Products.CMFCore.indexing import processQueue
from types import NoneType
from typing import Any
from typing import NamedTuple
from ZODB.blob import Blob
from zope.annotation.interfaces import IAnnotations


HERE = Path(__file__).parent
KEPT = {path.name.partition(".")[0]: path for path in HERE.glob("*.tar.xz")}
OURS = "imio.mutualisation."
# Where a record lies and what it holds is in the paths.
APART = ("__parent__", "_tree", "_count", "_mt_index")


class Held(NamedTuple):
    """What people have put into a site, by path, name or series."""

    records: dict[str, Any]
    groups: dict[str, Any]
    numbers: dict[Any, int]
    registry: dict[str, Any]
    front_page: str


class Upgraded(NamedTuple):
    """What a site held before and after its upgrade, and what it is since.

    `again`: the same after a second one, which the oldest site has.
    """

    version: str
    before: Held
    after: Held
    definitions: dict[str, Any]
    rights_due: list[str]
    owned: list[str]
    catalogue: dict[str, Any]
    again: tuple[Any, ...]
    rebuilt: dict[str, Any]


def held(site):
    counters = IAnnotations(site).get(KEY, {})
    return Held(
        records={path: state(aq_base(record)) for path, record in below(site)},
        groups=groups(site),
        numbers={key: counter.last for key, counter in counters.items()},
        registry=registry(site),
        front_page=site.getLayout(),
    )


def below(container):
    """The records in a container and in those, by path."""
    for each in container.objectValues():
        if getattr(each, "portal_type", "").startswith(OURS):
            yield "/".join(each.getPhysicalPath()), each
            yield from below(each)


def plain(value):
    """Values down to the last: files by their digest, persistent objects by their state."""
    if isinstance(value, (str, bytes, int, NoneType)):
        return value
    value = aq_base(value)
    if isinstance(value, Blob):
        with value.open() as file:
            return sha256(file.read()).hexdigest()
    if isinstance(value, NamedBlobFile):
        # Without its size, which a file remembers once it is asked.
        return plain(value._blob), value.contentType, value.filename
    if isinstance(value, Mapping) or IBTree.providedBy(value):
        return {plain(key): plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(each) for each in value]
    if hasattr(value, "items") and isinstance(value, Persistent):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, Persistent) or hasattr(value, "__dict__"):
        return type(value).__name__, state(value)
    return value


def state(thing):
    """The attributes of an object, without what a workflow sets."""
    return {
        name: plain(value)
        for name, value in vars(thing).items()
        if name not in APART and not name.startswith("_v_") and not _is_right(name)
    }


def _is_right(name):
    return name.startswith("_") and name.endswith("_Permission")


def rights_due(site):
    """The records to which their workflow would give other rights than they have."""
    tool = site.portal_workflow
    return [
        path
        for path, record in below(site)
        if any(
            each.updateRoleMappingsFor(record) for each in tool.getWorkflowsFor(record)
        )
    ]


def owned(site):
    """The records in which somebody has a role of its own."""
    return [path for path, record in below(site) if record.get_local_roles()]


def registry(site):
    """The kind and the value of each record of the registry."""
    return {
        name: (type(record.field).__name__, plain(record.value))
        for name, record in site.portal_registry.records.items()
    }


def catalogue(site):
    """The columns and the indexes of all that is catalogued."""
    processQueue()
    catalog = site.portal_catalog
    return {
        path: {
            **{name: plain(value) for name, value in _columns(catalog, rid)},
            **{f"index {name}": value for name, value in _indexes(catalog, rid)},
        }
        for rid, path in catalog._catalog.paths.items()
    }


def _columns(catalog, rid):
    return catalog.getMetadataForRID(rid).items()


def _indexes(catalog, rid):
    for name, value in catalog.getIndexDataForRID(rid).items():
        yield name, sorted(value) if isinstance(value, list) else plain(value)


def groups(site):
    """The roles and the people of each group."""
    return {
        group.getId(): (sorted(group.getRoles()), sorted(group.getMemberIds()))
        for group in site.portal_groups.listGroups()
    }


def definitions(site):
    """What profiles make of a site: types, workflows, catalogue, permissions, actions."""
    types, catalog = site.portal_types, site.portal_catalog
    return {
        "types": _all(types),
        "workflows": _all(site.portal_workflow),
        "chains": {
            name: site.portal_workflow.getChainForPortalType(name)
            for name in types.objectIds()
        },
        "indexes": {
            name: (index.meta_type, tuple(index.getIndexSourceNames()))
            for name, index in catalog.Indexes.objectItems()
        },
        "columns": set(catalog.schema()),
        "roles": set(site.valid_roles()),
        "permissions": dict(_permissions(site)),
        "actions": _all(site.portal_actions),
        "panel": [
            plain(each)
            for each in site.portal_controlpanel.listActions()
            if each.appId == "imio.mutualisation"
        ],
        "sections": {
            name: each.holds
            for name, each in site.objectItems()
            if each.portal_type == f"{OURS}Section"
        },
    }


def _all(tool):
    return {name: plain(each) for name, each in tool.objectItems()}


def _permissions(site):
    for row in site.permission_settings():
        if "Transient" in row["name"] or "session data" in row["name"]:
            continue  # there once a process has imported them, whatever the site is
        roles = site.rolesOfPermission(row["name"])
        yield (
            row["name"],
            (
                bool(site.acquiredRolesAreUsedBy(row["name"])),
                [role["name"] for role in roles if role["selected"]],
            ),
        )
