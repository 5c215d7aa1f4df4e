"""What the form of a licence may choose."""

from imio.mutualisation.base.catalog import found
from imio.mutualisation.base.metrics import TITLES
from imio.mutualisation.base.terms import vocabulary
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.licensing import METRICS
from imio.mutualisation.rules.licensing import RENEWALS
from imio.mutualisation.rules.sharing import SHARING_KEYS
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


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


def _seen(type_name: str) -> IVocabularyFactory:
    """What the current user may see of a type, by name."""

    @provider(IVocabularyFactory)
    def factory(context: Any = None) -> SimpleVocabulary:
        brains = found(type_name, sort_on="sortable_title")
        return SimpleVocabulary(
            [SimpleTerm(brain.UID, brain.UID, brain.Title) for brain in brains]
        )

    return factory


suppliers = _seen("Partner")
tenders = _seen("Tender")
licences = _seen("Licence")
