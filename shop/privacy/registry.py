"""Who keeps what about people. Each app registers its own tables, in a module of its named `privacy`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

Value = str | int | Decimal | bool | date | datetime | list[str] | None
Row = dict[str, Value]  # what a row says in plain words: label and value
Export = Callable[[str], list[Row]]
Change = Callable[[str, datetime], None]
Waits = Callable[[str, datetime], list[str]]


def _nothing(address: str, now: datetime) -> None:
    """For what stays as it is."""


def _never(address: str, now: datetime) -> list[str]:
    return []


@dataclass(frozen=True)
class Holding:
    """One heading of what we keep about an e-mail address, and how it is erased."""

    name: str
    tables: frozenset[str]
    export: Export
    erase: Change
    stays: str
    waits: Waits
    stop: Change

    @property
    def is_a_trace(self) -> bool:
        """Whether it is what remains of somebody who was erased: alone, it makes nobody known to us."""
        return self.erase is _nothing


_holdings: dict[str, Holding] = {}


def register(
    name: str,
    *,
    tables: list[str],
    export: Export,
    erase: Change = _nothing,
    stays: str = "",
    waits: Waits = _never,
    stop: Change = _nothing,
) -> None:
    """Make known what is kept under this heading. All functions take the address as typed, however capitalised.

    `tables` are the models it covers ("order.Order"), `stays` says what erasing leaves and why, `waits` what must
    happen before anything can be erased, a sentence each; `stop` is done at once even if something has to wait.
    They run in the transaction of the erasure, in the order of registration; twice must be harmless.
    """
    _holdings[name] = Holding(name, frozenset(tables), export, erase, stays, waits, stop)


def holdings() -> list[Holding]:
    """All of them, in the order in which they are erased."""
    return list(_holdings.values())
