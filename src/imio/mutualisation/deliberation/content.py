"""The deliberation type: its guards, one line each."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from collections.abc import Mapping
from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.content import GuardedContainer
from imio.mutualisation.base.fields import worded
from imio.mutualisation.base.journal import stored
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.deliberation import agenda
from imio.mutualisation.deliberation import publication
from imio.mutualisation.deliberation.facts import deliberation_facts
from imio.mutualisation.deliberation.facts import has_opinion_here
from imio.mutualisation.deliberation.facts import named
from imio.mutualisation.deliberation.facts import publisher_known
from imio.mutualisation.deliberation.facts import sitting_state
from imio.mutualisation.deliberation.facts import text_digest
from imio.mutualisation.deliberation.facts import voters
from imio.mutualisation.deliberation.facts import votes
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.deliberation.schema import SHORT_FORMS
from imio.mutualisation.deliberation.validation import validators
from imio.mutualisation.rules import deliberation as rules
from imio.mutualisation.rules import validation
from imio.mutualisation.rules.advice import may_note_opinion
from imio.mutualisation.rules.deliberation import DeliberationFacts
from imio.mutualisation.rules.deliberation import Milestone
from imio.mutualisation.rules.legal import LegalNumbers
from imio.mutualisation.rules.sitting import may_back_to_scheduled
from imio.mutualisation.rules.sitting import may_reschedule
from imio.mutualisation.rules.states import ACT_OPEN
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict
from imio.mutualisation.rules.voting import may_count
from imio.mutualisation.rules.voting import may_name_voters
from plone import api
from typing import Any
from z3c.form.interfaces import NOT_CHANGED
from zope.event import notify
from zope.interface import implementer
from zope.lifecycleevent import ObjectModifiedEvent


@implementer(IDeliberation)
class Deliberation(GuardedContainer):
    """An act and, inside, its annexes."""

    security = ClassSecurityInfo()
    # Neither the number, which comes later, nor the object, which may name somebody.
    short_name = "deliberation"
    forms = SHORT_FORMS
    sitting = None  # or the default of the form would answer for it
    # The sitting (UID) on whose agenda it was put, and its place there: what an edit would
    # change is compared with it, whether or not the edit has written already.
    placed = None
    # What its published extract shows, once that is made: the SHA-256 of its masked texts.
    masked_sha256 = None
    # While an import brings it: it was voted before it came, as it had to be by then.
    came_voted = False
    # Whoever is named in it may be masked later, and was never told in clear then.
    untold = worded(IDeliberation)

    @security.private
    def facts(self) -> DeliberationFacts:
        return deliberation_facts(self)

    @security.private
    def legal(self) -> LegalNumbers:
        """The numbers of the law on the day of the sitting."""
        return legal_numbers(self.sitting_on)

    @security.protected("View")
    def may_propose(self) -> Verdict:
        return validation.may_propose(self.facts().validation)

    @security.protected("View")
    def may_validate(self) -> Verdict:
        mine = api.user.get_current().getId() in self.validators()
        return validation.may_validate(self.facts().validation, mine)

    @security.protected("View")
    def may_send_back(self) -> Verdict:
        return self.may_validate()

    @security.protected("View")
    def may_schedule(self) -> Verdict:
        return rules.may_schedule(self.facts(), clock.today(), self.legal())

    @security.protected("View")
    def may_adopt(self) -> Verdict:
        return rules.may_adopt(self.facts(), clock.today(), self.legal())

    @security.protected("View")
    def may_adopt_amended(self) -> Verdict:
        return rules.may_adopt_amended(self.facts(), clock.today(), self.legal())

    @security.protected("View")
    def may_reject(self) -> Verdict:
        return rules.may_reject(self.facts(), clock.today())

    @security.protected("View")
    def may_postpone(self) -> Verdict:
        return rules.may_postpone(self.facts(), clock.today())

    @security.protected("View")
    def may_reschedule(self) -> Verdict:
        return may_reschedule(sitting_state(self))

    @security.protected("View")
    def may_back_to_scheduled(self) -> Verdict:
        return may_back_to_scheduled(sitting_state(self))

    @security.protected("View")
    def may_remove(self) -> Verdict:
        return rules.may_remove(self.facts(), clock.today())

    @security.protected("View")
    def may_transmit(self) -> Verdict:
        return rules.may_transmit(self.facts(), clock.today())

    @security.protected("View")
    def may_execute(self) -> Verdict:
        return rules.may_execute(self.facts(), clock.today(), self.legal())

    @security.protected("View")
    def may_annul(self) -> Verdict:
        return rules.may_annul(self.facts())

    @security.protected("View")
    def may_publish(self) -> Verdict:
        return first_refusal(
            rules.may_publish(self.facts()),
            require(publisher_known(self), "bce_missing"),
        )

    @security.private
    def may_come(self, sitting: str) -> Verdict:
        """Whether it may come to the agenda of a sitting (UID)."""
        return agenda.may_come(self, sitting)

    @security.private
    def may_be_called(self) -> Verdict:
        """Whether members may be convened for it."""
        return rules.may_be_called(self.facts(), clock.today())

    @security.private
    def come(self, sitting: str) -> None:
        """Put it on that agenda, after the others."""
        agenda.come(self, sitting)

    @security.private
    def voters(self) -> tuple[str, ...] | None:
        """Who sat for it, by name; `None` while nobody noted that."""
        return voters(self)

    @security.private
    def vote_fits(self, present: tuple[str, ...], in_office: int) -> bool:
        """Whether the vote recorded may be that of these members; without one it may."""
        cast = votes(self)
        return cast is None or bool(
            first_refusal(
                may_count(cast, len(present), in_office, bool(self.last_convocation)),
                may_name_voters(named(self), present),
            )
        )

    @security.private
    def extract_for_reader(self) -> bytes:
        """The extract (PDF) as the current user may read it."""
        return publication.extract_for_reader(self)

    @security.private
    def file_for_reader(self, name: str, kept: Any) -> Any:
        """The published extract masks what is masked by now."""
        return publication.published_extract(self) if name == "extract" else kept

    @security.private
    def pending_advice(self) -> list[date]:
        """The last days of what is obligatory and may still be given."""
        today = clock.today()
        return [until for _name, until in self.facts().pending_advice if today <= until]

    @security.private
    def validators(self) -> tuple[str, ...]:
        """Who validates it now: ids of users."""
        return validators(self)

    @security.private
    def text_digest(self) -> str:
        """The SHA-256 of what is decided: an advice is given on one text."""
        return text_digest(self)

    @security.private
    def document_to_sign(self) -> tuple[str, bytes]:
        """The extract that is signed, whole, and the name of its file."""
        return publication.extract_to_sign(self)

    @security.private
    def may_note_opinion(self, said: Mapping[str, Any]) -> Verdict:
        """Whether the opinion of the financial director may be noted so by hand."""
        was = stored(self)
        changes = was is not None and any(
            was.get(name) != value
            for name, value in said.items()
            if value is not NOT_CHANGED
        )
        return may_note_opinion(changes, has_opinion_here(self))

    @security.private
    def take_opinion(self, values: Mapping[str, Any]) -> None:
        """Keep what the financial director was asked and answered, while it is open."""
        if self.review_state() in ACT_OPEN:
            for name, value in values.items():
                setattr(self, name, value)
            notify(ObjectModifiedEvent(self))

    @security.private
    def milestones(self) -> tuple[Milestone, ...]:
        """The dates that the law sets for this act."""
        return rules.milestones(
            self.facts(),
            self.legal(),
            self.published_on,
            self.publish_on,
            self.takes_effect_on,
        )

    @security.private
    def note_next_deadline(self) -> None:
        """Keep what is due next, so that queues can ask the catalogue.

        The caller reindexes.
        """
        due = rules.next_deadline(self.facts(), self.legal(), self.publish_on)
        self.next_deadline = due.day if due else None
        self.next_deadline_kind = due.code if due else None

    @security.private
    def due_step(self, today: date) -> str | None:
        """The transition that the passing of time alone brings about."""
        return rules.due_step(self.facts(), today, self.legal(), self.publish_on)

    @security.private
    def holds_number(self) -> bool:
        """A draft has no number yet."""
        return bool(self.number)


InitializeClass(Deliberation)
