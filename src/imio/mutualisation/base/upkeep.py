"""Who keeps a solution going, until when, and who could take it over.

A behaviour of what can come to an end: products and licences.
"""

from imio.mutualisation.base.fields import plan
from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


MANAGE = "imio.mutualisation.ManageRecords"
UPKEEP = (
    "maintainer",
    "support_until",
    "support_notice",
    "providers",
    "source_access",
    "source_place",
)
SOURCE_TITLES = {
    "open": _("source_open", default="Open"),
    "escrow": _("source_escrow", default="Deposited with a third party"),
    "closed": _("source_closed", default="Kept by its vendor"),
}
source_accesses = vocabulary(SOURCE_TITLES)


def other_solutions() -> schema.List:
    """The field for what could replace a solution, one a line."""
    return schema.List(
        title=_("label_alternatives", default="Alternatives"),
        description=_(
            "help_alternatives",
            default="One a line: the short name or UID of a product of the catalogue, "
            "or the name of another solution.",
        ),
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
    )


@provider(IFormFieldProvider)
class IUpkeep(model.Schema):
    """What the radar of continuity reads of a product or a licence."""

    model.fieldset(
        "continuity",
        label=_("fieldset_continuity", default="Continuity"),
        fields=list(UPKEEP),
    )
    maintainer = schema.TextLine(
        title=_("label_maintainer", default="Maintained by"),
        description=_(
            "help_maintainer",
            default="Left empty: the contractor or the supplier that the record names.",
        ),
        required=False,
    )
    support_until = plan(
        _("label_support_until", default="Last day of support"),
        description=_(
            "help_support_until",
            default="Announced for the whole; left empty, the versions or the contract "
            "say it.",
        ),
        required=False,
    )
    support_notice = schema.Int(
        title=_("label_support_notice", default="Notice to be given (months)"),
        required=False,
        min=0,
        max=60,
    )
    providers = schema.Int(
        title=_("label_providers", default="Providers able to maintain it"),
        description=_(
            "help_providers", default="Left empty, those that the record names."
        ),
        required=False,
        min=0,
        max=999,
    )
    source_access = schema.Choice(
        title=_("label_source_access", default="Source code"),
        vocabulary="imio.mutualisation.source_accesses",
        required=False,
    )
    source_place = schema.TextLine(
        title=_("label_source_place", default="Where it is deposited"),
        required=False,
    )

    directives.write_permission(**dict.fromkeys(UPKEEP, MANAGE))
