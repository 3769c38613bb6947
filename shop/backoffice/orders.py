"""The order desk's buttons: each carries out one move and says what happened."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views import View
from django.views.generic import FormView
from oscar.apps.order.exceptions import InvalidOrderStatus

from shop import fulfilment
from shop.backoffice import desk, moves
from shop.backoffice.desk import Desk, Move
from shop.order.models import Order
from shop.payments.facts import GatewayDown, StripeError
from shop.payments.settle import ForeignSession

Act = Callable[..., str]
NOT_NOW = "That is not open to an order that is {state}. Somebody may have been quicker: look at what happened."
NO_ANSWER = "Stripe doesn't answer just now. Nothing was changed; try again in a few minutes."


def carry_out(act: Act, request: HttpRequest, order: Order, given: dict[str, Any]) -> HttpResponse:
    """Do it once, and turn every refusal into words; always ends on the order's page."""
    try:
        messages.success(request, act(order, user=request.user, now=timezone.now(), **given))
    except InvalidOrderStatus:
        order.refresh_from_db()
        messages.error(request, NOT_NOW.format(state=order.status))
    except GatewayDown:
        messages.error(request, NO_ANSWER)
    except (fulfilment.Refused, ForeignSession, StripeError) as refusal:
        messages.error(request, str(refusal))
    return redirect("dashboard:order-detail", number=order.number)


class OrderButton(View):
    """One click, no question."""

    act: Act = staticmethod(moves.collected)

    def post(self, request: HttpRequest, number: str, **given: Any) -> HttpResponse:
        return carry_out(self.act, request, get_object_or_404(Order, number=number), given)


class OrderQuestion(FormView):  # type: ignore[type-arg]  # not generic at run time
    """A page with a question first, then the move with the form's answers."""

    template_name = "backoffice/desk/ask.html"
    act: Act = staticmethod(moves.collected)
    move: Move = desk.REFUND
    question = ""
    confirm = ""
    order: Order
    desk: Desk

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.order = get_object_or_404(Order, number=kwargs["number"])
        self.desk = desk.desk_of(self.order)
        if not (self.move.always or self.move in self.desk.moves):
            messages.error(request, NOT_NOW.format(state=self.order.status))
            return redirect("dashboard:order-detail", number=self.order.number)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "desk": self.desk}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"question": self.question, "confirm": self.confirm, "move": self.move}
        return {**super().get_context_data(**kwargs), **words, "order": self.order, "desk": self.desk}

    def form_valid(self, form: Any) -> HttpResponse:
        return carry_out(self.act, self.request, self.order, form.cleaned_data)
