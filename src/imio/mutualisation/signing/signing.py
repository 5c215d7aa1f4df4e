"""A signature is given here, by who is asked for the password again, or elsewhere."""

from datetime import UTC
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import record
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.itself import perform_itself
from imio.mutualisation.base.password import may_confirm
from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.base.people import name_of_current_user
from imio.mutualisation.base.site_key import site_key
from imio.mutualisation.base.uploads import taken
from imio.mutualisation.base.waits import note
from imio.mutualisation.rules import signing as rules
from imio.mutualisation.rules.deadlines import day_after
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.signing.facts import signing_facts
from imio.mutualisation.signing.mails import tell_turn
from imio.mutualisation.signing.schema import ISigning
from imio.mutualisation.standards.pades import signed_copy
from plone import api
from plone.namedfile.file import NamedBlobFile
from secrets import token_urlsafe
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import hmac


PDF = "application/pdf"
# How long a service has to bring a document back.
DAYS = 30


def sign(session: ISigning, password: str) -> ISigning:
    """The current user signs in turn; after the last one the seal is put.

    Raises `Refusal`: as `rules.may_sign`; `password_wrong`, `seal_unreadable`.
    """
    me, facts = api.user.get_current().getId(), signing_facts(session)
    or_refuse(rules.may_sign(facts, me))
    or_refuse(may_confirm(password))
    given = {
        "name": name_of_current_user(),
        "function": session.signers[facts.signed]["function"],
        "account": me,
        "at": clock.now().isoformat(timespec="seconds"),
    }
    session.signatures = [*(session.signatures or ()), given]
    notify(ObjectModifiedEvent(session))
    if len(session.signatures) == len(session.signers):
        perform_itself(session, "seal")
    else:
        tell_turn(session)
        note(session)
    return session


# --- By a service elsewhere ----------------------------------------------------------

# Nobody here has seen who signed: the name is that of a certificate, whoever issued it.
BY_CERTIFICATE = "selon le certificat présenté"


def entrust(session: ISigning) -> str:
    """A token with which a service may bring back the signed document, once, within
    thirty days; the one given before opens nothing any more. Raises `Refusal`: `signing_over`, `signing_outdated`.
    """
    facts = signing_facts(session)
    or_refuse(require(facts.next is not None, "signing_over"))
    or_refuse(rules.still_stands(facts))
    secret = token_urlsafe(24)
    session.entrusted = sha256(secret.encode())
    session.entrusted_until = day_after(clock.today(), DAYS)
    about = f"{uid(session)}.{secret}"
    return f"{about}.{_mark(about)}"


def callback() -> str:
    """Where a service brings the signed document back."""
    return f"{api.portal.get().absolute_url()}/++api++/@signed-document"


def take_back(token: str, document: bytes) -> ISigning:
    """What a service had signed: the same document, with signatures over all of it.

    Raises `Refusal`: `token_invalid`, `signing_outdated`, as `taken`, as
    `pades.signed_copy`.
    """
    session = _entrusted(token)
    or_refuse(rules.still_stands(signing_facts(session)))
    taken("signed.pdf", document)
    found = or_refuse(signed_copy(document, session.document.data))
    elsewhere = [
        {
            "name": each.name,
            "function": BY_CERTIFICATE,
            "account": "",
            "at": (each.at or clock.now()).isoformat(timespec="seconds"),
        }
        for each in found
    ]
    # Who had signed here by then has signed.
    session.signatures = [*(session.signatures or ()), *elsewhere]
    keep_signed(session, document, found[-1].name)
    session.entrusted = None
    notify(ObjectModifiedEvent(session))
    perform_itself(session, "receive")
    return session


def keep_signed(session: ISigning, document: bytes, seal: str) -> None:
    """The document as it was signed, for good."""
    name = session.document.filename
    session.signed = NamedBlobFile(document, contentType=PDF, filename=name)
    session.signed_sha256 = sha256(document)
    session.signed_at = clock.now().astimezone(UTC)
    session.seal = seal


def _entrusted(token: str) -> Any:
    about, _dot, mark = token.rpartition(".")
    name, _dot, secret = about.partition(".")
    is_ours = hmac.compare_digest(mark.encode(), _mark(about).encode())
    session = record("Signing", name) if is_ours else None
    if session is None or session.entrusted != sha256(secret.encode()):
        raise Refusal(Refused("token_invalid"))
    until = session.entrusted_until
    is_open = session.turn() is not None and until is not None
    or_refuse(require(is_open and clock.today() <= until, "token_invalid"))
    return session


def _mark(about: str) -> str:
    return hmac.new(site_key(), f"signing:{about}".encode(), "sha256").hexdigest()
