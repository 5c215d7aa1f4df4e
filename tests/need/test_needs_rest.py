"""Needs by REST: one commune asks, others join, IMIO pools and prepares the tender."""

from base64 import b64encode

import pytest
import re


TITLE = "Impression et numérisation"
LATER = {"commitment": "firm", "volume": "25"}
FILE = {
    "data": b64encode(b"retour du site pilote").decode(),
    "encoding": "base64",
    "filename": "retour.txt",
    "content-type": "text/plain",
}


class Story:
    """A need of Andenne and those who come to it."""

    def __init__(self, client):
        self.client = client
        asked = self.state("agent-andenne", title=TITLE)
        assert asked.status_code == 201, asked.text
        self.url = asked.json()["@id"]

    def state(self, login, **values):
        body = {"@type": "imio.mutualisation.Need", "domain": "documents", **values}
        return self.client(login).post("besoins", json=body)

    def call(self, login, name, **body):
        return self.client(login).post(f"{self.url}/@{name}", json=body)

    def join(self, login, **said):
        return self.call(login, "join", **{**LATER, **said})

    def step(self, name, login="imio-officer", comment=""):
        return self.call(login, f"workflow/{name}", comment=comment)

    def record(self, **values):
        return self.client("imio-officer").patch(self.url, json=values).status_code

    def read(self, login="imio-officer"):
        return self.client(login).get(self.url).json()

    def joined(self):
        return {
            row["title"]: (row["commitment"], row["volume"])
            for row in self.read()["joined"]
        }

    def to_pooled(self):
        assert self.join("agent-mons").status_code == 200
        assert self.step("pool").status_code == 200

    def to_tender(self):
        self.to_pooled()
        answer = self.call("imio-officer", "tender")
        assert answer.status_code == 201, answer.text
        return answer.json()


@pytest.fixture
def story(client):
    return Story(client)


def reason(answer):
    return answer.status_code, answer.json()["reason"]


@pytest.mark.row("D1", "D27")
def test_a_need_of_one_commune_is_pooled_by_several(story):
    assert story.url.endswith("/besoins/impression-et-numerisation")
    assert story.joined() == {"Andenne": ("intention", None)}
    assert reason(story.step("pool")) == (409, "single_member")
    assert story.join("agent-andenne", volume="40").status_code == 200
    assert story.join("agent-mons").status_code == 200
    assert story.joined() == {"Andenne": ("firm", "40.00"), "Mons": ("firm", "25.00")}
    assert story.step("pool").status_code == 200
    assert story.read()["review_state"] == "pooled"


@pytest.mark.row("D31")
def test_a_member_that_buys_elsewhere_is_linked_and_weighs_nothing(story):
    said = {"commitment": "linked", "volume": "9"}
    assert story.join("agent-mons", **said).status_code == 200
    assert story.joined()["Mons"] == ("linked", None)
    assert reason(story.step("pool")) == (409, "single_member")


@pytest.mark.row("D25")
def test_a_pilot_and_its_funding_are_a_reason_to_start_alone(story):
    funding = "L’outil doit être mutualisé."
    assert story.record(pilot="mons", funding=funding, pooling_reason="Pilote") == 204
    assert story.step("pool").status_code == 200
    assert (story.read()["pilot"]["title"], story.read()["funding"]) == (
        "Mons",
        funding,
    )


@pytest.mark.row("D29", "D30")
def test_the_owner_and_the_funded_parts_are_recorded_by_imio(story):
    part = {
        "part": "Authentification",
        "funder": "Région wallonne",
        "amount": "12000.00",
    }
    assert story.record(owner="shared", funded_parts=[part]) == 204
    kept = story.read("agent-mons")
    assert (kept["owner"]["token"], kept["funded_parts"]) == ("shared", [part])
    refused = story.client("agent-andenne").patch(story.url, json={"owner": "imio"})
    assert reason(refused) == (403, "field_not_yours")


@pytest.mark.row("D30")
def test_what_the_region_pays_is_read_by_the_members_beside_the_need(story):
    """« gestion centralisée, sécurité, authentification »: parts of a project, each with
    who pays it; an amount is of money, and a part has a name.
    """
    parts = [
        {"part": part, "funder": "Région wallonne", "amount": amount}
        for part, amount in (("Sécurité", "8000.00"), ("Authentification", "12000.00"))
    ]
    assert story.record(funded_parts=parts) == 204
    page = story.client("agent-mons").get(story.url, headers={"Accept": "text/html"})
    assert all(each["part"] in page.text for each in parts)
    assert (
        "12 000,00" in page.text.replace("\N{NARROW NO-BREAK SPACE}", " ")
        and "Région wallonne" in page.text
    )
    assert story.record(funded_parts=[{**parts[0], "amount": "-1"}]) == 400
    assert story.record(funded_parts=[{**parts[0], "part": ""}]) == 400
    assert story.read("agent-mons")["funded_parts"] == parts


@pytest.mark.parametrize(
    ("login", "said", "refused"),
    [
        ("agent-durbuy", {}, (409, "not_a_member")),
        ("agent-mons", {"member": "andenne"}, (403, "not_your_member")),
        ("auditeur", {"member": "andenne"}, (403, "not_your_member")),
        ("imio-officer", {"member": "nulle-part"}, (404, "member_unknown")),
        ("imio-officer", {"member": "durbuy"}, (409, "not_a_member")),
        ("agent-mons", {"commitment": "perhaps"}, (400, "commitment_unknown")),
        ("agent-mons", {"commitment": None}, (400, "commitment_unknown")),
        ("agent-mons", {"volume": "-1"}, (400, "number_too_small")),
        ("agent-mons", {"volume": "1e9"}, (400, "number_invalid")),
        ("agent-mons", {"volume": None}, (400, "volume_not_positive")),
        ("agent-mons", {"member": ["mons"]}, (400, "choice_invalid")),
    ],
)
def test_who_may_not_join(story, login, said, refused):
    assert reason(story.join(login, **said)) == refused
    assert list(story.joined()) == ["Andenne"]


def test_nobody_else_gets_in(story):
    assert story.join(None).status_code == 401
    assert story.client().get(story.url).status_code == 401
    written = story.client("imio-officer").patch(story.url, json={"joined": []})
    assert reason(written) == (403, "field_not_yours")


def test_a_need_is_stated_for_a_member_by_its_own_people(story):
    assert reason(story.state("agent-durbuy", title="GPS")) == (409, "not_a_member")
    others = story.state("agent-mons", title="GPS", member="andenne")
    assert others.status_code == 400
    for_them = story.state("imio-officer", title="GPS", member="andenne")
    assert for_them.json()["member"]["title"] == "Andenne"


def test_one_leaves_as_long_as_nobody_counts_on_it(story):
    story.join("agent-mons")
    assert story.call("agent-mons", "leave").status_code == 200
    assert reason(story.call("agent-mons", "leave")) == (409, "not_joined")
    story.to_pooled()
    assert reason(story.call("agent-mons", "leave")) == (409, "firm_commitment")


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"volume": "30"}, 200),
        ({"volume": "24"}, 409),
        ({"commitment": "intention"}, 409),
        ({"commitment": "linked"}, 409),
    ],
)
def test_a_firm_commitment_is_not_lessened_once_pooled(story, said, status):
    story.to_pooled()
    assert story.join("agent-mons", **said).status_code == status


@pytest.mark.row("D26")
def test_those_who_joined_read_and_share_the_documents(story):
    annex = {"@type": "imio.mutualisation.Annex", "title": "Canari", "file": FILE}
    officer, mons = story.client("imio-officer"), story.client("agent-mons")
    kept = officer.post(story.url, json={**annex, "kind": "good_practice"}).json()[
        "@id"
    ]
    assert mons.post(story.url, json=annex).status_code == 401
    assert mons.get(kept).status_code == 404
    story.join("agent-mons", commitment="linked")
    assert mons.get(kept).status_code == 200
    assert mons.get("@search?Title=Canari").json()["items_total"] == 1
    assert mons.post(story.url, json=annex).status_code == 201
    story.call("agent-mons", "leave")
    assert mons.get(kept).status_code == 404
    assert mons.get("@search?Title=Canari").json()["items_total"] == 0


@pytest.mark.row("D23", "D27")
def test_a_tender_is_prepared_with_what_members_said(story):
    story.join("imio-officer", member="gembloux", commitment="linked")
    story.join("imio-officer", member="wavre", commitment="intention", volume="10")
    tender = story.to_tender()
    assert (tender["title"], tender["review_state"]) == (TITLE, "preparation")
    (lot,) = tender["lots"]
    assert (lot["quantity"], lot["unit"]) == ("35.00", "postes")
    rows = {row["title"]: row for row in tender["beneficiaries"]}
    assert list(rows) == ["Andenne", "Wavre", "Mons"]
    codes = {row["tracking_code"] for row in rows.values()}
    assert len(codes) == 3
    assert all(re.fullmatch(r"CDA-\d{4}-\d{5}", code) for code in codes)
    assert rows["Mons"]["inhabitants"] > 90_000
    need = story.read()
    assert (need["review_state"], need["tender"]) == ("in_tender", tender["UID"])
    assert tender["need"] == need["UID"]
    assert reason(story.join("agent-mons")) == (409, "joining_closed")


def test_only_a_pooled_need_has_a_tender_made(story):
    refused = story.call("imio-officer", "tender")
    assert reason(refused) == (409, "transition_not_from_here")
    assert story.call("agent-andenne", "tender").status_code == 401
    story.to_tender()
    again = story.call("imio-officer", "tender")
    assert reason(again) == (409, "transition_not_from_here")


def test_a_need_taken_back_gets_another_tender(story):
    first = story.to_tender()["UID"]
    assert reason(story.step("satisfy")) == (409, "tender_not_awarded")
    story.step("back_to_pooled", "imio-manager", "Marché infructueux")
    assert story.read()["tender"] is None
    assert story.call("imio-officer", "tender").json()["UID"] != first


@pytest.mark.row("B23")
def test_what_resembles_is_found_before_it_is_asked_for_again(story):
    mons = story.client("agent-mons")
    found = mons.get("besoins/@similar?text=numérisation des documents").json()
    (need,) = [each for each in found if each["type"] == "Need"]
    assert (need["@id"], need["shared"]) == (story.url, ["numerisation"])
    assert "Gestion électronique de documents" in {each["title"] for each in found}
    public = story.client().get("besoins/@similar?text=numérisation").json()
    assert "Need" not in {each["type"] for each in public}
    assert reason(mons.get("besoins/@similar")) == (400, "parameter_missing")
