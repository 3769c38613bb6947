"""The figures an audit found, as one table with a verdict in each row."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """What was measured, what came out, and what is wrong with it: nothing, if it passed."""

    check: str
    subject: str
    value: str
    complaints: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return not self.complaints


def table(figures: list[Figure]) -> str:
    """Rows of check, subject, value and PASS or FAIL; what is wrong stands above the table."""
    wrong = [f"{row.check}, {row.subject}: {line}" for row in figures for line in row.complaints]
    rows = [(row.check, row.subject, row.value, "PASS" if row.passed else "FAIL") for row in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*wrong, "", *lines] if wrong else lines)
