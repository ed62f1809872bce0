"""What an identifier is, and what comes of reading one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from data.identifiers.check_digits import isbn13
from data.patterns import lazy_pattern

Kind: TypeAlias = Literal["doi", "short-doi", "pmid", "pmcid", "arxiv", "isbn", "url"]
"""What sort of identifier."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A name for a work that can be opened."""

    kind: Kind
    """What sort it is."""
    value: str
    """The identifier without label or address, such as ``10.1016/j.neuron.2019.02.005``; letters
    are kept as they were written."""
    url: str
    """Where it opens: always ``http`` or ``https``."""

    @property
    def key(self) -> tuple[str, str]:
        """The same for two identifiers that mean the same work."""
        if self.kind in {"doi", "short-doi"}:
            return "doi", fold_ascii(self.value)
        if self.kind == "isbn":
            return "isbn", isbn13(self.value)
        if self.kind == "arxiv":
            return "doi", "10.48550/arxiv." + fold_ascii(re.sub(r"v\d+\Z", "", self.value))
        return self.kind, self.value


@dataclass(frozen=True, slots=True)
class Parsed:
    """What came of reading one field."""

    identifier: Identifier | None = None
    """The identifier; None when there is none that can be opened."""
    problem: str = ""
    """What is wrong with the text, as a clause: ``ends in "."``; empty when nothing is."""
    hint: str = ""
    """What to write instead; empty when there is nothing to say."""


HYPHENS = dict.fromkeys(map(ord, "‐‑‒–−﹣－"), "-")
"""Characters that typesetting puts in the place of a hyphen."""
INVISIBLE = lazy_pattern(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Characters that are never part of an identifier: controls, soft hyphens, zero-width and
direction marks."""


def fold_ascii(text: str) -> str:
    """Fold the case of ASCII letters only, as the DOI system does."""
    return "".join(char.lower() if char.isascii() else char for char in text)
