"""Who signs a document, as it says so: name, function, moment."""

from imio.mutualisation.asked.member import Member
from imio.mutualisation.base import clock
from imio.mutualisation.base.moments import exact
from imio.mutualisation.base.people import signature_of_current_user
from plone import api


def signature(member: Member) -> dict[str, str]:
    """Of the current user for a member; the function is that of its contact of the same
    e-mail, empty without one.
    """
    return {
        "name": signature_of_current_user(),
        "function": _function(member),
        "date": exact(clock.now()),
    }


def _function(member: Member) -> str:
    own = (api.user.get_current().getProperty("email", "") or "").lower()
    known = {
        (row["email"] or "").lower(): row["function"] for row in member.contacts or ()
    }
    return (own and known.get(own)) or ""
