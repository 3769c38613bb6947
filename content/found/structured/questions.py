"""Questions and answers as schema.org's FAQPage."""

from collections.abc import Iterable

import nh3

from content.found.structured.vocabulary import Data, page_data, thing

# What Google reads in an answer. The words of cards and forms are no part of it.
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
