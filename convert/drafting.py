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

_MOST_BYTES = {"markdown": 60_000_000, "text": 60_000_000, "pod": 60_000_000, "html": 20_000_000}
"""Documents are held whole, and take two seconds for each megabyte, of HTML six."""


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
    most = _MOST_BYTES.get(format_.id, len(material.data))
    if len(material.data) > most:
        raise refused(
            material.name,
            "too-large",
            f"The file has {len(material.data):,} bytes; faqt reads at most {most:,} "
            f"of {format_.label}.",
            "Split it into several files and import their folder.",
        )
    # Only the format that is met is imported: parsers cost start-up.
    module = import_module(format_.module)
    if format_.by_pandoc:
        material = replace(material, reader=format_.by_pandoc)
    draft: Draft = module.read(material)
    return draft
