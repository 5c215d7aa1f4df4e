"""A commune gets a product, from request to support, by its own people and IMIO's."""

from market_pages import plan_work

import pytest


def ask(agent):
    """A request for Ricoh that the agent sends."""
    agent.go("catalogue/ricoh")
    agent.press("Demander ce produit")
    agent.page.fill("[name='form.widgets.need']", "Numériser les factures.")
    agent.press("Enregistrer")
    agent.press("Envoyer la demande")
    assert agent.sees("MUT-")
    assert agent.sees("IMIO estime le travail.")
    assert agent.sees("Un chargé de projet d’IMIO")
    return agent.page.url


def send_quote(officer, request):
    """The quote of IMIO, computed from the population."""
    officer.page.goto(request)
    officer.press("Préparer un devis")
    officer.press("Envoyer le devis")
    officer.press("Envoyer le devis")  # once its totals are seen
    for words in ("28 114", "Tranche illustrative", "Envoyé"):
        assert officer.sees(words)


def sign_quote(signatory, request):
    signatory.page.goto(request)
    signatory.press("Lire : Devis", exact=False)
    signatory.press("Signer pour accord")
    signatory.press("Signer pour accord")
    assert signatory.sees("Signataire d’Andenne (fictive)")
    assert signatory.download("Télécharger le PDF").startswith("DEV-")


def accept_work(signatory, request):
    signatory.page.goto(request)
    signatory.press("Signer la réception")
    signatory.page.fill("#comment", "Sans réserve.")
    signatory.press("Signer la réception")


@pytest.mark.row("K6", "K9", "K13", "K14")
@pytest.mark.sends("IServiceRequest/@@prepare-quote", "IGuarded/@@transition")
def test_a_commune_gets_a_product_from_request_to_support(someone):
    agent, officer = someone("agent-andenne"), someone("imio-officer")
    signatory = someone("signataire-andenne")
    request = ask(agent)
    send_quote(officer, request)
    sign_quote(signatory, request)
    officer.page.goto(request)
    officer.press("Démarrer la mise en œuvre")
    assert officer.sees("IMIO écrit le plan des travaux.")
    plan_work(officer, request)
    assert officer.sees("Le signataire signe la réception.")
    accept_work(signatory, request)
    officer.page.reload()
    officer.press("Passer au support")
    agent.page.reload()
    assert agent.sees("En support : rien à faire.")
    current = agent.page.locator(".mut-step[aria-current]")
    assert current.inner_text().endswith("Support")
