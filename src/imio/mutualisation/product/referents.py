"""The referents of a product: what a member that uses it says of its use.

Use itself is proven, never said: only a member that an act or its support shows has
a referent.
"""

from imio.mutualisation.asked.member import Member
from imio.mutualisation.base import clock
from imio.mutualisation.base.answers import or_refuse
from imio.mutualisation.base.catalog import uid
from imio.mutualisation.product.schema import IProduct
from imio.mutualisation.product.usage import users_of
from imio.mutualisation.rules.verdict import require
from imio.mutualisation.standards.publiccode.addresses import is_mailbox
from plone import api
from typing import Any


Said = dict[str, Any]

ASKED = ("name", "email", "version", "use_case")
# What everybody may know of a use; the rest is for those who act for some member.
PUBLIC = ("version", "use_case")
READ = "imio.mutualisation: Read Reserved Fields"


def referents_of(product: IProduct) -> dict[str, Said]:
    """What the members said that the present user may read, by UID."""
    reader = api.user.has_permission(READ, obj=product)
    shown = ASKED if reader else PUBLIC
    return {
        row["member"]: {name: row[name] for name in shown}
        for row in product.referents or ()
    }


def say(product: IProduct, member: Member, said: Said) -> None:
    """Keep what a member says of its use; without a name, forget it.

    Raises `Refusal`: `not_a_user` (member), `email_invalid` (value).
    """
    rows = [row for row in product.referents or () if row["member"] != uid(member)]
    if said.get("name"):
        rows.append(_row(product, member, said))
    product.referents = rows
    product.reindexObject(idxs=["modified"])


def _row(product: IProduct, member: Member, said: Said) -> Said:
    users = {user.uid for user in users_of(product)}
    email = said.get("email", "")
    or_refuse(require(uid(member) in users, "not_a_user", member=member.title))
    or_refuse(require(is_mailbox(email), "email_invalid", value=email))
    values = {name: said.get(name, "") for name in ASKED}
    return {"member": uid(member), **values, "said_on": clock.today()}
