"""What is written of a value is read as that value, of its own class."""

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOSet
from BTrees.OOBTree import OOTreeSet
from DateTime import DateTime
from datetime import date
from datetime import datetime
from datetime import time
from datetime import UTC
from decimal import Decimal
from hypothesis import given
from hypothesis import strategies
from imio.mutualisation.base.wishes import Wishes
from imio.mutualisation.moving.values import Unknown
from imio.mutualisation.moving.values import Values
from pathlib import Path
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from plone.app.textfield.value import RichTextValue
from plone.namedfile.file import NamedBlobFile

import json
import pytest


PLAIN = strategies.one_of(
    strategies.none(),
    strategies.booleans(),
    strategies.integers(),
    strategies.text(),
    strategies.dates(),
    strategies.datetimes(timezones=strategies.sampled_from([None, UTC])),
    strategies.times(),
    strategies.binary(),
    strategies.decimals(allow_nan=False),
)
NESTED = strategies.recursive(
    PLAIN,
    lambda inner: strategies.one_of(
        strategies.lists(inner),
        strategies.lists(inner).map(tuple),
        strategies.dictionaries(strategies.text(), inner),
        strategies.dictionaries(strategies.integers(), inner),
    ),
    max_leaves=8,
)


def again(value, place=Path()):
    values = Values(place)
    return values.read(json.loads(json.dumps(values.write(value))))


@given(NESTED)
def test_a_value_is_read_as_it_was_written(value):
    assert again(value) == value


@pytest.mark.parametrize(
    "value",
    [
        date(2026, 11, 30),
        datetime(2026, 11, 30, 8, tzinfo=UTC),
        time(8, 30),
        Decimal("4.00"),
        {1, 2},
        frozenset({"a"}),
        DateTime("2026/11/30 08:00:00 Europe/Brussels"),
        (1, [2, (3,)]),
        {"decimal": "4.00"},
    ],
)
def test_it_is_of_its_own_class(value):
    read = again(value)
    assert (type(read), read) == (type(value), value)


@pytest.mark.parametrize(
    "value, shown",
    [
        (PersistentList([1, date(2026, 1, 1)]), list),
        (PersistentMapping(a=1), dict),
        (OOBTree({("MUT", 2026): 4}), lambda tree: dict(tree.items())),
        (IOBTree({4: "a"}), lambda tree: dict(tree.items())),
        (OOSet(["a"]), list),
        (OOTreeSet(["a"]), list),
        (Wishes(date(2026, 1, 1)), vars),
        (RichTextValue("<p>Bonjour</p>"), lambda text: text.raw),
    ],
)
def test_so_is_what_the_database_knows_by_itself(value, shown):
    read = again(value)
    assert (type(read), shown(read)) == (type(value), shown(value))


def test_a_file_lies_beside_by_its_digest(tmp_path):
    read = again(NamedBlobFile(b"%PDF-1.7", filename="devis.pdf"), tmp_path)
    assert (read.data, read.filename) == (b"%PDF-1.7", "devis.pdf")


@pytest.mark.parametrize("value", [object(), lambda: None, Path("x"), [object()]])
def test_what_could_not_be_read_back_is_not_written(value):
    with pytest.raises(Unknown):
        Values(Path()).write(value)


def test_a_class_that_is_not_ours_is_not_made(tmp_path):
    with pytest.raises(Unknown, match=r"os\.system"):
        Values(tmp_path).read({"object": "os.system", "state": {}})
