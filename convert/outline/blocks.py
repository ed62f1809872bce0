"""What documents consist of, whatever their format: titles of several kinds, and text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "summary", "term", "item", "bold", "label", "text", "end"]
"""A ``heading`` reaches to the next one that is as high; ``summary`` (of ``<details>``), ``term``
(of a definition list) and ``item`` (of a list) reach to their ``end``; ``bold`` (a paragraph of
nothing else) and ``label`` (``Q: …``) reach to the next of their kind or of a higher one."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document."""

    kind: Kind
    """What it is."""
    text: str = ""
    """Markdown: of a title one line, of text any number of lines; of an ``end`` the kind that ends,
    empty for whichever is open."""
    level: int = 1
    """Of a heading: 1 to 6."""
    anchor: str = ""
    """Name by which the document links to it; empty for none."""
    line: int = 1
    """Line of the source, from 1."""
    raw: str = ""
    """How a title is written in Markdown where it is no question; empty for the usual way."""
