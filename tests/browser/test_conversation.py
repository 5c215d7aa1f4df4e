"""A commune asks, IMIO notes and answers: on the page of the request, on a telephone too."""

from present import numbered

import pytest


pytestmark = pytest.mark.row("M6")

REQUEST = f"adherents/mons/{numbered('mut', 7)}"
QUESTION = "Quand la formation a-t-elle lieu ?"
NOTE = "À voir avec la formatrice."
ANSWER = "Le 12 janvier. Combien serez-vous ?"


def write(someone, text, *ticked):
    someone.page.get_by_label("Votre message").fill(text)
    for label in ticked:
        someone.page.get_by_label(label).check()
    someone.press("Envoyer le message")


def test_a_question_is_noted_answered_and_asked_back(person, tmp_path):
    agent, officer = person("agent-mons"), person("imio-officer")
    agent.page.set_viewport_size({"width": 390, "height": 800})
    agent.go(REQUEST)
    plan = tmp_path / "salle.txt"
    plan.write_text("La salle du conseil est libre.")
    agent.page.get_by_label("Fichiers joints").set_input_files(plan)
    write(agent, QUESTION)
    assert agent.sees("Votre message est envoyé.") and agent.sees("salle.txt")

    officer.go()
    officer.page.get_by_role("link", name="Répondre –").first.click()
    assert officer.sees(QUESTION)
    assert officer.violations() == []
    write(officer, NOTE, "Note interne à IMIO")
    assert officer.sees("seule IMIO peut la lire") and officer.sees(NOTE)
    write(officer, ANSWER, "J’attends une réponse")
    assert officer.sees("Votre message est envoyé.")

    agent.go()
    agent.page.get_by_role("link", name="Répondre à la question d’IMIO").first.click()
    assert agent.sees(ANSWER) and NOTE not in agent.page.content()
    assert agent.violations() == [] and agent.python() == []
    wide = agent.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    # By the keyboard alone.
    agent.page.get_by_label("Votre message").focus()
    agent.page.keyboard.type("Douze.")
    for _stop in range(2):
        agent.page.keyboard.press("Tab")
    agent.page.keyboard.press("Enter")
    assert agent.sees("Votre message est envoyé.") and agent.sees("Douze.")


def test_what_is_typed_is_kept_until_it_is_sent(person):
    agent = person("agent-mons")
    agent.go(REQUEST)
    agent.page.get_by_label("Votre message").fill(QUESTION)
    agent.page.wait_for_timeout(2500)
    agent.go("catalogue")
    agent.go(REQUEST)
    agent.press("Reprendre ce que vous aviez écrit")
    assert agent.page.get_by_label("Votre message").input_value() == QUESTION
    agent.press("Envoyer le message")
    assert agent.sees("Votre message est envoyé.")
    assert agent.page.get_by_text("Reprendre ce que vous aviez écrit").count() == 0
