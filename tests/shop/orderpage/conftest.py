"""A guide that needs no rendering."""

import pytest

from shop.care import guide
from shop.care.models import Guide


@pytest.fixture
def made_guide(db: None) -> Guide:
    """The present version as though the worker had made it: rendering takes seconds."""
    return Guide.objects.create(version=guide.version(), pdf=b"%PDF-1.7 as a test would have it")
