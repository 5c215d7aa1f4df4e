"""The products that a real site begins with; the demonstration adds what is fictional."""

from imio.mutualisation.catalogue.products import create
from imio.mutualisation.catalogue.products import PRODUCTS
from plone import api
from typing import Any


def install(setup_tool: Any) -> None:
    """Once: a catalogue that is filled already is left alone."""
    section = api.portal.get()["catalogue"]
    if not section.objectIds():
        with api.env.adopt_roles(["Manager"]):
            for values in PRODUCTS:
                create(section, values)
