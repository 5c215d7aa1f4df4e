"""The pages of a candidacy, for everybody, and of an invitation, for IMIO."""

from functools import cached_property
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.words import words
from imio.mutualisation.partner import candidacy
from imio.mutualisation.partner.inviting import invite_said
from imio.mutualisation.partner.inviting import PERSON
from imio.mutualisation.partner.messages import CONFIRMED
from imio.mutualisation.partner.messages import INVITED
from imio.mutualisation.partner.messages import KEPT
from imio.mutualisation.partner.vocabularies import SIZE_TITLES


class OfSection(FormView):
    """A form that ends on the page of the partners."""

    def next_url(self) -> str:
        return f"{self.context.absolute_url()}/{candidacy.SECTION}"


class Candidacy(OfSection):
    """`@@devenir-candidat`: who the company is, and who speaks for it."""

    done = KEPT
    trap = candidacy.TRAP

    def sizes(self) -> list[tuple[str, str]]:
        return [(code, words(title)) for code, title in SIZE_TITLES.items()]

    def size(self) -> str:
        return self.typed("size") or "very_small"

    def act(self) -> None:
        names = (*candidacy.FIELDS, candidacy.TRAP)
        said = {name: self.typed(name) for name in names}
        candidacy.ask(said, self.request.getClientAddr())


class Confirmation(OfSection):
    """`@@confirmer-candidature?secret=`: a mail program that follows links changes nothing."""

    done = CONFIRMED

    @cached_property
    def company(self) -> str | None:
        """The name in the candidacy; none where the link is good no more."""
        try:
            return str(candidacy.waiting_for(self.typed("secret"))["title"])
        except Refusal as refusal:
            self.error = message(refusal.refused)
            self.request.response.setStatus(refusal.status)
            return None

    def act(self) -> None:
        candidacy.confirm(self.typed("secret"))


class Invitation(FormView):
    """`@@inviter`: a person who acts for the partner gets an account."""

    done = INVITED

    def name(self) -> str:
        return self.typed("contact_name") or self.context.contact_name or ""

    def email(self) -> str:
        return self.typed("email") or self.context.email or ""

    def act(self) -> None:
        invite_said(self.context, {name: self.typed(name) for name in PERSON})
