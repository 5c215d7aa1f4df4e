"""The categories of size of the control panel."""

from datetime import date
from imio.mutualisation.base.settings import setting
from imio.mutualisation.rules import tariff
from imio.mutualisation.rules.tariff import SizeCategory


def categories() -> tuple[SizeCategory, ...]:
    """All categories, whatever their date."""
    return tuple(
        SizeCategory(row["valid_from"], row["code"], row["title"], row["up_to"])
        for row in setting("size_categories") or ()
    )


def legend(on: date) -> list[tuple[str, str]]:
    """The code and the title of each category in force on a day."""
    return [(row.code, row.title) for row in tariff.categories_on(categories(), on)]


def size_category(inhabitants: int, on: date) -> SizeCategory | None:
    """The category of a population on a day."""
    return tariff.size_category(inhabitants, categories(), on)
