"""The page of a deliberation: its text, its clock, what comes next."""

from Acquisition import aq_parent
from functools import cached_property
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.creation import may_create
from imio.mutualisation.base.formats import day
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.mending import leading
from imio.mutualisation.base.pages import AnnexedView
from imio.mutualisation.base.roster import advising_services
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.titles import state_title
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.deliberation.document import vote
from imio.mutualisation.deliberation.facts import point_titles
from imio.mutualisation.deliberation.facts import public_annexes
from imio.mutualisation.deliberation.forms import FORMS
from imio.mutualisation.deliberation.masking import hide
from imio.mutualisation.deliberation.masking import may_read_all
from imio.mutualisation.deliberation.masking import texts
from imio.mutualisation.deliberation.messages import MILESTONES
from imio.mutualisation.deliberation.messages import moved
from imio.mutualisation.deliberation.messages import NEXT_STEPS
from imio.mutualisation.deliberation.prepare import may_bring
from imio.mutualisation.deliberation.publication import masks_as_sealed
from imio.mutualisation.i18n import _
from imio.mutualisation.member.schema import IMember
from imio.mutualisation.rules import deliberation as rules
from imio.mutualisation.rules.act_text import blocks
from imio.mutualisation.rules.assembly import point_key
from imio.mutualisation.rules.drafting import announcing
from imio.mutualisation.rules.states import ACT_COURSE
from imio.mutualisation.rules.states import ACT_PLANNED
from imio.mutualisation.rules.states import ACT_PUBLIC
from imio.mutualisation.rules.supervision import must_transmit
from plone import api
from Products.CMFPlone.browser.navigation import PhysicalNavigationBreadcrumbs
from typing import Any
from zExceptions import Unauthorized


# The section with the list of all acts.
ACTS = "deliberations"
VOCABULARIES = {
    "body": "bodies",
    "purpose": "purposes",
    "privacy": "privacies",
    "vote_mode": "vote_modes",
    "supervision_kind": "supervision_kinds",
    "outcome": "supervision_outcomes",
    "financial_opinion": "opinions",
}


class DeliberationView(AnnexedView):
    """The template only places what is read here once."""

    day = staticmethod(day)
    euros = staticmethod(euros)
    long_day = staticmethod(long_day)

    def said(self, name: str) -> str:
        """The title of what was chosen in a field."""
        vocabulary = f"imio.mutualisation.{VOCABULARIES[name]}"
        return title_of(vocabulary, getattr(self.context, name), self.context)

    def authority(self) -> str:
        """Whose act it is."""
        owner = aq_parent(self.context)
        return owner.title if IMember.providedBy(owner) else setting("own_name")

    def authority_url(self) -> str | None:
        """The page of the member, for those who may see it."""
        owner = aq_parent(self.context)
        seen = api.user.has_permission("View", obj=owner)
        return owner.absolute_url() if seen else None

    @cached_property
    def reads_all(self) -> bool:
        """Whether this person reads the masked passages and the history."""
        return may_read_all(self.context)

    def parts(self) -> tuple[str, str]:
        """What comes first: the clock for those who act, the text for those who read."""
        return ("clock", "act") if self.reads_all else ("act", "clock")

    @cached_property
    def _point_titles(self) -> dict[str, str]:
        return point_titles(self.context)

    def point_title(self, row: dict[str, Any]) -> str:
        """The point of an assembly that a row of votes is about."""
        return self._point_titles.get(point_key(row["point"]), row["point"])

    def texts(self, name: str) -> list[str]:
        return texts(self.context, name, masked=not self.reads_all)

    announcing = staticmethod(announcing)
    blocks = staticmethod(blocks)

    def forms(self) -> list[dict[str, Any]]:
        """The short forms in which this person may still write something."""
        return [
            {"name": name, "title": form.title}
            for name, form in FORMS.items()
            if api.user.has_permission(form.right, obj=self.context) and self.may_edit()
        ]

    def next_step(self) -> str:
        act = self.context
        state = act.review_state()
        if state == "adopted" and must_transmit(act.supervision_kind):
            state = "adopted_transmit"
        elif state == "in_supervision" and act.received_on is None:
            state = "in_supervision_receipt"
        elif state == "in_supervision" and act.may_execute():
            state = "in_supervision_passed"
        elif state == "executory" and rules.is_closed(act.privacy):
            state = "closed"
        return NEXT_STEPS[state]

    def opens_nothing(self) -> str:
        """Why the act, as it stands, will not open what it is about."""
        verdict = rules.may_open(self.context.facts())
        is_course = self.context.review_state() in ACT_COURSE
        if verdict or not is_course or self.context.purpose not in rules.OPENING:
            return ""
        unvoted = verdict.reason == "act_not_voted"
        is_ahead = self.context.review_state() in ACT_PLANNED
        return "" if unvoted and is_ahead else leading(self.context, verdict)

    @cached_property
    def milestones(self) -> list[dict[str, Any]]:
        """The clock: what, until when, whether it was met, why a day moved."""
        return [
            {
                "title": MILESTONES[each.code],
                "day": long_day(each.day),
                "met": {True: "met", False: "late", None: "open"}[each.met],
                "moved": moved(each.shifted),
            }
            for each in self.context.milestones()
        ]

    def vote(self) -> str | None:
        """The vote sentence, once the votes are recorded."""
        return vote(self.context)

    def request_brain(self) -> Any | None:
        """The request whose thread the act names, if this person may see it."""
        thread = self.context.thread
        brains = found("ServiceRequest", thread=thread) if thread else ()
        return brains[0] if brains else None

    def sitting_brain(self) -> Any | None:
        uid = self.context.sitting
        brains = found("Sitting", UID=uid) if uid else ()
        return brains[0] if brains else None

    def origin_brain(self) -> Any | None:
        """The act of another body that this one was drawn from."""
        uid = self.context.origin_uid
        brains = found("Deliberation", UID=uid) if uid else ()
        return brains[0] if brains else None

    def voted_with(self) -> str | None:
        uid = self.context.voted_with
        brains = existing("Deliberation", UID=uid) if uid and self.reads_all else ()
        return brains[0].Title if brains else None

    def has_facts(self) -> bool:
        """Whether anything is known besides the text."""
        names = (
            "sitting_on",
            "convened_on",
            "members_in_office",
            "budget_article",
            "financial_impact",
            "financial_opinion",
            "financial_opinion_extended_on",
            "origin_uid",
            "external_id",
        )
        known = any(getattr(self.context, name) for name in names)
        return known or self.request_brain() is not None

    @cached_property
    def followups(self) -> list[dict[str, Any]]:
        """What is to be done about the act, and what was done, for its people."""
        here = {"path": path(self.context), "sort_on": "next_deadline"}
        return [
            {
                "title": brain.Title,
                "url": brain.getURL(),
                "who": brain.assignee,
                "until": day(brain.next_deadline),
                "state": state_title("Followup", brain.review_state),
            }
            for brain in (found("Followup", **here) if self.reads_all else ())
        ]

    def levels(self) -> list[dict[str, Any]]:
        """The levels of validation, and who has validated the text as it is."""
        facts = self.context.facts().validation
        said = {row["level"]: row for row in self.context.validations or ()}
        return [
            {
                "title": level,
                "done": place < facts.done,
                "who": said[level]["name"] if place < facts.done else "",
            }
            for place, level in enumerate(facts.levels if self.reads_all else ())
        ]

    @cached_property
    def advice(self) -> list[dict[str, Any]]:
        """What services were asked and said, for the people of the act."""
        here = {"path": path(self.context), "sort_on": "created"}
        now = self.context.text_digest() if self.reads_all else ""
        return [
            {
                "title": brain.service,
                "url": brain.getURL(),
                "state": state_title("Advice", brain.review_state),
                "sense": title_of(
                    "imio.mutualisation.advice_senses", brain.sense_given
                ),
                "obligatory": bool(brain.obligatory),
                "until": day(brain.next_deadline),
                "outdated": bool(brain.act_sha256) and brain.act_sha256 != now,
            }
            for brain in (found("Advice", **here) if self.reads_all else ())
        ]

    def may_ask_advice(self) -> bool:
        """Where the authority names somebody who gives some."""
        may = self.reads_all and may_create(self.context, "Advice")
        return may and bool(advising_services(aq_parent(self.context)))

    def may_add_followup(self) -> bool:
        return self.reads_all and may_create(self.context, "Followup")

    @cached_property
    def tells_seal(self) -> bool:
        """Whether who reads the page is given the extract that was sealed."""
        act = self.context
        is_given = self.reads_all or masks_as_sealed(act)
        return act.extract is not None and is_given

    def is_public(self) -> bool:
        return self.context.review_state() in ACT_PUBLIC

    def may_timestamp(self) -> bool:
        """Whether the published act still waits for its time-stamp."""
        act = self.context
        waiting = act.extract is not None and act.timestamp_token is None
        staff = api.user.has_permission("imio.mutualisation: Manage Records")
        return bool(waiting and staff and setting("timestamp_url"))

    def may_send_to_council(self) -> bool:
        """A college may bring its decision before the council."""
        act = self.context
        return bool(may_bring(act)) and may_create(aq_parent(act), "Deliberation")


class MemberCrumbs(PhysicalNavigationBreadcrumbs):
    """The way to an act of an authority whose page is not public: the list of its acts."""

    def customize_entry(self, entry: dict[str, str], context: Any = None) -> None:
        if not api.user.has_permission("View", obj=context):
            acts = f"{api.portal.get().absolute_url()}/{ACTS}"
            entry["absolute_url"] = f"{acts}?authority={context.getId()}"


class PublicPreview(FormView, DeliberationView):
    """`@@apercu-public`: what the public will read, before it is published; what is chosen in
    the text there is masked from then on.
    """

    done = _("message_masked", default="The passage is masked.")
    reads_all = False

    def may_mask(self) -> bool:
        return self.may_edit()

    def act(self) -> None:
        """Raises `Refusal`: as `hide`; `Unauthorized`."""
        if not self.may_mask():
            raise Unauthorized
        hide(self.context, self.typed("passage"))

    def next_url(self) -> str:
        return f"{self.context.absolute_url()}/@@apercu-public"

    def annexes(self) -> list[Any]:
        return [each for each in super().annexes() if not each.getObject().confidential]

    def properties(self) -> list[dict[str, str]]:
        """What the files that the public is given say of themselves."""
        public = public_annexes(self.context)
        return [
            {"name": each.file.filename, "said": " ; ".join(said)}
            for each in public
            if (said := each.properties())
        ]

    def forms(self) -> list[dict[str, Any]]:
        return []

    def may_add_annex(self) -> bool:
        return False
