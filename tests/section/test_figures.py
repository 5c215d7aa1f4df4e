"""The figures of the section of members, and who finds what in its list."""

from plone import api

import pytest


@pytest.fixture
def view(demo):
    """`view(state="prospect")`: the page as the officer asks for it."""

    def make(**form):
        section = demo["adherents"]
        request = section.REQUEST.clone()
        request.form.update(form)
        return api.content.get_view("view", section, request)

    with api.env.adopt_user(username="imio-officer"):
        yield make


@pytest.mark.row("A1", "A2", "A3", "A5")
def test_members_and_prospects_are_counted_by_kind(view):
    figures = {row["id"]: (row["members"], row["prospects"]) for row in view().figures}
    assert figures["commune"] == (6, 1)
    assert figures["cpas"] == (0, 1)
    assert figures["province"] == (0, 3)
    assert figures["housing_company"] == (0, 1)
    assert figures["police_zone"] == figures["intercommunale"] == (0, 0)


@pytest.mark.row("A4")
def test_the_growth_is_that_of_the_admissions(view):
    assert [row["members"] for row in view().years] == [2, 3, 4, 5, 6]
    assert view().growth() == "+200"


@pytest.mark.row("A4")
def test_the_target_is_one_of_the_settings(view, demo):
    from datetime import date
    from decimal import Decimal

    target = {"valid_from": date(2099, 12, 31), "value": Decimal(400), "source": ""}
    api.portal.set_registry_record("mutualisation.member_target", [target])
    assert view().targets() == [{"day": "31/12/2099", "members": "400", "percent": "2"}]


@pytest.mark.row("A6")
@pytest.mark.parametrize(
    ("form", "names"),
    [
        ({"state": "prospect", "kind": "commune"}, ["Bastogne"]),
        ({"text": "5300"}, ["Andenne"]),
        ({"text": "92003"}, ["Andenne"]),
        ({"text": "Grez-D"}, ["CPAS de Grez-Doiceau", "Grez-Doiceau"]),
        ({"text": '"((*'}, None),
        ({"kind": "castle"}, []),
        ({"b_start": "-1", "kind": "cpas"}, ["CPAS de Grez-Doiceau"]),
    ],
)
def test_the_list_is_filtered(view, form, names):
    found = [brain.Title for brain in view(**form).listed]
    assert found == names if names is not None else len(found) > 10


@pytest.mark.row("B1", "B2", "B3")
def test_the_catalogue_is_shown_by_axis(demo):
    page = api.content.get_view("list-Product", demo["catalogue"], demo.REQUEST)
    kinds = next(facet for facet in page.facets() if facet.name == "kind")
    assert [option.count for option in kinds.options] == [8, 3, 1]


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
    ],
)
def test_the_products_named_by_imio_are_catalogued(demo, name):
    assert demo["catalogue"][name].review_state() == "catalogued"
