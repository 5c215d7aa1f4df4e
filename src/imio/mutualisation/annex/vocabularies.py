"""What an annex may be."""

from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _


KIND_TITLES = {
    "annex": _("annex_annex", default="Annex"),
    "specification": _("annex_specification", default="Specifications"),
    "quote": _("annex_quote", default="Quote"),
    "advice": _("annex_advice", default="Opinion"),
    "financial_opinion": _(
        "annex_financial_opinion", default="Opinion of the financial director"
    ),
    "signed_act": _("annex_signed_act", default="Signed act"),
    "supervision": _(
        "annex_supervision", default="Decision of the supervising authority"
    ),
    "bid": _("annex_bid", default="Document of a bid"),
    "good_practice": _("annex_good_practice", default="Good practice, feedback"),
    "assembly_document": _(
        "annex_assembly_document", default="Document of the assembly"
    ),
}

annex_kinds = vocabulary(KIND_TITLES)
