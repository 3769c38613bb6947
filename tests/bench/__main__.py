"""`make bench`: pages per second under gunicorn beside an empty view on the same server, as ratios.

Each page is measured in turn with the empty view, several rounds; the median of the paired ratios is printed,
because a machine's speed drifts more than its ratios do. Once for a stranger, plain and compressed (an answer kept
ready), once for a guest with a basket (a remembered page with her own number in it), and once for a signed-in
customer, for whom every page is made anew. Before that, mails per second beside a bare SMTP loop (mails.py).
"""

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench import article, mails, recipes
from tests.house.databases import DEMO_LOGIN, databases
from tests.house.house import House, house
from tests.house.shopper import Shopper

ROUNDS = 3
SECONDS = 3
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
LOGIN = {"login-username": DEMO_LOGIN[0], "login-password": DEMO_LOGIN[1], "login_submit": "Log In"}
BAD = re.compile(r"Non-2xx or 3xx responses: (\d+)")


@dataclass(frozen=True)
class Target:
    name: str
    path: str
    cookies: str = ""
    compressed: bool = False


def rate(base: str, target: Target) -> float:
    """Requests per second that the server answered, or an error if it answered anything but pages."""
    command = ["wrk", "-t1", "-c8", f"-d{SECONDS}s"]
    if target.cookies:
        command += ["-H", f"Cookie: {target.cookies}"]
    if target.compressed:
        command += ["-H", "Accept-Encoding: gzip"]
    said = subprocess.run([*command, base + target.path], check=True, capture_output=True, text=True).stdout
    found = RATE.search(said)
    assert found, said
    assert not BAD.search(said), f"{target.path} answered errors: {said}"
    return float(found[1])


def targets(made: House) -> list[Target]:
    """Every page for a stranger, for a guest with a jar in the basket, and for a customer with one."""
    guest, jar = with_a_jar(Shopper(made.url))
    customer = Shopper(made.url)
    customer.submit(customer.get("/accounts/login/"), "login-username", **LOGIN)
    customer, _ = with_a_jar(customer)
    pages = {"home": "/", "list": "/jars/", "jar": jar}
    strangers = [Target(f"{name}, a stranger", path) for name, path in pages.items()]
    compressed = [Target(f"{name}, gzip", path, compressed=True) for name, path in pages.items()]
    guests = [Target(f"{name}, with a basket", path, cookies_of(guest)) for name, path in pages.items()]
    customers = [Target(f"{name}, signed in", path, cookies_of(customer)) for name, path in pages.items()]
    own = [Target("basket", "/basket/", cookies_of(guest)), Target("checkout", "/checkout/", cookies_of(guest))]
    return [*strangers, *compressed, *guests, *customers, *own]


def with_a_jar(shopper: Shopper) -> tuple[Shopper, str]:
    """The shopper with a jar in the basket and its message read, and the jar's address."""
    jar = re.search(r'href="(/jars/(?!category)[\w-]+/)"', shopper.get("/jars/").text)
    assert jar, "the seeded shop lists no jar"
    shopper.submit(shopper.get(jar[1]), "quantity", quantity="1")
    shopper.get("/basket/")
    return shopper, jar[1]


def cookies_of(shopper: Shopper) -> str:
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in shopper.cookies)


def main() -> int:
    sys.stdout.write(f"a recipe: {recipes.median_ms():.2f} ms at the median, {recipes.BUDGET_MS:.0f} ms allowed\n")
    for line in mails.report():
        sys.stdout.write(line)
        sys.stdout.flush()
    if not shutil.which("wrk"):
        sys.stdout.write("make bench needs wrk: sudo apt-get install wrk\n")
        return 1
    empty = Target("empty view", "/empty/")
    with databases() as prepared, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with house(folder, prepared.copy(folder), DJANGO_SETTINGS_MODULE="tests.bench.settings") as made:
            sys.stdout.write(
                f"10,000 words, 300 comments: {made.ask(article.QUESTION):.0f} ms, {article.BUDGET_MS:.0f} ms allowed\n"
            )
            made.start("web")
            sys.stdout.write(f"{'page':<24}{'pages/s':>10}{'empty/s':>10}{'ratio':>8}\n")
            for target in targets(made):
                pairs = [(rate(made.url, target), rate(made.url, empty)) for _ in range(ROUNDS)]
                ratio = statistics.median(page / nothing for page, nothing in pairs)
                page, nothing = (statistics.median(column) for column in zip(*pairs, strict=True))
                sys.stdout.write(f"{target.name:<24}{page:>10.0f}{nothing:>10.0f}{ratio:>8.0%}\n")
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
