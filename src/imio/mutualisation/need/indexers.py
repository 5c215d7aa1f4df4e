"""What the catalogue knows of a need."""

from imio.mutualisation.base.formats import number
from imio.mutualisation.need.facts import pool_of
from imio.mutualisation.need.schema import INeed
from plone.indexer import indexer


@indexer(INeed)
def member_uids(need: INeed) -> list[str]:
    """The member that states it and those that joined."""
    joined = {row["member"] for row in need.joined or ()}
    return sorted({need.member} | joined)


@indexer(INeed)
def pool_members(need: INeed) -> int:
    return pool_of(need).members


@indexer(INeed)
def pool_volume(need: INeed) -> str:
    """With its unit; empty as long as nobody gave a volume."""
    total = pool_of(need).volume
    return f"{number(total)} {need.unit}" if total else ""


@indexer(INeed)
def tender_uid(need: INeed) -> str | None:
    return need.tender


@indexer(INeed)
def product_uid(need: INeed) -> str | None:
    """The product that came of it."""
    return need.product


@indexer(INeed)
def SearchableText(need: INeed) -> str:
    return " ".join(
        text for text in (need.title, need.description, need.details) if text
    )
