"""Plain text as Markdown that reads the same: what looks like a mark is none."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_BULLET: Final = re.compile(r"(\s*)([-*+•o]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_MARK: Final = re.compile(r"[\\`*]|<(?=[A-Za-z/!?])|(?<![\w])_|_(?![\w])|\[(?=[^\]]*\]\()")
_OPENING: Final = re.compile(r"^(\s*)([#>|~]|=+\s*$|-{2,}\s*$|\d+[.)](?=\s))")
_URL: Final = re.compile(r"<?\b(?:https?|ftp)://[^\s<>]+>?")
_ITEM: Final = re.compile(r"(?:-|\d{1,2}\.) ")
_CODE_MARGIN: Final = 3


def as_markdown(lines: Sequence[str]) -> str:
    """Return a plain text as Markdown.

    Args:
        lines: Lines of an answer.

    Returns:
        Paragraphs and lists; what is set in farther than the text around it, and no list, as code.
    """
    text = textwrap.dedent("\n".join(line.expandtabs(8) for line in lines)).strip("\n")
    parts: list[str] = []
    for paragraph in re.split(r"\n[ \t]*\n", text):
        _paragraph(paragraph.split("\n"), parts)
    return "\n\n".join(parts).strip("\n")


def _paragraph(lines: list[str], parts: list[str]) -> None:
    """Add a paragraph, cut where its margin or a bullet says so."""
    lines = [line for line in lines if line.strip()]
    if not lines:
        return
    margins = [len(line) - len(line.lstrip()) for line in lines]
    least = min(margins)
    after_list = bool(parts) and _ITEM.match(parts[-1]) is not None
    if least >= _CODE_MARGIN and not after_list and not _BULLET.match(lines[0]):
        _flush(lines, "code", parts)
        return
    run: list[str] = []
    kind = ""
    for line, margin in zip(lines, margins, strict=True):
        if _BULLET.match(line) or (kind == "list" and margin > least):
            new = "list"
        elif margin - least >= _CODE_MARGIN + (0 if kind == "code" else 1):
            new = "code"
        else:
            new = "text"
        if new != kind and run:
            _flush(run, kind, parts)
            run = []
        kind = new
        run.append(line)
    _flush(run, kind, parts)


def _flush(run: list[str], kind: str, parts: list[str]) -> None:
    if kind == "code":
        body = textwrap.indent(textwrap.dedent("\n".join(run)), "    ")
        if parts and parts[-1].startswith("    "):
            parts[-1] += "\n\n" + body
        else:
            parts.append(body)
    elif kind == "list":
        parts.append("\n".join(map(_item_line, textwrap.dedent("\n".join(run)).split("\n"))))
    else:
        parts.append("\n".join(_escaped(line.strip()) for line in run))


def _item_line(line: str) -> str:
    bullet = _BULLET.match(line)
    if not bullet:
        return "  " + _escaped(line.strip())
    mark = bullet[2]
    sign = f"{mark.strip('()').rstrip('.')}." if mark.strip("(.)").isdigit() else "-"
    deep = "  " * min(2, len(bullet[1]) // 2)
    return f"{deep}{sign} {_escaped(line[bullet.end() :].strip())}"


def _escaped(line: str) -> str:
    parts: list[str] = []
    done = 0
    for url in _URL.finditer(line):
        parts += (_MARK.sub(r"\\\g<0>", line[done : url.start()]), url[0])
        done = url.end()
    parts.append(_MARK.sub(r"\\\g<0>", line[done:]))
    return _OPENING.sub(_mark_escaped, "".join(parts))


def _mark_escaped(found: re.Match[str]) -> str:
    mark = found[2]
    if mark[0].isdigit():
        return f"{found[1]}{mark[:-1]}\\{mark[-1]}"
    return f"{found[1]}\\{mark}"
