"""Whether the ports are free, and words for when they are not."""

import socket
from contextlib import closing


def taken(port: int) -> bool:
    """Whether something already listens on this port of this machine."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
        return False


def complaint(names: dict[str, int]) -> str:
    """One sentence that names every taken port and the way out; empty if all are free."""
    used = [f"{port} ({name})" for name, port in names.items() if taken(port)]
    if not used:
        return ""
    return f"In use already: port {', '.join(used)}. Stop what runs there, or choose others: make run PORT=9000"
