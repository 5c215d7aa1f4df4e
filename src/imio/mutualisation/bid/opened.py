"""An opened bid: its prices and answers become fields, its files documents inside."""

from imio.mutualisation.base.creation import create_unasked
from imio.mutualisation.bid.packing import unpack
from imio.mutualisation.bid.schema import IBid
from imio.mutualisation.rules.bidding import COLUMNS
from plone.namedfile.file import NamedBlobFile


def write_content(bid: IBid, text: bytes) -> None:
    """Keep what the envelope held, where those who may view the bid find it."""
    content, files = unpack(text)
    bid.prices = [
        {name: getattr(each, name) for name in ("lot", *COLUMNS)}
        for each in content.lots
    ]
    bid.answers = [
        {"lot": each.lot, "criterion": key, "text": answer}
        for each in content.lots
        for key, answer in each.answers.items()
    ]
    for each in files:
        file = NamedBlobFile(each.data, each.content_type, each.name)
        create_unasked(bid, "Annex", title=each.name, kind="bid", file=file)
