"""Regular expressions compiled when they are first used.

A small command imports hundreds of patterns and uses a few of them; compiling takes longer than
reading the modules that they stand in.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern; each method is looked up once, and found at once from then on."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        # re keeps the patterns that it compiled last, so that few methods mean one compilation.
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when one of its methods is first called.

    Args:
        source: A regular expression; a fault in it is told at its first use.
        flags: As :func:`re.compile` takes them.

    Returns:
        What can be used by its methods; functions of :mod:`re` do not take it.
    """
    return cast("re.Pattern[str]", _Later(source, flags))
