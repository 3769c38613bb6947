"""Who stands at the care desk."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from shop.care import versions
from tests import factories


@pytest.fixture(autouse=True)
def no_version_is_remembered() -> Iterator[None]:
    """A process reads a published version once; each test writes its own."""
    versions.programme.cache_clear()
    yield
    versions.programme.cache_clear()


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
    """Staff who may write the programme, but neither publish it nor touch jars."""
    user = factories.customer("writer@shop.example", is_staff=True)
    names = ["view_programmeversion", "change_programmeversion"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(user)
    return client
