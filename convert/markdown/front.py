"""The front matter of a Markdown file: YAML, TOML, JSON, or lines of ``Title: …``.

YAML stands between ``---``, TOML between ``+++``, JSON between ``;;;`` or in braces; MultiMarkdown
and Pelican have lines of names and values.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Final

from convert.records.tree import TreeError, from_values, read_yaml

if TYPE_CHECKING:
    from convert.records.tree import Tree

_YAML: Final = re.compile(r"\A\s*---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML: Final = re.compile(r"\A\s*\+\+\+[ \t]*\n(.*?\n)?\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADER: Final = re.compile(
    r"\A(?:title|slug|date|author|category):[ \t].*\n(?:[A-Za-z][\w -]*:[ \t].*\n)*(?=[ \t]*\n)",
    re.IGNORECASE,
)
_BRACES: Final = re.compile(r"\A\s*(\{[ \t]*\n.*?\n\})[ \t]*(?:\n|\Z)", re.DOTALL)
_JSON: Final = re.compile(r"\A\s*;;;[ \t]*\n(.*?\n)?;;;[ \t]*(?:\n|\Z)", re.DOTALL)


def front_matter(text: str) -> tuple[Tree, str]:
    """Split a file into its front matter and the rest.

    Args:
        text: The file.

    Returns:
        The front matter, None where there is none or it cannot be read; and the file with as many
        empty lines in its place.
    """
    for pattern, kind in ((_YAML, "yaml"), (_TOML, "toml"), (_JSON, "json"), (_BRACES, "json")):
        found = pattern.match(text)
        if not found:
            continue
        try:
            tree = _parsed(found[1] or "", kind)
        except (TreeError, ValueError, RecursionError):
            tree = None
            if pattern is _BRACES:
                continue
            if kind == "yaml" and not re.search(r"^\w[\w -]*:", found[1] or "", re.MULTILINE):
                return None, text  # rules around a paragraph
        return tree, "\n" * found[0].count("\n") + text[found.end() :]
    found = _HEADER.match(text)
    if found:
        pairs = (line.partition(":") for line in found[0].strip().split("\n"))
        tree = from_values({key.strip().lower(): value.strip() for key, _, value in pairs})
        return tree, "\n" * found[0].count("\n") + text[found.end() :]
    return None, text


def _parsed(text: str, kind: str) -> Tree:
    if kind == "yaml":
        documents = read_yaml(text)
        return documents[0] if documents else None
    return from_values(tomllib.loads(text) if kind == "toml" else json.loads(text))
