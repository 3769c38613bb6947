"""Handing one message to a provider's API through Anymail, so that each failure is known for what it is."""

import re
from typing import Any, Final

import requests
from anymail.backends.base import AnymailBaseBackend
from anymail.exceptions import (
    AnymailAPIError,
    AnymailConfigurationError,
    AnymailError,
    AnymailRecipientsRefused,
)
from urllib3.exceptions import NewConnectionError

from shop.mail.outcomes import InDoubt, RefusedAddress, RefusedForNow, RefusedMessage, Unreachable

# Key, plan, sender domain or address of the API: ours to mend, and nothing was said about this mail.
ACCOUNT: Final = (401, 402, 403, 404, 405, 407)
LATER: Final = (408, 425, 429)
# A machine in between gave up waiting for the one that may have taken the message.
IN_BETWEEN: Final = (502, 504)
ABOUT_THE_ADDRESS: Final = re.compile(r"('to'|recipient).{0,40}valid|valid.{0,40}('to'|recipient)", re.IGNORECASE)

NEVER_ASKED: Final = (
    requests.ConnectTimeout,
    requests.exceptions.ProxyError,
    requests.exceptions.SSLError,
    requests.exceptions.InvalidURL,
    requests.exceptions.MissingSchema,
    requests.exceptions.InvalidSchema,
)
# Amazon's library, which is installed only where it is used, has names of its own.
NEVER_ASKED_OF_AMAZON: Final = ("EndpointConnectionError", "ConnectTimeoutError", "NoCredentialsError")

Failure = InDoubt | RefusedAddress | RefusedForNow | RefusedMessage | Unreachable


def open_session(backend: AnymailBaseBackend) -> None:
    """Get ready to send, or stay so; Unreachable if the provider isn't set up."""
    try:
        backend.open()
    except Exception as error:  # each provider's library has its own
        raise Unreachable(_line(error)) from error


def hand_over(backend: AnymailBaseBackend, email: Any) -> None:
    """Give one message to the provider; returns only when it has said that it took it."""
    try:
        backend.send_messages([email])
    except (AnymailError, AnymailConfigurationError) as error:
        raise _outcome(error) from error


def _outcome(error: Exception) -> Failure:
    """What this says about the mail."""
    said = _line(error)
    match error:
        case AnymailConfigurationError():
            return Unreachable(said)
        case AnymailRecipientsRefused():
            return RefusedAddress(said)
        case AnymailAPIError():
            status = _status(error)
            return _without_an_answer(error, said) if status is None else _answered(status, said)
    # What Anymail finds fault with itself never left.
    return RefusedMessage(said)


def _answered(status: int, said: str) -> Failure:
    if status < 300 or status in IN_BETWEEN:
        return InDoubt(said)  # taken on, but its answer can't be read
    if status in LATER or status >= 500:
        return RefusedForNow(said)
    if status < 400 or status in ACCOUNT:
        return Unreachable(said)
    return RefusedAddress(said) if ABOUT_THE_ADDRESS.search(said) else RefusedMessage(said)


def _without_an_answer(error: AnymailAPIError, said: str) -> Failure:
    return Unreachable(said) if _never_asked(error.__cause__) else InDoubt(said)


def _never_asked(cause: BaseException | None) -> bool:
    """Whether the request can't have left: no connection, or no address to connect to."""
    if isinstance(cause, NEVER_ASKED) or type(cause).__name__ in NEVER_ASKED_OF_AMAZON:
        return True
    tried = cause.args[0] if isinstance(cause, requests.ConnectionError) and cause.args else None
    return isinstance(getattr(tried, "reason", None), NewConnectionError)


def _status(error: AnymailAPIError) -> int | None:
    """The HTTP status of the provider's answer, if there was one; Amazon's library wraps it twice."""
    if error.status_code is not None:
        return int(error.status_code)
    answer = getattr(error.__cause__, "response", None)
    wrapped = answer.get("ResponseMetadata", {}) if isinstance(answer, dict) else {}
    return wrapped.get("HTTPStatusCode")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
