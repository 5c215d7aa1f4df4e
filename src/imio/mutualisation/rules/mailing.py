"""Who hears of what, when: what a person may choose to hear later or not at all.

What binds somebody or lets a delay run is told at once to all whom it concerns, whatever
they have chosen (IMIO practice: nobody is bound by what could not be known).
"""

from datetime import date


NOW, WEEKLY, NEVER = "now", "weekly", "never"
CHOICES = (NOW, WEEKLY, NEVER)

# The types of each kind that one may choose for. Those of no kind (memberships, partners)
# change what somebody may do: they are always told at once.
KINDS = {
    "requests": ("ServiceRequest", "Quote"),
    "licences": ("Licence", "Allotment"),
    "markets": ("Tender", "Bid"),
    "acts": ("Deliberation", "Advice", "Followup", "Signing", "Sitting", "Assembly"),
    "needs": ("Need",),
    "catalogue": ("Product", "Resource", "Incident"),
    # What people write to each other, whatever the record is.
    "messages": (),
}
MESSAGES = "messages"

# By type, the steps that nobody mutes: a signature is wanted, given or no longer wanted, a
# delay to answer runs, an act loses its effect. Reminders are all of this kind.
BINDING = {
    "ServiceRequest": ("offer", "implement", "sign_acceptance"),
    "Quote": ("send", "accept", "recall", "expire"),
    "Deliberation": ("annul",),
}


def kind_of(type_name: str, step: str = "") -> str | None:
    """The kind of a step that one may choose for; none where it binds."""
    if step in BINDING.get(type_name, ()):
        return None
    return next((kind for kind, types in KINDS.items() if type_name in types), None)


def digest_due(last: date, today: date) -> bool:
    """One a week, from its first day on (ISO 8601): the round of any later day makes up."""
    return last.isocalendar()[:2] < today.isocalendar()[:2]
