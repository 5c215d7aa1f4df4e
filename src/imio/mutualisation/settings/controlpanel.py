"""The control panel over REST, and as pages: an overview, and a form for each theme."""

from functools import cached_property
from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.settings.schema import ISettings
from pathlib import Path
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.restapi.controlpanels import RegistryConfigletPanel
from plone.supermodel.interfaces import FIELDSETS_KEY
from plone.supermodel.model import Fieldset
from Products.CMFPlone.controlpanel.browser import prefsmaintemplate
from Products.CMFPlone.controlpanel.browser.prefsmaintemplate import PrefsMainTemplate
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


FOLDER = Path(prefsmaintemplate.__file__).parent
TEMPLATE = ViewPageTemplateFile(PrefsMainTemplate.prefs_main_template_name, str(FOLDER))
PAGE = "@@mutualisation-settings"
THEMES = {each.__name__: each for each in ISettings.getTaggedValue(FIELDSETS_KEY)}


class SettingsForm(RegistryEditForm):
    """The settings of one theme: a grid takes long to show, and all of them are twenty."""

    schema = ISettings
    schema_prefix = "mutualisation"
    control_panel_view = PAGE
    description = _(
        "help_settings",
        default="Each row holds from its day on; older rows stay, because past quotes "
        "rest on them.",
    )
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


class CompiledOnce(PrefsMainTemplate):
    """Plone's template of the control panels, which it compiles anew for each page."""

    @property
    def macros(self) -> Any:
        return TEMPLATE.macros


class ThemePage(ControlPanelFormWrapper):
    """The page around the form of a theme."""

    form = SettingsForm

    @property
    def control_panel_url(self) -> str:
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
