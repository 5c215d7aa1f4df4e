"""The small pages of a deliberation: drafts, documents, calendar, linked data."""

from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.ical import show_calendar
from imio.mutualisation.base.pages import show_pdf
from imio.mutualisation.base.reasons import message
from imio.mutualisation.deliberation.document import poster
from imio.mutualisation.deliberation.due import entry
from imio.mutualisation.deliberation.linked_data import as_json_ld
from imio.mutualisation.deliberation.prepare import bring_before_council
from imio.mutualisation.deliberation.prepare import draft_act
from imio.mutualisation.deliberation.publication import extract_for_reader
from imio.mutualisation.deliberation.publication import stamped
from imio.mutualisation.deliberation.views import DeliberationView
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.verdict import Refused
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from typing import Any

import json


class PrepareDeliberation(BrowserView):
    """`@@prepare-deliberation` on a member: a draft, then its form."""

    def __call__(self) -> None:
        CheckAuthenticator(self.request)
        form = self.request.form
        values = {"assembly": form["assembly"]} if form.get("assembly") else {}
        act = or_refuse(draft_act(self.context, form.get("purpose", ""), **values))
        self.request.response.redirect(act.absolute_url())


class SendToCouncil(BrowserView):
    """`@@send-to-council` on the decision of a college."""

    def __call__(self) -> None:
        CheckAuthenticator(self.request)
        act = or_refuse(bring_before_council(self.context))
        self.request.response.redirect(act.absolute_url())


class Timestamp(BrowserView):
    """`@@timestamp` on a published act that has no time-stamp yet."""

    def __call__(self) -> None:
        CheckAuthenticator(self.request)
        act = stamped(self.context)
        if isinstance(act, Refused):
            api.portal.show_message(message(act), self.request, type="error")
        else:
            done = _("message_timestamped", default="The act is time-stamped.")
            api.portal.show_message(done, self.request)
        self.request.response.redirect(self.context.absolute_url())


class Extract(BrowserView):
    """`@@extrait.pdf`."""

    def __call__(self) -> bytes:
        act = self.context
        name = f"{act.number or act.getId()}-extrait"
        return show_pdf(self, name, extract_for_reader(act))


class Poster(BrowserView):
    """`@@affiche.pdf` of a published act, with its QR code."""

    def __call__(self) -> bytes:
        act = self.context
        if act.published_on is None:
            raise Refusal(Refused("not_published"))
        return show_pdf(self, f"{act.number}-affiche", poster(act))


class Deadlines(BrowserView):
    """`@@echeances.ics`: what of the clock of an act is still to be met, for a calendar."""

    def __call__(self) -> bytes:
        act = self.context
        about = (act.title, act.absolute_url())
        return show_calendar(
            self,
            (
                entry(uid(act), each.code, *about, each.day)
                for each in act.milestones()
                if each.met is None and each.day >= clock.today()
            ),
        )


class LinkedData(DeliberationView):
    """`@@besluit.jsonld` of a published act."""

    def __call__(self) -> str:
        if not self.is_public():
            raise Refusal(Refused("not_published"))
        self.request.response.setHeader("Content-Type", "application/ld+json")
        answer: dict[str, Any] = as_json_ld(self.context, self.authority())
        return json.dumps(answer, ensure_ascii=False)
