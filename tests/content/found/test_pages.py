"""What each kind of page tells search engines and whoever shares it."""

import re

import pytest
from django.test import Client

from tests import factories, writing
from tests.content.found.requirements import data_on, faults
from tests.factories import NOON

pytestmark = pytest.mark.django_db
META = re.compile(r'<meta (?:property|name)="((?:og|twitter):[a-z:_]+)" content="([^"]*)">')


def page_at(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_article_page_carries_its_article_and_trail(clock: object) -> None:
    writing.published("kefir", title="Kefir & you", body="<p>Sour.</p>", summary="Two </script> words.")

    data = data_on(page_at("/kefir/"))

    assert set(data) == {"Article", "BreadcrumbList"}
    assert (data["Article"]["headline"], data["Article"]["description"]) == ("Kefir & you", "Two </script> words.")
    assert data["Article"]["datePublished"] == NOON.isoformat()
    assert list(faults(list(data.values()))) == []


def test_questions_carry_their_answers(clock: object) -> None:
    writing.published("faq", kind="faq", title="Questions")
    writing.published("why-so-sour", kind="question", title="Why so sour?", body="<p>It waited.</p>")

    listed, single = data_on(page_at("/faq/")), data_on(page_at("/faq/why-so-sour/"))

    asked = listed["FAQPage"]["mainEntity"][0]
    assert (asked["name"], asked["acceptedAnswer"]["text"]) == ("Why so sour?", "<p>It waited.</p>")
    assert set(single) == {"FAQPage", "BreadcrumbList"}
    assert list(faults([*listed.values(), *single.values()])) == []


def test_jar_page_carries_the_product(clock: object) -> None:
    factories.dispatch_rule()
    factories.delivery("8.00")
    jar = factories.jar(stock=0)

    data = data_on(page_at(jar.get_absolute_url()))

    assert set(data) == {"Product", "BreadcrumbList"}
    assert data["Product"]["offers"]["availability"] == "https://schema.org/OutOfStock"
    assert list(faults(list(data.values()))) == []


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("/", {"Organization", "Store"}),
        ("/starter-guide/", {"HowTo"}),
        ("/recipes/lemon-strawberry-bowl/", {"Recipe"}),
        ("/jars/category/grains/", {"BreadcrumbList"}),
    ],
)
def test_other_pages_carry_theirs(address: str, kinds: set[str]) -> None:
    factories.jar()
    factories.pickup_place()

    data = data_on(page_at(address))

    assert set(data) == kinds
    assert list(faults(list(data.values()))) == []


def test_share_card_says_what_the_page_says(clock: object) -> None:
    writing.published("kefir", title='Say "cheese" & more', summary="Soft, <mild>.")

    card = dict(META.findall(page_at("/kefir/")))

    assert card["og:title"] == "Say &quot;cheese&quot; &amp; more"
    assert card["og:description"] == "Soft, &lt;mild&gt;."
    assert (card["og:type"], card["og:url"]) == ("article", "http://testserver/kefir/")
    assert card["og:image"].startswith("http://testserver/static/shop/img/share")
    assert card["twitter:card"] == "summary_large_image"


def test_private_and_missing_pages_have_no_card() -> None:
    order = factories.paid_order()

    pages = [Client().get(address).content.decode() for address in (f"/orders/{order.token}/", "/no/such/page/")]

    assert [META.findall(page) for page in pages] == [[], []]


def test_head_names_icons_manifest_and_feed() -> None:
    head = page_at("/").partition("</head>")[0]

    assert 'rel="apple-touch-icon"' in head
    assert '<link rel="manifest" href="/site.webmanifest">' in head
    assert 'type="application/atom+xml"' in head


def test_draft_in_the_preview_tells_nobody(client: Client) -> None:
    page = writing.written("kefir")
    client.force_login(factories.staff())

    shown = client.get(f"/preview/{page.pk}/").content.decode()

    assert (data_on(shown), META.findall(shown)) == ({}, [])
