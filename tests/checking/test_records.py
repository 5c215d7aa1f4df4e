"""A site is what its catalogue, its numbers, its ledgers and its digests say."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.reference import KEY
from imio.mutualisation.base.tally import tallies
from imio.mutualisation.checking.records import record_troubles
from imio.mutualisation.talk.writing import say
from imio.mutualisation.talk.writing import Typed
from plone import api
from zope.annotation.interfaces import IAnnotations

import pytest


def found(site):
    return [str(each) for each in record_troubles(site)]


def one(name, **query):
    """The first record of a type, as the catalogue lists them."""
    return existing(name, **query)[0]._unrestrictedGetObject()


def uncatalogued(site):
    site.portal_catalog._catalog.uncatalogObject("/plone/adherents/mons")
    return "pas au catalogue"


def renamed(site):
    site["adherents"]["mons"].title = "Bergen"
    return "autre chose que la fiche"


def shown_to_all(site):
    one("Quote")._Access_contents_information_Permission = ("Anonymous",)
    return "d’autres que ceux qui peuvent la lire"


def number_taken(site):
    counter = next(
        value for key, value in IAnnotations(site)[KEY].items() if key[0] == "MUT"
    )
    counter.take()
    return "manque dans la série"


def number_beyond(site):
    one("ServiceRequest").thread = "MUT-2026-99999"
    return "dépasse le compteur"


def seat_lost(site):
    licence = next(
        each for each in site["licences"].objectValues() if each.ledger is not None
    )
    licence.keep_claims(licence.claims()[1:])
    return "registre du contrat"


def message_altered(site):
    request = one("ServiceRequest", review_state="support")
    with api.env.adopt_user(username="imio-officer"):
        said = say(request, Typed("Oui."))
    said.text = "Non."
    return "ses échanges ne disent plus"


def document_altered(site):
    one("Quote", review_state="accepted").pdf_sha256 = "0" * 64
    return "empreinte"


def figure_wrong(site):
    next(iter(tallies().sums.values())).by_key["nulle part"] = (3,)
    return "ce total"


SPOILT = [
    uncatalogued,
    renamed,
    shown_to_all,
    number_taken,
    number_beyond,
    seat_lost,
    document_altered,
    message_altered,
    figure_wrong,
]


@pytest.fixture
def site(demo):
    with api.env.adopt_roles(["Manager"]):
        yield demo


@pytest.mark.row("M19")
def test_the_demonstration_is_sound(site):
    assert not found(site)


@pytest.mark.parametrize("spoil", SPOILT)
def test_what_is_spoilt_is_told(site, spoil):
    told = spoil(site)
    assert any(told in each for each in found(site))


@pytest.mark.parametrize("spoil", [uncatalogued, renamed, shown_to_all, figure_wrong])
def test_what_only_repeats_the_records_is_mended(site, spoil):
    spoil(site)
    for each in record_troubles(site):
        each.mend()
    assert not found(site)
