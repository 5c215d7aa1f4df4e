"""Why something is refused: what `rules/advice.py` decides."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "director_twice": Reason(
        _(
            "reason_director_twice",
            default="An authority has one financial director: keep one line of that kind.",
        ),
        400,
    ),
    "adviser_twice": Reason(
        _(
            "reason_adviser_twice",
            default="${service} is there twice: keep one line, with all its people.",
        ),
        400,
    ),
    "adviser_missing": Reason(
        _(
            "reason_adviser_missing",
            default="Nobody is named for ${service}: give a login or an e-mail address.",
        ),
        400,
    ),
    "adviser_unknown": Reason(
        _(
            "reason_adviser_unknown",
            default="${name} does not act for this authority: give the login or the e-mail "
            "address of somebody who does.",
        ),
        400,
    ),
    "urgency_reason_missing": Reason(
        _("reason_urgency_reason_missing", default="Say why it is urgent."), 400
    ),
    "extension_not_director": Reason(
        _(
            "reason_extension_not_director",
            default="The law extends the delay of the financial director alone.",
        ),
        elsewhere=True,
    ),
    "extension_not_urgent": Reason(
        _(
            "reason_extension_not_urgent",
            default="The delay was shortened by urgency: it is not extended.",
        ),
        elsewhere=True,
    ),
    "extension_asked": Reason(
        _(
            "reason_extension_asked",
            default="More time was asked for already: whose act it is decides.",
        ),
        elsewhere=True,
    ),
    "extension_own": Reason(
        _(
            "reason_extension_own",
            default="Who gives the advice does not grant more time for it: somebody else of "
            "the authority decides.",
        ),
        403,
    ),
    "extension_not_asked": Reason(
        _(
            "reason_extension_not_asked",
            default="The financial director has not asked for more time: the director does so "
            "first, with the reason.",
        ),
        elsewhere=True,
    ),
    "extension_twice": Reason(
        _(
            "reason_extension_twice",
            default="The delay was extended already: the law lets that happen once.",
        )
    ),
    "extension_unasked": Reason(
        _(
            "reason_extension_unasked",
            default="Say on which day the financial director was asked: the delay that is "
            "extended counts from there.",
        ),
        400,
    ),
    "extension_late": Reason(
        _(
            "reason_extension_late",
            default="The delay ended on ${on}: it is extended before that, or not at all.",
        ),
        400,
    ),
    "extension_reason_missing": Reason(
        _(
            "reason_extension_reason_missing",
            default="Say why the financial director asked for more time.",
        ),
        400,
    ),
    "advice_delay_passed": Reason(
        _(
            "reason_advice_delay_passed",
            default="The delay ended on ${on}: the advice is passed over.",
        )
    ),
    "advice_act_decided": Reason(
        _(
            "reason_advice_act_decided",
            default="The act was voted meanwhile: nobody waits for the advice any more.",
        )
    ),
    "advice_sense_missing": Reason(
        _("reason_advice_sense_missing", default="Choose what the advice is.")
    ),
    "advice_awaited": Reason(
        _(
            "reason_advice_awaited",
            default="${service} was asked already and has not answered: wait, or withdraw "
            "what was asked first.",
        )
    ),
    "opinion_of_advice": Reason(
        _(
            "reason_opinion_of_advice",
            default="The financial director was asked on the page of the act, and alone "
            "writes the opinion: leave these fields as they are.",
        ),
        400,
    ),
    "advice_text_missing": Reason(
        _(
            "reason_advice_text_missing",
            default="Remarks and an unfavourable advice have a text: write it.",
        )
    ),
    "advice_delay_running": Reason(
        _(
            "reason_advice_delay_running",
            default="The advice may still be given until ${until}.",
        )
    ),
    "advice_pending": Reason(
        _(
            "reason_advice_pending",
            default="The advice of ${service} is obligatory and not given yet: it has until "
            "${until}.",
        )
    ),
    "financial_opinion_missing": Reason(
        _(
            "reason_financial_opinion_missing",
            default="Above ${threshold} € excl. VAT the financial director is asked for an "
            "opinion (CDLD, L1124-40): ask for it.",
        )
    ),
    "financial_opinion_exceeded": Reason(
        _(
            "reason_financial_opinion_exceeded",
            default="The financial director was asked about ${amount} € excl. VAT, and the act "
            "costs more: ask for the opinion again (CDLD, L1124-40).",
        )
    ),
    "financial_opinion_pending": Reason(
        _(
            "reason_financial_opinion_pending",
            default="The financial director has until ${until} to give the opinion (CDLD, "
            "L1124-40).",
        )
    ),
}
