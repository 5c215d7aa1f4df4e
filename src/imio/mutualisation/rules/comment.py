"""The transitions that owe a word: whoever takes them says why."""

from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


REASON_DUE = frozenset(
    {
        # a request
        "refuse",
        "withdraw",
        "close",
        "hold",
        "back_to_request",
        "back_to_quote",
        "back_to_implementation",
        "conclude",
        "refuse_call",
        "declare_conflict",
        # a quote
        "decline",
        "supersede",
        "return_quote",
        # a member
        "leave",
        "merge",
        # a product
        "reject",
        "retire",
        # a need
        "close_need",
        "reopen",
        "back_to_pooled",
        # a licence or an allotment
        "renew",
        "keep_stock",
        "give_notice",
        "back_to_active",
        "back_to_negotiation",
        "refuse_seats",
        # an incident or a shared document
        "settle",
        "set_aside",
        "back_to_draft",
        "back_to_declared",
        "return_to_author",
        "archive_resource",
        # a partner
        "suspend",
        # a tender or a bid
        "appeal",
        "uphold",
        "dismiss",
        "cancel",
        "declare_unsuccessful",
        "back_to_evaluation",
        "exclude",
        "readmit",
        # a deliberation
        "adopt_amended",
        "postpone",
        "remove",
        "annul",
        "unpublish",
        "back_to_scheduled",
        "back_to_adopted",
        "back_to_supervision",
        # a sitting or an assembly
        "adjourn",
        "back_to_decided",
        "back_to_preparation",
        "back_to_held",
    }
)


def may_give_reason(transition: str, comment: str) -> Verdict:
    """Refused: `comment_missing` where the transition is of those that need a word."""
    explained = transition not in REASON_DUE or bool(comment.strip())
    return require(explained, "comment_missing")
