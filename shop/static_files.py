"""Where static files are collected to. Differs from WhiteNoise's storage: only what browsers are sent is compressed.

WhiteNoise squeezes each file twice, under its own name and under the hashed one that pages ask for, and the libraries'
sources and source maps too: most of what a first start and each test run's first minute were spent on.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import brotli
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

NEVER_SENT: Final = (".map", ".scss", ".rst", ".md", ".txt")
LARGE: Final = 80_000  # bytes; only the desk's editors and their like, which its owner's browser keeps
BEST, QUICK = 11, 6  # over the large ones together: 7 s of processor time, or 0.1 s and 12 % more bytes


class Brotli(Compressor):
    """What customers get is squeezed as small as it goes; the desk's large files in a fraction of the time."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        squeezed: bytes = brotli.compress(data, quality=QUICK if len(data) > LARGE else BEST)
        return squeezed


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed names, with gzip and Brotli copies of the hashed files."""

    def compress_files(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield each name with the names of its compressed copies."""
        hashed = set(self.hashed_files.values())
        sent = [name for name in names if name in hashed and not name.endswith(NEVER_SENT)]
        yield from super().compress_files(sent)

    def create_compressor(self, **kwargs: Any) -> Compressor:
        return Brotli(**kwargs)
