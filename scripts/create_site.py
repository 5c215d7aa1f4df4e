"""Create the demo site, whole or not at all: bin/instance run scripts/create_site.py

With `MUTUALISATION_EMPTY` in the environment it is a real site: the communes, and nobody but
the administrator; with `MUTUALISATION_TO_FILL`, too, not even the communes. Run again, it brings a whole site up to date and changes nothing else. Zope's own administrator gets a password drawn
at random, kept in var/admin-password for the owner of that file only.
"""

from AccessControl.SecurityManagement import newSecurityManager
from imio.mutualisation.upgrades.sites import bring_up_to_date
from OFS.Application import Application
from pathlib import Path
from plone.distribution.api.distribution import get_creation_report
from plone.distribution.api.site import create

import logging
import os
import secrets
import transaction


DISTRIBUTION = "mutualisation"
PASSWORD_FILE = Path("var/admin-password")
ANSWERS = {
    "site_id": "mutualisation",
    "title": "Mutualisation",
    "description": "La plateforme de mutualisation informatique des pouvoirs locaux",
    "default_language": "fr",
    "portal_timezone": "Europe/Brussels",
    "setup_content": "MUTUALISATION_EMPTY" not in os.environ,
    "to_fill": "MUTUALISATION_TO_FILL" in os.environ,
}

HALF_MADE = (
    "Le site « {site_id} », dont la création s'était interrompue, a été effacé."
).format(**ANSWERS)

# What is warned of whenever such a site is made, by logger, and why it is no news.
NO_NEWS = {
    # The profile of CMFPlone names tools that CMFPlone no longer has.
    "GenericSetup.componentregistry": (
        "portal_metadata",
        "portal_syndication",
        "portal_undo",
    ),
    # The registry of MIME types of a new site gets some of its own types twice.
    "Products.MimetypesRegistry.MimeTypesRegistry": ("Redefining mime type",),
    # Nobody hears of what is invented: the demonstration has no mail server.
    "imio.mutualisation.base.mail": ("No mail server",),
}


def is_news(record: logging.LogRecord) -> bool:
    """Whether somebody who has just made a site ought to read it."""
    told = record.getMessage()
    return not any(known in told for known in NO_NEWS[record.name])


def say_what_is_news() -> None:
    for name in NO_NEWS:
        logging.getLogger(name).addFilter(is_news)


def log_in_as_admin(app: Application) -> None:
    """Create Zope's administrator where there is none yet, and act as that user."""
    if app.acl_users.getUserById("admin") is None:
        password = secrets.token_urlsafe(16)
        app.acl_users._doAddUser("admin", password, ["Manager"], [])
        PASSWORD_FILE.touch(mode=0o600)
        PASSWORD_FILE.write_text(f"{password}\n")
        transaction.commit()
    admin = app.acl_users.getUserById("admin")
    newSecurityManager(None, admin.__of__(app.acl_users))


def remove_half_made(app: Application) -> None:
    """A distribution with content commits before its end; its report comes last."""
    transaction.abort()
    site = app.get(ANSWERS["site_id"])
    if site is not None and get_creation_report(site) is None:
        app._delObject(ANSWERS["site_id"], suppress_events=True)
        transaction.commit()
        print(HALF_MADE, flush=True)


def main(app: Application) -> None:
    say_what_is_news()
    log_in_as_admin(app)
    remove_half_made(app)
    if ANSWERS["site_id"] in app:
        bring_up_to_date(app)
        return
    what = " de démonstration" if ANSWERS["setup_content"] else ""
    print(f"Création du site{what}…", flush=True)
    try:
        create(app, DISTRIBUTION, ANSWERS)
    except Exception as error:
        remove_half_made(app)
        raise SystemExit(f"Le site n'a pas pu être créé : {error!r}") from error


main(app)  # noqa: F821, `bin/instance run` provides the application root
if __name__ == "__main__":
    # Left open, the storage would warn at the next start that its index is too old.
    app._p_jar.db().close()  # noqa: F821
