"""The control panel as a page and over REST."""

from imio.mutualisation.i18n import _
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.settings.schema import ISettings
from pathlib import Path
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.restapi.controlpanels import RegistryConfigletPanel
from Products.CMFPlone.controlpanel.browser import prefsmaintemplate
from Products.CMFPlone.controlpanel.browser.prefsmaintemplate import PrefsMainTemplate
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope.component import adapter
from zope.interface import Interface


FOLDER = Path(prefsmaintemplate.__file__).parent
TEMPLATE = ViewPageTemplateFile(PrefsMainTemplate.prefs_main_template_name, str(FOLDER))


class SettingsForm(RegistryEditForm):
    """One form for all dated parameters."""

    schema = ISettings
    schema_prefix = "mutualisation"
    default_fieldset_label = _("fieldset_general", default="Members and prices")
    label = _("title_settings", default="Mutualisation settings")
    description = _(
        "help_settings",
        default="Each row holds from its day on; older rows stay, because past quotes "
        "rest on them.",
    )


class CompiledOnce(PrefsMainTemplate):
    """Plone's template of the control panels, which it compiles anew for each page."""

    @property
    def macros(self) -> Any:
        return TEMPLATE.macros


class SettingsView(ControlPanelFormWrapper):
    """The page around the form."""

    form = SettingsForm


@adapter(Interface, IMutualisationLayer)
class SettingsConfiglet(RegistryConfigletPanel):
    """`@controlpanels/mutualisation`."""

    schema = ISettings
    schema_prefix = "mutualisation"
    configlet_id = "mutualisation"
    configlet_category_id = "Products"
