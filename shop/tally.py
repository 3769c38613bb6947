"""Counts in the cache for a while. Without a shared cache, each web process counts for itself."""

from django.core.cache import cache


def counted(key: str, *, seconds: int) -> int:
    """Count one more under this key, and say how many there were since the first one, `seconds` ago at most."""
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out between the two
        cache.set(key, 1, seconds)
        return 1
