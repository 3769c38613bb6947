"""A shop that only listens: keeps every webhook and answers as it is told."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

import stripe

SECRET = "whsec_contract"


@dataclass(frozen=True)
class Delivery:
    """One webhook as it came."""

    body: bytes
    signature: str
    at: float = field(default_factory=time.perf_counter)  # seconds

    @property
    def event(self) -> stripe.Event:
        """Fails unless the signature is good and fresh."""
        event: stripe.Event = stripe.Webhook.construct_event(self.body, self.signature, SECRET)
        return event


@dataclass
class Receiver:
    """Answers with the statuses in `plan`, then 200."""

    secret: str = SECRET
    plan: list[int] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/hook"

    def reset(self) -> None:
        self.plan.clear()
        self.deliveries.clear()

    def take(self, delivery: Delivery) -> int:
        self.deliveries.append(delivery)
        return self.plan.pop(0) if self.plan else 200

    def types(self) -> list[str]:
        return [delivery.event.type for delivery in self.deliveries]

    def until(self, enough: Callable[[], bool]) -> None:
        """Waits at most five seconds."""
        deadline = time.perf_counter() + 5
        while not enough():
            assert time.perf_counter() < deadline, f"only {len(self.deliveries)} webhooks came"
            time.sleep(0.01)


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = receiver.take(Delivery(body, self.headers["Stripe-Signature"]))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            return

    return Handler
