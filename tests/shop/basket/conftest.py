"""A visitor who puts jars into her basket as a browser does."""

from typing import Any

import pytest
from django.test import Client

from catalogue.models import Product
from tests import factories


class Visitor:
    """A browser of its own, with its cookies."""

    def __init__(self) -> None:
        self.client = Client()

    def adds(self, product: Product, quantity: Any = 1, **fields: Any) -> Any:
        return self.client.post(
            f"/basket/add/{product.pk}/", {"quantity": quantity, **fields}, headers={"Sec-Fetch-Site": "same-origin"}
        )

    def sets(self, **fields: Any) -> str:
        """Send the basket's form; `q7=2` stands for the field quantity-7. Answers the page that follows."""
        names = {name.replace("q", "quantity-", 1) if name[1:].isdigit() else name: fields[name] for name in fields}
        return str(self.client.post("/basket/", names, follow=True).content.decode())

    def types(self, code: str) -> str:
        """Use a voucher's code."""
        return str(self.client.post("/basket/vouchers/add/", {"code": code}, follow=True).content.decode())

    def sees(self, address: str = "/basket/") -> str:
        return str(self.client.get(address).content.decode())


@pytest.fixture
def visitor(db: None) -> Visitor:
    """Somebody without cookies so far, in a shop that delivers for $8."""
    factories.united_states()
    factories.delivery()
    return Visitor()


@pytest.fixture
def stranger(db: None) -> Visitor:
    """Somebody else."""
    return Visitor()
