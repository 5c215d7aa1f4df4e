"""The request type: its guards, one line each."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from collections.abc import Mapping
from imio.mutualisation.annex.schema import IAnnex
from imio.mutualisation.asked.quote import Quote
from imio.mutualisation.base import clock
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.base.localroles import sees_now
from imio.mutualisation.interfaces import ITalked
from imio.mutualisation.request import calls
from imio.mutualisation.request import ordering
from imio.mutualisation.request.acceptance import recap
from imio.mutualisation.request.discrepancies import waits
from imio.mutualisation.request.facts import present_call
from imio.mutualisation.request.facts import request_facts
from imio.mutualisation.request.facts import scope
from imio.mutualisation.request.messages import PARTINGS
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.rules import cascade
from imio.mutualisation.rules import request as rules
from imio.mutualisation.rules.quoting import Scope
from imio.mutualisation.rules.routing import PARTNER
from imio.mutualisation.rules.verdict import Verdict
from typing import Any
from zope.i18nmessageid import Message
from zope.interface import implementer


@implementer(IServiceRequest, ITalked)
class ServiceRequest(GuardedContainer):
    """A request of a member and, inside, its quotes."""

    security = ClassSecurityInfo()
    product = None  # or the default of the form would answer for it
    # The tender and lot that the calls were made for.
    drawn_on = None
    # What a quote rests on, and the work that was planned and done.
    followed = ("kind", "product", "estimated_days", "route", "route_reason", "plan")

    @security.private
    def what_comes_next(self, language: str = "") -> str:
        """What the mail of a step says of whose turn it is."""
        return " ".join(each["message"] for each in waits(self, language))

    @security.protected("View")
    def may_submit(self) -> Verdict:
        return rules.may_submit(request_facts(self))

    @security.protected("View")
    def may_quote(self) -> Verdict:
        return rules.may_quote(request_facts(self))

    @security.protected("View")
    def may_implement(self) -> Verdict:
        return rules.may_implement(request_facts(self))

    @security.protected("View")
    def may_sign_acceptance(self) -> Verdict:
        return rules.may_sign_acceptance(request_facts(self))

    @security.protected("View")
    def may_support(self) -> Verdict:
        return rules.may_support(request_facts(self))

    @security.protected("View")
    def may_close(self) -> Verdict:
        return rules.may_close(request_facts(self))

    @security.protected("View")
    def may_conclude(self) -> Verdict:
        return rules.may_conclude(request_facts(self))

    @security.protected("View")
    def may_refuse(self) -> Verdict:
        return rules.may_refuse(request_facts(self))

    @security.protected("View")
    def may_withdraw(self) -> Verdict:
        return rules.may_withdraw(request_facts(self))

    @security.protected("View")
    def may_hold(self) -> Verdict:
        return rules.may_hold(request_facts(self))

    @security.protected("View")
    def may_resume_request(self) -> Verdict:
        return rules.may_resume(request_facts(self), "request")

    @security.protected("View")
    def may_resume_quote(self) -> Verdict:
        return rules.may_resume(request_facts(self), "quote")

    @security.protected("View")
    def may_resume_implementation(self) -> Verdict:
        return rules.may_resume(request_facts(self), "implementation")

    @security.protected("View")
    def may_offer(self) -> Verdict:
        return calls.may_offer(self, request_facts(self).route)

    @security.protected("View")
    def may_accept_call(self) -> Verdict:
        return calls.may_accept(self)

    @security.protected("View")
    def may_refuse_call(self) -> Verdict:
        return calls.may_answer(self)

    @security.protected("View")
    def may_declare_conflict(self) -> Verdict:
        return calls.may_answer(self)

    @security.protected("View")
    def may_record_silence(self) -> Verdict:
        return calls.may_record_silence(self)

    @security.private
    def may_say(self, step: str, given: Mapping[str, Any]) -> Verdict:
        """Refused: as `rules.may_hold_until`."""
        if step != "hold":
            return super().may_say(step, given)
        return rules.may_hold_until(given["hold_until"], clock.today())

    @security.private
    def commitment(self, step: str) -> list[str]:
        """What is accepted, as the signatory must have read it; who is asked, for what."""
        return recap(self) if step == "sign_acceptance" else calls.asked(self, step)

    @security.private
    def said_after(self, step: str) -> Message:
        """To a partner that does not take the work: it sees the request no more."""
        done: Message = super().said_after(step)
        return done if sees_now(self) else PARTINGS.get(step, done)

    @security.private
    def quotes(self) -> list[Any]:
        """Its quotes, whoever issues them; documents lie beside them."""
        return [each for each in self.objectValues() if not IAnnex.providedBy(each)]

    @security.private
    def called_partner(self) -> str | None:
        """The UID of the partner that is asked or has accepted."""
        call = present_call(self)
        return call.partner if call else None

    @security.private
    def partner_accepted(self) -> bool:
        """Whether a partner does the work."""
        call = present_call(self)
        return call is not None and call.answer == cascade.ACCEPTED

    @security.private
    def routed_to_partner(self) -> bool:
        """Whether a partner does the work, by the day rule or by choice."""
        return request_facts(self).route == PARTNER

    @security.private
    def may_take(self, quote: Quote) -> Verdict:
        """Whether the lot it draws on has room for a quote."""
        return ordering.may_take(self, quote)

    @security.private
    def drop_order(self, quote: Quote) -> None:
        """A quote that another one took the place of counts no more."""
        ordering.drop_order(self, quote)

    @security.private
    def keep_orders(self) -> None:
        """Count what is signed against the maximum of the lot it draws on."""
        ordering.keep_orders(self)

    @security.private
    def scope(self) -> Scope:
        """What a quote of today would be made for."""
        return scope(self)

    @property
    def short_name(self) -> str:
        """`mut-2026-00042`: its thread."""
        return self.thread

    @security.private
    def holds_number(self) -> bool:
        """A thread is numbered from its birth."""
        return bool(self.thread)


InitializeClass(ServiceRequest)
