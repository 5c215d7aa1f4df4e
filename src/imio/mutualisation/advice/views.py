"""The page of an advice."""

from Acquisition import aq_parent
from functools import cached_property
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.pages import GuardedView
from imio.mutualisation.base.titles import title_of
from plone import api
from typing import Any


class AdviceView(GuardedView):
    """What is asked, by when, and what was answered."""

    long_day = staticmethod(long_day)

    def act(self) -> Any:
        return aq_parent(self.context)

    @cached_property
    def reads(self) -> bool:
        """Whether this person reads what is answered, or being written."""
        permission = "imio.mutualisation: Read Reserved Fields"
        return bool(api.user.has_permission(permission, obj=self.context))

    def sense(self) -> str:
        return title_of("imio.mutualisation.advice_senses", self.context.sense)
