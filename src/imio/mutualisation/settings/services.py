"""The settings over REST: `@controlpanels/mutualisation`."""

from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.preconditions import entity_tag
from imio.mutualisation.base.preconditions import require_version
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.settings import PREFIX
from imio.mutualisation.base.settings import save
from imio.mutualisation.base.settings import setting
from imio.mutualisation.base.stamps import stamp
from imio.mutualisation.base.typed import only
from imio.mutualisation.base.versions import told
from imio.mutualisation.base.words import words
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.settings.guard import may_set
from imio.mutualisation.settings.history import changes
from imio.mutualisation.settings.schema import ISettings
from imio.mutualisation.settings.together import may_stand
from imio.mutualisation.settings.together import saved
from imio.mutualisation.settings.wording import FIELDS
from imio.mutualisation.settings.wording import title
from plone.restapi.controlpanels import RegistryConfigletPanel
from plone.restapi.deserializer import json_body
from plone.restapi.deserializer.controlpanels import FakeDXContext
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.controlpanels import ControlpanelSerializeToJson
from typing import Any
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import Invalid
from zope.schema import ValidationError


@adapter(Interface, IMutualisationLayer)
class SettingsConfiglet(RegistryConfigletPanel):
    """`GET @controlpanels/mutualisation`; `GET …/history`: each change, the latest first."""

    schema = ISettings
    schema_prefix = PREFIX
    configlet_id = "mutualisation"
    configlet_category_id = "Products"

    def get(self, names: list[str]) -> Any:
        if names != ["history"]:
            return super().get(names)
        items = [{**each._asdict(), "title": title(each.setting)} for each in changes()]
        return {"items": items, "items_total": len(items)}


@implementer(ISerializeToJson)
@adapter(SettingsConfiglet)
class SettingsSerializer(ControlpanelSerializeToJson):
    """What GET answers, with the `ETag` of all settings together."""

    def __call__(self) -> dict[str, Any]:
        self.controlpanel.request.response.setHeader("ETag", version())
        told: dict[str, Any] = super().__call__()
        return told


def version() -> str:
    """The tag of the settings as they are."""
    return entity_tag(stamp({name: setting(name) for name in FIELDS}).encode())


def meanwhile() -> str:
    """Who changed a setting last, and when."""
    return told(next(((each.who, each.when) for each in changes()), None))


@implementer(IDeserializeFromJson)
@adapter(SettingsConfiglet)
class SettingsDeserializer:
    """`PATCH @controlpanels/mutualisation`: all that is sent, or nothing.

    Raises `Refusal`: as `require_version`, `given`.
    """

    def __init__(self, panel: SettingsConfiglet):
        self.panel = panel

    def __call__(self, mask_validation_errors: bool = True) -> None:
        require_version(self.panel.request, version(), True, meanwhile)
        values = given(self.panel.request)
        with saved(values):
            for name, value in values.items():
                save(name, value)


def given(request: Any) -> dict[str, Any]:
    """The settings of a JSON body, as the guard takes them.

    Raises `Refusal`: all refusals at once (field, setting); as `may_stand`.
    """
    body = json_body(request)
    only(body, *FIELDS)
    found = {name: _read(name, value, request) for name, value in body.items()}
    or_refuse(
        first_refusal(
            *(
                each.about(**_named(name, each))
                for name, value in found.items()
                if isinstance(value, Refused)
                for each in refusals(value)
            )
        )
    )
    or_refuse(may_stand(found))
    return found


def _named(name: str, refused: Refused) -> dict[str, str]:
    """The setting that a refusal is about; what is unknown in its rows names itself."""
    of_setting = {"setting": title(name)}
    is_column = refused.reason == "unknown_field"
    return of_setting if is_column else {**of_setting, "field": name}


def _read(name: str, value: Any, request: Any) -> Any | Refused:
    """A value of a setting, or why it is none."""
    field = FIELDS[name]
    read = getMultiAdapter((field, FakeDXContext(), request), IFieldDeserializer)
    try:
        found = read(value)
        field.validate(found)
    except (Refusal, Unfit) as unfit:
        return _of_setting(name, unfit.refused)
    except (ValidationError, Invalid, ValueError) as error:
        return Refused("setting_invalid", {"setting": title(name), "why": _why(error)})
    verdict = may_set(name, found)
    return verdict if isinstance(verdict, Refused) else found


def _of_setting(name: str, refused: Refused) -> Refused:
    """What the one reader of values refuses names a column; here the setting, too."""
    label = title(name, str(refused.details.get("label", "")))
    return refused.about(setting=title(name), label=label)


def _why(error: Exception) -> str:
    """What a field says of a value that is not of its kind."""
    return words(error.doc()) if isinstance(error, ValidationError) else str(error)
