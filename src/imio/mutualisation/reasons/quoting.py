"""Why something is refused: what `rules/quoting.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "no_lines": Reason(
        _(
            "reason_no_lines",
            default="The quote has no line: add one before sending it.",
        )
    ),
    "total_not_positive": Reason(
        _(
            "reason_total_not_positive",
            default="The total of the quote is not above zero: check the lines.",
        )
    ),
    "line_quantity_not_positive": Reason(
        _(
            "reason_line_quantity_not_positive",
            default="“${label}”: the quantity is above zero.",
        )
    ),
    "line_price_negative": Reason(
        _(
            "reason_line_price_negative",
            default="“${label}”: the price is not below zero. What is taken off is a "
            "line of the kind “Discount”.",
        )
    ),
    "discount_not_negative": Reason(
        _(
            "reason_discount_not_negative",
            default="“${label}” is a discount: write its price below zero, such as "
            "-100,00.",
        )
    ),
    "discount_too_large": Reason(
        _(
            "reason_discount_too_large",
            default="More is taken off than there is: what is due once and what is due "
            "every year are not below zero, at each VAT rate.",
        )
    ),
    "vat_rate_unknown": Reason(
        _(
            "reason_vat_rate_unknown",
            default="“${label}”: ${rate} % is no VAT rate in force. There are: ${rates} %.",
        )
    ),
    "work_of_partner": Reason(
        _(
            "reason_work_of_partner",
            default="A partner does this work: its days stand on its own quote. Take "
            "them off this one.",
        )
    ),
    "estimate_changed": Reason(
        _(
            "reason_estimate_changed",
            default="The quote that was sent covers ${quoted} day(s), the estimate is "
            "now ${days}: IMIO sends a revision.",
        )
    ),
    "route_changed": Reason(
        _(
            "reason_route_changed",
            default="Somebody else does the work than when the quote was sent: it is "
            "replaced by a revision, or by the quote of who works.",
        )
    ),
    "product_changed": Reason(
        _(
            "reason_product_changed",
            default="The quote that was sent is for another product than the request "
            "now asks for: IMIO sends a revision.",
        )
    ),
    "quote_of_partner": Reason(
        _(
            "reason_quote_of_partner",
            default="This quote is of a partner: IMIO’s price list says nothing of its "
            "prices.",
        )
    ),
    "basis_outdated": Reason(
        _(
            "reason_basis_outdated",
            default="The price list, the population or the index changed since this quote "
            "was computed: compute it again.",
        )
    ),
    "request_not_open": Reason(
        _(
            "reason_request_not_open",
            default="The request is not open for a quote in its present state.",
        )
    ),
    "already_expired": Reason(
        _(
            "reason_already_expired",
            default="The validity ends before today: give a later day.",
        )
    ),
    "quote_expired": Reason(
        _(
            "reason_quote_expired",
            default="This quote was valid until ${until}: ask IMIO for a revision.",
        )
    ),
    "quote_still_valid": Reason(
        _("reason_quote_still_valid", default="This quote is still valid.")
    ),
    "not_superseded": Reason(
        _(
            "reason_not_superseded",
            default="Send the revision first: it replaces this quote by itself.",
        )
    ),
    "call_not_accepted": Reason(
        _(
            "reason_call_not_accepted",
            default="Accept the work before preparing a quote for it.",
        )
    ),
    "quote_of_imio": Reason(
        _(
            "reason_quote_of_imio",
            default="This quote is IMIO’s own: it is sent to the member without being "
            "handed in.",
        )
    ),
    "quote_not_handed_in": Reason(
        _(
            "reason_quote_not_handed_in",
            default="The partner has not handed this quote in: it does so once it is "
            "complete.",
        )
    ),
}
