"""Time zones of the United States by state, and by ZIP prefix where a state lies in two of them.

A prefix is as short as it can be and as long as it must be. Checked against the PyPI package zipcodes 3.0.0:
14 of 41,966 ZIP codes differ, where a town keeps another clock than its county, or the package is coarser.
On such a line a reminder may come an hour off, and nothing else.
"""

from typing import Final

EASTERN: Final = "America/New_York"
CENTRAL: Final = "America/Chicago"
MOUNTAIN: Final = "America/Denver"
PACIFIC: Final = "America/Los_Angeles"
BOISE: Final = "America/Boise"
INDIANA: Final = "America/Indiana/Indianapolis"
MICHIGAN: Final = "America/Detroit"

_MAIN: Final = {
    EASTERN: "CT DE DC FL GA KY ME MD MA NH NJ NY NC OH PA RI SC VT VA WV AA",
    CENTRAL: "AL AR IL IA KS LA MN MS MO NE ND OK SD TN TX WI",
    MOUNTAIN: "CO MT NM UT WY",
    PACIFIC: "CA NV OR WA",
    BOISE: "ID",
    INDIANA: "IN",
    MICHIGAN: "MI",
    "America/Phoenix": "AZ",
    "America/Anchorage": "AK",
    "Pacific/Honolulu": "HI",
    "America/Puerto_Rico": "PR",
    "America/St_Thomas": "VI",
    "Pacific/Pago_Pago": "AS",
    "Pacific/Guam": "GU",
    "Pacific/Saipan": "MP",
    "Pacific/Pohnpei": "FM",
    "Pacific/Majuro": "MH",
    "Pacific/Palau": "PW",
    "Europe/Berlin": "AE",
    "Asia/Tokyo": "AP",
}

# The remote parts of a state: zone, then the ZIP prefixes there. A longer prefix wins over a shorter one.
_SPLITS: Final = {
    "AE": {"Europe/London": "094", "Asia/Kuwait": "093 098"},
    "AK": {"America/Adak": "99546 99547"},
    "AP": {"Asia/Manila": "964"},
    "AZ": {  # the Navajo Nation keeps daylight-saving time
        MOUNTAIN: "865 86016 86020 86031 86033 86035 86044 86045 86053 86054",
        "America/Phoenix": "86502 86512",
    },
    "FL": {CENTRAL: "324 325", EASTERN: "32456 32457"},
    "FM": {"Pacific/Chuuk": "96942 96943", "Pacific/Kosrae": "96944"},
    "ID": {PACIFIC: "835 838", BOISE: "83547 83549"},
    "IN": {
        CENTRAL: "463 464 476 477 46531 46532 46534 46968 47514 47515 47520 47523 47525 47531 47536 47537"
        " 47550 47551 47552 47556 47574 47576 47577 47579 47586 47588 47922 47943 47948 47951"
        " 47963 47964 47977 47978"
    },
    "KS": {MOUNTAIN: "67733 67735 67741 67758 67761 67762 67836 67878 67879"},
    "KY": {
        CENTRAL: "420 421 422 423 424 40111 40115 40119 40140 40143 40144 40145 40146 40152 40153 40170"
        " 40171 40176 40178 42602 42603 42629 42642 42711 42712 42713 42714 42715 42717 42720"
        " 42721 42722 42726 42728 42729 42731 42735 42741 42742 42743 42746 42749 42753 42754"
        " 42755 42759 42762 42764 42765 42782 42786"
    },
    "MI": {
        "America/Menominee": "49801 49802 49812 49815 49821 49831 49834 49845 49847 49848 49852 49858 49863 49870"
        " 49873 49874 49876 49877 49881 49886 49887 49892 49893 49896 49902 49903 49911 49915"
        " 49920 49927 49935 49938 49947 49959 49964 49968 49969"
    },
    "ND": {MOUNTAIN: "586 58529 58533 58562 58564 58569", CENTRAL: "58631 58638"},
    "NE": {
        MOUNTAIN: "693 69021 69023 69027 69030 69033 69037 69041 69045 69121 69122 69125 69127 69128 69129"
        " 69131 69133 69134 69140 69141 69144 69145 69146 69147 69148 69149 69150 69152 69153"
        " 69154 69155 69156 69160 69162 69168 69190 69211 69216 69218 69219"
    },
    "NV": {MOUNTAIN: "89825 89883"},
    "OK": {MOUNTAIN: "73946"},
    "OR": {BOISE: "979", PACIFIC: "97904 97905"},
    "SD": {
        MOUNTAIN: "576 577 57521 57537 57543 57547 57551 57552 57553 57567 57574 57577",
        CENTRAL: "57601 57631 57632 57646 57648",
    },
    "TN": {
        EASTERN: "373 374 376 377 378 379",
        CENTRAL: "37301 37305 37306 37313 37318 37324 37327 37328 37330 37334 37335 37339 37340 37342"
        " 37345 37347 37348 37349 37352 37355 37356 37357 37359 37360 37365 37366 37367 37374"
        " 37375 37376 37378 37380 37382 37383 37387 37388 37389 37394 37396 37397 37398 37723",
    },
    "TX": {MOUNTAIN: "799 885 79821 79835 79836 79837 79838 79839 79847 79849 79851 79853"},
}

STATES: Final = {state: zone for zone, states in _MAIN.items() for state in states.split()}
ZIP_PREFIXES: Final = {
    state: {prefix: zone for zone, prefixes in split.items() for prefix in prefixes.split()}
    for state, split in _SPLITS.items()
}
