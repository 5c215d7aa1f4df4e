"""A commune gets a product, from request to support, by its own people and IMIO's."""

import pytest


@pytest.fixture
def asked(person):
    """A request for Ricoh that the agent of Andenne has just sent."""
    agent = person("agent-andenne")
    agent.go("catalogue/ricoh")
    agent.press("Demander ce produit")
    agent.page.fill("[name='form.widgets.need']", "Numériser les factures.")
    agent.press("Enregistrer")
    agent.press("Envoyer la demande")
    return agent


@pytest.fixture
def quoted(person, asked):
    """The same with the quote of IMIO."""
    officer = person("imio-officer")
    officer.page.goto(asked.page.url)
    officer.press("Préparer un devis")
    officer.press("Envoyer le devis")
    return officer


@pytest.fixture
def signed(person, asked, quoted):
    """The same, signed by the signatory."""
    signatory = person("signataire-andenne")
    signatory.page.goto(asked.page.url)
    signatory.page.get_by_role("link", name="Lire : Devis").click()
    signatory.press("Signer pour accord")
    signatory.press("Signer pour accord")
    return signatory


@pytest.mark.row("K14")
def test_the_agent_sees_what_comes_next(asked):
    assert asked.sees("MUT-")
    assert asked.sees("IMIO estime le travail.")
    assert asked.sees("Un chargé de projet d’IMIO")


@pytest.mark.row("K9")
def test_the_officer_sends_a_quote_computed_from_the_population(quoted):
    assert quoted.sees("27 573")
    assert quoted.sees("Tranche illustrative")
    assert quoted.sees("Envoyé")


@pytest.mark.row("K6", "K13")
def test_the_signatory_signs_and_downloads(signed):
    assert signed.sees("Signataire d’Andenne (fictive)")
    with signed.page.expect_download() as download:
        signed.press("Télécharger le PDF")
    assert download.value.suggested_filename.startswith("DEV-")


@pytest.mark.row("K14")
def test_the_work_is_done_accepted_and_supported(asked, quoted, signed):
    quoted.page.goto(asked.page.url)
    quoted.press("Démarrer la mise en œuvre")
    assert quoted.sees("Le signataire signe la réception.")
    signed.page.goto(asked.page.url)
    signed.press("Signer la réception")
    signed.page.fill("#comment", "Sans réserve.")
    signed.press("Signer la réception")
    quoted.page.reload()
    quoted.press("Passer au support")
    asked.page.reload()
    assert asked.sees("En support : rien à faire.")
    assert (
        asked.page.locator(".mut-step[aria-current]").inner_text().endswith("Support")
    )
