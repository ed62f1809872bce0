"""Boxes that fold, in the several notations of site generators, written as ``<details>``.

Material for MkDocs has ``??? question "Title"`` with an indented body
(https://squidfunk.github.io/mkdocs-material/reference/admonitions/), Docusaurus and VitePress have
``:::details Title`` up to ``:::`` (https://docusaurus.io/docs/markdown-features/admonitions),
Hugo's themes have shortcodes such as ``{{< details "Title" >}}`` up to ``{{< /details >}}``
(https://gohugo.io/shortcodes/details/), Obsidian has ``> [!faq]- Title``
(https://help.obsidian.md/callouts), and MDX has components such as ``<Accordion title="Title">``.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from convert.markdown.directives import as_plain, directive
from convert.wording import asks, title_text

if TYPE_CHECKING:
    from convert.markdown.line import Line

_FENCE: Final = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_MKDOCS: Final = re.compile(r"""(?:\?\?\?\+?|!!!)[ ]+([\w-]+)[^"\n]*(?:"(.*)")?\s*$""")
_COLONS: Final = re.compile(
    r"[ ]{0,3}(:{3,})[ ]*(details|faq|question|collapse)\b[ ]*(.*)$", re.IGNORECASE
)
_COLONS_END: Final = re.compile(r"[ ]{0,3}(:{3,})[ ]*$")
_CALLOUT: Final = re.compile(r">[ ]?\[!([\w-]+)\][-+]?[ ]*(.*)$")
_COMPONENT: Final = re.compile(
    r"[ \t]*<((?:\w+\.)?\w*(?:accordion|faq|question|details|collaps|expand|toggle)\w*)\b([^<>]*?)"
    r"(?<!/)>[ \t]*(.*)$",
    re.IGNORECASE,
)
_SHORTCODE: Final = re.compile(
    r"[ \t]*\{\{([<%])[ ]*"
    r"([\w/-]*(?:accordion|faq|question|details|collaps|expand|toggle|spoiler)[\w/-]*)"
    r"[ ]+(.*?)[ ]*[>%]\}\}[ \t]*$",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)""")
_TITLE: Final = re.compile(
    r"""\b(?:title|question|summary|header|heading|label|q|name)\s*=\s*(?:\{\s*)?(?:"([^"]*)"|'([^']*)'|`([^`]*)`)""",
    re.IGNORECASE,
)
_OPEN: Final = "<details><summary>{}</summary>"


def unfold(text: str) -> list[Line]:
    """Return the lines of a Markdown text with all such boxes written as ``<details>``."""
    return _lines(list(enumerate(text.split("\n"), 1)))


def _lines(lines: list[Line]) -> list[Line]:
    made: list[Line] = []
    fence = ""
    at = 0
    while at < len(lines):
        number, line = lines[at]
        opened = _FENCE.match(line)
        if fence:
            if opened and opened[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
        elif box := directive(lines, at) or (None if opened else _box(lines, at)):
            title, body, at = box
            if not title:
                continue
            made.append((number, _OPEN.format(title)))
            made.append((number, ""))
            made += _lines(body)
            made.append((number, ""))
            made.append((number, "</details>"))
            made.append((number, ""))
            continue
        elif opened:
            fence = opened[1]
        elif (line and line[-1] in "=>") or "{" in line or "<" in line:
            made += ((number, each) for each in as_plain(line))
            at += 1
            continue
        made.append((number, line))
        at += 1
    return made


def _box(lines: list[Line], at: int) -> tuple[str, list[Line], int] | None:
    """Return the title and the body of the box that opens on a line, and where to go on."""
    line = lines[at][1]
    if line.startswith(("???", "!!!")) and (found := _MKDOCS.match(line)):
        title = found[2] or ""
        if (
            (line.startswith("?") and title)
            or asks(title)
            or found[1].lower() in {"faq", "question"}
        ):
            return (title, *_indented(lines, at + 1)) if title else None
    if ":::" in line and (found := _COLONS.match(line)):
        title = found[3].strip().removeprefix("[").removesuffix("]")
        return (title, *_until_colons(lines, at + 1, len(found[1]))) if title else None
    if line.startswith(">") and (found := _CALLOUT.match(line)):
        title = found[2].strip()
        if title and (asks(title) or found[1].lower() in {"faq", "question", "help"}):
            return (title, *_quoted(lines, at + 1))
    if "{{" in line and (found := _SHORTCODE.match(line)):
        return _shortcode(lines, at, found)
    return _component(lines, at) if "<" in line else None


def _shortcode(
    lines: list[Line], at: int, opened: re.Match[str]
) -> tuple[str, list[Line], int] | None:
    title = _TITLE.search(opened[3]) or _FIRST.match(opened[3])
    words = next(filter(None, title.groups()), "") if title else ""
    closing = re.compile(rf"[ \t]*\{{\{{[<%][ ]*/[ ]*{re.escape(opened[2])}[ ]*[>%]\}}\}}[ \t]*$")
    for end in range(at + 1, len(lines)) if words else ():
        if closing.match(lines[end][1]):
            body = lines[at + 1 : end]
            return html.escape(title_text(words), quote=False), _dedent(body), end + 1
    return None


def _indented(lines: list[Line], at: int) -> tuple[list[Line], int]:
    end = at
    while end < len(lines) and (
        lines[end][1].startswith(("    ", "\t")) or not lines[end][1].strip()
    ):
        end += 1
    body = [(number, re.sub(r"^(?:    |\t)", "", line)) for number, line in lines[at:end]]
    return body, end


def _until_colons(lines: list[Line], at: int, colons: int) -> tuple[list[Line], int]:
    deep = 0
    for end in range(at, len(lines)):
        line = lines[end][1]
        closing = _COLONS_END.match(line)
        if closing and (len(closing[1]) == colons or not deep):
            if not deep:
                return lines[at:end], end + 1
            deep -= 1
        elif re.match(rf"[ ]{{0,3}}:{{{colons}}}[ ]*\w", line):
            deep += 1
    return lines[at:], len(lines)


def _quoted(lines: list[Line], at: int) -> tuple[list[Line], int]:
    end = at
    while end < len(lines) and lines[end][1].startswith(">"):
        end += 1
    return [(number, re.sub(r"^>[ ]?", "", line)) for number, line in lines[at:end]], end


def _component(lines: list[Line], at: int) -> tuple[str, list[Line], int] | None:
    # An opening tag can go over several lines.
    head, last = lines[at][1], at
    if not re.match(r"[ \t]*<[A-Z]|[ \t]*<details\s+\w", head):
        return None
    while ">" not in re.sub(r"""=\{[^{}]*\}|"[^"]*"|'[^']*'""", "", head) and last < min(
        at + 12, len(lines) - 1
    ):
        last += 1
        head += " " + lines[last][1].strip()
    found = _COMPONENT.match(head)
    title = _TITLE.search(found[2]) if found else None
    if not found or not title:
        return None
    opening, closing = re.compile(rf"<{re.escape(found[1])}\b(?![^<>]*/>)"), f"</{found[1]}>"
    deep = 1
    body = [(lines[last][0], found[3])] if found[3].strip() else []
    for end in range(last, len(lines)):
        line = found[3] if end == last else lines[end][1]
        deep += len(opening.findall(line)) - line.count(closing)
        if deep <= 0:
            before = line[: line.rfind(closing)]
            if end == last:
                body = []
            if before.strip():
                body.append((lines[end][0], before))
            words = html.escape(title_text(next(filter(None, title.groups()), "")), quote=False)
            return words, _dedent(body), end + 1
        if end != last:
            body.append(lines[end])
    return None


def _dedent(lines: list[Line]) -> list[Line]:
    margins = [len(line) - len(line.lstrip(" \t")) for _, line in lines if line.strip()]
    least = min(margins, default=0)
    return [(number, line[least:] if line.strip() else "") for number, line in lines]
