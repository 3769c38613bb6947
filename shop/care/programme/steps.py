"""What a programme is made of: steps with a time, a condition and words. No Django."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Track(StrEnum):
    """What a step's days are counted from."""

    MILESTONE = "milestone"  # days at work since arrival: a rest in the fridge doesn't count
    BREAK = "break"  # days since the rest in the fridge began
    WAKE = "wake"  # days since it ended
    FOLLOW_UP = "follow-up"  # days since the keeper's newest answer
    NUDGE = "nudge"  # every day, at the keeper's hour, for as long as she asked for it
    MONTHLY = "monthly"  # days at work since the last milestone, by the keeper's choice


class AnswerKind(StrEnum):
    """What a keeper may tell about a batch with one tap."""

    THICK = "thick"
    THIN = "thin"
    OFF = "off"
    FED = "fed"


class Condition(StrEnum):
    """When a step applies, asked of the facts on its day."""

    ALWAYS = "always"
    NOT_YET_THICK = "not yet thick"
    THICK = "thick"
    WARM_ROOM = "warm room"
    COLD_ROOM = "cold room"
    SMALL_BATCHES = "small batches"
    SUMMER = "summer"
    WINTER = "winter"


@dataclass(frozen=True)
class Step:
    """One note of a programme.

    `day` is counted as its track says; `every` repeats it so many days later, up to day `until`. `paced` steps come
    earlier or later with the jar's pace. `useful_days`: how late it still helps. `text` is Markdown with care numbers
    in braces. `asks`: answers that its mail offers as buttons. `after`: the answer that a follow-up follows.
    """

    key: str
    track: Track
    day: int
    title: str
    subject: str
    text: str
    useful_days: int = 1
    condition: Condition = Condition.ALWAYS
    paced: bool = False
    every: int | None = None
    until: int | None = None
    after: AnswerKind | None = None
    asks: tuple[AnswerKind, ...] = ()
    asks_arrival: bool = False
    picture: str = ""


@dataclass(frozen=True)
class Programme:
    """All steps of one version; the order decides between two on one day: the later one goes first.

    Of one track the other doesn't go at all; of another track it waits a day. A nudge gives way to everything.
    """

    version: int
    steps: tuple[Step, ...]

    def on(self, track: Track) -> tuple[Step, ...]:
        """The steps of one track, in the programme's order."""
        return self._by_track[track]

    @cached_property
    def order(self) -> dict[str, int]:
        """Each step's place in the programme."""
        return {step.key: index for index, step in enumerate(self.steps)}

    @cached_property
    def _by_track(self) -> dict[Track, tuple[Step, ...]]:
        return {track: tuple(step for step in self.steps if step.track is track) for track in Track}

    def step(self, key: str) -> Step:
        """The step of that key; KeyError if there is none."""
        for step in self.steps:
            if step.key == key:
                return step
        raise KeyError(key)

    @property
    def last_day(self) -> int:
        """The day of the last milestone."""
        return max((step.day for step in self.on(Track.MILESTONE)), default=0)
