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
    r"|(?:capacites?|solidite|stabilite|robustesse|fiabilite|viabilite|sante|assise|surface)"
    r" (?:economiques?|financieres?)"
    r"|(?:turn ?overs?|(?:annual|yearly) (?:revenues?|sales)|gross sales|sales figures?)"
    r"|(?:economic (?:and|or) )?financial"
    r" (?:standing|capacity|strength|health|soundness|stability)"
    r"|economic standing"
    r"|[a-z]*omzet(?:cijfers?)?|(?:zaken|verkoop)cijfers?|bedrijfsopbrengst(?:en)?"
    r"|financiele (?:gezondheid|stabiliteit)"
    r"|(?:financiele en economische|economische en financiele"
    r"|economische|financiele) draagkracht"
    r"|[a-z]*umsa(?:tz(?:es|zahlen|erlose)?|e?tzen?)|finanz(?:kraft|starke)"
    r"|(?:wirtschaftliche und finanzielle|wirtschaftliche|finanzielle)"
    r" leistungsfae?higkeit)\b"
)
# The same where it can only be asked of a bidder: software may well keep accounts.
_MEANS = re.compile(
    r"\b(?:solvabilite|fonds propres|bilans?|comptes? annuels?|comptes de resultats?"
    r"|resultats? (?:net|d ?exploitation)|etats financiers|fonds de roulement"
    r"|(?:taux|ratios?|degres?) d ?endettement|(?:moyens|ressources) financi[a-z]+"
    r"|(?:situation|taille) financiere|rentabilite|cash ?flows?"
    r"|attestations? bancaires?|declarations? (?:bancaires?|de banque)"
    r"|benefices?|ebit(?:da)?|produits? d(?: ?exploitation|es ventes)|facturation annuelle"
    r"|revenues?|liquidites?|tresorerie d(?:e l|u)|marges? brutes?|capital social"
    r"|garanties? bancaires?|(?:notation|cotation)s? (?:bancaires?|financieres?|de credit)"
    r"|solvency|equity|balance sheets?|annual accounts|profits?|liquidity|gross margins?"
    r"|financial (?:statements?|resources|situation)|net (?:income|worth)|working capital"
    r"|share capital|credit ratings?|bank guarantees?"
    r"|solvabiliteit[a-z]*|eigen vermogen|jaarrekening(?:en)?|winst[a-z]*|liquiditeit"
    r"|brutomarge|balans(?:totaal)?|bedrijfsresultaat|schuldgraad|financiele situatie"
    r"|maatschappelijk kapitaal|kredietwaardigheid|bankgarantie"
    r"|eigenkapital|kapitalausstattung|stammkapital|kreditwurdigkeit|bankburgschaft"
    r"|jahres(?:abschlus(?:s|se)|uberschus(?:s|se))|bilanz(?:en|summe)?|bonitat|gewinn"
    r"|finanzlage|liquiditat|verschuldungsgrad)\b"
)
# The letters stand for a board as well: of money only beside a word that counts.
_LETTERS = re.compile(
    r"\bC\.? ?A\.?(?:\s+(?:annuel|moyen|minim\w*|global|total|HT(?:VA)?\b|sup[ée]rieur"
    r"|d[eu]s? (?:\d|deux|trois|derni))|\s*[>≥]|\s*:?\s*\(?\d)"
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
