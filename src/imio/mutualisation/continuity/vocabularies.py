"""What the form of an incident may choose."""

from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.continuity import COMMITMENTS
from imio.mutualisation.rules.continuity import KINDS


KIND_TITLES = {
    "end_of_support": _("incident_end_of_support", default="End of support"),
    "end_of_life": _("incident_end_of_life", default="End of life"),
    "forced_migration": _(
        "incident_forced_migration", default="Imposed paid migration"
    ),
    "broken_commitment": _(
        "incident_broken_commitment", default="Commitment not kept by the provider"
    ),
}
COMMITMENT_TITLES = {
    "none": _("promise_none", default="It had promised nothing"),
    "kept": _("promise_kept", default="It keeps what it had promised"),
    "broken": _("promise_broken", default="It does not keep what it had promised"),
}

incident_kinds = vocabulary({each: KIND_TITLES[each] for each in KINDS})
provider_commitments = vocabulary(
    {each: COMMITMENT_TITLES[each] for each in COMMITMENTS}
)
