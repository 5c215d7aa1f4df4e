"""The columns of a table of deliberations."""

from imio.mutualisation.deliberation.importing import cells
from imio.mutualisation.importing.cells import any_text
from imio.mutualisation.importing.cells import day
from imio.mutualisation.importing.cells import one_of
from imio.mutualisation.importing.cells import whole
from imio.mutualisation.importing.cells import YES_NO_WORDS
from imio.mutualisation.importing.columns import Column


YES_NO = one_of(YES_NO_WORDS)
MEMBER = Column("membre", "member", any_text, ("member", "adherent", "coll_siret"))
MEMBER_KIND = Column(
    "type_membre", "member_kind", one_of(cells.MEMBER_KINDS), ("member_kind",)
)
VOTE = Column("vote", "vote", any_text, ("vote_sentence",))
STATE = Column("etat", "state", one_of(cells.STATES), ("state", "review_state"))
# By which an act of this site is found, too; that of another one is its identifier here.
NUMBER = Column("numero", "number", any_text, ("delib_id",))
# What a line says besides the fields of the act.
ASIDE = frozenset(
    {MEMBER.field, MEMBER_KIND.field, VOTE.field, STATE.field, NUMBER.field}
)
# What the open data of the suite says of an act that the act does not hold, or not so: how
# many voted says nothing of how many were there.
LEFT_ASIDE = (
    "coll_nom",
    "delib_matiere_code",
    "delib_matiere_nom",
    "budget_annee",
    "pref_id",
    "vote_reel",
    "delib_url",
)

TITLE = Column(
    "objet", "title", any_text, ("title", "titre", "delib_objet"), needed=True
)
COLUMNS = (
    MEMBER,
    MEMBER_KIND,
    Column("identifiant", "external_id", any_text, ("external_id",)),
    TITLE,
    Column("organe", "body", one_of(cells.BODIES), ("body",)),
    Column("decision", "purpose", one_of(cells.PURPOSES), ("purpose",)),
    Column("categorie", "category", one_of(cells.CATEGORIES), ("category",)),
    Column("publicite", "privacy", one_of(cells.PRIVACIES), ("privacy",)),
    Column(
        "seance", "sitting_on", day, ("sitting_on", "date_de_la_seance", "delib_date")
    ),
    Column("convocation", "convened_on", day, ("convened_on",)),
    Column("derniere_convocation", "last_convocation", YES_NO, ("last_convocation",)),
    Column("urgence", "urgent", YES_NO, ("urgent",)),
    Column("point", "item_number", cells.item, ("item_number",)),
    Column("dossier", "thread", cells.thread, ("thread",)),
    Column("visas", "visas", cells.rows, lines=True),
    Column("considerants", "recitals", cells.rows, ("recitals",), lines=True),
    Column("articles", "articles", cells.rows, lines=True),
    Column(
        "article_budgetaire",
        "budget_article",
        any_text,
        ("budget_article", "budget_nom"),
    ),
    Column(
        "en_fonction",
        "members_in_office",
        whole,
        ("members_in_office", "vote_effectif"),
    ),
    Column("presents", "members_present", whole, ("members_present",)),
    VOTE,
    Column("pour", "votes_for", whole, ("votes_for", "vote_pour")),
    Column("contre", "votes_against", whole, ("votes_against", "vote_contre")),
    Column("abstentions", "abstentions", whole, ("vote_abstention",)),
    Column("non_votants", "not_voting", whole, ("not_voting",)),
    Column("mode_vote", "vote_mode", one_of(cells.VOTE_MODES), ("vote_mode",)),
    Column(
        "tutelle",
        "supervision_kind",
        one_of(cells.SUPERVISION_KINDS),
        ("supervision_kind",),
    ),
    Column("transmission", "transmitted_on", day, ("transmitted_on", "pref_date")),
    Column("reception", "received_on", day, ("received_on",)),
    Column("prorogation", "extended_to", day, ("extended_to",)),
    Column(
        "decision_tutelle", "outcome", one_of(cells.SUPERVISION_OUTCOMES), ("outcome",)
    ),
    Column("decision_tutelle_date", "outcome_on", day, ("outcome_on",)),
    Column(
        "texte_masque",
        "masked_passages",
        cells.texts,
        ("masked_passages",),
        lines=True,
    ),
    Column("publication_prevue", "publish_on", day, ("publish_on",)),
    Column("entree_en_vigueur", "takes_effect_on", day, ("takes_effect_on",)),
    STATE,
    NUMBER,
    *(Column(name, name, None) for name in LEFT_ASIDE),
)
NAMES = {column.field: column.name for column in COLUMNS}
