"""The readers of the cells that only deliberations have.

A choice takes the token of its vocabulary, the words of the page, or shorter ones.
"""

from collections.abc import Iterable
from imio.mutualisation.deliberation.schema import THREAD
from imio.mutualisation.importing.cells import positive
from imio.mutualisation.importing.table import BEGINS
from imio.mutualisation.rules.masking import MASK
from imio.mutualisation.rules.verdict import Refused

import re


# A bar that stands alone, where no line break parts the texts.
BAR = re.compile(r"(?<!\S)\|(?!\S)")
TABLE = re.compile(r"\|.*[^\\]\|.*\|")
# As portals of deliberations print a passage that is masked already.
MASKED = re.compile(r"\[?TEXTE MASQU[ÉE](?:\s*\|\s*RGPD)?\]?", re.IGNORECASE)


def words(**french: str) -> dict[str, str]:
    """Each token, for itself and for the French words that mean it."""
    return {
        word: token
        for token, meaning in french.items()
        for word in (token, *meaning.split())
    }


MEMBER_KINDS = words(
    commune="ville",
    cpas="",
    police_zone="zone_de_police zone_police zp",
    intercommunale="",
    province="",
    housing_company="societe_de_logement societe_logement",
    rescue_zone="zone_de_secours zone_secours",
    welfare_association="association_chapitre_xii",
    municipal_company="regie regie_communale_autonome",
)
BODIES = words(
    council="conseil_communal conseil",
    college="college_communal",
    cpas_council="conseil_de_l_action_sociale conseil_du_cpas",
    board="conseil_d_administration ca",
    general_assembly="assemblee_generale ag",
)
PURPOSES = words(
    join="adhesion_a_imio adhesion",
    withdrawal="retrait_d_imio retrait",
    order="commande",
    central_purchasing="adhesion_a_la_centrale_d_achat centrale_d_achat",
    tender="marche_public marche",
    delegates="delegues_a_l_assemblee_generale delegues",
    assembly_mandate="mandat_pour_une_assemblee_generale mandat",
    other="autre",
)
CATEGORIES = words(
    tax="taxes_et_redevances taxe redevance",
    regulation="reglements_et_police reglement police",
    finance="budget_et_comptes budget comptes finances",
    contract="marches_publics",
    property="patrimoine_et_espace_public patrimoine",
    planning="urbanisme_et_environnement urbanisme environnement",
    mobility="voirie_et_mobilite voirie mobilite",
    social="action_sociale_enseignement_et_culture social enseignement culture",
    staff="personnel",
    institution="institutions_et_mandats institutions",
    other="autre",
)
PRIVACIES = words(
    public="seance_publique publique",
    public_info="seance_publique_pour_information publique_information",
    public_advice="seance_publique_pour_avis publique_avis",
    closed="huis_clos a_huis_clos",
    closed_info="huis_clos_pour_information huis_clos_information",
    closed_advice="huis_clos_pour_avis huis_clos_avis",
)
VOTE_MODES = words(
    aloud="a_voix_haute voix_haute",
    show_of_hands="a_main_levee main_levee",
    secret="scrutin_secret au_scrutin_secret",
    none="sans_vote",
)
SUPERVISION_KINDS = words(
    none="aucune",
    general="generale_sans_transmission generale",
    general_transmitted="generale_a_transmission_obligatoire generale_transmise",
    special_approval="speciale_d_approbation speciale",
)
SUPERVISION_OUTCOMES = words(
    no_measure="n_appelle_aucune_mesure_de_tutelle aucune_mesure",
    approved="approuvee",
    annulled="annulee",
    not_approved="non_approuvee",
)
STATES = words(
    draft="projet",
    scheduled="a_l_ordre_du_jour inscrite_a_l_ordre_du_jour inscrite",
    adopted="adoptee",
    in_supervision="en_tutelle",
    executory="executoire",
    published="publiee",
)


def item(column: str, text: str) -> int | Refused:
    """A place on the agenda, from one. Refused: as `positive`."""
    return positive(column, text)


def thread(column: str, text: str) -> str | Refused:
    """Refused: `bad_thread` (column, value)."""
    if THREAD.fullmatch(text):
        return text
    return Refused("bad_thread", {"column": column, "value": text})


def texts(column: str, text: str) -> list[str]:
    """The texts of a list; in a cell one a line, a table with the text before it; in one line, between bars: `Vu … ; | Vu … ;`.

    A bar is a sign of the text where what follows it begins with a small letter: an act is
    never cut in two. `TEXTE MASQUÉ | RGPD` is a passage that is masked already.
    """
    told = MASKED.sub(MASK, text)
    if BEGINS in told:
        parts = [part.strip() for part in told.split(BEGINS)]
    elif "\n" in told:
        parts = _with_their_tables(told.split("\n"))
    else:
        parts = [part.strip() for part in BAR.split(told)]
        if any(part[:1].islower() for part in parts):
            parts = [told.strip()]
    return [part for part in parts if part]


def _with_their_tables(lines: Iterable[str]) -> list[str]:
    """A line of several cells is one of the table in the text before it."""
    parts: list[str] = []
    for line in map(str.strip, lines):
        if parts and TABLE.fullmatch(line):
            parts[-1] += f"\n{line}"
        else:
            parts.append(line.strip("|").strip())
    return parts


def rows(column: str, text: str) -> list[dict[str, str]]:
    """The same as the rows of a grid."""
    return [{"text": part} for part in texts(column, text)]
