"""Who stands at the writing desk."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from tests import factories


@pytest.fixture
def owner(db: None) -> Client:
    """A browser in which the owner is logged in."""
    client = Client()
    client.force_login(factories.staff())
    return client


@pytest.fixture
def second(db: None) -> Client:
    """Another of the owner's people."""
    client = Client()
    client.force_login(factories.staff("second@shop.example"))
    return client


@pytest.fixture
def writer(db: None) -> Client:
    """Staff who may write, but not publish."""
    user = factories.customer("writer@shop.example", is_staff=True)
    names = ["view_page", "add_page", "change_page"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names, content_type__app_label="content_pages"))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def shopper(db: None) -> Client:
    """A browser in which a customer is logged in."""
    client = Client()
    client.force_login(factories.customer())
    return client
