"""gunicorn's settings: `gunicorn --config python:shop.web_server shop.wsgi`.

Browsers open connections that they don't use at once. gunicorn's threaded worker gives each new connection a thread,
which waits for five seconds; forty silent connections kept a page waiting for 45 seconds here. Ours gives a connection
a thread when it has something to say, with gunicorn's own means for connections that it found silent.
"""

import errno
import gc
import selectors
import time
from functools import partial
from typing import Any, Final

from gunicorn.workers.gthread import TConn, ThreadWorker

SILENCE: Final = 10.0  # seconds; Chromium closes an unused connection after as many
GONE: Final = (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK)


class PatientWorker(ThreadWorker):
    """The threaded worker, but silent connections wait in its poller and not in its threads."""

    def accept(self, listener: Any) -> None:
        """Take a new connection on, and hear from the poller when it speaks or has been silent for too long."""
        try:
            client, address = listener.accept()
        except OSError as error:
            if error.errno not in GONE:
                raise
            return
        self.nr_conns += 1
        connection = TConn(self.cfg, client, address, listener.getsockname())
        connection.timeout = time.monotonic() + SILENCE
        self.pending_conns.append(connection)
        self.poller.register(client, selectors.EVENT_READ, partial(self.on_pending_socket_readable, connection))


worker_class = "shop.web_server.PatientWorker"
# Loaded once, then forked: half the work at the start, and none when a process that died is replaced.
preload_app = True
workers = 2
threads = 4
loglevel = "warning"


def when_ready(_server: Any) -> None:
    """Before it forks: what is loaded by then is never garbage, and looking there would copy it into each worker.

    Pages leave few circles behind; looking for them after each 700 objects took 4 % of their time.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
