"""Pay was clicked: in one transaction, the order, the stock set aside and what will be asked of Stripe."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from oscar.core.loading import get_class, get_model

from shop.checkout.buyer import Buyer
from shop.checkout.quote import Quote
from shop.checkout.quote import quote as quote_again
from shop.checkout.quoted import Priced
from shop.crash_points import reach
from shop.order.models import Order
from shop.outbox.queue import enqueue
from shop.partner.models import SoldOut
from shop.payments import limits, reservations
from shop.payments.cents import to_cents
from shop.payments.checking import LIFETIME, first_look, job_key
from shop.payments.limits import TooManyAttempts
from shop.payments.locking import retrying
from shop.payments.models import Attempt
from shop.payments.request import session_request

__all__ = ["Mismatch", "NothingToBuy", "SoldOut", "TooManyAttempts", "prepare", "unfinished"]


class Mismatch(Exception):  # noqa: N818 - the contract's name
    """The basket no longer costs what the customer saw, or can't be bought; carries the quote as it is now."""

    def __init__(self, quote: Quote) -> None:
        super().__init__("the basket has changed since it was shown")
        self.quote = quote


class NothingToBuy(Exception):  # noqa: N818 - the contract's name
    """The basket is empty, or was paid for or given up already."""


def prepare(*, basket: Any, buyer: Buyer, quote: Priced, client: str, now: datetime) -> Attempt:
    """Place the order unpaid and set its jars aside; `quote` is what the customer saw, `client` her network address.

    A basket that is being paid for already gives the same attempt again. Raises Mismatch, SoldOut, NothingToBuy,
    TooManyAttempts or VoucherGone, and then nothing has changed.
    """
    attempt = retrying(lambda: _prepare(basket=basket, buyer=buyer, seen=quote, client=client, now=now))
    basket.status = basket.FROZEN
    reach("prepare: after the commit")
    return attempt


def unfinished(basket_id: int | None) -> Attempt | None:
    """The attempt under way for this basket, for a customer who comes back in another tab."""
    if basket_id is None:
        return None
    rows = Attempt.objects.filter(order__basket_id=basket_id, state__in=Attempt.UNFINISHED)
    return rows.select_related("order").first()


@transaction.atomic
def _prepare(*, basket: Any, buyer: Buyer, seen: Priced, client: str, now: datetime) -> Attempt:
    own = _frozen(basket)
    if own is None:
        return _under_way(basket.pk, seen)
    fresh = _checked_quote(own, buyer, seen, now)
    client_hash, email_hash = limits.client_hash(client), limits.email_hash(buyer.email)
    limits.check(client=client_hash, email=email_hash, now=now)
    order = get_class("order.utils", "OrderCreator")().place(basket=own, quote=fresh, buyer=buyer, now=now)
    attempt = _attempt(order, fresh, now=now, client_hash=client_hash, email_hash=email_hash)
    reservations.hold(attempt, [line.line for line in fresh.lines])
    due_at, payload = first_look(attempt, now), {"attempt": attempt.pk}
    enqueue("payments.check", key=job_key(attempt), payload=payload, due_at=due_at, now=now)
    reach("prepare: before the commit")
    return attempt


def _frozen(basket: Any) -> Any:
    """Freeze the basket, which also locks its row until the end; None if it isn't open any more.

    What is given back is a basket of our own, with nothing that the caller's has read before.
    """
    model = get_model("basket", "Basket")
    if not model.objects.filter(pk=basket.pk, status=model.OPEN).update(status=model.FROZEN):
        return None
    return model(pk=basket.pk, owner=basket.owner, status=model.FROZEN)


def _under_way(basket_id: int | None, seen: Priced) -> Attempt:
    attempt = unfinished(basket_id)
    if attempt is None or attempt.amount != to_cents(seen.total):
        raise NothingToBuy("this basket is not open any more")
    return attempt


def _checked_quote(basket: Any, buyer: Buyer, seen: Priced, now: datetime) -> Quote:
    fresh = quote_again(
        basket,
        delivery=buyer.delivery_code,
        state=buyer.state,
        zip_code=buyer.zip_code,
        pickup_place_id=buyer.pickup_place_id,
        now=now,
    )
    if not fresh.lines:
        raise NothingToBuy("the basket is empty")
    if not fresh.payable or (fresh.total, fresh.currency) != (seen.total, seen.currency):
        raise Mismatch(fresh)
    return fresh


def _attempt(order: Order, quote: Quote, *, now: datetime, client_hash: str, email_hash: str) -> Attempt:
    expires_at = now + LIFETIME
    request = session_request(order, quote.lines, expires_at=expires_at, site_url=settings.SITE_URL)
    return Attempt.objects.create(
        order=order,
        amount=to_cents(quote.total),
        currency=quote.currency,
        request=request,
        expires_at=expires_at,
        livemode=settings.STRIPE_LIVEMODE,
        client_hash=client_hash,
        email_hash=email_hash,
        created_at=now,
    )
