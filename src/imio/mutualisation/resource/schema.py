"""The record of a shared document or good practice, and what it is tied to."""

from imio.mutualisation.base.fields import fact
from imio.mutualisation.base.parameters import records_named
from imio.mutualisation.base.reasons import or_unfit
from imio.mutualisation.base.uploads import Upload
from imio.mutualisation.i18n import _
from imio.mutualisation.need.schema import only_member
from imio.mutualisation.resource.inputs import DocumentWidget
from imio.mutualisation.resource.inputs import TextWidget
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.standards.publiccode.licences import normalised
from plone.app.textfield import RichText
from plone.app.z3cform.widgets.select import SelectFieldWidget
from plone.autoform import directives
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import invariant


TIES = ("products", "needs", "tenders")
SHOWN = 6  # lines of a list to choose several from


def licence_known(spdx: str | None) -> Verdict:
    """Refused: `reuse_licence_unknown` (value)."""
    known = not spdx or normalised(spdx) is not None
    return require(known, "reuse_licence_unknown", value=spdx)


class IResource(model.Schema):
    """What a member or IMIO learnt, and others may use again."""

    title = schema.TextLine(title=_("label_title", default="Title"))
    description = schema.Text(
        title=_("label_description", default="Summary"), required=False, default=""
    )
    kind = schema.Choice(
        title=_("label_product_kind", default="Kind"),
        vocabulary="imio.mutualisation.resource_kinds",
    )
    member = schema.Choice(
        title=_("label_sharing_member", default="Member that shares it"),
        description=_(
            "help_sharing_member",
            default="Its agents amend it until they propose it.",
        ),
        vocabulary="imio.mutualisation.my_members",
        required=False,
        defaultFactory=only_member,
    )
    text = RichText(
        title=_("label_resource_text", default="Text"),
        description=_(
            "help_resource_text", default="A text or a document is due, or both."
        ),
        required=False,
        allowed_mime_types=("text/html",),
    )
    directives.widget("text", TextWidget)
    document = Upload(
        title=_("label_resource_document", default="Document"),
        description=_(
            "help_resource_document",
            default="It is read by those who read this record.",
        ),
        required=False,
    )
    directives.widget("document", DocumentWidget)
    spdx = schema.TextLine(
        title=_("label_reuse_licence", default="Licence of reuse (SPDX)"),
        description=_(
            "help_reuse_licence",
            default="CC-BY-4.0: everybody may use it again and name its author.",
        ),
        required=False,
        default="CC-BY-4.0",
    )
    checked_on = fact(
        _("label_checked_on", default="Checked on"),
        description=_(
            "help_checked_on", default="The last day on which somebody found it right."
        ),
        required=False,
    )

    @invariant
    def sound(data: Any) -> None:
        or_unfit(licence_known(data.spdx))

    model.fieldset(
        "ties", label=_("fieldset_ties", default="Tied to"), fields=list(TIES)
    )
    products = schema.List(
        title=_("label_tied_products", default="Products"),
        value_type=schema.Choice(
            __name__="product", vocabulary="imio.mutualisation.products"
        ),
        required=False,
        missing_value=[],
        defaultFactory=records_named("Product"),
    )
    needs = schema.List(
        title=_("label_tied_needs", default="Needs"),
        value_type=schema.Choice(
            __name__="need", vocabulary="imio.mutualisation.needs"
        ),
        required=False,
        missing_value=[],
        defaultFactory=records_named("Need"),
    )
    tenders = schema.List(
        title=_("label_tied_tenders", default="Tenders"),
        value_type=schema.Choice(
            __name__="tender", vocabulary="imio.mutualisation.tenders"
        ),
        required=False,
        missing_value=[],
        defaultFactory=records_named("Tender"),
    )
    directives.widget("products", SelectFieldWidget, multiple="multiple", size=SHOWN)
    directives.widget("needs", SelectFieldWidget, multiple="multiple", size=SHOWN)
    directives.widget("tenders", SelectFieldWidget, multiple="multiple", size=SHOWN)
