"""What the form of a licence may choose."""

from imio.mutualisation.base.metrics import TITLES
from imio.mutualisation.base.terms import of_type
from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.licensing import METRICS
from imio.mutualisation.rules.licensing import RENEWALS
from imio.mutualisation.rules.sharing import SHARING_KEYS


RENEWAL_TITLES = {
    "never": _("renewal_never", default="None: it ends on its last day"),
    "tacit": _("renewal_tacit", default="Tacit, unless notice is given"),
    "express": _("renewal_express", default="Express: somebody decides"),
}
KEY_TITLES = {
    "seats": _("sharing_seats", default="By what each one draws"),
    "population": _("sharing_population", default="By population"),
    "equal": _("sharing_equal", default="In equal parts"),
}

metrics = vocabulary({each: TITLES[each] for each in METRICS})
renewals = vocabulary({each: RENEWAL_TITLES[each] for each in RENEWALS})
sharing_keys = vocabulary({each: KEY_TITLES[each] for each in SHARING_KEYS})


suppliers = of_type("Partner")
tenders = of_type("Tender")
licences = of_type("Licence")
