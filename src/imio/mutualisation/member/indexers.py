"""What the catalogue knows of a member: nothing but its public identity."""

from datetime import date
from imio.mutualisation.base import clock
from imio.mutualisation.base.bce import display
from imio.mutualisation.base.indexers import of_state
from imio.mutualisation.base.tally import Line
from imio.mutualisation.base.tally import MEMBERSHIP
from imio.mutualisation.base.tally import POPULATIONS
from imio.mutualisation.member import facts
from imio.mutualisation.member.schema import IMember
from imio.mutualisation.rules import tariff
from imio.mutualisation.rules.prospecting import SOUGHT
from imio.mutualisation.rules.states import MEMBER_ADMITTED
from plone.indexer import indexer
from typing import Any


@indexer(IMember)
def bce_number(member: IMember) -> str | None:
    """One spelling of the number for all of them."""
    return display(member.bce_number) or None


@indexer(IMember)
def mutualisation_kind(member: IMember) -> str:
    return member.kind


@indexer(IMember)
def inhabitants(member: IMember) -> int | None:
    """The latest population of a commune; the others are priced by what they serve.

    An indexer must not search: the queue that it runs in would start again.
    """
    known = tariff.population_on(facts.populations(member), clock.today())
    return known.inhabitants if known else None


@indexer(IMember)
def population_date(member: IMember) -> date | None:
    """Of which day its latest population is."""
    known = tariff.population_on(facts.populations(member), clock.today())
    return known.reference_date if known else None


@indexer(IMember)
def migrations(member: IMember) -> list[str]:
    """`<UID of the product>:<state>:<closing date, if any>`, one for each."""
    return [facts.migration_text(each) for each in facts.migrations(member.migrations)]


@indexer(IMember)
def tallied(member: IMember) -> tuple[Line, ...]:
    told = [of_state(member)]
    if member.review_state() in MEMBER_ADMITTED and member.admitted_on:
        told.append((MEMBERSHIP, (member.admitted_on, member.left_on or None)))
    known = tariff.population_on(facts.populations(member), clock.today())
    if known and member.kind == "commune" and member.review_state() != "former":
        told.append((POPULATIONS, known.reference_date, known.inhabitants))
    return tuple(told)


@indexer(IMember)
def prospecting(member: IMember) -> tuple[tuple[Any, ...], ...]:
    """How far one has come with a prospect, for those of IMIO; nothing of the others."""
    if member.review_state() != SOUGHT:
        return ()
    told = (
        member.prospect_stage or "",
        member.likelihood or "",
        member.next_contact_on,
    )
    return (told,) if any(told) else ()


@indexer(IMember)
def served(member: IMember) -> list[str]:
    """The NIS codes of the communes it serves; a commune serves itself."""
    own = [member.nis] if member.kind == "commune" and member.nis else []
    return own + list(member.communes_served or ())


@indexer(IMember)
def SearchableText(member: IMember) -> str:
    words = [member.title, member.nis, member.bce_number, *(member.postal_codes or ())]
    return " ".join(word for word in words if word)
