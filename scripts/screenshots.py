"""Take the pictures of the documentation from a running demo site.

Run `make start` in one terminal and `make screenshots` in another. People of Mons
and IMIO take one new request from the catalogue to the signed quote; what they see
on the way is written to docs/images, at most 1280 pixels wide.

usage: screenshots.py [address of the site]
"""

from collections.abc import Callable
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

    def press(self, name: str) -> None:
        """Press the first button, or follow the first link, of that name."""
        button = self.page.get_by_role("button", name=name, exact=True)
        link = self.page.get_by_role("link", name=name, exact=True)
        button.or_(link).first.click()
        self.page.wait_for_load_state("networkidle")

    def shoot(self, name: str, width: int = DESK, tallest: int = TALLEST) -> None:
        """Keep what the page shows, down to where its own content ends."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.mouse.move(0, 0)
        main = self.page.locator("main").first.bounding_box()
        height = min(int(main["y"] + main["height"]) + 24, tallest)
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.wait_for_timeout(300)
        path = IMAGES / f"{name}-{width}.png"
        self.page.screenshot(path=path)
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
    officer.press("Envoyer le devis")
    return officer.page.url


def sign(signatory: Person, quote: str) -> None:
    """The signatory of the member reads the quote and signs it."""
    signatory.go(quote)
    signatory.shoot("quote")
    print_quote(signatory, quote)
    signatory.press("Signer pour accord")
    signatory.shoot("sign")
    signatory.press("Signer pour accord")


def print_quote(signatory: Person, quote: str) -> None:
    """The first page of the PDF; the picture stays as it is without poppler."""
    if shutil.which("pdftoppm") is None:
        print("pdftoppm manque (apt-get install poppler-utils) : PDF laissé tel quel.")
        return
    pdf = signatory.page.request.get(f"{quote}/@@download/pdf").body()
    with TemporaryDirectory() as folder:
        source = Path(folder, "quote.pdf")
        source.write_bytes(pdf)
        target = IMAGES / "quote-pdf"
        options = ["-png", "-singlefile", "-r", "90"]
        subprocess.run(["pdftoppm", *options, source, target], check=True)
    lighten(IMAGES / "quote-pdf.png")


def look_around(person: Callable[..., Person]) -> None:
    """The pages that need no story."""
    person().shoot("home")
    signatory = person("signataire-mons")
    signatory.go("adherents/mons")
    signatory.shoot("member")
    officer = person("imio-officer")
    officer.go("adherents")
    officer.shoot("members")
    officer.go("adherents/durbuy")
    officer.shoot("applicant")
    check_import(officer)
    manager = person("imio-manager")
    manager.go("@@mutualisation-settings")
    manager.shoot("settings")


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
