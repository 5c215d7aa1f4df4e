"""REST: how far the members have come that leave a legacy product."""

from datetime import date
from imio.mutualisation.base.acting import sees_figures
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.member.migration import Follower
from imio.mutualisation.member.migration import Legacy
from imio.mutualisation.member.migration import legacy_products
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


class MigrationGet(ReadingService):
    """`GET @migration`: counts for all, `members` for those who see the figures."""

    def reply(self) -> dict[str, Any]:
        named = sees_figures()
        items = [_as_json(legacy, named) for legacy in legacy_products()]
        return {"items": items, "items_total": len(items)}


def _as_json(legacy: Legacy, named: bool) -> dict[str, Any]:
    percent = legacy.progress.percent_done
    figures: dict[str, Any] = {
        "product": _linked(legacy.product),
        "successor": _linked(legacy.successor) if legacy.successor else None,
        "support_until": _written(legacy.support_until),
        "counts": dict(legacy.progress.counts),
        "following": legacy.progress.following,
        "percent_done": None if percent is None else str(percent),
    }
    if named:
        figures["members"] = [_follower(each) for each in legacy.followers]
    return figures


def _follower(follower: Follower) -> dict[str, Any]:
    return {
        **_linked(follower.member),
        "standing": follower.standing,
        "closing_date": _written(follower.closing_date),
    }


def _linked(brain: ICatalogBrain) -> dict[str, str]:
    return {"@id": brain.getURL(), "title": brain.Title}


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
