"""« D'après un modèle »: the draft of an act from a model, with its fields filled in."""

from collections.abc import Mapping
from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.act_models import models_of
from imio.mutualisation.base.acts import create_act
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.formats import euros
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.settings import setting
from imio.mutualisation.i18n import _
from imio.mutualisation.member.schema import IMember
from imio.mutualisation.rules import act_models as rules
from imio.mutualisation.rules import typed
from imio.mutualisation.rules.typed import quoted
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from urllib.parse import urlencode


def described(owner: Any) -> list[dict[str, Any]]:
    """The models of an authority, each with the fields that are asked."""
    return [
        {"name": name, "title": row["subject"], "fields": fields(row)}
        for name, row in models_of(owner).items()
    ]


def fields(model: Mapping[str, Any]) -> list[dict[str, str]]:
    """What who drafts an act from a model fills in: name and kind."""
    names = rules.asked(model["subject"], model["wording"])
    return [{"name": name, "kind": rules.kind(name)} for name in names]


def draft_from(owner: Any, name: str, given: Mapping[str, Any]) -> Any | Refused:
    """A draft of an act from a model, of a member or, in its section, of IMIO.

    Refused: `model_unknown` (value), `value_missing` and as the readers of
    `rules/typed.py`, about the field (`label`), or the model where the title is too long.
    """
    model = models_of(owner).get(name)
    if model is None:
        return Refused("model_unknown", {"value": name})
    read = {each["name"]: _value(each, given) for each in fields(model)}
    verdict = first_refusal(
        *(each for each in read.values() if isinstance(each, Refused))
    )
    if isinstance(verdict, Refused):
        return verdict
    typed_in = {key: each for key, each in read.items() if isinstance(each, str)}
    values = _known(owner) | typed_in
    draft = rules.drafted(model["subject"], model["wording"], values)
    fits = typed.fits(draft.title, typed.LINE_LENGTH)
    if isinstance(fits, Refused):
        return fits.about(label=model["name"])
    body = {"body": model["body"]} if model.get("body") else {}
    if IMember.providedBy(owner):
        return owner.create_act(model["purpose"], draft, **body)
    return create_act(owner, model["purpose"], draft, **{"body": "board", **body})


def products() -> list[str]:
    """The names of the products of the catalogue."""
    brains = found("Product", review_state="catalogued", sort_on="sortable_title")
    return [brain.Title for brain in brains]


def _known(owner: Any) -> dict[str, str]:
    own, today = setting("own_name"), long_day(clock.today())
    if not IMember.providedBy(owner):
        return rules.known(own, own, today, None)
    author = owner.author()
    return rules.known(author.name, own, today, author.population)


def _value(field: Mapping[str, str], given: Mapping[str, Any]) -> str | Refused:
    name = field["name"]
    said = given.get(name)
    read = _read(field["kind"], said) if said else Refused("value_missing")
    return read.about(label=name, field=name) if isinstance(read, Refused) else read


def _read(kind: str, said: Any) -> str | Refused:
    if kind == "day":
        day = typed.day(said)
        return day if isinstance(day, Refused) else long_day(day)
    if kind == "amount":
        amount = typed.amount(said, typed.MONEY_DECIMALS)
        return amount if isinstance(amount, Refused) else euros(amount)
    if not isinstance(said, str):
        return Refused("text_invalid", {"value": quoted(said)})
    fits = typed.fits(said, typed.LINE_LENGTH)
    # The input of the page has one line, and the title of an act, too.
    return fits if isinstance(fits, Refused) else " ".join(said.split("\n")).strip()


def _query(name: str) -> str:
    # A name that was kept before anybody stood at the door may not be encoded.
    return urlencode({"model": name}, errors="replace")


class FromModel(FormView):
    """`@@modeles` on a member or on the section of the acts of IMIO: the models, then the fields of the one that is chosen."""

    done = _("message_drafted", default="The draft is made: read it through.")

    def models(self) -> list[dict[str, Any]]:
        page = f"{self.context.absolute_url()}/@@modeles"
        return [
            {**each, "url": f"{page}?{_query(each['name'])}"}
            for each in described(self.context)
        ]

    @cached_property
    def chosen(self) -> Mapping[str, Any] | None:
        return models_of(self.context).get(self.typed("model"))

    def inputs(self) -> list[dict[str, str]]:
        """An input for each field, with what was typed; days as a browser sends them."""
        asked = fields(self.chosen) if self.chosen else []
        return [
            {**each, "id": f"field-{place}", "typed": self.typed(f"field-{place}")}
            for place, each in enumerate(asked)
        ]

    def products(self) -> list[str]:
        return products()

    def act(self) -> None:
        """Raises `Refusal`: as `draft_from`."""
        given = {each["name"]: each["typed"] for each in self.inputs()}
        self.made = or_refuse(draft_from(self.context, self.typed("model"), given))

    def next_url(self) -> str:
        return self.made.absolute_url()
