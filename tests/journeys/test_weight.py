"""What a first visit costs a phone."""

import pytest
from playwright.sync_api import BrowserContext

from tests.audit.weights import weigh
from tests.journeys.buying import JAR

pytestmark = pytest.mark.looks


@pytest.mark.parametrize("path", ["/", JAR])
def test_first_load_is_light(context: BrowserContext, base_url: str, path: str) -> None:
    weight = weigh(context, base_url + path)

    assert weight.complaints() == []
    assert {"Document", "Stylesheet"} <= set(weight.by_kind)
