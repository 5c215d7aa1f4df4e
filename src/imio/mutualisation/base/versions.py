"""A save on an older version is refused with both: in every form that edits.

Each field carries the stamp of what the form was opened on. Who changed other fields than
somebody else disturbs nobody: what was not touched is not written back. A field that both
have changed shows both versions, and asks which one is kept.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from html import escape
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.people import full_name
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.shown import lines
from imio.mutualisation.base.stamps import stamp
from imio.mutualisation.base.typed import about
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.stale import choice
from imio.mutualisation.rules.stale import Kept
from imio.mutualisation.rules.stale import kept
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from z3c.form.field import FieldWidgets
from z3c.form.interfaces import IDataManager
from z3c.form.interfaces import IErrorViewSnippet
from z3c.form.interfaces import IFieldsForm
from z3c.form.interfaces import INPUT_MODE
from z3c.form.interfaces import NOT_CHANGED
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.i18nmessageid import Message
from zope.interface import Interface


Writer = tuple[str, datetime]

OPENED, CHOICE = "-opened", "-choice"

MEANWHILE = _("stale_meanwhile", default="meanwhile")
BY = _("stale_by", default="meanwhile, by ${who} on ${when}")
VERSIONS = _("stale_versions", default="Two versions of “${label}”: which one is kept?")
STORED = _("stale_stored", default="What was saved ${meanwhile}")
NOTHING = _("stale_nothing", default="nothing")
KEEPS = {
    Kept.TYPED: _("stale_keep_typed", default="Keep what I wrote"),
    Kept.STORED: _("stale_keep_stored", default="Keep what was saved meanwhile"),
}


@adapter(IFieldsForm, IMutualisationLayer, Interface)
class StampedWidgets(FieldWidgets):
    """The fields of a form, or of one of its fieldsets, that know what they were opened on."""

    def validate(self, data: dict[str, Any]) -> tuple[Any, ...]:
        stale = tuple(self._stale(data))
        errors: tuple[Any, ...] = super().validate(data)
        return (*stale, *errors)

    def _stale(self, data: dict[str, Any]) -> Iterator[Unfit]:
        """An error for each field that was changed here and elsewhere; of those that were
        changed elsewhere only, what is stored stays.
        """
        for name, value in [*data.items()]:
            widget = self[name]
            found = outcome(widget, value)
            if found is Kept.STORED:
                data[name] = NOT_CHANGED
            elif found is Kept.UNDECIDED:
                yield self._error(widget)

    def _error(self, widget: Any) -> Unfit:
        """It is said above the form, and beside the field."""
        refused = Refused("stale", {"meanwhile": meanwhile(widget)})
        error = Unfit(about(refused, widget.field))
        asked = (error, self.request, widget, widget.field, self.form, self.content)
        if self.setErrors:
            widget.error, widget.stale = getMultiAdapter(asked, IErrorViewSnippet), True
            widget.error.update()
        return error


def is_stale(form: Any) -> bool:
    """Whether a form, or a fieldset of it, shows two versions of something."""
    parts = (form, *getattr(form, "groups", ()))
    widgets = (each for part in parts for each in part.widgets.values())
    return any(getattr(each, "stale", False) for each in widgets)


def stamped(widget: Any) -> bool:
    """Whether a form carries the stamp of a field: it edits what is there."""
    return widget.mode == INPUT_MODE and not widget.ignoreContext


def stored(widget: Any) -> Any:
    """What the record holds in a field of a form."""
    return getMultiAdapter((widget.context, widget.field), IDataManager).query()


def outcome(widget: Any, typed: Any) -> Kept:
    """What a save keeps of a field. A file that stays as it is was not typed."""
    opened = _sent(widget, OPENED)
    if not (opened and stamped(widget)):
        return Kept.TYPED
    said = opened if typed is NOT_CHANGED else stamp(typed)
    return kept(opened, stamp(stored(widget)), said, _sent(widget, CHOICE))


def meanwhile(widget: Any) -> str:
    """Who wrote last, and when, as far as it is known."""
    asked = getattr(root(widget.form), "last_writer", None)
    return told(asked(widget) if asked else writer_of(widget.context))


def told(writer: Writer | None) -> str:
    """`meanwhile, by Marie Fictive on 12 January 2027 at 10 h 30`, or the first word."""
    if writer is None:
        return words(MEANWHILE)
    who, when = writer
    return words(Message(BY, mapping={"who": who, "when": exact(when)}))


def typed(data: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed of what a form has read; a field that stays as it is was not."""
    return {name: each for name, each in data.items() if each is not NOT_CHANGED}


def root(view: Any) -> Any:
    """The form that a fieldset is of."""
    while getattr(view, "parentForm", None) is not None:
        view = view.parentForm
    return view


def writer_of(record: Any) -> Writer | None:
    """Who wrote a record last, as the database tells it; None where nobody is known."""
    if getattr(record, "_p_jar", None) is None or record._p_oid is None:
        return None
    try:
        last = record._p_jar.db().history(record._p_oid, size=1)[0]
    except LookupError:  # of this transaction, or in a storage that keeps no history
        return None
    name = last["user_name"]
    login = (name.decode() if isinstance(name, bytes) else name).rpartition(" ")[2]
    when = datetime.fromtimestamp(int(last["time"]) // 60 * 60, UTC)
    return (full_name(login), when) if login else None


def shown(widget: Any) -> str:
    """The stamp of a field, and both versions with the choice where it is stale."""
    if not stamped(widget):
        return ""
    value, label = stored(widget), words(widget.label)
    hidden = hidden_stamp(widget.name, _sent(widget, OPENED) or stamp(value))
    if not getattr(widget, "stale", False):
        return hidden
    found = lines(widget.field, value)
    return hidden + both(widget.name, label, meanwhile(widget), found, stamp(value))


def hidden_stamp(name: str, opened: str) -> str:
    """What a form sends back for what it was opened on."""
    return (
        f'<input type="hidden" name="{escape(name)}{OPENED}" value="{escape(opened)}"/>'
    )


def both(name: str, label: str, by: str, found: Sequence[str], of: str) -> str:
    """What was saved meanwhile, beside what stands in the form, and the choice."""
    legend = escape(words(Message(VERSIONS, mapping={"label": label})))
    told = escape(words(Message(STORED, mapping={"meanwhile": by})))
    items = "".join(f"<li>{escape(each)}</li>" for each in found or [words(NOTHING)])
    choices = "".join(_choice(name, each, of) for each in KEEPS)
    # Plone's tabs take each fieldset within a form for one of theirs.
    where = escape(f"{name}-versions")
    return (
        f'<div class="mut-versions" role="group" aria-labelledby="{where}">'
        f'<p id="{where}"><strong>{legend}</strong></p>'
        f"<p>{told}</p><ul>{items}</ul>{choices}</div>"
    )


def _choice(name: str, version: Kept, of: str) -> str:
    said, where = escape(choice(version, of)), escape(f"{name}{CHOICE}-{version.value}")
    return (
        f'<div class="form-check"><input class="form-check-input" type="radio" id="{where}"'
        f' name="{escape(name)}{CHOICE}" value="{said}"/>'
        f'<label class="form-check-label" for="{where}">{words(KEEPS[version])}</label></div>'
    )


def _sent(widget: Any, what: str) -> str:
    return str(widget.request.form.get(f"{widget.name}{what}") or "")
