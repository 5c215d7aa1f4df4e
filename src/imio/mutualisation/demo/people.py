"""The accounts of the demonstration; their names say that they are fictional."""

from imio.mutualisation.base.localroles import add_to_group
from plone import api
from typing import Any


PASSWORD = "demo-mutualisation"
# Of the keys of the committee of the tenders: never the password of the account.
PASSPHRASES = {
    "imio-manager": "ardoise tilleul moulin fictif",
    "imio-officer": "girafe lanterne sureau fictive",
}
STAFF = {
    "imio-manager": ("Responsable IMIO (fictif)", "mutualisation-managers"),
    "imio-officer": ("Chargée de projet IMIO (fictive)", "mutualisation-officers"),
    "auditeur": ("Auditeur (fictif)", "mutualisation-auditors"),
}
PEOPLE = {
    "agent-andenne": ("Agent d’Andenne (fictif)", "andenne", "agents"),
    "signataire-andenne": ("Signataire d’Andenne (fictive)", "andenne", "signatories"),
    "agent-durbuy": ("Agent de Durbuy (fictif)", "durbuy", "agents"),
    "agent-gembloux": ("Agent de Gembloux (fictif)", "gembloux", "agents"),
    "agent-mons": ("Agent de Mons (fictif)", "mons", "agents"),
    "signataire-mons": ("Signataire de Mons (fictive)", "mons", "signatories"),
}
PARTNERS = {
    "partenaire-alpha": ("Associé d’Alpha (fictif)", "logiciels-fictifs-alpha"),
    "partenaire-beta": ("Développeuse Beta (fictive)", "developpeuse-fictive-beta"),
    "partenaire-gamma": ("Gérant de Gamma (fictif)", "services-fictifs-gamma"),
}


def create_people(portal: Any) -> None:
    """Each account in its group; an account that exists is left as it is."""
    for login, (fullname, group) in STAFF.items():
        _account(login, fullname)
        api.group.add_user(groupname=group, username=login)
    for login, (fullname, member, group) in PEOPLE.items():
        _account(login, fullname)
        add_to_group(portal["adherents"][member], group, login)
    for login, (fullname, partner) in PARTNERS.items():
        _account(login, fullname)
        add_to_group(portal["partenaires"][partner], "agents", login)


def _account(login: str, fullname: str) -> None:
    if api.user.get(username=login) is None:
        api.user.create(
            username=login,
            email=f"{login}@example.org",
            password=PASSWORD,
            properties={"fullname": fullname},
        )
