"""Finding jars by words: plain text in title, summary, description or UPC, every word somewhere."""

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from catalogue.models import Product
from catalogue.shelf import on_sale

LONGEST = 100  # characters that are looked at; nobody means more
MOST_WORDS = 8
FIELDS = ("title", "summary", "description", "upc")


def words_of(asked: str) -> list[str]:
    """The first few words of what somebody typed."""
    return asked.replace("\x00", "")[:LONGEST].split()[:MOST_WORDS]


def products_with(words: list[str]) -> QuerySet[Product]:
    """Products on sale that contain every word, whatever its case; all of them for no words."""
    found = on_sale()
    for word in words:
        found = found.filter(reduce(or_, (Q(**{f"{field}__icontains": word}) for field in FIELDS)))
    return found
