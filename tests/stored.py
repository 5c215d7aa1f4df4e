"""Settings as an old site may hold them, which no guard has seen."""

from imio.mutualisation.base.settings import PREFIX
from plone.registry.interfaces import IRegistry
from zope.component import getUtility


def store(name, value):
    records = getUtility(IRegistry).records
    records._invalidate_key_cache(f"{PREFIX}.{name}")
    records._values[f"{PREFIX}.{name}"] = value
