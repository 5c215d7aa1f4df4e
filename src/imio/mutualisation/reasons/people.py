"""Why something is refused: the people who act for an authority or a partner."""

from imio.mutualisation.i18n import _
from imio.mutualisation.reasons.reason import Reason
from imio.mutualisation.reasons.reason import Reasons


REASONS: Reasons = {
    "credentials_missing": Reason(
        _(
            "reason_credentials_missing",
            default="A user name and a password are due to sign in.",
        ),
        400,
    ),
    "credentials_wrong": Reason(
        _(
            "reason_credentials_wrong",
            default="The user name or the password is wrong: type them again, or ask for a "
            "link that gives another password.",
        ),
        401,
    ),
    "email_taken": Reason(
        _(
            "reason_email_taken",
            default="${value} is the address of another account: each account has its own.",
        ),
        400,
    ),
    "link_spent": Reason(
        _(
            "reason_link_spent",
            default="This link to choose a password was used already, is too old or is that "
            "of another account: ask for a new one.",
        ),
        403,
    ),
    "old_password_wrong": Reason(
        _(
            "reason_old_password_wrong",
            default="The present password is another one: type it again, or ask for a link "
            "that gives another.",
        ),
        403,
    ),
    "login_taken": Reason(
        _(
            "reason_login_taken",
            default="The user name ${value} is that of somebody else, or holds a sign that "
            "no user name has: choose another one.",
        ),
        400,
    ),
    "password_weak": Reason(
        _(
            "reason_password_weak",
            default="This password is easily guessed: choose several words that have nothing "
            "to do with each other, with you or with this site. A word that comes again "
            "adds nothing.",
        ),
        400,
    ),
    "not_yourself": Reason(
        _(
            "reason_not_yourself",
            default="You cannot change or remove your own access: ask IMIO or another "
            "administrator.",
        )
    ),
    "person_of_imio": Reason(
        _(
            "reason_person_of_imio",
            default="This address is that of somebody of IMIO, who acts for nobody else: "
            "give another one.",
        )
    ),
    "person_unknown": Reason(
        _(
            "reason_person_unknown",
            default="This person does not act here, or no more: load the page again.",
        ),
        404,
    ),
}
