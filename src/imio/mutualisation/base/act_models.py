"""The models of acts that IMIO and each authority keep, as a grid."""

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.base.settings import setting
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.act_models import is_for
from imio.mutualisation.rules.act_models import may_keep
from imio.mutualisation.rules.membership import deciding_body
from imio.mutualisation.rules.verdict import Verdict
from typing import Any
from zope import schema
from zope.interface import Interface


OWN_KIND = "intercommunale"


class IActModelRow(Interface):
    """A model of an act, with fields between braces."""

    name = schema.TextLine(title=_("column_model", default="Model"))
    subject = schema.TextLine(title=_("label_object", default="Object"))
    purpose = schema.Choice(
        title=_("label_purpose", default="What it decides"),
        vocabulary="imio.mutualisation.purposes",
        default="other",
    )
    body = schema.Choice(
        title=_("label_body", default="Body"),
        vocabulary="imio.mutualisation.bodies",
        required=False,
    )
    wording = schema.Text(title=_("column_model_wording", default="Text of the act"))


def models_of(owner: Any) -> dict[str, Mapping[str, Any]]:
    """By name: those of an authority, then those of IMIO that it has not of its own; what is
    no authority is the section of the acts of IMIO.
    """
    own = getattr(aq_base(owner), "act_models", None) or ()
    body = deciding_body(getattr(aq_base(owner), "kind", OWN_KIND))
    shared = setting("act_models") or ()
    kept = [*(row for row in shared if is_for(row.get("body"), body)), *own]
    return {row["name"]: row for row in sorted(kept, key=lambda row: row["name"])}


def may_keep_models(rows: Iterable[Mapping[str, Any]]) -> Verdict:
    """Refused: as `may_keep` of `rules/act_models.py`."""
    return may_keep([(row["name"], row["wording"]) for row in rows])
