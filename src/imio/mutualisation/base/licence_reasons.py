"""The sentences of shared licences and their seats: see `base.reasons`."""

from collections.abc import Mapping
from imio.mutualisation.i18n import _
from zope.i18nmessageid import Message


LICENCE_REASONS: Mapping[str, Message] = {
    "quantity_not_positive": _(
        "reason_quantity_not_positive",
        default="A quantity is a whole number above zero: correct it.",
    ),
    "waiting_list_first": _(
        "reason_waiting_list_first",
        default="${waiting} seat(s) are waited for: those who wait are served first. "
        "Ask to be put on the waiting list.",
    ),
    "seats_short": _(
        "reason_seats_short",
        default="${free} seat(s) are free, ${quantity} were asked for: ask for fewer, "
        "or to be put on the waiting list.",
    ),
    "seats_free": _(
        "reason_seats_free",
        default="There are free seats (${free}): draw them at once, without the waiting "
        "list.",
    ),
    "beyond_pool": _(
        "reason_beyond_pool",
        default="The whole licence has ${pool} seats: ask for that many at most, or "
        "have IMIO order more.",
    ),
    "not_held": _(
        "reason_not_held",
        default="No seat was granted under this allotment: there is nothing to give "
        "back.",
    ),
    "more_than_held": _(
        "reason_more_than_held",
        default="${held} seat(s) are held: give back that many at most.",
    ),
    "supplier_missing": _(
        "reason_supplier_missing",
        default="Record the supplier of the licence first.",
    ),
    "licence_source_missing": _(
        "reason_licence_source_missing",
        default="Say where the licence comes from: link its tender, or write why there "
        "was none.",
    ),
    "term_missing": _(
        "reason_term_missing",
        default="Record the first day of the contract first.",
    ),
    "pool_missing": _(
        "reason_pool_missing",
        default="Say how many seats were bought, or that the licence has no limit.",
    ),
    "licence_price_missing": _(
        "reason_licence_price_missing",
        default="Record the yearly price of a seat first.",
    ),
    "licence_drawn": _(
        "reason_licence_drawn",
        default="Members count on this licence (${count} seat(s) held, asked or waited "
        "for): end those allotments first, or give notice instead.",
    ),
    "licence_recorded": _(
        "reason_licence_recorded",
        default="${count} allotment(s) that ended tell of this licence: it stays, so "
        "that what was drawn can still be read. To close it, activate it and end it.",
    ),
    "already_ended": _(
        "reason_already_ended",
        default="The contract has ended: record its end, and enter a new licence if it "
        "is to go on.",
    ),
    "notice_too_late": _(
        "reason_notice_too_late",
        default="It is too late for notice in this period, the contract renews: once it "
        "has renewed, give notice by ${until} at the latest.",
    ),
    "not_tacit": _(
        "reason_not_tacit",
        default="This contract does not renew by itself (no tacit renewal, no end, or "
        "notice was given): there is nothing to record.",
    ),
    "period_running": _(
        "reason_period_running",
        default="The present period runs until ${until}: wait until the day after.",
    ),
    "renews_tacitly": _(
        "reason_renews_tacitly",
        default="This contract goes on by itself: give notice first.",
    ),
    "licence_not_active": _(
        "reason_licence_not_active",
        default="The licence is not in force: see its state, and ask IMIO.",
    ),
    "stock_ample": _(
        "reason_stock_ample",
        default="Enough seats are free: there is nothing to decide.",
    ),
    "replaced_line_unknown": _(
        "reason_replaced_line_unknown",
        default="There is no order number ${number} in this contract: name the one that "
        "is replaced, or none.",
    ),
    "already_replaced": _(
        "reason_already_replaced",
        default="Order number ${number} is already replaced by another one: replace "
        "that one.",
    ),
    "over_quota": _(
        "reason_over_quota",
        default="From that day on, the contract would have ${pool} seats for ${granted} "
        "that are held: order more, or accept it explicitly and say why.",
    ),
    "revision_empty": _(
        "reason_revision_empty",
        default="A revision gives either an index or a percentage: fill in one of the "
        "two.",
    ),
    "index_not_positive": _(
        "reason_index_not_positive",
        default="An index is a number above zero: correct it, or the base index of the "
        "contract.",
    ),
    "indexed_part_too_large": _(
        "reason_indexed_part_too_large",
        default="At most ${limit} % of a price may follow an index (law of 30 March "
        "1976, article 57): lower the indexed part.",
    ),
    "percent_too_low": _(
        "reason_percent_too_low",
        default="A revision lowers a price by less than 100 %: correct the percentage.",
    ),
    "revision_not_after": _(
        "reason_revision_not_after",
        default="The last revision holds from ${until}: date this one later.",
    ),
    "pool_exceeded": _(
        "reason_pool_exceeded",
        default="Members hold ${over} more than was bought since the pool shrank: order "
        "more, or wait until some is given back.",
    ),
    "thread_not_yours": _(
        "reason_thread_not_yours",
        default="${thread} is no request of this member: correct the reference, or "
        "leave it empty.",
    ),
    "nothing_to_order": _(
        "reason_nothing_to_order",
        default="The licence is unlimited: there is nothing to order.",
    ),
    "order_label_missing": _(
        "reason_order_label_missing",
        default="Name the order, so that people recognise it.",
    ),
    "over_quota_reason_missing": _(
        "reason_over_quota_reason_missing",
        default="Say why fewer seats than are held are kept.",
    ),
    "price_negative": _(
        "reason_price_negative",
        default="A price is zero or more: correct it.",
    ),
    "order_before_contract": _(
        "reason_order_before_contract",
        default="An order begins with the contract or later, from ${since} on: correct "
        "its first day.",
    ),
    "order_ends_first": _(
        "reason_order_ends_first",
        default="The order would end before it begins: correct one of the two days.",
    ),
    "value_missing": _(
        "reason_value_missing",
        default="${name} is missing: fill it in.",
    ),
    "value_invalid": _(
        "reason_value_invalid",
        default="“${value}” cannot be read (${name}): give a number such as 12.50, or a "
        "day such as 2026-01-31.",
    ),
    "revision_base_missing": _(
        "reason_revision_base_missing",
        default="The contract names no index at its start: revise by a percentage.",
    ),
    "not_express": _(
        "reason_not_express",
        default="Only a contract with an end and an express renewal is renewed by a "
        "decision: there is nothing to do here.",
    ),
}
