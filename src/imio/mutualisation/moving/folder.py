"""A folder that holds a site: written whole, and looked through before it is read.

`export.json` comes last: the version of the profile, and the SHA-256 of every file. A
folder without it is no export.
"""

from collections.abc import Iterator
from imio.mutualisation.moving.records import RecordsExporter
from imio.mutualisation.moving.records import RecordsImporter
from imio.mutualisation.moving.records import walk
from imio.mutualisation.moving.site import AccountsExporter
from imio.mutualisation.moving.site import AccountsImporter
from imio.mutualisation.moving.site import SiteExporter
from imio.mutualisation.moving.site import SiteImporter
from imio.mutualisation.security import SECTION
from imio.mutualisation.upgrades.sites import version
from pathlib import Path
from plone.exportimport.exporters import get_exporter
from plone.exportimport.importers import get_importer
from typing import Any
from zope.annotation.interfaces import IAnnotations

import hashlib
import json
import transaction


MANIFEST = "export.json"
# What is being imported, at the site, until all of it is there.
UNDER_WAY = "imio.mutualisation.moving"
REDIRECTS = "redirects"


class Unfit(Exception):
    """Nothing was written; the sentence to show."""


def write(site: Any, folder: Path) -> int:
    """Write a site into a new folder that only its owner reads; how many records.

    Raises `Unfit` where the folder holds something, `Unknown` of a value.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Unfit(f"{folder} n’est pas vide : nommez un autre dossier.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    exporter = get_exporter(site)
    exporter.exporters = {
        each.name: each
        for each in (
            RecordsExporter(site),
            AccountsExporter(site),
            SiteExporter(site),
            exporter.exporters["plone.exporter.redirects"],
        )
    }
    exporter.export_site(folder)
    digests = {str(file.relative_to(folder)): _digest(file) for file in _files(folder)}
    manifest = {"version": version(site), "sha256": digests}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2), "utf-8")
    return sum(1 for name in digests if name.startswith("content/")) - 1


def read(site: Any, folder: Path) -> int:
    """Make in a site what a folder holds; how many records. Once more, it goes on.

    Raises `Unfit`, before anything is written: of a folder that is no export, damaged or
    of another version, of a site that holds records.
    """
    manifest = folder / MANIFEST
    if not manifest.is_file():
        raise Unfit(f"{folder} n’est pas une exportation entière.")
    told = json.loads(manifest.read_text("utf-8"))
    if told["version"] != version(site):
        raise Unfit(
            f"Cette exportation est de la version {told['version']} et le site de la "
            f"version {version(site)} : mettez l’autre site à jour, puis exportez-le."
        )
    if wrong := [*_damaged(folder, told["sha256"])]:
        raise Unfit("L’exportation est abîmée : " + ", ".join(wrong[:10]))
    mark, kept = _digest(manifest), IAnnotations(site)
    if kept.get(UNDER_WAY) != mark:
        if any(each.portal_type != SECTION.portal_type for each in walk(site)):
            raise Unfit(
                "Le site contient déjà des fiches : importez dans un site vide."
            )
        kept[UNDER_WAY] = mark
        transaction.commit()
    importer = get_importer(site)
    importer.importers = {
        each.name: each
        for each in (
            AccountsImporter(site),
            RecordsImporter(site),
            importer.importers["plone.importer.redirects"],
            SiteImporter(site),
        )
    }
    importer.import_site(folder)
    del kept[UNDER_WAY]
    transaction.commit()
    return sum(1 for name in told["sha256"] if name.startswith("content/")) - 1


def _damaged(folder: Path, digests: dict[str, str]) -> Iterator[str]:
    for name, digest in digests.items():
        if not (folder / name).is_file():
            yield f"{name} (manque)"
        elif _digest(folder / name) != digest:
            yield f"{name} (modifié)"


def _files(folder: Path) -> Iterator[Path]:
    return (each for each in sorted(folder.rglob("*")) if each.is_file())


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
