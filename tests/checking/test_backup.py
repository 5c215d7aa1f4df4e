"""A database with files is copied while it is written, and comes back whole or not at all."""

from contextlib import closing
from imio.mutualisation.checking.backup import back_up
from imio.mutualisation.checking.backup import BLOBS
from imio.mutualisation.checking.backup import BLOBSTORAGE
from imio.mutualisation.checking.backup import DATABASE
from imio.mutualisation.checking.backup import FILESTORAGE
from imio.mutualisation.checking.backup import restore
from imio.mutualisation.checking.backup import Unsound
from imio.mutualisation.checking.storage import storage_troubles
from pathlib import Path
from persistent.mapping import PersistentMapping
from time import sleep
from ZODB import DB
from ZODB.blob import Blob
from ZODB.FileStorage import FileStorage
from ZODB.fsrecover import recover

import pytest


def opened(var, **options):
    (var / FILESTORAGE).parent.mkdir(parents=True, exist_ok=True)
    blobs = str(var / BLOBSTORAGE)
    return closing(FileStorage(str(var / FILESTORAGE), blob_dir=blobs, **options))


def add(var, name):
    """One more file in the database of `var`."""
    with opened(var) as storage, closing(DB(storage)) as db, db.transaction() as it:
        it.root()[name] = PersistentMapping(file=Blob(name.encode()))


def troubles(var):
    with opened(var, read_only=True) as storage:
        return list(storage_troubles(storage))


def copy_again(var, copy):
    """In another second, since a copy is named by that in which it was made."""
    sleep(1)
    back_up(var, copy)


def blobs(folder):
    return sorted(folder.rglob("*.blob"))


@pytest.fixture
def var(tmp_path):
    add(tmp_path / "var", "Devis")
    return tmp_path / "var"


@pytest.fixture
def copy(var, tmp_path):
    back_up(var, tmp_path / "copy")
    return tmp_path / "copy"


@pytest.mark.row("M19")
def test_what_was_copied_in_two_goes_comes_back(var, copy, tmp_path):
    add(var, "Extrait")
    copy_again(var, copy)
    restore(copy, tmp_path / "new")
    assert not troubles(tmp_path / "new")
    with opened(tmp_path / "new") as storage, closing(DB(storage)) as db:
        assert {"Devis", "Extrait"} <= db.open().root().keys()


def test_the_journal_of_sign_ins_and_downloads_comes_back(var, copy, tmp_path):
    month = Path("instance/journal/mutualisation/taken/2027-01.jsonl")
    (var / month).parent.mkdir(parents=True)
    for line in ("{}\n", "{}\n{}\n"):
        (var / month).write_text(line)
        copy_again(var, copy)
    restore(copy, tmp_path / "new")
    assert (tmp_path / "new" / month).read_text() == line


def test_a_file_that_was_copied_and_not_noted_is_noted_by_the_next_copy(var, copy):
    noted = (copy / "blobs.sha256").read_text()
    (copy / "blobs.sha256").unlink()
    copy_again(var, copy)
    assert (copy / "blobs.sha256").read_text() == noted


def test_a_site_is_never_written_over(var, copy):
    with pytest.raises(Unsound, match="Il y a déjà un site"):
        restore(copy, var)


@pytest.mark.parametrize("at", ["hier", "1999-01-01"])
def test_a_time_that_no_copy_has_is_refused_and_leaves_nothing(copy, tmp_path, at):
    with pytest.raises(Unsound):
        restore(copy, tmp_path / "new", at)
    assert not list((tmp_path / "new").rglob("Data.fs*"))


@pytest.mark.parametrize("part", [BLOBS, DATABASE])
def test_a_copy_that_is_cut_is_refused(copy, tmp_path, part):
    files = [each for each in (copy / part).rglob("*") if each.is_file()]
    file = max(files, key=lambda each: each.stat().st_size)
    file.chmod(0o600)
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(Unsound, match=r"abîmée|ne se lit pas"):
        restore(copy, tmp_path / "new")


def test_files_copied_before_the_database_are_missed(var, copy, tmp_path):
    add(var, "Extrait")
    copy_again(var, copy)
    for file in blobs(copy / BLOBS)[-1:]:
        file.unlink()
    (copy / "blobs.sha256").unlink()
    restore(copy, tmp_path / "new")
    assert [each.what for each in troubles(tmp_path / "new")] == [
        "son fichier manque parmi les blobs"
    ]


def test_an_object_that_is_gone_is_missed(var):
    with opened(var) as storage:
        del storage._index[max(storage._index)]
        assert "y renvoie" in next(storage_troubles(storage)).what


def test_an_end_that_was_cut_is_told(var):
    with (var / FILESTORAGE).open("ab") as file:
        file.write(b"\0" * 7)
    assert "coupée" in troubles(var)[0].what


def test_a_tail_of_zeros_is_recovered_as_the_guide_says(var):
    with (var / FILESTORAGE).open("ab") as file:
        file.write(b"\0" * 4096)
    recover(str(var / FILESTORAGE), str(var / "whole.fs"))
    (var / "whole.fs").replace(var / FILESTORAGE)
    assert not troubles(var)
