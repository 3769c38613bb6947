"""One HTML page with all screenshots: a row for each page and scheme, the widths side by side."""

from collections.abc import Callable, Iterable
from html import escape
from string import Template
from typing import Any, Final

from tests.audit.browsing import SCHEMES

PAGE: Final = Template("""<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Screenshots</title>
<style>
  body { font: 1rem sans-serif; margin: 2rem; background: #888; }
  .shots { display: flex; gap: 1rem; align-items: start; margin-bottom: 2rem; }
  .shots a { flex: var(--width); }
  .shots img { width: 100%; display: block; }
  nav { columns: 16rem; }
  nav a { display: block; color: #000; }
</style>
<nav>$index</nav>
$rows
</html>
""")
ROW: Final = Template('<h2 id="$id">$title</h2>\n<div class="shots">$shots</div>\n')
SHOT: Final = Template('<a href="$file" style="--width: $width"><img loading="lazy" src="$file" alt="$width px"></a>')


def sheet(names: Iterable[str], widths: Iterable[int], file_name: Callable[[str, Any, int], str]) -> str:
    """The sheet's HTML; `file_name` says where the picture of a page, scheme and width is."""
    names, widths = list(names), list(widths)
    index = "".join(f'<a href="#{escape(name)}-light">{escape(name)}</a>' for name in names)
    rows = []
    for name in names:
        for scheme in SCHEMES:
            shots = (SHOT.substitute(file=file_name(name, scheme, width), width=width) for width in widths)
            rows.append(ROW.substitute(id=f"{name}-{scheme}", title=f"{name}, {scheme}", shots="".join(shots)))
    return PAGE.substitute(index=index, rows="".join(rows))
