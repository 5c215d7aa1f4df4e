"""Scripts, styles and icons of a page: what Plone reads and hashes from the disk for each page
is kept in the process, as long as nothing that it depends on has changed.
"""

from plone import api
from plone.app.theming.interfaces import IThemeSettings
from plone.base.interfaces import IBundleRegistry
from plone.memoize.view import memoize_contextless
from plone.registry.interfaces import IRecordModifiedEvent
from plone.registry.interfaces import IRegistry
from Products.CMFCore.Expression import Expression
from Products.CMFPlone.browser.icons import IconsView
from Products.CMFPlone.resources.browser.resource import _RESOURCE_REGISTRY_MTIME
from Products.CMFPlone.resources.browser.resource import REQUEST_CACHE_KEY
from Products.CMFPlone.resources.browser.resource import ResourceView
from Products.CMFPlone.resources.browser.resource import ScriptsView
from Products.CMFPlone.resources.browser.resource import StylesView
from Products.CMFPlone.resources.browser.resource import update_resource_registry_mtime
from Products.CMFPlone.resources.utils import evaluateExpression
from typing import Any
from zope.component import adapter
from zope.component import getUtility


RENDERED: dict[tuple[Any, ...], dict[str, str]] = {}
CONDITIONS: dict[tuple[Any, ...], list[Expression]] = {}
ICONS: dict[tuple[str, str, str], str] = {}
FEW = 200  # kept at once: what nobody asks for any more goes away


class FromDisk:
    """A view of which something is kept."""

    @memoize_contextless
    def may_keep(self) -> bool:
        """Whether all files are of the disk: nobody has put one of its own on the site."""
        kept = api.portal.get_tool("portal_resources")
        return not any(folder.objectIds() for folder in kept.objectValues())


class KeptOnce(FromDisk, ResourceView):
    """The addresses of the bundles, for each of those that are shown together."""

    rendered: dict[str, str]

    def update(self) -> None:
        if hasattr(self.request, REQUEST_CACHE_KEY) or not self.may_keep():
            super().update()
            return
        key = self._key()
        if key not in RENDERED:
            super().update()
            _keep(RENDERED, key, self.rendered)
        self.rendered = RENDERED[key]
        setattr(self.request, REQUEST_CACHE_KEY, self.rendered)

    def _key(self) -> tuple[Any, ...]:
        registry = getUtility(IRegistry)
        theme = registry.forInterface(IThemeSettings, False)
        site = (
            api.portal.get().absolute_url(),
            getattr(registry, _RESOURCE_REGISTRY_MTIME, None),
            theme.enabled,
            theme.currentTheme,
            theme.custom_css_timestamp,
        )
        asked = (tuple(sorted(each)) for each in self._request_bundles())
        shown = (
            bool(evaluateExpression(each, self.context)) for each in _conditions(site)
        )
        return (*site, *asked, *shown)


def _conditions(site: tuple[Any, ...]) -> list[Expression]:
    """Those under which a bundle is shown."""
    if site not in CONDITIONS:
        records = getUtility(IRegistry).collectionOfInterface(
            IBundleRegistry, prefix="plone.bundles", check=False
        )
        texts = sorted({each.expression for each in records.values()} - {None, ""})
        _keep(CONDITIONS, site, [Expression(text) for text in texts])
    return CONDITIONS[site]


class Scripts(KeptOnce, ScriptsView):
    """Plone's viewlet of the scripts."""


class Styles(KeptOnce, StylesView):
    """Plone's viewlet of the styles."""


class Icons(FromDisk, IconsView):
    """Plone's icons; the markup of each is read once."""

    def tag(self, name: str, tag_class: str = "", tag_alt: str = "") -> str:
        key = (self.lookup(name), tag_class, tag_alt)
        if not key[0].endswith(".svg") or not self.may_keep():
            return super().tag(name, tag_class, tag_alt)
        if key not in ICONS:
            _keep(ICONS, key, super().tag(name, tag_class, tag_alt))
        return ICONS[key]


@adapter(IRecordModifiedEvent)
def note_change(event: IRecordModifiedEvent) -> None:
    """Plone notes the changes of its own form only."""
    if event.record.interfaceName == IBundleRegistry.__identifier__:
        update_resource_registry_mtime()


def _keep(kept: dict[Any, Any], key: Any, value: Any) -> None:
    if len(kept) >= FEW:
        kept.clear()
    kept[key] = value
