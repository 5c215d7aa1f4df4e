"""Each reason code with its sentence and HTTP status: a file for each file of rules.

The rules name reasons; people read these sentences, in the form, the workflow,
the greyed button, the import report and the API alike.
"""

from imio.mutualisation.reasons.reason import Reasons
from importlib import import_module

import pkgutil


NO_REASONS = {"reason", "mending"}


def _all() -> Reasons:
    names = {found.name for found in pkgutil.iter_modules(__path__)} - NO_REASONS
    files = (import_module(f"{__name__}.{name}") for name in names)
    return {code: reason for file in files for code, reason in file.REASONS.items()}


REASONS = _all()
