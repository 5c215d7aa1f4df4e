"""The only reader of a session's fields for the rules."""

from Acquisition import aq_parent
from imio.mutualisation.base.people import full_name
from imio.mutualisation.base.reading import lazily
from imio.mutualisation.base.reading import read_once
from imio.mutualisation.rules.signing import Signer
from imio.mutualisation.rules.signing import SigningFacts
from imio.mutualisation.security import workflow_of
from imio.mutualisation.signing.schema import ISigning


@read_once
def signing_facts(session: ISigning) -> SigningFacts:
    """A session as its guards take it."""
    return lazily(
        SigningFacts,
        state=session.review_state,
        signers=lambda: tuple(
            Signer(full_name(row["account"]), row["function"], row["account"])
            for row in session.signers or ()
        ),
        signed=lambda: len(session.signatures or ()),
        stands=lambda: _stands(session),
    )


def _stands(session: ISigning) -> bool:
    """Whether its record is in a state in which it is signed, and the text the same."""
    held = aq_parent(session)
    state = workflow_of(held.portal_type).state(held.review_state())
    return "Signing" in dict(state.add) and held.text_digest() == session.about_sha256
