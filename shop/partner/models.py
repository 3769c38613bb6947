"""Oscar's stock record, with an allocation that can refuse: as shipped, Oscar sells 25 of 20 jars."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from oscar.apps.partner.abstract_models import AbstractStockRecord
from oscar.apps.partner.exceptions import InvalidStockAdjustment

ALLOCATED = Coalesce(F("num_allocated"), 0)  # Oscar leaves it empty until the first sale


class SoldOut(InvalidStockAdjustment):
    """Fewer jars are free than were asked for; carries the stock record."""

    def __init__(self, record: "StockRecord") -> None:
        super().__init__(f"stock record {record.pk} has too few left")
        self.record = record


class StockRecord(AbstractStockRecord):
    """Differs from Oscar's: changes are guarded updates, and the database itself refuses to oversell."""

    class Meta(AbstractStockRecord.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                name="stock_is_never_oversold",
                condition=Q(num_allocated__isnull=True)
                | (Q(num_allocated__gte=0) & Q(num_allocated__lte=F("num_in_stock"))),
                violation_error_message="More are promised to customers than that: count again, or cancel some first.",
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Never write `num_allocated` from a form: between reading and saving, somebody may have bought."""
        if self.pk and not kwargs.get("force_insert") and "update_fields" not in kwargs:
            fields = [field.name for field in self._meta.concrete_fields if not field.primary_key]
            kwargs["update_fields"] = [name for name in fields if name != "num_allocated"]
        super().save(*args, **kwargs)

    def allocate(self, quantity: int) -> None:
        """Set jars aside, or raise SoldOut and change nothing."""
        self._change(
            Q(num_in_stock__gte=ALLOCATED + quantity),
            num_allocated=ALLOCATED + quantity,
        )

    def cancel_allocation(self, quantity: int) -> None:
        """Put jars back on sale that were set aside."""
        self._change(Q(num_allocated__gte=quantity), num_allocated=F("num_allocated") - quantity)

    def consume_allocation(self, quantity: int) -> None:
        """Jars that were set aside have left."""
        self._change(
            Q(num_allocated__gte=quantity),
            num_allocated=F("num_allocated") - quantity,
            num_in_stock=F("num_in_stock") - quantity,
        )

    def _change(self, guard: Q, **changes: Any) -> None:
        if not type(self)._base_manager.filter(guard, pk=self.pk).update(**changes):
            raise SoldOut(self)
        # Deferred: read afresh by whoever looks at them next, which is nobody when a customer clicks Pay.
        for name in ("num_in_stock", "num_allocated"):
            self.__dict__.pop(name, None)


from oscar.apps.partner.models import *
