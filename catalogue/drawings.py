"""Our drawings of the jars that we begin with, shown while a product has no photographs; any other shows a jar."""

from collections.abc import Mapping
from typing import Final

from shop.pictures.picture import Picture, drawing

Drawn = tuple[str, str]  # file in shop/static/shop/img/, and what it shows

INSIDE: Final = ("squishies.svg", "Three kefir grains of different sizes on a wooden spoon, cream-colored and lumpy")
GLASS: Final = ("glass.svg", "A tall glass of fresh kefir on a striped linen cloth, a happy grain beside it")
PARCEL: Final = ("parcel.svg", "An open cardboard box with the jar in soft padding: how it travels")
POUR: Final = ("pour.svg", "Milk runs from a bottle into a jar with two grains at the bottom")
STRAINER: Final = ("strainer.svg", "Grains stay in the strainer while the kefir runs into a glass")

JAR: Final = (("jar.svg", "A glass jar of milk with a golden lid; two kefir grains rest at the bottom"), INSIDE, GLASS)
DRAWINGS: Final[Mapping[str, tuple[Drawn, ...]]] = {
    "jar": (*JAR, STRAINER, PARCEL),
    "double-jar": (
        ("double-jar.svg", "Two glass jars of kefir grains in milk side by side"),
        INSIDE,
        ("share-a-jar.svg", "One jar stays under its linen cover, the other has a ribbon for a friend"),
        GLASS,
        PARCEL,
    ),
    "gift-jar": (
        ("gift-jar.svg", "A jar of kefir grains with a linen cover, a red ribbon and a card"),
        ("unboxed.svg", "What is in the parcel: the jar, a strainer, a linen cover and a card"),
        INSIDE,
        GLASS,
        PARCEL,
    ),
}


def drawings_of(slug: str) -> tuple[Picture, ...]:
    """What there is to see of the product at this address, the product itself first."""
    return tuple(drawing(file, alt) for file, alt in DRAWINGS.get(slug, (*JAR, POUR)))
