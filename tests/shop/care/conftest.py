"""A guide that needs no rendering."""

import pytest

from shop.care.models import Guide
from tests.shop.care.keepers import stored_guide


@pytest.fixture
def made_guide(db: None) -> Guide:
    return stored_guide()
