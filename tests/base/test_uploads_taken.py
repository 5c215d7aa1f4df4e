"""Every file that somebody sends is asked the same question, and leaves as a download."""

from base64 import b64encode
from imio.mutualisation.base.uploads import Upload
from imio.mutualisation.security import TYPES
from plone import api
from plone.dexterity.utils import iterSchemataForType
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.interfaces import INamedField
from zope.schema import getFields

import pytest
import transaction


PROGRAM = b"MZ\x90\x00" + bytes(60)


def sent(name, data):
    return {"data": b64encode(data).decode(), "encoding": "base64", "filename": name}


def test_each_field_of_a_file_that_is_sent_is_one_of_ours(portal):
    for name in TYPES:
        for schema in iterSchemataForType(f"imio.mutualisation.{name}"):
            for field in getFields(schema).values():
                if INamedField.providedBy(field) and not field.readonly:
                    assert isinstance(field, Upload), (name, field.__name__)


def test_what_may_be_chosen_is_said_beside_the_field_as_the_settings_say(demo):
    api.portal.set_registry_record("mutualisation.upload_megabytes", 7)
    said = Upload(title="Fichier", description="Lu par tous.").description
    assert said.startswith("Lu par tous. pdf,") and "7 Mo au plus" in said


@pytest.mark.parametrize(
    ("name", "reason"),
    [("virus.exe", "file_kind_refused"), ("virus.pdf", "file_not_its_kind")],
)
def test_a_program_is_refused_by_its_name_over_rest(client, name, reason):
    body = {
        "@type": "imio.mutualisation.Resource",
        "title": "Guide",
        "kind": "training",
    }
    answer = client("imio-officer").post(
        "ressources", json={**body, "document": sent(name, PROGRAM)}
    )
    said = answer.json()
    assert (answer.status_code, said["reason"]) == (400, reason)
    assert name in said["message"]


def stored(site):
    resource = next(
        each for each in site["ressources"].objectValues() if each.document is not None
    )
    resource.document = NamedBlobFile(PROGRAM, "text/html", "ancien.exe")
    transaction.commit()
    return resource.absolute_url()


@pytest.mark.parametrize("view", ["@@download", "@@display-file", "@@images"])
def test_what_is_stored_leaves_as_a_download(client, once, view):
    address = once(stored)
    answer = client("imio-officer").get(f"{address}/{view}/document")
    assert (answer.status_code, answer.content) == (200, PROGRAM)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "html" not in answer.headers["Content-Type"]
