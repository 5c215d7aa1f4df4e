"""Shared documents: there is something to read."""

from imio.mutualisation.rules.resources import may_propose
from imio.mutualisation.rules.resources import ResourceFacts
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


@pytest.mark.parametrize(
    ("text", "size", "verdict"),
    [
        ("Un retour.", 0, GRANTED),
        ("", 1, GRANTED),
        ("Un retour.", 1, GRANTED),
        ("", 0, Refused("resource_empty")),
        (" \n", 0, Refused("resource_empty")),
    ],
)
def test_words_or_a_document_are_shared(text, size, verdict):
    assert may_propose(ResourceFacts(text, size)) == verdict
