"""The blocks of a Markdown document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

from convert.labels import with_usual_labels
from convert.markdown.boxes import unfold
from convert.markdown.lists import item_lines, question_items, table_rows
from convert.markdown.parts import (
    anchor_of,
    bold_question,
    labelled_question,
    lone_anchor,
)
from convert.markdown.pieces import pieces_of
from convert.markdown.tags import prepared, tagged
from convert.outline.blocks import Block
from convert.wording import asks, title_text, without_answer_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from convert.markdown.line import Line

_MODULE: Final = re.compile(
    r"(?:import\s.*?from\s+['\"]|import\s+['\"]|export\s+(?:const|default)\b)", re.DOTALL
)
_COMPONENT: Final = re.compile(r"<[A-Z][\w.]*\b[^<>]*/>")
_STRUCTURE: Final = re.compile(r"</?(?:details|summary|dl|dt|dd)\b", re.IGNORECASE)
_ANCHORED: Final = re.compile(
    r"(?:<a\s[^<>]*(?:id|name)\s*=[^<>]*>\s*</a>\s*)+(?=\S)", re.IGNORECASE
)
_QUOTED: Final = re.compile(r"^[ ]{0,3}>[ ]?", re.MULTILINE)
_LIST: Final = {"bullet_list_open", "ordered_list_open"}
_DEEPEST: Final = 8
_LONGEST: Final = 300


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of a Markdown document.

    Args:
        text: Markdown without front matter.

    Returns:
        Its titles and texts in order, each text as it is written.
    """
    reader = _Reader()
    usual = "\n".join(with_usual_labels(text.split("\n")))
    for piece in pieces_of(prepared(unfold(usual))):
        reader.read(piece, 0)
    return reader.blocks


class _Reader:
    """Collects blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parser = MarkdownIt("commonmark").enable("table").use(deflist_plugin)
        self._anchor = ""

    def read(self, lines: Sequence[Line], depth: int) -> None:
        """Read a document, or the inside of a part of it."""
        if not lines:
            return
        tokens = self._parser.parse("\n".join(line for _, line in lines) + "\n")
        at = 0
        while at < len(tokens):
            end = _end(tokens, at)
            self._part(tokens[at : end + 1], lines, depth)
            at = end + 1

    def _part(self, tokens: list[Token], lines: Sequence[Line], depth: int) -> None:
        token = tokens[0]
        start, stop = token.map or (0, 0)
        piece = lines[start:stop]
        if not piece:
            return
        text = "\n".join(line for _, line in piece)
        number = piece[0][0]
        if token.type == "heading_open":
            inline = tokens[1].content
            self._title("heading", inline, number, level=int(token.tag[1]))
        elif token.type == "html_block":
            self._html(piece)
        elif token.type == "paragraph_open":
            self._paragraph(tokens[1].content, text, piece)
        elif token.type in _LIST and depth < _DEEPEST:
            self._list(tokens, piece, start, depth)
        elif token.type == "dl_open" and depth < _DEEPEST:
            self._definitions(tokens, lines, depth)
        elif token.type == "table_open" and (rows := table_rows(tokens)):
            for offset, question, answer in rows:
                self._title("item", question, lines[start + offset][0])
                self.blocks += (Block("text", answer), Block("end"))
        elif token.type == "blockquote_open" and _is_one_paragraph(tokens):
            self._quoted(text, number)
        elif token.type == "code_block" and self.blocks and self.blocks[-1].kind == "summary":
            # What folds is often set in, and was not meant as code.
            self.read(_dedented(piece), depth + 1)
        else:
            self._text(text, number)

    def _quoted(self, text: str, line: int) -> None:
        """Take a quotation that asks for a question: the answer follows it."""
        words = " ".join(_QUOTED.sub("", text).split())
        bold = bold_question(words)
        if words.rstrip("*_ ").endswith("?") or (bold is not None and not bold[1]):
            self._title("bold", words, line, raw=text)
        else:
            self._text(text, line)

    def _title(self, kind: str, text: str, line: int, *, level: int = 1, raw: str = "") -> None:
        anchor = anchor_of(text) or self._anchor
        self._anchor = ""
        block = Block(kind, text, level, anchor, line, raw)  # type: ignore[arg-type]
        if title_text(text):
            self.blocks.append(block)

    def _text(self, text: str, line: int) -> None:
        if text.strip():
            self.blocks.append(Block("text", text.strip("\n"), line=line))

    def _paragraph(self, content: str, text: str, piece: Sequence[Line]) -> None:
        number = piece[0][0]
        if anchor := lone_anchor(content):
            self._anchor = anchor
            return
        if leading := _ANCHORED.match(content):
            self._anchor = anchor_of(leading[0])
            content = content[leading.end() :]
            text = text.replace(leading[0], "", 1)
        if _COMPONENT.fullmatch(content.strip()) or (
            _MODULE.match(content) and not content.rstrip().endswith(".")
        ):
            return
        if "<" in content and _STRUCTURE.search(content):
            self._html(piece)
            return
        if found := labelled_question(content):
            question, rest = found
            self._title("label", question, number, raw=content if not rest else "")
            self._text(rest, number)
        elif found := bold_question(content):
            title, rest = found
            self._title("bold", title, number, raw=content if not rest else "")
            self._text(rest, number)
        else:
            self._text(without_answer_label(content) if self._awaits_answer() else text, number)

    def _awaits_answer(self) -> bool:
        return bool(self.blocks) and self.blocks[-1].kind not in {"text", "end"}

    def _html(self, piece: Sequence[Line]) -> None:
        for block in tagged(piece):
            if block.kind == "text":
                if anchor := lone_anchor(block.text):
                    self._anchor = anchor
                else:
                    self._text(block.text, block.line)
            elif block.kind == "end":
                self.blocks.append(block)
            else:
                self._anchor = block.anchor or self._anchor
                self._title(block.kind, block.text, block.line, level=block.level)

    def _list(self, tokens: list[Token], piece: Sequence[Line], start: int, depth: int) -> None:
        items = item_lines(tokens, piece, start)
        if alone := _alone(items, numbered=tokens[0].type == "ordered_list_open"):
            written = "\n".join(line for _, line in piece).strip("\n")
            self._title("bold", alone, piece[0][0], raw=written)
            return
        found = question_items(items)
        if found:
            for question, answer, number in found:
                if not question:
                    self._text("\n".join(line for _, line in answer), number)
                    continue
                self._title("item", question, number)
                self.read(answer, depth + 1)
                self.blocks.append(Block("end"))
        elif any("<details" in line or "<summary" in line for _, line in piece):
            for item in items:
                self.read(item, depth + 1)
        else:
            self._text("\n".join(line for _, line in piece), piece[0][0])

    def _definitions(self, tokens: list[Token], lines: Sequence[Line], depth: int) -> None:
        open_term = False
        for at, token in enumerate(tokens):
            if token.type == "dt_open":
                if open_term:
                    self.blocks.append(Block("end"))
                self._title("term", tokens[at + 1].content, lines[(token.map or [0])[0]][0])
                open_term = True
            elif token.type == "dd_open" and token.level == tokens[0].level + 1:
                # The plugin counts the term among the lines of its definition.
                inner = next((below.map for below in tokens[at + 1 :] if below.map), token.map)
                start, stop = (inner or [0])[0], (token.map or [0, 0])[1]
                body = [
                    (number, re.sub(r"^[ ]{0,3}[:~][ \t]+|^(?:[ ]{4}|\t)", "", line, count=1))
                    for number, line in lines[start:stop]
                ]
                self.read(body, depth + 1)
        if open_term:
            self.blocks.append(Block("end"))


def _alone(items: Sequence[Sequence[Line]], *, numbered: bool) -> str:
    """Return the words of the one item of a list that may be a question; empty for other lists.

    Where answers stand between the items of a list, each item is a list of its own.
    """
    lines = [line for _, line in items[0]] if len(items) == 1 else []
    while lines and not lines[-1].strip():
        lines.pop()
    words = " ".join(" ".join(lines).split())
    if not words or len(words) > _LONGEST or not all(line.strip() for line in lines):
        return ""
    if any(re.match(r"\s*(?:[-*+>#|]|\d+[.)])\s", line) for line in lines):
        return ""
    bold = bold_question(words)
    asking = asks(title_text(words)) > 1
    return words if asking or (bold is not None and not bold[1]) or numbered else ""


def _is_one_paragraph(tokens: Sequence[Token]) -> bool:
    level = tokens[0].level + 1
    return [each.type for each in tokens if each.level == level and each.nesting == 1] == [
        "paragraph_open"
    ]


def _dedented(lines: Sequence[Line]) -> list[Line]:
    least = min(len(line) - len(line.lstrip()) for _, line in lines if line.strip())
    return [(number, line[least:]) for number, line in lines]


def _end(tokens: Sequence[Token], at: int) -> int:
    """Return where the part that begins at a token ends."""
    if tokens[at].nesting != 1:
        return at
    level = tokens[at].level
    end = at + 1
    while not (tokens[end].nesting == -1 and tokens[end].level == level):
        end += 1
    return end
