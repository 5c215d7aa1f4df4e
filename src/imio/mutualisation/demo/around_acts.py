"""What surrounds an act: an advice that is asked, a follow-up, a session of signature; all of
it says that it is fictional.
"""

from datetime import date
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.demo.days import A_DAY
from imio.mutualisation.demo.days import working_day_from
from imio.mutualisation.demo.days import working_day_until
from imio.mutualisation.demo.deliberations import adopt
from plone import api
from typing import Any


AGENT = "agent-mons"
SERVICE = "Service juridique (fictif)"
COLLEGE = {"members_in_office": 7, "members_present": 6}
VOTED = {**COLLEGE, "votes_for": 6, "votes_against": 0, "abstentions": 0}


def surround(portal: Any, today: date) -> None:
    """For a college: one act on which advice is awaited, one to sign and to follow up."""
    mons = portal["adherents"]["mons"]
    mons.advisers = [{"service": SERVICE, "kind": "service", "people": AGENT}]
    with api.env.adopt_user(username=AGENT):
        asked = _act(mons, "Location d’une salle (acte fictif)", "De louer la salle.")
        adopted = _act(mons, "Prêt de matériel (acte fictif)", "De prêter le matériel.")
        adopt(adopted, working_day_until(today - 10 * A_DAY), VOTED)
        create_in(
            asked,
            "Advice",
            service=SERVICE,
            question="Le bail fictif peut-il être signé ?",
            obligatory=True,
        )
        create_in(
            adopted,
            "Followup",
            title="Envoyer la convention fictive",
            assigned_to="Secrétariat (fictif)",
            until=working_day_from(today + 20 * A_DAY),
        )
        signer = {"account": AGENT, "function": "directrice générale (fictive)"}
        until = working_day_from(today + 15 * A_DAY)
        create_in(adopted, "Signing", signers=[signer], until=until)


def _act(member: Any, title: str, article: str) -> Any:
    return create_in(
        member,
        "Deliberation",
        title=title,
        body="college",
        purpose="other",
        visas=[{"text": "Vu le Code de la démocratie locale ;"}],
        articles=[{"text": article}],
    )
