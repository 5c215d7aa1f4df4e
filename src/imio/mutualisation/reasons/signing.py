"""Why something is refused: what `rules/signing.py` decides, and what a signed PDF is not."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "signers_missing": Reason(
        _("reason_signers_missing", default="Say who signs, in their order."), 400
    ),
    "signer_twice": Reason(
        _("reason_signer_twice", default="${name} signs twice: keep one line."), 400
    ),
    "signer_unknown": Reason(
        _(
            "reason_signer_unknown",
            default="${name} does not act for this authority: give the login of somebody "
            "who does.",
        ),
        400,
    ),
    "signing_open": Reason(
        _(
            "reason_signing_open",
            default="A session of signature is open: it ends first.",
        )
    ),
    "signing_until_past": Reason(
        _(
            "reason_signing_until_past",
            default="${until} is past: choose a day until which they may sign.",
        ),
        400,
    ),
    "signing_outdated": Reason(
        _(
            "reason_signing_outdated",
            default="This is not the text any more, or it is not to be signed now: end this "
            "session and open another one.",
        )
    ),
    "signing_over": Reason(
        _("reason_signing_over", default="Nobody has anything left to sign here.")
    ),
    "not_your_turn": Reason(
        _("reason_not_your_turn", default="It is the turn of ${name} to sign."), 403
    ),
    "signatures_awaited": Reason(
        _("reason_signatures_awaited", default="${name} has not signed yet.")
    ),
    "password_wrong": Reason(
        _(
            "reason_password_wrong",
            default="This is not your password: nothing was signed.",
        ),
        403,
    ),
    "seal_unreadable": Reason(
        _(
            "reason_seal_unreadable",
            default="The certificate of the seal cannot be read: tell who looks after the "
            "site.",
        )
    ),
    "pdf_unreadable": Reason(
        _("reason_pdf_unreadable", default="This is no PDF that can be read."), 400
    ),
    "signature_broken": Reason(
        _(
            "reason_signature_broken",
            default="The signature of ${name} does not match the document.",
        ),
        400,
    ),
    "signature_missing": Reason(
        _(
            "reason_signature_missing",
            default="The document that came back has no signature over all of it.",
        ),
        400,
    ),
    "another_document": Reason(
        _(
            "reason_another_document",
            default="What came back is not the document that was to be signed.",
        ),
        400,
    ),
    "token_invalid": Reason(
        _(
            "reason_token_invalid",
            default="This address was used already, is over, or was never given out.",
        ),
        403,
    ),
}
