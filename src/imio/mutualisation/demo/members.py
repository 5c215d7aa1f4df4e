"""Real authorities as members; numbers that begin with 1999 are fictional."""

from datetime import date
from datetime import timedelta
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.guard import perform
from imio.mutualisation.demo.deliberations import join
from imio.mutualisation.demo.people import PEOPLE
from imio.mutualisation.member.naming import free_name
from plone import api
from typing import Any


# the communes that are members: BCE number, origin, IT team of their own, and when they
# were admitted (fictional): on the first of a month, so many years ago
MEMBERS = {
    "andenne": ("1999.999.052", "communesplone", False, (4, 2)),
    "mons": ("1999.999.151", "qualicite", True, (4, 9)),
    "gembloux": ("0216.697.505", "new", False, (3, 3)),
    "wavre": ("0207.316.021", "new", True, (2, 5)),
    "genappe": ("0207.274.350", "new", False, (1, 1)),
    "grez-doiceau": ("0207.227.731", "new", False, (0, 1)),
}
OFFICER = "imio-officer"
PUBLISHING = ("andenne", "mons")
APPLICANT = ("durbuy", "0207.386.196")

OTHERS = (
    {
        "title": "CPAS de Grez-Doiceau",
        "kind": "cpas",
        "bce_number": "0212.367.840",
        "communes_served": ["25037"],
    },
    {
        "title": "La Cité des Couteliers",
        "kind": "housing_company",
        "bce_number": "0402.550.691",
        "communes_served": ["92142"],
    },
)
SOON = timedelta(days=5)
PROVINCES = ("Hainaut", "Luxembourg", "Namur")


def create_members(section: Any, today: date) -> None:
    """Admit the communes, and add authorities of other kinds."""
    for name, (bce_number, origin, own_it_team, since) in MEMBERS.items():
        years, month = since
        on = date(today.year - years, month, 1)
        _admit(section[name], bce_number, origin, own_it_team, on)
    name, bce_number = APPLICANT
    section[name].bce_number = bce_number
    section[name].reindexObject(idxs=["bce_number"])
    section[name].reindexObject(idxs=["SearchableText"])
    perform(section[name], "apply")
    for other in (*OTHERS, *(_province(name) for name in PROVINCES)):
        api.content.create(
            section,
            "imio.mutualisation.Member",
            free_name(other["title"], section),
            **other,
        )
    # « Sans doute Namur demain », as was said in 2014 of another day.
    namur = section["province-de-namur"]
    namur.prospect_stage, namur.likelihood = "interested", "high"
    namur.next_contact_on = today + SOON
    namur.reindexObject()


def _admit(
    member: Any, bce_number: str, origin: str, own_it_team: bool, on: date
) -> None:
    member.bce_number = bce_number
    member.origin = origin
    member.own_it_team = own_it_team
    member.share_recorded_on = on
    member.share_count = 1
    member.contacts = [
        {
            "name": f"Contact fictif de {member.title}",
            "function": "Direction générale",
            "email": f"contact-{member.getId()}@example.org",
            "phone": "",
        }
    ]
    agent = f"agent-{member.getId()}"
    with api.env.adopt_user(username=agent if agent in PEOPLE else OFFICER):
        act = join(member, on)
        if member.getId() in PUBLISHING:
            perform(act, "publish")
        perform(member, "apply")
    with api.env.adopt_user(username=OFFICER):
        perform(member, "admit")
    member.admitted_on = on
    member.reindexObject()


def _province(name: str) -> dict[str, Any]:
    brains = existing("Member", mutualisation_kind="commune")
    return {
        "title": f"Province de {name}",
        "kind": "province",
        "province": name,
        "communes_served": sorted(
            brain.nis for brain in brains if brain.province == name
        ),
    }
