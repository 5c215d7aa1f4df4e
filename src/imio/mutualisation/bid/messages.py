"""What comes next for a bid, in words."""

from collections.abc import Mapping
from imio.mutualisation.i18n import _
from zope.i18nmessageid import Message


NEXT_STEPS: Mapping[str, Message] = {
    "draft": _("bid_next_draft", default="Fill in your bid and seal it in time."),
    "sealed": _(
        "bid_next_sealed",
        default="Nobody reads your bid before two members of the committee open it "
        "together, after the bids are due: its technical part first, its price when all "
        "technical parts are scored.",
    ),
    "to_confirm": _(
        "bid_next_to_confirm",
        default="The terms have changed: confirm your bid or replace it in time, or it "
        "will not be opened.",
    ),
    "withdrawn": _(
        "bid_next_withdrawn",
        default="Withdrawn: it will never be opened. You may prepare another one.",
    ),
    "opened": _(
        "bid_next_opened",
        default="The technical parts are scored first, then the prices are opened.",
    ),
    "ranked": _(
        "bid_next_ranked",
        default="The award is decided: your letter gives the ranking and the reasons.",
    ),
    "set_aside": _(
        "bid_next_set_aside",
        default="Set aside: its envelope could not be opened. IMIO decides what follows.",
    ),
    "excluded": _(
        "bid_next_excluded", default="Excluded: your letter gives the reason."
    ),
}
