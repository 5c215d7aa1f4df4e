"""A commune joins IMIO: its agent drafts the act and carries it, IMIO admits it."""

from datetime import timedelta
from imio.mutualisation.base import clock
from market_pages import fill
from market_pages import tab

import pytest


pytestmark = [pytest.mark.row("A11"), pytest.mark.row("F1", "G14")]

DAY = "{:%Y-%m-%d}"


def ago(days):
    return DAY.format(clock.today() - timedelta(days=days))


VOTE, SUPERVISION = "Séance et vote", "Tutelle et publication"


def record(person, form, **values):
    """Fill in some fields of one of the forms of the act and save."""
    person.press(form)
    fill(person, **{f"form.widgets.{name}": str(each) for name, each in values.items()})
    person.press("Enregistrer")


@pytest.fixture
def drafted(person):
    """The agent of Durbuy in front of the draft of the act of joining."""
    agent = person("agent-durbuy")
    agent.go("adherents/durbuy")
    agent.page.select_option("#purpose", "join")
    agent.press("Préparer la délibération")
    return agent


def test_the_draft_is_written_and_says_what_comes_next(drafted):
    assert drafted.sees("Vu le Code de la démocratie locale")
    assert drafted.sees("Complétez le projet et inscrivez-le à l’ordre du jour.")
    assert drafted.sees("Notez le jour de la séance.")
    assert drafted.violations() == []


def test_a_commune_joins(person, drafted):
    votes = {"votes_for": 17, "votes_against": 0, "abstentions": 2}
    attendance = {"members_in_office": 21, "members_present": 19}
    days = {"sitting_on": ago(60), "convened_on": ago(75)}
    record(drafted, VOTE, **days, **attendance, **votes)
    drafted.press("Inscrire à l’ordre du jour")
    drafted.press("Acter l’adoption")
    assert drafted.sees("par 17 voix pour et 2 abstentions")
    record(drafted, SUPERVISION, transmitted_on=ago(55), received_on=ago(5))
    drafted.press("Acter la transmission à la tutelle")
    assert drafted.sees("La tutelle peut se prononcer jusqu’au")
    record(drafted, SUPERVISION, received_on=ago(50))
    drafted.press("Constater le caractère exécutoire")
    assert drafted.sees("L’acte peut être exécuté. Publiez-le.")

    officer = person("imio-officer")
    officer.go("adherents/durbuy")
    officer.press("Modifier la fiche")
    tab(officer, "Adhésion")
    share = {"share_count": "1", "share_recorded_on": ago(1)}
    fill(officer, **{f"form.widgets.{name}": each for name, each in share.items()})
    officer.press("Enregistrer")
    officer.press("Admettre comme adhérent")
    assert officer.page.locator(".mut-badge").first.inner_text() == "Adhérent"


@pytest.mark.row("G11")
def test_the_public_reads_the_act_once_published(person):
    public = person()
    public.go("deliberations")
    public.press("Règlement de la centrale d’achat", exact=False)
    assert public.sees("[TEXTE MASQUÉ]")
    assert not public.page.get_by_text("rue Inventée").count()
    assert not public.page.get_by_role("heading", name="Historique").count()


@pytest.mark.row("G14")
def test_the_queue_of_the_week_and_its_calendar(person):
    agent = person("agent-andenne")
    agent.go("@@echeances")
    assert agent.sees("Adhésion à la centrale d’achat")
    assert agent.download("Ajouter à mon agenda (iCalendar)").endswith(".ics")


@pytest.mark.row("G1")
def test_an_item_is_added_from_its_sitting(person):
    agent = person("agent-andenne")
    agent.go("adherents/andenne/++add++imio.mutualisation.Sitting")
    agent.page.fill("[name='form.widgets.sitting_on']", ago(-20))
    agent.press("Enregistrer")
    agent.press("Ajouter un point")
    agent.page.fill("[name='form.widgets.title']", "Point fictif")
    agent.press("Enregistrer")
    agent.follow(agent.page.locator(".mut-facts a").first)
    assert (
        agent.page.locator(".mut-table")
        .get_by_role("link", name="Point fictif")
        .is_visible()
    )
