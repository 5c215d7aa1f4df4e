"""Why something is refused: what `rules/licensing.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "nothing_to_undo": Reason(
        _("reason_nothing_to_undo", default="There is nothing to take back.")
    ),
    "undo_counted_on": Reason(
        _(
            "reason_undo_counted_on",
            default="Since then seats were asked for, granted or given back, or the "
            "contract was renewed or ended: this is taken back no more. Record a new one.",
        )
    ),
    "undo_period_begun": Reason(
        _(
            "reason_undo_period_begun",
            default="A period began on ${since}, and is due at these figures: this is "
            "taken back no more. Record a new one.",
        )
    ),
    "supplier_missing": Reason(
        _(
            "reason_supplier_missing",
            default="Record the supplier of the licence first.",
        )
    ),
    "licence_source_missing": Reason(
        _(
            "reason_licence_source_missing",
            default="Say where the licence comes from: link its tender, or write why there "
            "was none.",
        )
    ),
    "term_missing": Reason(
        _(
            "reason_term_missing",
            default="Record the first day of the contract first.",
        )
    ),
    "minimum_above_pool": Reason(
        _(
            "reason_minimum_above_pool",
            default="The minimum threshold is above the ${pool} that were bought: lower "
            "it, or order more first.",
        )
    ),
    "pool_missing": Reason(
        _(
            "reason_pool_missing",
            default="Say how many seats were bought, or that the licence has no limit.",
        )
    ),
    "licence_price_missing": Reason(
        _(
            "reason_licence_price_missing",
            default="Record the yearly price of a seat first.",
        )
    ),
    "licence_drawn": Reason(
        _(
            "reason_licence_drawn",
            default="Members count on this licence (${count} seat(s) held, asked or waited "
            "for): end those allotments first, or give notice instead.",
        )
    ),
    "already_ended": Reason(
        _(
            "reason_already_ended",
            default="The contract has ended: record its end, and enter a new licence if it "
            "is to go on.",
        )
    ),
    "notice_too_late": Reason(
        _(
            "reason_notice_too_late",
            default="It is too late for notice in this period, the contract renews: once it "
            "has renewed, give notice by ${until} at the latest.",
        )
    ),
    "not_tacit": Reason(
        _(
            "reason_not_tacit",
            default="This contract does not renew by itself (no tacit renewal, no end, or "
            "notice was given): there is nothing to record.",
        ),
        elsewhere=True,
    ),
    "period_running": Reason(
        _(
            "reason_period_running",
            default="The present period runs until ${until}: wait until the day after.",
        )
    ),
    "renews_tacitly": Reason(
        _(
            "reason_renews_tacitly",
            default="This contract goes on by itself: give notice first.",
        )
    ),
    "licence_gone": Reason(
        _(
            "reason_licence_gone",
            default="The licence is no longer there: ask IMIO what became of its seats.",
        )
    ),
    "licence_not_active": Reason(
        _(
            "reason_licence_not_active",
            default="The licence is not in force: see its state, and ask IMIO.",
        )
    ),
    "stock_ample": Reason(
        _(
            "reason_stock_ample",
            default="Enough seats are free: there is nothing to decide.",
        ),
        elsewhere=True,
    ),
    "replaced_line_unknown": Reason(
        _(
            "reason_replaced_line_unknown",
            default="There is no order number ${number} in this contract: name the one that "
            "is replaced, or none.",
        ),
        400,
    ),
    "already_replaced": Reason(
        _(
            "reason_already_replaced",
            default="Order number ${number} is already replaced by another one: replace "
            "that one.",
        )
    ),
    "over_quota": Reason(
        _(
            "reason_over_quota",
            default="From that day on, the contract would have ${pool} seats for ${granted} "
            "that are held: order more, or accept it explicitly and say why.",
        )
    ),
    "nothing_to_order": Reason(
        _(
            "reason_nothing_to_order",
            default="The licence is unlimited: there is nothing to order.",
        )
    ),
    "over_quota_reason_missing": Reason(
        _(
            "reason_over_quota_reason_missing",
            default="Say why fewer seats than are held are kept.",
        ),
        400,
    ),
    "price_negative": Reason(
        _(
            "reason_price_negative",
            default="A price is zero or more: correct it.",
        ),
        400,
    ),
    "order_before_contract": Reason(
        _(
            "reason_order_before_contract",
            default="An order begins with the contract or later, from ${since} on: correct "
            "its first day.",
        ),
        400,
    ),
    "not_express": Reason(
        _(
            "reason_not_express",
            default="Only a contract with an end and an express renewal is renewed by a "
            "decision: there is nothing to do here.",
        ),
        elsewhere=True,
    ),
}
