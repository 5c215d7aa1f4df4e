"""Take the pictures of the documentation from a running demo site.

Run `make start` in one terminal and `make screenshots` in another. People of Mons
and IMIO take one new request from the catalogue to the signed quote, Durbuy takes
its act of joining from the draft to the executory act, Mons holds a sitting, a partner
seals a bid; what they see on the way is written to docs/images, at most 1280 pixels
wide.

usage: screenshots.py [address of the site]
"""

from collections.abc import Callable
from datetime import timedelta
from imio.mutualisation.base import clock
from pathlib import Path
from PIL import Image
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import sync_playwright
from tempfile import TemporaryDirectory

import shutil
import subprocess
import sys


ADDRESS = "http://localhost:8080/mutualisation"
PASSWORD = "demo-mutualisation"
IMAGES = Path(__file__).parents[1] / "docs" / "images"
COLOURS = 96
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
DESK, PHONE = 1280, 390
TALLEST = 1150
NEED = "Ne plus laisser passer un délai dans un dossier de permis."
TABLE = """\
nom;type;bce;ins;population;population_date
Durbuy;commune;;83012;11620;2026-01-01
CPAS de Durbuy;cpas;0216.659.981;;;
Zone de police fictive;zone_police;0841.470.248;;;
"""
ANSWERS = (
    "Trois développeurs fictifs, deux références.",
    "Cinq ans de maintenance, sources remises.",
)
AWARDED = "marches/developpement-et-integration-de-logiciels-libres"
OPEN = "marches/logiciel-de-gestion-des-subsides"
ALPHA = "Logiciels Fictifs Alpha"
LICENCE = "licences/dematerialisation-du-courrier-licence-fictive"
ENDING = "continuite/fin-de-support-ricoh-dematerialisation"
DAY = timedelta(days=1)
TODAY = clock.today()
SUPERVISION = 30 * DAY
SATURDAY = 5
THERE = (
    {"name": "Conseillère fictive A", "function": "Bourgmestre"},
    {"name": "Conseiller fictif B", "function": "Échevin"},
    {"name": "Conseillère fictive C", "arrives_at": "2"},
    {"name": "Conseiller fictif D", "status": "excused"},
)


class Person:
    """Somebody in front of the site, with a camera."""

    def __init__(self, page: Page, address: str):
        self.page = page
        self.address = address

    def sign_in(self, login: str) -> None:
        self.go("login")
        self.page.fill("#__ac_name", login)
        self.page.fill("#__ac_password", PASSWORD)
        self.page.click("#buttons-login, button[name='buttons.login']")

    def go(self, path: str = "") -> None:
        self.page.goto(path if "://" in path else f"{self.address}/{path}")

    def go_to_request(self, member: str, number: int) -> None:
        """Open a request by its number, of whatever year the demonstration is."""
        self.go(f"adherents/{member}")
        thread = self.page.locator(f"a[href*='/mut-'][href$='-{number:05d}']").first
        self.go(thread.evaluate("link => link.href"))

    def press(self, name: str) -> None:
        """Press the first button, or follow the first link, of that name."""
        button = self.page.get_by_role("button", name=name, exact=True)
        link = self.page.get_by_role("link", name=name, exact=True)
        button.or_(link).first.click()
        self.page.wait_for_load_state("networkidle")

    def take(self, step: str) -> None:
        """Press a step, and once more where it is shown first."""
        self.press(step)
        if "@@transition" in self.page.url:
            self.press(step)

    def fill(self, tab: str = "", **values: object) -> None:
        """Fill in some fields of a form, on one of its tabs."""
        if tab:
            self.page.locator(".autotoc-nav a", has_text=tab).first.click()
        for name, value in values.items():
            self.page.fill(f"[name='form.widgets.{name}']", str(value))

    def record(self, form: str, **values: object) -> None:
        """Fill in some fields of a form of the act in front and save it."""
        self.press(form)
        self.fill(**values)
        self.press("Enregistrer")

    def fill_row(self, grid: str, number: int, **values: str) -> None:
        """Fill in the last row of a grid, after so many, as a new one."""
        row = self.page.locator(f"[data-name_prefix='form.widgets.{grid}'] tr:visible")
        if number:
            row.last.locator("[title='Ajouter une ligne']").click()
        for name, value in values.items():
            if name == "status":
                row.last.locator("select").select_option(value)
            else:
                row.last.locator(f"[name$='.widgets.{name}']").fill(value)

    def shoot(self, name: str, width: int = DESK, tallest: int = TALLEST) -> None:
        """Keep what the page shows, down to where its own content ends."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.mouse.move(0, 0)
        self.page.evaluate("scrollTo(0, 0)")
        main = self.page.locator("main").first.bounding_box()
        height = min(int(main["y"] + main["height"]) + 24, tallest)
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.wait_for_timeout(300)
        path = IMAGES / f"{name}-{width}.png"
        self.page.screenshot(path=path)
        lighten(path)

    def close_up(self, name: str, title: str) -> None:
        """Keep one card of the page, by its title."""
        heading = self.page.get_by_role("heading", name=title, exact=True)
        card = self.page.locator(".mut-card, .mut-next").filter(has=heading)
        path = IMAGES / f"{name}-card.png"
        card.screenshot(path=path)
        lighten(path)


def lighten(path: Path) -> None:
    """A palette instead of true colours: a tenth of the bytes, and it reads as well."""
    with Image.open(path) as image:
        small = image.convert("RGB").quantize(
            COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
    small.save(path, optimize=True)


def ask(agent: Person) -> str:
    """The agent asks for a product; the address of the request."""
    agent.go("catalogue")
    agent.shoot("catalogue")
    agent.shoot("catalogue", PHONE, 800)
    agent.go("catalogue/urbanisme")
    agent.page.get_by_text("Comment le prix est calculé").first.click()
    agent.shoot("product")
    agent.press("Demander ce produit")
    agent.page.fill("[name='form.widgets.need']", NEED)
    agent.shoot("request-form")
    agent.press("Enregistrer")
    agent.press("Envoyer la demande")
    agent.go(agent.page.url)
    agent.shoot("request")
    return agent.page.url


def offer(officer: Person, request: str) -> str:
    """IMIO estimates the work and sends a quote; the address of the quote."""
    officer.go("@@demandes")
    officer.shoot("queue")
    officer.go(f"{request}/edit")
    officer.page.locator(".autotoc-nav a", has_text="Travail").click()
    officer.page.fill("[name='form.widgets.estimated_days']", "12")
    officer.shoot("work")
    officer.press("Enregistrer")
    officer.press("Préparer un devis")
    officer.shoot("quote-draft")
    officer.take("Envoyer le devis")
    return officer.page.url


def sign(signatory: Person, quote: str) -> None:
    """The signatory of the member reads the quote and signs it."""
    signatory.go(quote)
    signatory.shoot("quote")
    print_pdf(signatory, f"{quote}/@@download/pdf", "quote-pdf")
    signatory.press("Signer pour accord")
    signatory.shoot("sign")
    signatory.press("Signer pour accord")


def print_pdf(person: Person, address: str, name: str) -> None:
    """The first page of a PDF; the picture stays as it is without poppler."""
    if shutil.which("pdftoppm") is None:
        print("pdftoppm manque (apt-get install poppler-utils) : PDF laissé tel quel.")
        return
    pdf = person.page.request.get(address).body()
    with TemporaryDirectory() as folder:
        source = Path(folder, "document.pdf")
        source.write_bytes(pdf)
        target = IMAGES / name
        options = ["-png", "-singlefile", "-r", "90"]
        subprocess.run(["pdftoppm", *options, source, target], check=True)
    lighten(IMAGES / f"{name}.png")


def draft(agent: Person) -> None:
    """The agent prepares the act of joining and puts it on an agenda."""
    agent.go("adherents/durbuy")
    agent.close_up("join", "Délibérations")
    agent.page.select_option("#purpose", "join")
    agent.press("Préparer la délibération")
    agent.shoot("act-draft")
    agent.press("Texte de l’acte")
    agent.shoot("act-text")
    agent.press("Annuler")
    agent.record(
        "Séance et vote", sitting_on=TODAY - 60 * DAY, convened_on=TODAY - 75 * DAY
    )
    agent.press("Inscrire à l’ordre du jour")


def decide(agent: Person) -> None:
    """The council adopts the act; supervision lets its delay pass."""
    agent.press("Séance et vote")
    agent.fill(members_in_office=21, members_present=19)
    agent.fill(votes_for=17, votes_against=0, abstentions=2)
    agent.shoot("act-vote")
    agent.press("Enregistrer")
    agent.press("Acter l’adoption")
    received_on = TODAY - 20 * DAY
    while (received_on + SUPERVISION).weekday() != SATURDAY:
        received_on += DAY
    agent.record(
        "Tutelle et publication",
        transmitted_on=TODAY - 55 * DAY,
        received_on=received_on,
    )
    agent.press("Acter la transmission à la tutelle")
    agent.go(agent.page.url)
    agent.shoot("act-supervision")
    agent.record("Tutelle et publication", received_on=TODAY - 50 * DAY)
    agent.press("Constater le caractère exécutoire")
    agent.press("Tutelle et publication")
    agent.fill(masked_passages="Conseillère fictive A", publish_on=TODAY + 7 * DAY)
    agent.shoot("act-publication")


def hold_sitting(agent: Person) -> None:
    """A sitting of the council, with two items and those who were there."""
    agent.go("adherents/mons")
    agent.press("Ajouter une séance")
    agent.fill(sitting_on=TODAY - 20 * DAY, convened_on=TODAY - 35 * DAY)
    agent.fill(starts_at="19:30", place="Hôtel de ville")
    for number, row in enumerate(THERE):
        agent.fill_row("attendance", number, **row)
    agent.press("Enregistrer")
    sitting = agent.page.url.removesuffix("/view")
    for purpose in ("central_purchasing", "delegates"):
        put_on_agenda(agent, purpose)
    agent.go(sitting)
    for step in ("Arrêter l’ordre du jour", "Acter la convocation", "Acter la tenue"):
        agent.take(step)
    agent.go(sitting)
    agent.shoot("sitting")


def put_on_agenda(agent: Person, purpose: str) -> None:
    """A draft on the agenda of the sitting that was added last."""
    agent.go("adherents/mons")
    agent.page.select_option("#purpose", purpose)
    agent.press("Préparer la délibération")
    agent.press("Séance et vote")
    agent.page.select_option("#form-widgets-sitting", index=1)
    agent.press("Enregistrer")
    agent.press("Inscrire à l’ordre du jour")


def look_around(person: Callable[..., Person]) -> None:
    """The pages that need no story."""
    public = person()
    public.shoot("home")
    public.go("deliberations")
    public.shoot("acts")
    public.go("deliberations/deliberation")
    public.shoot("act-public")
    print_pdf(public, f"{public.page.url}/@@affiche.pdf", "act-poster")
    signatory = person("signataire-mons")
    signatory.go("adherents/mons")
    signatory.shoot("member")
    officer = person("imio-officer")
    officer.go("adherents")
    officer.shoot("members")
    officer.go("adherents/durbuy")
    officer.close_up("applicant", "Adhésion")
    check_import(officer)
    look_at_assembly(officer)
    look_at_tender(officer)
    look_at_licence(officer)
    look_at_continuity(officer)
    agent = person("agent-andenne")
    agent.go_to_request("andenne", 12)
    agent.shoot("roadmap")
    agent.go("ressources")
    agent.shoot("resources")
    agent.go("licences/@@mes-licences")
    agent.shoot("my-licences")
    agent.go("@@echeances")
    agent.shoot("deadlines")
    agent.go("adherents/andenne")
    agent.close_up("delegates", "Délégués à l’assemblée générale")
    agent.go("adherents/andenne/deliberation-3")
    agent.close_up("mandate", "L’acte")
    manager = person("imio-manager")
    manager.go("@@mutualisation-settings/members")
    manager.shoot("settings")
    manager.go("@@mutualisation-settings/delays")
    manager.shoot("settings-acts")


def look_at_assembly(officer: Person) -> None:
    """An assembly that councils answer, and the members without delegates."""
    officer.go("assemblees/assemblee")
    officer.shoot("assembly")
    officer.go("@@delegues")
    officer.shoot("missing-delegates")


def look_at_tender(officer: Person) -> None:
    """An open tender, its keys, and the scores and the cascade of an awarded one."""
    officer.go(OPEN)
    officer.shoot("tender")
    officer.go(f"{OPEN}/@@tourner-cle")
    officer.shoot("turn-key")
    officer.go(f"{AWARDED}/@@evaluer")
    officer.shoot("score")
    officer.go(f"{AWARDED}/@@reclasser")
    officer.shoot("rerank")
    officer.go_to_request("mons", 8)
    officer.close_up("calls", "Cascade")


def look_at_licence(officer: Person) -> None:
    """A shared licence, and what is to be decided of all of them."""
    officer.go(LICENCE)
    officer.shoot("licence")
    officer.go("licences/@@echeances-licences")
    officer.shoot("licence-deadlines")


def look_at_continuity(officer: Person) -> None:
    """What ends, who is touched, who has yet to move, and the figures."""
    officer.go("continuite")
    officer.shoot("radar")
    officer.go(ENDING)
    officer.shoot("incident")
    officer.go("adherents/@@migration")
    officer.shoot("migration")
    officer.go("@@chiffres")
    officer.shoot("figures")


def bid(partner: Person) -> None:
    """A partner seals a bid for the open tender."""
    partner.go("partenaires/logiciels-fictifs-alpha")
    partner.shoot("partner")
    partner.go(OPEN)
    partner.press(f"Préparer une offre : {ALPHA}")
    partner.page.fill("[name='price-1']", "98000")
    for box, answer in zip(
        partner.page.locator("textarea").all(), ANSWERS, strict=True
    ):
        box.fill(answer)
    partner.shoot("bid-form")
    partner.press("Vérifier l’offre")
    partner.press("Sceller et envoyer l’offre")
    partner.shoot("bid-receipt")


def check_import(officer: Person) -> None:
    """A table with one wrong number: what would be written, and what not."""
    table = {"name": "table.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    officer.go("adherents/@@import-members")
    officer.page.set_input_files("#file", table)
    officer.press("Vérifier le fichier")
    officer.shoot("import")


def take_all(browser: Browser, address: str) -> None:
    """Every picture, each person in a window of their own."""

    def person(login: str | None = None) -> Person:
        context = browser.new_context(locale="fr-BE")
        somebody = Person(context.new_page(), address)
        if login:
            somebody.sign_in(login)
        somebody.go()
        return somebody

    IMAGES.mkdir(exist_ok=True)
    look_around(person)
    agent = person("agent-mons")
    request = ask(agent)
    quote = offer(person("imio-officer"), request)
    sign(person("signataire-mons"), quote)
    agent.go(request)
    agent.shoot("request", PHONE)
    hold_sitting(agent)
    bid(person("partenaire-alpha"))
    joining = person("agent-durbuy")
    draft(joining)
    decide(joining)
    officer = person("imio-officer")
    officer.go("adherents/durbuy")
    officer.close_up("admit", "Adhésion")


def main(address: str = ADDRESS) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium manque : installez-le (sudo apt-get install chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        take_all(browser, address)
        browser.close()
    print(f"{len(list(IMAGES.glob('*.png')))} images dans {IMAGES}")


if __name__ == "__main__":
    main(*sys.argv[1:])
