"""The words of the radar and of an incident."""

from collections.abc import Mapping
from imio.mutualisation.i18n import _
from zope.i18nmessageid import Message


LEVELS: Mapping[str, Message] = {
    "ended": _("level_ended", default="Out of support"),
    "near": _("level_near", default="Ends soon"),
    "later": _("level_later", default="Ends later"),
    "unknown": _("level_unknown", default="No end known"),
    "renewing": _("level_renewing", default="Goes on"),
}
RISKS: Mapping[str, Message] = {
    "support_ended": _("risk_support_ended", default="Its support has ended."),
    "support_ends_soon": _("risk_support_ends_soon", default="Its support ends soon."),
    "notice_passed": _(
        "risk_notice_passed",
        default="It is too late for the notice: call the provider.",
    ),
    "no_end_known": _(
        "risk_no_end_known", default="Nobody knows when its support ends: ask."
    ),
    "maintainer_unknown": _(
        "risk_maintainer_unknown", default="Nobody knows who maintains it: ask."
    ),
    "no_provider": _("risk_no_provider", default="No provider can maintain it."),
    "single_provider": _(
        "risk_single_provider", default="A single provider can maintain it."
    ),
    "source_out_of_reach": _(
        "risk_source_out_of_reach", default="Its source code is out of reach."
    ),
    "source_unknown": _(
        "risk_source_unknown", default="Nobody knows where its source code is: ask."
    ),
}
STEPS: Mapping[str, Message] = {
    "draft": _("incident_step_draft", default="Assessment"),
    "declared": _("incident_step_declared", default="Declared, requests open"),
    "settled": _("incident_step_settled", default="Settled"),
}
NEXT_STEPS: Mapping[str, Message] = {
    "draft": _(
        "incident_next_draft",
        default="IMIO completes the facts and looks up what the provider had promised, "
        "then declares the incident: each member it touches gets a request of "
        "continuity with its roadmap.",
    ),
    "declared": _(
        "incident_next_declared",
        default="IMIO and each member follow the roadmap; the incident is settled once "
        "the last request has ended.",
    ),
    "settled": _("incident_next_settled", default="This incident is settled."),
    "dismissed": _("incident_next_dismissed", default="This incident was set aside."),
}
