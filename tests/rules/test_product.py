from dataclasses import replace
from imio.mutualisation.rules.product import COMMERCIAL
from imio.mutualisation.rules.product import EXCLUDED_DOMAINS
from imio.mutualisation.rules.product import may_catalogue
from imio.mutualisation.rules.product import may_retire
from imio.mutualisation.rules.product import perimeter_doubts
from imio.mutualisation.rules.product import ProductFacts
from imio.mutualisation.rules.product import THIRD_PARTY
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused

import pytest


PRODUCT = ProductFacts(
    state="under_review",
    kind="open_source",
    domain="deliberations",
    origin="imio",
    has_price=True,
    reason="",
    in_support=0,
    has_plan=False,
)
CAREERS = replace(
    PRODUCT, kind="commercial", domain="human_resources", origin=THIRD_PARTY
)


@pytest.mark.row("B11")
@pytest.mark.parametrize("domain", EXCLUDED_DOMAINS)
@pytest.mark.parametrize("origin", ["imio", "communesplone", "qualicite", "member"])
def test_no_accounting_and_no_human_resources_of_our_own(domain, origin):
    product = replace(PRODUCT, domain=domain, origin=origin, reason="Demandé")
    assert may_catalogue(product) == Refused("outside_perimeter")


@pytest.mark.row("B11")
@pytest.mark.parametrize(
    ("reason", "verdict"),
    [
        ("Négociée pour tous", GRANTED),
        ("", Refused("licence_reason_missing")),
        ("  ", Refused("licence_reason_missing")),
    ],
)
def test_a_commercial_licence_needs_a_reason(reason, verdict):
    product = replace(PRODUCT, kind=COMMERCIAL, origin=THIRD_PARTY, reason=reason)
    assert may_catalogue(product) == verdict


@pytest.mark.row("B12")
@pytest.mark.parametrize("origin", ["imio", "member", THIRD_PARTY])
def test_energy_is_no_smart_city_of_ours(origin):
    product = replace(PRODUCT, domain="energy", origin=origin, reason="Demandé")
    assert may_catalogue(product) == Refused("out_of_scope")


@pytest.mark.row("B13")
@pytest.mark.parametrize(
    ("developed", "verdict"), [(True, GRANTED), (False, Refused("developer_missing"))]
)
def test_what_a_member_developed_names_it(developed, verdict):
    product = replace(PRODUCT, origin="member", developed=developed)
    assert may_catalogue(product) == verdict


@pytest.mark.row("B8", "B11")
@pytest.mark.parametrize(
    ("reason", "verdict"),
    [
        ("Licence négociée pour tous", GRANTED),
        ("", Refused("perimeter_reason_missing")),
        (" ", Refused("perimeter_reason_missing")),
    ],
)
def test_a_licence_of_a_third_party_needs_a_reason(reason, verdict):
    assert may_catalogue(replace(CAREERS, reason=reason)) == verdict


@pytest.mark.row("B1")
def test_inside_the_perimeter_nothing_is_asked():
    assert may_catalogue(PRODUCT) is GRANTED
    assert may_catalogue(replace(PRODUCT, origin=THIRD_PARTY)) is GRANTED


@pytest.mark.row("E5")
@pytest.mark.parametrize(
    ("in_support", "has_plan", "verdict"),
    [
        (0, False, GRANTED),
        (3, True, GRANTED),
        (3, False, Refused("still_in_support", {"count": 3})),
    ],
)
def test_nobody_is_left_alone(in_support, has_plan, verdict):
    product = replace(PRODUCT, in_support=in_support, has_plan=has_plan)
    assert may_retire(product) == verdict


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"kind": COMMERCIAL}, ["licence_reason_missing"]),
        ({"domain": "other"}, ["domain_unclear"]),
        ({"domain": "other", "reason": "Bibliothèques"}, []),
    ],
)
def test_what_is_doubtful_is_said_from_the_proposal_on(change, reasons):
    doubts = perimeter_doubts(replace(PRODUCT, **change))
    assert [each.reason for each in doubts] == reasons
