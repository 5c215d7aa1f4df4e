"""`GET @price`: the tariff as an integrator asks for it."""

from plone.uuid.interfaces import IUUID

import pytest


TECHNICAL = "@price?product=services-techniques"


@pytest.fixture
def price(client):
    """`price("population=10000")`: status and body, for the public or a person."""

    def ask(query, login=None, base=TECHNICAL):
        answer = client(login).get(f"{base}&{query}")
        return answer.status_code, answer.json()

    return ask


@pytest.mark.row("B1", "C1", "C2", "C3", "C4", "K9")
@pytest.mark.parametrize(
    ("population", "fee", "category", "illustrative"),
    [
        (5000, "3000.00", "A", True),
        (9999, "4500.00", "B", False),
        (10000, "4500.00", "B", False),
        (10001, "7000.00", "C", True),
        (50000, "13000.00", "E", False),
        (50001, "18000.00", "F", False),
        (5000000, "18000.00", "F", False),
    ],
)
def test_the_published_figures(price, population, fee, category, illustrative):
    status, body = price(f"population={population}&on=2026-01-01")
    assert status == 200
    assert (body["annual_fee"], body["size_category"]) == (fee, category)
    assert body["illustrative"] is illustrative
    assert (body["currency"], body["price_list"]) == ("EUR", "2014-01-01")
    assert all(isinstance(step, str) and step for step in body["explanation"])


def test_all_amounts_are_texts(price):
    _, body = price("population=10000")
    amounts = ("annual_fee", "set_up_fee", "included_days", "day_rate")
    assert [body[name] for name in amounts] == ["4500.00", "2000.00", "5", "680.00"]


@pytest.mark.row("K9")
def test_a_member_and_a_product_have_three_names(price, site):
    member, product = site["adherents"]["andenne"], site["catalogue"]["ged"]
    answers = [
        price(f"member={name}", "agent-andenne", f"@price?product={asked}")
        for name, asked in (
            ("andenne", "ged"),
            (IUUID(member), IUUID(product)),
            ("/adherents/andenne", "/catalogue/ged"),
            (member.absolute_url(), product.absolute_url()),
            ("/".join(member.getPhysicalPath()), "/".join(product.getPhysicalPath())),
        )
    ]
    assert answers[0][0] == 200
    assert answers == answers[:1] * 5


@pytest.mark.row("K9")
@pytest.mark.parametrize(
    ("member", "like"),
    [
        ("cpas-de-grez-doiceau", ["grez-doiceau"]),
        ("province-de-namur", ["andenne", "gembloux"]),
    ],
)
def test_who_serves_communes_is_priced_by_them(price, site, member, like):
    served = [site["adherents"][name].populations[-1]["inhabitants"] for name in like]
    _, body = price(f"member={member}", "imio-officer")
    assert body["population"] == sum(served)


@pytest.mark.parametrize(
    ("query", "status", "reason"),
    [
        ("", 400, "parameter_missing"),
        ("population=", 400, "parameter_missing"),
        ("population=dix", 400, "parameter_invalid"),
        ("population=-1", 400, "parameter_invalid"),
        ("population=1.5", 400, "parameter_invalid"),
        ("population=1&population=2", 400, "parameter_invalid"),
        ("population=0", 400, "population_not_positive"),
        (f"population={'9' * 5000}", 400, "parameter_invalid"),
        ("population=10000&member=andenne", 400, "population_or_member"),
        ("population=10000&on=demain", 400, "parameter_invalid"),
        ("population=10000&on=2026-02-30", 400, "parameter_invalid"),
        ("population=10000&on=2013-12-31", 409, "no_price_list"),
        ("member=andenne&on=2019-12-31", 409, "no_population"),
        ("member=nulle-part", 404, "member_unknown"),
        ("member=mons", 404, "member_unknown"),
        ("member=/../adherents/mons", 404, "member_unknown"),
        ("member=%00", 400, "text_unreadable"),
    ],
)
def test_a_wrong_question_is_told_what_is_wrong(price, query, status, reason):
    answer = price(query, "agent-andenne")
    assert (answer[0], answer[1].get("reason")) == (status, reason)


@pytest.mark.parametrize(
    ("base", "status", "reason"),
    [
        ("@price?product=inconnu", 404, "product_unknown"),
        ("@price?product=", 400, "parameter_missing"),
        ("@price?on=2026-01-01", 400, "parameter_missing"),
        ("@price?product=aide-organisationnelle", 409, "no_price_list"),
    ],
)
def test_a_product_without_a_price_says_so(price, base, status, reason):
    answer = price("population=10000", None, base)
    assert (answer[0], answer[1].get("reason")) == (status, reason)


def test_an_authority_without_a_population_has_no_price(price):
    answer = price("member=la-cite-des-couteliers&on=2019-01-01", "imio-officer")
    assert (answer[0], answer[1]["reason"]) == (409, "no_population")


def test_the_public_has_no_price_of_a_member(price):
    assert price("member=andenne")[1]["reason"] == "member_unknown"
