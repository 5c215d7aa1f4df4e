"""Fourteen years of an intercommunale, as its spreadsheets would tell them: made up, and
dirty on purpose. Communes and CPAS are real ones; what is told of them is not.

`base(authorities, today)` gives the tables in the order in which they are brought in, and
what comes of them: which lines are refused, and the figures by year.
"""

from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import timedelta
from decimal import Decimal
from importlib.resources import files
from io import BytesIO
from io import StringIO
from openpyxl import Workbook
from random import Random

import csv
import json


FIRST_YEAR = 2012
PRODUCTS = {
    "services-techniques": Decimal(4500),
    "deliberations": Decimal(3200),
    "urbanisme": Decimal(3900),
    "e-guichet": Decimal(2600),
    "site-web": Decimal(1800),
}
COMPANIES = tuple(f"Société fictive {number:02}" for number in range(1, 13))
SHIPPED = files("imio.mutualisation.member") / "data" / "communes.csv"


@dataclass
class Table:
    """A file as somebody would send it, and what becomes of its lines.

    `name` is that of the command without `-import`, and of the service after `@import-`.
    `refused`: how many lines are, on purpose. `leave_out`: whether it has columns that
    nobody knows.
    """

    name: str
    section: str
    filename: str
    content: bytes
    lines: int
    refused: int = 0
    leave_out: bool = False


@dataclass
class Figures:
    """What the site must say once all is in: how many members, acts, seats and places in
    cascades there are; by year, quotes signed, euros by them, clients at its end.
    """

    members: int = 0
    acts: int = 0
    seats: int = 0
    places: int = 0
    quotes: Counter[int] = field(default_factory=Counter)
    signed: Counter[int] = field(default_factory=Counter)
    clients: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Authority:
    name: str
    kind: str
    nis: str  # of a CPAS, that of its commune
    joined: date


def base(authorities: int, today: date) -> tuple[list[Table], Figures]:
    """The tables in their order, and the figures that come of them."""
    chance, told = Random(1), Figures()
    known = _authorities(authorities, today, chance)
    told.members = len(known)
    tables = [
        _members(known),
        _companies(),
        _tenders(told),
        _evaluations(chance, today),
        _contracts(),
        _seats(known, told, today),
        _services(known, told, today, chance),
        _migrations(known, today),
        _acts(known, told, today),
    ]
    return tables, told


def _authorities(count: int, today: date, chance: Random) -> list[Authority]:
    rows = list(csv.DictReader(StringIO(SHIPPED.read_text(encoding="utf-8"))))
    names = [
        each
        for row in rows
        for each in (
            (row["nom"], "Commune", row["ins"]),
            (f"CPAS de {row['nom']}", "C.P.A.S.", row["ins"]),
        )
    ]
    days = (today - date(FIRST_YEAR, 1, 1)).days - 400
    return [
        Authority(
            *each,
            joined=date(FIRST_YEAR, 1, 1) + timedelta(chance.randrange(days)),
        )
        for each in names[:count]
    ]


# --- The files ------------------------------------------------------------------


def _cp1252(header: list[str], rows: list[list[str]], title: str) -> bytes:
    """As Excel in French saves it: a title above, semicolons, empty lines."""
    target = StringIO(newline="")
    lines = csv.writer(target, delimiter=";")
    lines.writerow([title, *[""] * (len(header) - 1)])
    lines.writerow(header)
    for number, row in enumerate(rows):
        if number % 50 == 7:
            lines.writerow([""] * len(header))
        lines.writerow(row)
    return target.getvalue().encode("cp1252")


def _workbook(header: list[str], rows: list[list[object]]) -> bytes:
    book, target = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet("Feuil1")
    sheet.append(header)
    for row in rows:
        sheet.append(row)
    book.save(target)
    return target.getvalue()


def _tabs(header: list[str], rows: list[list[str]]) -> bytes:
    lines = ["\t".join(row) for row in (header, *rows)]
    return ("\ufeff" + "\r\n".join(lines)).encode()


def _belgian(day: date) -> str:
    return f"{day.day}/{day.month:02}/{day.year}"


def _euros(amount: Decimal) -> str:
    """`4 500,00`, with the narrow space of a spreadsheet."""
    return f"{amount:,.2f}".replace(",", "\u00a0").replace(".", ",")


# --- The tables -----------------------------------------------------------------


def _members(known: list[Authority]) -> Table:
    header = ["Nom", "Type", "Communes desservies", "INS", "Statut", "Admis le"]
    header += ["Parts", "Part le", "Part montant", "Remarques"]
    rows = [
        [
            f" {each.name}\u00a0",
            each.kind,
            each.nis if each.kind != "Commune" else "",
            each.nis if each.kind == "Commune" else "",
            "Adhérent",
            _belgian(each.joined),
            "1",
            _belgian(each.joined),
            "3,71",
            "à vérifier" if number % 9 == 0 else "",
        ]
        for number, each in enumerate(known)
    ]
    wrong = [
        ["", "Commune", "", "", "Adhérent", "1/01/2015", "", "", "", "sans nom"],
        ["CPAS sans date", "CPAS", known[0].nis, "", "Adhérent", "", "", "", "", ""],
        ["Nulle Part", "Commune", "", "99999", "", "", "", "", "", ""],
    ]
    content = _cp1252(header, [*rows, *wrong], "Adhérents de l’intercommunale")
    lines = len(rows) + len(wrong)
    return Table(
        "members", "adherents", "adherents.csv", content, lines, len(wrong), True
    )


def _companies() -> Table:
    rows = [[name, "T.P.E." if n % 2 else "Petite"] for n, name in enumerate(COMPANIES)]
    return Table(
        "partners",
        "partenaires",
        "partenaires.txt",
        _tabs(["Nom", "Taille"], rows),
        len(rows),
    )


def _tenders(told: Figures) -> Table:
    header = ["marche", "attribue_le", "duree_mois", "lot", "objet_lot", "rang"]
    header += ["partenaire"]
    rows: list[list[object]] = []
    for number, year in enumerate(range(FIRST_YEAR + 1, FIRST_YEAR + 14, 3)):
        for lot in (1, 2):
            for rank in (1, 2, 3):
                who = COMPANIES[(3 * number + 3 * lot + rank) % len(COMPANIES)]
                day = date(year, 6, 15)
                title, part = f"Développements {year}", f"Lot fictif {lot}"
                rows.append([title, day, 36, lot, part, rank, who])
    told.places = len(rows)
    wrong: list[list[object]] = [
        [rows[0][0], rows[0][1], 36, 1, "Lot fictif 1", 1, COMPANIES[0]],
        ["Marché sans partenaire", date(2015, 1, 5), 36, 1, "", 1, "Inconnue"],
    ]
    content = _workbook(header, [*rows, *wrong])
    return Table(
        "tenders", "marches", "marches.xlsx", content, len(rows) + len(wrong), 2
    )


def _evaluations(chance: Random, today: date) -> Table:
    header = ["partenaire", "jour", "dossier", "competence", "reactivite"]
    header += ["qualite", "transfert", "continuite"]
    rows: list[list[object]] = []
    for number in range(40):
        day = date(FIRST_YEAR + 1, 3, 1) + timedelta(97 * number)
        marks = [chance.randint(1, 5) for _ in range(5)]
        if day < today:
            who = COMPANIES[number % len(COMPANIES)]
            rows.append([who, day, f"Travail fictif {number}", *marks])
    return Table(
        "evaluations",
        "partenaires",
        "evaluations.xlsx",
        _workbook(header, rows),
        len(rows),
    )


CONTRACTS = tuple(range(FIRST_YEAR + 2, FIRST_YEAR + 13, 2))


def _contracts() -> Table:
    header = ["nom", "fournisseur", "debut", "fin", "reconduction", "unites"]
    header += ["prix_unitaire"]
    rows = [
        [
            f"Contrat fictif {year}",
            COMPANIES[number],
            f"1/01/{year}",
            f"31/12/{year + 3}",
            "tacite",
            "500",
            "12,50",
        ]
        for number, year in enumerate(CONTRACTS)
    ]
    content = _tabs(header, rows)
    return Table("licences", "licences", "contrats.tsv", content, len(rows))


def _seats(known: list[Authority], told: Figures, today: date) -> Table:
    """Each fifth authority holds some of a contract that began after it joined."""
    rows = []
    for number, each in enumerate(known[::5]):
        years = [year for year in CONTRACTS if date(year, 2, 1) > each.joined]
        if years:
            held, year = 1 + number % 5, years[number % len(years)]
            day = date(year, 2, 1)
            if day < today:
                told.seats += held
                kind = "commune" if each.kind == "Commune" else "cpas"
                contract = f"Contrat fictif {year}"
                rows.append([each.name, kind, contract, held, day.isoformat()])
    header = ["adherent", "type", "licence", "quantite", "accordees_le"]
    content = json.dumps(
        [dict(zip(header, row, strict=True)) for row in rows], ensure_ascii=False
    )
    return Table("seats", "licences", "postes.json", content.encode(), len(rows))


def _services(
    known: list[Authority], told: Figures, today: date, chance: Random
) -> Table:
    header = ["Adhérent", "Type", "Produit", "Support depuis", "Redevance"]
    header += ["Devis", "Signé le", "Signé par", "Montant unique"]
    rows, since = [], {}
    for number, each in enumerate(known):
        for product in chance.sample([*PRODUCTS], 1 + number % 3):
            signed = each.joined + timedelta(chance.randrange(20, 200))
            support = signed + timedelta(chance.randrange(30, 150))
            once = PRODUCTS[product] / 2
            told.quotes[signed.year] += 1
            told.signed[signed.year] += int(PRODUCTS[product] + once)
            since[each] = min(since.get(each, support), support)
            rows.append(
                [
                    each.name.upper() if number % 4 == 0 else each.name,
                    "CPAS" if each.kind != "Commune" else "commune",
                    product,
                    _belgian(support),
                    _euros(PRODUCTS[product]),
                    f"{signed.year}/{len(rows):04}",
                    _belgian(signed),
                    "Signataire fictif",
                    _euros(once),
                ]
            )
    wrong = [
        rows[0],
        [known[0].name, "commune", "produit-inconnu", "1/02/2016", "", "", "", "", ""],
        [known[0].name, "commune", "ged", "1/02/2016", "1.500", "", "", "", ""],
        [known[0].name, "commune", "ged", "1/02/2016", "1500", "", "1/03/2017", "", ""],
    ]
    first = min(day.year for day in since.values())
    for year in range(first, today.year + 1):
        told.clients[year] = sum(day.year <= year for day in since.values())
    content = _cp1252(header, [*rows, *wrong], "Services en cours")
    lines = len(rows) + len(wrong)
    return Table("services", "adherents", "services.csv", content, lines, len(wrong))


def _migrations(known: list[Authority], today: date) -> Table:
    header = ["adherent", "type", "ancien_produit", "repris_par", "etat", "jour"]
    rows = [
        [
            each.name,
            "commune" if each.kind == "Commune" else "cpas",
            "services-techniques",
            "deliberations",
            "terminée",
            _belgian(each.joined + timedelta(300)),
        ]
        for each in known[::7]
        if each.joined + timedelta(300) < today
    ]
    content = _tabs(header, rows)
    return Table("migrations", "adherents", "migrations.tsv", content, len(rows))


def _acts(known: list[Authority], told: Figures, today: date) -> Table:
    """The act by which each joined, of its council, and one that nobody ties to anything."""
    rows = []
    for number, each in enumerate(known):
        council = "council" if each.kind == "Commune" else "cpas_council"
        sat = each.joined - timedelta(60)
        common = {
            "membre": each.name,
            "type_membre": "commune" if each.kind == "Commune" else "cpas",
            "organe": council,
            "seance": _belgian(sat),
            "convocation": _belgian(sat - timedelta(9)),
            "en_fonction": 21,
            "presents": 19,
        }
        rows.append(
            {
                **common,
                "identifiant": f"ADH-{number}",
                "objet": "Adhésion à l’intercommunale",
                "decision": "adhésion",
                "articles": ["D’adhérer.", "De transmettre la présente à la tutelle."],
                "vote": "par 17 voix pour et 2 abstentions",
                "transmission": _belgian(sat + timedelta(5)),
                "reception": _belgian(sat + timedelta(8)),
                "etat": "exécutoire",
            }
        )
        if number % 3 == 0:
            rows.append(
                {
                    **common,
                    "identifiant": f"RGT-{number}",
                    "objet": "Règlement fictif de la bibliothèque",
                    "articles": "D’arrêter le règlement. | De le publier.",
                    "vote": "à l’unanimité",
                    "etat": "adopted",
                }
            )
    told.acts = len(rows)
    content = json.dumps(rows, ensure_ascii=False).encode()
    return Table(
        "deliberations", "deliberations", "deliberations.json", content, len(rows)
    )
