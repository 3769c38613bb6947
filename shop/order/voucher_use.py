"""A voucher is used when the order is placed, under lock, and given back when the order can no longer be paid."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from oscar.core.loading import get_model

from shop.checkout.quoted import Discount
from shop.order.models import Order


class VoucherGone(Exception):  # noqa: N818 - reads as what happened, like SoldOut
    """Somebody else used it up between this customer's page and her click; carries its code, or the offer's name."""

    def __init__(self, code: str) -> None:
        super().__init__(f"voucher {code} can't be used any more")
        self.code = code


def use(order: Order, discounts: Iterable[Discount], user: Any) -> None:
    """Count every voucher and offer that gave a discount, or raise VoucherGone and let the transaction fall.

    Vouchers are locked before offers, both by ascending id, so that two orders can't wait for each other.
    """
    given, user = list(discounts), user or AnonymousUser()
    for voucher in _locked("voucher", "Voucher", {row.voucher_id for row in given}):
        if not voucher.is_available_to_user(user=user)[0]:
            raise VoucherGone(voucher.code)
        _use_voucher(voucher, order, [row for row in given if row.voucher_id == voucher.pk])
    frequency = {row.offer_id: row for row in given}
    for offer in _locked("offer", "ConditionalOffer", set(frequency)):
        row = frequency[offer.pk]
        if row.frequency > offer.get_max_applications(user if user.is_authenticated else None):
            raise VoucherGone(row.voucher_code or offer.name)
        offer.record_usage({"freq": row.frequency, "discount": row.amount})


def _use_voucher(voucher: Any, order: Order, rows: Iterable[Any]) -> None:
    voucher.applications.create(voucher=voucher, order=order, user=order.user)
    voucher.num_orders += 1
    voucher.total_discount += sum(row.amount for row in rows)
    voucher.save(update_fields=["num_orders", "total_discount"])


def give_back(order: Order) -> None:
    """Undo `use`, for an order that can no longer be paid: call it once, in the transaction that releases the order."""
    get_model("voucher", "VoucherApplication").objects.filter(order=order).delete()
    rows = list(order.discounts.all())
    for voucher in _locked("voucher", "Voucher", {row.voucher_id for row in rows}):
        voucher.num_orders = max(0, voucher.num_orders - 1)
        voucher.total_discount -= sum(row.amount for row in rows if row.voucher_id == voucher.pk)
        voucher.save(update_fields=["num_orders", "total_discount"])
    for offer in _locked("offer", "ConditionalOffer", {row.offer_id for row in rows}):
        own = [row for row in rows if row.offer_id == offer.pk]
        offer.num_applications = max(0, offer.num_applications - sum(row.frequency for row in own))
        offer.num_orders = max(0, offer.num_orders - 1)
        offer.total_discount -= sum(row.amount for row in own)
        offer.save()


def take_again(order: Order) -> None:
    """Redo `use` for late money: the customer has paid the lower price, so nothing is refused here."""
    rows = list(order.discounts.all())
    for voucher in _locked("voucher", "Voucher", {row.voucher_id for row in rows}):
        _use_voucher(voucher, order, [row for row in rows if row.voucher_id == voucher.pk])
    for offer in _locked("offer", "ConditionalOffer", {row.offer_id for row in rows}):
        for row in rows:
            if row.offer_id == offer.pk:
                offer.record_usage({"freq": row.frequency, "discount": row.amount})


def _locked(app: str, model: str, ids: set[int | None]) -> Any:
    known = ids - {None}
    return get_model(app, model).objects.select_for_update().filter(pk__in=known).order_by("pk") if known else ()
