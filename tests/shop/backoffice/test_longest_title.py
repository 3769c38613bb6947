"""A title that is longer than any page could bear is refused in words; the longest one permitted is kept whole."""

import pytest
from django.test import Client

from catalogue.models import Product
from tests.audit.hard_rows import LONGEST
from tests.shop.backoffice.test_product_form import create

pytestmark = pytest.mark.django_db


def test_title_of_three_hundred_letters_is_refused_in_words(owner: Client) -> None:
    answer = create(owner, title="ö" * 300)

    assert answer.status_code == 200
    assert "Ensure this value has at most 255 characters (it has 300)." in answer.content.decode()
    assert not Product.objects.filter(title__startswith="öö").exists()


def test_longest_title_has_a_page(owner: Client) -> None:
    create(owner, title=LONGEST)

    product = Product.objects.get(title=LONGEST)
    assert (len(LONGEST), Client().get(product.get_absolute_url()).status_code) == (255, 200)
