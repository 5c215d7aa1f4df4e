from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from imio.mutualisation.standards.publiccode.reading import read
from imio.mutualisation.standards.publiccode.writing import write
from public_code import changed
from public_code import MINIMAL
from public_code import sections

import pytest


pytestmark = pytest.mark.row("I1")


# A funder without a name goes in, and is remarked on.
HALF = {"publiccode_half_named"}


@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(sections("File"))
def test_what_is_written_is_read_again_without_a_remark(values):
    document = read(write(values).encode())
    remarks = {each.code for each in document.warnings}
    assert document.values == values and remarks <= HALF


def test_a_file_is_the_same_whatever_the_order_of_its_values():
    backwards = dict(reversed(MINIMAL.items()))
    assert write(backwards) == write(MINIMAL)
    assert write(MINIMAL).startswith("publiccodeYmlVersion: '0.7'\nname: iA.Fictif\n")


def test_what_is_empty_deprecated_or_unknown_is_left_out():
    more = changed(
        publiccodeYmlVersion="0.2",
        logo="",
        usedBy=[],
        foobar="1",
        monochromeLogo="a.svg",
        IT={"riuso": {"codiceIPA": "a"}},
        legal__repoOwner="IMIO",
        dependsOn={"open": []},
    )
    assert write(more) == write(MINIMAL)


def test_a_value_that_is_there_twice_is_written_twice():
    people = [{"name": "Zoé Fictive"}] * 2
    written = write(changed(maintenance__contacts=people))
    assert written.count("name: Zoé Fictive") == 2
    assert "&" not in written and "*" not in written


def test_lines_stay_lines():
    written = write(changed(description__fr__longDescription="Un.\r\n\r\nDeux. " * 20))
    assert "longDescription: |" in written and "\r" not in written


@pytest.mark.parametrize(
    "text", ["1e3", "0o7", "1.10", "no", "true", "~", "2026-01-31"]
)
def test_a_text_stays_a_text(text):
    document = read(write(changed(softwareVersion=text)).encode())
    assert (document.values["softwareVersion"], document.warnings) == (text, ())


@given(st.text())
def test_any_text_makes_a_sound_file(text):
    document = read(write(changed(applicationSuite=text)).encode())
    assert document.warnings == ()
    assert document.values.get("applicationSuite", "") in (text.strip(), "") or any(
        ord(each) < 32 or 126 < ord(each) < 160 for each in text
    )
