"""An evening of the council: thirty items, three of them divided, from one page."""

from collections import Counter
from council import Agenda

import pytest


ITEMS = 30
DIVIDED = {4: (3, 2), 11: (4, 1), 27: (3, 2)}


class Secretary:
    """Counts what a hand does: a press, a choice, a number typed; of each kind the first one
    by the keyboard alone, the next one by the mouse, and so on.
    """

    def __init__(self, person):
        self.person, self.done = person, Counter()

    def by_keyboard(self, kind):
        self.done[kind] += 1
        return self.done[kind] % 2

    def press(self, name):
        if not self.by_keyboard("press"):
            return self.person.press(name)
        self.person.ready()
        self.person.named(name, True).focus()
        with self.person.page.expect_navigation():
            self.person.page.keyboard.press("Enter")

    def choose(self, field, option):
        chosen = self.person.page.locator(f"#{field}")
        if not self.by_keyboard("choice"):
            return chosen.select_option(label=option)
        chosen.focus()
        while chosen.locator("option:checked").inner_text() != option:
            before = chosen.input_value()
            self.person.page.keyboard.press("ArrowDown")
            assert chosen.input_value() != before

    def write(self, field, text):
        if not self.by_keyboard("number"):
            return self.person.page.fill(f"#{field}", text)
        self.person.page.focus(f"#{field}")
        self.person.page.keyboard.press("Control+a")
        self.person.page.keyboard.type(text)


@pytest.mark.row("M11")
@pytest.mark.parametrize("width", [1280, 390])
def test_thirty_items_are_recorded_in_a_few_presses(client, person, width):
    council = Agenda(client("agent-andenne"), items=ITEMS)
    council.step("freeze", "convoke", "decide")
    window = person("agent-andenne")
    window.page.set_viewport_size({"width": width, "height": 900})
    window.go(council.url.split("/plone/")[-1])
    hand = Secretary(window)
    hand.press("Acter les décisions")
    hand.press("Unanimité là où rien n’est choisi")
    for item, (in_favour, against) in DIVIDED.items():
        hand.choose(f"outcome-{item}", "Adopté")
        hand.write(f"votes_for-{item}", str(in_favour))
        hand.write(f"votes_against-{item}", str(against))
    assert window.violations() == []
    hand.press("Acter les décisions")
    hand.press("Clôturer la séance")
    assert window.sees("Cette séance est terminée")
    assert hand.done.total() <= 60
    decided = [council.agent.get(url).json() for url in council.items]
    assert [each["unanimous"] for each in decided].count(True) == ITEMS - len(DIVIDED)


@pytest.mark.row("M11")
@pytest.mark.parametrize("width", [1280, 390])
def test_a_sitting_is_prepared_from_its_page(client, person, width):
    """The roster in one press, a draft on the agenda, an item moved by the keyboard."""
    agent = client("agent-andenne")
    council = Agenda(agent, items=3)
    seats = [{"name": f"Membre {each}", "since": "2024-12-02"} for each in "ABCD"]
    agent.patch("adherents/andenne", json={"roster": seats})
    agent.patch(council.url, json={"attendance": []})
    council.add("Point 4", sitting=None)
    window = person("agent-andenne")
    page = window.page
    page.set_viewport_size({"width": width, "height": 900})
    window.go(council.url.split("/plone/")[-1])
    page.get_by_role("button", name="Porter à l’ordre du jour Point 4").click()
    assert window.violations() == []
    page.get_by_role("button", name="Monter : Point 4").press("Enter")
    page.wait_for_load_state()
    listed = page.locator("[data-agenda] th a")
    assert listed.all_text_contents() == ["Point 1", "Point 2", "Point 4", "Point 3"]
    if width > 400:
        rows = page.locator("[data-agenda] tr")
        with page.expect_navigation():
            rows.nth(3).drag_to(rows.nth(0), target_position={"x": 200, "y": 2})
        assert listed.all_text_contents()[0] == "Point 3"
    window.press("Reprendre le tableau")
    page.select_option("#status-membreb", "excused")
    page.fill("#arrives_at-membrec", "2")
    assert window.violations() == []
    window.press("Noter les présences")
    noted = {row["name"]: row for row in agent.get(council.url).json()["attendance"]}
    assert noted["Membre B"]["status"] == "excused"
    assert noted["Membre C"]["arrives_at"] == 2 and len(noted) == 4
