"""What the build promises: safe storage, short configuration, no known password."""

from collections import Counter
from imio.mutualisation.base.spelling import spelled
from pathlib import Path

import pytest
import re
import runpy
import stat
import subprocess


HOME = Path(__file__).parents[1]
ZOPE_CONF = HOME / "parts" / "instance" / "etc" / "zope.conf"
PACKAGE = HOME / "src" / "imio" / "mutualisation"
COMPILING = str(HOME / "scripts" / "compile_messages.py")


@pytest.fixture(scope="module")
def zope_conf():
    assert ZOPE_CONF.exists(), "run `make test`: it builds what this test reads"
    return ZOPE_CONF.read_text()


def test_committed_files_are_safe_from_an_abort_beside_them(zope_conf):
    assert "<blobstorage" not in zope_conf
    assert f"blob-dir {HOME}/var/blobstorage" in zope_conf


def test_an_address_that_is_no_text_is_spelled_before_zope_reads_it():
    read = []
    spelled(lambda environ, _start: read.append(environ["PATH_INFO"]))(
        {"PATH_INFO": "/mons/\xff\xc3\xa9"}, None
    )
    assert (
        read[0].encode("latin-1").decode("utf-8") == "/mons/\N{REPLACEMENT CHARACTER}é"
    )
    before, after = ZOPE_CONF.with_name("wsgi.ini").read_text().split("#spelled")
    assert "translogger\n" in before and "egg:Zope#httpexceptions" in after


def test_zope_starts_without_a_known_administrator():
    assert not (HOME / "parts" / "instance" / "inituser").exists()


def test_starting_code_of_another_version_brings_the_site_up_to_date():
    command = ["make", "-n", "start", "VERSION=9999"]
    said = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=True)
    assert "scripts/create_site.py" in said.stdout


def test_the_continuous_integration_can_be_run():
    assert (HOME / ".ci" / "run").stat().st_mode & stat.S_IXUSR


# What stands in a file of its own where a domain has much of it.
KINDS = {
    # Of another package, where its templates are.
    "pages": {"browser:page", "browser:resource", "browser:viewlet", "configure"},
    "services": {"plone:service"},
    "vocabularies": {"utility"},
    "catalog": {"adapter", "utility"},
    "meta": {"include", "meta:directive"},
}


@pytest.mark.parametrize(
    "folder",
    sorted({path.parent for path in PACKAGE.glob("*/**/*.zcml")}),
    ids=lambda folder: folder.name,
)
def test_zcml_is_where_its_kind_stands(folder):
    """One file, or one beside it for each kind there is much of, and then for all."""
    found = {path.stem: tags(path) for path in folder.glob("*.zcml")}
    assert found.keys() <= KINDS.keys() | {"configure"}
    for name, kinds in KINDS.items():
        assert found.get(name, set()) <= kinds
        if name in found and name in ("pages", "services"):
            assert not found["configure"] & kinds


def tags(path):
    """The names of the directives in a file, comments aside."""
    text = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return set(re.findall(r"^  <([\w:]+)", text, re.M))


def test_no_two_files_of_tests_have_one_name():
    """pytest imports them by their names alone: the second one would not be run."""
    names = [path.name for path in (HOME / "tests").rglob("test_*.py")]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_a_process_of_several_finds_every_message_compiled(tmp_path):
    messages = tmp_path / "locales" / "fr" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (messages / "one.po").write_text('msgid "One"\nmsgstr "Un"\n')
    runpy.run_path(COMPILING)["compile_messages"]([tmp_path])
    assert b"Un" in (messages / "one.mo").read_bytes()


@pytest.mark.parametrize("target", ["test", "test-browser", "test-upgrades"])
def test_messages_are_compiled_before_the_workers_begin(target):
    command = ["make", "-n", target]
    said = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=True)
    assert 0 < said.stdout.index("compile_messages") < said.stdout.index("pytest -n")
