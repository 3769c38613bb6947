"""Somebody who has left traces everywhere that the shop's own steps leave them."""

from datetime import timedelta
from typing import Any, Final

from django.db import connection
from oscar.core.loading import get_model

from content.recipes.mails import mail_recipe
from shop import fulfilment
from shop.order.models import Order
from shop.outbox.models import Job
from shop.outbox.running import run_job
from shop.privacy import asking
from shop.privacy.links import KIND, token_for
from tests import commenting, factories, photographs
from tests.factories import NOON
from tests.writing import published

ADA: Final = "ada@example.org"
BOB: Final = "bob@example.org"
LATER: Final = NOON + timedelta(days=3)
# Words that only stand where Ada's person does; none of them may be left anywhere.
HERS: Final = ("ada@example.org", "lovelace", "12 high st", "columbus", "countess", "9400123", "sulked")


def dispatched(**who: Any) -> Order:
    """An order of Ada's that has left us, with a remark and a parcel's number."""
    order = factories.paid_order(who=factories.buyer(**who))
    fulfilment.dispatch(order, carrier="USPS", tracking_number="9400123", now=NOON, user=None)
    order.notes.create(message="The countess called.")
    order.refresh_from_db()
    return order


def account() -> Any:
    """Ada's account, with an address and everything that Oscar could hang on it."""
    user = factories.customer(ADA.upper(), first_name="Ada", last_name="Lovelace")
    where = {"line1": "12 High St", "line4": "Columbus", "state": "OH", "postcode": "43215"}
    address = get_model("address", "UserAddress")
    address.objects.create(user=user, last_name="Lovelace", country=factories.united_states(), **where)
    jar = factories.jar()
    about = {"product": jar, "title": "Good", "body": "The countess likes it", "score": 5, "status": 1}
    get_model("reviews", "ProductReview").objects.create(user=user, **about)
    get_model("reviews", "ProductReview").objects.create(name="Ada Lovelace", email=ADA, **about)
    get_model("customer", "ProductAlert").objects.create(product=jar, email=ADA, key="k")
    get_model("communication", "Email").objects.create(email=ADA, subject="Hello", body_text="Dear countess")
    get_model("analytics", "UserSearch").objects.create(user=user, query="jars for a countess")
    get_model("wishlists", "WishList").objects.create(owner=user, name="A countess's wishes")
    return user


def everywhere() -> Order:
    """Ada bought, has an account, comments with a photograph, mailed herself a recipe."""
    order = dispatched(user=account())
    page = published()
    commenting.shown(page, "Mine sulked.", email=ADA, name="Lovelace", photo=photographs.from_a_phone(340, 320))
    commenting.unconfirmed(page, "It sulked more.", email=ADA.title(), name="Lovelace")
    mail_recipe("lemon-strawberry-bowl", to=ADA, client="203.0.113.7", now=NOON)
    return order


def link(address: str = ADA) -> str:
    """The last part of the link that is mailed to this address."""
    from shop.mail.models import Mail

    asking.ask(address, client="203.0.113.9", now=NOON)
    return token_for(Mail.objects.filter(kind=KIND, to__iexact=address).latest("pk"), now=NOON)


def traces(words: tuple[str, ...] = HERS) -> dict[str, list[str]]:
    """Every table of the database in which one of these words still stands, with the words."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            said = str(cursor.fetchall()).lower()
            if left := [word for word in words if word in said]:
                found[table] = left
    return found


def work(kind: str) -> None:
    """What the worker does, sooner or later."""
    for job in Job.objects.filter(kind=kind):
        run_job(job.pk, max(job.due_at, NOON))
