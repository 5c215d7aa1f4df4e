"""The first draft of an act: visas, recitals and articles, with the figures in.

The wording is that of the registers of Walloon councils; the author edits it. A draft
is French text, for that is what a council of the Region adopts. Amounts, days and
numbers come written already.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass

import re


CODE = "Vu le Code de la démocratie locale et de la décentralisation, {articles} ;"
CPAS_LAW = (
    "Vu la loi organique du 8 juillet 1976 des centres publics d’action sociale ;"
)
CONTRACTS_LAW = "Vu la loi du 17 juin 2016 relative aux marchés publics, {articles} ;"


VOWELS = frozenset("aeiouyàâäéèêëîïôöùûü")
ANNOUNCED = re.compile(r"\b(?:suivante?s?|ci-(?:après|dessous)|tableau)\b")


@dataclass(frozen=True, slots=True)
class Draft:
    """An act as it is proposed; texts in order, articles without their numbers."""

    title: str
    visas: tuple[str, ...]
    recitals: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Author:
    """The authority that decides: `kind` as in `membership`, `population` written."""

    kind: str
    name: str
    population: str | None = None
    population_date: str | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A quote as an act orders it; amounts written, excluding and including VAT."""

    number: str
    issued: str
    valid_until: str
    subject: str
    need: str
    thread: str
    one_off: tuple[str, str] | None
    yearly: tuple[str, str] | None


def of(name: str) -> str:
    """`d’Andenne`, `de Mons`, `du Roeulx`, `des Bons Villers`: a name after « de »."""
    for article, joined in (("Le ", "du "), ("Les ", "des ")):
        if name.startswith(article):
            return name.replace(article, joined, 1)
    return f"d’{name}" if name[:1].lower() in VOWELS else f"de {name}"


def joining(author: Author, intercommunale: str, shares: int, fee: str) -> Draft:
    """Taking part in the intercommunale (CDLD L1523-1 f.)."""
    plural = "s" if shares > 1 else ""
    return Draft(
        f"Adhésion à l’intercommunale {intercommunale}",
        (
            *_code(author, "notamment les articles L1523-1 et suivants"),
            f"Vu les statuts de l’intercommunale {intercommunale} ;",
            CONTRACTS_LAW.format(
                articles="notamment l’article 30 (contrôle « in house »)"
            ),
        ),
        (
            f"Considérant que l’intercommunale {intercommunale} mutualise des solutions "
            "informatiques et organisationnelles pour les pouvoirs locaux de Wallonie ;",
            "Considérant que chaque pouvoir local reste libre de réutiliser ou non les "
            "solutions mutualisées ;",
            *_population(author),
            f"Considérant que l’adhésion suppose la souscription de {shares} "
            f"part{plural} au prix unitaire de {fee} ;",
        ),
        (
            f"De prendre part à l’intercommunale {intercommunale} et d’en devenir membre "
            "pour une durée indéterminée.",
            f"De souscrire {shares} part{plural} de l’intercommunale au prix unitaire de "
            f"{fee}.",
            "De transmettre la présente délibération à l’autorité de tutelle et à "
            f"l’intercommunale {intercommunale}.",
        ),
    )


def withdrawal(author: Author, intercommunale: str) -> Draft:
    """Leaving the intercommunale (CDLD L1523-5)."""
    return Draft(
        f"Retrait de l’intercommunale {intercommunale}",
        (
            *_code(author, "notamment l’article L1523-5"),
            f"Vu les statuts de l’intercommunale {intercommunale} ;",
        ),
        (
            "Considérant que l’autorité a décidé de pourvoir autrement aux services que "
            "l’intercommunale lui rend ;",
            "Considérant que toutes les demandes en cours ont été clôturées ou retirées ;",
        ),
        (
            f"De se retirer de l’intercommunale {intercommunale}.",
            "De transmettre la présente délibération à l’autorité de tutelle et à "
            f"l’intercommunale {intercommunale}.",
        ),
    )


def central_purchasing(author: Author, intercommunale: str) -> Draft:
    """Joining the central purchasing body (CDLD L1222-7; law of 17 June 2016)."""
    return Draft(
        f"Adhésion à la centrale d’achat de l’intercommunale {intercommunale}",
        (
            *_code(author, "notamment les articles L1222-7 et L3122-2, 4°"),
            CONTRACTS_LAW.format(articles="notamment les articles 2, 6° et 7°, et 47"),
        ),
        (
            "Considérant qu’un pouvoir adjudicateur qui recourt à une centrale d’achat "
            "est dispensé d’organiser lui-même une procédure de passation ;",
            f"Considérant que l’intercommunale {intercommunale} agit comme centrale "
            "d’achat pour ses membres ;",
            "Considérant que l’adhésion n’oblige à aucune commande ;",
        ),
        (
            f"D’adhérer à la centrale d’achat de l’intercommunale {intercommunale}.",
            "De soumettre à l’organe compétent chaque commande passée par la centrale, "
            "avec son code de suivi.",
            "De transmettre la présente délibération à l’autorité de tutelle et à "
            f"l’intercommunale {intercommunale}.",
        ),
    )


def order(
    author: Author, intercommunale: str, offer: Offer, budget_article: str
) -> Draft:
    """Ordering what a quote offers, in-house (law of 17 June 2016, article 30)."""
    amounts = _amounts(offer)
    return Draft(
        f"{offer.subject} – commande à l’intercommunale {intercommunale}",
        (
            *_code(author, "notamment les articles L1222-3 et L1523-1"),
            CONTRACTS_LAW.format(
                articles="notamment l’article 30 (contrôle « in house »)"
            ),
        ),
        (
            f"Considérant la demande {offer.thread} adressée à l’intercommunale "
            f"{intercommunale} ;",
            *_need(offer),
            f"Considérant le devis {offer.number} du {offer.issued}, valable jusqu’au "
            f"{offer.valid_until} ;",
            *_population(author),
            f"Considérant que ce devis s’élève à {amounts} ;",
            "Considérant que l’autorité exerce sur l’intercommunale, avec les autres "
            "membres, un contrôle analogue à celui qu’elle exerce sur ses propres "
            "services ;",
        ),
        (
            f"D’approuver le devis {offer.number} de l’intercommunale {intercommunale} "
            f"et de commander : {offer.subject}.",
            f"D’imputer la dépense, soit {amounts}, à l’article budgétaire "
            f"{budget_article}.",
            f"De mentionner la référence {offer.thread} sur la commande et sur tout "
            "document qui s’y rapporte.",
            f"De transmettre la présente délibération à l’intercommunale {intercommunale}.",
        ),
    )


def delegates(author: Author, intercommunale: str, count: int, majority: int) -> Draft:
    """Naming the delegates to the general assembly (CDLD L1523-11)."""
    return Draft(
        f"Désignation des délégués à l’assemblée générale {of(intercommunale)}",
        _code(author, "notamment les articles L1122-34 et L1523-11"),
        (
            f"Considérant l’affiliation à l’intercommunale {intercommunale} ;",
            f"Considérant qu’il y a lieu de désigner {count} délégués à l’assemblée "
            "générale, à la proportionnelle, parmi les membres des conseil et collège, "
            f"dont {majority} au moins représentent la majorité ;",
        ),
        (
            f"De désigner les délégués suivants à l’assemblée générale {of(intercommunale)}, "
            "jusqu’au renouvellement du conseil.",
            f"De transmettre la présente délibération à l’intercommunale {intercommunale}.",
        ),
    )


def assembly_mandate(
    author: Author, intercommunale: str, held: str, points: Iterable[str]
) -> Draft:
    """The vote that binds the delegates, point by point (CDLD L1523-12)."""
    return Draft(
        f"Assemblée générale {of(intercommunale)} du {held} – mandat des délégués",
        _code(author, "notamment les articles L1523-11 à L1523-14"),
        (
            f"Considérant la convocation à l’assemblée générale {of(intercommunale)} du "
            f"{held} et son ordre du jour ;",
            *(f"Considérant le point {point} ;" for point in points),
        ),
        (
            "De se prononcer sur les points de l’ordre du jour comme il est indiqué au "
            "tableau des votes.",
            "De charger les délégués de rapporter à l’assemblée générale la proportion "
            "des votes intervenus au sein du conseil.",
        ),
    )


def announcing(articles: Sequence[str]) -> int:
    """The place, from 0, of the article that announces names or a table: the first that
    speaks of what follows or of the table, else the last one.
    """
    told = (i for i, text in enumerate(articles) if ANNOUNCED.search(text))
    return next(told, max(len(articles) - 1, 0))


def _code(author: Author, articles: str) -> tuple[str, ...]:
    code = CODE.format(articles=articles)
    return (CPAS_LAW, code) if author.kind == "cpas" else (code,)


def _population(author: Author) -> tuple[str, ...]:
    if not author.population:
        return ()
    return (
        f"Considérant que la population officielle est de {author.population} habitants "
        f"au {author.population_date} ;",
    )


def _need(offer: Offer) -> tuple[str, ...]:
    need = offer.need.strip().rstrip(".;")
    return (f"Considérant le besoin exprimé : « {need} » ;",) if need else ()


def _amounts(offer: Offer) -> str:
    named = ((offer.one_off, "en une fois"), (offer.yearly, "par an"))
    return " et ".join(
        f"{amount[0]} HTVA ({amount[1]} TVAC) {when}"
        for amount, when in named
        if amount
    )
