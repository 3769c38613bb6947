"""How long a long article with many comments takes in process: the budget is 60 milliseconds at the median."""

import statistics
import time

BUDGET_MS = 60.0
COMMENTS = 300
TIMES = 15
QUESTION = "from tests.bench.article import median_ms; answer = median_ms()"  # to be asked inside a house


def median_ms() -> float:
    """Of a page with 10,000 words and 300 comments that nobody has asked for yet, in milliseconds."""
    # The bench itself runs outside Django and only reads the budget; what needs it is imported inside the house.
    from django.core.cache import caches
    from django.test import Client

    from tests.commenting import talk
    from tests.writing import TEN_THOUSAND_WORDS, published

    page = published("a-long-article", body=TEN_THOUSAND_WORDS)
    talk(page, COMMENTS)
    reader = Client(SERVER_NAME="localhost")
    taken = []
    for _ in range(TIMES):
        caches["pages"].clear()
        start = time.perf_counter()
        response = reader.get(page.get_absolute_url())
        taken.append(1000 * (time.perf_counter() - start))
        assert response.content.count(b'<li class="comment ') == COMMENTS
    return statistics.median(taken)
