"""The SMTP server: stores what it accepts, and answers as scripted."""

import asyncio
import socket
import threading
from typing import Any, Final, Self

from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.standins.inbox.mailbox import Mailbox
from tests.standins.inbox.script import Reply, Script

FLUSH_SECONDS: Final = 0.05  # so that a 421 is read before the connection it ends
CLOSING: Final = "421"


class Handler:
    """What aiosmtpd asks at each command."""

    def __init__(self, mailbox: Mailbox, script: Script) -> None:
        self._mailbox = mailbox
        self._script = script

    async def handle_MAIL(  # aiosmtpd names and orders these
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        reply = self._script.next("MAIL")
        if reply.accepts:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return await _answer(reply, server)

    async def handle_RCPT(  # aiosmtpd names and orders these
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        reply = self._script.next("RCPT")
        if reply.accepts:
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(options)
        return await _answer(reply, server)

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        # Stored before the answer, as real servers do: whoever hears no 250 can't know.
        reply = self._script.next("DATA")
        if reply.accepts:
            self._mailbox.store(
                bytes(envelope.original_content or b""),
                sender=envelope.mail_from or "",
                recipients=envelope.rcpt_tos,
                answer=str(reply),
            )
        return await _answer(reply, server)


class SmtpServer:
    """The server on a thread and an event loop of its own, for the length of a `with`; port 0 takes a free one."""

    def __init__(self, handler: Handler, port: int) -> None:
        self._handler = handler
        self._socket = socket.create_server(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="inbox-smtp", daemon=True)

    def __enter__(self) -> Self:
        self._server = self._loop.run_until_complete(self._loop.create_server(self._connection, sock=self._socket))
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()
        self._server.close()
        self._loop.run_until_complete(self._cancel_connections())
        self._loop.close()

    def _connection(self) -> SMTP:
        return SMTP(self._handler, hostname="inbox.localhost", enable_SMTPUTF8=True, loop=self._loop)

    async def _cancel_connections(self) -> None:
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _answer(reply: Reply, server: Any) -> str:
    await asyncio.sleep(reply.hang_seconds)
    if reply.drops:
        server.transport.abort()
        await asyncio.Event().wait()  # until aiosmtpd notices the lost connection and cancels us
    if reply.line.startswith(CLOSING):
        asyncio.get_running_loop().call_later(FLUSH_SECONDS, server.transport.close)
    return reply.line
