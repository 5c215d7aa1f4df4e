"""A sitting of a council with its items, over REST."""

from datetime import timedelta
from imio.mutualisation.base import clock


HOME = "adherents/andenne"


def ago(days):
    return (clock.today() - timedelta(days=days)).isoformat()


def seat(name):
    return {"name": name, "status": "present"}


class Agenda:
    """A sitting of the council with its items, over REST."""

    def __init__(self, agent, items=4):
        self.agent = agent
        body = {"sitting_on": ago(3), "starts_at": "19:30", "convened_on": ago(20)}
        attendance = [seat(name) for name in "ABCDE"]
        made = self.create("Sitting", **body, attendance=attendance)
        self.url, self.uid = made.json()["@id"], made.json()["UID"]
        self.items = [self.add(f"Point {n}").json()["@id"] for n in range(1, items + 1)]

    def create(self, name, **values):
        body = {"@type": f"imio.mutualisation.{name}", **values}
        return self.agent.post(HOME, json=body)

    def add(self, title, **values):
        articles = [{"text": "De décider."}]
        values = {"sitting": self.uid, "articles": articles, **values}
        return self.create("Deliberation", title=title, **values)

    def step(self, *names):
        for name in names:
            answer = self.agent.post(f"{self.url}/@workflow/{name}", json={})
            assert answer.status_code == 200, answer.text
        return self

    def numbers(self):
        found = [self.agent.get(url) for url in self.items]
        known = [each.json() for each in found if each.status_code == 200]
        return {each["title"][-1]: each["item_number"] for each in known}

    def told(self):
        """What the agenda says: objects and numbers."""
        items = self.agent.get(f"{self.url}/@agenda").json()["items"]
        return [(each["title"], each["item_number"]) for each in items]
