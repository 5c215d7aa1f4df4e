"""The steps of a market as its people take them in a browser."""

from base64 import b64encode
from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.demo.people import PASSPHRASES
from imio.mutualisation.demo.people import PASSWORD
from market import decision


CRITERIA = [
    {"kind": "price", "title": "Prix", "weight": "40"},
    {"kind": "competence", "title": "Compétence", "weight": "30"},
    {"kind": "continuity", "title": "Continuité", "weight": "30"},
]
SELECTION = [
    {"kind": "competence", "title": "Métier", "level": "Deux références"},
    {"kind": "reactivity", "title": "Délai", "level": "Une réponse en un jour"},
]
DUE = clock.today() + timedelta(days=30)


def fill(window, **values):
    for name, value in values.items():
        window.page.fill(f"[name='{name}']", value)


def join(agent, need, volume):
    agent.page.goto(f"{need}/@@rejoindre")
    agent.page.check("[name='commitment'][value='firm']")
    fill(agent, volume=volume)
    agent.press("Enregistrer")


def prepare_tender(officer, need):
    """IMIO pools the need and completes the specifications."""
    officer.page.goto(need)
    officer.press("Mutualiser")
    officer.press("Préparer le marché")
    return officer.page.url.removesuffix("/view")


def tab(window, name):
    window.ready()
    window.page.locator(".autotoc-nav a", has_text=name).first.click()


def fill_grid(window, grid, rows):
    """One row after the other; the last one of a grid is empty."""
    shown = window.page.locator(f"[data-name_prefix='form.widgets.{grid}'] tr:visible")
    for place, row in enumerate(rows):
        if place:
            shown.last.locator(".dgf--row-add").click()
        for name, value in row.items():
            cell = shown.last.locator(f"[name*='.widgets.{name}']").first
            if cell.evaluate("each => each.tagName") == "SELECT":
                cell.select_option(value)
            else:
                cell.fill(value)


def edit(window, url):
    """The form of a record, once its widgets are there."""
    window.page.goto(f"{url}/edit")
    window.ready()


def complete(officer, tender):
    """The estimate, the criteria, the calendar and the committee."""
    edit(officer, tender)
    fill(officer, **{"form.widgets.estimated_value": "90000"})
    tab(officer, "Lots et critères")
    officer.page.locator("[name*='.lots.0.widgets.ceiling']").fill("100000")
    fill_grid(officer, "criteria", CRITERIA)
    tab(officer, "Sélection")
    fill_grid(officer, "selection", SELECTION)
    tab(officer, "Calendrier")
    due = {"bids_due_on": DUE.isoformat(), "bids_due_at": "12:00"}
    fill(officer, **{f"form.widgets.{name}": value for name, value in due.items()})
    tab(officer, "Commission")
    committee = ["imio-officer", "imio-manager"]
    officer.page.select_option("[name='form.widgets.committee.from']", committee)
    officer.page.click("[name='from2toButton']:visible")
    officer.press("Enregistrer")


PASSPHRASE = PASSPHRASES["imio-officer"]


def deposit_key(member, tender):
    member.page.goto(tender)
    member.press("Déposer ma clé")
    fill(member, password=PASSPHRASE, password_again=PASSPHRASE)
    member.press("Déposer ma clé")
    assert member.sees("Votre clé est déposée.")


def declare(member, tender):
    """No conflict of interest."""
    member.page.goto(tender)
    member.press("Déclarer mes conflits d’intérêts")
    member.page.check("[name='none']")
    member.press("Déclarer")
    assert member.sees("Votre déclaration est gardée.")


def seal(bidder, tender, name, price):
    bidder.page.goto(tender)
    bidder.press(f"Préparer une offre : {name}")
    fill(bidder, **{"price-1": price, "answer-1-2": "Dix ans de métier"})
    bidder.press("Vérifier l’offre")
    assert bidder.sees("engagement de continuité")
    assert bidder.page.input_value("[name='price-1']") == price
    fill(bidder, **{"answer-1-3": "Cinq ans"})
    bidder.press("Vérifier l’offre")
    assert bidder.sees("Vérifiez ce que le site a compris")
    bidder.press("Sceller et envoyer l’offre")
    assert bidder.sees("Votre offre est scellée")


def turn_key(member, tender, passphrase=PASSPHRASE):
    member.page.goto(tender)
    member.press("Tourner ma clé")
    fill(member, password=passphrase)
    member.press("Tourner ma clé")


def score(member, tender, points):
    """Points by bid, in the order of the page; the same reason for all."""
    member.page.goto(f"{tender}/@@evaluer")
    assert member.misses("42 000,00")
    fields = member.page.locator("[name^='points-']:not([type='hidden'])")
    for place in range(fields.count()):
        fields.nth(place).fill(points[place // 2])
    reasons = member.page.locator("[name^='reason-']:not([type='hidden'])")
    for place in range(reasons.count()):
        reasons.nth(place).fill("Motif fictif")
    member.press("Enregistrer mes cotes")


def select(officer, tender):
    """Every bidder is in no ground of exclusion and reaches each criterion."""
    officer.page.goto(tender)
    officer.press("Contrôler la sélection")
    sheets = officer.page.locator("form fieldset")
    for place in range(sheets.count()):
        sheet = sheets.nth(place)
        sheet.locator("[name^='clear-']:not([type='hidden'])").check()
        sheet.locator("[name^='basis-']:not([type='hidden'])").fill(
            "Extraits du 3 mars"
        )
        for line in sheet.locator("details").last.locator(".mut-score").all():
            line.locator("select").select_option("true")
            line.locator("textarea").fill("Dossier complet")
    officer.press("Enregistrer le contrôle")
    assert officer.sees("Le contrôle est enregistré.")


def decide(officer, tender):
    """The board has adopted its act, which the tender names."""
    site = tender.partition("/marches/")[0]
    login = b64encode(f"imio-officer:{PASSWORD}".encode()).decode()
    headers = {"Accept": "application/json", "Authorization": f"Basic {login}"}

    def post(url, body):
        answer = officer.page.request.post(url, data=body, headers=headers)
        assert answer.ok, answer.text()
        return answer.json()

    act = post(f"{site}/deliberations", decision())["@id"]
    for step in ("schedule", "adopt", "execute"):
        post(f"{act}/@workflow/{step}", {})
    officer.page.goto(tender)
    officer.press("Nommer la décision du conseil d’administration")
    officer.press("Nommer cette décision")
    assert officer.sees("La décision est nommée.")


def confirm(window, step, comment=""):
    """Press a step that asks for a word, and say it."""
    window.press(step)
    if comment:
        fill(window, comment=comment)
        window.press(step)


def plan_work(officer, request):
    """What was to be done, and what it took."""
    edit(officer, request)
    tab(officer, "Travail")
    done = {"task": "Installation", "planned_days": "2", "done_days": "2"}
    fill_grid(officer, "plan", [done])
    officer.page.locator("[name*='.plan.'][name*='.widgets.done']:visible").last.check()
    officer.press("Enregistrer")


def hold_market(someone, tender, travel):
    """From the specifications to the award, by the committee and two bidders."""
    officer, manager = someone("imio-officer"), someone("imio-manager")
    complete(officer, tender)
    for member in (officer, manager):
        deposit_key(member, tender)
    officer.page.goto(tender)
    officer.press("Publier le marché")
    officer.press("Publier le marché")  # once it is shown
    alpha, beta = someone("partenaire-alpha"), someone("partenaire-beta")
    seal(alpha, tender, "Logiciels Fictifs Alpha", "42 000,00")
    seal(beta, tender, "Développeuse Fictive Beta", "40 000,00")
    travel(days=31)
    officer.page.goto(tender)
    officer.press("Clore la remise des offres")
    officer.page.goto(tender)
    assert officer.sees("Déclarez d’abord que vous n’avez aucun conflit d’intérêts")
    for member in (officer, manager):
        declare(member, tender)
    for member in (officer, manager):
        turn_key(member, tender)
    for member in (officer, manager):
        score(member, tender, ("70", "95"))
    officer.page.goto(tender)
    assert officer.misses("Classement, lot 1")
    assert officer.misses("42 000,00")
    for member in (officer, manager):
        turn_key(member, tender)
    officer.page.goto(tender)
    assert officer.sees("Classement, lot 1")
    select(officer, tender)
    decide(officer, tender)
    officer.press("Envoyer les lettres d’attribution")
    officer.press("Envoyer les lettres d’attribution")  # once it is shown
    assert officer.sees("Délai d’attente jusqu’au")
    travel(days=20)
    manager.page.goto(tender)
    manager.press("Attribuer le marché")
    manager.press("Attribuer le marché")  # once it is shown
    assert manager.sees("Cascade, lot 1")
