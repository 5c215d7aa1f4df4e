"""What the pages of every day ask of the catalogue, and that none of them walks the records."""

import pytest


HTML = {"Accept": "text/html"}
# The most queries of a page, those of Plone's frame included.
MOST = {
    "@@accueil": 8,
    "@@chiffres": 5,
    "@@demandes": 5,
    "continuite": 11,
    "adherents": 7,
    "adherents/andenne": 11,
}
# Those whose figures are kept: no query for what may be thousands.
KEPT = ("@@chiffres", "continuite", "adherents")


@pytest.fixture
def asked(client, queries):
    """`asked("@@accueil")`: the queries of a page that was shown before."""
    officer = client("imio-officer")

    def read(page):
        for _ in range(2):
            queries.clear()
            assert officer.get(page, headers=HTML).ok
        return list(queries)

    return read


@pytest.mark.parametrize("page", MOST)
def test_a_page_asks_no_more_than_it_shows(asked, page):
    assert len(asked(page)) <= MOST[page]


@pytest.mark.parametrize("page", KEPT)
def test_figures_walk_no_request(asked, page):
    """A radar looks for the requests of its incidents only."""
    walked = [query for query in asked(page) if "incident_uid" not in query]
    types = [str(query.get("portal_type")) for query in walked]
    assert not any("ServiceRequest" in name or "Quote" in name for name in types)
