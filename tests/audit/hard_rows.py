"""Rows that no designer had in mind: the longest title, prices at both ends, two hundred reviews, people's real names.

Runs inside the house, in the shop's own Python.
"""

from typing import Any, Final

from django.contrib.auth import get_user_model
from oscar.core.loading import get_model

from catalogue.models import Product
from tests import factories

WORD: Final = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
LONGEST: Final = f"{WORD} of living milk kefir grains, raised slowly in small batches, ".ljust(255, "ö")
ARABIC: Final = ("عبد الرحمن", "المنصوري")
ENDLESS: Final = ("Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswesse", "K" * 80)
PASSWORD: Final = "kefir-before-coffee"
SLUGS: Final = ("hard-title", "hard-free", "hard-dear")


def stage() -> dict[str, int]:
    """Three jars without a picture, and two customers with an address each; how many reviews the first jar has."""
    jars = (("hard-title", LONGEST, "14.00"), ("hard-free", "Free", "0.00"), ("hard-dear", "Dear", "12345.67"))
    titled, *_ = [_jar(slug, title, price) for slug, title, price in jars]
    for name, person in {"arabic": ARABIC, "endless": ENDLESS}.items():
        _customer(email_of(name), *person)
    return {"reviews": _reviewed(titled)}


def forget() -> None:
    """Take the jars off the shelf again."""
    Product.objects.filter(slug__in=SLUGS).update(is_public=False)


def email_of(name: str) -> str:
    return f"account-{name}@example.org"


def _jar(slug: str, title: str, price: str) -> Product:
    product = factories.jar(title=title, price=price)
    product.slug, product.summary = slug, title[:200]
    product.save()
    return product


def _customer(email: str, first_name: str, last_name: str) -> None:
    user = factories.customer(email, PASSWORD, first_name=first_name, last_name=last_name)
    where = {"line1": last_name, "line4": first_name, "state": "OH", "postcode": "43215"}
    who: dict[str, Any] = {"first_name": first_name, "last_name": last_name, "country": factories.united_states()}
    get_model("address", "UserAddress").objects.create(user=user, **where, **who)


def _reviewed(product: Product) -> int:
    reviews = get_model("reviews", "ProductReview").objects
    people = get_user_model().objects
    for number in range(200):
        critic = people.create(username=f"critic-{number}", email=f"critic-{number}@example.org")
        given = {"title": f"{WORD} {number}", "body": f"{WORD} " * 20, "score": number % 6, "status": 1}
        reviews.create(product=product, user=critic, **given)
    return int(reviews.filter(product=product).count())
