"""The queue finds in the state that it names, and sorts by the heads of its columns."""

import pytest
import re


HTML = {"Accept": "text/html"}
pytestmark = pytest.mark.row("M7")


@pytest.fixture
def queue(client):
    """`queue("text=Mons")`: what an officer is shown."""
    return lambda asked: (
        client("imio-officer").get(f"@@demandes?{asked}", headers=HTML).text
    )


def threads(page):
    return re.findall(r'mut-thread">([^<]+)<', page)


def test_words_find_in_the_chosen_state_and_tell_of_the_others(queue):
    everywhere = threads(queue("state=all&text=MUT"))
    page = queue("state=support&text=MUT")
    assert 0 < len(threads(page)) < len(everywhere)
    assert f"tous les états ({len(everywhere)})" in " ".join(page.split())
    assert "tous les états (" not in queue("state=all&text=MUT")


def test_the_running_ones_are_those_that_the_box_says(queue):
    assert set(threads(queue("text=MUT"))) == set(threads(queue("")))


@pytest.mark.parametrize("index", ["thread", "sortable_title", "review_state"])
def test_a_head_sorts_and_turns_the_order(queue, index):
    page = queue(f"state=all&sort={index}")
    assert 'aria-sort="ascending"' in page
    assert f"sort=-{index}" in page
    turned = queue(f"state=all&sort=-{index}")
    assert 'aria-sort="descending"' in turned
    assert set(threads(page)) == set(threads(turned))


def test_threads_are_in_their_order(queue):
    shown = threads(queue("state=all&sort=-thread"))
    assert shown == sorted(shown, reverse=True)


def test_another_order_is_the_usual_one(queue):
    assert threads(queue("sort=UID")) == threads(queue(""))


def test_a_product_narrows_the_queue(queue, site):
    product = site["catalogue"].objectValues()[0].UID()
    narrowed = threads(queue(f"state=all&product={product}"))
    brains = site.portal_catalog.unrestrictedSearchResults(product_uid=product)
    assert set(narrowed) <= {
        brain.brief["thread"] for brain in brains if "thread" in (brain.brief or {})
    }
    assert len(narrowed) < len(threads(queue("state=all")))
