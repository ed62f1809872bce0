"""From a source and its format to a draft."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from convert.decoding import refused

if TYPE_CHECKING:
    from convert.formats import Format
    from convert.model import Draft
    from convert.source import Material

_DOCUMENTS = frozenset({"markdown", "html", "text", "pod"})
_MOST_BYTES = 20_000_000
"""Parsers of documents hold them whole, and take seconds for each few megabytes."""


def read_draft(material: Material, format_: Format) -> Draft:
    """Make a draft of a source.

    Args:
        material: The source.
        format_: What it is.

    Returns:
        The draft, perhaps without entries.

    Raises:
        FaqError: It is not in this format, or cannot be read.
    """
    if format_.id in _DOCUMENTS and len(material.data) > _MOST_BYTES:
        raise refused(
            material.name,
            "too-large",
            f"The file has {len(material.data):,} bytes; faqt reads at most {_MOST_BYTES:,} "
            f"of {format_.label}.",
            "Split it into several files and import their folder.",
        )
    # Only the format that is met is imported: parsers cost start-up.
    module = import_module(format_.module)
    if format_.by_pandoc:
        material = replace(material, reader=format_.by_pandoc)
    draft: Draft = module.read(material)
    return draft
