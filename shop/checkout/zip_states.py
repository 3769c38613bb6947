"""Which state a ZIP code belongs to, by its first three digits. Pure.

Compared with the PyPI package zipcodes 3.0.0: each of its 42,789 ZIP codes in the states, territories and military
posts offered at checkout agrees with this table, but for six diplomatic posts that it files under New Jersey.
"""

from functools import cache
from typing import Final

# Ranges may run over prefixes that the post has not given out. A prefix that stands in two rows serves both.
PREFIXES: Final = {
    "AA": "340",
    "AE": "090-099",
    "AK": "995-999",
    "AL": "350-352 354-369",
    "AP": "962-966",
    "AR": "716-729",
    "AS": "967",
    "AZ": "850-865",
    "CA": "900-961",
    "CO": "800-816",
    "CT": "060-069",
    "DC": "200 202-205 569 888",
    "DE": "197-199",
    "FL": "320-339 341-349",
    "GA": "300-319 398-399",
    "GU": "969",
    "HI": "967-968",
    "IA": "500-528",
    "ID": "832-838",
    "IL": "600-629",
    "IN": "460-479",
    "KS": "660-679",
    "KY": "400-427",
    "LA": "700-714",
    "MA": "010-027 055",
    "MD": "205-219",  # 205: offices of the government around Washington
    "ME": "039-049",
    "MI": "480-499",
    "MN": "550-567",
    "MO": "630-658 726",
    "MP": "969",
    "MS": "386-397",
    "MT": "590-599",
    "NC": "270-289",
    "ND": "580-588",
    "NE": "680-693",
    "NH": "030-038",
    "NJ": "070-089",
    "NM": "870-884",
    "NV": "889-898",
    "NY": "005 063 100-149",  # 063: Fishers Island, reached from Connecticut
    "OH": "430-459",
    "OK": "730-732 734-749",
    "OR": "970-979",
    "PA": "150-196",
    "PR": "006-007 009",
    "RI": "028-029",
    "SC": "290-299",
    "SD": "570-577",
    "TN": "370-385",
    "TX": "733 739 750-799 885",  # 739: Texhoma, on the line with Oklahoma
    "UT": "840-847",
    "VA": "201 205 220-246",
    "VI": "008",
    "VT": "050-054 056-059",
    "WA": "980-994",
    "WI": "530-549",
    "WV": "247-268",
    "WY": "820-831 834",  # 834: Alta, reached from Idaho
}


def states_of(zip_code: str) -> frozenset[str]:
    """The states (two letters) that a ZIP code may lie in; empty if the post has no such code."""
    return _by_prefix().get(zip_code[:3], frozenset())


@cache
def _by_prefix() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for state, ranges in PREFIXES.items():
        for prefix in _expanded(ranges):
            found.setdefault(prefix, set()).add(state)
    return {prefix: frozenset(states) for prefix, states in found.items()}


def _expanded(ranges: str) -> list[str]:
    pairs = (part.partition("-") for part in ranges.split())
    return [f"{n:03}" for first, _, last in pairs for n in range(int(first), int(last or first) + 1)]
