"""What is known of the mails of the site, and what is done with those that are stuck."""

from collections.abc import Callable
from collections.abc import Iterable
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.mail import may_send
from imio.mutualisation.base.mailhost import outbox
from imio.mutualisation.base.outbox import Letter
from imio.mutualisation.base.outbox import Outbox
from imio.mutualisation.base.words import words
from imio.mutualisation.mail.messages import NO_SERVER
from imio.mutualisation.mail.messages import SOME_FAILED
from imio.mutualisation.mail.messages import WHY
from imio.mutualisation.rules.verdict import Refused
from zope.i18nmessageid import Message


ACTS: dict[str, Callable[[Outbox, str], bool]] = {
    "retry": Outbox.retry,
    "drop": Outbox.drop,
}


def handle(what: str, names: Iterable[str]) -> None:
    """Send again or drop these mails, or all that failed where none is named.

    Raises `Refusal`: `choice_invalid`, `mail_gone`.
    """
    if what not in ACTS:
        raise Refusal(Refused("choice_invalid", {"value": what, "label": "what"}))
    box = outbox()
    named = [*names]
    for name in named or [letter.name for letter in box.failed()]:
        if not ACTS[what](box, name) and named:
            raise Refusal(Refused("mail_gone"))


def why(letter: Letter) -> str:
    """What stopped a mail, in a sentence; empty as long as nothing did."""
    if not letter.kind:
        return ""
    return words(Message(WHY[letter.kind], mapping={"said": letter.said}))


def troubles() -> list[str]:
    """What a manager must see to, in sentences."""
    failed = outbox().count_failed()
    told = {"count": str(failed)}
    found = [] if may_send() else [words(NO_SERVER)]
    return found + ([words(Message(SOME_FAILED, mapping=told))] if failed else [])
