"""Ports in use get a clear error."""

import socket

from shop.local.ports import complaint


def test_a_taken_port_is_named_with_the_way_out() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        said = complaint({"shop": port})

    assert said == (f"In use already: port {port} (shop). Stop what runs there, or choose others: make run PORT=9000")


def test_free_ports_are_not_complained_about() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]

    assert complaint({"shop": port}) == ""
