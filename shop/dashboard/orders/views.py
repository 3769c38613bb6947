"""Oscar's order pages, without the forms that would move an order or its money past our use cases."""

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from oscar.apps.dashboard.orders import views as oscar

from shop.backoffice.desk import Desk, desk_of
from shop.backoffice.jars import jars_of
from shop.backoffice.money import takings
from shop.order import states
from shop.order.models import Order
from shop.payments.models import Attempt, Dispute, Refund

REFUSAL = "An order's state follows from what is done with it. Open the order and use its buttons."
MARKS = {
    "gift": Q(gift_recipient_email__gt="") | Q(gift_message__gt=""),
    "pickup": Q(pickup_place__isnull=False),
    "delivery": Q(pickup_place__isnull=True),
}


def _with_troubles(orders: QuerySet[Order]) -> QuerySet[Order]:
    attempt = Attempt.objects.filter(order=OuterRef("pk"))
    failed_refund = Refund.objects.filter(attempt__order=OuterRef("pk"), state=Refund.State.FAILED)
    annotated: QuerySet[Order] = orders.annotate(
        has_dispute=Exists(Dispute.objects.filter(attempt__order=OuterRef("pk"))),
        has_failed_refund=Exists(failed_refund.filter(attempt__order__status=states.NEEDS_REVIEW)),
        needs_review=Exists(attempt.filter(state=Attempt.State.NEEDS_REVIEW)),
    )
    return annotated


class OrderListView(oscar.OrderListView):
    """Differs from Oscar's: shows gifts, pickups and troubles, finds guests by e-mail, and changes no state."""

    actions = ("download_selected_orders",)

    def get_queryset(self) -> QuerySet[Order]:
        orders: QuerySet[Order] = super().get_queryset()
        mark = MARKS.get(self.request.GET.get("mark", ""))
        return _with_troubles(orders.filter(mark) if mark else orders).select_related("pickup_place")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        marks = [("", "All"), ("delivery", "To deliver"), ("pickup", "Pickup"), ("gift", "Gifts")]
        chosen = {"mark": self.request.GET.get("mark", ""), "status": self.request.GET.get("status", "")}
        return {**super().get_context_data(**kwargs), "marks": marks, "states": Order.all_statuses(), "chosen": chosen}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action") not in self.actions:
            messages.error(request, REFUSAL)
            return redirect("dashboard:order-list")
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer


class OrderStatsView(oscar.OrderStatsView):
    """Differs from Oscar's: revenue is what was received and not given back, not what was ordered."""

    def get_stats(self, filters: dict[str, Any]) -> dict[str, Any]:
        stats: dict[str, Any] = super().get_stats(filters)
        return {**stats, "total_revenue": takings(Order.objects.filter(**filters)).left}


class OrderDetailView(oscar.OrderDetailView):
    """Differs from Oscar's: only notes can be posted here; everything else is a button of the order desk."""

    order_actions = ("save_note", "delete_note")
    line_actions = ()

    def delete_note(self, request: HttpRequest, order: Order) -> HttpResponse:
        """Oscar lets anybody delete the notes of the audit trail too."""
        notes = order.notes.filter(pk=request.POST.get("note_id") or 0)
        on_record = notes.filter(note_type=oscar.OrderNote.SYSTEM).exists()
        refused = self.reload_page(error="What was done with an order stays on record.") if on_record else None
        answer: HttpResponse = refused or super().delete_note(request, order)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        prefetch_related_objects([self.object], "notes__user")
        desk: Desk = desk_of(self.object)
        jars = jars_of(self.object, timezone.now())
        return {**super().get_context_data(**kwargs), "desk": desk, "jars": jars}
