"""`daily-round`: ask a running site for the steps that time alone brings about.

Over HTTP, since a FileStorage is locked by its server. Exit status: 0 done, 1 some
steps failed, 2 the round cannot run.
"""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Iterator
from collections.abc import Sequence
from pathlib import Path
from requests.auth import HTTPBasicAuth
from typing import Any

import os
import requests
import sys


DONE, SOME_FAILED, UNUSABLE = 0, 1, 2
PASSWORD = "MUTUALISATION_PASSWORD"
PATIENCE = (10, 600)  # seconds: until the site is reached, until it has answered

NO_PASSWORD = (
    "Il manque le mot de passe : donnez --password-file, ou la variable "
    f"d'environnement {PASSWORD}."
)
UNREADABLE = "Le fichier {file} ne peut être lu : {error}."
UNREACHABLE = (
    "Le site {url} ne peut être atteint : vérifiez l'adresse, et que le site est "
    "démarré."
)
TOO_SLOW = (
    "Le site {url} n'a pas répondu en dix minutes : consultez son journal, puis "
    "relancez la ronde ; la refaire ne change rien."
)
WRONG_ACCOUNT = (
    "Le site {url} refuse le compte {user} : vérifiez son mot de passe, et qu'il est "
    "dans le groupe mutualisation-officers."
)
WRONG_SITE = (
    "À l'adresse {url}, rien ne connaît la ronde : donnez à --url l'adresse exacte de "
    "la page d'accueil du site."
)
BROKEN = (
    "Le site {url} a répondu par une erreur ({status}) : consultez son journal, puis "
    "relancez la ronde ; la refaire ne change rien."
)


class Unusable(Exception):
    """Why the round cannot run, in a sentence."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status."""
    options = _options(argv)
    try:
        answer = _round(options.url.rstrip("/"), options.user, _password(options))
    except Unusable as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    if answer["steps"] or not options.quiet:
        print(*_report(answer), sep="\n")
    return SOME_FAILED if _failed(answer) else DONE


def _options(argv: Sequence[str] | None) -> Namespace:
    # Without abbreviations: `--password secret` must not pass for the name of a file.
    parser = ArgumentParser(
        "daily-round",
        description="Fait prendre au site les étapes que le temps seul amène.",
        epilog=f"Sans --password-file, le mot de passe vient de {PASSWORD}.",
        allow_abbrev=False,
    )
    parser.add_argument("--url", required=True, help="la page d'accueil du site")
    parser.add_argument("--user", required=True, help="le compte de la ronde")
    parser.add_argument(
        "--password-file", type=Path, metavar="FILE", help="son mot de passe"
    )
    parser.add_argument(
        "--quiet", action="store_true", help="se taire quand il n'y a rien à dire"
    )
    return parser.parse_args(argv)


def _password(options: Namespace) -> str:
    """Of the file, else of the environment; never an argument, which all may see."""
    if options.password_file is None:
        password = os.environ.get(PASSWORD, "")
    else:
        password = _line(options.password_file)
    if not password:
        raise Unusable(NO_PASSWORD)
    return password


def _line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or "ce n'est pas de l'UTF-8"
        raise Unusable(UNREADABLE.format(file=file, error=why)) from None


def _round(url: str, user: str, password: str) -> dict[str, Any]:
    """What the site answers. Raises `Unusable`."""
    response = _post(url, user, password)
    status, answer = response.status_code, _read(response)
    if status in (401, 403):
        raise Unusable(WRONG_ACCOUNT.format(url=url, user=user))
    if status >= 500:
        raise Unusable(BROKEN.format(url=url, status=status))
    if status != 200 or not isinstance(answer, dict) or "steps" not in answer:
        raise Unusable(WRONG_SITE.format(url=url))
    return answer


def _post(url: str, user: str, password: str) -> requests.Response:
    try:
        return requests.post(
            f"{url}/@due-steps",
            auth=HTTPBasicAuth(user.encode(), password.encode()),
            headers={"Accept": "application/json"},
            timeout=PATIENCE,
            allow_redirects=False,  # a POST that is sent elsewhere becomes a GET
        )
    except requests.ReadTimeout:
        raise Unusable(TOO_SLOW.format(url=url)) from None
    except (requests.RequestException, ValueError):  # also what urllib3 says of a name
        raise Unusable(UNREACHABLE.format(url=url)) from None


def _read(response: requests.Response) -> Any:
    try:
        return response.json()
    except requests.JSONDecodeError:
        return None


def _failed(answer: dict[str, Any]) -> int:
    return len(answer["steps"]) - answer["count"]


def _report(answer: dict[str, Any]) -> Iterator[str]:
    for step in answer["steps"]:
        what = step.get("transition_title") or f"ÉCHEC : {step['error']}"
        yield f"- {step['title']} – {what} ({step['@id']})"
    yield f"{answer['count']} étape(s) prise(s), {_failed(answer)} en échec."
