"""One tap in a mail: a signed address for one jar, one action and one question. Following it changes nothing.

The page behind it has one button; what that posts is done at most once, however often it arrives.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from django.core.signing import BadSignature, SignatureExpired
from django.urls import reverse

from shop.care.models import CarePlan
from shop.signatures import InHexWithTime

SIGNER: Final = InHexWithTime(salt="shop.care.tap")
GOOD_FOR: Final = timedelta(days=45)  # a mail is answered within days; an old one found again asks about a jar of today
SCANNED_WITHIN: Final = timedelta(minutes=5)


class Action(StrEnum):
    """What a tap may do."""

    THICK = "thick"
    THIN = "thin"
    OFF = "off"
    FED = "fed"
    ARRIVED = "arrived"
    NOT_YET = "not yet"
    BACK = "back"
    NUDGE = "nudge"
    MONTHLY = "monthly"
    CONFIRM = "confirm"


class BadTap(ValueError):  # noqa: N818 - what the address is
    """The address was changed, cut off or has expired; the message says what to do.

    `token` names the jar's page if the address was ours, only old.
    """

    def __init__(self, message: str, token: str = "") -> None:
        super().__init__(message)
        self.token = token


@dataclass(frozen=True)
class Tap:
    """One jar, named by its keeper's token, one action, and what it answers (a note's step and cycle)."""

    plan: str
    action: Action
    asked: str


def address(plan: CarePlan, action: Action, asked: str) -> str:
    """The path of the page with the button."""
    # The keeper's token, not the jar's number: a jar that was handed on doesn't listen to its first keeper's mails.
    token = SIGNER.sign_object([plan.token, action.value, asked])
    return reverse("care:tap", args=[token])


def read(token: str) -> Tap:
    """What a tap's address says; BadTap if it isn't ours or isn't good any more."""
    try:
        plan, action, asked = SIGNER.unsign_object(token, max_age=GOOD_FOR)
    except SignatureExpired as error:
        raise BadTap("This button is from an old mail. Your jar's page has the same ones.", _jar(token)) from error
    except BadSignature as error:
        raise BadTap("This address isn't complete. Please use the button in the mail itself.") from error
    return Tap(plan, Action(action), asked)


def _jar(token: str) -> str:
    plan, *_ = SIGNER.unsign_object(token)
    return str(plan)


def is_fresh(token: str) -> bool:
    """Whether the mail was written a few minutes ago: who follows its links so soon may be a scanner."""
    try:
        SIGNER.unsign_object(token, max_age=SCANNED_WITHIN)
    except BadSignature:
        return False
    return True
