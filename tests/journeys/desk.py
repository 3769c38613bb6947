"""The owner at her order desk in the dashboard."""

import re

from playwright.sync_api import Page, expect

from tests.house.databases import DEMO_LOGIN


def sign_in(page: Page) -> Page:
    page.goto("/dashboard/")
    page.get_by_label("E-mail").first.fill(DEMO_LOGIN[0])
    page.get_by_label("Password").first.fill(DEMO_LOGIN[1])
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/dashboard/")
    return page


def open_order(page: Page, number: str) -> None:
    page.goto(f"/dashboard/orders/{number}/")


def press(page: Page, name: str, **answers: str) -> None:
    """A button of the desk; `answers` are filled in by field name if it asks first, then confirmed."""
    desk = page.locator("#order-desk")
    begins = re.compile(f"^{name}")
    desk.get_by_role("link", name=begins).or_(desk.get_by_role("button", name=begins)).click()
    if answers:
        for field, value in answers.items():
            page.locator(f"#id_{field}").fill(value)
        page.locator("form .form-actions button").click()
    expect(page.locator("#order-desk")).to_be_visible()
