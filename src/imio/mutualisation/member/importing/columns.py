"""The columns of a table of members."""

from imio.mutualisation.importing.cells import any_text
from imio.mutualisation.importing.cells import day
from imio.mutualisation.importing.cells import email
from imio.mutualisation.importing.cells import enterprise_number
from imio.mutualisation.importing.cells import money
from imio.mutualisation.importing.cells import nis_code
from imio.mutualisation.importing.cells import one_of
from imio.mutualisation.importing.cells import positive
from imio.mutualisation.importing.cells import whole
from imio.mutualisation.importing.cells import YES_NO_WORDS
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.member.communes import POPULATION_DATES
from imio.mutualisation.member.importing import cells
from imio.mutualisation.member.schema import LATITUDES
from imio.mutualisation.member.schema import LONGITUDES


NAME = Column("nom", "title", any_text, ("name", "title", "denomination"), needed=True)
COLUMNS = (
    NAME,
    Column("type", "kind", cells.kind, ("kind", "categorie")),
    Column(
        "bce",
        "bce_number",
        enterprise_number,
        ("bce_number", "numero_bce", "numero_d_entreprise", "kbo"),
    ),
    Column("ins", "nis", nis_code, ("nis", "code_ins", "nis_code")),
    Column("province", "province", any_text),
    Column("arrondissement", "arrondissement", any_text),
    Column(
        "codes_postaux",
        "postal_codes",
        cells.postal_codes,
        ("code_postal", "postal_codes"),
    ),
    Column("langue", "language", one_of(cells.LANGUAGE_WORDS), ("language",)),
    Column("population", "population", positive, ("habitants", "inhabitants")),
    Column(
        "population_date",
        "population_date",
        day,
        ("date_population", "date_de_la_population"),
    ),
    Column(
        "communes_desservies",
        "communes_served",
        cells.nis_codes,
        ("communes_served",),
    ),
    Column("lat", "latitude", cells.degrees(*LATITUDES), ("latitude",)),
    Column("lon", "longitude", cells.degrees(*LONGITUDES), ("longitude",)),
    Column(
        "informatique_interne",
        "own_it_team",
        one_of(YES_NO_WORDS),
        ("own_it_team",),
    ),
    Column("origine", "origin", one_of(cells.ORIGIN_WORDS), ("origin",)),
    Column("comment_venu", "how_they_came", any_text, ("how_they_came",)),
    # Membership of before, with its true days.
    Column("statut", "state", one_of(cells.STATE_WORDS), ("state", "etat")),
    Column("admis_le", "admitted_on", day, ("admitted_on", "adherent_depuis")),
    Column("parti_le", "left_on", day, ("left_on",)),
    Column("parts", "share_count", whole, ("share_count",)),
    Column("part_le", "share_recorded_on", day, ("share_recorded_on",)),
    Column("part_montant", "share_fee", money, ("share_fee",)),
    # How far one has come with a prospect.
    Column(
        "prospection",
        "prospect_stage",
        one_of(cells.STAGE_WORDS),
        ("prospect_stage", "stade"),
    ),
    Column(
        "probabilite", "likelihood", one_of(cells.LIKELIHOOD_WORDS), ("likelihood",)
    ),
    Column("prochain_contact", "next_contact_on", day, ("next_contact_on",)),
    # A person to talk to.
    Column("contact_nom", "contact_name", any_text, ("contact",)),
    Column("contact_fonction", "contact_function", any_text),
    Column("contact_courriel", "contact_email", email, ("contact_email",)),
    Column("contact_telephone", "contact_phone", any_text, ("contact_phone",)),
    # As in the table of communes that ships with the suite.
    *(Column(name, name, positive) for name in POPULATION_DATES),
    Column("superficie_km2", "area", None),
    Column("germanophone", "language", one_of(cells.GERMAN_WORDS)),
)
