"""An article with its citations, and a single question with its answer."""

from collections.abc import Sequence
from datetime import datetime

from content.found.structured.citations import Work, citation
from content.found.structured.vocabulary import Data, page_data, publisher, thing


def article(
    *,
    title: str,
    summary: str,
    url: str,
    image: str,
    author: str,
    author_url: str,
    published_at: datetime,
    changed_at: datetime,
    words: int,
    works: Sequence[Work] = (),
) -> Data:
    """schema.org's Article, with all that Google recommends (its page on article).

    Both times are aware; `author_url` says who the author is.
    """
    return page_data(
        "Article",
        headline=title,
        description=summary,
        url=url,
        mainEntityOfPage=url,
        image=[image],
        author=thing("Person", name=author, url=author_url),
        publisher=publisher(),
        datePublished=published_at.isoformat(),
        dateModified=changed_at.isoformat(),
        wordCount=words,
        inLanguage="en-US",
        isAccessibleForFree=True,
        citation=[citation(work) for work in works],
    )
