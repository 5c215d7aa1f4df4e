"""The address that mends what stands in the way of a step, for whoever reads the reason.

Where it is mended says the table of `reasons/mending.py`; here it becomes the address of a
form and a field that this person may write, or of a page that this person may open.
"""

from AccessControl import Unauthorized
from Acquisition import aq_chain
from Acquisition import aq_inner
from dataclasses import dataclass
from html import escape
from imio.mutualisation.base.catalog import seen
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.reasons import message
from imio.mutualisation.interfaces import IGuarded
from imio.mutualisation.reasons.mending import Cause
from imio.mutualisation.reasons.mending import MENDED
from imio.mutualisation.reasons.mending import Place
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from plone import api
from plone.autoform.interfaces import WRITE_PERMISSIONS_KEY
from plone.dexterity.utils import iterSchemata
from plone.supermodel.utils import mergedTaggedValueDict
from typing import Any
from zExceptions import NotFound
from zope.component import getUtility
from zope.security.interfaces import IPermission


EDIT = "Modify portal content"
ADD = "++add++imio.mutualisation."
# What Plone calls the box around a field of a form.
FIELD = "formfield-form-widgets-{}"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One thing that stands in the way: its code, its sentence, where it is mended."""

    reason: str
    message: str
    mended_at: str | None


def hindrances(record: Any, refused: Refused | None) -> list[Hindrance]:
    """All that stands in the way, each with its address; nothing where nothing does."""
    return [
        Hindrance(each.reason, message(each), mended_at(record, each.reason))
        for each in (refusals(refused) if refused is not None else ())
    ]


class Leading(str):
    """Sentences that a template shows as links to what mends them; a text elsewhere."""

    html = ""

    def __html__(self) -> str:
        return self.html


def leading(record: Any, verdict: Verdict) -> Leading:
    """All that stands in the way, for whoever reads it on a page; empty where nothing does."""
    found = hindrances(record, verdict if isinstance(verdict, Refused) else None)
    told = Leading(" ".join(each.message for each in found))
    told.html = " ".join(map(_linked, found))
    return told


def _linked(hindrance: Hindrance) -> str:
    said, there = escape(hindrance.message), hindrance.mended_at
    return f'<a href="{escape(there)}">{said}</a>' if there else said


def mended_at(record: Any, reason: str) -> str | None:
    """The first place of the table that is there for this person."""
    places = MENDED.get(reason, ())
    if isinstance(places, Cause) or not IGuarded.providedBy(record):
        return None
    found = (_address(record, place) for place in places)
    return next(filter(None, found), None)


def _address(record: Any, place: Place) -> str | None:
    there = _record(record, place)
    if there is None:
        return None
    url: str = there.absolute_url()
    if place.fields:
        mine = (name for name in place.fields if _may_write(there, name))
        return next((f"{url}/{_form_of(there, name)}" for name in mine), None)
    if place.page.startswith("#"):
        return f"{url}{place.page}"
    if not place.page:
        return url
    return f"{url}/{place.page}" if _may_open(there, place.page) else None


def _record(record: Any, place: Place) -> Any | None:
    """The record that a place is of, where this person may see it."""
    if not place.of:
        return record
    if place.of == "Site":
        return api.portal.get()
    if place.by:
        # The lot of a tender stands behind the tender.
        uid, _colon, _lot = (getattr(record, place.by, None) or "").partition(":")
        brain = seen(place.of, uid)
        return None if brain is None else brain.getObject()
    wanted = f"imio.mutualisation.{place.of}"
    around = aq_chain(aq_inner(record))[1:]
    owner = next((o for o in around if getattr(o, "portal_type", "") == wanted), None)
    may_see = owner is not None and api.user.has_permission("View", obj=owner)
    return owner if may_see else None


def _form_of(record: Any, name: str) -> str:
    """The form that asks for a field, at that field."""
    return f"{record.form_of(name)}#{FIELD.format(name)}"


def _may_write(record: Any, name: str) -> bool:
    schema = next((each for each in iterSchemata(record) if name in each), None)
    if schema is None or schema[name].readonly:
        return False
    asked = mergedTaggedValueDict(schema, WRITE_PERMISSIONS_KEY).get(name)
    rights = [EDIT, *([getUtility(IPermission, asked).title] if asked else [])]
    return all(api.user.has_permission(each, obj=record) for each in rights)


def _may_open(record: Any, name: str) -> bool:
    if name.startswith(ADD):
        return may_create(record, name.removeprefix(ADD))
    try:
        record.restrictedTraverse(name)
    except (Unauthorized, NotFound, KeyError, AttributeError):
        return False
    return True
