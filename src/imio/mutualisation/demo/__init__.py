"""Demonstration content: real communes, fictional people, requests in every state.

Never installed on a site in use: the accounts have a known password.
"""

from imio.mutualisation.base import clock
from imio.mutualisation.base.open_data import settle
from imio.mutualisation.demo.around_acts import surround
from imio.mutualisation.demo.continuity import look_ahead
from imio.mutualisation.demo.deliberations import create_acts
from imio.mutualisation.demo.deliberations import create_own_act
from imio.mutualisation.demo.licences import create_licences
from imio.mutualisation.demo.members import create_members
from imio.mutualisation.demo.migration import migrate
from imio.mutualisation.demo.needs import create_needs
from imio.mutualisation.demo.partners import create_partners
from imio.mutualisation.demo.people import create_people
from imio.mutualisation.demo.products import create_products
from imio.mutualisation.demo.products import propose_product
from imio.mutualisation.demo.requests import create_requests
from imio.mutualisation.demo.resources import share
from imio.mutualisation.demo.tenders import create_tenders
from plone import api
from typing import Any


def install(setup_tool: Any) -> None:
    """Once: a catalogue that is filled already is left alone.

    The day is read here alone; the content is made relative to it.
    """
    portal, today = api.portal.get(), clock.today()
    if portal["catalogue"].objectIds():
        return
    with api.env.adopt_roles(["Manager"]):
        create_products(portal["catalogue"], today)
        create_partners(portal["partenaires"])
        create_people(portal)
        create_members(portal["adherents"], today)
        create_own_act(portal["deliberations"], today)
    propose_product(portal)
    create_needs(portal)
    create_tenders(portal, today)
    create_licences(portal, today)
    create_requests(portal)
    look_ahead(portal, today)
    migrate(portal, today)
    share(portal, today)
    create_acts(portal, today)
    surround(portal, today)
    settle()
