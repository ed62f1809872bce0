"""POD, in which Perl's FAQ is written (https://perldoc.perl.org/perlpod)."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from convert.outline.blocks import Block
from convert.outline.draft import draft_of
from convert.wording import asks, is_labelled, without_answer_label

if TYPE_CHECKING:
    from convert.model import Draft
    from convert.source import Material

_COMMAND: Final = re.compile(r"=(\w+)\s*(.*)", re.DOTALL)
_CODE: Final = re.compile(
    r"([A-Z])(?:(<{2,})\s+(.*?)\s+>{2,}|<((?:[^<>]|[A-Z]<[^<>]*>|(?<=[-=\s])>|<(?=[\s=-]))*)>)",
    re.DOTALL,
)
_NAMED: Final = {"lt": "<", "gt": ">", "verbar": "|", "sol": "/"}
_AROUND: Final = {"B": "**", "I": "*", "F": "*", "S": "", "X": None, "Z": None}


def read(material: Material) -> Draft:
    """Make a draft of POD.

    Args:
        material: The file; also a program with POD in it.

    Returns:
        The draft.
    """
    blocks, title = _blocks(material.text)
    return draft_of(blocks, title=title, named=material.named)


def _blocks(text: str) -> tuple[list[Block], str]:
    blocks: list[Block] = []
    title = ""
    inside = text.lstrip().startswith("=") or "\n=" not in text
    skipped = ""
    asked: list[bool] = []
    naming = False
    at = 1
    for paragraph in re.split(r"(\n(?:[ \t]*\n)+)", text):
        line, at = (
            at + paragraph.count("\n", 0, len(paragraph) - len(paragraph.lstrip("\n"))),
            at + paragraph.count("\n"),
        )
        command = _COMMAND.match(paragraph.strip("\n"))
        if not paragraph.strip():
            continue
        if command:
            name, rest = command[1], " ".join(command[2].split())
            inside = name != "cut"
            if skipped:
                skipped = "" if name == "end" else skipped
            elif name == "begin":
                skipped = rest or "begin"
            elif name.startswith("head") and name[4:].isdigit():
                naming = rest.upper() == "NAME"
                blocks.append(Block("heading", inline(rest), int(name[4:]), line=line))
            elif name == "over":
                asked.append(False)
            elif name == "back":
                if asked and asked.pop():
                    blocks.append(Block("end", "term"))
            elif name == "item" and (is_labelled(rest) or asks(rest) > 1) and rest[0] != "*":
                if not asked:
                    asked.append(False)
                asked[-1] = True
                blocks.append(Block("term", inline(rest), line=line))
            elif name == "item":
                if asked and asked[-1]:
                    asked[-1] = False
                    blocks.append(Block("end", "term"))
                mark = re.match(r"(?:\*|(\d+)\.?)(?:\s+|$)", rest)
                words = inline(rest[mark.end() :] if mark else rest)
                sign = f"{mark[1]}." if mark and mark[1] else "-"
                # The words of a mere bullet are in the next paragraph.
                blocks.append(Block("text", f"{sign} {words}".rstrip(), line=line))
        elif inside and not skipped:
            if naming:
                title = title or inline(" ".join(paragraph.split())).partition(" - ")[2]
            elif paragraph[0] in " \t":
                _add(
                    blocks,
                    "\n".join("    " + row for row in paragraph.split("\n")),
                    line,
                    code=True,
                )
            else:
                _add(blocks, inline(" ".join(paragraph.split())), line, code=False)
    return blocks, title


def _add(blocks: list[Block], text: str, line: int, *, code: bool) -> None:
    last = blocks[-1] if blocks else None
    if last and last.kind in {"heading", "term"} and not code:
        text = without_answer_label(text)
    if last and last.kind == "text" and re.fullmatch(r"-|\d+\.", last.text) and not code:
        blocks[-1] = Block("text", f"{last.text} {text}", line=last.line)
    else:
        blocks.append(Block("text", text, line=line))


def inline(text: str) -> str:
    """Return POD's formatting codes as Markdown.

    Args:
        text: A paragraph, such as ``See L<perlfunc> and C<< $a <=> $b >>.``

    Returns:
        The paragraph in Markdown.
    """
    parts: list[str] = []
    done = 0
    for code in _CODE.finditer(text):
        parts += (
            _escaped(text[done : code.start()]),
            _one(code[1], code[3] if code[2] else code[4]),
        )
        done = code.end()
    parts.append(_escaped(text[done:]))
    return "".join(parts)


def _one(letter: str, inner: str) -> str:
    if letter == "C":
        plain = _CODE.sub(lambda found: found[3] if found[2] else found[4], inner)
        ticks = "``" if "`" in plain else "`"
        return f"{ticks}{plain}{ticks}"
    if letter == "E":
        return _NAMED.get(inner) or html.unescape(f"&{inner};")
    if letter == "L":
        words, bar, target = inner.partition("|")
        target = target if bar else words
        if target.startswith(("http://", "https://", "mailto:", "ftp://")):
            return f"[{inline(words)}]({target})" if bar else f"<{target}>"
        return inline(words) if bar else words.strip("/").replace('"', "").replace("/", ": ")
    around = _AROUND.get(letter, "")
    return "" if around is None else f"{around}{inline(inner)}{around}"


def _escaped(text: str) -> str:
    return re.sub(r"[\\`*]|<(?=[A-Za-z/!?])|(?<!\w)_|_(?!\w)", r"\\\g<0>", text)
