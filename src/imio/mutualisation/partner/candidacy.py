"""The candidacy of a company not yet known: sent, confirmed by mail, checked by IMIO.

Until the address is confirmed there is no record, only what waits beside the section,
under the digest of the secret in the link. Answers say nothing of who is known already:
a number that a hidden record bears is IMIO's business, which is told.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Mapping
from hashlib import sha256
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import or_unsound
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.bce import display
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.base.identity import taken
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.base.mail import officer_addresses
from imio.mutualisation.base.mail import tell
from imio.mutualisation.base.moments import read as read_moment
from imio.mutualisation.base.typed import row
from imio.mutualisation.partner.messages import ASKED
from imio.mutualisation.partner.messages import KNOWN
from imio.mutualisation.partner.schema import ICandidacy
from imio.mutualisation.rules import network
from imio.mutualisation.rules.network import Asking
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from plone import api
from secrets import token_urlsafe
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.schema import getFieldNamesInOrder


SECTION = "partenaires"
WAITING = "imio.mutualisation.candidacies"
FIELDS = tuple(getFieldNamesInOrder(ICandidacy))
# What a person does not see, and a program fills in.
TRAP = "fax"
PAGE = "@@confirmer-candidature"


def ask(given: Mapping[str, Any], computer: str) -> None:
    """Keep a candidacy until its address is confirmed, and send the link.

    Raises `Refusal`: `candidacies_many`, as `read`.
    """
    now, waiting = clock.now(), _still_good()
    candidacy = read(given)
    or_refuse(network.may_apply(list(waiting.values()), computer, now))
    asking = Asking(now, candidacy["email"].lower(), computer)
    if given.get(TRAP) or not network.may_write_to(
        list(waiting.values()), asking.email, now
    ):
        return  # answered like the others
    secret = token_urlsafe(32)
    _kept(write=True)[_digest(secret)] = {
        "at": now.isoformat(),
        "computer": computer,
        **candidacy,
    }
    url = f"{api.portal.get().absolute_url()}/{PAGE}?secret={secret}"
    tell([candidacy["email"]], ASKED, {"title": candidacy["title"], "url": url})


def read(given: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a candidacy by the names of `ICandidacy`.

    Raises `Refusal`: as `typed.row`, `bce_taken` by a partner that everybody sees.
    """
    values: dict[str, Any] = row(given, ICandidacy, FIELDS)
    number = values["bce_number"] = display(values["bce_number"])
    known = found("Partner", bce_number=number)
    or_unsound(first_refusal(*(taken("bce_number", number, each) for each in known)))
    return values


def waiting_for(secret: str) -> dict[str, Any]:
    """The candidacy that a link is about. Raises `Refusal`: `candidacy_gone`."""
    digest = _digest(secret)
    if digest not in _still_good():
        raise Refusal(Refused("candidacy_gone"))
    return {name: _kept()[digest][name] for name in FIELDS}


def confirm(secret: str) -> None:
    """Make the record that IMIO checks; a link serves once.

    Raises `Refusal`: `candidacy_gone`.
    """
    values = waiting_for(secret)
    del _kept(write=True)[_digest(secret)]
    known = existing("Partner", bce_number=values["bce_number"])
    if known:
        details = {"contact": values["contact_name"], "email": values["email"]}
        details |= {"title": known[0].Title, "url": known[0].getURL()}
        tell(officer_addresses(), KNOWN, details)
        return
    lines = filter(None, map(str.strip, values.pop("skills").splitlines()))
    skills = [{"skill": line, "proof": ""} for line in lines]
    section = api.portal.get()[SECTION]
    partner = create_unasked(section, "Partner", skills=skills, **values)
    perform_itself(partner, "apply")


def forget_old() -> int:
    """Erase what nobody confirmed in time; how many."""
    kept, good = _kept(), _still_good()
    old = [digest for digest in kept if digest not in good]
    for digest in old:
        del kept[digest]
    return len(old)


def _kept(write: bool = False) -> Any:
    """What waits, by digest: the values, `at` as ISO 8601, `computer`."""
    notes = IAnnotations(api.portal.get()[SECTION])
    if write and WAITING not in notes:
        notes[WAITING] = OOBTree()
    return notes.get(WAITING, {})


def _still_good() -> dict[str, Asking]:
    now = clock.now()
    asked = {digest: _asking(each) for digest, each in _kept().items()}
    return {
        digest: asking
        for digest, asking in asked.items()
        if network.is_good(asking, now)
    }


def _asking(each: Mapping[str, str]) -> Asking:
    return Asking(read_moment(each["at"]), each["email"].lower(), each["computer"])


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
