"""The control panel over REST, and as pages: an overview, and a form for each theme."""

from functools import cached_property
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.settings.schema import ISettings
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.restapi.controlpanels import RegistryConfigletPanel
from plone.supermodel.interfaces import FIELDSETS_KEY
from plone.supermodel.model import Fieldset
from plone.z3cform.layout import FormWrapper
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zExceptions import NotFound
from zope.component import adapter
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface import Interface
from zope.publisher.interfaces import IPublishTraverse
from zope.schema import getFields


PAGE = "@@mutualisation-settings"
THEMES = {each.__name__: each for each in ISettings.getTaggedValue(FIELDSETS_KEY)}


class SettingsForm(RegistryEditForm):
    """The settings of one theme: a grid takes long to show, and all of them are twenty."""

    schema = ISettings
    schema_prefix = "mutualisation"
    control_panel_view = PAGE
    theme: Fieldset
    groups: Any = ()

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


class ThemePage(FormWrapper):
    """The page around the form of a theme; Plone's would list all its control panels."""

    form = SettingsForm
    index = ViewPageTemplateFile("theme.pt")

    def overview(self) -> str:
        return f"{self.context.absolute_url()}/{PAGE}"


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
        return str(page())

    @cached_property
    def themes(self) -> list[dict[str, Any]]:
        """Each theme with the names of its settings."""
        fields = getFields(ISettings)
        return [
            {
                "id": theme.__name__,
                "title": theme.label,
                "url": f"{self.context.absolute_url()}/{PAGE}/{theme.__name__}",
                "settings": [fields[name].title for name in theme.fields],
            }
            for theme in THEMES.values()
        ]


@adapter(Interface, IMutualisationLayer)
class SettingsConfiglet(RegistryConfigletPanel):
    """`@controlpanels/mutualisation`."""

    schema = ISettings
    schema_prefix = "mutualisation"
    configlet_id = "mutualisation"
    configlet_category_id = "Products"
