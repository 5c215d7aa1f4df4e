from imio.mutualisation.standards.publiccode.languages import is_language
from imio.mutualisation.standards.publiccode.languages import meant_language

import pytest


TAGS = """
    fr nl de en no wa pcd FR en-GB nl-BE es-419 zh-Hant zh-Hant-TW zh-yue sl-IT-nedis
    de-1996 sr-Latn-RS en-x-fictif fr-u-co-phonebk sfb vgt cmn iw
"""
OTHERS = """
    xxx fra ita e français en_GB en-XX en-gb-GB fr-Abcd x-fictif fr- -fr 12
    fr-toolongsubtag i-klingon zh-Hant-Hant
"""


@pytest.mark.parametrize("tag", TAGS.split())
def test_a_tag_of_a_language(tag):
    assert is_language(tag)


@pytest.mark.parametrize("tag", [*OTHERS.split(), "", "fr BE", " fr"])
def test_no_tag_of_a_language(tag):
    assert not is_language(tag)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("de_DE", "de-DE"),
        ("zh_Hant_TW", "zh-Hant-TW"),
        ("ita", "it"),
        ("FRE", "fr"),
        ("xxx", None),
        ("français", None),
    ],
)
def test_what_is_meant_by_a_usual_mistake(text, tag):
    assert meant_language(text) == tag
