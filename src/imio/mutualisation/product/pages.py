"""The forms of a product: take a publiccode.yml in, say what one uses it for."""

from functools import cached_property
from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.acting import member_for
from imio.mutualisation.base.acting import spoken_for
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.forms import Shown
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.titles import title_of
from imio.mutualisation.base.words import words
from imio.mutualisation.i18n import _
from imio.mutualisation.product.importing import content
from imio.mutualisation.product.importing import Plan
from imio.mutualisation.product.importing import plan
from imio.mutualisation.product.importing import take_in
from imio.mutualisation.product.referents import ASKED
from imio.mutualisation.product.referents import referents_of
from imio.mutualisation.product.referents import say
from imio.mutualisation.product.rows import IReferentRow
from imio.mutualisation.product.usage import users_of
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.standards.publiccode.document import Problem
from plone import api
from plone.protect import CheckAuthenticator
from typing import Any
from zope.schema import getFields


CREATED = _("message_product_proposed", default="The product is proposed.")
UPDATED = _("message_product_updated", default="The product is up to date.")
SAID = _("message_referent_kept", default="What you said is kept.")


class ImportPage(FormView):
    """`@@import-publiccode`: what a file would do; then, on demand, have it done.

    The text of the file stays in the page, where it can be mended; an address stays as
    long as it gave none.
    """

    planned: Plan | None = None
    problems: tuple[Problem, ...] = ()
    address: str = ""
    text: str = ""

    def __call__(self) -> str | None:
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        try:
            self._look()
        except Refusal as refusal:
            self._wrong(refusal.status, refusal.refused)
        if self.planned and self.typed("write"):
            self._write(self.planned)
            return None
        return self.index()

    def _look(self) -> None:
        self.address, self.text = self.typed("url"), self.typed("text")
        data = content(self.request.form)
        if isinstance(data, Refused):
            return self._wrong(400, data)
        self.address = ""
        self.text = data.decode("utf-8", "replace")
        planned = plan(data, self.typed("member"))
        if isinstance(planned, Plan):
            self.planned = planned
        else:
            self.problems = planned
            self._wrong(400, Refused("publiccode_invalid", {"count": len(planned)}))

    def _wrong(self, status: int, refused: Refused) -> None:
        self.error = message(refused)
        self.request.response.setStatus(status)

    def _write(self, planned: Plan) -> None:
        product = take_in(planned)
        api.portal.show_message(UPDATED if planned.product else CREATED, self.request)
        self.request.response.redirect(product.absolute_url())

    def members(self) -> list[Any]:
        """The members that may have developed it; for staff, nobody in the first place."""
        return spoken_for()

    def is_staff(self) -> bool:
        return is_staff()

    def sentences(self) -> list[str]:
        """What is wrong in the file, or was not quite as it should be."""
        found = self.planned.warnings if self.planned else self.problems
        return [message(each.refused) for each in found]

    def domain(self) -> str:
        """The domain that a new product would have."""
        fields = self.planned.fields if self.planned else {}
        return title_of("imio.mutualisation.domains", fields.get("domain"))


class ReferentPage(FormView):
    """`@@referent`: in which version a member uses it, for what, and whom to ask."""

    done = SAID

    def act(self) -> None:
        said = {name: self.typed(name) for name in ASKED}
        if self.typed("leave"):
            said["name"] = ""
        else:
            or_refuse(said["name"] or Refused("referent_name_missing"))
        say(self.context, member_for(self.typed("member")), said)

    def editing(self) -> dict[str, Shown]:
        """What a member said last, where the form is that of one."""
        if len(self.members) != 1:
            return {}
        row = referents_of(self.context).get(self.chosen(), {})
        return {
            name: Shown(words(getFields(IReferentRow)[name].title), row.get(name) or "")
            for name in ASKED
        }

    @cached_property
    def members(self) -> list[Any]:
        """The members that use it and that this person speaks for."""
        users = {user.uid for user in users_of(self.context)}
        return [brain for brain in spoken_for() if brain.UID in users]

    def chosen(self) -> str:
        """The member typed in, or the only one there is."""
        only = self.members[0].UID if len(self.members) == 1 else ""
        return self.typed("member") or only

    def said(self, name: str) -> str:
        """What is typed in; before that, what the member said last."""
        if self.request.method == "POST":
            return self.typed(name)
        return referents_of(self.context).get(self.chosen(), {}).get(name, "")
