"""A published act as linked open data: JSON-LD in the `besluit` and `eli` terms."""

from imio.mutualisation.deliberation.masking import texts
from imio.mutualisation.deliberation.schema import IDeliberation
from imio.mutualisation.deliberation.schema import MASKABLE
from typing import Any


CONTEXT = {
    "besluit": "http://data.vlaanderen.be/ns/besluit#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "eli:date_document": {"@type": "xsd:date"},
    "eli:date_publication": {"@type": "xsd:date"},
    "eli:first_date_entry_in_force": {"@type": "xsd:date"},
    "eli:language": {"@type": "@id"},
}
FRENCH = "http://publications.europa.eu/resource/authority/language/FRA"


def as_json_ld(act: IDeliberation, authority: str) -> dict[str, Any]:
    """The act, its sitting, its vote; masked for everybody, whoever asks."""
    visas, recitals, articles = (texts(act, name, masked=True) for name in MASKABLE)
    url = act.absolute_url()
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "@id": url,
        "@type": ["besluit:Besluit", "eli:LegalResource"],
        "eli:id_local": act.number,
        "eli:title": act.title,
        "eli:language": FRENCH,
        "eli:passed_by": authority,
        "eli:date_document": _iso(act.adopted_on),
        "eli:date_publication": _iso(act.published_on),
        "eli:first_date_entry_in_force": _iso(act.entry_into_force_on),
        "besluit:motivering": "\n".join([*visas, *recitals]),
        "eli:has_part": [
            {
                "@id": f"{url}#art-{number}",
                "@type": ["besluit:Artikel", "eli:LegalResourceSubdivision"],
                "eli:number": str(number),
                "prov:value": text,
            }
            for number, text in enumerate(articles, 1)
        ],
        "prov:wasGeneratedBy": _dealt_with(act, url),
    }
    return {name: value for name, value in found.items() if value is not None}


def _dealt_with(act: IDeliberation, url: str) -> dict[str, Any]:
    """The item of the agenda and, where there was one, its vote."""
    dealt: dict[str, Any] = {
        "@id": f"{url}#behandeling",
        "@type": "besluit:BehandelingVanAgendapunt",
        "besluit:openbaar": True,
    }
    if act.votes_for is not None:
        dealt["besluit:heeftStemming"] = {
            "@id": f"{url}#stemming",
            "@type": "besluit:Stemming",
            "besluit:geheim": act.vote_mode == "secret",
            "besluit:aantalVoorstanders": act.votes_for,
            "besluit:aantalTegenstanders": act.votes_against,
            "besluit:aantalOnthouders": act.abstentions,
        }
    return dealt


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None
