"""A record's fields over REST: read at once, and what Plone's own serializer answers."""

from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.serializer import RecordSchemaSerializer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.security import TYPES
from plone import api
from plone.dexterity.utils import iterSchemata
from plone.restapi.serializer.schema import SerializeSchemaToJson
from zope.interface import alsoProvides

import pytest


SAMPLE = 25
PEOPLE = ("imio-officer", "agent-andenne", "partenaire-alpha", "admin")


def records(type_name):
    name = type_name.rpartition(".")[2]
    return [brain._unrestrictedGetObject() for brain in existing(name)[:SAMPLE]]


@pytest.mark.parametrize("login", PEOPLE)
@pytest.mark.parametrize("type_name", sorted(TYPES))
def test_it_answers_what_plones_own_answers(demo, type_name, login):
    request = demo.REQUEST
    alsoProvides(request, IMutualisationLayer)
    told = records(type_name)
    with api.env.adopt_user(username=login):
        for record in told:
            for schema in iterSchemata(record):
                asked = schema, record, request
                assert (
                    RecordSchemaSerializer(*asked)() == SerializeSchemaToJson(*asked)()
                )
