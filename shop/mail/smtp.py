"""The SMTP conversation for one message, step by step, so that each failure is known for what it is."""

import re
import smtplib
from contextlib import suppress
from typing import Final

from shop.mail.outcomes import Closed, InDoubt, RefusedAddress, RefusedForNow, RefusedMessage, Unreachable

CONNECT_SECONDS: Final = 10
ANSWER_SECONDS: Final = 30

OK: Final = (250, 251)
CLOSING: Final = 421
# RFC 5321, 4.5.3.1.10: servers also say 552 when they mean 452.
REALLY_TEMPORARY: Final = 552
# RFC 3463: 5.7.x is about policy (we may not send), not about the mailbox. That is ours to mend, so it may wait.
POLICY: Final = re.compile(rb"^5\.7\.")


def greet(smtp: smtplib.SMTP) -> None:
    """Say hello if nobody has yet; Unreachable if the server won't have us."""
    try:
        smtp.ehlo_or_helo_if_needed()
    except OSError as error:
        raise Unreachable(describe(error)) from error
    if smtp.sock:
        smtp.sock.settimeout(ANSWER_SECONDS)


def is_alive(smtp: smtplib.SMTP) -> bool:
    """Whether a server that was talked to before still listens; what was begun with it is forgotten."""
    try:
        code, _ = smtp.rset()
    except OSError:
        return False
    return code in OK


def begin(smtp: smtplib.SMTP, *, sender: str) -> None:
    """Tell a server that has been greeted who writes, by address alone; Closed if it hangs up."""
    try:
        code, reply = smtp.docmd("MAIL", f"FROM:<{sender}>")
    except OSError as error:
        raise Closed(describe(error)) from error
    if code == CLOSING:
        raise Closed(_line(code, reply))
    # A sender that is refused is a fault in our account, not in this mail: there is time to mend it.
    _check(code, reply, refusal=RefusedForNow)


def hand_over(smtp: smtplib.SMTP, *, recipient: str, message: bytes) -> None:
    """Give one message, whose sender it knows, to a server; returns only when it has said that it took it."""
    try:
        code, reply = smtp.docmd("RCPT", f"TO:<{recipient}>")
    except OSError as error:
        # Before DATA nothing can have been delivered.
        raise RefusedForNow(describe(error)) from error
    _check(code, reply, refusal=RefusedForNow if POLICY.match(reply) else RefusedAddress)
    try:
        code, reply = smtp.data(message)
    except smtplib.SMTPDataError as error:
        code, reply = error.smtp_code, _bytes(error.smtp_error)
    except OSError as error:
        raise InDoubt(describe(error)) from error
    _check(code, reply, refusal=RefusedMessage)


def hang_up(smtp: smtplib.SMTP) -> None:
    """Say goodbye; what the server answers no longer matters."""
    with suppress(OSError):
        smtp.quit()
    smtp.close()


def describe(error: OSError) -> str:
    """One line on what went wrong, with the server's own words where it gave any."""
    if isinstance(error, smtplib.SMTPResponseException):
        return _line(error.smtp_code, _bytes(error.smtp_error))
    return f"{type(error).__name__}: {error}"


def _check(code: int, reply: bytes, *, refusal: type[Exception]) -> None:
    if code in OK:
        return
    if code < 500 or code == REALLY_TEMPORARY:
        raise RefusedForNow(_line(code, reply))
    raise refusal(_line(code, reply))


def _line(code: int, reply: bytes) -> str:
    return f"{code} {reply.decode(errors='replace')}"[:300]


def _bytes(reply: bytes | str) -> bytes:
    return reply.encode() if isinstance(reply, str) else reply
