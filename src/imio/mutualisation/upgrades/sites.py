"""Bring the sites of a database up to date, for whoever starts new code on it."""

from OFS.Application import Application
from plone import api
from typing import Any
from zope.component.hooks import setSite

import transaction


PROFILE = "imio.mutualisation:default"


def bring_up_to_date(app: Application) -> None:
    """Take the steps that each site still lacks, all of them or none.

    `SystemExit` with a sentence in French when a step fails.
    """
    for site in app.objectValues("Plone Site"):
        setSite(site)
        if site.portal_setup.listUpgrades(PROFILE):
            _upgrade(site)


def _upgrade(site: Any) -> None:
    name, before = site.getId(), version(site)
    print(f"Mise à jour du site « {name} », version {before}…", flush=True)
    try:
        with api.env.adopt_roles(["Manager"]):
            site.portal_setup.upgradeProfile(PROFILE)
        transaction.commit()
    except Exception as error:
        transaction.abort()
        raise SystemExit(
            f"Le site « {name} » n’a pas pu être mis à jour, et rien n’y a changé : "
            f"{error!r}"
        ) from error
    print(f"Le site « {name} » est à jour : version {version(site)}.", flush=True)


def version(site: Any) -> str:
    """The version of the profile that a site is at."""
    return ".".join(site.portal_setup.getLastVersionForProfile(PROFILE))
