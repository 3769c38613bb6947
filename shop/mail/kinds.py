"""What each kind of mail says and how carefully it is sent; each app registers its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shop.mail.models import Mail


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a mail; the type is a MIME type."""

    name: str
    content: bytes
    type: str


@dataclass(frozen=True)
class Kind:
    """One folder of templates/emails/ and the rules for sending it."""

    name: str
    context: Callable[[Mail], dict[str, Any]]
    attachments: Callable[[Mail], list[Attachment]]
    at_most_once: bool
    list_id: str | None
    headers: Callable[[Mail], dict[str, str]]
    still_wanted: Callable[[Mail, datetime], str]
    sender: str | None


_kinds: dict[str, Kind] = {}


def register(
    kind: str,
    *,
    context: Callable[[Mail], dict[str, Any]],
    attachments: Callable[[Mail], list[Attachment]] = lambda mail: [],
    at_most_once: bool = False,
    list_id: str | None = None,
    headers: Callable[[Mail], dict[str, str]] = lambda mail: {},
    still_wanted: Callable[[Mail, datetime], str] = lambda mail, now: "",
    sender: str | None = None,
) -> None:
    """Make a kind known. All its functions are called in the worker, right before it is sent.

    `still_wanted` returns why the mail must not go any more, or nothing; it may raise TryAgain to have it wait. A
    kind with a `list_id` is one that people can stop. `sender` is the From header; None for DEFAULT_FROM_EMAIL.
    """
    _kinds[kind] = Kind(kind, context, attachments, at_most_once, list_id, headers, still_wanted, sender)


def kind_of(mail: Mail) -> Kind:
    """Return the rules for this mail; KeyError if nothing registered its kind."""
    return _kinds[mail.kind]


def registered() -> list[str]:
    """Names of all kinds, sorted."""
    return sorted(_kinds)
