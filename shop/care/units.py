"""The measures that care numbers come in: volumes and temperatures, in US and metric units."""

from dataclasses import dataclass
from typing import Final

TO: Final = "\N{EN DASH}"
GAP: Final = "\N{NO-BREAK SPACE}"  # a number and its unit stay on one line


@dataclass(frozen=True)
class Volume:
    """A kitchen amount: what an American measuring cup says, and rounded millilitres."""

    us: str
    ml: int

    def __str__(self) -> str:
        return f"{self.us} ({self.ml}{GAP}ml)"


@dataclass(frozen=True)
class Span:
    """Two whole numbers from least to most, both meant inclusively."""

    least: int
    most: int

    def __str__(self) -> str:
        return f"{self.least}{TO}{self.most}"


@dataclass(frozen=True)
class Temperature:
    """One temperature, kept in Fahrenheit as the US sources give it."""

    fahrenheit: int

    @property
    def celsius(self) -> int:
        """The same temperature in whole degrees Celsius."""
        return round((self.fahrenheit - 32) * 5 / 9)

    def __str__(self) -> str:
        return f"{self.fahrenheit}{GAP}°F ({self.celsius}{GAP}°C)"


@dataclass(frozen=True)
class TemperatureRange:
    """Two temperatures from coolest to warmest."""

    coolest: Temperature
    warmest: Temperature

    def __str__(self) -> str:
        cool, warm = self.coolest, self.warmest
        return f"{cool.fahrenheit}{TO}{warm.fahrenheit}{GAP}°F ({cool.celsius}{TO}{warm.celsius}{GAP}°C)"
