"""Names of the formats that other programs read, without what writes them."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

CiteFormat: TypeAlias = Literal["text", "markdown", "html", "bibtex", "csl-json", "ris", "url"]
"""What a reference can be written as."""

CITE_FORMATS: tuple[CiteFormat, ...] = get_args(CiteFormat)
"""All formats, the most readable first."""
