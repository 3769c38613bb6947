"""Rows for the pages that a purchase alone does not reach. Runs inside the house, in the shop's own Python."""

from datetime import datetime
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from oscar.core.loading import get_model

from content.comments import confirming
from content.pages.models import Page
from shop.care import keeping, stopping, taps
from shop.care.keeper.claiming import Claim, claim
from shop.care.keeper.sharing import counter_jars, spoonful
from shop.mail.models import Mail
from shop.order.models import Order
from shop.privacy import asking
from shop.privacy.links import KIND, LASTS, token_for
from tests import commenting, factories
from tests.audit.states import orders

PASSWORD = "kefir-before-coffee"
ADA, NEW, FORGETFUL = "ada@example.org", "new@example.org", "forgetful@example.org"


def stage() -> dict[str, Any]:
    """Make everything; `places` fills the braces of tests.audit.pages, `accounts` are e-mail and password."""
    now = timezone.now()
    _on_the_shelf("last-jars", stock=2, title="The last jars of the week")
    _on_the_shelf("sold-out", stock=0, title="A jar that is sold out")
    ada = factories.customer(ADA, PASSWORD, first_name="Ada", last_name="Lovelace")
    factories.customer(NEW, PASSWORD)
    made = orders(now, ada)
    places = {name: order.token for name, order in made.items()}
    places |= {"number": made["dispatched"].number, "address": _address(ada), "reset": _reset_link()}
    accounts = {"customer": (ADA, PASSWORD), "customer-buying": (ADA, PASSWORD), "newcomer": (NEW, PASSWORD)}
    return {"places": places | _care(made, now) | _comments(now) | _data(now), "accounts": accounts}


def _on_the_shelf(slug: str, *, stock: int, title: str) -> None:
    product = factories.jar(stock=stock, title=title)
    product.slug = slug
    product.save()


def _comments(now: datetime) -> dict[str, str]:
    """Under the article that the shop begins with: shown with an answer, unconfirmed, waiting, and without mails."""
    article = Page.objects.get(slug="kefir-benefits")
    shown = commenting.shown(article, "Mine sulked for a week, then it thickened.", now=now)
    commenting.shown(article, "So did mine!", above=shown, now=now)
    unconfirmed = commenting.unconfirmed(article, now=now)
    waiting, stopped = (commenting.waiting(article, now=now, wants_answers=True) for _ in range(2))
    confirming.stop(stopped, now=now)
    return {
        "comment": str(shown.pk),
        "comment_unconfirmed": unconfirmed.token,
        "comment_waiting": waiting.token,
        "comment_stopped": stopped.token,
    }


def _data(now: datetime) -> dict[str, str]:
    """Links to what is kept about a customer: a good one, and one of the day before yesterday."""
    asking.ask(ADA, client="stage", now=now)
    mail = Mail.objects.get(kind=KIND, to=ADA)
    return {"data": token_for(mail, now=now), "data_old": token_for(mail, now=now - 2 * LASTS)}


def _address(user: Any) -> str:
    given = {"line1": "12 High St", "line4": "Columbus", "state": "OH", "postcode": "43215"}
    who = {"first_name": "Ada", "last_name": "Lovelace", "country": factories.united_states()}
    return str(get_model("address", "UserAddress").objects.create(user=user, **given, **who).pk)


def _reset_link() -> str:
    """Of somebody who does not sign in, which would end the link."""
    user = factories.customer(FORGETFUL, PASSWORD)
    return f"{urlsafe_base64_encode(force_bytes(user.pk))}/{default_token_generator.make_token(user)}"


def _care(made: dict[str, Order], now: datetime) -> dict[str, str]:
    """Jars that work, rest, wait and have stopped; one on the shelf, one that is kept, and a family."""
    running, paused, stopped = (made[name].care_plans.first() for name in ("dispatched", "collected", "gift"))
    keeping.rest(paused, now)
    keeping.stop(stopped, "by the keeper's link", now)
    waiting, shelf, kept = counter_jars(3)
    claim(kept, Claim(to="bea@example.org", time_zone="America/Chicago"), now)
    daughter = spoonful(kept)
    return {
        "care": running.token,
        "care_paused": paused.token,
        "care_stopped": stopped.token,
        "care_opened": kept.token,
        "care_waiting": waiting.token,
        "jar": shelf.code,
        "jar_kept": kept.code,
        "jar_ended": made["refunded"].care_plans.first().code,
        "daughter": daughter.code,
        "stop": stopping.address(kept).split("/")[-2],
        "tap": taps.address(kept, taps.Action.THIN, "D1:1").split("/")[-2],
    }
