"""Files at fixed addresses: the site map, robots, feeds, the manifest, security.txt."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree  # type: ignore[import-untyped]
from pytest_django.fixtures import Settings

from content.pages import publishing
from tests import factories, writing

pytestmark = pytest.mark.django_db
HERE = "http://testserver"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def listed() -> dict[str, str | None]:
    root = etree.fromstring(Client().get("/sitemap.xml").content)
    return {entry.findtext(f"{MAP}loc"): entry.findtext(f"{MAP}lastmod") for entry in root}


def test_site_map_lists_what_readers_see_and_nothing_else(clock: Any) -> None:
    jar, hidden = factories.jar(), factories.jar(is_public=False)
    writing.published("kefir")
    writing.written("draft")
    gone = writing.published("gone")
    publishing.unpublish(gone, by=None, now=clock.now)
    writing.published("later", at=clock.now + timedelta(days=1))

    found = listed()

    assert {f"{HERE}{path}" for path in ("/", "/jars/", "/kefir/", "/starter-guide/", "/jars/category/grains/")} <= set(
        found
    )
    assert f"{HERE}{jar.get_absolute_url()}" in found
    absent = [f"{HERE}/draft/", f"{HERE}/gone/", f"{HERE}/later/", f"{HERE}{hidden.get_absolute_url()}"]
    assert [address for address in absent if address in found] == []
    assert datetime.fromisoformat(str(found[f"{HERE}/kefir/"])) == clock.now


def test_every_address_of_the_site_map_answers(clock: Any) -> None:
    factories.jar()
    writing.published("kefir")
    writing.published("faq", kind="faq")
    writing.published("why", kind="question")

    answers = {address: Client().get(str(address).removeprefix(HERE)) for address in listed()}

    assert {address: answer.status_code for address, answer in answers.items() if answer.status_code != 200} == {}
    canonical = {a: re.findall(r'rel="canonical" href="([^"]+)"', r.content.decode()) for a, r in answers.items()}
    assert {address: found for address, found in canonical.items() if found != [address]} == {}


def test_list_of_questions_changed_when_a_question_did(clock: Any) -> None:
    writing.published("faq", kind="faq")
    later = clock.move(days=2)
    writing.published("why", kind="question", now=later)

    assert datetime.fromisoformat(str(listed()[f"{HERE}/faq/"])) == later


def test_site_map_costs_the_same_however_much_there_is(clock: Any) -> None:
    def cost() -> int:
        from django.core.cache import caches

        caches["pages"].clear()
        with CaptureQueriesContext(connection) as queries:
            Client().get("/sitemap.xml")
        return len(queries)

    factories.jar()
    writing.published("kefir")
    cost()
    first = cost()
    for number in range(3):
        factories.jar()
        writing.published(f"kefir-{number}")

    assert (first, cost()) == (3, 3)


def test_robots_names_the_site_map_and_closes_private_rooms() -> None:
    response = Client().get("/robots.txt")

    text = response.content.decode()
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert f"Sitemap: {HERE}/sitemap.xml" in text.splitlines()
    closed = [line.removeprefix("Disallow: ") for line in text.splitlines() if line.startswith("Disallow")]
    assert {"/basket/", "/checkout/", "/accounts/", "/orders/", "/dashboard/"} <= set(closed)
    assert [path for path in closed if "/jars/jar/".startswith(path)] == []


def test_security_txt_has_what_rfc_9116_asks_for(clock: Any, settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "Shop <safe@shop.example>"

    text = Client().get("/.well-known/security.txt").content.decode()

    fields = dict(line.split(": ", 1) for line in text.splitlines() if line)
    assert (fields["Contact"], fields["Canonical"]) == (
        "mailto:safe@shop.example",
        f"{HERE}/.well-known/security.txt",
    )
    expires = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=30) < expires - clock.now < timedelta(days=365)


def test_manifest_has_icons_that_exist() -> None:
    response = Client().get("/site.webmanifest")

    manifest = json.loads(response.content)
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert (manifest["name"], manifest["start_url"]) == ("Mindful Culture", "/")
    assert [icon["sizes"] for icon in manifest["icons"]] == ["192x192", "512x512", "any"]


def test_atom_has_the_articles_the_newest_first(clock: Any) -> None:
    writing.published("first", title="The first & oldest", summary="Sour.", now=clock.now)
    later = clock.move(days=1)
    writing.published("second", now=later)
    writing.written("draft")

    with CaptureQueriesContext(connection) as queries:
        feed = etree.fromstring(Client().get("/read/feed.atom").content)

    links = [entry.find(f"{ATOM}link").get("href") for entry in feed.findall(f"{ATOM}entry")]
    assert links == [f"{HERE}/second/", f"{HERE}/first/"]
    assert feed.findtext(f"{ATOM}entry[2]/{ATOM}title") == "The first & oldest"
    assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated")) == later
    assert len([query for query in queries if "content_pages" in query["sql"]]) == 1


def test_rss_has_the_same(clock: Any) -> None:
    writing.published("first", summary="Sour.")

    channel = etree.fromstring(Client().get("/read/feed.rss").content)[0]

    assert (channel.findtext("item/link"), channel.findtext("item/description")) == (f"{HERE}/first/", "Sour.")


def test_feed_of_an_empty_shop_still_stands() -> None:
    assert Client().get("/read/feed.atom").status_code == 200


def test_dates_are_in_utc_or_name_their_zone(clock: Any) -> None:
    writing.published("kefir")

    moments = [datetime.fromisoformat(moment) for moment in listed().values() if moment]

    assert [moment.astimezone(UTC) for moment in moments if moment.tzinfo is None] == []
