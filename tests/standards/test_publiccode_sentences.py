from imio.mutualisation.base.reasons import message
from imio.mutualisation.reasons import REASONS
from imio.mutualisation.standards import publiccode
from imio.mutualisation.standards.publiccode.checking import check
from imio.mutualisation.standards.publiccode.loading import load
from pathlib import Path
from public_code import changed

import pytest
import re


pytestmark = pytest.mark.row("I1")

SOURCES = Path(publiccode.__file__).parent.glob("*.py")
CODES = {
    code
    for path in SOURCES
    for code in re.findall(r'"(publiccode_\w+)"', path.read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_its_sentence(code):
    assert code in REASONS


@pytest.mark.parametrize(
    "changes",
    [
        {"categories": ["x"], "url": "a", "releaseDate": "hier", "foobar": "1"},
        {"description__fr__shortDescription": "a" * 151, "legal__license": "MIT, X11"},
        {"description__fr__longDescription": "a", "tags": [], "it": {}, "IT": {}},
        {"maintenance": {"type": "none", "contractors": [{"name": "a"}]}},
        {"logo": "a.gif", "publiccodeYmlVersion": "1", "organisation": {"uri": "a"}},
    ],
)
def test_a_sentence_names_its_place_and_is_whole(portal, changes):
    for problem in check(changed(**changes)):
        sentence = message(problem.refused)
        assert problem.path in sentence and "$" not in sentence


@pytest.mark.parametrize("data", [b"a: b: c", b"a: b\na: c", b"a: *b", b"[" * 20])
def test_a_sentence_names_the_line(portal, data):
    problem = load(data)
    sentence = message(problem.refused)
    assert str(problem.details["line"]) in sentence and "$" not in sentence
