"""Where the mails of the simulation end: in this process, behind the shop's own delivery code and its one door."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from shop.mail.letter import Letter, Sealed
from shop.mail.outcomes import InDoubt, RefusedAddress, RefusedForNow, Unreachable

LATER: Final = ("421 4.3.2 closing", "451 4.3.0 try later")
LATER_PER_MILLE, DOUBT_PER_MILLE = 15, 5


@dataclass(frozen=True)
class Arrived:
    """One message that the server took, whether or not it got to say so."""

    at: datetime
    letter: Letter


class Post:
    """A mail server with moods: later, no such mailbox, an answer that never comes, nobody at home for hours."""

    def __init__(
        self, dice: random.Random, heard: Callable[[Arrived], None], refused: Callable[[str, str], None]
    ) -> None:
        self._dice = dice
        self._heard = heard
        self._refused = refused
        self.now: datetime
        self.is_down = False
        self.next_to = ""  # whom the worker is about to write to
        self.dead: set[str] = set()  # addresses that are no mailboxes any more
        self.said: Counter[str] = Counter()

    def take(self, letter: Letter) -> None:
        mood = self._dice.randrange(1000)
        if letter.to in self.dead:
            self.said["550"] += 1
            self._refused(letter.to, "refuses mail")
            raise RefusedAddress("550 5.1.1 no such user")
        if mood < LATER_PER_MILLE:
            self.said["421 and 451"] += 1
            raise RefusedForNow(self._dice.choice(LATER))
        in_doubt = mood < LATER_PER_MILLE + DOUBT_PER_MILLE
        if not in_doubt or self._dice.random() < 0.5:
            self._heard(Arrived(self.now, letter))
        self.said["dropped after DATA" if in_doubt else "250"] += 1
        if in_doubt:
            raise InDoubt("SMTPServerDisconnected: Connection unexpectedly closed")


class Line:
    """A shop.mail.door.Line that leads to the post."""

    def __init__(self, post: Post) -> None:
        self._post = post

    def ready(self) -> bool:
        if self._post.is_down:
            self._post.said["nobody at home"] += 1
            raise Unreachable("ConnectionRefusedError: [Errno 111] Connection refused")
        return True

    def hand_over(self, sealed: Sealed) -> None:
        self._post.take(sealed.letter)

    def close(self) -> None:
        """Nothing to hang up."""
