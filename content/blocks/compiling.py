"""Reads a clean text once: headings get their anchors, blocks become gaps, and links and words are taken down."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Any

from content.blocks.anchors import Anchors
from content.blocks.links import attributes_of
from content.blocks.registry import Attrs, find
from content.blocks.sanitizer import clean

VOID = {"br", "hr"}
HEADINGS = {"h2": 2, "h3": 3, "h4": 4}
PARAGRAPHS = {"p", "li", "th", "td", *HEADINGS}
COMPILER = 1  # raise it when the same text compiles to something else; stored texts are then compiled anew


@dataclass(frozen=True)
class Instance:
    """A block where it stands: `attrs` as the owner chose them, `inner` the compiled HTML that it holds."""

    name: str
    attrs: Attrs
    inner: str = ""


@dataclass(frozen=True)
class Heading:
    level: int
    anchor: str
    text: str


@dataclass(frozen=True)
class Run:
    """Words that stand together: in which paragraph (counted from 0), within which blocks, below which heading."""

    text: str
    paragraph: int
    inside: tuple[tuple[str, Attrs], ...] = ()
    anchor: str = ""
    href: str = ""


@dataclass(frozen=True)
class Compiled:
    """A text that is ready to be filled: `html` has a gap `<!--block 3-->` for `blocks[3]`."""

    html: str
    blocks: list[Instance]
    headings: list[Heading]
    runs: list[Run]

    @property
    def words(self) -> int:
        return sum(len(run.text.split()) for run in self.runs)

    @property
    def links(self) -> list[str]:
        """Every address that the text links to, in order, once each."""
        return list(dict.fromkeys(run.href for run in self.runs if run.href))

    def complaints(self) -> list[str]:
        """What is wrong with its blocks, in words for the owner."""
        return list(dict.fromkeys(filter(None, (_complaint_of(each) for each in self.blocks))))

    def stored(self) -> dict[str, Any]:
        """What a row keeps of it, for `restored`; the runs are for checks only and are made anew."""
        return {"html": self.html, "blocks": [asdict(each) for each in self.frozen()], "words": self.words} | {
            "headings": [asdict(each) for each in self.headings]
        }

    def frozen(self) -> list[Instance]:
        """The blocks with what each kind looks up once."""
        return [_frozen(each) for each in self.blocks]


@dataclass
class _Frame:
    """The inside of one block, or of the whole text, while it is being read."""

    name: str = ""
    attrs: Attrs = field(default_factory=dict)
    out: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)


def compile_text(html: str) -> Compiled:
    """Clean and read a text. Unknown blocks stay in `blocks`; `complaints` names them."""
    reader = _Reader()
    reader.feed(clean(html))
    reader.close()
    return Compiled("".join(reader.frames[0].out), reader.blocks, reader.headings, reader.runs)


class _Reader(HTMLParser):
    """Trusts that what it reads is well formed, which the sanitizer sees to."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.frames = [_Frame()]
        self.blocks: list[Instance] = []
        self.headings: list[Heading] = []
        self.runs: list[Run] = []
        self.anchors = Anchors()
        self.paragraph = 0
        self.href = ""
        self.heading: tuple[int, int, list[str]] | None = None  # level, where in the output it began, its words

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        frame = self.frames[-1]
        if "data-block" in given and tag in {"div", "span"}:
            frame.open.append("block")
            self.frames.append(_Frame(given["data-block"], _chosen(given)))
            return
        if tag in {"div", "span"}:  # of no block: only its inside counts
            frame.open.append("")
            return
        if tag not in VOID:
            frame.open.append(tag)
        self._begin(tag, given)

    def _begin(self, tag: str, given: Attrs) -> None:
        frame = self.frames[-1]
        if tag in PARAGRAPHS:
            self.paragraph += 1
        if tag in HEADINGS and len(self.frames) == 1:
            self.heading = (HEADINGS[tag], len(frame.out), [])
        if tag == "a":
            self.href = given.get("href", "")
            given = given | attributes_of(self.href)
        shown = {name: value for name, value in given.items() if not name.startswith("data-")}
        frame.out.append(f"<{tag}{_written(shown.items())}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        frame = self.frames[-1]
        if not frame.open:  # the end of the block itself
            self._end_block()
            return
        opened = frame.open.pop()
        if opened:
            frame.out.append(f"</{opened}>")
        if opened == "a":
            self.href = ""
        if opened in HEADINGS and len(self.frames) == 1:
            self._end_heading(opened)

    def _end_block(self) -> None:
        done = self.frames.pop()
        outer = self.frames[-1]
        outer.open.pop()
        outer.out.append(f"<!--block {len(self.blocks)}-->")
        self.blocks.append(Instance(done.name, done.attrs, "".join(done.out)))

    def _end_heading(self, tag: str) -> None:
        if self.heading is None:
            return
        level, place, words = self.heading
        self.heading = None
        text = " ".join("".join(words).split())
        if text:
            anchor = self.anchors.take(text)
            self.frames[0].out[place] = f'<{tag} id="{anchor}">'
            self.headings.append(Heading(level, anchor, text))

    def handle_data(self, data: str) -> None:
        self.frames[-1].out.append(escape(data, quote=False))
        if self.heading:
            self.heading[2].append(data)
        if data.strip():
            inside = tuple((frame.name, frame.attrs) for frame in self.frames[1:])
            anchor = self.headings[-1].anchor if self.headings else ""
            self.runs.append(Run(data, self.paragraph, inside, anchor, self.href))


def _chosen(given: Attrs) -> Attrs:
    return {name[5:]: value for name, value in given.items() if name.startswith("data-") and name != "data-block"}


def _written(attributes: Iterable[tuple[str, str]]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes)


def _complaint_of(instance: Instance) -> str | None:
    kind = find(instance.name)
    return kind.complaint(instance.attrs) if kind else f"There is no block named “{instance.name}”."


def _frozen(instance: Instance) -> Instance:
    kind = find(instance.name)
    if kind is None or kind.freeze is None:
        return instance
    return Instance(instance.name, instance.attrs | kind.freeze(instance.attrs), instance.inner)
