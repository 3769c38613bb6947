"""An SMTP server in a process of its own that takes everything and notes each Message-ID and when it came.

`python -m tests.bench.sink PORT FILE`
"""

import asyncio
import sys
import time
from pathlib import Path
from typing import Any, TextIO

from aiosmtpd.smtp import SMTP, Envelope, Session


class Sink:
    def __init__(self, notes: TextIO) -> None:
        self._notes = notes

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        content = bytes(envelope.original_content or b"")
        start = content.index(b"Message-ID:") + len(b"Message-ID:")
        message_id = content[start : content.index(b">", start) + 1]
        self._notes.write(f"{time.monotonic():.4f} {message_id.decode().strip()}\n")
        self._notes.flush()
        return "250 OK"


async def serve(port: int, path: Path) -> None:
    with path.open("a") as notes:
        sink = Sink(notes)
        server = await asyncio.get_running_loop().create_server(lambda: SMTP(sink), "127.0.0.1", port)
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
