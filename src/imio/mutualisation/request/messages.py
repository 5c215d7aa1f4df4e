"""What happens next, in words."""

from collections.abc import Mapping
from imio.mutualisation.i18n import _
from zope.i18nmessageid import Message


NEXT_STEPS: Mapping[str, Message] = {
    "submit": _("next_submit", default="Complete the request and send it to IMIO."),
    "estimate": _("next_estimate", default="IMIO estimates the work."),
    "prepare_quote": _("next_prepare_quote", default="IMIO prepares the quote."),
    "offer_call": _(
        "next_offer_call", default="IMIO offers the work to the next partner."
    ),
    "offer_call_again": _(
        "next_offer_call_again",
        default="The partner that was asked does not take the work: IMIO offers it to "
        "the next one.",
    ),
    "answer_call": _(
        "next_answer_call", default="The partner that was asked accepts or refuses."
    ),
    "partner_quotes": _(
        "next_partner_quotes", default="The partner prepares its quote."
    ),
    "check_quote": _(
        "next_check_quote", default="IMIO checks the quote of the partner."
    ),
    "sign_quote": _(
        "next_sign_quote", default="The signatory reads the quote and signs it."
    ),
    "revise_quote": _(
        "next_revise_quote",
        default="The request changed since the quote: IMIO sends a revision.",
    ),
    "transmit_deliberation": _(
        "next_transmit_deliberation",
        default="The member sends IMIO the deliberation once it is executory.",
    ),
    "route": _("next_route", default="IMIO decides who does the work and writes why."),
    "start": _("next_start", default="IMIO starts the implementation."),
    "draw_plan": _("next_draw_plan", default="IMIO writes the plan of the work."),
    "finish_tasks": _("next_finish_tasks", default="IMIO finishes the plan."),
    "partner_finishes_tasks": _(
        "next_partner_finishes_tasks",
        default="The partner finishes its tasks and notes its days.",
    ),
    "transfer_knowledge": _(
        "next_transfer_knowledge",
        default="The partner hands its knowledge over to IMIO.",
    ),
    "sign_acceptance": _(
        "next_sign_acceptance", default="The signatory signs the acceptance."
    ),
    "open_support": _("next_open_support", default="IMIO opens the support."),
    "in_support": _(
        "next_in_support",
        default="In support: nothing to do. Call IMIO if something fails.",
    ),
    "refuse_package": _(
        "next_refuse_package",
        default="IMIO does not go on with a package in place of its editor: it refuses "
        "with its reason, or agrees with the member on something else.",
    ),
    "draw_roadmap": _("next_draw_roadmap", default="IMIO draws the roadmap."),
    "follow_roadmap": _(
        "next_follow_roadmap",
        default="The member takes the measures of the roadmap with IMIO, which notes "
        "those that are done.",
    ),
    "conclude": _("next_conclude", default="IMIO concludes: the roadmap is done."),
    "resume": _("next_resume", default="IMIO takes the request up again."),
    "ended": _("next_ended", default="This request has ended."),
}
ACTORS: Mapping[str, Message] = {
    "agent": _("actor_agent", default="The agents of the member"),
    "signatory": _("actor_signatory", default="A signatory of the member"),
    "officer": _("actor_officer", default="A project officer of IMIO"),
    "partner": _("actor_partner", default="The partner"),
    "nobody": _("actor_nobody", default="Nobody"),
}
STEPS: Mapping[str, Message] = {
    "request": _("step_request", default="Request"),
    "quote": _("step_quote", default="Quote"),
    "implementation": _("step_implementation", default="Implementation"),
    "support": _("step_support", default="Support"),
}
# A continuity request goes along its roadmap; a quote comes where work is estimated.
ROADMAP_STEPS = (
    STEPS["request"],
    _("label_roadmap", default="Roadmap"),
    _("step_concluded", default="Concluded"),
)
ROADMAP_DONE = _("roadmap_done", default="${done} of ${total} measures are done.")
DISCREPANCIES: Mapping[str, Message] = {
    "plan_over_quote": _(
        "discrepancy_plan_over_quote",
        default="The plan holds ${days} day(s), the quote covers ${against}: send a "
        "revision before the work goes further.",
    ),
    "plan_over_estimate": _(
        "discrepancy_plan_over_estimate",
        default="The plan holds ${days} day(s), the estimate ${against}.",
    ),
    "work_over_plan": _(
        "discrepancy_work_over_plan",
        default="${days} day(s) are done, the plan holds ${against}.",
    ),
    "work_over_quote": _(
        "discrepancy_work_over_quote",
        default="${days} day(s) are done, the quote covers ${against}: the rest is at "
        "IMIO’s charge until a revision is signed.",
    ),
}
ADVICE: Mapping[str, Message] = {
    "large_authority_integration": _(
        "advice_large_authority",
        default="Large authority: IMIO rather comes in for integration projects.",
    ),
    "own_it_team_negotiates": _(
        "advice_own_it_team",
        default="This member has an IT team that can deal with the private sector "
        "directly.",
    ),
    "package_not_continued": _(
        "advice_package",
        default="A package is not continued in place of its editor: refuse, or agree "
        "on a temporary support or another solution.",
    ),
    "custom_work_case_apart": _(
        "advice_custom_work",
        default="Custom work may be a case apart: estimate it before you promise.",
    ),
    "provider_still_bound": _(
        "advice_provider_bound",
        default="The provider is still bound: its commitment comes first.",
    ),
    "not_exposed": _(
        "advice_not_exposed",
        default="No support nor seats of it are known here: ask what the member uses.",
    ),
    "did_not_follow": _(
        "advice_did_not_follow",
        default="This member kept the former solution by its own choice, and pursues "
        "it alone.",
    ),
    "look_not_planned": _(
        "advice_look",
        default="The plan says nothing of the look: a change covers both together.",
    ),
    "integration_not_planned": _(
        "advice_integration",
        default="The plan says nothing of the integration: a change covers both "
        "together.",
    ),
}
# What is said once a call is answered by no.
PARTINGS: Mapping[str, Message] = {
    "refuse_call": _(
        "parting_refused",
        default="The refusal is noted with its reason: IMIO offers the work to the next "
        "partner. Nothing more is asked of you, and your place in the cascade stays.",
    ),
    "declare_conflict": _(
        "parting_conflict",
        default="The conflict of interests is noted: IMIO offers the work to the next "
        "partner. Nothing more is asked of you.",
    ),
}
