"""A request as JSON: its fields, and where its figures part ways."""

from imio.mutualisation.base.changes import as_json
from imio.mutualisation.base.kept import as_json as kept_as_json
from imio.mutualisation.base.workflow import GuardedSerializer
from imio.mutualisation.interfaces import IMutualisationLayer
from imio.mutualisation.request.discrepancies import discrepancies
from imio.mutualisation.request.discrepancies import waits
from imio.mutualisation.request.facts import frameworks_beside
from imio.mutualisation.request.schema import IServiceRequest
from imio.mutualisation.request.work import own_tasks_as_json
from plone.restapi.interfaces import ISerializeToJson
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ISerializeToJson)
@adapter(IServiceRequest, IMutualisationLayer)
class RequestSerializer(GuardedSerializer):
    """Adds its changes, the documents kept, the tasks of a partner, whom it waits for,
    and what somebody should look at.
    """

    adds = ("changes", "discrepancies", "frameworks_beside", "kept", "tasks", "waits")

    def added(self) -> dict[str, Any]:
        return {
            "changes": as_json(self.context),
            "discrepancies": discrepancies(self.context),
            "frameworks_beside": [
                {"@id": brain.getURL(), "title": brain.Title}
                for brain in frameworks_beside(self.context)
            ],
            "kept": kept_as_json(self.context),
            "tasks": own_tasks_as_json(self.context),
            "waits": waits(self.context),
        }
