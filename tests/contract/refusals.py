"""How a test looks at Stripe's refusals."""

from collections.abc import Callable

import pytest
import stripe


def refused(request: Callable[[], object]) -> stripe.InvalidRequestError:
    """The error that Stripe's SDK made of the answer."""
    with pytest.raises(stripe.InvalidRequestError) as caught:
        request()
    return caught.value
