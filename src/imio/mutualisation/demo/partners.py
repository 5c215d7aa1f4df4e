"""Partners whose names say that they are fictional."""

from imio.mutualisation.base.creation import create_in
from typing import Any


PARTNERS = (
    {
        "title": "Logiciels Fictifs Alpha",
        "description": "Très petite entreprise imaginaire, pour la démonstration.",
        "bce_number": "1999.999.250",
        "size": "very_small",
        "email": "alpha@example.org",
        "address": "rue Inventée 10\n5000 Namur",
        "skills": [
            {"skill": "Plone", "proof": "Trois sites fictifs"},
            {"skill": "Intégration", "proof": ""},
        ],
    },
    {
        "title": "Développeuse Fictive Beta",
        "description": "Indépendante imaginaire, pour la démonstration.",
        "bce_number": "1999.999.349",
        "size": "freelance",
        "email": "beta@example.org",
        "address": "rue Inventée 20\n4000 Liège",
        "skills": [{"skill": "Plone", "proof": "Dix ans fictifs"}],
    },
    {
        "title": "Services Fictifs Gamma",
        "description": "Petite entreprise imaginaire, pour la démonstration.",
        "bce_number": "1999.999.448",
        "size": "small",
        "email": "gamma@example.org",
        "address": "rue Inventée 30\n7000 Mons",
        "skills": [{"skill": "Hébergement", "proof": ""}],
    },
)


def create_partners(section: Any) -> list[Any]:
    """Register them as candidates, in the order of the table."""
    return [create_in(section, "Partner", **values) for values in PARTNERS]
