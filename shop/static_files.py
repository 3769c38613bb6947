"""Where static files are collected to. Differs from WhiteNoise's storage: only what browsers are sent is compressed.

WhiteNoise squeezes each file twice, under its own name and under the hashed one that pages ask for, and the libraries'
sources and source maps too: most of what a first start and each test run's first minute were spent on.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from whitenoise.storage import CompressedManifestStaticFilesStorage

NEVER_SENT: Final = (".map", ".scss", ".rst", ".md", ".txt")


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed names, with gzip and Brotli copies of the hashed files."""

    def compress_files(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield each name with the names of its compressed copies."""
        hashed = set(self.hashed_files.values())
        sent = [name for name in names if name in hashed and not name.endswith(NEVER_SENT)]
        yield from super().compress_files(sent)
