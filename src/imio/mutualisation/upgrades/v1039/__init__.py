"""Of which days populations are, which services authorities have had, how far one has come
with prospects.
"""

from imio.mutualisation.base.tally import INDEX
from imio.mutualisation.base.unspoken import keep_log_silent
from imio.mutualisation.upgrades.letter import import_profile
from imio.mutualisation.upgrades.letter import index_again
from typing import Any


def upgrade(setup_tool: Any) -> None:
    """The index of what IMIO alone knows of prospects, which nobody has told yet; members
    and requests tell more figures. And what is answered to a client is no error of the site.
    """
    import_profile(setup_tool, __name__)
    keep_log_silent()
    for name in ("Member", "ServiceRequest"):
        index_again(name, INDEX)
