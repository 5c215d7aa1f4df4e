"""The pages of a candidacy, for everybody."""

from functools import cached_property
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.mending import leading
from imio.mutualisation.base.words import words
from imio.mutualisation.partner import candidacy
from imio.mutualisation.partner.messages import CONFIRMED
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
            self.error = leading(self.context, refusal.refused)
            self.request.response.setStatus(refusal.status)
            return None

    def act(self) -> None:
        candidacy.confirm(self.typed("secret"))
