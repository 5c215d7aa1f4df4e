"""Acts of councils in every state; the names of councillors say they are fictional."""

from datetime import date
from datetime import time
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.guard import perform
from imio.mutualisation.base.legal import council_renewal
from imio.mutualisation.base.settings import save
from imio.mutualisation.deliberation.prepare import draft_act
from imio.mutualisation.demo.days import A_DAY
from imio.mutualisation.demo.days import received_for_supervision
from imio.mutualisation.demo.days import working_day_from
from imio.mutualisation.demo.days import working_day_until
from plone import api
from plone.namedfile.file import NamedBlobFile
from typing import Any


DELEGATES = (
    ("Conseillère fictive A", "Groupe fictif 1", "majority"),
    ("Conseiller fictif B", "Groupe fictif 1", "majority"),
    ("Conseillère fictive C", "Groupe fictif 2", "majority"),
    ("Conseiller fictif D", "Groupe fictif 3", "opposition"),
    ("Conseillère fictive E", "Groupe fictif 3", "opposition"),
)
PRESENT = {"members_in_office": 25, "members_present": 23}
UNANIMOUS = {**PRESENT, "votes_for": 23, "votes_against": 0, "abstentions": 0}
DIVIDED = {**PRESENT, "votes_for": 20, "votes_against": 1, "abstentions": 2}
NOTES = "Note de synthèse de démonstration : chaque point, en deux pages."
# Their names say that nobody adopts them as they are.
MODELS = [
    {
        "name": "Mise à disposition d’une salle (modèle fictif)",
        "subject": "Mise à disposition de {salle}",
        "purpose": "other",
        "body": None,
        "wording": "Vu le Code de la démocratie locale et de la décentralisation ;\n"
        "Considérant la demande de {demandeur} ;\n"
        "DÉCIDE :\n"
        "Article 1er. De mettre {salle} à la disposition de {demandeur} à partir du {date}.\n"
        "Article 2. De fixer la redevance à {montant}.",
    },
    {
        "name": "Communication au conseil (modèle fictif)",
        "subject": "Communication du collège",
        "purpose": "other",
        "body": None,
        "wording": "Considérant la communication du collège {d’autorité} du {date} ;\n"
        "PREND ACTE :\n"
        "Article unique. De la communication relative à {objet}.",
    },
]
# For the section of IMIO and for intercommunales.
OWN_MODELS = [
    {
        "name": "Décision du conseil d’administration (modèle fictif)",
        "subject": "Désignation de {prestataire}",
        "purpose": "other",
        "body": "board",
        "wording": "Vu les statuts {d’intercommunale} ;\n"
        "DÉCIDE :\n"
        "Article unique. De désigner {prestataire} pour {montant}.",
    },
    {
        "name": "Comptes annuels (modèle fictif)",
        "subject": "Approbation des comptes annuels de {exercice}",
        "purpose": "other",
        "body": "general_assembly",
        "wording": "Vu les statuts {d’intercommunale} ;\n"
        "Considérant le rapport du réviseur du {date du rapport} ;\n"
        "DÉCIDE :\n"
        "Article unique. D’approuver les comptes annuels de {exercice}.",
    },
]
MASKED = "Monsieur Fictif Exemple, rue Inventée 1"


def join(member: Any, executory_on: date) -> Any:
    """The council's act of joining, executory by the silence of supervision."""
    sitting_on = working_day_until(executory_on - 60 * A_DAY)
    act = adopt(or_refuse(draft_act(member, "join")), sitting_on, DIVIDED)
    act.transmitted_on = working_day_from(sitting_on + 4 * A_DAY)
    act.received_on = working_day_from(sitting_on + 6 * A_DAY)
    perform(act, "transmit")
    perform(act, "execute")
    return act


def adopt(act: Any, sitting_on: date, votes: dict[str, int]) -> Any:
    """Put a draft on the agenda of a day and record its vote."""
    values = {
        "sitting_on": sitting_on,
        "convened_on": working_day_until(sitting_on - 12 * A_DAY),
        **votes,
    }
    for name, value in values.items():
        setattr(act, name, value)
    perform(act, "schedule")
    perform(act, "adopt")
    return act


def create_acts(portal: Any, today: date) -> None:
    """Beside the acts of joining: delegates, an order under supervision, a draft."""
    andenne = portal["adherents"]["andenne"]
    half_a_year_ago = working_day_until(today - 200 * A_DAY)
    with api.env.adopt_user(username="imio-officer"):
        assembly = _assembly(portal, today)
    with api.env.adopt_user(username="agent-andenne"):
        _name_delegates(andenne, _council_since_renewed(half_a_year_ago, today))
        _order(andenne, today)
        _mandate(andenne, assembly, today)
        _sitting(andenne, today)
    with api.env.adopt_user(username="agent-durbuy"):
        or_refuse(draft_act(portal["adherents"]["durbuy"], "join"))
    andenne.act_models = MODELS


def _sitting(member: Any, today: date) -> None:
    """The next council, whose agenda is being prepared."""
    create_in(
        member,
        "Sitting",
        sitting_on=working_day_from(today + 30 * A_DAY),
        starts_at=time(19, 30),
        place="Salle fictive du conseil",
    )


def _council_since_renewed(day: date, today: date) -> date:
    """That day, or the later one on which the council that sits today was installed."""
    renewal = or_refuse(council_renewal(day))
    return renewal if renewal <= today else day


def _name_delegates(member: Any, sitting_on: date) -> None:
    act = or_refuse(draft_act(member, "delegates"))
    act.delegates = [
        {"name": name, "group": group, "side": side, "replaces": ""}
        for name, group, side in DELEGATES
    ]
    perform(adopt(act, sitting_on, UNANIMOUS), "execute")


def _order(member: Any, today: date) -> None:
    """Sent to supervision so that its delay ends within the week."""
    received_on = received_for_supervision(today)
    act = or_refuse(draft_act(member, "central_purchasing"))
    adopt(act, working_day_until(received_on - 8 * A_DAY), UNANIMOUS)
    act.transmitted_on = working_day_until(received_on - A_DAY)
    act.received_on = received_on
    perform(act, "transmit")


def create_own_act(section: Any, today: date) -> None:
    """An act of the board of IMIO, published with a masked passage."""
    with api.env.adopt_user(username="imio-officer"):
        act = create_in(
            section,
            "Deliberation",
            title="Règlement de la centrale d’achat",
            body="board",
            purpose="other",
            visas=[{"text": "Vu les statuts de l’intercommunale ;"}],
            recitals=[{"text": f"Considérant la demande de {MASKED} ;"}],
            articles=[{"text": "D’adopter le règlement de la centrale d’achat."}],
            masked_passages=[MASKED],
            supervision_kind="none",
        )
        adopt(act, working_day_until(today - 20 * A_DAY), UNANIMOUS)
        perform(act, "execute")
        perform(act, "publish")
    save("act_models", OWN_MODELS)


def _assembly(portal: Any, today: date) -> Any:
    """A general assembly convened a fortnight ago."""
    assembly = create_in(
        portal["assemblees"],
        "Assembly",
        sitting_on=working_day_from(today + 45 * A_DAY),
        place="Siège d’IMIO",
        agenda=[
            {"number": "1", "title": "Comptes annuels", "description": ""},
            {"number": "2", "title": "Décharge aux administrateurs", "description": ""},
            {"number": "3", "title": "Plan stratégique", "description": ""},
        ],
    )
    notes = NamedBlobFile(NOTES.encode(), "text/plain", "note-de-synthese.txt")
    create_in(
        assembly,
        "Annex",
        title="Note de synthèse",
        kind="assembly_document",
        file=notes,
    )
    perform(assembly, "convene")
    assembly.convened_on = working_day_until(today - 14 * A_DAY)
    return assembly


def _mandate(member: Any, assembly: Any, today: date) -> None:
    """What a council decided on its points."""
    act = or_refuse(draft_act(member, "assembly_mandate", assembly=uid(assembly)))
    act.point_votes = [
        {
            "point": number,
            "votes_for": yes,
            "votes_against": no,
            "abstentions": 23 - yes - no,
        }
        for number, yes, no in (("1", 23, 0), ("2", 15, 6), ("3", 20, 1))
    ]
    adopt(act, working_day_until(today), PRESENT)
