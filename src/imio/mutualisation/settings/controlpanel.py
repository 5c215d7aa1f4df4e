"""The settings as pages: an overview, and a form for each theme."""

from collections.abc import Iterable
from collections.abc import Mapping
from DateTime import DateTime
from functools import cached_property
from imio.mutualisation.base.converters import HeldValidator
from imio.mutualisation.base.forms import Confirming
from imio.mutualisation.base.forms import Understood
from imio.mutualisation.base.openings import say_who_else
from imio.mutualisation.base.pages import Event
from imio.mutualisation.base.reasons import or_unfit
from imio.mutualisation.base.reasons import Unfit
from imio.mutualisation.base.settings import PREFIX
from imio.mutualisation.base.versions import typed
from imio.mutualisation.base.versions import Writer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.verdict import refusals
from imio.mutualisation.settings.changes import from_to
from imio.mutualisation.settings.changes import would_change
from imio.mutualisation.settings.guard import may_set
from imio.mutualisation.settings.history import changes
from imio.mutualisation.settings.schema import ISettings
from imio.mutualisation.settings.together import may_stand
from imio.mutualisation.settings.together import saved
from imio.mutualisation.settings.wording import FIELDS
from imio.mutualisation.settings.wording import title
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.supermodel.interfaces import FIELDSETS_KEY
from plone.supermodel.model import Fieldset
from plone.z3cform.layout import FormWrapper
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from z3c.form import button
from z3c.form.validator import InvariantsValidator
from zExceptions import NotFound
from zope.component import adapter
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface import Interface
from zope.interface.interfaces import IInterface
from zope.publisher.interfaces import IPublishTraverse
from zope.schema.interfaces import IField


PAGE = "@@mutualisation-settings"
THEMES = {each.__name__: each for each in ISettings.getTaggedValue(FIELDSETS_KEY)}
LATEST = 20  # changes on the overview; a theme shows all of its own


class ISettingsForm(Interface):
    """The form of a theme."""


@implementer(ISettingsForm)
class SettingsForm(Confirming, RegistryEditForm):
    """The settings of one theme: a grid takes long to show, and all of them are twenty.

    What would change is shown before it is saved.
    """

    schema = ISettings
    schema_prefix = PREFIX
    control_panel_view = PAGE
    theme: Fieldset
    groups: Any = ()
    buttons = RegistryEditForm.buttons.copy()
    handlers = RegistryEditForm.handlers.copy()

    @property
    def label(self) -> Message:
        return self.theme.label

    def updateFields(self) -> None:
        super().updateFields()
        self.fields = next(
            group.fields
            for group in self.groups
            if group.__name__ == self.theme.__name__
        )
        self.groups = ()

    @button.handler(buttons["save"])
    def save(self, action: Any) -> None:
        data, errors = self.extractData()
        if errors or self.confirmed(self.understood(typed(data))):
            with saved(typed(data)):
                RegistryEditForm.handleSave(self, action)

    def understood(self, data: Mapping[str, Any]) -> Understood:
        kept = self.getContent()
        return [*would_change({name: getattr(kept, name) for name in data}, data)]

    def last_writer(self, widget: Any) -> Writer | None:
        """Who changed a setting last."""
        name = widget.field.__name__
        known = ((each.who, each.when) for each in changes() if each.setting == name)
        return next(known, None)


@adapter(Interface, IMutualisationLayer, ISettingsForm, IField, Interface)
class SettingValidator(HeldValidator):
    """A setting is refused beside its field; columns of a grid are read as everywhere."""

    def validate(self, value: Any, force: bool = False) -> None:
        super().validate(value, force)
        if self.field.interface is ISettings:
            or_unfit(may_set(self.field.__name__, value))


@adapter(Interface, IMutualisationLayer, ISettingsForm, IInterface, Interface)
class TogetherValidator(InvariantsValidator):
    """The settings of a theme are checked with each other and with those that stay."""

    def validate(self, data: Mapping[str, Any]) -> tuple[Exception, ...]:
        errors: tuple[Exception, ...] = super().validate(data)
        refused = refusals(may_stand(typed(data))) if self.schema is ISettings else ()
        return (*errors, *map(Unfit, refused))


class ThemePage(FormWrapper):
    """The page around the form of a theme; Plone's would list all its control panels."""

    form = SettingsForm
    index = ViewPageTemplateFile("theme.pt")

    def overview(self) -> str:
        return f"{self.context.absolute_url()}/{PAGE}"

    @property
    def to_confirm(self) -> Understood:
        return self.form_instance.to_confirm

    def confirmation(self) -> str:
        return self.form_instance.confirmation()

    def confirms(self) -> str:
        """The form that a confirmation goes with."""
        return self.form_instance.id

    def history(self) -> list[Event]:
        return told(self.form_instance.theme.fields)


def told(settings: Iterable[str]) -> list[Event]:
    """The changes of some settings as a page shows them, the latest first."""
    return [
        Event(DateTime(each.when), title(each.setting), each.who, shown)
        for each in changes()
        if each.setting in settings
        and (shown := from_to(each.setting, each.before, each.after))
    ]


@implementer(IPublishTraverse)
class Settings(BrowserView):
    """`@@mutualisation-settings`, and `@@mutualisation-settings/<theme>`."""

    theme = ""

    def publishTraverse(self, request: Any, name: str) -> "Settings":
        if self.theme or name not in THEMES:
            raise NotFound(self, name, request)
        self.theme = name
        return self

    def __call__(self) -> str:
        if not self.theme:
            return str(self.index())
        page = ThemePage(self.context, self.request)
        page.form_instance.theme = THEMES[self.theme]
        say_who_else(self.request)
        return str(page())

    @cached_property
    def themes(self) -> list[dict[str, Any]]:
        """Each theme with the names of its settings."""
        return [
            {
                "id": theme.__name__,
                "title": theme.label,
                "url": f"{self.context.absolute_url()}/{PAGE}/{theme.__name__}",
                "settings": [FIELDS[name].title for name in theme.fields],
            }
            for theme in THEMES.values()
        ]

    def history(self) -> list[Event]:
        return told(FIELDS)[:LATEST]
