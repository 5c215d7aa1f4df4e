"""Print the address and the demo accounts once the site answers.

Started in the background by `make start`; gives up when the server has gone.
"""

from urllib.error import HTTPError
from urllib.request import urlopen

import os
import time


ADDRESS = "http://localhost:8080/mutualisation"
ACCOUNTS = {
    "imio-manager": "gestionnaire d'IMIO",
    "imio-officer": "chargé de projet d'IMIO",
    "auditeur": "auditeur, lecture seule",
    "agent-andenne": "agent de la commune d'Andenne",
    "signataire-andenne": "signataire de la commune d'Andenne",
    "agent-mons": "agent de la commune de Mons",
    "signataire-mons": "signataire de la commune de Mons",
    "agent-gembloux": "agent de la commune de Gembloux",
    "agent-durbuy": "agent de la commune de Durbuy, qui n'adhère pas encore",
    "partenaire-alpha": "personne de Logiciels Fictifs Alpha",
    "partenaire-beta": "personne de Développeuse Fictive Beta",
    "partenaire-gamma": "personne de Services Fictifs Gamma",
}
PASSWORD = "demo-mutualisation"


def status() -> int | None:
    """The HTTP status of the home page; None as long as nobody answers."""
    try:
        return urlopen(ADDRESS, timeout=60).status
    except HTTPError as error:
        return error.code
    except OSError:
        return None


def main() -> None:
    server = os.getppid()
    while (code := status()) is None:
        time.sleep(0.5)
        if os.getppid() != server:
            return
    if code != 200:
        print(f"\nLe site répond {code} : voyez var/log/instance.log.\n", flush=True)
        return
    print(f"\nLe site est prêt : {ADDRESS}   (Ctrl-C l'arrête)\n")
    for name, who in ACCOUNTS.items():
        print(f"  {name:<20}{who}")
    print(f"\n  mot de passe de tous ces comptes : {PASSWORD}\n", flush=True)


if __name__ == "__main__":
    main()
