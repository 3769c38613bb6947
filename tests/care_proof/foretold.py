"""Jars to which nothing happens must get exactly what the pure `simulate` foretells: these notes, on these days."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from shop.care import versions
from shop.care.knowing import facts_of
from shop.care.models import CarePlan
from shop.care.programme.facts import Settled
from shop.care.programme.outlook import simulate
from tests.care_proof.book import Book
from tests.care_proof.world import World

Days = list[tuple[str, date]]
WHOLE = timedelta(days=33)


def compare(world: World) -> int:
    """How many got just that; each that did not is blamed on the world's judge."""
    good = 0
    for book in _quiet(world):
        plan = CarePlan.objects.get(pk=book.plan)
        got, foretold = _got(plan), _foretold(plan, book, world)
        good += got == foretold
        if got != foretold:
            world.judge.blame("lost", f"quiet jar {plan.pk} got {got} instead of {foretold}")
    return good


def _quiet(world: World) -> Iterator[Book]:
    jars = Counter(book.to for book in world.circle.books.values())
    for book in world.circle.books.values():
        alone = jars[book.to] == 1 and book.to not in world.post.dead
        if alone and book.arrival and not (book.touched or book.ended or _met_an_outage(book.arrival, world)):
            yield book


def _met_an_outage(arrival: date, world: World) -> bool:
    return any(arrival <= end.date() and start.date() <= arrival + WHOLE for start, end in world.outages)


def _got(plan: CarePlan) -> Days:
    notes = plan.notes.filter(mail__state__in=("sent", "in doubt")).order_by("day")
    return list(notes.values_list("step", "day"))


def _foretold(plan: CarePlan, book: Book, world: World) -> Days:
    def day(moment: datetime) -> date:
        return book.today(moment)

    facts, programme = facts_of(plan), versions.programme(plan.programme)
    notes = simulate(programme, facts, Settled(), now=world.start, until=world.end - timedelta(days=1))
    return [(note.occasion.step.key, day(note.at)) for note in notes]
