"""What the partner form may choose."""

from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _


SIZE_TITLES = {
    "freelance": _("size_freelance", default="Freelance"),
    "very_small": _("size_very_small", default="Very small firm (fewer than 10)"),
    "small": _("size_small", default="Small firm (10 to 49)"),
    "medium": _("size_medium", default="Medium-sized firm (50 to 249)"),
    "large": _("size_large", default="Large firm (250 and more)"),
}

partner_sizes = vocabulary(SIZE_TITLES)
