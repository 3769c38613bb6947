"""The HTTP server of the inbox's pages."""

import socket
import threading
from typing import Self

from werkzeug.serving import WSGIRequestHandler, make_server

from tests.standins.inbox.web import Web


class QuietRequestHandler(WSGIRequestHandler):
    """Leaves requests out of the log: the list reloads itself every few seconds."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


class WebServer:
    """The server on a thread of its own, for the length of a `with`; port 0 takes a free one."""

    def __init__(self, app: Web, port: int) -> None:
        # werkzeug exits on a port in use; with a socket of ours that is an OSError like any other
        with socket.create_server(("127.0.0.1", port)) as listening:
            self.port: int = listening.getsockname()[1]
            self._server = make_server(
                "127.0.0.1", self.port, app, threaded=True, request_handler=QuietRequestHandler, fd=listening.fileno()
            )
        self._thread = threading.Thread(target=self._server.serve_forever, args=[0.05], name="inbox-web", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
