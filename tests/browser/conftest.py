"""Real people in a real browser: one window per person, in French."""

from axe_playwright_python.sync_playwright import Axe
from imio.mutualisation.demo.people import PASSWORD
from no_python import python_in
from no_python import TEXTS
from playwright.sync_api import sync_playwright
from playwright.sync_api import TimeoutError
from urllib3.util import make_headers

import functools
import pytest
import shutil


# The pages are the same in both; the second has a window too, with all that is around
# a page, and takes three times as long.
BROWSERS = ("chromium-headless-shell", "chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # What a person has open shares what its scripts were compiled to.
    "--process-per-site",
]
TAKEN_UP = """
() => [...document.querySelectorAll(".pat-datagridfield")].every(
    grid => grid["pattern-datagridfield"]
) && [...document.querySelectorAll(".pat-tinymce")].length
    === document.querySelectorAll("iframe.tox-edit-area__iframe").length
"""
# The toolbar is Plone's own: what it lacks cannot be mended by a style sheet.
NOT_OURS = {"exclude": [["#edit-zone"]]}
AWHILE = 20_000  # milliseconds
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What passed is of no interest, and takes long to tell.
OPTIONS = {"runOnly": WCAG, "resultTypes": ["violations"]}


@pytest.fixture(scope="session")
def chromium():
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.fail(f"Chromium manque : sudo apt-get install {BROWSERS[0]}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def is_page(request) -> bool:
    return request.is_navigation_request()


class Person:
    """Somebody in front of the site."""

    def __init__(self, page, url: str):
        self.page = page
        self.url = url

    def go(self, path: str = "") -> None:
        response = self.page.goto(f"{self.url}/{path}")
        assert response.status < 500, path

    def named(self, name: str, exact: bool = True):
        """The first button or link of that name."""
        button = self.page.get_by_role("button", name=name, exact=exact)
        link = self.page.get_by_role("link", name=name, exact=exact)
        return button.or_(link).first

    def press(self, name: str, exact: bool = True) -> None:
        """Press what has that name, and wait for the page it leads to."""
        self.follow(self.named(name, exact))

    def follow(self, shown) -> None:
        """Click what is shown, and wait for the page it leads to.

        A click that has asked the site for nothing after a while fell on something that
        moved away: a person would click again.
        """
        self.ready()
        with self.page.expect_navigation():
            self._asks(shown) or self._asks(shown)

    def _asks(self, shown) -> bool:
        """Whether a click asks the site for a page."""
        try:
            with self.page.expect_request(is_page, timeout=AWHILE):
                shown.click()
        except TimeoutError:
            return False
        return True

    def download(self, name: str, exact: bool = True) -> str:
        """The name of the file that comes when what has that name is pressed."""
        self.ready()
        with self.page.expect_download() as download:
            self.named(name, exact).click()
        return download.value.suggested_filename

    def ready(self) -> None:
        """Once the scripts of the page are done: what they move cannot be clicked."""
        self.page.wait_for_selector("body.patterns-loaded")
        self.page.wait_for_function(TAKEN_UP)

    def sees(self, text: str) -> bool:
        """The text is there, or comes while the page is on its way.

        Its lack is a TimeoutError after a minute, which no test takes for an answer:
        that a text is not there is told by `misses`.
        """
        self.page.get_by_text(text).first.wait_for(state="visible")
        return True

    def misses(self, text: str) -> bool:
        """Whether the text is not on the page, once all of it is there."""
        self.ready()
        return not self.page.get_by_text(text).first.is_visible()

    def main(self) -> str:
        return self.page.locator("#content-core, #content, main").first.inner_text()

    def python(self) -> list[str]:
        """The texts of the page that are Python."""
        return python_in(self.page.evaluate(TEXTS))

    def violations(self) -> list[str]:
        """What axe finds against WCAG 2.2 AA in the page, Plone's toolbar aside."""
        found = Axe().run(self.page, context=NOT_OURS, options=OPTIONS)
        return [
            f"{each['id']}: {each['nodes'][0]['target']}"
            for each in found.response["violations"]
        ]


@pytest.fixture(scope="session")
def browser_of(chromium):
    """The browser of a login, known to the site; it keeps styles from test to test."""

    @functools.cache
    def browser(login: str | None):
        headers = make_headers(basic_auth=login and f"{login}:{PASSWORD}")
        context = chromium.new_context(
            locale="fr-BE", extra_http_headers=headers, reduced_motion="reduce"
        )
        context.set_default_timeout(60000)
        return context

    return browser


@pytest.fixture
def person(browser_of, site):
    """`person("agent-andenne")`: a window of that person; without login, the public."""
    pages, stumbles = [], []

    def open_window(login: str | None = None) -> Person:
        context = browser_of(login)
        if not context.pages:  # one stays open, and with it what was compiled
            context.new_page().goto(f"{site.absolute_url()}/robots.txt")
        page = context.new_page()
        page.set_viewport_size({"width": 1280, "height": 900})
        page.on("pageerror", lambda error: stumbles.append(f"{page.url}: {error}"))
        pages.append(page)
        return Person(page, site.absolute_url())

    yield open_window
    for page in pages:
        page.context.clear_cookies()
        page.close()
    # A script that stumbles does no more of what it is for, and nobody sees it.
    assert stumbles == []


@pytest.fixture
def someone(person):
    """One window for each person of the story."""
    return functools.cache(person)
