"""Who hangs on a product or on a contract, from catalogue values, whoever asks.

The figures are for all; the names and the costs for those who read the record.
"""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import holder
from imio.mutualisation.base.tally import by_subject
from imio.mutualisation.base.tally import Sums
from imio.mutualisation.base.tally import SUPPORT
from imio.mutualisation.rules.continuity import Exposure
from imio.mutualisation.rules.continuity import exposure
from imio.mutualisation.rules.continuity import REQUEST_KIND
from imio.mutualisation.rules.continuity import Use
from imio.mutualisation.rules.states import LICENCE_DRAWN
from imio.mutualisation.rules.states import REQUEST_ALIVE
from imio.mutualisation.rules.states import SEATS_HELD
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any


ZERO = Decimal(0)
TO_LEAVE = ("to_do", "under_way")


@dataclass(frozen=True, slots=True)
class Subject:
    """What may come to an end, by UID: products in support, contracts, and products
    that some members have yet to leave.
    """

    products: frozenset[str] = frozenset()
    licences: frozenset[str] = frozenset()
    legacy: frozenset[str] = frozenset()

    @property
    def public(self) -> "Subject":
        """What everybody may count: only support is public."""
        return Subject(self.products)


class Pool:
    """All uses of all solutions, read once for a page."""

    @cached_property
    def members(self) -> Mapping[str, Any]:
        """What the catalogue knows of each member, by UID."""
        return {brain.UID: brain for brain in existing("Member")}

    @cached_property
    def _served(self) -> Mapping[str, frozenset[str]]:
        """The communes that each member serves."""
        return {uid: frozenset(b.served or ()) for uid, b in self.members.items()}

    @cached_property
    def inhabitants(self) -> Mapping[str, int]:
        """The population of each commune, by NIS code."""
        pairs = ((brain.nis, brain.inhabitants) for brain in self.members.values())
        return {nis: inhabitants for nis, inhabitants in pairs if nis and inhabitants}

    @cached_property
    def licences(self) -> Mapping[str, Any]:
        """The contracts in force, by UID."""
        return {b.UID: b for b in existing("Licence", review_state=LICENCE_DRAWN)}

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        return {brain.getId: uid for uid, brain in self.members.items()}

    @cached_property
    def _supported(self) -> Mapping[str, Sums]:
        return by_subject(SUPPORT)

    @cached_property
    def _leaving(self) -> Mapping[str, list[str]]:
        """The members that have yet to leave a legacy product, by its UID.

        Who did not follow pursues it alone (2014).
        """
        grouped = defaultdict(list)
        for uid, brain in self.members.items():
            for text in brain.migrations or ():
                product, state, _closing = text.split(":")
                if state in TO_LEAVE:
                    grouped[product].append(uid)
        return grouped

    @cached_property
    def _drawn(self) -> Mapping[str, list[Any]]:
        return _grouped("licence_uid", "Allotment", SEATS_HELD)

    def of_product(self, uid: str) -> Subject:
        """A product with the contracts in force that give it."""
        named = (b.UID for b in self.licences.values() if b.product_uid == uid)
        return Subject(frozenset({uid}), frozenset(named), frozenset({uid}))

    def of_licence(self, uid: str) -> Subject:
        """A contract alone."""
        return Subject(licences=frozenset({uid}))

    def uses(self, subject: Subject) -> list[Use]:
        """Each support, allotment and move to come, with what its member pays a year."""
        supported = (self._supports(uid) for uid in subject.products)
        drawn = (self._draws(uid) for uid in subject.licences)
        leaving = (self._leaves(uid) for uid in subject.legacy)
        return [use for uses in (*supported, *drawn, *leaving) for use in uses]

    def asking(self, product: str) -> Iterator[Use]:
        """The members that asked for continuity by themselves."""
        asked = {"mutualisation_kind": REQUEST_KIND, "product_uid": product}
        for brain in existing("ServiceRequest", review_state=REQUEST_ALIVE, **asked):
            if not brain.incident_uid:
                yield self._use(self._member(brain), ZERO)

    def _supports(self, product: str) -> Iterator[Use]:
        for member, (_requests, fees) in self._supported.get(product, {}).items():
            yield self._use(member, Decimal(fees))

    def _leaves(self, product: str) -> Iterator[Use]:
        for member in self._leaving.get(product, ()):
            yield self._use(member, ZERO)

    def _member(self, brain: ICatalogBrain) -> str:
        """The UID of the member that a request lies in."""
        return self._by_name[holder(brain)]

    def _draws(self, licence: str) -> Iterator[Use]:
        for brain in self._drawn.get(licence, ()):
            yield self._use(brain.member_uid, self._cost(licence, brain.quantity))

    def _cost(self, licence: str, quantity: int) -> Decimal:
        """At the price of one; an unlimited contract is paid for as a whole."""
        contract = self.licences.get(licence)
        if contract is None or contract.metric == "unlimited":
            return ZERO
        return (contract.price or ZERO) * quantity

    def _use(self, member: str, cost: Decimal) -> Use:
        return Use(member, self._served[member], cost)

    def exposed(self, subject: Subject, others: Iterable[Use] = ()) -> Exposure:
        """The figures of a subject, and of other uses of it."""
        return self.exposed_by([*self.uses(subject), *others], subject)

    def exposed_by(self, uses: Iterable[Use], subject: Subject) -> Exposure:
        """The figures of a subject, of which these are the uses."""
        told = exposure(uses, self.inhabitants)
        return Exposure(
            told.members, told.population, told.yearly_cost + self._whole(subject)
        )

    def _whole(self, subject: Subject) -> Decimal:
        """What the unlimited contracts of a subject cost, whoever draws."""
        brains = (self.licences.get(uid) for uid in subject.licences)
        unlimited = (b for b in brains if b is not None and b.metric == "unlimited")
        return sum((brain.price or ZERO for brain in unlimited), ZERO)


def by_member(uses: Iterable[Use]) -> dict[str, Decimal]:
    """What each member pays for what it uses, by UID."""
    paid: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for use in uses:
        paid[use.member] += use.yearly_cost
    return dict(paid)


def _grouped(
    name: str, type_name: str, states: tuple[str, ...]
) -> Mapping[str, list[Any]]:
    """The records of a type in some states, by one of their catalogue values."""
    grouped = defaultdict(list)
    for brain in existing(type_name, review_state=states):
        grouped[getattr(brain, name)].append(brain)
    return grouped
