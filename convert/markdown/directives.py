"""What Sphinx's Markdown, PyMdown and component libraries add to Markdown, as plain Markdown.

MyST has ````{dropdown} Title`` up to the end of the fence, ``(label)=`` before what it names, and
roles such as ``{ref}`label``` (https://myst-parser.readthedocs.io); PyMdown has
``/// details | Title`` up to ``///``; components for React have a trigger with the title, and a
content, each of its own.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from convert.wording import asks, title_text

if TYPE_CHECKING:
    from convert.markdown.line import Line

_FENCED: Final = re.compile(
    r"[ ]{0,3}(?P<fence>`{3,}|:{3,}|~{3,})[ ]*\{(?P<name>[\w:-]+)\}[ ]*(?P<title>.*?)[ ]*$"
)
_FOLDING: Final = frozenset(["dropdown", "details", "toggle", "collapse", "faq", "question"])
_TITLED: Final = frozenset(["admonition", "card", "topic"])
_DROPPED: Final = frozenset(["contents", "tableofcontents", "toctree", "eval-rst", "index"])
_OPTION: Final = re.compile(r"[ \t]*:[\w-]+:")
_SLASHES: Final = re.compile(
    r"/{3,}[ ]*(details|question|faq)\b[ ]*\|[ ]*(.+?)[ ]*$", re.IGNORECASE
)
_SLASHES_END: Final = re.compile(r"/{3,}[ \t]*$")
_TARGET: Final = re.compile(r"\(([\w:.-]+)\)=[ \t]*$")
_ROLE: Final = re.compile(r"\{(ref|numref|doc|term|any)\}`([^`<>]+?)(?:\s*<([^`<>]+)>)?`")
_PREFIX: Final = (
    r"(?:\w+\.)?(?:Accordion|Faq|FAQ|Disclosure|Collaps\w*?|Expand\w*?|Toggle|Question)\w*"
)
_TRIGGER: Final = re.compile(
    rf"[ \t]*<({_PREFIX}(?:Trigger|Header|Summary|Title|Button|Question))\b[^<>]*>"
    r"(?P<title>.*?)</\1>[ \t]*",
)
_CONTENT: Final = re.compile(
    rf"[ \t]*<(?P<shut>/?){_PREFIX}(?:Content|Panel|Body|Answer|Item|Details|Root)\b[^<>]*>[ \t]*"
)


def directive(lines: list[Line], at: int) -> tuple[str, list[Line], int] | None:
    """Take the box that opens on a line.

    Args:
        lines: The lines of a document.
        at: Number of the line in them.

    Returns:
        Its title, its lines and where to go on; an empty title for what only a site needs; None
        for another line.
    """
    line = lines[at][1]
    if found := _SLASHES.match(line):
        end = _until(lines, at + 1, _SLASHES_END)
        body = [each for each in lines[at + 1 : end] if not re.match(r"    [\w-]+:", each[1])]
        return found[2], body, end + 1
    found = _FENCED.match(line)
    if not found:
        return None
    name = found["name"].lower()
    title = found["title"]
    folds = name in _FOLDING or (name in _TITLED and asks(title))
    if not (name in _DROPPED or (folds and title)):
        return None
    closing = re.compile(rf"[ ]{{0,3}}{re.escape(found['fence'])}{found['fence'][0]}*[ \t]*$")
    end = _until(lines, at + 1, closing)
    if name in _DROPPED:
        return "", [], end + 1
    start = at + 1
    while start < end and _OPTION.match(lines[start][1]):
        start += 1
    return html.escape(title_text(title), quote=False), lines[start:end], end + 1


def _until(lines: list[Line], at: int, closing: re.Pattern[str]) -> int:
    return next((end for end in range(at, len(lines)) if closing.match(lines[end][1])), len(lines))


def as_plain(line: str) -> list[str]:
    """Return a line without targets, roles and components that only a site understands.

    Args:
        line: A line outside of code.

    Returns:
        The lines to write instead: a target is an anchor, a role a link, a trigger with its content
        a box that folds.
    """
    if found := _TARGET.match(line):
        return [f'<a id="{found[1]}"></a>', ""]
    if "{" in line and "`" in line:
        line = _ROLE.sub(_linked, line)
    if "<" not in line or not (_TRIGGER.search(line) or _CONTENT.search(line)):
        return [line]
    line = _TRIGGER.sub(
        lambda found: f"\n<details><summary>{found['title'].strip()}</summary>\n\n", line
    )
    return [each.strip() for each in _CONTENT.sub(_closed, line).split("\n")]


def _closed(found: re.Match[str]) -> str:
    shut = found["shut"] and re.search(r"(?:Content|Panel|Body|Answer)\b", found[0])
    return "\n\n</details>\n" if shut else "\n"


def _linked(found: re.Match[str]) -> str:
    words, target = found[2].strip(), (found[3] or found[2]).strip()
    return f"[{words}](#{target})" if found[1] in {"ref", "numref", "any"} else words
