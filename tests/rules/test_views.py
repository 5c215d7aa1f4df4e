from imio.mutualisation.rules.views import may_keep
from imio.mutualisation.rules.views import MOST
from imio.mutualisation.rules.views import OWN


def test_as_many_views_as_one_finds_again():
    held = {"title": "x", "page": "@@demandes", "query": "", "audience": OWN}
    assert may_keep(**held, held=MOST - 1, of_imio=False)
    assert may_keep(**held, held=MOST, of_imio=False).reason == "view_too_many"
