"""Real people in a real browser: one window per person, in French."""

from axe_playwright_python.sync_playwright import Axe
from imio.mutualisation.demo.people import PASSWORD
from playwright.sync_api import sync_playwright
from playwright.sync_api import TimeoutError

import pytest
import shutil


ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
TAKEN_UP = """
() => [...document.querySelectorAll(".pat-datagridfield")].every(
    grid => grid["pattern-datagridfield"]
) && [...document.querySelectorAll(".pat-tinymce")].length
    === document.querySelectorAll("iframe.tox-edit-area__iframe").length
"""
# The toolbar is Plone's own: what it lacks cannot be mended by a style sheet.
NOT_OURS = {"exclude": [["#edit-zone"]]}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What passed is of no interest, and takes long to tell.
OPTIONS = {"runOnly": WCAG, "resultTypes": ["violations"]}


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("Chromium manque : installez-le (sudo apt-get install chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Person:
    """Somebody in front of the site."""

    def __init__(self, page, url: str):
        self.page = page
        self.url = url

    def sign_in(self, login: str) -> None:
        self.go("login")
        self.page.fill("#__ac_name", login)
        self.page.fill("#__ac_password", PASSWORD)
        self.page.click("button[name='buttons.login'], #buttons-login")

    def go(self, path: str = "") -> None:
        response = self.page.goto(f"{self.url}/{path}")
        assert response.status < 500, path

    def press(self, name: str) -> None:
        """Press the button or follow the link of that name."""
        button = self.page.get_by_role("button", name=name, exact=True)
        link = self.page.get_by_role("link", name=name, exact=True)
        button.or_(link).first.click()

    def ready(self) -> None:
        """Once the scripts of the page have taken up its widgets."""
        self.page.wait_for_selector("body.patterns-loaded")
        self.page.wait_for_function(TAKEN_UP)

    def sees(self, text: str) -> bool:
        """Whether the text is there, or comes while the page is on its way."""
        shown = self.page.get_by_text(text).first
        try:
            shown.wait_for(state="visible")
        except TimeoutError:
            return False
        return True

    def main(self) -> str:
        return self.page.locator("#content-core, #content, main").first.inner_text()

    def violations(self) -> list[str]:
        """What axe finds against WCAG 2.2 AA in the page, Plone's toolbar aside."""
        found = Axe().run(self.page, context=NOT_OURS, options=OPTIONS)
        return [
            f"{each['id']}: {each['nodes'][0]['target']}"
            for each in found.response["violations"]
        ]


@pytest.fixture
def person(chromium, site):
    """`person("agent-andenne")`: a window of that person; without login, the public."""
    contexts = []

    def open_window(login: str | None = None, width: int = 1280) -> Person:
        size = {"width": width, "height": 900}
        context = chromium.new_context(viewport=size, locale="fr-BE")
        context.set_default_timeout(60000)
        contexts.append(context)
        somebody = Person(context.new_page(), site.absolute_url())
        if login:
            somebody.sign_in(login)
        return somebody

    yield open_window
    for context in contexts:
        context.close()


@pytest.fixture
def someone(person):
    """One window for each person of the story."""
    windows = {}

    def window(login):
        if login not in windows:
            windows[login] = person(login)
        return windows[login]

    return window
