"""Several annexes at once, by page and over REST: each file is checked, refusals keep the others."""

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Mapping
from imio.mutualisation.annex.holding import may_hold_one_more
from imio.mutualisation.annex.schema import IAnnex
from imio.mutualisation.annex.vocabularies import KIND_TITLES
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.answers import Refusal
from imio.mutualisation.base.answers import refusal
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.documents import file_sent
from imio.mutualisation.base.documents import uploaded
from imio.mutualisation.base.forms import FormView
from imio.mutualisation.base.reasons import message
from imio.mutualisation.base.typed import row
from imio.mutualisation.base.uploads import may_take
from imio.mutualisation.base.uploads import upload_help
from imio.mutualisation.base.writing import objects
from imio.mutualisation.base.writing import sent
from imio.mutualisation.i18n import _
from imio.mutualisation.rules.purchasing import may_keep_confidential
from imio.mutualisation.rules.verdict import first_refusal
from imio.mutualisation.rules.verdict import Refused
from plone import api
from plone.namedfile.file import NamedBlobFile
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from typing import Any
from typing import NamedTuple
from zExceptions import NotFound
from zope.i18nmessageid import Message
from zope.interface import alsoProvides
from zope.schema import getFields


# What is said of all of them at once; each may say otherwise later, on its own page.
SAID = ("kind", "confidential", "confidentiality_reason", "to_print", "signed")
ANNEX = "imio.mutualisation.Annex"
FLAGS = ("to_print", "signed", "confidential")


class Attached(NamedTuple):
    """What became of some files: the annexes, and the names of those refused with why."""

    made: list[Any]
    refused: list[tuple[str, Refused]]


def attach(
    holder: Any, files: Iterable[tuple[str, bytes | Refused]], said: Mapping[str, Any]
) -> Attached:
    """An annex of each file (name, content or why there is none) that may come in.

    Raises `NotFound` where none may be; raises `Refusal`: `file_missing`, as `typed.row` and `may_keep_confidential`; as
    `may_take` and `may_hold` where all are refused.
    """
    _of_holder(holder)
    values = row(said, IAnnex, SAID)
    reason = values["confidentiality_reason"] or ""
    or_refuse(may_keep_confidential(bool(values["confidential"]), reason))
    attached = Attached([], [])
    for name, data in files:
        made = data if isinstance(data, Refused) else _made(holder, name, data, values)
        if isinstance(made, Refused):
            attached.refused.append((name, made.about(file=name)))
        else:
            attached.made.append(made)
    if not attached.made:
        or_refuse(first_refusal(*(why for _name, why in attached.refused)))
        raise Refusal(Refused("file_missing"))
    return attached


def _of_holder(holder: Any) -> None:
    """Rights come from what is above; what may lie there is said by the type alone."""
    allowed = getattr(aq_base(holder), "allowedContentTypes", None)
    names = [fti.getId() for fti in holder.allowedContentTypes()] if allowed else ()
    if ANNEX not in names:
        raise NotFound(holder.getId())


def _made(
    holder: Any, name: str, data: bytes, values: Mapping[str, Any]
) -> Any | Refused:
    verdict = first_refusal(may_hold_one_more(holder), may_take(name, data))
    if isinstance(verdict, Refused):
        return verdict
    file = NamedBlobFile(data, filename=name)
    return create_in(holder, "Annex", file=file, **values)


class SeveralAnnexes(FormView):
    """`@@annexes` of what holds annexes."""

    done = _("message_annexes", default="The files are added.")

    def __call__(self) -> str | None:
        _of_holder(self.context)
        return super().__call__()

    def flags(self) -> list[dict[str, Any]]:
        """The boxes, as they were ticked."""
        known = getFields(IAnnex)
        return [
            {"name": name, "title": known[name].title, "ticked": self.typed(name)}
            for name in FLAGS
        ]

    def kinds(self) -> list[tuple[str, Message]]:
        return list(KIND_TITLES.items())

    def files_help(self) -> str:
        return upload_help()

    def act(self) -> None:
        """Raises `Refusal`: as `attach`. What is refused beside others is told."""
        form = self.request.form
        said = {**form, **{name: bool(self.typed(name)) for name in FLAGS}}
        for name, why in attach(self.context, uploaded(form), said).refused:
            told = f"{name} : {message(why)}"
            api.portal.show_message(told, self.request, type="error")


class AnnexesPost(Service):
    """`POST <record>/@annexes` with `{"files": [{"filename", "data", "encoding"}], "kind": …}`.

    201 and `{"items": [{"@id", "title"}], "refused": [{"file", "reason", "message"}]}`.
    """

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        body = sent(self.request, "files", *SAID)
        files = map(_read, objects(body, "files"))
        attached = attach(self.context, files, body)
        self.request.response.setStatus(201)
        return {
            "items": [
                {"@id": each.absolute_url(), "title": each.title}
                for each in attached.made
            ],
            "refused": [
                {"file": name, **refusal(why)} for name, why in attached.refused
            ],
        }


def _read(value: Mapping[str, Any]) -> tuple[str, bytes | Refused]:
    try:
        return file_sent(value)
    except Refusal as unreadable:
        return str(value.get("filename", "")), unreadable.refused
