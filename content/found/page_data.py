"""Which data each kind of page carries, made of what its view has found already."""

from collections.abc import Callable, Iterable, Mapping
from email.utils import parseaddr
from typing import Any, Final

from django.conf import settings

from content.found.addresses import whole
from content.found.delivery import delivery_of
from content.found.sharing.files import image_for
from content.found.structured.article import article
from content.found.structured.breadcrumbs import breadcrumbs
from content.found.structured.citations import works_in
from content.found.structured.how_to import how_to_make_kefir
from content.found.structured.product import Offered, product
from content.found.structured.questions import faq_page
from content.found.structured.shop import organization
from content.found.structured.vocabulary import Data
from content.pages.models import Page

Given = Mapping[str, Any]
RETURNS: Final = "/returns/"
ABOUT: Final = "/about/"  # Google wants a page about the author, not one by her


def _article(given: Given) -> Iterable[Data]:
    publication, page = given["publication"], given["publication"].page
    if page.kind != Page.Kind.ARTICLE:
        return
    revision = publication.text
    yield article(
        title=revision.title,
        summary=revision.search_description or revision.summary,
        url=whole(page.get_absolute_url()),
        image=image_for(given),
        author=page.author,
        author_url=whole(ABOUT),
        published_at=page.published_at or publication.starts_at,
        changed_at=publication.starts_at,
        words=revision.word_count,
        works=works_in(revision.blocks),
    )


def _questions(given: Given) -> Iterable[Data]:
    if "questions" in given:
        found = [(each.title, str(each.answer), whole(each.url)) for each in given["questions"]]
    elif given["publication"].page.kind == Page.Kind.QUESTION:
        page = given["publication"].page
        found = [(given["shown"].wording.title, str(given["shown"].body), whole(page.get_absolute_url()))]
    else:
        found = []
    if found:
        yield faq_page(found, url=whole(given["publication"].page.get_absolute_url()))


def _breadcrumbs(given: Given) -> Iterable[Data]:
    if given.get("trail"):
        yield breadcrumbs(given["trail"], here=_name(given), url=given["CANONICAL"])


def _name(given: Given) -> str:
    if "category" in given:
        return str(given["category"].name)
    return str(given["shown"].wording.title if "shown" in given else given["product"].title)


def _product(given: Given) -> Iterable[Data]:
    jar, item = given["product"], given["item"]
    if not jar.is_public:
        return
    photos = [whole(picture.url) for picture in item.pictures if not picture.is_drawn]
    offered = Offered(
        name=jar.title,
        summary=jar.summary,
        url=whole(jar.get_absolute_url()),
        images=[*photos, image_for(given)],
        sku=str(jar.pk),
        brand=settings.OSCAR_SHOP_NAME,
        price=item.price,
        currency=item.currency,
        in_stock=item.can_be_bought,
    )
    yield product(offered, delivery=delivery_of(given["rule"], item.price), returns_url=whole(RETURNS))


def _shop(given: Given) -> Iterable[Data]:
    yield from organization(email=parseaddr(settings.DEFAULT_FROM_EMAIL)[1], places=given["places"])


def _how_to(given: Given) -> Iterable[Data]:
    yield how_to_make_kefir(url=given["CANONICAL"])


def _recipe(given: Given) -> Iterable[Data]:
    yield given["recipe_data"]


MAKERS: Final[dict[str, Callable[[Given], Iterable[Data]]]] = {
    "article": _article,
    "questions": _questions,
    "breadcrumbs": _breadcrumbs,
    "product": _product,
    "shop": _shop,
    "how-to": _how_to,
    "recipe": _recipe,
}


def data_of(kinds: Iterable[str], given: Given) -> list[Data]:
    """The data of these kinds for a page with this context."""
    return [data for kind in kinds for data in MAKERS[kind](given)]
