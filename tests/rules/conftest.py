"""The rules are tested alone, too: what they need of the tests is here."""

import examples  # noqa: F401, says how many examples are drawn
