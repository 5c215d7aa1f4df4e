"""`@@echanges`: the conversation of a record and the box to write in; its files."""

from functools import cached_property
from imio.mutualisation.base import clock
from imio.mutualisation.base.acting import is_staff
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.catalog import title
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.base.documents import uploaded
from imio.mutualisation.base.downloads import as_bytes
from imio.mutualisation.base.formats import long_day
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.moments import minute
from imio.mutualisation.base.officer import officer_of
from imio.mutualisation.base.people import full_name
from imio.mutualisation.base.talk import conversation
from imio.mutualisation.base.talk import file_url
from imio.mutualisation.base.talk import Message
from imio.mutualisation.base.talk import messages
from imio.mutualisation.base.talk import owner_of
from imio.mutualisation.base.talk import partner_of
from imio.mutualisation.base.talk import place_of
from imio.mutualisation.base.talk import roles_in
from imio.mutualisation.base.talk import row_of
from imio.mutualisation.base.talk import said
from imio.mutualisation.base.talk import writes
from imio.mutualisation.base.typed import text
from imio.mutualisation.base.uploads import upload_help
from imio.mutualisation.base.words import words
from imio.mutualisation.rules import talking
from imio.mutualisation.rules.talking import IMIO
from imio.mutualisation.rules.talking import INTERNAL
from imio.mutualisation.rules.talking import THREAD
from imio.mutualisation.rules.verdict import Refused
from imio.mutualisation.talk.messages import NOTED
from imio.mutualisation.talk.messages import READERS
from imio.mutualisation.talk.messages import SENT
from imio.mutualisation.talk.messages import SETTLED
from imio.mutualisation.talk.messages import WITH_PARTNER
from imio.mutualisation.talk.writing import say
from imio.mutualisation.talk.writing import settle
from imio.mutualisation.talk.writing import Typed
from plone import api
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from uuid import uuid4
from zope.i18nmessageid import Message as Words


# A form that is kept in the browser leaves it out: what is taken up again is another one.
ONCE = "mut-once"


class TalkPage(FormView):
    """A page of its own, and a section of the page of the record."""

    section = ViewPageTemplateFile("section.pt")
    when = staticmethod(minute)
    anchor = ""

    @cached_property
    def place(self) -> Any:
        return place_of(self.context)

    # --- Read

    @cached_property
    def messages(self) -> list[Message]:
        return messages(self.context)

    @cached_property
    def takes_part(self) -> bool:
        """Whether the current user reads the conversation at all: who sees a quote need not
        see its request.
        """
        return bool(roles_in(self.place))

    def of_imio(self, message: Message) -> bool:
        return message.side == IMIO

    def style(self, message: Message) -> str:
        """The sides are told apart at a glance; the words say it as well."""
        return "internal" if message.internal else message.side

    def file_url(self, message: Message, number: int) -> str:
        return file_url(self.place, message, number)

    def kilobytes(self, file: Any) -> int:
        return -(-file.getSize() // 1024)

    def own_page(self) -> bool:
        return self.request.get("PUBLISHED") is self

    # --- Who looks after it

    def officer(self) -> str:
        login = officer_of(self.place)
        return full_name(login) if login else ""

    def answer_by(self) -> str:
        return long_day(self.place.answer_by)

    def late(self) -> bool:
        day = self.place.answer_by
        return self.within and day is not None and day < clock.today()

    def may_handle(self) -> bool:
        edits = api.user.has_permission("Modify portal content", obj=self.place)
        return bool(edits and self.within)

    def is_mine(self) -> bool:
        return bool(self.place.officer == api.user.get_current().getId())

    def taken(self) -> str:
        """The record, and who looks after it as it is shown."""
        return f"{uid(self.place)}:{self.place.officer or ''}"

    # --- Write

    @cached_property
    def may_write(self) -> bool:
        return writes(self.place)

    @cached_property
    def within(self) -> bool:
        """Whether the current user may write notes within IMIO."""
        return self.may_write and is_staff()

    def may_ask(self) -> bool:
        return self.within and bool(row_of(self.place).asked)

    def readers(self) -> str:
        """Who reads what is written here."""
        owner, partner = owner_of(self.place), partner_of(self.place)
        kind = self.place.portal_type.rpartition(".")[2]
        details = {
            "member": owner.title if owner else "",
            "partner": title("Partner", partner) if partner else "",
        }
        told = WITH_PARTNER if partner else READERS[kind]
        return words(Words(told, mapping=details))

    def files_help(self) -> str:
        return upload_help()

    def once(self) -> str:
        return self.typed(ONCE) or uuid4().hex

    def is_internal(self) -> bool:
        return self.typed("audience") == INTERNAL

    def next_url(self) -> str:
        url = self.place.absolute_url()
        return f"{url}#{self.anchor}" if self.anchor else f"{url}#echanges"

    def act(self) -> None:
        if self.typed("does") == "settle":
            self.done = SETTLED
            settle(self.context)
            return
        message = say(self.context, self._typed())
        self.done = NOTED if message.internal else SENT
        self.anchor = message.anchor

    def _typed(self) -> Typed:
        form = self.request.form
        return Typed(
            text(form, "text"),
            self.typed("audience") or THREAD,
            self.typed("asks") == "on",
            uploaded(form),
            self.typed(ONCE),
        )

    # --- What waits

    @cached_property
    def waits(self) -> bool:
        """Whether somebody has to answer, as those of IMIO are told."""
        known = said(self.place) if self.within else []
        return bool(talking.unanswered(known) or talking.question(known))

    def settled(self, message: Message) -> list[str]:
        """Who said after that message that nobody need answer, for those of IMIO."""
        found = conversation(self.place) if self.within else None
        if found is None:
            return []
        place = list(found.messages).index(message) + 1
        return [by for count, by, _at in found.settled if count == place]


class FileOfMessage(BrowserView):
    """`@@piece-jointe?message=…&number=…`: for who reads the message."""

    def __call__(self) -> Any:
        form = self.request.form
        asked, number = form.get("message"), str(form.get("number"))
        for message in messages(self.context):
            for place, each in enumerate(message.files):
                if (message.id, str(place)) == (asked, number):
                    name, response = each.file.filename, self.request.response
                    set_headers(each.file, response, filename=name)
                    as_bytes(response)
                    return stream_data(each.file)
        raise Refusal(Refused("document_not_kept"))
