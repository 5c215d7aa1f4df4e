"""What the member form may choose."""

from collections.abc import Iterator
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.terms import naming
from imio.mutualisation.base.terms import of_type
from imio.mutualisation.base.terms import on_demand
from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.membership import KINDS
from imio.mutualisation.rules.migration import STANDINGS
from imio.mutualisation.rules.migration import STATES
from imio.mutualisation.rules.prospecting import STAGES
from operator import attrgetter
from typing import Any
from zope.schema.vocabulary import SimpleTerm


KIND_TITLES = {
    "commune": _("kind_commune", default="Commune"),
    "cpas": _("kind_cpas", default="CPAS"),
    "police_zone": _("kind_police_zone", default="Police zone"),
    "intercommunale": _("kind_intercommunale", default="Intercommunale"),
    "province": _("kind_province", default="Province"),
    "housing_company": _("kind_housing_company", default="Housing company"),
    "rescue_zone": _("kind_rescue_zone", default="Rescue zone"),
    "welfare_association": _(
        "kind_welfare_association", default="Chapter XII association"
    ),
    "municipal_company": _("kind_municipal_company", default="Municipal company"),
}

STANDING_TITLES = {
    "to_do": _("migration_to_do", default="To do"),
    "under_way": _("migration_under_way", default="Under way"),
    "done": _("migration_done", default="Done"),
    "not_followed": _("migration_not_followed", default="Did not follow"),
    "late": _("migration_late", default="Late"),
    "out_of_support": _("migration_out_of_support", default="Out of support"),
}

STAGE_TITLES = {
    "to_contact": _("stage_to_contact", default="To contact"),
    "contacted": _("stage_contacted", default="Contacted"),
    "interested": _("stage_interested", default="Interested"),
    "deciding": _("stage_deciding", default="Its bodies decide"),
    "not_now": _("stage_not_now", default="Not now"),
}

member_kinds = vocabulary({kind: KIND_TITLES[kind] for kind in KINDS})
member_origins = vocabulary(
    {
        "new": _("origin_new", default="New"),
        "communesplone": _("origin_communesplone", default="CommunesPlone"),
        "qualicite": _("origin_qualicite", default="Qualicité"),
    }
)
prospect_stages = vocabulary({stage: STAGE_TITLES[stage] for stage in STAGES})
likelihoods = vocabulary(
    {
        "low": _("likelihood_low", default="Low"),
        "medium": _("likelihood_medium", default="Medium"),
        "high": _("likelihood_high", default="High"),
    }
)
migration_states = vocabulary({state: STANDING_TITLES[state] for state in STATES})
migration_standings = vocabulary(
    {standing: STANDING_TITLES[standing] for standing in STANDINGS}
)
# Not those that have yet to join, nor those that left.
members = of_type("Member", review_state="member")
languages = vocabulary(
    {
        "fr": _("language_fr", default="French"),
        "de": _("language_de", default="German"),
    }
)


@naming("Member", by=attrgetter("nis"))
@on_demand
def communes(context: Any) -> Iterator[SimpleTerm]:
    """All living communes by NIS code; their names are public."""
    brains = existing("Member", mutualisation_kind="commune", sort_on="sortable_title")
    return (
        SimpleTerm(brain.nis, brain.nis, f"{brain.Title} ({brain.nis})")
        for brain in brains
        if brain.nis and brain.review_state != "former"
    )
