"""From a source and its format to a draft."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convert.formats import Format
    from convert.model import Draft
    from convert.source import Material


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
    # Only the format that is met is imported: parsers cost start-up.
    module = import_module(format_.module)
    if format_.by_pandoc:
        material = replace(material, reader=format_.by_pandoc)
    draft: Draft = module.read(material)
    return draft
