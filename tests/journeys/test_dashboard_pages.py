"""The owner's lists in a real browser: nothing is fetched from another host, and no script complains."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.looks

LINKS = "[...document.querySelectorAll('a[href^=\"/dashboard/\"]')].map(link => new URL(link.href).pathname)"
LEAST = 20  # lists that the dashboard's menu leads to


def test_lists_of_the_dashboard_ask_nobody_else(owner: Page) -> None:
    lists = set(owner.evaluate(LINKS)) - {"/dashboard/", "/dashboard/logout/"}

    for path in sorted(lists):
        owner.goto(path)
        expect(owner.locator("h1, h2").first).to_be_visible()

    assert len(lists) >= LEAST
