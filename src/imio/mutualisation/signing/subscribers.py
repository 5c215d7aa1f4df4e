"""A session keeps the document as it is signed; the last signature brings the seal."""

from Acquisition import aq_parent
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.colleagues import colleagues
from imio.mutualisation.base.consequences import Consequences
from imio.mutualisation.base.consequences import follow
from imio.mutualisation.base.pdf import sha256
from imio.mutualisation.base.seal import seal_name
from imio.mutualisation.base.seal import sealed
from imio.mutualisation.base.waits import note
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.signing import may_open
from imio.mutualisation.rules.signing import none_open
from imio.mutualisation.signing.mails import tell_turn
from imio.mutualisation.signing.proposed import owner_around
from imio.mutualisation.signing.schema import ISigning
from imio.mutualisation.signing.signing import keep_signed
from imio.mutualisation.signing.signing import PDF
from plone.namedfile.file import NamedBlobFile
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope.component import adapter
from zope.i18nmessageid import Message
from zope.lifecycleevent.interfaces import IObjectAddedEvent


TITLE = _("signing_of", default="Signature: ${title}")
BY = _("signing_reason", default="Signed on the site of IMIO: ${who}")


@adapter(ISigning, IObjectAddedEvent)
def begin(session: ISigning, event: IObjectAddedEvent) -> None:
    """The document as it is now, and the mail to the first one."""
    held = aq_parent(session)
    # A form that adds knows not where: who signs is looked up here.
    known = colleagues(owner_around(held))
    rows = session.signers or ()
    named = [row["account"].strip().lower() for row in rows]
    accounts = [known.get(name, name) for name in named]
    or_refuse(may_open(accounts, known.values(), session.until, clock.today()))
    open_now = [each for each in held.objectValues() if is_open(each)]
    or_refuse(none_open(open_now != [session]))
    session.signers = [
        {**row, "account": account} for row, account in zip(rows, accounts, strict=True)
    ]
    name, document = held.document_to_sign()
    session.title = words(Message(TITLE, mapping={"title": held.title}))
    session.document = NamedBlobFile(document, contentType=PDF, filename=name)
    session.document_sha256 = sha256(document)
    session.about_sha256 = held.text_digest()
    session.reindexObject()
    tell_turn(session)
    note(session, held)


def is_open(held: Any) -> bool:
    """Whether something in a record is a session that goes on."""
    return bool(ISigning.providedBy(held) and held.review_state() == "open")


@adapter(ISigning, IAfterTransitionEvent)
def after_step(session: ISigning, event: IAfterTransitionEvent) -> None:
    """The seal over what all have signed."""
    if follow(CONSEQUENCES, session, event) is not None:
        session.reindexObject()
        note(aq_parent(session))


def put_seal(session: ISigning, comment: str) -> None:
    who = words(Message(BY, mapping={"who": " ; ".join(session.told())}))
    keep_signed(session, sealed(session.document.data, who), seal_name())


CONSEQUENCES: Consequences = {"seal": put_seal}
