"""What a provider's event means for the person it is about. No Django: any object with Anymail's names will do."""

import re
from collections.abc import Iterator
from typing import Any, Final, Literal

Verdict = Literal["bounced", "complained", "stopped"]

# By the reason first: a provider that refuses to send says so for the bounce, complaint or stop before.
BY_REASON: Final[dict[str, Verdict]] = {
    "bounced": "bounced",
    "invalid": "bounced",
    "spam": "complained",
    "unsubscribed": "stopped",
}
BY_TYPE: Final[dict[str, Verdict]] = {"complained": "complained", "unsubscribed": "stopped"}
REFUSALS: Final = ("bounced", "rejected")
# Anymail calls these bounced as well; each provider has a word of its own for "not for good".
SOFT_WORDS: Final = (
    *("soft", "softbounce", "soft_bounce", "soft_bounced", "activity.soft_bounced"),
    *("transient", "undetermined", "temporary", "blocked"),
)
SOFT_CLASSES: Final = ("20", "21", "22", "23", "24", "40", "70")  # SparkPost's
# RFC 3463: 4.x.x may come right; 5.2.2 is a full mailbox; 5.7.x is about policy, not about the mailbox.
NOT_THE_MAILBOX: Final = re.compile(r"\b(4\.\d{1,3}\.\d{1,3}|5\.2\.2|5\.7\.\d{1,3})\b|^\W*(4\d\d|552)\b")


def verdict(event: Any) -> Verdict | None:
    """Why not to write to this person any more; None if nothing follows."""
    if found := BY_TYPE.get(event.event_type):
        return found
    if event.event_type not in REFUSALS:
        return None
    found = BY_REASON.get(event.reject_reason)
    # Spam as the reason of a bounce is what the server thought of the text, not what the reader did.
    if event.event_type == "bounced" and found != "bounced":
        return None
    return None if found == "bounced" and _is_soft(event) else found


def _is_soft(event: Any) -> bool:
    said = event.mta_response or ""
    if NOT_THE_MAILBOX.search(str(said)):
        return True
    return any(_says_soft(name, value) for name, value in _fields(event.esp_event))


def _says_soft(name: str, value: object) -> bool:
    if name == "hard_bounce":  # Mailjet's
        return value in (False, "false", 0)
    if name == "bounce_class":
        return str(value) in SOFT_CLASSES
    return str(value).lower() in SOFT_WORDS


def _fields(event: Any) -> Iterator[tuple[str, object]]:
    """Every name and value of the provider's own event, however deep."""
    for name, value in event.items() if hasattr(event, "items") else ():
        if hasattr(value, "items"):
            yield from _fields(value)
        else:
            yield str(name), value
