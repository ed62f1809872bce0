"""Documents that Pandoc reads: through its syntax tree, whose parts it writes as Markdown."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from convert.decoding import refused
from convert.markdown.blocks import blocks_of
from convert.markdown.definitions import completed, definitions_of
from convert.markdown.front import front_matter
from convert.outline.draft import draft_of
from convert.pandoc.run import PandocError, run_pandoc
from convert.pandoc.sources import source_of
from convert.pandoc.targets import with_labels
from convert.pandoc.tree import prepared, without_leaves
from convert.records.tree import Table
from convert.records.values import label_of
from data.problems import Problem

if TYPE_CHECKING:
    from convert.model import Draft
    from convert.source import Material

_TARGET: Final = "gfm-tex_math_dollars"


def read(material: Material) -> Draft:
    """Make a draft of a document by Pandoc.

    Args:
        material: The file, with what Pandoc calls its format.

    Returns:
        The draft.

    Raises:
        FaqError: Pandoc is missing, or cannot read the file.
    """
    try:
        tree = run_pandoc(["--from", material.reader, "--to", "json"], source_of(material))
        made = run_pandoc(
            ["--from", "json", "--to", _TARGET, "--wrap=none", "--standalone"],
            _ready(tree.text, outline=material.reader == "opml"),
        )
    except PandocError as error:
        raise refused(material.name, "needs-pandoc", f"{error.message}.", error.hint) from None
    except RecursionError:
        message = "Parts of the document are nested too deep."
        raise refused(
            material.name, "too-deep", message, "Take lists within lists apart."
        ) from None
    front, text = front_matter(made.text)
    title = label_of(front.get("title")) if isinstance(front, Table) else ""
    draft = draft_of(blocks_of(text), title=title, named=material.named)
    problems = tuple(
        Problem("note", "pandoc", warning, material.name) for warning in tree.warnings[:5]
    )
    entries = completed(draft.entries, definitions_of(text))
    return replace(draft, entries=entries, problems=problems)


def _ready(text: str, *, outline: bool) -> bytes:
    """Return Pandoc's JSON with what Markdown cannot say written as HTML."""
    document = json.loads(text)
    blocks = without_leaves(document["blocks"]) if outline else document["blocks"]
    document["blocks"] = prepared(with_labels(blocks))
    return json.dumps(document).encode()
