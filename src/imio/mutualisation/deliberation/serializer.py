"""A deliberation as JSON: its clock and its vote beside its fields."""

from imio.mutualisation.base.workflow import GuardedSerializer
from imio.mutualisation.deliberation import facts
from imio.mutualisation.deliberation.document import vote
from imio.mutualisation.deliberation.messages import shifted
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.rules.deliberation import Milestone
from plone.restapi.interfaces import ISerializeToJson
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(IDeliberation, IMutualisationLayer)
class DeliberationSerializer(GuardedSerializer):
    """Adds `clock`, `vote_sentence` and `unanimous`, which are computed."""

    adds = ("clock", "vote_sentence", "unanimous")

    def added(self) -> dict[str, Any]:
        votes = facts.counted(self.context)
        return {
            "clock": [milestone(each) for each in self.context.milestones()],
            "vote_sentence": vote(self.context),
            "unanimous": None if votes is None else votes.unanimous,
        }


def milestone(found: Milestone) -> dict[str, Any]:
    """`{"code", "date", "shifted": [{"from", "reason"}], "met"}`; open while null."""
    return {
        "code": found.code,
        "date": found.day.isoformat(),
        "shifted": shifted(found.shifted),
        "met": found.met,
    }
