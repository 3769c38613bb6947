"""Data for search engines: complete by Google's lists, and nothing but what the page says."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from content.blocks.compiling import Instance
from content.found.structured.article import article
from content.found.structured.breadcrumbs import breadcrumbs
from content.found.structured.citations import Work, works_in
from content.found.structured.how_to import how_to_make_kefir
from content.found.structured.product import Delivery, Offered, longest_wait, product
from content.found.structured.questions import faq_page, plain_answer
from content.found.structured.script import as_script
from content.found.structured.shop import organization
from shop.dispatch.models import PickupPlace
from tests.content.found.requirements import data_on, faults

NOON = datetime(2026, 10, 6, 12, tzinfo=UTC)
JAR = Offered(
    name="A jar",
    summary="",
    url="https://shop.example/jars/jar/",
    images=["https://shop.example/jar.png"],
    sku="1",
    brand="Mindful Culture",
    price=Decimal("14.00"),
    currency="USD",
    in_stock=True,
)
DELIVERY = Delivery(Decimal("8.50"), frozenset({0, 1, 2}), 3)


def test_article_names_its_sources_once() -> None:
    frozen = '[{"key": "a", "title": "A trial", "doi": "10.1/x", "authors": "Ada", "journal": "J", "year": 2024}]'
    claims = [Instance("claim", {"citations": frozen}), Instance("jar", {}), Instance("claim", {"citations": frozen})]

    works = works_in(claims)
    data = article(
        title="Kefir",
        summary="",
        url="https://shop.example/kefir/",
        image="https://shop.example/kefir.png",
        author="Ada",
        author_url="https://shop.example/about/",
        published_at=NOON,
        changed_at=NOON,
        words=3,
        works=works,
    )

    assert works == [Work("A trial", "https://doi.org/10.1/x", "Ada", "J", 2024)]
    assert (data["citation"][0]["datePublished"], data["citation"][0]["url"]) == ("2024", "https://doi.org/10.1/x")
    assert data["author"] == {"@type": "Person", "name": "Ada", "url": "https://shop.example/about/"}
    assert "description" not in data
    assert list(faults(data)) == []


def test_source_without_a_doi_is_named_by_its_link() -> None:
    frozen = '[{"key": "a", "title": "A page", "doi": "", "link": "https://fda.example/x"}]'

    assert works_in([Instance("claim", {"citations": frozen})]) == [Work("A page", "https://fda.example/x")]


def test_answers_keep_their_words_and_lose_their_cards() -> None:
    answer = '<p class="x">Yes, <a href="/faq/" rel="y">for <span>3</span> weeks</a>.</p><aside><p>Buy!</p></aside>'

    assert plain_answer(answer) == '<p>Yes, <a href="/faq/">for 3 weeks</a>.</p>'
    page = faq_page([("Why?", answer, "https://shop.example/faq/why/")], url="https://shop.example/faq/")
    assert list(faults(page)) == []


def test_how_to_has_the_steps_of_the_front_page() -> None:
    data = how_to_make_kefir(url="https://shop.example/starter-guide/")

    assert [step["name"] for step in data["step"]] == ["Feed", "Wait", "Strain"]
    assert data["totalTime"] == "PT24H"
    assert list(faults(data)) == []


@pytest.mark.parametrize(("in_stock", "word"), [(True, "InStock"), (False, "OutOfStock")])
def test_jar_says_price_stock_delivery_and_returns(in_stock: bool, word: str) -> None:
    jar = Offered(**{**vars(JAR), "in_stock": in_stock})

    data = product(jar, delivery=DELIVERY, returns_url="https://shop.example/returns/")

    offer = data["offers"]
    assert (offer["price"], offer["availability"]) == ("14.00", f"https://schema.org/{word}")
    assert offer["shippingDetails"]["shippingRate"]["value"] == "8.50"
    assert offer["shippingDetails"]["deliveryTime"]["handlingTime"]["maxValue"] == 5  # Wednesday to Monday
    assert list(faults(data)) == []


def test_jar_without_a_price_makes_no_offer() -> None:
    jar = Offered(**{**vars(JAR), "price": None})

    assert "offers" not in product(jar, delivery=DELIVERY, returns_url="https://shop.example/returns/")


def test_shop_without_rates_promises_no_delivery() -> None:
    assert "shippingDetails" not in product(JAR, delivery=None, returns_url="https://shop.example/returns/")["offers"]


@pytest.mark.parametrize(
    ("weekdays", "days"), [({0, 1, 2}, 5), ({0, 1, 2, 3, 4}, 3), ({2}, 7), (set(), 7), ({0, 3}, 4)]
)
def test_longest_wait_for_a_ship_day(weekdays: set[int], days: int) -> None:
    assert longest_wait(weekdays) == days


def test_trail_ends_here_and_is_counted_from_one() -> None:
    data = breadcrumbs([("Jars", "/jars/")], here="A jar", url="https://shop.example/jars/jar/")

    steps = [(step["position"], step["name"]) for step in data["itemListElement"]]
    assert steps == [(1, "Jars"), (2, "A jar")]
    assert list(faults(data)) == []


def test_places_that_were_made_up_are_not_told_to_anybody() -> None:
    address = {"line1": "1 College Ave", "city": "Rio Grande", "state": "OH", "zip_code": "45674", "hours": "9-5"}
    real, demo = PickupPlace(name="Real", **address), PickupPlace(name="Demo", is_demo=True, **address)

    data = organization(email="hello@shop.example", places=[real, demo])

    assert [(each["@type"], each["name"]) for each in data] == [("Organization", "Mindful Culture"), ("Store", "Real")]
    assert list(faults(data)) == []


def test_no_text_ends_the_data_early() -> None:
    words = "</script><script>alert(1)</script><!-- é"

    page = as_script({"@type": "Thing", "name": words})

    assert (page.count("<"), data_on(page)["Thing"]["name"]) == (2, words)
