from collections import Counter
from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.standards.publiccode.licences import _identifiers
from imio.mutualisation.standards.publiccode.licences import Licence
from imio.mutualisation.standards.publiccode.licences import listed
from imio.mutualisation.standards.publiccode.licences import normalised
from public_code import SAMPLES

import pytest


pytestmark = pytest.mark.row("I5")

SOUND = """
    AGPL-3.0-only AGPL-3.0-or-later Apache-2.0 Artistic-2.0 BSD-2-Clause BSD-3-Clause
    CC-BY-SA-4.0 CECILL-2.1 CECILL-B CPL-1.0 EPL-1.0 EPL-2.0 EUPL-1.1 GPL-2.0-only
    GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later LGPL-2.0-only LGPL-2.1-only
    LGPL-3.0-only MIT MPL-2.0 OLDAP-2.8 PostgreSQL X11 Zimbra-1.3
"""
READ = {
    "AGPL-3": "AGPL-3.0-only",
    "AGPL-3.0": "AGPL-3.0-only",
    "BSD-3.0": "BSD-3-Clause",
    "GPL V2.0": "GPL-2.0-only",
    "GPL-2.0": "GPL-2.0-only",
    "GPL-2.0+": "GPL-2.0-or-later",
    "GPL-3": "GPL-3.0-only",
    "GPL-3.0": "GPL-3.0-only",
    "GPL-3.0+": "GPL-3.0-or-later",
    "LGPL-2.0": "LGPL-2.0-only",
    "LGPL-2.1": "LGPL-2.1-only",
    "LGPL-3.0": "LGPL-3.0-only",
    "LGPL-v2.1": "LGPL-2.1-only",
    "MPL 2.0 et EPL 1.0": "MPL-2.0 AND EPL-1.0",
}
# Whether one may be chosen or all hold is not said: no one may guess it.
LISTED = {
    "GPL-2.0, LGPL-2, MPL-1.1": "GPL-2.0-only LGPL-2.0-only MPL-1.1",
    "GPL-2.0, LGPL-2.0": "GPL-2.0-only LGPL-2.0-only",
    "GPL-2.0, LGPL-3.0": "GPL-2.0-only LGPL-3.0-only",
    "GPL-2.0-only / LGPL-2.0-only": "GPL-2.0-only LGPL-2.0-only",
    "IPL-1.0, EPL-2.0": "IPL-1.0 EPL-2.0",
    "LGPL-2.1, LGPL-2.0,  LGPL-3.0": "LGPL-2.1-only LGPL-2.0-only LGPL-3.0-only",
    "LGPL-3.0, GPL-3.0, MPL-2.0": "LGPL-3.0-only GPL-3.0-only MPL-2.0",
    "MIT, LGPL-3, AGPL-3": "MIT LGPL-3.0-only AGPL-3.0-only",
    "MPL-2.0, GPL-2.0, LGPL-2.0, CeCILL-2.1": (
        "MPL-2.0 GPL-2.0-only LGPL-2.0-only CECILL-2.1"
    ),
    "MPL-2.0, GPL-3.0, LGPL-3.0, CECILL-2.1": (
        "MPL-2.0 GPL-3.0-only LGPL-3.0-only CECILL-2.1"
    ),
}
# There is no CeCILL 2.2, and CPA is the name of no licence.
UNKNOWN = ("CPA", "MPL-2.0, GPL-2.0, LGPL-2.0, CeCILL-2.2", "N/A")


def test_each_spelling_of_the_french_list_has_its_answer():
    met = (SAMPLES / "sill_2022_licences.txt").read_text(encoding="utf-8").splitlines()
    assert {*met} == {*SOUND.split(), *READ, *LISTED, *UNKNOWN}


@pytest.mark.parametrize("text", SOUND.split())
def test_an_identifier_is_what_it_is(text):
    assert normalised(text) == Licence(text, changed=False)


@pytest.mark.parametrize(("text", "expression"), READ.items())
def test_a_spelling_is_read(text, expression):
    assert normalised(text) == Licence(expression, changed=True)


@pytest.mark.parametrize(("text", "licences"), LISTED.items())
def test_a_list_does_not_say_how_it_is_meant(text, licences):
    assert normalised(text) is None
    assert listed(text) == tuple(licences.split())


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_is_not_recognised_is_said_so(text):
    assert normalised(text) is None
    assert listed(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "MIT OR Apache-2.0",
        "MIT AND (EUPL-1.2 OR GPL-2.0-or-later)",
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "Apache-2.0+",
        "LicenseRef-Fictive",
        "DocumentRef-a:LicenseRef-b",
    ],
)
def test_an_expression_is_what_it_is(text):
    assert normalised(text) == Licence(text, changed=False)


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("mit or apache-2.0", "MIT OR Apache-2.0"),
        ("(MIT)", "MIT"),
        ("GNU GPLv2+", "GPL-2.0-or-later"),
        ("GNU General Public License v3 or later", "GPL-3.0-or-later"),
        ("GPLv3 ou ultérieure", "GPL-3.0-or-later"),
        ("Apache License, Version 2.0", "Apache-2.0"),
        ("The MIT License", "MIT"),
        ("Mozilla Public License 2.0", "MPL-2.0"),
        ("EUPL v. 1.2", "EUPL-1.2"),
        ("EUPL-1.2-or-later", "EUPL-1.2+"),
        ("GNU AGPLv3", "AGPL-3.0-only"),
        ("New BSD", "BSD-3-Clause"),
        ("Revised BSD License", "BSD-3-Clause"),
        ("3-Clause BSD", "BSD-3-Clause"),
        ("Simplified BSD", "BSD-2-Clause"),
        (
            "GPL-2.0-with-classpath-exception",
            "GPL-2.0-only WITH Classpath-exception-2.0",
        ),
    ],
)
def test_other_usual_spellings_are_read(text, expression):
    assert normalised(text) == Licence(expression, changed=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "libre",
        "propriétaire",
        "BSD",
        "MIT OR",
        "OR MIT",
        "MIT MIT",
        "MIT or later",
        "MIT OR (X11",
        "Classpath-exception-2.0",
        "MIT WITH X11",
        "X11 OR inconnue",
        "LicenseRef-",
        "()",
        "( MIT",
        "(" * 500,
        "MIT OR " * 100 + "MIT",
    ],
)
def test_anything_else_is_no_licence(text):
    assert normalised(text) is None


def test_no_two_identifiers_have_the_same_letters_and_figures():
    # Each names itself, so that none hides another.
    found = Counter(map(normalised, set(_identifiers().values())))
    assert found[None] < 100  # the exceptions stand only behind WITH
    assert {count for each, count in found.items() if each} == {1}


TOKENS = "MIT GPL-2.0+ x OR AND WITH ( ) et eCos-2.0 + () ,"
words = st.sampled_from(TOKENS.split())


@given(st.text() | st.lists(words).map(" ".join))
def test_what_is_read_is_sound(text):
    found = normalised(text)
    assert not found or normalised(found.expression) == Licence(found.expression, False)
