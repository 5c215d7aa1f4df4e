"""Who has an account, and in which group, is nobody's list but that of who keeps them."""

from plone import api
from zope.component import getUtilitiesFor
from zope.schema.interfaces import IVocabularyFactory

import pytest


WHOLE = "b_size=5000"
# From whom a committee is made: IMIO sees its own people, and those whom it may ask to score.
STAFF = {"imio.mutualisation.staff", "imio.mutualisation.evaluators"}
SHUT = {401, 403, 404}
EVERYBODY = (None, "agent-andenne", "partenaire-alpha", "imio-officer", "imio-manager")


@pytest.fixture
def people(site):
    """Logins, full names and groups: what no list may say."""
    users = api.user.get_users()
    names = {user.getProperty("fullname") for user in users} - {""}
    groups = {group.getId() for group in api.group.get_groups()}
    return (
        names
        | {user.getId() for user in users}
        | {each for each in groups if ":" in each}
    )


@pytest.mark.parametrize("login", EVERYBODY)
def test_no_vocabulary_names_people(client, people, login):
    person, told = client(login), set()
    among_staff = STAFF if login in ("imio-officer", "imio-manager") else set()
    for name, _factory in getUtilitiesFor(IVocabularyFactory):
        answer = person.get(f"@vocabularies/{name}?{WHOLE}")
        if answer.status_code == 200:
            told |= {(name, each) for each in people if f'"{each}"' in answer.text}
    assert {name for name, _each in told} == among_staff


@pytest.mark.parametrize("login", EVERYBODY)
def test_lists_of_plone_are_closed(client, login):
    person = client(login)
    for name in ("Principals", "Users", "Groups", "Catalog", "Roles"):
        answer = person.get(f"@vocabularies/plone.app.vocabularies.{name}?{WHOLE}")
        assert answer.status_code in (401, 403), name
    names = [each["title"] for each in person.get("@vocabularies").json()]
    assert names and all(each.startswith("imio.mutualisation.") for each in names)


@pytest.mark.parametrize("where", ["", "adherents", "adherents/andenne"])
@pytest.mark.parametrize("login", EVERYBODY)
def test_the_indexes_are_not_told(client, login, where):
    assert client(login).get(f"{where}/@querystring").status_code in SHUT
