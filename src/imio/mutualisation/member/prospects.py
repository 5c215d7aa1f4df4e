"""`@@prospects` and `@prospects`: who may still join, for those of IMIO alone.

What is known of them stands in an index of which no column and no search speaks.
"""

from collections.abc import Iterable
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base import facets
from imio.mutualisation.base.batched import batched
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.listing import Facet
from imio.mutualisation.base.listing import Listing
from imio.mutualisation.base.listing import Option
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.spreadsheet import Cell
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.membership import KINDS
from imio.mutualisation.rules.prospecting import in_order
from imio.mutualisation.rules.prospecting import Prospect
from imio.mutualisation.rules.prospecting import SOUGHT
from imio.mutualisation.rules.prospecting import STAGES
from plone import api
from plone.base.batch import Batch
from typing import Any


INDEX = "prospecting"
LATE = _("badge_late", default="late")
STAGE_UNSAID = _("stage_unsaid", default="Not said")
UNSAID = "none"  # the stage that is asked for of those of whom nobody has said one
KIND, STAGE, LIKELIHOOD = (
    f"imio.mutualisation.{name}"
    for name in ("member_kinds", "prospect_stages", "likelihoods")
)


def prospects() -> list[Prospect]:
    """All that this person may see, whom to call first on top."""
    brains = found("Member", review_state=SOUGHT, sort_on="sortable_title")
    told = api.portal.get_tool("portal_catalog")._catalog.getIndex(INDEX).told
    silent = (("", "", None),)
    return in_order(
        Prospect(each, *told.get(each.getRID(), silent)[0]) for each in brains
    )


def narrowed(
    known: Iterable[Prospect], kind: str, stage: str, province: str
) -> list[Prospect]:
    """Those of a kind, at a stage, in a province; empty for all."""
    return [
        each
        for each in known
        if kind in ("", each.brain.mutualisation_kind)
        and stage in ("", each.stage or UNSAID)
        and province in ("", each.brain.province)
    ]


class Prospects(Listing):
    """`@@prospects` on the section of the members."""

    filters = ("kind", "stage", "province")
    none = _(
        "prospects_empty",
        default="No prospect answers: widen the filter, or bring in a table of members.",
    )
    at_hand = True
    headed = "label_name"
    dated = "label_next_contact"
    columns = (
        _("label_name", default="Name"),
        _("label_member_kind", default="Kind"),
        _("label_province", default="Province"),
        _("label_prospect_stage", default="Stage"),
        _("label_likelihood", default="Likelihood"),
        _("label_next_contact", default="Next contact"),
    )

    def address(self) -> str:
        return f"{super().address()}/@@prospects"

    @cached_property
    def known(self) -> list[Prospect]:
        return prospects()

    @cached_property
    def listed(self) -> Batch:
        asked = (self.asked(name) for name in self.filters)
        return self.batch(self.in_order(narrowed(self.known, *asked)))

    def url_of(self, line: Prospect) -> str:
        return str(line.brain.getURL())

    def cells(self, line: Prospect) -> tuple[Cell, ...]:
        return (
            line.brain.Title,
            self.kind(line.brain.mutualisation_kind),
            line.brain.province,
            self.stage(line.stage),
            self.likelihood(line.likelihood),
            line.next_contact,
        )

    def kind(self, kind: str) -> str:
        return title_of(KIND, kind)

    def stage(self, stage: str) -> str:
        return title_of(STAGE, stage or None)

    def likelihood(self, likelihood: str) -> str:
        return title_of(LIKELIHOOD, likelihood or None)

    def is_late(self, line: Prospect) -> bool:
        return line.next_contact is not None and line.next_contact < clock.today()

    def notes(self, line: Prospect) -> dict[str, str]:
        return {"label_next_contact": words(LATE)} if self.is_late(line) else {}

    def record_of(self, line: Prospect) -> Any:
        return line.brain

    def facets(self) -> list[Facet]:
        kinds = tuple(Option(kind, self.kind(kind)) for kind in KINDS)
        stages = tuple(Option(stage, self.stage(stage)) for stage in STAGES)
        stages += (Option(UNSAID, words(STAGE_UNSAID)),)
        _name, kind, _province, stage, *_others = self.columns
        return facets.known(
            Facet("kind", kind, kinds, self.asked("kind")),
            Facet("stage", stage, stages, self.asked("stage")),
            facets.provinces(self, (each.brain for each in self.known)),
        )


class ProspectsGet(ReadingService):
    """`GET @prospects`: the same, `kind`, `stage` and `province` narrow it."""

    asks = ("kind", "stage", "province", "b_start", "b_size")

    def reply(self) -> dict[str, Any]:
        asked = (given(self.request, name) for name in self.asks[:3])
        return batched(self.request, narrowed(prospects(), *asked), _items)


def _items(lines: Iterable[Prospect]) -> Iterable[dict[str, Any]]:
    return map(_as_json, lines)


def _as_json(line: Prospect) -> dict[str, Any]:
    on = line.next_contact
    return {
        "@id": line.brain.getURL(),
        "title": line.brain.Title,
        "kind": line.brain.mutualisation_kind,
        "province": line.brain.province,
        "prospect_stage": line.stage or None,
        "likelihood": line.likelihood or None,
        "next_contact_on": on and on.isoformat(),
    }
