"""Where a page hangs, as schema.org's BreadcrumbList."""

from collections.abc import Iterable

from content.found.addresses import whole
from content.found.structured.vocabulary import Data, page_data, thing


def breadcrumbs(trail: Iterable[tuple[object, object]], *, here: str, url: str) -> Data:
    """`trail` is (words, path) of the pages above this one, the topmost first."""
    steps = [(str(words), whole(str(path))) for words, path in trail]
    return page_data(
        "BreadcrumbList",
        itemListElement=[
            thing("ListItem", position=place, name=name, item=address)
            for place, (name, address) in enumerate([*steps, (here, url)], start=1)
        ],
    )
