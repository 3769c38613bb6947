"""A mail scanner, which follows every link that it finds, again and again: it may look, and must not write."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import connection
from django.test import Client

READS: Final = ("SELECT", "WITH RECURSIVE", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")


@contextmanager
def nothing_written() -> Iterator[None]:
    """Refuse whatever would change a row. What a link's page only reads is the same the next time: the fiftieth too."""

    def refuse(execute: Any, sql: str, *given: Any) -> Any:
        assert sql.lstrip().startswith(READS), sql
        return execute(sql, *given)

    with connection.execute_wrapper(refuse):
        yield


def follow(links: Iterable[str], *, times: int = 1) -> set[int]:
    """GET each so often, and ask once for its head only; the statuses that came back."""
    client = Client()
    with nothing_written():
        got = {client.get(link).status_code for link in links for _ in range(times)}
        return got | {client.head(link).status_code for link in links}
