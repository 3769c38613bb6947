"""Who stands at the owner's desk."""

import pytest
from django.test import Client

from tests import factories


@pytest.fixture
def owner(db: None) -> Client:
    """A browser in which the owner is logged in."""
    client = Client()
    client.force_login(factories.staff())
    return client


@pytest.fixture
def shopper(db: None) -> Client:
    """A browser in which a customer is logged in."""
    client = Client()
    client.force_login(factories.customer())
    return client
