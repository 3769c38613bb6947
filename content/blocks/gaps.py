"""Where the blocks of a compiled text go."""

import re

GAP = re.compile(r"<!--block (\d+)-->")
