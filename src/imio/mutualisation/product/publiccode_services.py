"""REST: publiccode.yml of products, out and in."""

from collections.abc import Iterable
from imio.mutualisation.base.answers import refusal
from imio.mutualisation.base.parameters import given
from imio.mutualisation.base.parameters import ReadingService
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.typed import only
from imio.mutualisation.base.unspoken import log_refusal
from imio.mutualisation.importing.upload import asked
from imio.mutualisation.product.importing import content
from imio.mutualisation.product.importing import Plan
from imio.mutualisation.product.importing import plan
from imio.mutualisation.product.importing import take_in
from imio.mutualisation.product.publiccode import exported
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.publiccode.document import Problem
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from typing import Any
from zope.component import getMultiAdapter
from zope.interface import alsoProvides

import json


YAML = "application/yaml; charset=utf-8"


def sentences(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Each problem with its place and its sentence."""
    return [
        {"path": each.path, "code": each.code, "message": message(each.refused)}
        for each in problems
    ]


def invalid(problems: tuple[Problem, ...], reason: str) -> dict[str, Any]:
    """The answer to a file, or to a product, that is not as the standard wants it."""
    said = refusal(Refused(reason, {"count": len(problems)}))
    return {**said, "problems": sentences(problems)}


class PubliccodeGet(ReadingService):
    """`GET <product>/@publiccode`: the file; 409 with each thing that is missing."""

    def render(self) -> str:
        return publish(self.context, self.request.response)


class PubliccodeText(BrowserView):
    """The same for who asks for no JSON, and as `@@publiccode.yml`."""

    def __call__(self) -> str:
        return publish(self.context, self.request.response)


def publish(product: IProduct, response: Any) -> str:
    """The body of an answer: the file of a product, or why there is none, as JSON."""
    made = exported(product)
    if isinstance(made, str):
        response.setHeader("Content-Type", YAML)
        name = 'attachment; filename="publiccode.yml"'
        response.setHeader("Content-Disposition", name)
        return made
    response.setStatus(409)
    response.setHeader("Content-Type", "application/json")
    return json.dumps(invalid(made, "publiccode_incomplete"), indent=2)


class PubliccodePost(Service):
    """`POST <site>/@publiccode`, multipart: `file` (or `text`, or `url`), `member`,
    `dry_run`.

    201 and the product that it makes, 200 and the one that it amends or, on a dry
    run, what it would be; 400 with each rule that is broken.
    """

    def reply(self) -> dict[str, Any]:
        form = self.request.form
        only(form, "file", "text", "url", "member", "dry_run")
        data = content(form)
        if isinstance(data, Refused):
            return self._refused(refusal(data))
        planned = plan(data, given(self.request, "member"))
        if not isinstance(planned, Plan):
            return self._refused(invalid(planned, "publiccode_invalid"))
        is_dry = asked(self.request, "dry_run", False)
        product = preview(planned) if is_dry else self._written(planned)
        return {"product": product, "warnings": sentences(planned.warnings)}

    def _written(self, planned: Plan) -> Any:
        alsoProvides(self.request, IDisableCSRFProtection)
        product = take_in(planned)
        if planned.product is None:
            self.request.response.setStatus(201)
            self.request.response.setHeader("Location", product.absolute_url())
        return getMultiAdapter((product, self.request), ISerializeToJson)()

    def _refused(self, body: dict[str, Any]) -> dict[str, Any]:
        log_refusal(self.request, body["reason"])
        self.request.response.setStatus(400)
        return body


def preview(planned: Plan) -> dict[str, Any]:
    """What a product would be, with the address of the one that would be amended."""
    there = planned.product and {"@id": planned.product.absolute_url()}
    return json_compatible({**planned.fields, **(there or {})})
