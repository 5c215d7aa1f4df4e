"""The only reader of what the rules of continuity ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from imio.mutualisation.asked.licence import Licence
from imio.mutualisation.asked.product import Product
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.reading import lazily
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.base.settings import figure_due
from imio.mutualisation.base.settings import setting
from imio.mutualisation.continuity.exposure import by_member
from imio.mutualisation.continuity.exposure import Pool
from imio.mutualisation.continuity.exposure import Subject
from imio.mutualisation.continuity.schema import IIncident
from imio.mutualisation.rules.continuity import Exposure
from imio.mutualisation.rules.continuity import IncidentFacts
from imio.mutualisation.rules.continuity import Situation
from imio.mutualisation.rules.continuity import Step
from imio.mutualisation.rules.states import REQUEST_ALIVE
from typing import Any


# IMIO maintains its own products, and those of the two groupings that it took over.
OWN = ("imio", "communesplone", "qualicite")


@read_once
def incident_facts(incident: IIncident) -> IncidentFacts:
    """An incident as its guards take it."""
    return lazily(
        IncidentFacts,
        state=incident.review_state,
        kind=lambda: incident.kind,
        has_subject=lambda: bool(incident.product or incident.licence),
        effective_on=lambda: incident.effective_on,
        commitment=lambda: incident.provider_commitment or "",
        own=lambda: _is_own(incident.product),
        commitment_note=lambda: incident.commitment_note or "",
        migration_cost=lambda: incident.migration_cost,
        investment=lambda: incident.investment,
        open_requests=lambda: len(requests_of(incident, REQUEST_ALIVE)),
    )


def _is_own(product: str | None) -> bool:
    """Whether IMIO maintains what ends itself."""
    ended: Product | None = record("Product", product) if product else None
    return ended is not None and ended.origin in OWN


@dataclass(frozen=True, slots=True)
class Touched:
    """Whom an incident touches: the figures, and what each member pays, by UID."""

    exposure: Exposure
    paid: Mapping[str, Decimal]


def touched(incident: IIncident) -> Touched:
    """Who uses what ends, and who asked not to be left alone with it."""
    pool = Pool()
    subject = subject_of(incident, pool)
    asking = list(pool.asking(incident.product)) if incident.product else []
    paid = by_member([*pool.uses(subject), *asking])
    return Touched(pool.exposed(subject, asking), paid)


def requests_of(incident: IIncident, states: tuple[str, ...]) -> list[Any]:
    """The continuity requests of an incident in some states, whoever asks."""
    return existing("ServiceRequest", incident_uid=uid(incident), review_state=states)


def subject_of(incident: IIncident, pool: Pool) -> Subject:
    """What an incident touches: the product with its contracts, or one contract."""
    if incident.licence:
        licence = pool.of_licence(incident.licence)
        products = frozenset({incident.product} - {None})
        return Subject(products, licence.licences, products)
    return pool.of_product(incident.product) if incident.product else Subject()


def uncovered(incident: IIncident) -> list[str]:
    """The members that an incident touches and that have no request of it, by UID."""
    covered = {row["member"] for row in incident.exposed or () if row["request"]}
    return sorted(touched(incident).paid.keys() - covered)


def to_open(incident: IIncident) -> bool:
    """Whether a request is missing that nothing speaks against."""
    failed = {row["member"] for row in incident.exposed or () if row["problem"]}
    return bool(set(uncovered(incident)) - failed)


def checklist() -> tuple[Step, ...]:
    """The measures that the settings propose until there is a final solution."""
    rows = setting("continuity_checklist") or ()
    return tuple(Step(r["measure"], r["kind"], r["days_before"]) for r in rows)


def horizon() -> int:
    """How many months ahead the radar warns."""
    return figure_due("continuity_horizon")


# --- What the catalogue keeps of a solution, so that the radar wakes none


def kept(solution: Any) -> dict[str, Any]:
    """What is typed of the upkeep of a solution."""
    return {
        "maintainer": solution.maintainer or "",
        "notice": solution.support_notice,
        "providers": solution.providers,
        "source": solution.source_access or "",
        "renews": False,
    }


def product_kept(product: Product) -> dict[str, Any]:
    """The contractors speak where nothing is typed; a free licence opens the source."""
    named = [row["name"] for row in product.contractors or ()]
    own = ("IMIO",) if product.origin in OWN else ()
    known = kept(product)
    return known | {
        "maintainer": known["maintainer"] or ", ".join((*own, *named)),
        "providers": _first(known["providers"], len({*own, *named})),
        "source": known["source"] or ("open" if product.kind == "open_source" else ""),
    }


def licence_kept(licence: Licence) -> dict[str, Any]:
    """The supplier is the one provider where nothing is typed."""
    known = kept(licence)
    return known | {
        "notice": _first(known["notice"], licence.notice_months),
        "providers": _first(known["providers"], 1 if licence.supplier else 0),
        "renews": _goes_on(licence),
    }


def licence_until(licence: Licence) -> date | None:
    """The last day that is typed; else that of a contract that does not go on."""
    return licence.support_until or (None if _goes_on(licence) else licence.end)


def situation(kept: Mapping[str, Any], until: date | None, supplier: str) -> Situation:
    """A solution as the radar takes it; its supplier maintains what nobody else does."""
    return Situation(
        maintainer=kept["maintainer"] or supplier,
        support_until=until,
        notice_months=kept["notice"],
        providers=kept["providers"],
        source=kept["source"],
        renews=kept["renews"],
    )


def _goes_on(licence: Licence) -> bool:
    return licence.renewal != "never" and licence.review_state() != "in_notice"


def _first(typed: int | None, counted: int | None) -> int | None:
    return counted if typed is None else typed
