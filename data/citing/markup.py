"""Markup in titles: what it means, whoever wrote it, and how each format writes it.

CSL-JSON writes HTML-like tags (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html),
Pandoc's CSL-YAML its Markdown (https://pandoc.org/MANUAL.html#specifying-bibliographic-data). Both
are read everywhere, since people copy from one to the other; a mark without its partner is a
character like any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from data.citing.levels import lowered, raised
from data.citing.typography import curly
from data.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Level: TypeAlias = Literal["", "sub", "sup"]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one style."""

    text: str
    """The piece."""
    italic: bool = False
    """Whether it is set apart as in italics."""
    bold: bool = False
    """Whether it is bold."""
    small_caps: bool = False
    """Whether it is in small capitals."""
    level: Level = ""
    """Whether it is lowered or raised."""
    nocase: bool = False
    """Whether its capitals are to stay, in whatever case a style sets titles."""


_PLAIN: Final = Span("")


_MARK: Final = lazy_pattern(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~ ])
    | (?P<tag><(?P<name>i|em|b|strong|sub|sup|sc|span|cite|u|code)\b(?P<attributes>[^<>]*)>)
    | <(?P<address>(?:https?://|mailto:)[^<>\s]+)>
    | (?P<bracket>\[)
    | \$(?=\S)(?P<math>[^$]{1,200})(?<=\S)\$(?!\d)
    | (?<![\w*])(?P<strong>\*\*|__)(?=[^\s*_])
    | (?<![\w*])(?P<star>\*)(?=[^\s*])
    | (?<!\w)(?P<underscore>_)(?=[^\s_])
    | ~(?P<low>(?:[^\s~\\]|\\.){1,40})~(?!~)
    | \^(?P<high>(?:[^\s^\\]|\\.){1,40})\^
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ATTRIBUTES: Final = lazy_pattern(r"\{(?=[.#])([^{}]*)\}|\{(style=[^{}]*)\}")
_MARKED: Final = lazy_pattern(r"[<&\[*_~^$\\]|--|\.\.\.")
_ENTITY: Final = lazy_pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_HELD: Final = {"'": "\uf8f0", '"': "\uf8f1"}
"""Stand for quotation marks that are to stay straight, while the others are made round."""
_MOST_NESTED: Final = 8
_SPACES: Final = lazy_pattern(" {2,}")
_LONGEST: Final = 5000
"""A longer text is taken as it is: looking for partners of many marks takes long."""


def spans(text: str) -> tuple[Span, ...]:
    """Read a text with markup.

    Args:
        text: A field of a reference.

    Returns:
        Its pieces, none empty, neighbours in different styles.
    """
    return tuple(_with(piece, _unheld(piece.text)) for piece in _pieces(text))


def typeset(text: str) -> tuple[Span, ...]:
    """Read a text with markup, its straight quotation marks made round.

    Args:
        text: A field of a reference.

    Returns:
        Its pieces; a quotation mark behind a backslash stays straight.
    """
    pieces = _pieces(text)
    # The marks pair over the borders of styles.
    better = curly("".join(piece.text for piece in pieces))
    done: list[Span] = []
    offset = 0
    for piece in pieces:
        end = offset + len(piece.text)
        done.append(_with(piece, _unheld(better[offset:end])))
        offset = end
    return tuple(done)


def _pieces(text: str) -> tuple[Span, ...]:
    if len(text) > _LONGEST or not _MARKED.search(text):
        return (Span(text),) if text else ()
    return merged(_once_spaced(_read(text, _PLAIN, _MOST_NESTED)))


def _once_spaced(pieces: Iterable[Span]) -> Iterator[Span]:
    """Keep one of the spaces that come together where a mark between them is gone."""
    before = ""
    for piece in pieces:
        text = _SPACES.sub(" ", piece.text)
        if before.endswith(" "):
            text = text.removeprefix(" ")
        before = text or before
        yield _with(piece, text)


def _with(piece: Span, text: str) -> Span:
    return replace(piece, text=text)


def _unheld(text: str) -> str:
    return text.replace(_HELD["'"], "'").replace(_HELD['"'], '"')


def merged(pieces: Iterable[Span]) -> tuple[Span, ...]:
    """Put neighbours of one style together."""
    found: list[Span] = []
    for piece in pieces:
        if found and replace(found[-1], text="") == replace(piece, text=""):
            found[-1] = replace(piece, text=found[-1].text + piece.text)
        elif piece.text:
            found.append(piece)
    return tuple(found)


def plain(text: str) -> str:
    """Return a text as it reads: no marks, lowered and raised signs where Unicode has them."""
    return "".join(shown(span) for span in spans(text))


def shown(span: Span) -> str:
    """Return a piece as it reads where only characters can be shown."""
    if not span.level:
        return span.text
    return lowered(span.text) if span.level == "sub" else raised(span.text)


def _read(text: str, style: Span, depth: int) -> Iterator[Span]:
    done = 0
    while depth and (match := _MARK.search(text, done)):
        inner, end = _inside(text, match)
        if inner is None:
            # A mark without its partner.
            yield replace(style, text=_unescaped(text[done : match.start() + 1]))
            done = match.start() + 1
            continue
        yield replace(style, text=_unescaped(text[done : match.start()]))
        for read, change in inner:
            if change.startswith("="):
                yield _as_it_is(read, style, change[1:])
            else:
                yield from _read(read, _changed(style, change), depth - 1)
        done = end
    yield replace(style, text=_unescaped(text[done:]))


def _as_it_is(text: str, style: Span, level: str) -> Span:
    if not level:
        return replace(style, text=text)
    return replace(style, text=text, level="sub" if level == "sub" else "sup")


_Inner: TypeAlias = "list[tuple[str, str]]"


def _inside(text: str, match: re.Match[str]) -> tuple[_Inner | None, int]:
    """Return what a mark encloses, each piece with its style: ``=`` is text as it is."""
    start = match.end()
    if (char := match["escaped"]) is not None:
        return [(_HELD.get(char, char), "=")], start
    if match["address"]:
        return [(match["address"], "=")], start
    if match["tag"]:
        end, after = _closing_tag(text, match["name"], start)
        return ([(text[start:end], _of_tag(match))], after) if end >= 0 else (None, 0)
    if match["bracket"]:
        end = _closing_bracket(text, start)
        attributes = _ATTRIBUTES.match(text, end + 1) if end >= 0 else None
        if not attributes:
            return None, 0
        style = attributes[1] or attributes[2]
        return [(text[start:end], style)], attributes.end()
    if match["math"] is not None:
        from data.citing.tex_math import math_pieces  # here: few titles have formulas

        return [(piece, f"={level}") for piece, level in math_pieces(match["math"])], start
    for group, style in (("low", "sub"), ("high", "sup")):
        if match[group] is not None:
            return [(match[group], style)], start
    mark = match["strong"] or match["star"] or match["underscore"]
    end = _closing_mark(text, mark, start)
    return ([(text[start:end], mark)], end + len(mark)) if end >= 0 else (None, 0)


def _closing_tag(text: str, name: str, start: int) -> tuple[int, int]:
    depth = 1
    for match in re.finditer(rf"<(/?){name}\b[^<>]*>", text[start:], re.IGNORECASE):
        depth += -1 if match[1] else 1
        if not depth:
            return start + match.start(), start + match.end()
    return -1, -1


def _closing_bracket(text: str, start: int) -> int:
    depth = 1
    for match in re.finditer(r"\\.|[\[\]]", text[start:]):
        depth += {"[": 1, "]": -1}.get(match[0], 0)
        if not depth:
            return start + match.start()
    return -1


def _closing_mark(text: str, mark: str, start: int) -> int:
    sign = re.escape(mark[0])
    after = r"(?!\w)" if "_" in mark else ""
    for match in re.finditer(rf"(?<=[^\s\\{sign}]){sign}+{after}", text[start:]):
        # Two signs close strong emphasis, one emphasis, three both.
        if len(match[0]) in {len(mark), 3}:
            return start + match.end() - len(mark)
    return -1


def _of_tag(match: re.Match[str]) -> str:
    name = match["name"].lower()
    if name == "span":
        return match["attributes"].lower()
    return {"em": "*", "i": "*", "cite": "*", "b": "**", "strong": "**", "sc": "smallcaps"}.get(
        name, name
    )


def _changed(style: Span, change: str) -> Span:
    if change in {"*", "_"}:
        return replace(style, italic=not style.italic)
    if change in {"**", "__"}:
        return replace(style, bold=True)
    if change in {"sub", "sup"}:
        return replace(style, level="sub" if change == "sub" else "sup")
    if "smallcaps" in change or "small-caps" in change:
        return replace(style, small_caps=True)
    return replace(style, nocase=True) if "nocase" in change else style


def _unescaped(text: str) -> str:
    if "&" in text:
        from html import unescape  # here: its table of names costs start-up

        text = _ENTITY.sub(lambda entity: unescape(entity[0]), text)
    return text.replace("---", "—").replace("--", "–").replace("...", "…")


def to_csl(text: str) -> str:
    """Write a text with the HTML-like tags of CSL-JSON."""
    return "".join(_tagged(span) for span in spans(text))


def _tagged(span: Span) -> str:
    text = span.text
    if span.nocase:
        text = f'<span class="nocase">{text}</span>'
    if span.level:
        text = f"<{span.level}>{text}</{span.level}>"
    if span.small_caps:
        text = f'<span style="font-variant: small-caps">{text}</span>'
    if span.bold:
        text = f"<b>{text}</b>"
    return f"<i>{text}</i>" if span.italic else text
