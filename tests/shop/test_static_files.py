import brotli
import pytest

from shop.static_files import LARGE, Brotli

WORDS = b"".join(b"squishies like milk, %d times; " % number for number in range(LARGE))


@pytest.mark.parametrize(("size", "quality"), [(LARGE, 11), (LARGE + 1, 6)])
def test_only_large_files_are_squeezed_in_a_hurry(size: int, quality: int) -> None:
    squeezed = Brotli.compress_brotli(WORDS[:size])

    assert squeezed == brotli.compress(WORDS[:size], quality=quality)
    assert brotli.decompress(squeezed) == WORDS[:size]
