"""The tasks of a partner at work: it ticks them, and notes its days."""

from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import number
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.forms import Shown
from imio.mutualisation.base.forms import ticked
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.typed import flag
from imio.mutualisation.base.typed import only
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.typed import value
from imio.mutualisation.base.writing import objects
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.i18n import _
from imio.mutualisation.request.facts import request_facts
from imio.mutualisation.request.facts import tasks_of_partner
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.request.schema import ITaskRow
from imio.mutualisation.rules import request as rules
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import Verdict
from plone.restapi.serializer.converters import json_compatible
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


# Of a row, what the partner reads beside its place.
SHOWN = ("task", "area", "planned_days", "done_days", "due", "done")
# What it says of it.
SAID = ("place", "task", "done", "done_days")


def own_tasks(request: IServiceRequest) -> list[dict[str, Any]]:
    """The rows of the plan that are the partner's, each with its `place` from 1."""
    route = request_facts(request).route
    return [
        {"place": place, **{name: row.get(name) for name in SHOWN}}
        for place, row in tasks_of_partner(request, route)
    ]


def own_tasks_as_json(request: IServiceRequest) -> list[dict[str, Any]]:
    """The same as REST writes them."""
    rows: list[dict[str, Any]] = json_compatible(own_tasks(request))
    return rows


def is_at_work(request: IServiceRequest) -> bool:
    """Whether the current user acts for the partner that was called."""
    return request.called_partner() in owners_of_current_user("partner")


def may_note(request: IServiceRequest) -> Verdict:
    """As `rules.may_note_tasks`, of the current user."""
    return rules.may_note_tasks(request_facts(request), is_at_work(request))


def note(request: IServiceRequest, said: Iterable[Mapping[str, Any]]) -> None:
    """Keep what the partner did: `place`, `task`, `done`, `done_days` of each row.

    Raises `Refusal`: as `may_note`, `task_changed` where another task stands at that
    place or the task is not the partner's, `unknown_field`, as `typed.value`.
    """
    or_refuse(may_note(request))
    own = {row["place"]: row["task"] for row in own_tasks(request)}
    plan = [dict(row) for row in request.plan]
    for each in said:
        only(each, *SAID)
        place, task = each.get("place"), text(each, "task")
        # `True` is a whole number to Python.
        if type(place) is not int or own.get(place) != task:
            raise Refusal(Refused("task_changed", {"task": task}))
        days = value(each, ITaskRow, "done_days")
        plan[place - 1] |= {"done": flag(each, "done"), "done_days": days}
    request.plan = plan
    notify(ObjectModifiedEvent(request))


class OwnTasks(FormView):
    """`@@mes-taches`: one line a task."""

    day = staticmethod(day)
    number = staticmethod(number)
    done = _("message_tasks", default="Your tasks are noted: IMIO reads them.")

    def __call__(self) -> str | None:
        if self.request.method != "POST":
            or_refuse(may_note(self.context))
        return super().__call__()

    def editing(self) -> dict[str, Shown]:
        shown: dict[str, Shown] = {}
        for row in own_tasks(self.context):
            task, place = row["task"], row["place"]
            shown[f"done-{place}"] = ticked(task, row["done"])
            shown[f"days-{place}"] = Shown(task, number(row["done_days"]))
        return shown

    def rows(self) -> list[dict[str, Any]]:
        """The tasks as they are, or as they were just typed."""
        return [{**row, **self._said(row)} for row in own_tasks(self.context)]

    def _said(self, row: dict[str, Any]) -> dict[str, Any]:
        if self.request.method != "POST":
            return {
                "days": "" if row["done_days"] is None else number(row["done_days"])
            }
        place = row["place"]
        ticked = bool(self.typed(f"done-{place}"))
        return {"done": ticked, "days": self.typed(f"days-{place}")}

    def act(self) -> None:
        places = [row["place"] for row in own_tasks(self.context)]
        note(
            self.context,
            [
                {
                    "place": place,
                    "task": self.typed(f"task-{place}"),
                    "done": bool(self.typed(f"done-{place}")),
                    "done_days": self.typed(f"days-{place}"),
                }
                for place in places
            ],
        )


class TasksPost(WritingService):
    """`POST <request>/@tasks` with `{"tasks": [{"place", "task", "done", "done_days"}]}`."""

    takes = ("tasks",)

    def write(self) -> Any:
        note(self.context, objects(self.body, "tasks"))
        return self.context
