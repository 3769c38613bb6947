"""What the record of erasures and downloads keeps: no address, only a keyed fingerprint of it."""

from shop.mail.suppression import address_hashes
from shop.privacy.models import AuditEntry
from shop.privacy.registry import Row, register


def entries(address: str) -> list[Row]:
    rows = AuditEntry.objects.filter(address_hash__in=address_hashes(address))
    return [{"What was done": row.get_deed_display(), "On": row.at, "Why": row.reason} for row in rows]


register("What was done with your data", tables=["privacy.AuditEntry"], export=entries)
