"""What we keep about one e-mail address, gathered from everybody who registered, as a page or a file shows it."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.formats import date_format
from django.utils.timezone import localtime

from shop.privacy.registry import Holding, Row, Value, holdings

FILE_NAME: Final = "what-mindful-culture-keeps-about-you.json"


@dataclass(frozen=True)
class Held:
    """One heading with at least one row."""

    holding: Holding
    rows: list[Row]

    @property
    def in_words(self) -> list[list[tuple[str, list[str]]]]:
        """Each row as labels with lines of text; what is empty is left out."""
        rows = [[(label, lines(value)) for label, value in row.items()] for row in self.rows]
        return [[fact for fact in row if fact[1]] for row in rows]


def held(address: str) -> list[Held]:
    """Everything about this address, heading by heading; a fixed number of queries, however much it is."""
    found = [Held(holding, holding.export(address)) for holding in holdings()]
    return [each for each in found if each.rows]


def what_stays(address: str) -> list[str]:
    """What erasing this address would leave, a sentence each; only who leaves anything is asked."""
    return [each.stays for each in holdings() if each.stays and each.export(address)]


def is_known(found: list[Held]) -> bool:
    """Whether there is anything to erase."""
    return any(not each.holding.is_a_trace for each in found)


def lines(value: Value) -> list[str]:
    """A value as lines of text; none if it is empty."""
    if isinstance(value, list):
        return [text for each in value for text in lines(each)]
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    if isinstance(value, datetime):
        return [date_format(localtime(value), "F j, Y, g:i a")]
    if isinstance(value, date):
        return [date_format(value, "F j, Y")]
    return [] if value is None or value == "" else [str(value)]


def as_file(address: str, found: list[Held], *, now: datetime) -> str:
    """The same as JSON: times in ISO 8601 with their zone, amounts as text."""
    kept: dict[str, Any] = {each.holding.name: each.rows for each in found}
    said = {"about": address, "made_at": now, "kept": kept}
    return json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
