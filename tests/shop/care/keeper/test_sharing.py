"""A spoonful for a friend, and the family that grows of it."""

from typing import Any

import pytest

from shop.care.keeper.claiming import Claim, claim
from shop.care.keeper.family import FARTHEST, MOST, Family, family, generation
from shop.care.keeper.sharing import MOST_UNOPENED, counter_jars, spoonful
from shop.care.keeping import Unwanted
from shop.care.models import CODE_LETTERS, CarePlan
from tests.factories import NOON
from tests.shop.care.keeper.conftest import Keeper

pytestmark = pytest.mark.django_db
OHIO = "America/New_York"


def child(parent: CarePlan | None) -> CarePlan:
    return CarePlan.objects.create(parent=parent, time_zone=OHIO)


def shape(jar: CarePlan) -> tuple[int, int, tuple[int, ...]]:
    found = family(jar)
    return len(found.ancestors), found.siblings, found.below


def test_friend_gets_a_plan_of_her_own(plan: CarePlan) -> None:
    jar = spoonful(plan)
    claim(jar, Claim(to="cy@example.org", time_zone=OHIO), NOON)

    assert (jar.parent, jar.order, jar.arrival, jar.state) == (plan, None, NOON.date(), "running")
    plan.refresh_from_db()
    assert plan.to == "ada@example.org"


def test_page_makes_a_code_and_shows_it(ada: Keeper) -> None:
    response = ada.client.post(f"/care/{ada.plan.token}/share/")

    [jar] = ada.plan.children.all()
    assert response.headers["Location"] == f"/care/{ada.plan.token}/share/{jar.code}/"
    page = ada.reads(response.headers["Location"])
    assert [page.count(words) for words in (f"{jar.code[:4]}-{jar.code[4:]}", "<svg role", "Contains milk")] == [
        1,
        1,
        1,
    ]


def test_looking_makes_no_code(ada: Keeper) -> None:
    assert ada.client.get(f"/care/{ada.plan.token}/share/").status_code == 405
    assert ada.plan.children.count() == 0


def test_codes_of_others_are_not_shown(ada: Keeper) -> None:
    stranger = child(None)

    assert ada.client.get(f"/care/{ada.plan.token}/share/{stranger.code}/").status_code == 404


def test_codes_that_nobody_opens_have_an_end(ada: Keeper) -> None:
    for _ in range(MOST_UNOPENED):
        spoonful(ada.plan)

    with pytest.raises(Unwanted, match="give those away first"):
        spoonful(ada.plan)
    assert ada.client.post(f"/care/{ada.plan.token}/share/").status_code == 409


def test_jar_of_an_ended_order_is_not_shared(plan: CarePlan) -> None:
    assert plan.order is not None
    plan.order.status = "refunded"
    plan.order.save()

    with pytest.raises(Unwanted, match="order has ended"):
        spoonful(plan)


def test_jars_for_the_counter_have_codes_and_nothing_else(db: None) -> None:
    jars = counter_jars(3)

    assert [(jar.order, jar.to, jar.state) for jar in jars] == [(None, "", "waiting")] * 3
    assert {letter for jar in jars for letter in jar.code} <= set(CODE_LETTERS)


def test_family_counts_above_beside_and_below(db: None) -> None:
    grandmother = child(None)
    mother = child(grandmother)
    jar = child(mother)
    [child(mother) for _ in range(2)]
    daughters = [child(jar) for _ in range(3)]
    child(daughters[0])

    assert (shape(grandmother), shape(jar), shape(daughters[0])) == ((0, 0, (1, 3, 3, 1)), (2, 2, (3, 1)), (3, 2, (1,)))
    assert (family(jar).size, generation(jar), generation(grandmother)) == (9, 3, 1)


def test_family_of_a_thousand_costs_four_queries(django_assert_max_num_queries: Any) -> None:
    jar = child(None)
    for _ in range(3):
        jar = child(jar)
    CarePlan.objects.bulk_create(CarePlan(parent=jar, time_zone=OHIO) for _ in range(MOST + 50))
    grandchild = child(jar.children.first())

    with django_assert_max_num_queries(4):
        found = family(jar)
    assert (sum(found.below), found.counts_all) == (MOST, False)
    with django_assert_max_num_queries(4):
        family(grandchild)


def test_long_line_is_cut() -> None:
    jar = child(None)
    for _ in range(FARTHEST + 5):
        jar = child(jar)

    assert len(family(jar).ancestors) == FARTHEST


def test_lonely_jar_is_a_family_of_one(db: None) -> None:
    assert family(child(None)) == Family((), 0, (), counts_all=True)
