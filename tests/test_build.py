"""What the build promises: safe storage, short configuration, no known password."""

from pathlib import Path

import pytest
import stat
import subprocess


HOME = Path(__file__).parents[1]
ZOPE_CONF = HOME / "parts" / "instance" / "etc" / "zope.conf"
PACKAGE = HOME / "src" / "imio" / "mutualisation"


@pytest.fixture(scope="module")
def zope_conf():
    assert ZOPE_CONF.exists(), "run `make test`: it builds what this test reads"
    return ZOPE_CONF.read_text()


def test_committed_files_are_safe_from_an_abort_beside_them(zope_conf):
    assert "<blobstorage" not in zope_conf
    assert f"blob-dir {HOME}/var/blobstorage" in zope_conf


def test_zope_starts_without_a_known_administrator():
    assert not (HOME / "parts" / "instance" / "inituser").exists()


def test_starting_code_of_another_version_brings_the_site_up_to_date():
    command = ["make", "-n", "start", "VERSION=9999"]
    said = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=True)
    assert "scripts/create_site.py" in said.stdout


def test_the_continuous_integration_can_be_run():
    assert (HOME / ".ci" / "run").stat().st_mode & stat.S_IXUSR


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.zcml")), ids=lambda path: path.parent.name
)
def test_zcml_fits_on_a_page(path):
    assert len(path.read_text().splitlines()) <= 80
