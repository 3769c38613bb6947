"""Two mail providers' sending APIs on loopback: they keep what they take, and answer as told."""

import contextlib
import json
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl

ACCEPTED = {
    "postmark": {
        "To": "ada@example.org",
        "SubmittedAt": "2026-11-23T12:00:00.5Z",
        "MessageID": "b7bc2f4a-e38e-4336-af7d-e6c392c2f817",
        "ErrorCode": 0,
        "Message": "OK",
    },
    "mailgun": {"id": "<20261123120000.1.ABC@mg.shop.example>", "message": "Queued. Thank you."},
}
INACTIVE = (
    "You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: "
    "ada@example.org. Inactive recipients are ones that have generated a hard bounce, a spam complaint, "
    "or a manual suppression."
)
REFUSED = {
    "postmark": (422, {"ErrorCode": 406, "Message": INACTIVE}),
    "mailgun": (400, {"message": "'to' parameter is not a valid address. please check documentation"}),
}
UNWANTED = {
    "postmark": (422, {"ErrorCode": 300, "Message": "Invalid metadata content."}),
    "mailgun": (400, {"message": "The parameters are too large to be processed."}),
}


@dataclass
class MailApi:
    """The server for the length of a `with`; `answers` are used up one by one, then it accepts everything.

    An answer is a status, "refused" or "unwanted", "hang" (seconds in `hang`), "reset" or "gibberish".
    """

    provider: str
    answers: list[int | str] = field(default_factory=list)
    hang: float = 1.0
    taken: list[dict[str, Any]] = field(default_factory=list)

    def __enter__(self) -> Self:
        handler = type("Handler", (_Handler,), {"api": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=[0.05], daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    api: MailApi
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        answer = self.api.answers.pop(0) if self.api.answers else 200
        # Taken before the answer, as real ones do: whoever hears nothing can't know.
        if answer in (200, "hang", "reset", "gibberish"):
            self.api.taken.append(_read(self.headers, body))
        if answer == "hang":
            time.sleep(self.api.hang)
        if answer == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
            return
        self._say(answer)

    def _say(self, answer: int | str) -> None:
        provider = self.api.provider
        known = {"refused": REFUSED[provider], "unwanted": UNWANTED[provider]}
        status, body = known.get(str(answer), (answer if isinstance(answer, int) else 200, ACCEPTED[provider]))
        text = b"<html>" if answer == "gibberish" else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        with contextlib.suppress(OSError):  # who waited too long has gone
            self.wfile.write(text)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named by http.server
        pass


def _read(headers: Message, body: bytes) -> dict[str, Any]:
    """What was sent, as JSON or as the fields of a form."""
    if headers.get_content_type() == "application/json":
        read: dict[str, Any] = json.loads(body)
        return read
    if headers.get_content_type() == "application/x-www-form-urlencoded":
        return dict(parse_qsl(body.decode()))
    whole = BytesParser().parsebytes(f"Content-Type: {headers['Content-Type']}\r\n\r\n".encode() + body)
    parts = [part for part in whole.walk() if not part.is_multipart()]
    return {str(part.get_param("name", header="content-disposition")): _text(part) for part in parts}


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    return content.decode(errors="replace") if isinstance(content, bytes) else ""
