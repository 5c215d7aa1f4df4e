"""Why something is refused: what `rules/request.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "not_at_work": Reason(
        _(
            "reason_not_at_work",
            default="Only the partner that does this work notes its tasks.",
        ),
        403,
    ),
    "work_not_under_way": Reason(
        _(
            "reason_work_not_under_way",
            default="This work is not under way: tasks are noted during the "
            "implementation.",
        )
    ),
    "task_changed": Reason(
        _(
            "reason_task_changed",
            default="The plan has changed: read it again, then note “${task}”.",
        )
    ),
    "hold_until_past": Reason(
        _(
            "reason_hold_until_past",
            default="The request comes back on the day that you give: choose one to come.",
        ),
        400,
    ),
    "need_missing": Reason(
        _(
            "reason_need_missing",
            default="Describe the need or choose a product before sending the request.",
        )
    ),
    "product_missing": Reason(
        _("reason_product_missing", default="Choose the product this request is about.")
    ),
    "product_not_available": Reason(
        _(
            "reason_product_not_available",
            default="This product is not in the catalogue: choose another one.",
        )
    ),
    "quote_not_sent": Reason(
        _(
            "reason_quote_not_sent",
            default="No quote has been sent yet: prepare one and send it.",
        )
    ),
    "order_not_signed": Reason(
        _(
            "reason_order_not_signed",
            default="There is no order yet: the quote of a partner under a framework "
            "agreement is signed first.",
        )
    ),
    "quote_not_accepted": Reason(
        _(
            "reason_quote_not_accepted",
            default="The quote has not been signed by the member yet.",
        )
    ),
    "deliberation_missing": Reason(
        _(
            "reason_deliberation_missing",
            default="An executory deliberation of the member that names this thread is "
            "required: prepare it from the quote, or write the thread on it.",
        )
    ),
    "route_missing": Reason(
        _(
            "reason_route_missing",
            default="Estimate the days of work, so that the request can be routed.",
        )
    ),
    "plan_missing": Reason(
        _(
            "reason_plan_missing",
            default="Nothing is planned: write what is to be done in the plan, then the "
            "days it took, so that the signatory reads what is accepted.",
        )
    ),
    "tasks_open": Reason(
        _(
            "reason_tasks_open",
            default="${count} task(s) of the plan are not done: finish or remove them.",
        )
    ),
    "already_signed": Reason(
        _("reason_already_signed", default="The acceptance is signed already.")
    ),
    "acceptance_missing": Reason(
        _(
            "reason_acceptance_missing",
            default="The member has not signed the acceptance yet.",
        )
    ),
    "knowledge_transfer_missing": Reason(
        _(
            "reason_knowledge_transfer_missing",
            default="A partner did the work: record the knowledge transfer first.",
        )
    ),
    "other_state": Reason(
        _(
            "reason_other_state",
            default="The request was in another state before it was put on hold.",
        ),
        elsewhere=True,
    ),
    "expectation_closed": Reason(
        _(
            "reason_expectation_closed",
            default="What is expected is said of a continuity request until IMIO has "
            "begun: write to IMIO.",
        )
    ),
    "ask_unknown": Reason(
        _(
            "reason_ask_unknown",
            default="Choose what you expect of IMIO: one of the three.",
        ),
        400,
    ),
    "partner_missing": Reason(
        _(
            "reason_partner_missing",
            default="No partner has accepted this work yet: offer it to the cascade of a "
            "tender.",
        )
    ),
    "framework_called": Reason(
        _(
            "reason_framework_called",
            default="A partner was asked under this tender and lot: they no longer change.",
        )
    ),
}
