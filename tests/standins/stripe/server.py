"""The stand-in as a server on 127.0.0.1: API, pay page and levers on one port."""

import random
import secrets
import socket
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler
from werkzeug.wrappers import Request, Response

from tests.standins.stripe import endpoints, idempotency, passing
from tests.standins.stripe.account import Account
from tests.standins.stripe.api import Api
from tests.standins.stripe.clock import Clock
from tests.standins.stripe.control import Control
from tests.standins.stripe.courier import Courier
from tests.standins.stripe.errors import ContractError
from tests.standins.stripe.faults import Faults
from tests.standins.stripe.ledger import Ledger
from tests.standins.stripe.misconduct import DroppedError, Misconduct
from tests.standins.stripe.pay_page import PayPage

TICK = 0.5


class StandIn:
    """Start, use `url`, stop; or a `with` block. Times in seconds."""

    def __init__(
        self,
        *,
        port: int = 0,
        database: Path | str | None = None,
        webhook_url: str = "",
        webhook_secret: str = "",
        seed: int | None = None,
        validate: bool = False,
        webhook_wait: float = 10,
        webhook_backoff: float = 1,
        refund_delay: float = 30,
    ) -> None:
        self.seed = secrets.randbelow(2**31) if seed is None else seed
        self._webhook = (webhook_url, webhook_secret)
        self._scratch = tempfile.TemporaryDirectory(prefix="stripe-stand-in-") if database is None else None
        chance = random.Random(self.seed)
        self._ledger = Ledger(database or Path(self._scratch.name if self._scratch else "") / "ledger.sqlite3")
        self._faults = Faults(chance)
        clock = Clock(self._ledger)
        self._account = Account(self._ledger, clock, chance, self._faults, self.seed, refund_delay)
        self._contract = _contract() if validate else None
        self._stopping = threading.Event()
        self._courier = Courier(self._account, backoff=webhook_backoff)
        self._server = _Server("127.0.0.1", port, self._application, _Handler)
        self._account.url = self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._wire(webhook_wait)
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._serve, self._tick)]

    def start(self) -> Self:
        for thread in self._threads:
            thread.start()
        self._courier.start()
        return self

    def stop(self) -> None:
        """Waits for requests and deliveries that have begun."""
        self._stopping.set()
        self._account.stir()
        self._server.shutdown()
        self._server.server_close()
        self._courier.stop()
        for thread in self._threads:
            thread.join()
        self._ledger.close()
        if self._scratch:
            self._scratch.cleanup()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _wire(self, webhook_wait: float) -> None:
        idempotency.forget_unfinished(self._account)
        endpoints.configure(self._account, *self._webhook)
        if self._contract:
            self._account.inspect = self._contract.check_object
        self._api = Api(self._account, self._contract, Misconduct(self._account, self._stopping))
        self._pages = PayPage(self._account, webhook_wait=webhook_wait, stopping=self._stopping)
        self._control = Control(
            self._account,
            self._faults,
            self._courier,
            violations=lambda: self._contract.violations if self._contract else [],
            reset=self._reset,
            stopping=self._stopping,
        )

    def _reset(self) -> None:
        with self._ledger.transaction():
            self._ledger.wipe()
            self._account.clock.reset()
            endpoints.configure(self._account, *self._webhook)
        if self._contract:
            self._contract.violations.clear()

    def _application(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        try:
            response = self._respond(request)
        except ContractError as broken:
            response = Response(f"{broken}\n", 500)
        except DroppedError:
            environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
            response = Response(status=500)
        return response(environ, start_response)

    def _respond(self, request: Request) -> Response:
        if request.path.startswith("/v1/"):
            return self._api.respond(request)
        if request.path.startswith("/c/pay/"):
            return self._pages.respond(request)
        if request.path.startswith("/_levers/"):
            return self._control.respond(request)
        return Response("This is a stand-in for Stripe.\n", 200 if request.path == "/" else 404)

    def _serve(self) -> None:
        self._server.serve_forever(poll_interval=0.05)

    def _tick(self) -> None:
        while not self._stopping.wait(TICK):
            passing.catch_up(self._account)


class _Server(ThreadedWSGIServer):
    """Joins its request threads when it closes, so none meets a closed ledger."""

    daemon_threads = False


class _Handler(WSGIRequestHandler):
    """Silent; gives up on a client that opens a connection and says nothing."""

    timeout = 3

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        return


def _contract() -> Any:
    from tests.standins.stripe.contract import Contract

    return Contract()
