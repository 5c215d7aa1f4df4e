"""What belongs to the site and not to a record of it: people, numbers, journal, settings."""

from imio.mutualisation.base.chain import Journal
from imio.mutualisation.base.chain import journal
from imio.mutualisation.base.chain import KEY as JOURNAL
from imio.mutualisation.base.idempotency import ANSWERS
from imio.mutualisation.base.journal import chain_of
from imio.mutualisation.base.settings import PREFIX
from imio.mutualisation.interfaces import IJournaled
from imio.mutualisation.journal.due import begin_lines_anew
from imio.mutualisation.moving.records import FILES
from imio.mutualisation.moving.records import walk
from imio.mutualisation.moving.values import OURS
from imio.mutualisation.moving.values import Values
from pathlib import Path
from plone import api
from plone.exportimport.exporters.base import BaseExporter
from plone.exportimport.importers.base import BaseImporter
from plone.registry.interfaces import IRegistry
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility

import transaction


# By plugin of the accounts, what it holds of people and groups. plone.exportimport leaves
# out who has no address, and when somebody signed in last.
ACCOUNTS = {
    "source_users": ("_login_to_userid", "_userid_to_login", "_user_passwords"),
    "source_groups": ("_group_principal_map", "_groups", "_principal_groups"),
    "portal_role_manager": ("_principal_roles",),
    "mutable_properties": ("_storage",),
}


class AccountsExporter(BaseExporter):
    """`principals.json`: accounts with the digest of their password, groups, roles."""

    name = "principals"

    def dump(self) -> list[Path]:
        """Write it. Raises `Unknown`."""
        values = Values(self.base_path / FILES)
        told = {
            plugin: {
                name: values.write(getattr(self.site.acl_users[plugin], name))
                for name in names
            }
            for plugin, names in ACCOUNTS.items()
        }
        return [self._dump(told)]


class AccountsImporter(BaseImporter):
    """Puts them in the place of those of a new site."""

    name = "principals"

    def do_import(self) -> str:
        """Raises `Unknown`."""
        values = Values(self.base_path / FILES)
        for plugin, told in self._read().items():
            for name, said in told.items():
                kept = getattr(self.site.acl_users[plugin], name)
                kept.clear()
                kept.update(values.read(said))
        transaction.commit()
        return self.name


class SiteExporter(BaseExporter):
    """`site.json`: numbers, choices, the keys of the site, its journal, its settings."""

    name = "site"

    def dump(self) -> list[Path]:
        """Write it. Raises `Unknown`."""
        values = Values(self.base_path / FILES)
        told = {
            "title": self.site.title,
            "description": self.site.description,
            "annotations": {
                key: values.write(value)
                for key, value in IAnnotations(self.site).items()
                if key.startswith(OURS) and key not in (JOURNAL, ANSWERS)
            },
            "journal": _journal_told(values),
            "settings": {
                name: values.write(record.value)
                for name, record in getUtility(IRegistry).records.items()
                if name.startswith(f"{PREFIX}.")
            },
        }
        return [self._dump(told)]


class SiteImporter(BaseImporter):
    """Puts it in the place of that of a new site; last, since it notes what was done."""

    name = "site"

    def do_import(self) -> str:
        """Raises `Unknown`."""
        values, told = Values(self.base_path / FILES), self._read()
        self.site.title, self.site.description = told["title"], told["description"]
        settings = getUtility(IRegistry).records._values
        for name, said in told["settings"].items():
            settings[name] = values.read(said)
        kept = IAnnotations(self.site)
        for key, said in told["annotations"].items():
            kept[key] = values.read(said)
        kept[JOURNAL] = _journal_read(self.site, told["journal"], values)
        begin_lines_anew()
        transaction.commit()
        return self.name


def _journal_told(values: Values) -> dict[str, Any]:
    """A chain that is in a record is told there: here by the UID that it is about."""
    kept = journal() or Journal()
    living = {*api.portal.get_tool("portal_catalog").uniqueValuesFor("UID")}
    gone, times = {}, []
    for moment, (chain, first, many) in kept.times.items():
        times.append([moment, chain.about, first, many])
        if chain.about not in kept.chains and chain.about not in living:
            gone[chain.about] = values.write(chain)
    chains = {name: values.write(chain) for name, chain in kept.chains.items()}
    return {"chains": chains, "gone": gone, "times": times}


def _journal_read(site: Any, told: dict[str, Any], values: Values) -> Journal:
    made = Journal()
    for name, said in told["chains"].items():
        made.chains[name] = values.read(said)
    chains = {about: values.read(said) for about, said in told["gone"].items()}
    chains.update(made.chains)
    for record in walk(site):
        if IJournaled.providedBy(record) and (chain := chain_of(record)):
            chains[chain.about] = chain
    for moment, about, first, many in told["times"]:
        made.times[moment] = (chains[about], first, many)
    return made
