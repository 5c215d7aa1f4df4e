"""Two people open one form: who saves second is shown both versions, and loses nothing."""

from forms import understood
from imio.mutualisation.base import versions
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.rules import stale
from imio.mutualisation.rules.stale import Kept
from imio.mutualisation.settings.controlpanel import THEMES
from lxml import html
from more_records import EDITED
from more_records import make_more
from opened import Opened
from opened import opened
from opened import SEEN
from present import numbered

import pytest


REQUEST = f"adherents/andenne/{numbered('mut', 1)}"
SETTINGS = "@@mutualisation-settings"
ARTICLE = "form.widgets.budget_article"
THEME = next(name for name, each in THEMES.items() if "budget_article" in each.fields)
# A text that anything may stand in.
ANYTHING = (
    "description",
    "place",
    "remarks",
    "provider",
    "opening_reason",
    "need",
    "how_they_came",
    "assigned_to",
)


def text_of(form):
    """The name of a field of a form that takes any text."""
    names = [f"form.widgets.{name}" for name in ANYTHING]
    return next((name for name in names if name in form.texts), None)


def forms_of(person, name):
    for brain in existing(name):
        page = person.get(f"{brain.getURL()}/edit", headers=SEEN)
        if 'id="form"' in page.text:
            yield Opened(person, f"{brain.getURL()}/edit", page)


def first_save(person, name, text):
    """The form of a record of that type that takes the text in some field, and the field."""
    for form in forms_of(person, name):
        field = text_of(form)
        if field and form.sent(**{field: text}).status_code == 302:
            return form, field


def chosen(answer, form, version):
    """The form that shows both versions, sent with one of them."""
    shown = Opened(form.person, form.address, answer)
    stamp = html.fromstring(answer.text).xpath("//div[@class='mut-versions']//@value")
    (said,) = (each for each in stamp if each.startswith(version.value))
    (name,) = html.fromstring(answer.text).xpath(f"//input[@value='{said}']/@name")
    return shown.sent(**{name: said})


@pytest.mark.row("M3")
@pytest.mark.parametrize("name", EDITED)
def test_the_second_save_of_a_type_is_refused_with_both_versions(once, client, name):
    once(make_more)
    form, field = first_save(client("imio-manager"), name, "De la première")
    refused = form.sent(**{field: "De la seconde"})
    assert refused.status_code == 409
    assert "De la première" in refused.text and "De la seconde" in refused.text
    assert chosen(refused, form, Kept.TYPED).status_code == 302
    assert dict(opened(form.person, form.address).values)[field] == "De la seconde"


@pytest.fixture
def weighed(monkeypatch):
    """The stamps of each field of the forms that are sent: opened, stored, typed."""
    seen = []

    def weigh(*stamps):
        seen.append(stamps[:3])
        return stale.kept(*stamps)

    monkeypatch.setattr(versions, "kept", weigh)
    return seen


def test_what_nobody_touched_has_the_stamp_it_was_opened_with(site, client, weighed):
    """In all fields of all forms, those of the settings too."""
    manager = client("imio-manager")
    forms = [form for name in EDITED for form in forms_of(manager, name)]
    forms += [opened(manager, f"{SETTINGS}/{theme}") for theme in THEMES]
    for form in forms:
        weighed.clear()
        form.sent()
        moved = [each for each in weighed if len(set(each)) > 1]
        assert weighed and not moved, form.address


@pytest.mark.row("M3")
def test_two_people_who_change_two_fields_both_have_changed_them(client):
    form = opened(client("imio-officer"), f"{REQUEST}/edit")
    form.sent(**{"form.widgets.need": "Le besoin"})
    form.sent(**{"form.widgets.plan.0.widgets.task": "Une autre tâche"})
    kept = client("imio-officer").get(REQUEST).json()
    assert kept["need"] == "Le besoin" and kept["plan"][0]["task"] == "Une autre tâche"


@pytest.mark.row("M3")
def test_a_grid_that_two_people_changed_shows_the_rows_of_both(client):
    form = opened(client("imio-officer"), f"{REQUEST}/edit")
    form.sent(**{"form.widgets.plan.0.widgets.task": "De la première"})
    refused = form.sent(**{"form.widgets.plan.0.widgets.task": "De la seconde"})
    assert refused.status_code == 409 and "De la première" in refused.text
    assert chosen(refused, form, Kept.STORED).status_code == 302
    kept = client("imio-officer").get(REQUEST).json()
    assert kept["plan"][0]["task"] == "De la première"


@pytest.mark.row("M3")
def test_a_setting_that_two_people_changed_says_who_and_shows_both(client):
    form = opened(client("imio-manager"), f"{SETTINGS}/{THEME}")
    first, second = {ARTICLE: "104/1"}, {ARTICLE: "104/2"}
    agreed = {"confirmed": understood(form.sent(**first).text)}
    assert form.sent(**first, **agreed).status_code == 302
    refused = form.sent(**second)
    assert refused.status_code == 409
    assert "104/1" in refused.text and "104/2" in refused.text
