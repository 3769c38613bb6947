"""Vouchers in a basket: whether a code is good, and what it takes off."""

from datetime import datetime
from typing import Any

from oscar.core.loading import get_model

from shop.basket.pricing import priced


class CodeRefusedError(Exception):
    """The code can't be used; the text says why and what to do."""


def use(basket: Any, code: str, *, user: Any, now: datetime) -> Any:
    """Put the voucher with this code into the basket and answer it, or raise CodeRefusedError and change nothing."""
    voucher = get_model("voucher", "Voucher").objects.filter(code=code).first()
    if voucher is None or not voucher.is_active(now):
        raise CodeRefusedError("That code isn't valid, or not any more. Please check how it is written.")
    if basket.vouchers.filter(pk=voucher.pk).exists():
        raise CodeRefusedError("That code is in your basket already.")
    if not voucher.is_available_to_user(user)[0]:
        raise CodeRefusedError("That code has been used already.")
    basket.vouchers.add(voucher)
    taken_off = [each for each in priced(basket, now=now).discounts if each.voucher_code == voucher.code]
    if not taken_off:
        basket.vouchers.remove(voucher)
        raise CodeRefusedError("That code doesn't take anything off what is in your basket.")
    return voucher
