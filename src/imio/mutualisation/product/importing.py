"""A publiccode.yml becomes a product, or amends the one of the same address."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.acting import member_for
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.lasting import upheld
from imio.mutualisation.base.scanning import may_come_in
from imio.mutualisation.base.typed import unsound
from imio.mutualisation.product.fetching import fetched
from imio.mutualisation.product.publiccode import domain_of
from imio.mutualisation.product.publiccode import fields_of
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.rules.product import MEMBER
from imio.mutualisation.rules.product import THIRD_PARTY
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.standards.publiccode.addresses import repository
from imio.mutualisation.standards.publiccode.document import Document
from imio.mutualisation.standards.publiccode.document import Problem
from imio.mutualisation.standards.publiccode.loading import MAX_BYTES
from imio.mutualisation.standards.publiccode.reading import read
from plone import api
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFields


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would do: the fields that it gives, to a product or to a new one."""

    fields: Mapping[str, Any]
    warnings: Sequence[Problem]
    product: Any | None


def content(form: Mapping[str, Any]) -> bytes | Refused:
    """The file in `file`, else what is at `url`, else the text in `text`.

    Refused: `file_missing`, or as `fetching.fetched`. Raises `Refusal`: `not_your_role`,
    before anything is fetched: whoever may take nothing in learns of no place; as
    `may_come_in`.
    """
    or_refuse(require(may_create(_catalogue(), "Product"), "not_your_role"))
    upload: Any = form.get("file")
    if getattr(upload, "filename", None):
        data = upload.read(MAX_BYTES + 1)
        or_refuse(may_come_in(upload.filename, data))
        return data
    address = str(form.get("url") or "").strip()
    if address:
        return fetched(address)
    text = form.get("text") or upload
    if not isinstance(text, str) or not text:
        return Refused("file_missing")
    return text.encode("utf-8", "replace")


def plan(data: bytes, member: str) -> Plan | tuple[Problem, ...]:
    """What a file would do, or what keeps it from being one.

    `member` names the member that developed it, where one did. Raises `Refusal`:
    `not_your_role`, `not_your_member`, `member_unknown`, `publiccode_known` (url), as
    `typed.unsound`.
    """
    or_refuse(require(may_create(_catalogue(), "Product"), "not_your_role"))
    document = read(data)
    if not isinstance(document, Document):
        return document
    fields = fields_of(document.values)
    product = known(fields["source_url"])
    if product is None:
        fields |= {**_origin(member), "domain": domain_of(document.values)}
    else:
        fields = _merged(product, fields)
    for refused in unsound(IProduct, fields):
        raise Refusal(refused)
    return Plan(fields, document.warnings, product)


def known(address: str | None) -> Any | None:
    """The product whose source is there, if this person may amend it.

    Raises `Refusal`: `publiccode_known` (url).
    """
    if not address:
        return None
    for brain in existing("Product", source_url=repository(address)):
        product = brain._unrestrictedGetObject()
        if not api.user.has_permission("Modify portal content", obj=product):
            raise Refusal(Refused("publiccode_known", {"url": address}))
        return product
    return None


def take_in(planned: Plan) -> Any:
    """The product that a file makes or amends."""
    product = planned.product
    if product is None:
        said = {name: each for name, each in planned.fields.items() if each is not None}
        return create_in(_catalogue(), "Product", **said)
    new = {
        name: each
        for name, each in planned.fields.items()
        if getattr(product, name) != each
    }
    with upheld(product):
        for name, value in new.items():
            setattr(product, name, value)
    if new:
        notify(ObjectModifiedEvent(product))
    return product


def _catalogue() -> Any:
    return api.portal.get()["catalogue"]


def _origin(member: str) -> dict[str, Any]:
    """A member's own where one is named or a person of a member imports it."""
    if is_staff() and not member:
        return {"kind": "open_source", "origin": THIRD_PARTY, "member": None}
    owner = uid(member_for(member))
    return {"kind": "open_source", "origin": MEMBER, "member": owner}


def _merged(product: IProduct, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What a file gives, its rows with what IMIO wrote beside those of the same name.

    What a file may say and does not say, goes: it would contradict the rest for good.
    Versions stay, since a file only ever names the last one.
    """
    features = {row["feature"]: row for row in product.features or ()}
    releases = {row["version"]: row for row in product.releases or ()}
    for row in fields["releases"]:
        ends = releases.get(row["version"], row)["supported_until"]
        releases[row["version"]] = {**row, "supported_until": ends}
    rows = [features.get(row["feature"], row) for row in fields["features"]]
    both = {**fields, "features": rows, "releases": list(releases.values())}
    empty = getFields(IProduct)
    return {
        name: empty[name].missing_value if value is None else value
        for name, value in both.items()
    }
