"""Dead links are found, by asking a real server on this machine."""

import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep

import pytest
from django.core.management import CommandError, call_command

from content.links import door
from content.links.checking import check
from content.links.models import AffiliateLink
from tests.content.links.linking import link
from tests.factories import NOON

State = AffiliateLink.State


@dataclass
class Shop:
    """A merchant: /404 answers with that status, /no-head only to GET, /moved leads to /200, /slow never answers."""

    address: str
    asked: list[str] = field(default_factory=list)
    most_at_once: int = 0
    at_once: int = 0


@pytest.fixture
def shop() -> Iterator[Shop]:
    lock, closing = threading.Lock(), threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            with lock:
                known.asked.append(f"{self.command} {self.path}")
                known.at_once += 1
                known.most_at_once = max(known.most_at_once, known.at_once)
            sleep(0.02)
            with lock:
                known.at_once -= 1
            self._answer(self.path.removeprefix("/"))

        def do_GET(self) -> None:
            self.do_HEAD()

        def _answer(self, asked: str) -> None:
            if asked == "slow":
                closing.wait(5)
                return
            if asked == "moved":
                self.send_response(301)
                self.send_header("Location", "/200")
            elif asked == "no-head":
                self.send_response(200 if self.command == "GET" else 405)
            elif asked == "ftp":
                self.send_response(302)
                self.send_header("Location", "file:///etc/passwd")
            else:
                self.send_response(int(asked[:3]))
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known = Shop(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield known
    closing.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("page", "status", "asked"),
    [
        ("200", 200, ["HEAD /200"]),
        ("no-head", 200, ["HEAD /no-head", "GET /no-head"]),
        ("404", 404, ["HEAD /404", "GET /404"]),
        ("moved", 200, ["HEAD /moved", "GET /200"]),
    ],
)
def test_page_is_looked_at(shop: Shop, page: str, status: int, asked: list[str]) -> None:
    answer = door.look(f"{shop.address}/{page}", timeout=2)

    assert (answer, shop.asked) == (door.Answer(status), asked)


def test_page_that_never_answers_is_given_up(shop: Shop) -> None:
    assert door.look(f"{shop.address}/slow", timeout=0.1) == door.Answer(None, "TimeoutError: timed out")


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://[broken", "https://", "file:///etc/passwd", "nothing"])
def test_address_where_nothing_answers_is_a_failure(url: str) -> None:
    answer = door.look(url, timeout=1)

    assert (answer.status, answer.failure != "") == (None, True)


def test_redirect_off_the_web_is_not_followed(shop: Shop) -> None:
    assert door.look(f"{shop.address}/ftp", timeout=1) == door.Answer(302)


@pytest.mark.django_db
def test_states_are_written_down(shop: Shop) -> None:
    for slug in ("200", "404", "503"):
        link(slug, url=f"{shop.address}/{slug}")
    link("gone", url="http://127.0.0.1:1/")
    demo = link("demo", url=f"{shop.address}/404", is_demo=True)

    links = check(at_once=2, timeout=1, clock=lambda: NOON)

    assert {each.slug: each.state for each in links} == {
        "200": State.FINE,
        "404": State.DEAD,
        "503": State.REFUSED,
        "gone": State.DEAD,
    }
    assert {each.checked_at for each in links} == {NOON}
    demo.refresh_from_db()
    assert demo.state == State.UNKNOWN


@pytest.mark.django_db
def test_no_more_than_so_many_at_a_time(shop: Shop) -> None:
    for number in range(9):
        link(f"l{number}", url=f"{shop.address}/200{number}")

    check(at_once=3, timeout=2, clock=lambda: NOON)

    assert len(shop.asked) == 9
    assert 1 < shop.most_at_once <= 3


@pytest.mark.django_db
def test_answer_about_an_address_that_was_changed_meanwhile_is_dropped(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = link(url=f"{shop.address}/404")

    def changed() -> object:
        AffiliateLink.objects.update(url="https://pays.example/new")
        return NOON

    check(at_once=1, timeout=1, clock=changed)  # type: ignore[arg-type]  # gives a moment

    made.refresh_from_db()
    assert (made.url, made.state) == ("https://pays.example/new", State.UNKNOWN)


@pytest.mark.django_db
def test_command_names_the_dead(shop: Shop) -> None:
    link("good", url=f"{shop.address}/200"), link("bad", label="Old lids", url=f"{shop.address}/410")
    out = io.StringIO()

    call_command("check_links", stdout=out)

    assert out.getvalue() == f"dead: Old lids (410) {shop.address}/410\n2 checked, 1 dead.\n"


@pytest.mark.django_db
def test_command_refuses_senseless_numbers() -> None:
    with pytest.raises(CommandError, match="--at-once takes 1 to 16"):
        call_command("check_links", at_once=0)
    with pytest.raises(CommandError, match=r"--timeout takes 0\.1 to 60"):
        call_command("check_links", timeout=0)
