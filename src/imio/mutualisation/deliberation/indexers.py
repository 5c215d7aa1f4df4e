"""What the catalogue knows of a deliberation: nothing that its readers may not read."""

from imio.mutualisation.deliberation import facts
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.deliberation.schema import MASKABLE
from imio.mutualisation.deliberation.vocabularies import CATEGORY_OF
from imio.mutualisation.rules.masking import mask
from plone.indexer import indexer


@indexer(IDeliberation)
def SearchableText(act: IDeliberation) -> str:
    """With the masked passages out, whoever searches: the index is one for all."""
    texts = [row["text"] for name in MASKABLE for row in getattr(act, name) or ()]
    named = (act.title, act.thread, act.tracking_code, act.number, act.external_id)
    words = [*named, *texts]
    return mask(" ".join(word for word in words if word), act.masked_passages or ())


@indexer(IDeliberation)
def mutualisation_kind(act: IDeliberation) -> str:
    return act.purpose


@indexer(IDeliberation)
def domain(act: IDeliberation) -> str:
    """The category: of what it is, as for a need or a product."""
    return act.category or CATEGORY_OF.get(act.purpose, "other")


@indexer(IDeliberation)
def opens(act: IDeliberation) -> bool:
    """Whether it opens what it is about: asked for wherever an act proves something."""
    return facts.opens(act)


@indexer(IDeliberation)
def assembly_uid(act: IDeliberation) -> str | None:
    return act.assembly


@indexer(IDeliberation)
def sitting_uid(act: IDeliberation) -> str | None:
    return act.sitting
