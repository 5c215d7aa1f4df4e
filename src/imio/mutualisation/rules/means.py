"""How texts speak of what a bidder earns or owns, by which IMIO never judges.

IMIO practice 2012; directive 2014/24/EU, article 58, paragraph 3, in four languages.
"""

from imio.mutualisation.rules.pooling import words

import re


# How a text speaks of what a bidder earns, whatever it speaks of: French, Dutch, German,
# English (directive 2014/24/EU, article 58, paragraph 3, and its translations).
_TURNOVER = re.compile(
    r"\b(?:ch(?:iffres?)? d ?affaires?|volumes? (?:d ?affaires?|des? ventes)"
    r"|(?:revenus?|recettes|ventes) annuel(?:le)?s?"
    r"|capacites? (?:economiques?|financieres?)"
    r"|(?:turn ?overs?|(?:annual|yearly) (?:revenues?|sales)|gross sales)"
    r"|(?:economic (?:and|or) )?financial (?:standing|capacity|strength)"
    r"|economic standing"
    r"|[a-z]*omzet(?:cijfers?)?|zakencijfers?|bedrijfsopbrengst(?:en)?"
    r"|(?:financiele en economische|economische en financiele"
    r"|economische|financiele) draagkracht"
    r"|[a-z]*umsa(?:tz(?:es|zahlen|erlose)?|etzen?)"
    r"|(?:wirtschaftliche und finanzielle|wirtschaftliche|finanzielle)"
    r" leistungsfahigkeit)\b"
)
# The same where it can only be asked of a bidder: software may well keep accounts.
_MEANS = re.compile(
    r"\b(?:solvabilite|fonds propres|bilans?|comptes annuels|resultats? net"
    r"|benefices?|ebitda|produits? d(?: ?exploitation|es ventes)|facturation annuelle"
    r"|revenues?|liquidites?|tresorerie d(?:e l|u)|marges? brutes?|capital social"
    r"|garanties? bancaires?|(?:notation|cotation)s? (?:bancaires?|financieres?|de credit)"
    r"|(?:assise|sante|surface|solidite) financiere"
    r"|solvency|equity|balance sheets?|annual accounts|profits?|liquidity|gross margins?"
    r"|share capital|credit ratings?|bank guarantees?"
    r"|solvabiliteit|eigen vermogen|jaarrekening(?:en)?|winst|liquiditeit|brutomarge"
    r"|maatschappelijk kapitaal|kredietwaardigheid|bankgarantie"
    r"|eigenkapital|kapitalausstattung|stammkapital|kreditwurdigkeit|bankburgschaft"
    r"|jahresabschlus(?:s|se)|bilanz(?:en)?|bonitat|gewinn)\b"
)
# The letters stand for a board as well: of money only beside a word that counts.
_LETTERS = re.compile(
    r"\bC\.? ?A\.?(?:\s+(?:annuel|moyen|minim|global|total|d[eu]s? (?:\d|deux|trois|derni)|sup[ée]rieur)"
    r"|\s*[>≥]|\s*\(?\d)"
)


def names_turnover(text: str) -> str:
    """The words by which a text speaks of what a bidder earns; empty for none.

    In French, Dutch, German and English.
    """
    told = _TURNOVER.search(" ".join(words(text))) or _LETTERS.search(text)
    return told.group().strip() if told else ""


def names_means(text: str) -> str:
    """The same, and the words by which one asks what a bidder owns."""
    told = _MEANS.search(" ".join(words(text)))
    return names_turnover(text) or (told.group() if told else "")
