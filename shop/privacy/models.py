"""Who looked at, or erased, what we keep about a person; the person is known only by a keyed hash."""

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """One thing that was done with somebody's personal data. Written once, never changed."""

    class Deed(models.TextChoices):
        DOWNLOADED = "downloaded"
        STOPPED = "stopped", "asked to erase: notes stopped, the rest has to wait"
        ERASED = "erased"

    address_hash = models.CharField(max_length=64, db_index=True)
    deed = models.CharField(max_length=10, choices=Deed.choices)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=254, blank=True, help_text="Which member of staff; empty: her own link.")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "audit entries"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.deed} {self.address_hash[:8]} at {self.at:%b %d, %Y}"
