"""A session of signature: who signs a document, in which order, and whose turn it is.

CDLD L1132-3: acts are signed by the mayor and countersigned by the director general; each
signs once, in the order that was settled, the text as it was then.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import GRANTED
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs: name, function, and account by the id of the user."""

    name: str
    function: str
    account: str


@dataclass(frozen=True, slots=True)
class SigningFacts:
    """A session as its guards see it; `signed` counts those who have, in their order.

    `stands`: its document is still that of the record, which may still be signed.
    """

    state: str
    signers: tuple[Signer, ...]
    signed: int
    stands: bool = True

    @property
    def next(self) -> Signer | None:
        """Whose turn it is; nobody's once all have signed or the session is over."""
        is_open = self.state == "open" and self.signed < len(self.signers)
        return self.signers[self.signed] if is_open else None


def may_open(
    accounts: Sequence[str], known: Iterable[str], until: date | None, today: date
) -> Verdict:
    """Whether these sign, each once, people who act for the authority, by a day to come.

    Refused: `signers_missing`, `signer_twice` (name), `signer_unknown` (name),
    `signing_until_past` (until).
    """
    twice = [each for each in accounts if accounts.count(each) > 1]
    unknown = sorted(set(accounts) - set(known), key=accounts.index)
    return first_refusal(
        require(bool(accounts), "signers_missing"),
        Refused("signer_twice", {"name": twice[0]}) if twice else GRANTED,
        Refused("signer_unknown", {"name": unknown[0]}) if unknown else GRANTED,
        require(until is None or until >= today, "signing_until_past", until=until),
    )


def none_open(is_open: bool) -> Verdict:
    """Nothing else happens to a document while people sign it. Refused: `signing_open`."""
    return require(not is_open, "signing_open")


def may_sign(facts: SigningFacts, account: str) -> Verdict:
    """Whether that person signs now. Refused: as `in_turn` and `still_stands`."""
    return first_refusal(in_turn(facts, account), still_stands(facts))


def still_stands(facts: SigningFacts) -> Verdict:
    """Nobody signs what is not the document any more. Refused: `signing_outdated`."""
    return require(facts.stands, "signing_outdated")


def in_turn(facts: SigningFacts, account: str) -> Verdict:
    """Whether it is the turn of that person, to sign or to refuse.

    Refused: `signing_over`, `not_your_turn` (name).
    """
    turn = facts.next
    if turn is None:
        return Refused("signing_over")
    return require(turn.account == account, "not_your_turn", name=turn.name)


def may_seal(facts: SigningFacts) -> Verdict:
    """All have signed. Refused: `signatures_awaited` (name)."""
    turn = facts.next
    return (
        GRANTED if turn is None else Refused("signatures_awaited", {"name": turn.name})
    )
