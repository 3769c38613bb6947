"""A new shop has something to read, and what the owner does with it stays."""

import re

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product
from content.pages import editing, publishing
from content.pages.finding import RELATED
from content.pages.models import Page, Publication, Revision
from content.seed_texts.publishing import pages
from content.seed_texts.texts import texts
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HREF = re.compile(r'href="(/[^"]*)"')


@pytest.fixture(scope="module")
def seeded(module_db: None) -> None:
    with time_machine.travel(NOON, tick=False):
        call_command("seed", verbosity=0)


def live() -> dict[str, Publication]:
    return {publication.page.slug: publication for publication in Publication.objects.live(NOON)}


@pytest.mark.usefixtures("seeded")
def test_every_text_is_published() -> None:
    assert live().keys() == {text.slug for text in texts()}


@pytest.mark.usefixtures("seeded")
def test_reasons_are_recorded_where_the_gate_asked_and_nowhere_else() -> None:
    signed = {text.slug: text.signed_off for text in texts()}

    assert {slug: publication.reason for slug, publication in live().items()} == signed
    assert {slug for slug, each in live().items() if each.complaint_count} == {slug for slug in signed if signed[slug]}


@pytest.mark.usefixtures("seeded")
def test_second_time_changes_nothing() -> None:
    publishing.unpublish(Page.objects.get(slug="about"), by=None, now=NOON)
    Page.objects.get(slug="how-soon").delete()

    assert pages(NOON) == ""
    assert {text.slug for text in texts()} - live().keys() == {"about", "how-soon"}


@pytest.mark.usefixtures("seeded")
def test_moved_page_does_not_come_back_at_its_old_address() -> None:
    editing.move(Page.objects.get(slug="terms"), "rules", now=NOON)

    pages(NOON)

    assert not Page.objects.filter(slug="terms").exists()


@pytest.mark.usefixtures("seeded")
def test_text_that_the_gate_stops_waits_among_the_drafts() -> None:
    Page.objects.all().delete()
    Product.objects.filter(slug="jar").update(is_public=False)

    said = pages(NOON)

    assert said.endswith("(kefir-benefits stopped at the gate: drafts)")
    assert "kefir-benefits" not in live()


@pytest.mark.usefixtures("seeded")
def test_every_page_answers_and_no_link_of_a_text_is_dead() -> None:
    client, faults = Client(), []
    for publication in live().values():
        address = publication.page.get_absolute_url()
        if client.get(address).status_code != 200:
            faults.append((address, "itself"))
        links = {href.partition("#")[0] for href in HREF.findall(publication.text.body)} - {""}
        faults += [(address, link) for link in links if client.get(link).status_code not in (200, 302)]

    assert faults == []


def anchors_of(text: Revision) -> set[str]:
    return {heading.anchor for heading in text.headings}


@pytest.mark.usefixtures("seeded")
def test_links_to_a_section_find_it() -> None:
    bodies = {page.page.get_absolute_url(): page.text for page in live().values()}
    wanted = {
        (address or here, anchor)
        for here, text in bodies.items()
        for address, anchor in re.findall(r'href="(/[\w/-]*/|)#([\w-]+)"', text.body)
    }

    inner = {(address, anchor) for address, anchor in wanted if address in bodies}
    assert inner
    assert {(address, anchor) for address, anchor in inner if anchor not in anchors_of(bodies[address])} == set()


@pytest.mark.usefixtures("seeded")
def test_article_with_all_its_blocks_costs_three_queries_at_most() -> None:
    assert connection.features.supports_json_field  # which Django asks SQLite once
    with CaptureQueriesContext(connection) as seen:
        answer = Client().get("/kefir-benefits/")

    assert answer.status_code == 200
    assert len(seen) <= 3


@pytest.mark.usefixtures("seeded")
def test_every_text_offers_what_goes_with_it() -> None:
    offered = {page.slug: set(page.related.values_list("slug", flat=True)) for page in Page.objects.all()}

    assert offered == {text.slug: set(text.related) for text in texts()}
    assert [slug for slug, others in offered.items() if slug != "faq" and not 1 <= len(others) <= RELATED] == []


@pytest.mark.usefixtures("seeded")
def test_article_ends_with_pages_that_go_with_it() -> None:
    html = Client().get("/kefir-benefits/").content.decode().split('id="related"')[1]

    assert set(re.findall(r'<h3><a href="([^"]+)"', html)) == {
        "/faq/who-should-ask-first/",
        "/faq/side-effects/",
        "/faq/is-this-normal/",
    }
