"""Bad weather over a house: lost and repeated webhooks, lost answers, killed processes, a sick mail server."""

import json
import random
import shutil
import threading
import time
import urllib.request
from collections import Counter
from pathlib import Path

from tests.house.house import House
from tests.standins.stripe.levers import Levers

WEBHOOKS = (("duplicate", 0.10), ("second_event", 0.05), ("reorder", 0.20), ("drop", 0.05), ("lose", 0.05))
REQUESTS = (("drop_after", 0.01), ("drop_before", 0.01), ("error_500", 0.005), ("error_429", 0.01))
MAIL_ANSWERS = ("421 4.3.0 busy", "451 4.3.0 later", "DROP")


def cloud(house: House) -> None:
    """Rules that the stand-in follows for the whole run."""
    levers = Levers(house.stripe_url)
    for action, probability in WEBHOOKS:
        levers.rule(action, event="*", probability=probability)
    for action, probability in REQUESTS:
        levers.rule(action, path="/v1/*", probability=probability)


class Storm(threading.Thread):
    """Until it is calmed: kills the worker and web processes, wipes the broker's folder, makes the mail server sick."""

    def __init__(self, house: House, *, seed: int, every: float) -> None:
        super().__init__(daemon=True)
        self.house = house
        self.rng = random.Random(seed)
        self.every = every
        self.over = threading.Event()
        self.struck: Counter[str] = Counter()

    def run(self) -> None:
        blows = (self.kill_worker, self.kill_web_child, self.wipe_broker, self.sick_mail)
        while not self.over.wait(self.every * (0.5 + self.rng.random())):
            blow = self.rng.choice(blows)
            blow()
            self.struck[blow.__name__] += 1

    def calm(self) -> None:
        self.over.set()
        self.join(timeout=60)
        _script(self.house, [])

    def kill_worker(self) -> None:
        self.house.kill("worker")
        self.house.start("worker")

    def kill_web_child(self) -> None:
        """gunicorn's master puts another in its place, as it does in production."""
        master = self.house.running["web"].pid
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        if children:
            self.house.shoot(int(self.rng.choice(children)))

    def wipe_broker(self) -> None:
        folder = self.house.folder / "broker" / "in"
        for message in list(folder.glob("*")):
            if message.is_dir():
                shutil.rmtree(message, ignore_errors=True)
            else:
                message.unlink(missing_ok=True)

    def sick_mail(self) -> None:
        _script(self.house, [self.rng.choice(MAIL_ANSWERS)])


def _script(house: House, replies: list[str]) -> None:
    """What the inbox's mail server answers to the next messages."""
    url = f"http://localhost:{house.ports.inbox}/_levers/script"
    body = json.dumps({"verb": "DATA", "replies": replies}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"}, method="POST")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(50):
        try:
            opener.open(request, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
