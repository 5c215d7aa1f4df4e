"""A mail is refused: a manager sees it on arrival and sends it again; its reader chooses less."""

from imio.mutualisation.base.mail import notify

import pytest
import transaction


pytestmark = pytest.mark.row("M1")

AGENT = "agent-mons@example.org"


def test_a_manager_sends_again_what_was_refused(person, sink):
    sink.answer = "550 5.2.2 Mailbox full"
    notify([AGENT], "Votre devis", "Bonjour.")
    transaction.commit()
    sink.collect()
    manager = person("imio-manager")
    manager.go()
    manager.press("Voir les courriels")
    assert manager.sees("550 5.2.2 Mailbox full")
    sink.answer = "250 room now"
    manager.press("Renvoyer")
    assert manager.sees("C’est fait")
    assert [mail["To"] for mail in sink.collect()] == [AGENT]


def test_an_agent_chooses_what_it_hears(person):
    agent = person("agent-mons")
    agent.go("@@mes-courriels")
    agent.page.get_by_label("Besoins").select_option("weekly")
    agent.press("Garder mon choix")
    assert agent.sees("Votre choix vaut dès maintenant.")
    assert agent.page.get_by_label("Besoins").input_value() == "weekly"
