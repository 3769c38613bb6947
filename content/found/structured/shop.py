"""The shop itself, and the places where jars are handed out."""

from collections.abc import Iterable

from django.conf import settings

from content.found.addresses import whole
from content.found.structured.vocabulary import CONTEXT, Data, organization_id, publisher, thing
from shop.dispatch.models import PickupPlace


def organization(*, email: str, places: Iterable[PickupPlace]) -> list[Data]:
    """The shop as an Organization and each real place as a Store; places that the demo made up are left out."""
    shop = {"@context": CONTEXT} | publisher() | {"description": settings.OSCAR_SHOP_TAGLINE, "email": email}
    return [shop, *(_store(place) for place in places if not place.is_demo)]


def _store(place: PickupPlace) -> Data:
    address = thing(
        "PostalAddress",
        streetAddress=place.line1,
        addressLocality=place.city,
        addressRegion=place.state,
        postalCode=place.zip_code,
        addressCountry="US",
    )
    return {"@context": CONTEXT} | thing(
        "Store",
        name=place.name,
        url=whole("/#pickup"),
        address=address,
        description=" ".join(place.hours.split()),
        parentOrganization={"@id": organization_id()},
    )
