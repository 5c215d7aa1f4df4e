"""Work on a market's cascade, by the commune, IMIO and two partners in a browser."""

from imio.mutualisation.base import clock
from market import LINE
from market_pages import confirm
from market_pages import edit
from market_pages import fill
from market_pages import fill_grid
from market_pages import plan_work
from market_pages import tab

import pytest


TENDER = "marches/developpement-et-integration-de-logiciels-libres"


@pytest.mark.row("D5")
def test_work_goes_down_the_cascade_to_support(someone, client):
    """Twelve days: the first refuses, the second does it, hands over, is supported."""
    agent, officer = someone("agent-andenne"), someone("imio-officer")
    alpha, beta = someone("partenaire-alpha"), someone("partenaire-beta")
    agent.go("adherents/andenne/++add++imio.mutualisation.ServiceRequest")
    agent.page.select_option("[name='form.widgets.kind:list']", "integration_project")
    uid = client("imio-officer").get(TENDER).json()["UID"]
    agent.page.select_option("[name='form.widgets.framework:list']", f"{uid}:1")
    fill(agent, **{"form.widgets.need": "Relier les cimetières à la population."})
    agent.press("Enregistrer")
    agent.press("Envoyer la demande")
    request = agent.page.url.removesuffix("/view")
    edit(officer, request)
    tab(officer, "Travail")
    fill(officer, **{"form.widgets.estimated_days": "12"})
    officer.press("Enregistrer")
    officer.press("Proposer au partenaire suivant")
    officer.press("Proposer au partenaire suivant")  # once it is shown
    alpha.go("partenaires/logiciels-fictifs-alpha")
    assert alpha.sees("réponse pour le")
    alpha.page.goto(request)
    confirm(alpha, "Refuser la mission", "Complet jusqu’à l’été.")
    assert alpha.sees("IMIO propose le travail au partenaire suivant")
    assert alpha.sees("Travaux qui vous sont proposés")
    officer.page.goto(request)
    officer.press("Proposer au partenaire suivant")
    officer.press("Proposer au partenaire suivant")  # once it is shown
    beta.page.goto(request)
    beta.press("Accepter la mission")
    beta.press("Accepter la mission")  # once it is shown
    quote = quote_of(beta)
    officer.page.goto(quote)
    officer.press("Envoyer le devis")
    officer.press("Envoyer le devis")  # once its totals are seen
    signatory = someone("signataire-andenne")
    signatory.page.goto(quote)
    signatory.press("Signer pour accord")
    signatory.press("Signer pour accord")
    officer.page.goto(request)
    officer.press("Démarrer la mise en œuvre")
    plan_work(officer, request)
    signatory.page.goto(request)
    signatory.press("Signer la réception")
    signatory.press("Signer la réception")
    officer.page.goto(request)
    assert officer.sees("transfert")
    hand_over(officer, request)
    officer.press("Passer au support")
    agent.page.goto(request)
    assert agent.sees("En support : rien à faire.")


def hand_over(officer, request):
    """What the partner hands over: to whom, when, which documents."""
    edit(officer, request)
    tab(officer, "Transfert de connaissances")
    transfer = {
        "transferred_on": clock.today().isoformat(),
        "transfer_receiver": "IMIO",
        "transfer_documents": "Sources et manuel",
    }
    fill(officer, **{f"form.widgets.{name}": text for name, text in transfer.items()})
    officer.press("Enregistrer")


def quote_of(beta):
    """The partner prepares its quote and hands it in."""
    beta.press("Préparer un devis")
    quote = beta.page.url.removesuffix("/view")
    edit(beta, quote)
    fill_grid(beta, "lines", [LINE])
    beta.press("Enregistrer")
    beta.press("Remettre le devis à IMIO")
    return quote
