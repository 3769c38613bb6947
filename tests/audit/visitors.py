"""Who looks at the pages. Each is somebody's cookies, earned by going there as a browser does."""

import random
from collections.abc import Mapping

from playwright.sync_api import BrowserContext

from shop.seed.voucher import CODE
from tests.faults.buyers import Buyer
from tests.house.house import House
from tests.house.shopper import Shopper

JAR = "/jars/jar/"
FIRST_NUMBER = 7000  # of the buyers; their e-mail addresses and network addresses come from it


class Visitors:
    """Those of one house; whoever is asked for the first time goes shopping then."""

    def __init__(self, house: House, accounts: Mapping[str, tuple[str, str]] | None = None) -> None:
        """`accounts` are e-mail and password by visitor."""
        self.house = house
        self.accounts = accounts or {}
        self.met: dict[str, Shopper] = {}

    def meet(self, name: str) -> Shopper:
        if name not in self.met:
            self.met[name] = self._customer(name) if name in self.accounts else getattr(self, name)()
        return self.met[name]

    def enter(self, context: BrowserContext, name: str) -> None:
        """Give a browser this visitor's cookies."""
        cookies = self.meet(name).cookies
        context.add_cookies([{"name": it.name, "value": it.value or "", "url": self.house.url} for it in cookies])

    def stranger(self) -> Shopper:
        return Shopper(self.house.url, address="203.0.113.1")

    def guest(self) -> Shopper:
        """Two jars in her basket."""
        return self._with_jars(Shopper(self.house.url, address="203.0.113.2"))

    def saver(self) -> Shopper:
        """Two jars and a voucher."""
        shopper = self._with_jars(Shopper(self.house.url, address="203.0.113.3"))
        shopper.submit(shopper.get("/checkout/"), "voucher_code", voucher_code=CODE, action="voucher")
        return shopper

    def payer(self) -> Shopper:
        """Left Stripe's page open."""
        return self._bought(FIRST_NUMBER, "abandon")

    def buyer(self) -> Shopper:
        """Paid, and came back."""
        return self._bought(FIRST_NUMBER + 1, "return")

    def _bought(self, number: int, habit: str) -> Shopper:
        buyer = Buyer(number, self.house, JAR, random.Random(number), habit)
        buyer.buy()
        return buyer.shopper

    def _with_jars(self, shopper: Shopper) -> Shopper:
        shopper.submit(shopper.get(JAR), "quantity", quantity="2")
        return shopper

    def _customer(self, name: str) -> Shopper:
        shopper = Shopper(self.house.url, address="203.0.113.4")
        email, password = self.accounts[name]
        login = {"login-username": email, "login-password": password, "login_submit": "1"}
        shopper.submit(shopper.get("/accounts/login/"), "login-username", **login)
        return self._with_jars(shopper) if name.endswith("-buying") else shopper


def email_of(habit: str) -> str:
    """The address of the visitor who abandoned her payment, or of the one who returned."""
    return f"buyer-{FIRST_NUMBER + (habit == 'return')}@example.org"
