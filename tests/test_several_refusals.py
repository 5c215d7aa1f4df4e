"""All that is wrong with a body is told at once, each with its reason."""

from imio.mutualisation.reasons import REASONS
from imio.mutualisation.rules.typed import COUNT

import pytest


PRODUCT = "catalogue/ged"


def refused(person, path, **body):
    answer = person.patch(path, json=body)
    assert answer.status_code == 400, answer.text
    said = answer.json()
    assert {each["reason"] for each in said.get("errors", [said])} <= set(REASONS)
    return said


def test_each_field_says_what_is_wrong(client):
    wrong = {"title": None, "source_url": "ici", "tied_to": "rien", "price_rows": 5}
    said = refused(client("imio-manager"), PRODUCT, **wrong)
    assert {each["field"] for each in said["errors"]} == set(wrong)


def test_one_refusal_is_told_alone(client):
    said = refused(client("imio-manager"), PRODUCT, title=None)
    assert "errors" not in said


@pytest.mark.parametrize(
    ("path", "name", "value", "reason"),
    [
        ("catalogue/ged", "source_url", "ici", "publiccode_url"),
        ("adherents/andenne", "bce_number", "0123", "bce_invalid"),
        ("partenaires/logiciels-fictifs-alpha", "website", "andenne", "link_invalid"),
        ("adherents/andenne", "share_count", COUNT + 1, "number_above"),
        ("partenaires/logiciels-fictifs-alpha", "email", "a@", "email_invalid"),
        (
            "partenaires/logiciels-fictifs-alpha",
            "website",
            "ftp://a.be",
            "link_invalid",
        ),
    ],
)
def test_every_kind_of_value_has_its_reason(client, path, name, value, reason):
    said = refused(client("imio-manager"), path, **{name: value})
    assert (said["field"], said["reason"]) == (name, reason)


def test_no_product_succeeds_itself(client):
    said = refused(client("imio-manager"), PRODUCT, successor=PRODUCT)
    assert said["reason"] == "choice_invalid"
