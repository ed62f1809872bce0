"""Values as YAML that people like to read: plain where that is safe, blocks where it is long.

What is written reads as the same text in YAML 1.1 and 1.2, whatever the program: what would be a
number, a date or a truth value elsewhere stands in quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.model import CslValue

WIDTH: Final = 100
"""Columns that lines keep to where they can."""
_PLAIN: Final = re.compile(r"[^\W_][^\x00-\x1f\x7f]*|[“‘«(/.$][^\x00-\x1f\x7f]+")
_RISKY: Final = re.compile(r": |:\Z| #|\A\s|\s\Z|\A[.+-]")
_FLOW: Final = re.compile(r"[\[\]{},]")
_WORDS: Final = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|none|nan|inf)\.?", re.IGNORECASE)
_NUMBERS: Final = re.compile(  # and dates, times and what YAML 1.1 takes for such
    r"0[bx][\da-fA-F_]+|\d[\d_,]*(?:\.[\d_]*)?(?:[eE][+-]?\d*)?|0o[0-7_]+"
    r"|\d[\d_]*(?::\d{1,2})+(?:\.\d*)?|\d{4}-\d{1,2}-\d{1,2}.*"
)
_SINGLE: Final = re.compile(r"[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]*")
_FOLD: Final = re.compile(r"(?<=\S) (?=\S)")
_BLANK_LINE: Final = re.compile(r"^[^\S\n]+$", re.MULTILINE)
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"
)


def inline(text: str, *, flow: bool = False) -> str:
    """Return a text as a scalar on one line.

    Args:
        text: The text.
        flow: Whether it stands within brackets, where more signs mean something.
    """
    if _is_plain(text, flow=flow):
        return text
    if text and _SINGLE.fullmatch(text):
        return "'" + text.replace("'", "''") + "'"
    return _double(text)


def block(text: str, indent: int, *, width: int = WIDTH) -> str:
    """Return a text as what follows ``key:`` and a space, in one line or as a block.

    Args:
        text: The text, without line breaks at its end.
        indent: Column that the lines of a block begin at.
        width: Columns that lines keep to.
    """
    if "\n" in text:
        return _literal(text, indent)
    one = inline(text)
    # The key and its colon stand before it: some columns of the line are taken.
    if len(one) + indent <= width or not _folds(text):
        return one
    return ">-\n" + "\n".join(_wrapped(text, indent, width))


def literal(text: str, indent: int) -> str:
    """Return a text of any number of lines as a literal block, where its signs allow that."""
    return _literal(text, indent)


def value(item: CslValue, indent: int, *, width: int = WIDTH) -> str:
    """Return a value of a CSL field as what follows ``key:`` and a space.

    Args:
        item: The value.
        indent: Column that lines below it begin at.
        width: Columns that lines keep to.
    """
    if isinstance(item, str):
        return block(item, indent, width=width)
    return flow(item)


def flow(item: CslValue) -> str:
    """Return a value on one line, lists and mappings in brackets."""
    if item is None:
        return "null"
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, int):
        return str(item)
    if isinstance(item, str):
        return inline(item, flow=True)
    if isinstance(item, Mapping):
        inside = ", ".join(f"{inline(key, flow=True)}: {flow(held)}" for key, held in item.items())
        return f"{{{inside}}}"
    return "[" + ", ".join(flow(held) for held in item) + "]"


def items(texts: Iterable[str]) -> str:
    """Return texts as a list in brackets."""
    return "[" + ", ".join(inline(text, flow=True) for text in texts) + "]"


def comment(text: str, indent: int, mark: str = "check") -> list[str]:
    """Return a remark as lines of a comment: ``# check: …``.

    Args:
        text: The remark.
        indent: Column that the lines begin at.
        mark: What the remark begins with; empty for nothing.
    """
    words = _UNSAFE.sub("", " ".join((f"{mark}: {text}" if mark else text).split()))
    room = max(40, WIDTH - indent - 2)
    lines: list[str] = []
    for word in words.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word if not lines else f"  {word}")
    return [f"{' ' * indent}# {line}" for line in lines]


def _is_plain(text: str, *, flow: bool) -> bool:
    if not _PLAIN.fullmatch(text) or not _SINGLE.fullmatch(text) or _RISKY.search(text):
        return False
    if _WORDS.fullmatch(text) or _NUMBERS.fullmatch(text):
        return False
    return not (flow and (_FLOW.search(text) or ":" in text))


def _double(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


_ESCAPED: Final = re.compile("[\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def _literal(text: str, indent: int) -> str:
    if _UNSAFE.search(text) or _BLANK_LINE.search(text) or not text.strip("\n"):
        return _double(text)
    margin = " " * indent
    # A first line that is indented itself would set the margin of all.
    first = next(line for line in text.split("\n") if line)
    mark = str(2) if first.startswith((" ", "\t")) or text.startswith("\n") else ""
    lines = [margin + line if line else "" for line in text.split("\n")]
    return f"|{mark}\n" + "\n".join(lines)


def _folds(text: str) -> bool:
    plain = _SINGLE.fullmatch(text.replace("\u00a0", " ")) is not None
    return plain and text == text.strip() and bool(_FOLD.search(text)) and "  " not in text


def _wrapped(text: str, indent: int, width: int) -> list[str]:
    margin = " " * indent
    lines: list[str] = []
    for word in _FOLD.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(margin + word)
    return lines
