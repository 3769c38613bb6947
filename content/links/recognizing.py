"""Which addresses earn a commission, however they are written."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

DATA: Final = Path(__file__).parent / "affiliate_hosts.toml"
DEEPEST: Final = 3  # an address within an address within an address


def earns(url: str, merchants: Iterable[str] = ()) -> bool:
    """Whether this is an affiliate link by its host or query, or leads to one of the merchants' hosts."""
    wanted = {host for host in map(plain_host, merchants) if host}
    return any(_earns(parts, wanted) for parts in _addresses(url, DEEPEST))


def host_of(url: str) -> str:
    """The host of an address in small letters, without www; empty if it has none."""
    parts = _split(url)
    return plain_host(parts.hostname or "") if parts else ""


def plain_host(host: str) -> str:
    return host.lower().strip(".").removeprefix("www.")


def _earns(parts: SplitResult, merchants: set[str]) -> bool:
    host = plain_host(parts.hostname or "")
    if _is_below(host, merchants) or _is_below(host, _data()["hosts"]):
        return True
    asked = {name.lower() for name, _ in parse_qsl(parts.query.replace(";", "&"), keep_blank_values=True)}
    return any(set(shop["names"]) & set(host.split(".")) and asked & set(shop["query"]) for shop in _data()["shops"])


def _is_below(host: str, hosts: Iterable[str]) -> bool:
    return any(host == each or host.endswith(f".{each}") for each in hosts)


def _addresses(url: str, depth: int) -> Iterator[SplitResult]:
    """The address, and those that are handed on in its query or path."""
    parts = _split(url)
    if parts is None or not depth:
        return
    yield parts
    handed_on = unquote(unquote(f"{parts.path}?{parts.query}"))
    for scheme in ("http://", "https://"):
        for piece in handed_on.lower().split(scheme)[1:]:
            yield from _addresses(scheme + piece, depth - 1)


def _split(url: str) -> SplitResult | None:
    """Browsers drop line breaks and tabs, take a backslash for a slash, and have // follow the page's own scheme."""
    written = "".join(url.split()).replace("\\", "/")
    try:
        parts = urlsplit(f"https:{written}" if written.startswith("//") else written)
        return parts if parts.hostname else None
    except ValueError:
        return None


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))
