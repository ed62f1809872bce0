"""HTML as Markdown."""

from __future__ import annotations

import re
from typing import Final

from markdownify import markdownify

_EMPTY: Final = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")


def markdown_of(html: str) -> str:
    """Return HTML as Markdown.

    Args:
        html: A piece of a page.

    Returns:
        Markdown, without what only a browser needs.
    """
    made = markdownify(html, heading_style="ATX", bullets="-", strip=["span"])
    return _EMPTY.sub("\n\n", "\n".join(line.rstrip() for line in made.split("\n"))).strip("\n")
