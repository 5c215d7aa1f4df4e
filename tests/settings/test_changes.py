"""What would change is shown before it is saved, and kept once it is."""

from forms import send
from imio.mutualisation.base.settings import save
from imio.mutualisation.base.settings import setting
from imio.mutualisation.settings.changes import from_to
from imio.mutualisation.settings.changes import READ_BY
from imio.mutualisation.settings.history import changes
from imio.mutualisation.settings.wording import FIELDS
from lxml import html
from test_bad_rows import typed

import pytest


PAGE = "@@mutualisation-settings"
PANEL = "@controlpanels/mutualisation"
SAVE = {"form.buttons.save": "1"}


@pytest.fixture
def prices(client):
    """Type another rate of VAT, perhaps with what was shown; the page that answers."""
    manager = client("imio-manager")

    def typing(rate, **more):
        rows = [{"valid_from": "1996-01-01", "value": rate, "source": "Loi"}]
        form = typed("vat_rate", rows) | SAVE | more
        for name in ("day_limit", "quote_validity", "index_values"):
            form |= typed(name, setting(name))
        return html.fromstring(send(manager, f"{PAGE}/prices", **form).text)

    return typing


def shown(page):
    return " ".join(
        page.xpath("//section[@aria-labelledby='confirm-title']//dd//text()")
    )


def confirmed(page):
    return page.xpath("string(//input[@name='confirmed']/@value)")


@pytest.fixture
def kept(technician):
    """The rates of VAT that are kept."""

    def ask():
        rows = technician.get(PANEL).json()["data"]["vat_rate"]
        return [row["value"] for row in rows]

    return ask


@pytest.mark.row("M14")
def test_what_would_change_is_shown_then_saved(prices, kept):
    page = prices("20")
    told = "01/01/1996 · 21 · Taux normal belge → 01/01/1996 · 20 · Loi"
    assert told in shown(page) and kept() == ["21.00"]
    page = prices("20", confirmed=confirmed(page))
    assert kept() == ["20.00"] and told in page.text_content()


def test_open_records_that_read_it_are_counted(prices, client):
    officer = client("imio-officer")
    asked = "@search?portal_type=imio.mutualisation.ServiceRequest&review_state=request"
    address = officer.get(asked).json()["items"][0]["@id"]
    officer.post(address, json={"@type": "imio.mutualisation.Quote"})
    assert "Projets de devis qui le lisent : 1" in shown(prices("20"))


def test_what_was_confirmed_is_what_was_shown(prices, kept):
    page = prices("20")
    assert "· 19 ·" in shown(prices("19", confirmed=confirmed(page)))
    assert kept() == ["21.00"]


def test_what_is_refused_is_kept_in_the_form(prices):
    page = prices("120")
    field = page.get_element_by_id("formfield-form-widgets-vat_rate")
    assert "120 n’est pas compris entre 0 et 100" in field.text_content()
    assert field.xpath(".//input[@value='120']") and not shown(page)


@pytest.mark.row("M14")
def test_who_changed_what_is_told(technician):
    rows = technician.get(PANEL).json()["data"]["share_fee"]
    before = technician.get(f"{PANEL}/history").json()["items"]
    new = {"valid_from": "2027-01-01", "value": "5.00", "source": ""}
    technician.patch(PANEL, json={"share_fee": [*rows, new]})
    change, *others = technician.get(f"{PANEL}/history").json()["items"]
    assert others == before
    assert (change["login"], change["setting"]) == ("technician", "share_fee")
    assert (change["before"], change["after"]) == (rows, [*rows, new])
    assert "01/01/2027 · 5" in technician.get(PAGE).text
    assert technician.get(f"{PANEL}/other").status_code == 404


@pytest.mark.parametrize("login", [None, "agent-andenne", "imio-officer"])
def test_the_history_is_the_managers(client, login):
    assert client(login).get(f"{PANEL}/history").status_code == 401


def test_the_history_stays_when_the_profile_is_read_again(portal):
    before = changes()
    save("large_authority", 40000)
    portal.portal_setup.runImportStepFromProfile(
        "imio.mutualisation:default", "plone.app.registry"
    )
    change, *rest = changes()
    assert (change.setting, change.after) == ("large_authority", 40000)
    assert rest == before


def test_rows_in_another_order_read_otherwise(portal):
    rows = setting("staff")
    assert "ordre" in from_to("staff", rows, rows[::-1])
    assert from_to("staff", rows, rows) == ""


def test_what_reads_a_setting_is_a_setting():
    assert READ_BY.keys() <= FIELDS.keys()
