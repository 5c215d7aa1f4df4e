"""The language of a message is the one that Zope would choose."""

from hypothesis import given
from hypothesis import strategies as st
from imio.mutualisation.base.negotiator import KnownNegotiator
from imio.mutualisation.base.negotiator import Preferring
from zope.component import getUtility
from zope.i18n.interfaces import INegotiator
from zope.i18n.negotiator import negotiator


languages = st.lists(st.sampled_from(["fr", "fr-be", "fr_BE", "nl", "de", "pt-br"]))


@given(languages, languages)
def test_it_chooses_as_zope_does(known, preferred):
    who = Preferring(tuple(preferred))
    due = negotiator.getLanguage(known, who)
    assert KnownNegotiator().getLanguage(known, who) == due


def test_the_pages_ask_it(portal):
    assert isinstance(getUtility(INegotiator), KnownNegotiator)
