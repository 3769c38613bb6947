"""Questions and answers as schema.org's FAQPage.

Google shows no results of this kind since May 2026 (notice on its page on faqpage); others that read pages do.
"""

from collections.abc import Iterable

import nh3

from content.found.structured.vocabulary import Data, page_data, thing

# The markup that Google used to read, and all that an answer needs. The words of cards and forms are no part of it.
READ = {"h1", "h2", "h3", "h4", "h5", "h6", "br", "ol", "ul", "li", "a", "p", "b", "strong", "i", "em"}
LEFT_OUT = {"aside", "button", "figure", "form", "img", "script", "style", "svg", "table"}


def faq_page(questions: Iterable[tuple[str, str, str]], *, url: str) -> Data:
    """Each question as (question, HTML of the answer, its full address)."""
    return page_data(
        "FAQPage",
        url=url,
        mainEntity=[
            thing("Question", name=name, url=address, acceptedAnswer=thing("Answer", text=plain_answer(answer)))
            for name, answer, address in questions
        ],
    )


def plain_answer(html: str) -> str:
    """The answer with only the few tags that are read."""
    kept = nh3.clean(
        html, tags=READ, clean_content_tags=LEFT_OUT, attributes={"a": {"href"}}, link_rel=None, strip_comments=True
    )
    return " ".join(kept.split())
