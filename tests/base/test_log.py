"""A line of the log says which request it is of."""

from imio.mutualisation.base import log

import json
import logging
import pytest


@pytest.fixture
def lines(tmp_path):
    """What the log holds, as JSON."""
    file = tmp_path / "log.json"
    handler = log.handler(str(file))
    logging.getLogger("imio.mutualisation").addHandler(handler)
    yield lambda: [json.loads(line) for line in file.read_text().splitlines()]
    logging.getLogger("imio.mutualisation").removeHandler(handler)


@pytest.mark.row("M19")
def test_a_refusal_is_a_line_of_the_request_that_the_proxy_named(client, lines, caplog):
    caplog.set_level(logging.INFO, "imio.mutualisation")
    named = {"X-Request-ID": "7f3c-fictif"}
    refused = client("imio-officer").get("@list?type=Rien", headers=named)
    assert refused.headers["X-Request-ID"] == "7f3c-fictif"
    (line,) = [each for each in lines() if each["request"] == "7f3c-fictif"]
    assert (line["level"], "@list" in line["message"]) == ("INFO", True)
    assert isinstance(line["thread"], int) and line["time"].endswith("+00:00")


@pytest.mark.parametrize(
    "sent", ["", "court", "x" * 65, "deux mots fictifs", "a;b=12345"]
)
def test_any_other_name_is_not_taken(client, sent):
    answer = client().get("@health", headers={"X-Request-ID": sent})
    assert log.NAME.fullmatch(answer.headers["X-Request-ID"])
    assert answer.headers["X-Request-ID"] != sent


def test_a_line_of_no_request_bears_no_name(lines, caplog):
    caplog.set_level(logging.INFO, "imio.mutualisation")
    logging.getLogger("imio.mutualisation").error("Fictif", exc_info=ValueError("x"))
    assert (lines()[0]["request"], lines()[0]["exc_info"]) == ("", "ValueError: x")
