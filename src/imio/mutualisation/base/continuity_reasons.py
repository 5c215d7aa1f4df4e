"""The sentences of continuity, migration and shared documents: see `base.reasons`."""

from collections.abc import Mapping
from imio.mutualisation.i18n import _
from zope.i18nmessageid import Message


CONTINUITY_REASONS: Mapping[str, Message] = {
    "subject_missing": _(
        "reason_subject_missing",
        default="Say what the incident befalls: name a product, a licence or a "
        "contract.",
    ),
    "effective_date_missing": _(
        "reason_effective_date_missing",
        default="Give the day from which nothing is supported any more.",
    ),
    "commitment_unchecked": _(
        "reason_commitment_unchecked",
        default="Say what the provider had promised: no clause, a clause that it "
        "keeps, or one that it breaks.",
    ),
    "commitment_note_missing": _(
        "reason_commitment_note_missing",
        default="Write what the provider had promised, and where: the clause, the "
        "contract, the offer.",
    ),
    "migration_cost_missing": _(
        "reason_migration_cost_missing",
        default="A forced migration costs something: give the yearly cost or the "
        "investment.",
    ),
    "continuity_open": _(
        "reason_continuity_open",
        default="${count} continuity request(s) still wait for an end: conclude, "
        "close or refuse them first.",
    ),
    "package_not_continued": _(
        "reason_package_not_continued",
        default="IMIO does not go on with a package in place of its editor: agree "
        "with the member on a temporary support or a replacement, or refuse "
        "with the reason.",
    ),
    "not_continuity": _(
        "reason_not_continuity",
        default="Only a continuity request is concluded by its roadmap.",
    ),
    "roadmap_missing": _(
        "reason_roadmap_missing",
        default="Draw up the roadmap first: at least one measure.",
    ),
    "roadmap_open": _(
        "reason_roadmap_open",
        default="${count} measure(s) of the roadmap are not done yet: finish them or "
        "take them off first.",
    ),
    "closing_date_missing": _(
        "reason_closing_date_missing",
        default="A migration that is done has a closing date: give the day on which "
        "it ended.",
    ),
    "closing_date_ahead": _(
        "reason_closing_date_ahead",
        default="A migration that is done cannot close on ${on}, which is still to "
        "come: correct the date or the state.",
    ),
    "migration_twice": _(
        "reason_migration_twice",
        default="The same product is left twice: keep one row for each product.",
    ),
    "resource_empty": _(
        "reason_resource_empty",
        default="There is nothing to share yet: write the text, or add the document.",
    ),
    "document_too_large": _(
        "reason_document_too_large",
        default="This document is larger than ${most} MB: reduce it, or share it in "
        "parts.",
    ),
    "reuse_licence_unknown": _(
        "reason_reuse_licence_unknown",
        default="${value} is no SPDX licence: write CC-BY-4.0, CC0-1.0 or EUPL-1.2, "
        "say, or leave it blank.",
    ),
    "no_price_to_come": _(
        "reason_no_price_to_come",
        default="No price list is to come for this product: name a day with `on`, or "
        "enter the list first.",
    ),
    "migration_to_itself": _(
        "reason_migration_to_itself",
        default="A product cannot be left for itself: choose what takes over, or "
        "leave it blank for its successor.",
    ),
    "document_unreadable": _(
        "reason_document_unreadable",
        default="The document cannot be read: send an object with its `data` in "
        "base64, `encoding`, `filename` and `content-type`, or null to take "
        "it away.",
    ),
    "none_missing": _(
        "reason_none_missing",
        default="Each member that this touches has its request: nothing is left to "
        "open.",
    ),
    "expectation_closed": _(
        "reason_expectation_closed",
        default="What is expected is said of a continuity request until IMIO has "
        "begun: write to IMIO.",
    ),
    "ask_unknown": _(
        "reason_ask_unknown",
        default="Choose what you expect of IMIO: one of the three.",
    ),
}
