"""A basket that went to Stripe and isn't paid yet: its owner is led back there, or may start over."""

from django.http import HttpRequest

from shop.payments.models import Attempt

WAITING = (Attempt.State.OPENING, Attempt.State.OPEN)


def waiting_attempt(request: HttpRequest) -> Attempt | None:
    """The unpaid attempt of this visitor's frozen basket, found by her cookie or her account."""
    attempts = Attempt.objects.filter(state__in=WAITING, order__basket__status="Frozen").select_related("order")
    frozen = getattr(request, "frozen_basket_id", None)
    if frozen is not None:
        return attempts.filter(order__basket=frozen, order__basket__owner=None).first()
    if request.user.is_authenticated:
        return attempts.filter(order__basket__owner=request.user).order_by("-pk").first()
    return None
