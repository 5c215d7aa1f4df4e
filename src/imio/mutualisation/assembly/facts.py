"""The only reader of an assembly's fields for the rules."""

from dataclasses import dataclass
from functools import cached_property
from imio.mutualisation.assembly.rows import session_votes
from imio.mutualisation.assembly.rows import votes_by_point
from imio.mutualisation.assembly.schema import IAssembly
from imio.mutualisation.base.acts import opening_acts
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.catalog import path
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.legal import legal_numbers
from imio.mutualisation.base.reading import lazily
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.rules import assembly as rules
from imio.mutualisation.rules.assembly import AssemblyFacts
from imio.mutualisation.rules.assembly import Mandate
from imio.mutualisation.rules.assembly import point_key
from imio.mutualisation.rules.assembly import PointResult
from imio.mutualisation.rules.assembly import SessionVote
from imio.mutualisation.rules.states import ACT_ADOPTED
from imio.mutualisation.rules.states import ASSEMBLY_OPENED
from typing import Any


@read_once
def assembly_facts(assembly: IAssembly) -> AssemblyFacts:
    """An assembly as the rules of its workflow take it."""
    register = Register(assembly)
    return lazily(
        AssemblyFacts,
        sitting_on=lambda: assembly.sitting_on,
        convened_on=lambda: assembly.convened_on,
        points=lambda: len(assembly.agenda or ()),
        annexes=lambda: len(existing("Annex", path=path(assembly))),
        represented_shares=lambda: register.represented_shares,
        total_shares=lambda: register.total_shares,
        votes=lambda: sum(result.members for result in register.results),
        second=lambda: bool(assembly.second),
        same_agenda=lambda: keeps_agenda(assembly),
    )


def points(assembly: IAssembly) -> list[tuple[str, str]]:
    """The number and the title of each point, in the order of the agenda."""
    return [(point_key(row["number"]), row["title"]) for row in assembly.agenda or ()]


def keeps_agenda(assembly: IAssembly) -> bool:
    """Whether a second assembly has the points of the first one, and no other."""
    brains = existing("Assembly", UID=assembly.first) if assembly.first else ()
    first = [points(brain._unrestrictedGetObject()) for brain in brains]
    return points(assembly) in first


@dataclass(frozen=True, slots=True)
class Answer:
    """A member and the act by which its council gave a mandate, from the catalogue."""

    member: Any
    act: Any


class Register:
    """The members, their shares and their votes, read from the catalogue once."""

    def __init__(self, assembly: IAssembly):
        self.assembly = assembly

    @cached_property
    def members(self) -> dict[str, Any]:
        """All members by their path, in the order of their names."""
        brains = existing("Member", review_state="member", sort_on="sortable_title")
        return {brain.getPath(): brain for brain in brains}

    @cached_property
    def shares(self) -> dict[str, int]:
        """The shares that each member holds, by UID."""
        return {brain.UID: brain.share_count or 0 for brain in self.members.values()}

    @cached_property
    def acts(self) -> dict[str, Any]:
        """The mandate of each member that gave one, by the path of the member.

        The last one adopted up to the day; those given for a first assembly hold for
        the second, whose agenda is the same.
        """
        latest = sorted(self._adopted(), key=lambda act: (act.adopted_on, act.created))
        by_member = {act.getPath().rpartition("/")[0]: act for act in latest}
        return {
            member: by_member[member] for member in self.members if member in by_member
        }

    def answered(self) -> list[Answer]:
        """Who gave a mandate."""
        return [Answer(self.members[path_], act) for path_, act in self.acts.items()]

    def unanswered(self) -> list[Any]:
        """The members that gave none."""
        return [each for path_, each in self.members.items() if path_ not in self.acts]

    def _adopted(self) -> list[Any]:
        assembly = self.assembly
        acts = opening_acts(
            "assembly_mandate",
            ACT_ADOPTED,
            assembly_uid=[each for each in (uid(assembly), assembly.first) if each],
        )
        last = assembly.sitting_on
        return [
            act for act in acts if act.adopted_on and last and act.adopted_on <= last
        ]

    @cached_property
    def mandates(self) -> tuple[Mandate, ...]:
        """Those that count: once the assembly is held, of the members represented."""
        answers = [(each.member.UID, each.act) for each in self.answered()]
        return tuple(
            Mandate(member, self.shares[member], votes_by_point(act.point_votes))
            for member, act in answers
            if self._counts(member)
        )

    def _counts(self, member: str) -> bool:
        opened = self.assembly.review_state() in ASSEMBLY_OPENED
        return not opened or member in (self.assembly.represented or ())

    @cached_property
    def session_votes(self) -> tuple[SessionVote, ...]:
        """What delegates without a mandate voted themselves."""
        assembly = self.assembly
        delegates = legal_numbers(assembly.sitting_on).delegates
        return session_votes(assembly.session_votes, self.shares, delegates)

    @cached_property
    def results(self) -> tuple[PointResult, ...]:
        """The weighted result of each point of the agenda."""
        keys = [key for key, _title in points(self.assembly)]
        return rules.tally(keys, self.mandates, self.session_votes)

    def result_rows(self) -> list[dict[str, Any]]:
        """The results as they are published: to the hundredth of a share."""
        titles = dict(points(self.assembly))
        return [
            {
                "point": each.point,
                "title": titles[each.point],
                "in_favour": rules.rounded(each.weights.in_favour),
                "against": rules.rounded(each.weights.against),
                "abstentions": rules.rounded(each.weights.abstentions),
                "adopted": each.adopted,
            }
            for each in self.results
        ]

    @property
    def represented_shares(self) -> int:
        return sum(self.shares.get(each, 0) for each in self.assembly.represented or ())

    @property
    def total_shares(self) -> int:
        return sum(self.shares.values())

    @property
    def quorum(self) -> tuple[int, int]:
        """The shares represented and those in all; as recorded on the day, once held."""
        recorded = self.assembly.shares_represented, self.assembly.shares_total
        if None in recorded:
            return self.represented_shares, self.total_shares
        return recorded
