"""JSON files of questions."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from convert.decoding import refused
from convert.records.draft import draft_of
from convert.records.tree import TreeError, from_values

if TYPE_CHECKING:
    from convert.model import Draft
    from convert.source import Material

_COMMENT: Final = re.compile(r'("(?:[^"\\\n]|\\.)*")|//[^\n]*|/\*.*?\*/', re.DOTALL)
_LAST_COMMA: Final = re.compile(r'("(?:[^"\\\n]|\\.)*")|,(?=\s*[\]}])')


def read(material: Material) -> Draft:
    """Make a draft of JSON.

    Args:
        material: The file.

    Returns:
        The draft.

    Raises:
        FaqError: It is no JSON.
    """
    text = material.text
    try:
        tree = from_values(_parsed(text))
    except json.JSONDecodeError as error:
        raise refused(
            material.name,
            "not-json",
            f"The file is not JSON: {error.msg[:1].lower()}{error.msg[1:]}, "
            f"at column {error.colno}.",
            "Look for a missing or extra comma or quotation mark.",
            line=error.lineno,
        ) from None
    except (TreeError, RecursionError):
        raise refused(material.name, "too-deep", "The JSON is nested too deeply.") from None
    return with_lines(draft_of([tree], named=material.named, problems=material.problems), text)


def _parsed(text: str) -> object:
    """Parse JSON, also with the comments and last commas that programs' settings may have."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        plain = _LAST_COMMA.sub(_kept, _COMMENT.sub(_kept, text))
        try:
            return json.loads(plain)
        except json.JSONDecodeError:
            raise error from None


def _kept(found: re.Match[str]) -> str:
    return found[1] or ""


def with_lines(draft: Draft, text: str) -> Draft:
    """Return entries the lines that their questions stand on.

    Args:
        draft: A draft of JSON.
        text: The JSON.

    Returns:
        The draft; an entry whose question is not found keeps line 1.
    """
    entries = []
    offset = line = 0
    for entry in draft.entries:
        at = text.find(json.dumps(entry.question, ensure_ascii=False)[:60].rstrip('"'), offset)
        if at < 0:
            at = text.find(json.dumps(entry.question)[:60].rstrip('"'), offset)
        if at >= 0:
            line += text.count("\n", offset, at)
            offset = at
            entry = replace(entry, line=line + 1)
        entries.append(entry)
    return replace(draft, entries=tuple(entries))
