"""Example links for the texts that the shop comes with; their addresses earn nothing."""

from typing import Final

from content.links.models import AffiliateLink

EXAMPLES: Final = (
    ("wide-mouth-jars", "Wide-mouth glass jars"),
    ("plastic-lids", "Plastic lids for jars"),
    ("plastic-strainer", "Plastic strainer"),
    ("batter-bowl", "Batter bowl with a spout"),
    ("silicone-spatula", "Silicone spatula"),
    ("cultured-food-for-health", "Cultured Food for Health, the book"),
    ("cultured-food-life", "Cultured Food Life"),
)


def links() -> str:
    """Fill an empty list; what the owner has deleted stays so once she has a link. Returns what was made."""
    if AffiliateLink.objects.exists():
        return ""
    AffiliateLink.objects.bulk_create(
        AffiliateLink(
            slug=slug, label=label, merchant="Example shop", url=f"https://shop.example.com/{slug}", is_demo=True
        )
        for slug, label in EXAMPLES
    )
    return f"{len(EXAMPLES)} demo affiliate links"
