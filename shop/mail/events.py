"""What mail providers tell us: a person whose mail came back, who complained or stopped is not written to again."""

import hashlib
import logging
import uuid
from typing import Any

from anymail.signals import tracking
from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone

from shop.mail import suppression
from shop.mail.bounces import Verdict, verdict
from shop.mail.models import Event, Mail, Suppression

log = logging.getLogger(__name__)


@receiver(tracking)
def hear(sender: object, event: Any, esp_name: str, **kwargs: Any) -> None:
    """Write down once what follows from an event; the same event again changes nothing."""
    found = verdict(event)
    if found is None or not event.recipient:
        return
    with transaction.atomic():
        if _is_new(event, esp_name, found):
            suppression.suppress(event.recipient, Suppression.Reason(found))
            log.info("%s says that a mail's reader has %s", esp_name, found)


def tell(address: str, reason: str, *, by: str, note: str) -> None:
    """Write down what the owner knows about an address: why not to write to it, or that it may be written to again."""
    row = {"reason": reason, "address_hash": suppression.address_hash(address), "note": note}
    with transaction.atomic():
        Event.objects.create(provider=by, event_id=uuid.uuid4().hex, **row)
        if reason == Event.FORGIVEN[0]:
            suppression.forgive(address)
        else:
            suppression.suppress(address, Suppression.Reason(reason))


def _is_new(event: Any, provider: str, found: Verdict) -> bool:
    mail = _mail_of(event)
    row = {"reason": found, "address_hash": suppression.address_hash(event.recipient), "mail": mail}
    _, new = Event.objects.get_or_create(provider=provider, event_id=_id_of(event), defaults=row)
    if new and mail is not None:
        word = Suppression.Reason(found).label
        Mail.objects.filter(pk=mail.pk).update(came_back_at=event.timestamp or timezone.now(), error=word)
    return new


def _id_of(event: Any) -> str:
    """The provider's own id, or for events without one a name made of what they say."""
    parts = (event.event_id, event.event_type, event.message_id, event.recipient, event.timestamp)
    said = "\n".join(str(part) for part in ((event.event_id, event.event_type) if event.event_id else parts))
    return hashlib.sha256(said.encode()).hexdigest()


def _mail_of(event: Any) -> Mail | None:
    """The mail it is about: named by what we sent along, or by its Message-ID; and only if its reader is the same."""
    local_part = str((event.metadata or {}).get("mail") or "")
    named = Mail.objects.filter(message_id=event.message_id or "")
    if local_part:
        named = Mail.objects.filter(message_id__startswith=f"<{local_part}@")
    mail = named.first()
    same = mail is not None and suppression.normalised(mail.to) == suppression.normalised(event.recipient)
    return mail if same else None
