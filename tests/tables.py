"""Tables of what was before, planned and written on a site."""

from imio.mutualisation.base.journal import settle
from imio.mutualisation.importing.outcome import to_write
from imio.mutualisation.importing.table import read_table

import every_page


SECTIONS = {
    "Deliberation": "deliberations",
    "Licence": "licences",
    "Member": "adherents",
    "Partner": "partenaires",
    "Tender": "marches",
}


def planned(place, importer, *told):
    text = "\n".join(told)
    return importer.plan(place[SECTIONS[importer.holds]], read_table(text.encode()))


def imported(place, importer, *told):
    lines = planned(place, importer, *told)
    assert [each.reasons for each in lines] == [()] * len(lines)
    list(importer.write(place[SECTIONS[importer.holds]], to_write(lines)))
    settle()


def reasons(place, importer, *told):
    *_, line = planned(place, importer, *told)
    return [each.reason for each in line.reasons]


def importers():
    """The importers of the suite, by the name of their page."""
    pages = (page for _kind, _name, page in every_page.pages())
    known = {getattr(page, "importer", None) for page in pages} - {None}
    return {each.name: each for each in known}
