"""What the tests look up is what the running site looks up.

A layer of the tests stacks its registry upon the one before, and what is registered there
wins, however little it says of what it is for. The site has one registry, in which
what says more wins: an adapter of ours for any field loses to a stock one for a number.
"""

from itertools import chain
from itertools import combinations
from zope.component import getGlobalSiteManager
from zope.interface.registry import Components


def stacked(registry):
    """The registries that a registry rests on, the first one first."""
    return [*chain.from_iterable(map(stacked, registry.__bases__)), registry]


def is_ours(registration):
    """Whether our ZCML says it."""
    return "/imio/mutualisation/" in str(registration.info)


def narrower(one, other):
    """What both are for: the more exact of two kinds; None where they have no tie."""
    if one.isOrExtends(other):
        return one
    return other if other.isOrExtends(one) else None


def test_no_stock_adapter_wins_over_ours_in_the_site(portal):
    tests, site = getGlobalSiteManager(), Components()
    known = [each for layer in stacked(tests) for each in layer.registeredAdapters()]
    rivals = {}
    for each in known:
        site.registerAdapter(
            each.factory, each.required, each.provided, each.name, event=False
        )
        same = each.provided, each.name, len(each.required)
        rivals.setdefault(same, []).append(each)
    lost = set()
    for (provided, name, _), each in rivals.items():
        for pair in combinations(each, 2):
            both = tuple(map(narrower, *(one.required for one in pair)))
            if None in both or not any(map(is_ours, pair)):
                continue
            asked = both, provided, name
            if site.adapters.lookup(*asked) is not tests.adapters.lookup(*asked):
                lost.add((name, *(kind.__name__ for kind in both)))
    assert not lost
