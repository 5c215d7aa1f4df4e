"""Seats over REST: asked for, listed, given back."""

from imio.mutualisation.allotment.drawing import ask
from imio.mutualisation.allotment.drawing import give_back
from imio.mutualisation.allotment.schema import IAllotment
from imio.mutualisation.base.acting import member_for
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.metrics import seats_as_json
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.typed import flag
from imio.mutualisation.base.typed import named
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.typed import value
from imio.mutualisation.base.writing import WritingService
from plone.restapi.serializer.converters import json_compatible
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


COLUMNS = ("quantity", "member_uid", "granted_on", "review_state")


class AllotmentsGet(ReadingService):
    """`GET <licence>/@allotments`: the pool, and what this person may see drawn."""

    def reply(self) -> dict[str, Any]:
        brains = found("Allotment", licence_uid=uid(self.context), sort_on="created")
        return {
            "@id": f"{self.context.absolute_url()}/@allotments",
            "seats": seats_as_json(self.context.seats_today()),
            "items": [_shown(brain) for brain in brains],
        }


class AllotmentsPost(WritingService):
    """`POST <licence>/@allotments` with `{"member": …, "quantity": 1}`.

    Optional: `wait` (true: on the waiting list where too few are free), `thread`,
    `note`. 201 with the allotment; 409 with what is free.
    """

    takes = ("member", "quantity", "wait", "thread", "note")
    creates = True

    def write(self) -> Any:
        body = self.body
        return ask(
            self.context,
            member_for(named(body, "member")),
            value(body, IAllotment, "quantity"),
            wait=flag(body, "wait"),
            thread=text(body, "thread"),
            note=text(body, "note"),
        )


class GiveBackPost(WritingService):
    """`POST <allotment>/@give-back` with `{"quantity": 2}`; without one, all."""

    takes = ("quantity",)

    def write(self) -> Any:
        body = self.body
        asked = value(body, IAllotment, "quantity") if "quantity" in body else None
        give_back(self.context, self.context.quantity if asked is None else asked)
        return self.context


def _shown(brain: ICatalogBrain) -> dict[str, Any]:
    values = {name: getattr(brain, name) for name in COLUMNS}
    return json_compatible({"@id": brain.getURL(), "title": brain.Title, **values})
