"""A tender brought forward by its people over REST, one step a method."""

from calendar import monthcalendar
from calendar import SUNDAY
from dataclasses import replace
from datetime import timedelta
from imio.mutualisation.base import clock
from imio.mutualisation.base.creation import create_in
from imio.mutualisation.base.localroles import add_to_group
from imio.mutualisation.demo.people import PASSPHRASES
from imio.mutualisation.demo.people import PASSWORD
from imio.mutualisation.rules.bidding import PRICES
from imio.mutualisation.rules.bidding import TECHNICAL
from plone import api

import transaction


# In the order they are opened.
ENVELOPES = (TECHNICAL, PRICES)
COMMITTEE = ("imio-officer", "imio-manager")
LOT = {
    "number": "1",
    "title": "Logiciel et mise en œuvre",
    "kind": "software",
    "ceiling": "100000",
}
CRITERIA = [
    {"kind": "price", "title": "Prix", "weight": "40"},
    {"kind": "competence", "title": "Compétence", "weight": "30"},
    {"kind": "continuity", "title": "Continuité", "weight": "30"},
]
SELECTION = [
    {"kind": "competence", "title": "Métier", "level": "Deux références de Plone"},
    {"kind": "reactivity", "title": "Délai", "level": "Une réponse en un jour"},
]
TERMS = {
    "procedure": "open",
    "estimated_value": "90000",
    "lots": [{**LOT, "quantity": "30", "unit": "postes", "max_partners": 2}],
    "criteria": CRITERIA,
    "selection": SELECTION,
    "continuity_clause": "Cinq ans.",
    "committee": list(COMMITTEE),
}
# The work of a partner, as a line of its quote.
LINE = {
    "kind": "days",
    "label": "Développement",
    "quantity": "12",
    "unit": "jours",
    "unit_price": "700",
    "vat_rate": "21",
}
ALPHA = "partenaires/logiciels-fictifs-alpha"
BETA = "partenaires/developpeuse-fictive-beta"
GAMMA = "partenaires/services-fictifs-gamma"
DELTA = "partenaires/programmeuse-fictive-delta"
SECRET = "secret-9b1d"
TWO_LOTS = [
    {**LOT, "quantity": "30", "unit": "postes", "max_partners": 2},
    {**LOT, "number": "2", "title": "Formation", "kind": "services"},
]
# Who bids for which lots.
BIDDERS = {
    "partenaire-alpha": (ALPHA, "12"),
    "partenaire-beta": (BETA, "1"),
    "partenaire-gamma": (GAMMA, "12"),
    "partenaire-delta": (DELTA, "2"),
}


class Market:
    """The people, and the tender they work on."""

    def __init__(self, client, travel):
        self.client, self.travel = client, travel
        self.people = {}
        self.bids = {}

    def of(self, login):
        """The client of an account; one each."""
        return self.people.setdefault(login, self.client(login))

    def done(self, login, path, body=None, status=(200, 201, 204), method="post"):
        """The answer to a call that must succeed."""
        answer = getattr(self.of(login), method)(path, json=body or {})
        assert answer.status_code in status, (path, answer.status_code, answer.text)
        return answer.json() if answer.content else {}

    def refused(self, login, path, body=None, method="post"):
        """The reason of a call that must fail."""
        answer = getattr(self.of(login), method)(path, json=body or {})
        assert 400 <= answer.status_code < 500, (path, answer.status_code, answer.text)
        return answer.json().get("reason", answer.status_code)

    def act(self, login, step, url, comment=""):
        return self.done(login, f"{url}/@workflow/{step}", {"comment": comment})

    def why_not(self, login, step, url, comment=""):
        return self.refused(login, f"{url}/@workflow/{step}", {"comment": comment})

    def create(self, **values):
        """A tender in preparation, due in a month."""
        due = (clock.today() + timedelta(days=30)).isoformat()
        body = {
            "@type": "imio.mutualisation.Tender",
            "title": "Logiciel partagé",
            "bids_due_on": due,
            "bids_due_at": "12:00:00",
            **TERMS,
            **values,
        }
        self.tender = self.done("imio-officer", "marches", body)["@id"]
        return self.tender

    def publish(self, declaring=COMMITTEE):
        """With the keys of the committee; these declare that they have no conflict."""
        for login in COMMITTEE:
            self.deposit(login)
        self.act("imio-officer", "publish", self.tender)
        for login in declaring:
            self.declare(login)

    def declare(self, login, **conflict):
        """No conflict of interest, or this one: `partner`, `conflict`."""
        self.done(login, f"{self.tender}/@declare", conflict)

    def replace(self, person, by):
        body = {"person": person, "by": by, "reason": "Motif fictif"}
        self.done("imio-manager", f"{self.tender}/@replace-evaluator", body)

    def deposit(self, login):
        self.done(login, f"{self.tender}/@keys", {"passphrase": PASSPHRASES[login]})

    def amend(self, **changes):
        """Change what is published, for a reason that everybody reads."""
        changes = {"change_reason": "Motif fictif", **changes}
        self.done("imio-officer", self.tender, changes, method="patch")

    def seal(self, login, partner, price):
        """Prepare and seal a bid; the receipt."""
        bid = self.done(login, f"{partner}/@bids", {"tender": self.tender})["@id"]
        self.bids[login] = bid
        return self.done(login, f"{bid}/@seal", content(price))

    def open(self):
        """After the deadline, both members of the committee turn their keys."""
        self.close()
        self.turn()

    def close(self):
        self.travel(days=31)
        self.done("imio-officer", "@due-steps")

    def turn(self, *logins):
        """Turn the keys of these members of the committee, of both when none is named."""
        for login in logins or COMMITTEE:
            self.done(login, f"{self.tender}/@open", {"passphrase": PASSPHRASES[login]})

    def judge(self, points):
        """Score the technical parts, check the bidders, then open the prices."""
        self.score(points)
        self.turn()

    def select(self, **failed):
        """Every bidder meets all that is asked, but for these: requirement and reason."""
        page = f"{self.tender}/@selection"
        known = self.done("imio-officer", page, method="get")
        checks = [
            {
                "partner": bidder["partner"],
                "requirement": each["key"],
                "met": each["key"] not in failed,
                "reason": failed.get(each["key"], "Extrait fictif du 3 mars"),
            }
            for bidder in known["bidders"]
            for each in known["requirements"]
        ]
        self.done("imio-officer", page, {"checks": checks})

    def score(self, points, checked=True):
        """`{login of the bidder: points}`, the same on each criterion."""
        if checked:
            self.select()
        uids = {
            login: self.done("imio-officer", bid, method="get")["UID"]
            for login, bid in self.bids.items()
        }
        rows = [
            {
                "bid": uids[login],
                "lot": "1",
                "criterion": criterion,
                "points": str(value),
                "reason": "Motif fictif",
            }
            for login, value in points.items()
            for criterion in ("2", "3")
        ]
        for login in COMMITTEE:
            self.done(login, f"{self.tender}/@scores", {"scores": rows})

    def judge_lots(self, lots, points="70"):
        """`{login of the bidder: "12"}`: the same points in each lot it bid for."""
        self.select()
        rows = [
            {
                "bid": self.done("imio-officer", self.bids[login], method="get")["UID"],
                "lot": lot,
                "criterion": criterion,
                "points": str(int(points) + len(given)),
                "reason": "Motif fictif",
            }
            for login, given in lots.items()
            for lot in given
            for criterion in ("2", "3")
        ]
        for login in COMMITTEE:
            self.done(login, f"{self.tender}/@scores", {"scores": rows})
        self.turn()

    def decide(self):
        """The board of IMIO decides the award, and the tender names the act."""
        act = self.done("imio-officer", "deliberations", decision())["@id"]
        for step in ("schedule", "adopt", "execute"):
            self.act("imio-officer", step, act)
        self.done("imio-officer", f"{self.tender}/@decision", {"act": act})
        return act

    def notify(self):
        """The decision, then the letters."""
        self.decide()
        self.act("imio-officer", "notify_award", self.tender)

    def award(self):
        """The letters, the standstill, the award."""
        self.notify()
        self.travel(days=20)
        self.act("imio-manager", "award", self.tender)

    def read(self, login="imio-officer", url=None):
        return self.done(login, url or self.tender, method="get")


def decision(**values):
    """A deliberation of the board on a tender, unanimous."""
    today = clock.today()
    votes = {"votes_for": 12, "votes_against": 0, "abstentions": 0}
    return {
        "@type": "imio.mutualisation.Deliberation",
        "title": "Attribution",
        "body": "board",
        "purpose": "tender",
        "sitting_on": today.isoformat(),
        "convened_on": (today - timedelta(days=20)).isoformat(),
        "articles": [{"text": "D’attribuer le marché."}],
        "members_in_office": 15,
        "members_present": 12,
        **votes,
        **values,
    }


def last_sunday(month):
    """Of next year, as `2027-03-28`: in March and in October the clocks change on it."""
    year = clock.today().year + 1
    day = max(week[SUNDAY] for week in monthcalendar(year, month))
    return f"{year}-{month:02d}-{day:02d}"


def add_delta(site):
    """A fourth partner, with somebody who bids for it."""
    known = {"title": "Programmeuse Fictive Delta", "bce_number": "1999.999.943"}
    with api.env.adopt_user(username="imio-manager"):
        partner = create_in(site["partenaires"], "Partner", size="freelance", **known)
    api.user.create(
        username="partenaire-delta", email="delta@example.org", password=PASSWORD
    )
    add_to_group(partner, "agents", "partenaire-delta")


def of_four(market):
    """Published with two lots; four partners have sealed their bids."""
    market.create(lots=TWO_LOTS, criteria=CRITERIA)
    market.publish()
    for login, (partner, lots) in BIDDERS.items():
        bid = market.done(login, f"{partner}/@bids", {"tender": market.tender})["@id"]
        market.bids[login] = bid
        market.done(login, f"{bid}/@seal", offered(f"4{len(lots)}000", *lots))
    return market


def damaged(tender, bid, name=TECHNICAL):
    """A sign of an envelope is another one."""
    envelope = bid.envelope(name)
    *kept, last = envelope.ciphertext
    put(bid, replace(envelope, ciphertext=bytes([*kept, last ^ 1])), name)


def put(bid, envelope, name=TECHNICAL):
    """An envelope in the place of the one that was received."""
    both = {each: bid.envelope(each) for each in ENVELOPES}
    bid.keep_envelopes({**both, name: envelope}, bid.sealed_at, bid.terms_version)


def damage(market, site, login):
    """What befalls a sealed bid behind the site."""
    transaction.begin()
    root = site.absolute_url()
    tender, bid = (
        site.unrestrictedTraverse(url.removeprefix(f"{root}/"))
        for url in (market.tender, market.bids[login])
    )
    damaged(tender, bid)
    transaction.commit()


def offered(price, *lots):
    """What a bidder sends for some lots."""
    answers = {"2": "Une équipe", "3": "Cinq ans"}
    row = {"price": price, "open_source": True, "answers": answers}
    return {"lots": [{"lot": lot, **row} for lot in lots]}


def content(price):
    """What a bidder sends."""
    answers = {"2": f"Une équipe {SECRET}", "3": "Cinq ans"}
    lot = {"lot": "1", "price": price, "open_source": True, "answers": answers}
    return {"lots": [lot]}
