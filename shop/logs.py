"""One JSON object per log line, without secrets and without people's addresses."""

import contextvars
import logging
import re
import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from pythonjsonlogger.json import JsonFormatter as BaseJsonFormatter

request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="")

MASKS = (
    (re.compile(r"\b(sk|rk|pk)_(live|test)_\w+"), r"\1_\2_***"),
    (re.compile(r"\bwhsec_\w+"), "whsec_***"),
    (re.compile(r"\b(cs_(?:live|test)_)\w+"), r"\1***"),
    (re.compile(r"(_secret_)\w+"), r"\1***"),
    (re.compile(r"[^\s<>,;:\"()]+@[\w-]+(?:\.[\w-]+)+"), "***@***"),
    (re.compile(r"(/(?:orders|care|care/tap|privacy-choices)/)[\w:-]{16,}"), r"\1***"),
    (re.compile(r"(/jar/)[\w-]{8,}"), r"\1***"),
    (re.compile(r"[\r\n]+"), " ⏎ "),
)


def masked(text: str) -> str:
    """The text without keys, session ids, e-mail addresses, private links and line breaks."""
    for pattern, replacement in MASKS:
        text = pattern.sub(replacement, text)
    return text


class Masked(logging.Filter):
    """Masks what is logged, and says which request it belongs to."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = masked(record.getMessage())
        record.args = ()
        record.request_id = request_id.get()
        return True


class JsonFormatter(BaseJsonFormatter):
    """Time, level, logger, request and message, nothing that a library adds; tracebacks are masked like the rest."""

    FIELDS = ("asctime", "levelname", "name", "request_id", "message", "exc_info")

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s")

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in log_data.items() if name in self.FIELDS}

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name
        return masked(str(super().formatException(ei)))


class RequestIdMiddleware:
    """Gives each request a random id that its log lines and its answer carry."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = request_id.set(uuid.uuid4().hex[:12])
        try:
            response = self.get_response(request)
            response.headers["X-Request-Id"] = request_id.get()
            return response
        finally:
            request_id.reset(token)
