"""The address of a member in its section."""

from plone.i18n.normalizer.interfaces import IURLNormalizer
from typing import Any
from zope.component import getUtility
from zope.container.interfaces import INameChooser


def free_name(title: str, section: Any) -> str:
    """The short name of a title: `la-louviere`, or `manage-1` where `manage` is taken.

    A name is taken by another member or by Zope itself, as that of the commune of
    Manage is.
    """
    name = getUtility(IURLNormalizer).normalize(title, max_length=80)
    plain = name.replace("_", "-").strip("-.") or "adherent"
    return INameChooser(section).chooseName(plain, section)
