"""Every page at two widths: it fits, axe is content, and its words are no Python."""

from imio.mutualisation.demo.people import PASSWORD
from market_pages import fill
from market_pages import tab
from present import numbered

import pytest


AWARDED = "marches/developpement-et-integration-de-logiciels-libres"
OPEN = "marches/logiciel-de-gestion-des-subsides"
SHARED = "licences/dematerialisation-du-courrier-licence-fictive"
ENDING = "continuite/fin-de-support-ricoh-dematerialisation"
SAID = "ressources/preparer-un-conseil-sans-papier-retour-fictif"
PAGES = {
    None: [
        "",
        "catalogue",
        "catalogue?domain=documents&used=province:Namur",
        "catalogue?text=autruche",
        "catalogue/@@comparer",
        "catalogue/ged?population=12000",
        "adherents",
        "login",
        "@@devenir-candidat",
        "deliberations",
        "deliberations/deliberation",
        "adherents/andenne/deliberation",
        "assemblees",
        "assemblees/assemblee",
        "marches",
        f"{AWARDED}",
        "partenaires",
        "partenaires/logiciels-fictifs-alpha",
        "besoins",
        "continuite",
        "adherents/@@migration",
        "ressources",
        "ressources?text=autruche",
    ],
    "agent-andenne": [
        "",
        "adherents/andenne",
        f"adherents/andenne/{numbered('mut', 3)}",
        f"adherents/andenne/{numbered('mut', 3)}/devis",
        f"adherents/andenne/{numbered('mut', 3)}/@@echanges",
        "adherents/andenne/++add++imio.mutualisation.ServiceRequest",
        "adherents/andenne/deliberation-2",
        "adherents/andenne/deliberation-3/edit",
        "adherents/andenne/++add++imio.mutualisation.Sitting",
        "@@echeances",
        "besoins/inventaire-du-patrimoine-arbore",
        "besoins/inventaire-du-patrimoine-arbore/@@rejoindre",
        "besoins/@@nouveau-besoin?text=arbres",
        "besoins/++add++imio.mutualisation.Need",
        "catalogue/@@import-publiccode",
        "catalogue/++add++imio.mutualisation.Product",
        "licences",
        SHARED,
        f"{SHARED}/@@demander-postes",
        "licences/@@mes-licences",
        "@@mes-courriels",
        "adherents/andenne/attribution",
        "adherents/andenne/attribution/@@rendre",
        ENDING,
        f"adherents/andenne/{numbered('mut', 12)}",
        "ressources/++add++imio.mutualisation.Resource",
        SAID,
        "catalogue/@@nouveau-produit?text=documents",
        f"adherents/andenne/{numbered('mut', 12)}/@@attentes",
    ],
    "partenaire-beta": [
        "",
        OPEN,
        f"{OPEN}/@@questionner",
        "partenaires/developpeuse-fictive-beta",
        "partenaires/developpeuse-fictive-beta/edit",
    ],
    "imio-officer": [
        "continuite?months=60",
        "continuite/++add++imio.mutualisation.Incident",
        ENDING,
        f"{ENDING}/@@transition?id=settle",
        f"{SAID}/edit",
        f"adherents/andenne/{numbered('mut', 12)}/edit",
        "catalogue/ricoh",
        "catalogue/@@doublons",
        "catalogue/deliberations/@@prix-a-venir",
        "@@chiffres",
        "adherents/@@migration",
        "licences/@@echeances-licences",
        "licences/++add++imio.mutualisation.Licence",
        SHARED,
        f"{SHARED}/edit",
        f"{SHARED}/@@commander",
        f"{SHARED}/@@reviser",
        f"{SHARED}/@@transition?id=give_notice",
        "adherents",
        f"adherents/mons/{numbered('mut', 8)}",
        f"adherents/mons/{numbered('mut', 8)}/edit",
        f"adherents/mons/{numbered('mut', 11)}/@@transition?id=refuse",
        "adherents/@@import-members",
        "catalogue/ged/edit",
        "@@demandes",
        "@@delegues",
        "@@echeances",
        "assemblees/assemblee",
        "deliberations/@@import-deliberations",
        "marches",
        OPEN,
        AWARDED,
        f"{AWARDED}/edit",
        f"{AWARDED}/@@reclasser",
        f"{OPEN}/@@repondre",
        "marches/@@importer-ocds",
        "@@donnees-ouvertes",
        "marches/++add++imio.mutualisation.Tender",
        f"adherents/mons/{numbered('mut', 8)}/@@evaluer-partenaire",
    ],
    "auditeur": ["", "adherents/andenne", f"adherents/andenne/{numbered('mut', 2)}"],
    "imio-manager": [
        "",
        "@@mutualisation-settings",
        "@@mutualisation-settings/delays",
        "@@mutualisation-settings/members",
        "@@courriels",
    ],
}


@pytest.mark.parametrize(
    ("login", "path"), [(login, path) for login in PAGES for path in PAGES[login]]
)
def test_a_page_fits_and_is_accessible(person, login, path):
    somebody = person(login)
    somebody.go(path)
    somebody.ready()
    wrong = somebody.violations() + somebody.python()
    somebody.page.set_viewport_size({"width": 390, "height": 844})
    if somebody.page.evaluate("document.documentElement.scrollWidth") > 390:
        wrong.append("wider than a telephone")
    assert wrong == []


def test_a_bid_fits_and_is_accessible(person, site):
    """Its name is drawn at random."""
    partner = "partenaires/developpeuse-fictive-beta"
    bid = site.unrestrictedTraverse(partner).objectIds()[0]
    test_a_page_fits_and_is_accessible(person, "partenaire-beta", f"{partner}/{bid}")


def test_the_buttons_of_a_row_are_in_sight(person):
    """A lot has more columns than 1280 pixels hold beside the toolbar."""
    officer = person("imio-officer")
    officer.go("marches/++add++imio.mutualisation.Tender")
    tab(officer, "Lots et critères")
    button = officer.page.locator(".dgf--row-add:visible").first.bounding_box()
    assert button["x"] + button["width"] <= 1280


def test_an_agent_signs_in(person):
    agent = person()
    agent.go("login")
    fill(agent, __ac_name="agent-andenne", __ac_password=PASSWORD)
    with agent.page.expect_navigation():
        agent.page.keyboard.press("Enter")
    assert agent.sees("Mon autorité")


@pytest.mark.row("C2", "K9")
def test_anybody_computes_a_price(person):
    public = person()
    public.go("catalogue/services-techniques")
    public.page.fill("#population", "10 000")
    public.press("Calculer")
    assert public.sees("4 500,00")


def test_a_wrong_population_keeps_what_was_typed(person):
    public = person()
    public.go("catalogue/services-techniques")
    public.page.fill("#population", "dix mille")
    public.press("Calculer")
    assert public.sees("« dix mille » n’est pas un nombre")
    assert public.page.input_value("#population") == "dix mille"


def test_a_refusal_owes_a_reason_and_the_page_says_so(person):
    officer = person("imio-officer")
    officer.go(f"adherents/andenne/{numbered('mut', 4)}/@@transition?id=refuse")
    officer.page.eval_on_selector("#comment", "box => box.removeAttribute('required')")
    officer.press("Refuser")
    assert officer.sees("cette étape demande une raison")


def test_a_button_that_cannot_be_pressed_says_why(person):
    officer = person("imio-officer")
    officer.go(f"adherents/mons/{numbered('mut', 8)}")
    button = officer.page.get_by_role("button", name="Passer au support")
    assert button.get_attribute("aria-disabled") == "true"
    assert officer.sees("L’adhérent n’a pas encore signé la réception.")


def test_the_signatory_signs_with_the_keyboard_alone(person):
    signatory = person("signataire-andenne")
    signatory.go(f"adherents/andenne/{numbered('mut', 3)}/devis")
    for role in ("link", "button"):
        signatory.page.get_by_role(role, name="Signer pour accord").focus()
        with signatory.page.expect_navigation():
            signatory.page.keyboard.press("Enter")
    assert signatory.sees("Accepté")


def test_the_auditor_reads_and_is_offered_no_step(person):
    auditor = person("auditeur")
    auditor.go(f"adherents/andenne/{numbered('mut', 2)}")
    assert auditor.sees("IMIO termine le plan.")
    assert auditor.page.locator(".mut-actions").count() == 0


@pytest.mark.row("A16", "A17")
def test_the_officer_reads_what_to_weigh(person):
    officer = person("imio-officer")
    officer.go(f"adherents/mons/{numbered('mut', 8)}")
    assert officer.sees("Grande autorité : IMIO intervient plutôt")


def test_the_plan_is_edited_in_its_grid(person):
    officer = person("imio-officer")
    officer.go(f"adherents/andenne/{numbered('mut', 2)}/edit")
    officer.ready()
    officer.page.get_by_text("Travail", exact=True).first.click()
    officer.page.locator("[data-index='2'] [title='Ajouter une ligne']").click()
    row = "[name='form.widgets.plan.3.widgets.{}']"
    officer.page.fill(row.format("task"), "Reprise des données")
    officer.page.fill(row.format("planned_days"), "1,5")
    officer.press("Enregistrer")
    assert officer.sees("Reprise des données")
    assert officer.sees("1,5")


@pytest.mark.row("A10", "K8")
def test_the_settings_are_saved_as_they_are(person):
    manager = person("imio-manager")
    manager.go("@@mutualisation-settings")
    manager.page.get_by_role("link", name="Demandes et prix").click()
    manager.press("Enregistrer")
    assert manager.sees("Modifications sauvegardées")
    assert manager.page.get_by_label("Valeur").first.input_value() == "10"
