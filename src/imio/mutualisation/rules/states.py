"""States that are taken together: each set has its name here, and nowhere else.

The first word of a name is the type's: `ACT` is a deliberation, `SEATS` an allotment,
`REQUEST` a service request. `security.py` says which states there are; a test holds
every set against it, and refuses one that is written elsewhere.
"""

# What the drawing of a thread shows.
REQUEST_STAGES = ("request", "quote", "implementation", "support")
# The cascade may still ask a partner.
REQUEST_CALLING = ("request", "quote")
# The member may still order otherwise.
REQUEST_UNSIGNED = ("draft", *REQUEST_CALLING)
# A request under way may still need days that nobody foresaw: hence implementation.
REQUEST_QUOTABLE = (*REQUEST_CALLING, "implementation")
# Somebody has still something to do.
REQUEST_RUNNING = (*REQUEST_QUOTABLE, "on_hold")
# It binds: work goes on, or support does.
REQUEST_ALIVE = (*REQUEST_RUNNING, "support")
# All that is not over, drafts too.
REQUEST_OPEN = ("draft", *REQUEST_RUNNING)
REQUEST_HAD = ("draft", *REQUEST_ALIVE)
REQUEST_STARTED = (*REQUEST_ALIVE, "closed")
# A member may still say what it expects.
REQUEST_UNBEGUN = ("draft", "request")
# A partner's work may be marked.
REQUEST_DONE = ("support", "closed")

QUOTE_OFFERED = ("sent", "accepted")
# What a new revision takes the place of.
QUOTE_REPLACED = ("sent", "expired", "declined", "recalled")
# No member reads these beside the one it has before it.
QUOTE_HIDDEN = ("draft", "superseded")

MEMBER_ADMITTED = ("member", "former")
# What an authority was before the suite knew it.
MEMBER_BEFORE = ("prospect", *MEMBER_ADMITTED)

PRODUCT_PROPOSED = ("proposed", "under_review")
PRODUCT_GONE = ("retired", "rejected")
PRODUCT_OFFERED = (*PRODUCT_PROPOSED, "catalogued")
# What support may end for.
PRODUCT_WATCHED = ("catalogued", "sunset", "retired")
# What was rejected is no product; what is retired resolves the pairs it is in.
PRODUCT_COMPARED = (*PRODUCT_PROPOSED, *PRODUCT_WATCHED)

NEED_JOINABLE = ("open", "pooled")
# What failed or was given up answers nobody.
NEED_LIVING = (*NEED_JOINABLE, "in_tender", "satisfied")

PARTNER_SELECTABLE = ("candidate", "former")
# IMIO has looked at it: people may act for it.
PARTNER_CHECKED = (*PARTNER_SELECTABLE, "selected", "suspended")

# Bids are still to come.
TENDER_AWAITING = ("preparation", "published")
TENDER_JUDGED = ("opening", "evaluation")
# Whoever opens or scores may still declare a conflict of interest.
TENDER_DECLARED = (*TENDER_AWAITING, *TENDER_JUDGED)
TENDER_STANDING_STILL = ("standstill", "appealed")
# A member of the body that decides may still declare one.
TENDER_VOTED = (*TENDER_DECLARED, *TENDER_STANDING_STILL)
TENDER_UNDER_WAY = (*TENDER_AWAITING, *TENDER_JUDGED, *TENDER_STANDING_STILL)
# Bids come in, or lie there unopened.
TENDER_UNOPENED = ("published", "opening")
TENDER_APPEALABLE = ("standstill", "awarded")
# One more bidder may complain of its award.
TENDER_CONTESTED = ("appealed", *TENDER_APPEALABLE)
# Bidders wait for what becomes of it: a lot may still end alone.
TENDER_BEFORE_AWARD = ("published", *TENDER_JUDGED, *TENDER_STANDING_STILL)
# Somebody may complain of its terms, of an exclusion or of its award.
TENDER_PUBLIC = (*TENDER_BEFORE_AWARD, "awarded")
# The board decides to whom it is awarded.
TENDER_DECIDED = ("evaluation", *TENDER_STANDING_STILL)
TENDER_AWARDED = ("awarded", "closed")
TENDER_FAILED = ("cancelled", "unsuccessful")

# One at a time for a tender.
BID_LIVING = ("draft", "sealed", "to_confirm")
BID_COUNTED = ("opened", "ranked")
# Its technical part is open: its bidder is checked, its price is opened with the others.
BID_UNPRICED = ("opened", "excluded")
BID_SHUT_OUT = ("excluded", "set_aside")
BID_DECIDED = ("ranked", *BID_SHUT_OUT)
BID_OPENED = (*BID_COUNTED, *BID_SHUT_OUT)
BID_RECEIVED = ("sealed", "to_confirm", *BID_OPENED)

# What it says may still be completed for its author.
ACT_OPEN = ("draft", "scheduled", "postponed")
# Voted, and not yet to be carried out.
ACT_VOTED = ("adopted", "in_supervision")
# Neither executory nor given up.
ACT_AWAITED = (*ACT_OPEN, *ACT_VOTED)
# On or before the agenda of a sitting.
ACT_PLANNED = ("draft", "scheduled")
# Time takes its next step.
ACT_DUE = ("in_supervision", "executory")
ACT_PUBLIC = ("published", "archived")
# It may be carried out.
ACT_EXECUTORY = ("executory", *ACT_PUBLIC)
ACT_ADOPTED = (*ACT_VOTED, *ACT_EXECUTORY)
# The body voted on it.
ACT_DECIDED = (*ACT_ADOPTED, "rejected", "annulled")
# The way of an act that goes well, in order.
ACT_COURSE = ("draft", "scheduled", *ACT_ADOPTED)

# It is the service's to answer, or it has answered.
ADVICE_STANDING = ("asked", "given")

SITTING_HELD = ("decided", "closed")
# Its day is still to come.
SITTING_AHEAD = ("created", "frozen", "published")
# What happened is known to all that it may touch.
INCIDENT_DECLARED = ("declared", "settled")

# From then on only those who are represented count.
ASSEMBLY_OPENED = ("held", "closed")

# Members draw from the pool.
LICENCE_DRAWN = ("active", "in_notice")

SEATS_HELD = ("granted", "in_use")
# Somebody grants or confirms them.
SEATS_UNDECIDED = ("asked", "granted")
SEATS_OPEN = ("asked", "waiting", *SEATS_HELD)
