"""Whom a thread waits for, as a step to take or a page to use; a quote says its own."""

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from imio.mutualisation.base.talk import talked
from imio.mutualisation.base.waits import by_step
from imio.mutualisation.base.waits import Task
from imio.mutualisation.base.waits import Wait
from imio.mutualisation.i18n import _
from imio.mutualisation.request.facts import ledger
from imio.mutualisation.request.facts import request_facts
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules import request as rules
from imio.mutualisation.rules.deadlines import day_after
from imio.mutualisation.security import AGENT
from imio.mutualisation.security import CALLED
from imio.mutualisation.security import SIGNATORY
from imio.mutualisation.security import STAFF
from typing import Any


ROLES: Mapping[str, tuple[str, ...]] = {
    "agent": (AGENT,),
    "signatory": (SIGNATORY,),
    "officer": STAFF,
    "partner": (CALLED,),
}
# The steps by which it is done; where none may be taken yet, the task leads there.
STEPS: Mapping[str, tuple[str, ...]] = {
    "submit": ("submit",),
    "offer_call": ("offer",),
    "offer_call_again": ("offer",),
    "start": ("implement",),
    "sign_acceptance": ("sign_acceptance",),
    "open_support": ("support",),
    "conclude": ("conclude",),
    "resume": ("resume_request", "resume_quote", "resume_implementation"),
}
BEFORE = {"submit": "complete"}
# What the quote itself waits for, or nobody.
ELSEWHERE = ("check_quote", "sign_quote")
EDIT = "edit"
_OFFER = Task(_("task_offer", default="Choose the tender to draw on"), EDIT)
TASKS: Mapping[str, Task] = {
    "complete": Task(_("task_submit", default="Complete the request"), EDIT),
    "estimate": Task(_("task_estimate", default="Estimate the work"), EDIT),
    "prepare_quote": Task(_("task_prepare_quote", default="Prepare the quote")),
    "offer_call": _OFFER,
    "offer_call_again": _OFFER,
    "answer_call": Task(_("task_answer_call", default="Answer the call")),
    "partner_quotes": Task(_("task_partner_quotes", default="Hand in a quote")),
    "revise_quote": Task(_("task_revise_quote", default="Revise the quote")),
    "transmit_deliberation": Task(
        _("task_transmit_deliberation", default="Have the deliberation taken")
    ),
    "route": Task(_("task_route", default="Say who does the work"), EDIT),
    "draw_plan": Task(_("task_draw_plan", default="Write the plan"), EDIT),
    "finish_tasks": Task(_("task_finish_tasks", default="Finish the plan"), EDIT),
    "partner_finishes_tasks": Task(
        _("task_partner_finishes", default="Finish the tasks"), "@@mes-taches"
    ),
    "transfer_knowledge": Task(
        _("task_transfer", default="Record the knowledge transfer"), EDIT
    ),
    "refuse_package": Task(_("task_refuse_package", default="Decide on the package")),
    "draw_roadmap": Task(_("task_draw_roadmap", default="Draw the roadmap"), EDIT),
    "follow_roadmap": Task(_("task_follow_roadmap", default="Follow the roadmap")),
}


def waits(request: IServiceRequest) -> Iterator[Wait]:
    """All that is waited for side by side."""
    for each in rules.waits(request_facts(request)):
        if each.code not in ELSEWHERE and each.actor in ROLES:
            yield from _way(request, each)
    if call := cascade.pending(ledger(request)):
        yield Wait("record_silence", STAFF, since=day_after(call.due_on, 1))


def _way(request: IServiceRequest, wait: rules.Wait) -> Iterator[Wait]:
    when = DAYS[wait.code](request) if wait.code in DAYS else {}
    steps = list(by_step(request, *STEPS.get(wait.code, ()), **when))
    if steps:
        yield from steps
    elif (code := BEFORE.get(wait.code, wait.code)) in TASKS:
        yield Wait(code, ROLES[wait.actor], **when)


def _answer_by(request: IServiceRequest) -> dict[str, Any]:
    call = cascade.pending(ledger(request))
    return {"until": call.due_on} if call else {}


def _own_tasks_by(request: IServiceRequest) -> dict[str, Any]:
    return {"until": _first(request, of_partner=False)}


def _partner_tasks_by(request: IServiceRequest) -> dict[str, Any]:
    return {"until": _first(request, of_partner=True)}


def _first(request: IServiceRequest, of_partner: bool) -> date | None:
    """The first day of the plan that is due of one party."""
    route = request_facts(request).route
    due = [
        row["due"]
        for row in request.plan or ()
        if row["due"] and not row.get("done")
        if rules.of_partner(row.get("done_by"), route) == of_partner
    ]
    return min(due, default=None)


def _measures_by(request: IServiceRequest) -> dict[str, Any]:
    due = [
        row["due"] for row in request.roadmap or () if row["due"] and not row["done"]
    ]
    return {"until": min(due, default=None)}


def _on_hold_until(request: IServiceRequest) -> dict[str, Any]:
    return {"since": request.hold_until}


DAYS = {
    "resume": _on_hold_until,
    "answer_call": _answer_by,
    "finish_tasks": _own_tasks_by,
    "partner_finishes_tasks": _partner_tasks_by,
    "follow_roadmap": _measures_by,
}
WAITS = talked(waits, TASKS)
