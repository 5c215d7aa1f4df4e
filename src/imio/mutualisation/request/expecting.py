"""What a member expects of IMIO in a continuity request, also once it is sent.

IMIO opens most of these requests: their member says then what it could not say before.
"""

from Acquisition import aq_parent
from collections.abc import Mapping
from imio.mutualisation.base import typed
from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.acting import member_for
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.forms import Shown
from imio.mutualisation.base.forms import ticked
from imio.mutualisation.base.localroles import owners_of_current_user
from imio.mutualisation.base.waits import note
from imio.mutualisation.base.words import words
from imio.mutualisation.base.writing import WritingService
from imio.mutualisation.i18n import _
from imio.mutualisation.request.facts import request_facts
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.request.vocabularies import ASK_TITLES
from imio.mutualisation.rules import request as rules
from imio.mutualisation.rules.continuity import ASKS
from imio.mutualisation.rules.verdict import require
from typing import Any
from zope.schema import getFields


def may_speak(request: IServiceRequest) -> bool:
    """Whether the current user speaks for the member of a request that is open to it."""
    own = uid(aq_parent(request)) in owners_of_current_user()
    return (own or is_staff()) and bool(rules.may_expect(request_facts(request)))


def expect(request: IServiceRequest, said: Mapping[str, Any]) -> None:
    """Keep what the member expects: `asks`, and whether it is `custom_work`.

    Raises `Refusal`: `not_your_member`, `expectation_closed`, `ask_unknown`,
    `yes_no_invalid`.
    """
    member_for(uid(aq_parent(request)))
    or_refuse(rules.may_expect(request_facts(request)))
    asks = typed.text(said, "asks")
    or_refuse(require(asks in ASKS, "ask_unknown"))
    request.asks, request.custom_work = asks, typed.flag(said, "custom_work")
    note(request)


class Expectations(FormView):
    """`@@attentes`: three things one may expect, and whether it is custom work."""

    done = _("message_expectation", default="IMIO reads what you expect.")

    def editing(self) -> dict[str, Shown]:
        asks = self.context.asks or ""
        label, said = (
            words(getFields(IServiceRequest)["asks"].title),
            dict(self.asks()).get(asks, ""),
        )
        custom = words(getFields(IServiceRequest)["custom_work"].title)
        return {
            "asks": Shown(label, asks, [said]),
            "custom_work": ticked(custom, self.context.custom_work),
        }

    def asks(self) -> list[tuple[str, str]]:
        return [(code, words(ASK_TITLES[code])) for code in ASKS]

    def chosen(self) -> str | None:
        return self.typed("asks") or self.context.asks

    def custom_work(self) -> bool:
        if self.request.method == "POST":
            return bool(self.typed("custom_work"))
        return bool(self.context.custom_work)

    def act(self) -> None:
        ticked = bool(self.typed("custom_work"))
        expect(self.context, {"asks": self.typed("asks"), "custom_work": ticked})


class ExpectationsPost(WritingService):
    """`POST <request>/@expectations` with `{"asks": …, "custom_work": true}`."""

    takes = ("asks", "custom_work")

    def write(self) -> Any:
        expect(self.context, self.body)
        return self.context
