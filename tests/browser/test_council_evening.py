"""An evening of the council: thirty items, three of them divided, from one page."""

from council import Agenda

import pytest


ITEMS = 30
DIVIDED = {4: (3, 2), 11: (4, 1), 27: (3, 2)}


class Secretary:
    """Counts what a hand does: a press, a choice, a number typed."""

    def __init__(self, person):
        self.person, self.done = person, 0

    def press(self, name):
        self.done += 1
        self.person.press(name)

    def choose(self, field, option):
        self.done += 1
        self.person.page.select_option(f"#{field}", option)

    def write(self, field, text):
        self.done += 1
        self.person.page.fill(f"#{field}", text)


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
        hand.choose(f"outcome-{item}", "adopt")
        hand.write(f"votes_for-{item}", str(in_favour))
        hand.write(f"votes_against-{item}", str(against))
    assert window.violations() == []
    hand.press("Acter les décisions")
    hand.press("Clôturer la séance")
    assert window.sees("Cette séance est terminée")
    assert hand.done <= 60
    decided = [council.agent.get(url).json() for url in council.items]
    assert [each["unanimous"] for each in decided].count(True) == ITEMS - len(DIVIDED)
