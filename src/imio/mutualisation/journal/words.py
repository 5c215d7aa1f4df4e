"""What the journal calls the kinds of what is done."""

from contextlib import suppress
from imio.mutualisation.base.chain import ANCHOR
from imio.mutualisation.base.chain import CREATED
from imio.mutualisation.base.chain import Entry
from imio.mutualisation.base.chain import FIELD
from imio.mutualisation.base.chain import MESSAGE
from imio.mutualisation.base.chain import NOTE
from imio.mutualisation.base.chain import REMOVED
from imio.mutualisation.base.chain import SETTING
from imio.mutualisation.base.chain import STEP
from imio.mutualisation.base.doors import TITLES as DOORS
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.security import step
from plone import api
from zope.i18nmessageid import Message


JOINED, LEFT, ACCOUNT, NO_ACCOUNT = "joined", "left", "account", "no_account"
OF_ACCOUNT, PASSWORD, ROLES = "account_field", "password", "roles"
SIGNED_IN, SIGN_IN_FAILED = "signed_in", "sign_in_failed"
TAKEN, FORBIDDEN = "taken", "forbidden"
# Of the machine, and not of the database.
LINES = (SIGNED_IN, SIGN_IN_FAILED, TAKEN, FORBIDDEN)
KINDS: dict[str, Message] = {
    STEP: _("journal_step", default="Step"),
    FIELD: _("journal_field", default="Field"),
    NOTE: _("journal_note", default="Other change"),
    MESSAGE: _("journal_message", default="Message"),
    CREATED: _("journal_created", default="Made"),
    REMOVED: _("journal_removed", default="Removed"),
    SETTING: _("journal_setting", default="Setting"),
    JOINED: _("journal_joined", default="Put into a group"),
    LEFT: _("journal_left", default="Taken out of a group"),
    ACCOUNT: _("journal_account", default="Account made"),
    NO_ACCOUNT: _("journal_no_account", default="Account removed"),
    OF_ACCOUNT: _("journal_account_field", default="Account changed"),
    PASSWORD: _("journal_password", default="Password changed"),
    ROLES: _("journal_roles", default="Roles beside the groups"),
    SIGNED_IN: _("journal_signed_in", default="Signed in"),
    SIGN_IN_FAILED: _("journal_sign_in_failed", default="Could not sign in"),
    TAKEN: _("journal_taken", default="File taken"),
    FORBIDDEN: _("journal_forbidden", default="Refused"),
    ANCHOR: _("journal_anchor", default="Seal of the day"),
}

# Of an account: by what it signs, and where its mails and its links to come in go.
PROPERTIES = {
    "fullname": _("journal_fullname", default="name"),
    "email": _("journal_email", default="e-mail address"),
}


def what(entry: Entry, of: str) -> str:
    """`Envoyer le devis`, `Besoin`: a step or a field by its title."""
    if entry.kind == STEP:
        with suppress(KeyError):  # a step that the table has no more
            return step(of, entry.what).title
        return entry.what
    return entry.title or type_title(entry.what) or kind(entry)


def type_title(of: str) -> str:
    """What the site calls a type; empty for what is beside the records."""
    info = api.portal.get_tool("portal_types").get(of)
    return words(info.title) if info else ""


def kind(entry: Entry) -> str:
    return words(KINDS[entry.kind])


def door(entry: Entry) -> str:
    """Empty for what was done before doors were noted."""
    return words(DOORS[entry.door]) if entry.door else ""
