"""The catalogue is searched by words and facets, and compared side by side."""

from imio.mutualisation.base.catalog import existing
from lxml import html
from no_python import python_in

import pytest


HTML = {"Accept": "text/html"}


@pytest.fixture
def search(client):
    """`search("domain=documents")`: the page that the public sees."""
    return lambda query="": client().get(f"catalogue?{query}", headers=HTML)


def listed(page):
    """The titles of the products shown."""
    tiles = page.text.partition('class="mut-tiles"')[2].partition("</ul>")[0]
    return [
        part.partition("</a>")[0].rpartition(">")[2] for part in tiles.split("<h3>")[1:]
    ]


@pytest.mark.parametrize(
    ("query", "index", "value"),
    [
        ("domain=documents", "domain", "documents"),
        ("kind=commercial_licence", "mutualisation_kind", "commercial_licence"),
    ],
)
def test_a_facet_narrows_the_list(search, query, index, value):
    wanted = existing(
        "Product", review_state=("catalogued", "sunset"), **{index: value}
    )
    titles = listed(search(query))
    assert titles and set(titles) == {brain.Title for brain in wanted}


def test_words_and_facets_go_together(search):
    assert listed(search("text=délib&maturity=stable")) == ["Gestion des délibérations"]
    assert listed(search("text=délib&kind=commercial_licence")) == []


def test_an_empty_list_says_what_to_do(search):
    page = search("text=autruche")
    assert "exprimer un nouveau besoin" in page.text.lower() or (
        "@@nouveau-besoin?text=autruche" in page.text
    )


@pytest.mark.parametrize("used", ["province:Namur", "size:C", "size:Z", "nowhere"])
def test_used_by_members_of_a_kind(search, used):
    titles = set(listed(search(f"used={used}")))
    supported = existing("ServiceRequest", review_state="support")
    of_andenne = {b.product_uid for b in supported if "/andenne/" in b.getPath()}
    names = {brain.Title for brain in existing("Product", UID=sorted(of_andenne))}
    known = used == "province:Namur"
    assert (names <= titles) if known else not (titles - names)


def test_a_value_that_nobody_has_is_no_error(search):
    for query in ("domain=x", "licence=%22", "interface=x&maturity=y", "b_start=zz"):
        assert search(query).status_code == 200


@pytest.mark.row("C15")
def test_up_to_four_products_side_by_side(client):
    brains = existing("Product", review_state="catalogued", sort_on="sortable_title")
    uids = "&".join(f"uid={brain.UID}" for brain in brains[:5])
    page = (
        client().get(f"catalogue/@@comparer?{uids}&population=12000", headers=HTML).text
    )
    assert "Quatre produits au plus" in page
    for brain in brains[:4]:
        assert brain.Title in page
    rows = html.fromstring(page).xpath("//main//tbody/tr")
    assert "Prix par an" in [row.findtext("th").strip() for row in rows]
    cells = [[cell.text_content() for cell in row.findall("td")] for row in rows]
    assert {len(row) for row in cells} == {4}
    assert python_in(text.strip() for row in cells for text in row) == []


def test_what_one_may_not_see_is_not_compared(client):
    hidden = existing("Product", review_state="under_review") or existing(
        "Product", review_state="proposed"
    )
    page = client().get(f"catalogue/@@comparer?uid={hidden[0].UID}", headers=HTML)
    assert page.status_code == 200 and hidden[0].Title not in page.text
