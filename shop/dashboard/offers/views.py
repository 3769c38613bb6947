"""Oscar's list of offers, in an order that pages can rely on."""

from typing import Any

from oscar.apps.dashboard.offers import views as oscar


class OfferListView(oscar.OfferListView):
    """Differs from Oscar's: sorted from the start, or the pages of a long list could overlap."""

    def get_queryset(self) -> Any:
        offers = super().get_queryset()
        return offers if offers.ordered else offers.order_by("-priority", "-pk")
