"""The readers of the cells that only members have."""

from imio.mutualisation.importing.cells import each
from imio.mutualisation.importing.cells import named
from imio.mutualisation.importing.cells import nis_code
from imio.mutualisation.importing.cells import plain
from imio.mutualisation.importing.cells import Reader
from imio.mutualisation.importing.cells import YES_NO_WORDS
from imio.mutualisation.rules import typed
from imio.mutualisation.rules.membership import KINDS
from imio.mutualisation.rules.prospecting import LIKELIHOODS
from imio.mutualisation.rules.prospecting import STAGES
from imio.mutualisation.rules.states import MEMBER_BEFORE
from imio.mutualisation.rules.verdict import Refused


KIND_WORDS = {
    **{kind: kind for kind in KINDS},
    "ville": "commune",
    "centre_public_d_action_sociale": "cpas",
    "zp": "police_zone",
    "zone_de_police": "police_zone",
    "zone_police": "police_zone",
    "zs": "rescue_zone",
    "zone_de_secours": "rescue_zone",
    "zone_secours": "rescue_zone",
    "association_chapitre_xii": "welfare_association",
    "chapitre_xii": "welfare_association",
    "regie": "municipal_company",
    "regie_communale": "municipal_company",
    "regie_communale_autonome": "municipal_company",
    "rca": "municipal_company",
    "societe_de_logement": "housing_company",
    "societe_logement": "housing_company",
    "slsp": "housing_company",
    "societe_de_logement_de_service_public": "housing_company",
}
# As a person writes them, and the guide says them.
NAMED_KINDS = (
    "commune",
    "cpas",
    "zone_police",
    "intercommunale",
    "province",
    "societe_logement",
    "zone_de_secours",
    "association_chapitre_xii",
    "regie_communale",
)
LANGUAGE_WORDS = {
    "fr": "fr",
    "francais": "fr",
    "french": "fr",
    "de": "de",
    "allemand": "de",
    "german": "de",
}
ORIGIN_WORDS = {
    "new": "new",
    "nouveau": "new",
    "communesplone": "communesplone",
    "qualicite": "qualicite",
}
STATE_WORDS = {
    **{state: state for state in MEMBER_BEFORE},
    "adherent": "member",
    "membre": "member",
    "ancien": "former",
    "ancien_adherent": "former",
}
STAGE_WORDS = {
    **{stage: stage for stage in STAGES},
    "a_contacter": "to_contact",
    "contacte": "contacted",
    "interesse": "interested",
    "en_decision": "deciding",
    "pas_maintenant": "not_now",
}
LIKELIHOOD_WORDS = {
    **{likelihood: likelihood for likelihood in LIKELIHOODS},
    "faible": "low",
    "moyenne": "medium",
    "forte": "high",
}
GERMAN_WORDS = {word: "de" if yes else "fr" for word, yes in YES_NO_WORDS.items()}


def kind(column: str, text: str) -> str | Refused:
    """Refused: `unknown_kind` (value, known)."""
    found = KIND_WORDS.get(plain(text))
    known = ", ".join(NAMED_KINDS)
    return found or Refused("unknown_kind", {"value": text, "known": known})


def nis_codes(column: str, text: str) -> list[str] | Refused:
    """NIS codes between spaces. Refused: as `nis_code`, for the first bad one."""
    return each(text, lambda code: nis_code(column, code))


def postal_codes(column: str, text: str) -> list[str] | Refused:
    """Postal codes between spaces. Refused: as `typed.postal_code`."""
    return each(text, typed.postal_code)


def degrees(lowest: float, highest: float) -> Reader:
    """A reader of a latitude or a longitude, within Belgium: swapped ones are not.

    Refused: as `typed.degrees`, `outside_belgium` (column, value).
    """

    def reader(column: str, text: str) -> float | Refused:
        value = named(column, typed.degrees(text))
        if isinstance(value, Refused) or lowest <= value <= highest:
            return value
        return Refused("outside_belgium", {"column": column, "value": text})

    return reader
