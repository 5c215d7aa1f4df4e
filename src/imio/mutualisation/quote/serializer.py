"""A quote as JSON: its fields, who issues it and what it comes to."""

from imio.mutualisation.base.kept import as_json as kept_as_json
from imio.mutualisation.base.workflow import GuardedSerializer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.quote.schema import IQuote
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.converters import json_compatible
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(IQuote, IMutualisationLayer)
class QuoteSerializer(GuardedSerializer):
    """Adds the issuer, the signed document and the totals, so that nobody computes them again."""

    adds = ("issued_by", "kept", "totals")

    def added(self) -> dict[str, Any]:
        totals, first = self.context.totals(), self.context.first_year()
        sums = {
            "one_off": _sums(totals.one_off, totals.one_off_vat, totals.one_off_incl),
            "yearly": _sums(totals.yearly, totals.yearly_vat, totals.yearly_incl),
            "vat": [
                {
                    "period": "yearly" if tax.yearly else "one_off",
                    "rate": tax.rate,
                    "base": tax.base,
                    "vat": tax.vat,
                }
                for tax in self.context.taxes()
            ],
            "first_year": first
            and {
                "from": first.start,
                "months": first.months,
                **_sums(first.excl, first.vat, first.incl),
            },
        }
        issuer, kept = self.context.issued_by(), kept_as_json(self.context)
        return json_compatible({"issued_by": issuer, "kept": kept, "totals": sums})


def _sums(*amounts: Any) -> dict[str, Any]:
    return dict(zip(("excl", "vat", "incl"), amounts, strict=True))
