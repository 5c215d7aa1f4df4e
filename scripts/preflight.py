"""Say in one sentence, in French, why the site cannot be installed or started here.

Written for any Python 3, since saying that Python is too old is its first task.
"""

import importlib
import socket
import sys


PORT = 8080


def python_trouble() -> "str | None":
    if sys.version_info < (3, 11):
        return (
            f"Python 3.11 ou plus récent est nécessaire (ici : {sys.version[:6]}) ; "
            "s'il est installé ailleurs : make start PYTHON=/chemin/vers/python3.11"
        )
    return None


def venv_trouble() -> "str | None":
    try:
        importlib.import_module("ensurepip").version()
    except (AttributeError, ImportError):
        return (
            "Le module venv de Python manque ; installez-le puis relancez : "
            "sudo apt-get install python3-venv"
        )
    return None


def port_trouble() -> "str | None":
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", PORT))
        except OSError:
            return (
                f"Le port {PORT} est déjà pris, peut-être par ce même site : arrêtez le "
                f"programme qui l'occupe (« ss -ltnp | grep {PORT} » le nomme)."
            )
    return None


CHECKS = {"python": python_trouble, "venv": venv_trouble, "port": port_trouble}


if __name__ == "__main__":
    sys.exit(next(filter(None, (CHECKS[name]() for name in sys.argv[1:])), 0))
