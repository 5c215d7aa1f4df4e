"""What the site refuses is one line of its log, and no error."""

from imio.mutualisation.base import answers
from imio.mutualisation.base import unspoken
from imio.mutualisation.base.answers import Refusal

import logging
import pytest


def kinds(of):
    yield of
    for each in of.__subclasses__():
        yield from kinds(each)


def test_every_kind_of_refusal_is_left_out_of_the_error_log(site):
    names = {each.__name__ for each in kinds(Refusal)}
    assert names <= {*unspoken.ANSWERED}
    assert {*unspoken.ANSWERED} <= {
        *site.error_log.getProperties()["ignored_exceptions"]
    }
    assert answers.Unsound.__name__ in names


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("besoins", '{"@type": "imio.mutualisation.Need", "title": "x"}'),
        ("besoins", "[1"),
        ("@publiccode", '{"url": 1}'),
        ("adherents/andenne/@workflow/leave", "{}"),
        ("demandes-absentes/@workflow/x", "{}"),
    ],
)
def test_a_refusal_is_a_line_without_a_traceback(client, caplog, path, body):
    with caplog.at_level(logging.INFO):
        said = client("imio-officer").post(
            path, data=body, headers={"Content-Type": "application/json"}
        )
    assert 400 <= said.status_code < 500, said.text
    told = [each for each in caplog.records if each.levelno >= logging.ERROR]
    assert not told, [each.getMessage() for each in told]
    lines = [each for each in caplog.records if each.name == unspoken.__name__]
    reason = said.json().get("reason")
    assert [each.getMessage().partition(":")[0] for each in lines] in ([], [reason])
    assert not any(each.exc_info for each in lines)


def test_the_line_says_who_was_refused_what_and_why(client, caplog):
    with caplog.at_level(logging.INFO):
        said = client("imio-manager").post(
            "adherents/andenne/@workflow/leave", json={"comment": "Secret"}
        )
    assert said.status_code == 409, said.text
    (line,) = (each for each in caplog.records if each.name == unspoken.__name__)
    text = line.getMessage()
    assert said.json()["reason"] in text and "imio-manager" in text
    assert "adherents/andenne" in text and "Secret" not in text
