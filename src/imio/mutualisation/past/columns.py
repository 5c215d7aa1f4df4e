"""The columns of a table of services that run already."""

from imio.mutualisation.importing.cells import any_text
from imio.mutualisation.importing.cells import day
from imio.mutualisation.importing.cells import money
from imio.mutualisation.importing.columns import Column
from imio.mutualisation.past.lines import OF_WHOM


COLUMNS = (
    *OF_WHOM,
    Column("produit", "product", any_text, ("product", "service"), needed=True),
    Column("support_depuis", "support_from", day, ("support_from",), needed=True),
    Column("redevance", "annual_fee", money, ("annual_fee", "redevance_annuelle")),
    Column("reception_le", "acceptance_signed_on", day, ("acceptance_signed_on",)),
    Column("devis", "number", any_text, ("number", "numero_devis")),
    Column("signe_le", "signed_on", day, ("signed_on",)),
    Column("signe_par", "signed_name", any_text, ("signed_by",)),
    Column("montant_unique", "one_off", money, ("one_off", "mise_en_service")),
)
# Of the request; the others are of its quote, but those that say whose and what it is.
OF_REQUEST = ("support_from", "annual_fee", "acceptance_signed_on")
OF_QUOTE = ("number", "signed_on", "signed_name", "one_off")
