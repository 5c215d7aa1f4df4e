"""A site is taken out whole, and is the same elsewhere."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.checking.records import record_troubles
from imio.mutualisation.demo.people import PASSWORD
from imio.mutualisation.moving import records
from imio.mutualisation.moving.folder import read
from imio.mutualisation.moving.folder import Unfit
from imio.mutualisation.moving.folder import write
from imio.mutualisation.moving.records import walk
from imio.mutualisation.talk.writing import say
from imio.mutualisation.talk.writing import Typed
from plone import api
from plone.distribution.api.site import create
from zope.component.hooks import setSite

import json
import pytest
import re
import transaction


PREFIX = "ocds-a1b2c3"
ANSWERS = {
    "title": "Ailleurs",
    "description": "",
    "default_language": "fr",
    "portal_timezone": "Europe/Brussels",
    "to_fill": True,
}


@pytest.fixture
def exported(site, once, tmp_path):
    """The demonstration in a folder."""
    with api.env.adopt_roles(["Manager"]):
        once(lived_in)
        write(site, tmp_path / "out")
    return tmp_path / "out"


def make_elsewhere(site):
    create(site.aq_parent, "mutualisation", {"site_id": "ailleurs", **ANSWERS})


@pytest.fixture
def elsewhere(site, once):
    """A site that holds nothing, and where we are."""
    with api.env.adopt_roles(["Manager"]):
        once(make_elsewhere)
        made = site.aq_parent["ailleurs"]
        setSite(made)
        yield made
    setSite(site)


def lived_in(site):
    """What a site has beside its records: a figure of its own, what people wrote to each
    other, a record that is gone.
    """
    talked = existing("ServiceRequest", review_state="support")[0]
    said = Typed("Entre nous", "internal", files=[("note.txt", b"texte")])
    with api.env.adopt_user(username="imio-officer"):
        say(talked._unrestrictedGetObject(), said)
    api.portal.set_registry_record("mutualisation.ocid_prefix", PREFIX)
    gone = create_in(site["marches"], "WatchedTender", ocid="ocds-x-1")
    transaction.commit()
    api.content.delete(gone)


def texts(place):
    return {
        str(file.relative_to(place)): file.read_bytes()
        for file in place.rglob("*")
        if file.is_file()
    }


def failing_once(monkeypatch, at):
    """The making of records fails at one of them."""
    make, made = records._make, []

    def _make(*args):
        made.append(args)
        if len(made) == at:
            raise OSError("No space left on device")
        make(*args)

    monkeypatch.setattr(records, "_make", _make)


@pytest.mark.row("M9")
def test_what_was_taken_out_is_the_same_elsewhere(exported, elsewhere, tmp_path):
    read(elsewhere, exported)
    assert not [str(each) for each in record_troubles(elsewhere)]
    write(elsewhere, tmp_path / "again")
    assert texts(tmp_path / "again") == texts(exported)
    assert api.portal.get_registry_record("mutualisation.ocid_prefix") == PREFIX


def test_what_was_interrupted_goes_on_without_doubles(
    exported, elsewhere, tmp_path, monkeypatch
):
    monkeypatch.setattr(records, "BATCH", 10)
    failing_once(monkeypatch, at=25)
    with pytest.raises(OSError, match="No space"):
        read(elsewhere, exported)
    transaction.abort()
    read(elsewhere, exported)
    write(elsewhere, tmp_path / "again")
    assert texts(tmp_path / "again") == texts(exported)


def test_people_sign_in_elsewhere_with_the_password_they_have(exported, elsewhere):
    read(elsewhere, exported)
    assert elsewhere.acl_users.authenticate("agent-andenne", PASSWORD, None)


def a_file_less(place):
    next((place / "files").rglob("*/*")).unlink()
    return "manque"


def a_letter_more(place):
    with (place / "site.json").open("a") as file:
        file.write(" ")
    return "site.json (modifié)"


def half(place):
    (place / "export.json").unlink()
    return "pas une exportation entière"


def of_another_version(place):
    told = json.loads((place / "export.json").read_text())
    (place / "export.json").write_text(json.dumps({**told, "version": "1000"}))
    return "de la version 1000"


@pytest.mark.parametrize(
    "spoil", [a_file_less, a_letter_more, half, of_another_version]
)
def test_nothing_is_read_of_a_folder_that_is_not_whole(exported, elsewhere, spoil):
    told = spoil(exported)
    with pytest.raises(Unfit, match=re.escape(told)):
        read(elsewhere, exported)
    assert [*walk(elsewhere["adherents"])] == []


def test_a_site_that_holds_records_takes_no_others(exported, site):
    with pytest.raises(Unfit, match="déjà des fiches"):
        read(site, exported)


def test_a_folder_that_holds_something_is_left_as_it_is(exported, site):
    with pytest.raises(Unfit, match="n’est pas vide"):
        write(site, exported)


def test_only_its_owner_reads_the_folder(exported):
    assert exported.stat().st_mode & 0o077 == 0
