"""Documents that Pandoc reads, by way of the Markdown that it makes of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from convert.decoding import refused
from convert.markdown.blocks import blocks_of
from convert.markdown.front import front_matter
from convert.outline.draft import draft_of
from convert.pandoc.run import PandocError, run_pandoc
from convert.records.tree import Table
from convert.records.values import label_of
from data.problems import Problem

if TYPE_CHECKING:
    from convert.model import Draft
    from convert.source import Material

_TARGET: Final = "gfm-tex_math_dollars"
_DIV: Final = re.compile(r"^<div\b[^<>]*>|^</div>", re.MULTILINE)
_FOLDS: Final = re.compile(r"class=\"[^\"]*\b(?:dropdown|details|collapse|toggle|admonition|faq)\b")
_TITLE: Final = re.compile(r"\s*([^\n]+(?:\n[^\n]+)*)\n")


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
        made = run_pandoc(
            ["--from", material.reader, "--to", _TARGET, "--wrap=none", "--standalone"],
            material.data,
        )
    except PandocError as error:
        raise refused(material.name, "needs-pandoc", f"{error.message}.", error.hint) from None
    front, text = front_matter(made.text)
    title = label_of(front.get("title")) if isinstance(front, Table) else ""
    draft = draft_of(blocks_of(_folded(text)), title=title, named=material.named)
    problems = tuple(
        Problem("note", "pandoc", warning, material.name) for warning in made.warnings[:5]
    )
    return replace(draft, problems=problems)


def _folded(text: str) -> str:
    """Write boxes with a title, such as Sphinx's ``dropdown``, as ``<details>``."""
    parts = []
    stack: list[bool] = []
    done = 0
    for tag in _DIV.finditer(text):
        parts.append(text[done : tag.start()])
        done = tag.end()
        if tag[0].startswith("</"):
            parts.append("</details>" if stack and stack.pop() else "")
            continue
        title = _TITLE.match(text, tag.end())
        folds = _FOLDS.search(tag[0]) is not None and title is not None
        stack.append(folds)
        if folds and title:
            words = " ".join(title[1].split())
            parts.append(f"<details><summary>{words}</summary>\n")
            done = title.end()
    parts.append(text[done:])
    return "".join(parts)
