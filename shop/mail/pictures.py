"""The drawings that travel inside a mail: nothing is asked of our server when it is opened, this year or next."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent.parent / "static" / "shop" / "mail"
SHOWN: Final = re.compile(r'src="cid:([a-z]+)@pictures"')
IMAGE: Final = re.compile(r'<img [^>]*src="cid:[a-z]+@pictures"[^>]*>')


@dataclass(frozen=True)
class Picture:
    """A PNG file of FOLDER by its name there, without the ending."""

    name: str
    content: bytes

    @property
    def content_id(self) -> str:
        return f"<{self.name}@pictures>"


def shown_in(html: str) -> list[Picture]:
    """The pictures that a mail's HTML shows, each once, in its order; FileNotFoundError for one that isn't there."""
    return [_picture(name) for name in dict.fromkeys(SHOWN.findall(html))]


def left_out(html: str) -> str:
    """The HTML without its pictures, for providers that can't send any: no mail's meaning is in one."""
    return IMAGE.sub("", html)


@cache
def _picture(name: str) -> Picture:
    return Picture(name, (FOLDER / f"{name}.png").read_bytes())
