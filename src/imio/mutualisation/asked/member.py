"""What is asked of a member."""

from datetime import date
from imio.mutualisation.asked.record import Record
from imio.mutualisation.rules.delegates import Delegate
from imio.mutualisation.rules.drafting import Author
from imio.mutualisation.rules.drafting import Draft
from imio.mutualisation.rules.tariff import Authority
from imio.mutualisation.rules.tariff import Population
from imio.mutualisation.rules.verdict import Refused
from typing import Any
from typing import Protocol


class Member(Record, Protocol):
    """A local authority."""

    kind: str
    bce_number: str | None
    own_it_team: bool
    postal_codes: list[str] | None
    share_count: int | None
    migrations: list[dict[str, Any]] | None
    contacts: list[dict[str, Any]] | None

    def population_on(self, on: date) -> Population | Refused:
        """The official population that prices this authority on a day."""
        ...

    def priced_on(self, on: date) -> Authority | Refused:
        """This authority as it is priced on a day."""
        ...

    def standing_on(self, on: date) -> str:
        """`member`, `inherited` or `none`."""
        ...

    def is_large_on(self, on: date) -> bool:
        """Whether it is above the size IMIO is meant for."""
        ...

    def author(self) -> Author:
        """The authority as the draft of an act names it."""
        ...

    def create_act(self, purpose: str, draft: Draft, **values: Any) -> Any:
        """A deliberation of this member, from its first draft."""
        ...

    def advising_services(self) -> dict[str, str]:
        """The services that give advice on its acts, with their kind."""
        ...

    def advisers_of(self, service: str) -> tuple[str, ...]:
        """Who writes the advice of a service: ids of users."""
        ...

    def levels_of_validation(self) -> tuple[str, ...]:
        """The levels that validate its acts, in their order."""
        ...

    def validators_of(self, level: str) -> tuple[str, ...]:
        """Who validates at a level: ids of users."""
        ...

    def delegates_known(self) -> tuple[Delegate, ...]:
        """The delegates to the general assembly that acts named, and until when."""
        ...

    def take_delegates(
        self, named: list[tuple[Delegate, str]], on: date, act: str
    ) -> None:
        """Keep the delegates that an executory act names, from its day on."""
        ...
