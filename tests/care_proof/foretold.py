"""Jars to which nothing happens must get exactly what the pure `simulate` foretells: these notes, on these days."""

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


def compare(world: World) -> int:
    """How many got just that; each that did not is blamed on the world's judge."""
    good = 0
    for book in _quiet(world):
        plan = CarePlan.objects.get(pk=book.plan)
        got, foretold = _got(plan, world), _foretold(plan, book, world)
        good += got == foretold
        if got != foretold:
            world.judge.blame("lost", f"quiet jar {plan.pk} got {got} instead of {foretold}")
    return good


def _quiet(world: World) -> Iterator[Book]:
    for book in world.circle.books.values():
        alone = len(world.circle.of(book.to)) == 1 and book.to not in world.post.dead
        if alone and book.arrival and not (book.touched or book.ended):
            yield book


def _until(world: World) -> date:
    """The day before anything in the shop's own life delays a note; by then most jars have heard everything."""
    return (min(start for start, _ in world.outages) - timedelta(days=1)).date()


def _got(plan: CarePlan, world: World) -> Days:
    notes = plan.notes.filter(mail__state__in=("sent", "in doubt"), day__lt=_until(world)).order_by("day")
    return list(notes.values_list("step", "day"))


def _foretold(plan: CarePlan, book: Book, world: World) -> Days:
    def day(moment: datetime) -> date:
        return book.today(moment)

    facts, programme = facts_of(plan), versions.programme(plan.programme)
    notes = simulate(programme, facts, Settled(), now=world.start, until=world.end)
    return [(note.occasion.step.key, day(note.at)) for note in notes if day(note.at) < _until(world)]
