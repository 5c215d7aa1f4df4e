"""REST: deadlines for anybody, the published acts as open data, drafts, time-stamps."""

from collections.abc import Callable
from dataclasses import asdict
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import by_reference
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.parameters import day
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.parameters import invalid
from imio.mutualisation.base.parameters import needed
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.parameters import whole
from imio.mutualisation.base.spreadsheet import sent_csv
from imio.mutualisation.base.typed import named
from imio.mutualisation.base.typed import no_choice
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.words import words
from imio.mutualisation.base.writing import sent
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.deliberation.messages import shifted
from imio.mutualisation.deliberation.models import described
from imio.mutualisation.deliberation.models import draft_from
from imio.mutualisation.deliberation.prepare import bring_before_council
from imio.mutualisation.deliberation.prepare import draft_act
from imio.mutualisation.deliberation.publication import stamped
from imio.mutualisation.deliberation.scdl import COLUMNS
from imio.mutualisation.deliberation.scdl import published_acts
from imio.mutualisation.deliberation.subscribing import ask
from imio.mutualisation.deliberation.subscribing import confirm
from imio.mutualisation.deliberation.subscribing import end
from imio.mutualisation.deliberation.subscription_pages import ASKED
from imio.mutualisation.deliberation.subscription_pages import CONFIRMED
from imio.mutualisation.deliberation.subscription_pages import ENDED
from imio.mutualisation.rules import deadlines
from imio.mutualisation.rules.act_text import read
from imio.mutualisation.rules.deadlines import Deadline
from imio.mutualisation.rules.subscribing import Topic
from imio.mutualisation.rules.typed import day_within
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.clipboard import lines
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from typing import Any
from zope.interface import alsoProvides


LONGEST = 2_000_000  # of what a word processor puts on the clipboard, markup included
# kind: the parameter that holds the day it counts from, its delay, how it counts
KINDS: dict[str, tuple[str, str, Callable[..., Deadline]]] = {
    "supervision": ("received", "supervision", deadlines.due),
    "transmission": ("adopted", "transmission", deadlines.due),
    "convocation": (
        "sitting",
        "convocation",
        lambda sitting, days: Deadline(deadlines.latest_before(sitting, days), ()),
    ),
    "entry_into_force": (
        "published",
        "entry_into_force",
        lambda published, days: Deadline(deadlines.day_after(published, days), ()),
    ),
    "standstill": (
        "sent",
        "standstill",
        lambda sent, days: deadlines.due(sent, days, deadlines.belgian_holidays),
    ),
}


class DeadlineGet(ReadingService):
    """`?kind=supervision&received=2026-02-25&days=40`; without days, the law's."""

    asks = ("kind", "days", *(counted for counted, *_ in KINDS.values()))

    def reply(self) -> dict[str, Any]:
        kind = needed(self.request, "kind")
        if kind not in KINDS:
            known = ", ".join(KINDS)
            raise Refusal(Refused("kind_unknown", {"value": kind, "known": known}))
        name, delay, count = KINDS[kind]
        start = day(self.request, name)
        given_days = given(self.request, "days")
        days = (
            whole(self.request, "days")
            if given_days
            else getattr(legal_numbers(start), delay)
        )
        found = count(start, days)
        if not day_within(found.day):
            raise invalid("days" if given_days else name, given_days or str(start))
        return {"date": found.day.isoformat(), "shifted": shifted(found.shifted)}


class ScdlGet(ReadingService):
    """The published acts: SCDL 2.1.5 as CSV, or the same rows with `?format=json`."""

    asks = ("format",)

    def render(self) -> Any:
        if given(self.request, "format") == "json":
            return super().render()
        response = self.request.response
        return sent_csv(response, "deliberations", COLUMNS, published_acts())

    def reply(self) -> list[dict[str, Any]]:
        return published_acts()


class PrepareDeliberationPost(WritingService):
    """`POST <member>/@prepare-deliberation` with `{"purpose": "join"}`."""

    takes = ("purpose", "assembly")
    creates = True

    def write(self) -> Any | Refused:
        said = named(self.body, "assembly")
        assembly = by_reference("Assembly", said) if said else None
        if said and assembly is None:
            return no_choice(said).about(field="assembly", label="assembly")
        values = {} if assembly is None else {"assembly": uid(assembly)}
        return draft_act(self.context, text(self.body, "purpose"), **values)


class ActModelsGet(ReadingService):
    """`GET <member>/@act-models`: the models, each with the fields that it asks."""

    def reply(self) -> list[dict[str, Any]]:
        return described(self.context)


class ActModelsPost(WritingService):
    """`POST <member>/@act-models` with `{"model": …, "values": {"montant": "12,50"}}`."""

    takes = ("model", "values")
    creates = True

    def write(self) -> Any | Refused:
        values = self.body.get("values") or {}
        if not isinstance(values, dict):
            return Refused("unreadable_body")
        return draft_from(self.context, text(self.body, "model"), values)


class ActTextPost(Service):
    """`POST @act-text` with `{"text": …}` or `{"html": …}`: what stands in which grid of an
    act; nothing is written.
    """

    def reply(self) -> dict[str, Any]:
        body = sent(self.request, "text", "html")
        html = text(body, "html", LONGEST)
        pasted = [text(body, "text", LONGEST), *lines(html)]
        return asdict(read("\n".join(pasted)))


class SubscriptionPost(Service):
    """`POST @subscriptions` with `{"email": …, "authority", "category", "body"}`, of anybody:
    202, and the same answer whatever the address.
    """

    def reply(self) -> dict[str, str]:
        alsoProvides(self.request, IDisableCSRFProtection)
        body = sent(self.request, "email", *Topic._fields)
        topic = Topic(*(text(body, name) for name in Topic._fields))
        ask(text(body, "email"), topic, self.request.getClientAddr())
        self.request.response.setStatus(202)
        return {"message": words(ASKED)}


class SubscriptionConfirmedPost(Service):
    """`POST @confirm-subscription` with `{"secret": …}`, of whoever has the mail."""

    def reply(self) -> dict[str, str]:
        alsoProvides(self.request, IDisableCSRFProtection)
        confirm(text(sent(self.request, "secret"), "secret"))
        self.request.response.setStatus(202)
        return {"message": words(CONFIRMED)}


class SubscriptionEndedPost(Service):
    """`POST @end-subscription` with the `address` and the `mark` of the link in each mail."""

    def reply(self) -> dict[str, str]:
        alsoProvides(self.request, IDisableCSRFProtection)
        body = sent(self.request, "address", "mark")
        end(text(body, "address"), text(body, "mark"))
        self.request.response.setStatus(202)
        return {"message": words(ENDED)}


class SendToCouncilPost(WritingService):
    """`POST <deliberation>/@send-to-council`: the college's decision as a draft."""

    creates = True

    def write(self) -> Any | Refused:
        return bring_before_council(self.context)


class TimestampPost(WritingService):
    """`POST <deliberation>/@timestamp` on a published act."""

    def write(self) -> Any | Refused:
        return stamped(self.context)
