"""Oscar's dashboard as a whole: who gets in, nothing from other hosts, no button that goes round our use cases."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from shop.backoffice.urls import patterns
from shop.navigation import DASHBOARD_NAVIGATION
from tests import factories

pytestmark = pytest.mark.django_db


def menu(entries: list[dict[str, Any]]) -> list[str]:
    """The addresses' names behind a menu's entries."""
    children = [child for entry in entries for child in entry.get("children", [])]
    return [entry["url_name"] for entry in [*entries, *children] if "url_name" in entry]


def address_of(pattern: Any) -> str:
    """Any address that leads to a page of ours; what it names need not exist."""
    kinds: dict[str, object] = {"pk": 1, "number": "100001", "day": "2026-10-06"}
    return reverse(f"backoffice:{pattern.name}", kwargs={name: kinds[name] for name in pattern.pattern.converters})


MENU = menu(DASHBOARD_NAVIGATION)
IN_THE_STOREFRONTS_FRAME = {"backoffice:style-guide"}


@pytest.fixture(scope="module")
def logins(module_db: None) -> dict[str, str]:
    """Sessions that the module's tests share, in a shop with one jar: a login each would take longest."""
    factories.jar()
    helper = factories.customer("helper@shop.example", is_staff=True)
    return {"owner": session(factories.staff()), "helper": session(helper), "shopper": session(factories.customer())}


def session(user: Any) -> str:
    """The key of a session in which the user is logged in."""
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def browser(key: str) -> Client:
    """A fresh browser in that session."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    return client


@pytest.fixture
def owner(db: None, logins: dict[str, str]) -> Client:
    return browser(logins["owner"])


@pytest.fixture
def helper(db: None, logins: dict[str, str]) -> Client:
    """Staff without any permission."""
    return browser(logins["helper"])


@pytest.fixture
def shopper(db: None, logins: dict[str, str]) -> Client:
    return browser(logins["shopper"])


@pytest.mark.parametrize("name", MENU)
def test_every_entry_of_the_menu_answers_without_another_host(owner: Client, name: str) -> None:
    answer = owner.get(reverse(name))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert re.findall(r"""(?:src|href|action)=["'](?:https?:)?//[^"']+""", page) == []
    assert ("oscar/js/jquery/jquery.min.js" in page) == (name not in IN_THE_STOREFRONTS_FRAME)


def test_menu_has_our_settings() -> None:
    ours = [name for name in MENU if name.startswith("backoffice:")]

    assert ours == [
        "backoffice:shipping-list",
        "backoffice:pickup-list",
        "backoffice:dispatch-rule",
        "backoffice:jar-labels",
        "backoffice:tax-list",
        "backoffice:no-mail",
        "backoffice:style-guide",
    ]


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.name)
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_are_sent_to_the_login(client: Client, pattern: Any, method: str) -> None:
    address = address_of(pattern)

    answer = getattr(client, method)(address)

    assert (answer.status_code, answer.url) == (302, f"{reverse('dashboard:login')}?next={address}")


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.name)
@pytest.mark.parametrize("method", ["get", "post"])
def test_customers_are_refused(shopper: Client, pattern: Any, method: str) -> None:
    answer = getattr(shopper, method)(address_of(pattern))

    assert answer.status_code == 403


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.name)
def test_staff_without_the_permission_are_refused(helper: Client, pattern: Any) -> None:
    answer = helper.post(address_of(pattern))

    assert answer.status_code == 403


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.name)
def test_owner_is_let_in(owner: Client, pattern: Any) -> None:
    answer = owner.get(address_of(pattern))

    assert answer.status_code in {200, 404, 405}


@pytest.mark.parametrize("name", MENU)
def test_customers_see_nothing_of_the_dashboard(shopper: Client, name: str) -> None:
    assert shopper.get(reverse(name)).status_code == 403


def test_login_of_a_supplier_who_is_not_staff_opens_no_orders(client: Client) -> None:
    supplier = factories.customer("supplier@example.org")
    supplier.user_permissions.add(Permission.objects.get(codename="dashboard_access"))
    client.force_login(supplier)

    assert client.get(reverse("dashboard:order-list")).status_code == 403


def test_buttons_need_the_form_they_came_from() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.staff())
    place = factories.pickup_place()

    answer = client.post(reverse("backoffice:pickup-delete", args=[place.pk]))

    assert answer.status_code == 403
    assert type(place).objects.filter(pk=place.pk).exists()


def test_dashboard_has_its_own_policy_and_the_shop_keeps_the_strict_one(owner: Client) -> None:
    dashboard = owner.get(reverse("dashboard:index")).headers
    shop = owner.get("/healthz").headers

    assert "script-src 'self' 'unsafe-inline'" in dashboard["Content-Security-Policy"]
    assert "unsafe-inline" not in shop["Content-Security-Policy"]
    assert dashboard["Cache-Control"] == "no-store"


def test_policy_of_the_dashboard_names_no_other_host() -> None:
    sources = {source for given in settings.DASHBOARD_CONTENT_SECURITY_POLICY.values() for source in given}

    assert sources == {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}
