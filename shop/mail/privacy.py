"""What the mail table keeps about people."""

from datetime import datetime

from shop.mail.forgetting import forget
from shop.mail.models import Event, Mail, Suppression
from shop.mail.suppression import address_hashes
from shop.privacy.registry import Row, register


def mails(address: str) -> list[Row]:
    return [
        {
            "Mail": mail.subject or mail.kind.replace("_", " "),
            "To": mail.to,
            "State": mail.get_state_display(),
            "Planned for": mail.due_at,
            "Sent": mail.sent_at,
        }
        for mail in Mail.objects.filter(to__iexact=address)
    ]


def forget_mails(address: str, now: datetime) -> None:
    forget(Mail.objects.filter(to__iexact=address), now=now)
    # What the owner wrote beside an event may name the person.
    Event.objects.filter(address_hash__in=address_hashes(address)).update(note="")


def suppressed(address: str) -> list[Row]:
    """Both know the address by its keyed hash only; what a provider said is kept so that it is heard once."""
    hashes = address_hashes(address)
    rows = Suppression.objects.filter(address_hash__in=hashes)
    events = Event.objects.filter(address_hash__in=hashes).order_by("pk")
    reasons: list[Row] = [{"No more mail, because": row.get_reason_display(), "Since": row.created_at} for row in rows]
    told: list[Row] = [
        {"Told by": event.provider, "That": event.get_reason_display(), "On": event.created_at, "Note": event.note}
        for event in events
    ]
    return reasons + told


register(
    "Mails to you",
    tables=["mail.Mail", "outbox.Job"],
    export=mails,
    erase=forget_mails,
    stays="That a mail of some kind went out on some day, without to whom.",
)
register("Whom we must not write to", tables=["mail.Suppression", "mail.Event"], export=suppressed)
