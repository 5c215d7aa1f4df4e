"""The record of an annex."""

from imio.mutualisation.base.reasons import or_unfit
from imio.mutualisation.base.uploads import Upload
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IRecord
from imio.mutualisation.rules.purchasing import may_keep_confidential
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import invariant


class IAnnex(IRecord, model.Schema):
    """A file that goes with an act."""

    title = schema.TextLine(
        title=_("label_title", default="Title"),
        description=_(
            "help_annex_title", default="Left empty, the name of the file is its title."
        ),
        required=False,
    )
    kind = schema.Choice(
        title=_("label_annex_kind", default="Kind of annex"),
        vocabulary="imio.mutualisation.annex_kinds",
        default="annex",
    )
    file = Upload(title=_("label_file", default="File"))
    confidential = schema.Bool(
        title=_("label_confidential", default="Confidential"),
        description=_(
            "help_confidential",
            default="Never shown to the public, even once the act is published.",
        ),
        required=False,
        default=False,
    )
    confidentiality_reason = schema.TextLine(
        title=_("label_confidentiality_reason", default="Why it is confidential"),
        required=False,
        default="",
    )

    @invariant
    def confidential_for_a_reason(data: Any) -> None:
        reason = data.confidentiality_reason or ""
        or_unfit(may_keep_confidential(bool(data.confidential), reason))

    to_print = schema.Bool(
        title=_("label_to_print", default="To print with the act"),
        required=False,
        default=False,
    )
    signed = schema.Bool(
        title=_("label_signed", default="Signed"), required=False, default=False
    )
