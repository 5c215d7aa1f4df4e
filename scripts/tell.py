"""What a site tells of what was before, as JSON: zconsole run ZOPE_CONF scripts/tell.py"""

from imio.mutualisation.base import clock
from imio.mutualisation.base.catalog import existing
from imio.mutualisation.base.clients import services
from imio.mutualisation.base.tally import SIGNED
from imio.mutualisation.base.tally import tally
from imio.mutualisation.rules import clients
from zope.component.hooks import setSite

import json


setSite(app["mutualisation"])  # noqa: F821
signed = {year: [int(each) for each in sums] for year, sums in tally(SIGNED).items()}
tenders = [each._unrestrictedGetObject() for each in existing("Tender")]
allotments = [each._unrestrictedGetObject() for each in existing("Allotment")]
told = {
    "members": len(existing("Member", review_state="member")),
    "acts": len(existing("Deliberation")),
    "seats": sum(each.quantity for each in allotments),
    "places": sum(len(each.ranking) for each in tenders),
    "quotes": {year: quotes for year, (quotes, *_money) in signed.items()},
    "signed": {
        year: software + services for year, (_n, software, services) in signed.items()
    },
    "clients": {
        row.year: row.clients for row in clients.by_year(services(), clock.today())
    },
}
print(json.dumps(told))
