"""What the catalogue knows of a follow-up; its readers are the people of the authority."""

from imio.mutualisation.followup.schema import IFollowup
from plone.indexer import indexer


@indexer(IFollowup)
def SearchableText(wanted: IFollowup) -> str:
    words = (wanted.title, wanted.assignee(), wanted.act_number, wanted.provided)
    return " ".join(word for word in words if word)
