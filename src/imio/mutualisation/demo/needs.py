"""A need of one commune that another one joined, open to all."""

from decimal import Decimal
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.need.joining import join
from plone import api
from typing import Any


# member, commitment, volume
JOINED = (
    ("andenne", "firm", "12"),
    ("mons", "intention", "40"),
    ("gembloux", "linked", None),
)


def create_needs(portal: Any) -> None:
    """Stated by its agent, joined by those of the other members."""
    members = portal["adherents"]
    with api.env.adopt_user(username="agent-andenne"):
        need = create_in(
            portal["besoins"],
            "Need",
            title="Inventaire du patrimoine arboré",
            description="Savoir quel arbre demande quel soin, et quand.",
            domain="technical_services",
            member=members["andenne"].UID(),
        )
    for name, commitment, volume in JOINED:
        with api.env.adopt_user(username=f"agent-{name}"):
            join(need, members[name], commitment, Decimal(volume) if volume else None)
