"""What may be used: which ingredients, which kinds of recipe, and which ingredients in which kind."""

from content.recipes.ingredient import Ingredient, Role, Trait
from content.recipes.shape import Shape
from content.recipes.shapes import cookbook
from content.recipes.table import pantry
from content.recipes.wishes import Wishes
from content.recipes.words import Age, Allergen, Sweetness


def allowed(wishes: Wishes) -> list[Ingredient]:
    """The ingredients that these wishes leave, whatever is made of them."""
    return [ingredient for ingredient in pantry.ALL if _may_be_used(ingredient, wishes)]


def _may_be_used(ingredient: Ingredient, wishes: Wishes) -> bool:
    return (
        ingredient.from_months <= wishes.age.months
        and not ingredient.allergens & wishes.avoid
        and not (wishes.no_added_sugar and ingredient.added_sugar)
        and not (wishes.only_have and ingredient.slug not in wishes.have)
        and (
            Trait.STAND_IN not in ingredient.traits or Allergen.WHEAT in wishes.avoid or ingredient.slug in wishes.have
        )
        and not (wishes.sweetness is Sweetness.NONE and Role.SWEETENER in ingredient.roles)
    )


def kinds(wishes: Wishes) -> list[Shape]:
    """The kinds of recipe that age, tools, time and taste leave."""
    return [shape for shape in cookbook.ALL if _may_be_made(shape, wishes)]


def _may_be_made(shape: Shape, wishes: Wishes) -> bool:
    return (
        shape.from_months <= wishes.age.months
        and shape.tools <= wishes.tools
        and (wishes.minutes is None or shape.total_minutes <= wishes.minutes)
        and (wishes.taste is None or wishes.taste in shape.tastes)
        and (wishes.age is not Age.ONE or shape.mashed)
    )


def suits(ingredient: Ingredient, shape: Shape) -> bool:
    """Whether this ingredient is pleasant, and for small children safe, in this kind of recipe."""
    traits = ingredient.traits
    return (
        (shape.blended or Trait.BLENDED not in traits)
        and (shape.at_once or Trait.ENZYMES not in traits)
        and (shape.blended or not shape.mashed or Trait.HARD not in traits)
    )
