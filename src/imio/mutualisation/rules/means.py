"""How texts speak of what a bidder earns or owns, by which IMIO never judges.

IMIO practice 2012; directive 2014/24/EU, article 58, paragraph 3, in four languages.

Software may well keep accounts: some words are those of a bidder only where nothing says
that software does something with them (“module des recettes annuelles”), or where the same
sentence speaks of whoever bids, of a least amount or of years gone by. What a public
authority has no use for, a turnover, is refused wherever it stands.
"""

from imio.mutualisation.rules.pooling import words

import re


# What a bidder earns, whatever the text speaks of: French, Dutch, German, English
# (directive 2014/24/EU, article 58, paragraph 3, and its translations).
_TURNOVER = re.compile(
    r"\b(?:ch(?:iffres?)? d ?affaires?|volumes? (?:d ?affaires?|des? ventes)"
    r"|(?:capacites?|solidite|stabilite|robustesse|fiabilite|viabilite|sante|assise|surface)"
    r" (?:economiques?|financieres?)"
    r"|(?:turn ?overs?|gross sales|sales figures?)"
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
# The same, but of the accounts of an authority where software keeps them.
_EARNED = r"(?:revenus?|recettes|ventes) annuel(?:le)?s?|(?:annual|yearly) (?:revenues?|sales)"
# What a bidder owns: it can only be asked of a bidder, whatever software does.
_STANDING = re.compile(
    r"\b(?:solvabilite|fonds propres|capital social|ebit(?:da)?|marges? brutes?|rentabilite"
    r"|attestations? bancaires?|declarations? (?:bancaires?|de banque)"
    r"|(?:notation|cotation)s? (?:bancaires?|financieres?|de credit)"
    r"|(?:situation|taille) financiere|facturation annuelle"
    r"|solvency|equity|gross margins?|net worth|share capital|credit ratings?"
    r"|financial situation"
    r"|solvabiliteit[a-z]*|eigen vermogen|brutomarge|balanstotaal|bilanzsumme"
    r"|maatschappelijk kapitaal|kredietwaardigheid|financiele situatie"
    r"|eigenkapital|kapitalausstattung|stammkapital|kreditwurdigkeit|bonitat"
    r"|finanzlage)\b"
)
# What stands in the accounts, of a bidder or of whoever uses the software.
_ACCOUNTS = (
    r"bilans?|comptes? annuels?|comptes de resultats?"
    r"|resultats? (?:net|d ?exploitation)|etats financiers|fonds de roulement"
    r"|(?:taux|ratios?|degres?) d ?endettement|(?:moyens|ressources) financi[a-z]+"
    r"|cash ?flows?|benefices?|produits? d(?: ?exploitation|es ventes)"
    r"|revenues?|liquidites?|tresorerie d(?:e l|u)|garanties? bancaires?"
    r"|balance sheets?|annual accounts|profits?|liquidity"
    r"|financial (?:statements?|resources)|net income|working capital|bank guarantees?"
    r"|jaarrekening(?:en)?|winst[a-z]*|liquiditeit|balans(?:en)?|bedrijfsresultaat"
    r"|schuldgraad|bankgaranties?"
    r"|jahres(?:abschlus(?:s|se|ses|sen)|uberschus(?:s|se))|bilanz(?:en)?|gewinn"
    r"|bankburgschaft(?:en)?|liquiditat|verschuldungsgrad"
)
_KEPT = re.compile(rf"\b(?:{_EARNED})\b")
_MEANS = re.compile(rf"\b(?:{_EARNED}|{_ACCOUNTS})\b")

# What software does with accounts, before them and, but in French, behind them.
_DOES = (
    r"modules?|fonctions?|fonctionnalites?|(?:im|ex)port(?:ation)?s?|gestion|gere[rn]?t?"
    r"|(?:im|ex)port(?:e|er|ent)|calcule?[rn]?t?|encod(?:age|er?|ent)|saisie|edit(?:ion|er?|ent)"
    r"|consolidation|generation|tenue|tient|cloture|affich(?:age|er?|ent)|tableaux? de bord"
    r"|interfaces?|ecrans?|reprise|migration|conversion|archivage|traitement"
    r"|comptabilisation|simulation|logiciels?|applications?|outils?|visualisation"
    r"|functions?|features?|management|processing|calculation|manages|imports|exports"
    r"|computes|calculates|keeps|displays|dashboards?|screens?|software|archiving"
    r"|generat(?:es|or)|views?"
    r"|functies?|beheer(?:t)?|invoer|uitvoer|(?:im|ex)porteert|berekent|berekening"
    r"|verwerking|verwerkt|consolidatie|schermen|scherm|toont|afsluiting|opmaak"
    r"|modul(?:en|s)?|funktion(?:en)?|verwaltung|verwaltet|(?:im|ex)portiert|berechnet"
    r"|berechnung|verarbeitung|konsolidierung|erstellung|masken?|schnittstellen?"
)
_BEHIND = (
    r"modul(?:es?)?|(?:im|ex)ports?|(?:im|ex)porter|management|processing|consolidation"
    r"|dashboards?|screens?|software|interfaces?|beheer|verwaltung|verwerking|verarbeitung"
    r"|masken?|generator|views?"
)
_OF = r"de|du|des|d|la|le|les|l|of|for|the|to|van|voor|het|een|von|der|den|die|das|fur|zur|zum"
_AND = r"et|ou|and|or|en|und|oder"
# What stands beside accounts: “export des dépenses et recettes annuelles”.
_DATA = (
    r"depenses|budgets?|ecritures|factures|donnees|journaux|data|expenses|expenditures?"
    r"|invoices|uitgaven|facturen|begroting(?:en)?|daten|ausgaben|haushalt|rechnungen"
)
_ITEM = rf"(?:{_EARNED}|{_ACCOUNTS}|{_DATA})"
# One word at most beside (“import automatique des bilans”), that measures nothing.
_MEASURES = (
    r"tailles?|montants?|niveaux?|importance|qualite|hauteur|valeurs?|poids|total|moyennes?"
    r"|volumes?|solidite|sante|size|amounts?|levels?|value|sum|health|strength|bedrag|grootte"
    r"|hoogte|omvang|waarde|hohe|betrag|grosse|umfang|wert"
)
_GOVERNED = re.compile(
    rf"\b(?:{_DOES})(?: (?!(?:{_MEASURES}|{_OF}|{_AND})\b)[a-z]+)?(?: (?:{_OF}))+ {_ITEM}"
    rf"(?:(?: (?:{_OF}|{_AND}))* {_ITEM})*\b"
    r"|\b(?:(?:annual|yearly) (?:revenues?|sales)|balance sheets?|annual accounts|profits?"
    r"|financial statements?|bank guarantees?|jaarrekening(?:en)?|balans(?:en)?"
    rf"|jahresabschlus(?:s|se)|bilanz(?:en)?) (?:{_BEHIND})\b"
)
# Who bids, the least that it would need, and the years in which it earned it.
_OF_BIDDER = re.compile(
    r"\b(?:soumissionn\w+|candidat\w*|societes?|entreprises?|firmes?|prestataires?|vos|votre"
    r"|fournisseurs?|adjudicataires?|attributaires?|operateurs?|offrants?|concurrents?"
    r"|minim\w+|au moins|superieur\w*|derni\w+|ecoule\w*|precedent\w*|millions?|euros?|eur|mio"
    r"|bidders?|tenderers?|candidates?|compan\w+|firms?|suppliers?|providers?|contractors?"
    r"|applicants?|vendors?|your|their|at least|last|past|previous|higher"
    r"|inschrijvers?|gegadigden?|kandida\w+|onderneming\w*|bedrij(?:f|ven)|firma\w*|uw|hun"
    r"|leveranciers?|dienstverleners?|opdrachtnemers?|minstens|afgelopen|laatste|voorbije"
    r"|bieters?|bewerbers?|unternehm\w+|firmen|auftragnehmers?|anbieters?|lieferanten?"
    r"|ihre[mnrs]?|mindest\w*|letzten?|vergangenen?|hoher)\b"
)
_AMOUNTS = ("€", ">", "≥")
# A line that begins with a sign of a list is a sentence of its own.
_SENTENCES = re.compile(r"[.;!?](?:\s+|$)|\n\s*(?:\n|[-•*–]\s|\d+[.)]\s)")
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
    return told.group().strip() if told else _asked_of_bidder(_KEPT, text)


def names_means(text: str) -> str:
    """The same, and the words by which one asks what a bidder owns."""
    told = _STANDING.search(" ".join(words(text)))
    owned = told.group() if told else _asked_of_bidder(_MEANS, text)
    return names_turnover(text) or owned


def _asked_of_bidder(named: re.Pattern[str], text: str) -> str:
    """The first words of that kind that are not those of what software does."""
    for sentence in _SENTENCES.split(text):
        said = " ".join(words(sentence))
        of_bidder = _OF_BIDDER.search(said) or any(
            sign in sentence for sign in _AMOUNTS
        )
        told = named.search(said if of_bidder else _GOVERNED.sub("", said))
        if told:
            return told.group()
    return ""
