"""A real site offers what IMIO named in 2012 and 2014, and invents no price."""

from imio.mutualisation.catalogue.products import create
from imio.mutualisation.catalogue.products import PRODUCTS
from imio.mutualisation.security import SECTION as SECTION_WORKFLOW
from plone import api
from plone.app.testing import applyProfile

import pytest


SECTION = SECTION_WORKFLOW.portal_type


@pytest.fixture
def catalogue(portal):
    """What the profile makes where there is nothing yet."""
    section = api.content.create(portal, SECTION, "vide", title="Vide", holds="Product")
    with api.env.adopt_user(username="imio-manager"):
        for values in PRODUCTS:
            create(section, values)
    return section


@pytest.mark.row("B6", "B7", "B8", "B9", "B10")
@pytest.mark.parametrize(
    "name",
    [
        "deliberations",
        "urbanisme",
        "ged",
        "e-guichet",
        "services-techniques",
        "site-web",
        "ontologos",
        "aductis",
        "ricoh",
        "aide-organisationnelle",
    ],
)
def test_a_product_of_the_articles_is_offered_without_a_price(catalogue, name):
    product = catalogue[name]
    assert api.content.get_state(product) == "catalogued"
    assert not product.price_rows and "fictif" not in product.details


def test_what_was_published_of_prices_is_said_with_its_year(catalogue):
    assert "publiés par IMIO en 2014" in catalogue["services-techniques"].details


def test_a_filled_catalogue_is_left_alone(portal):
    before = [*portal["catalogue"].objectIds()]
    applyProfile(portal, "imio.mutualisation:catalogue")
    assert [*portal["catalogue"].objectIds()] == before
