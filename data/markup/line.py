"""One line of text on its way into tokens: its marks may overlap, and are kept well nested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token

from data.text import clean

_SUPER: Final = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW®©™°*†‡§",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ®©™°*†‡§",
)
_SUB: Final = str.maketrans(
    "0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
)
MOST_MARKS: Final = 50
"""Marks within more marks are left out, so that no text costs more than this."""
_RAISED: Final = {"sup": (_SUPER, "^"), "sub": (_SUB, "_")}


@dataclass(slots=True)
class _Mark:
    """A mark that is open, such as strong."""

    name: str
    """What opened it: an element's name, or the type of a Markdown token."""
    kind: str
    """What it becomes, such as ``strong``."""
    tag: str
    """The tag of its tokens."""
    attrs: dict[str, str | int | float]
    """Attributes of its first token."""
    stays: bool
    """Whether it goes on in the next paragraph, until it is closed."""
    state: str = "waiting"
    """``waiting`` until there is something to mark, ``open``, or ``doubled`` within its like."""


class Line:
    """Takes text and marks; gives tokens as markdown-it does, each mark closed in its turn."""

    def __init__(self) -> None:
        self._tokens: list[Token] = []
        self._marks: list[_Mark] = []

    def text(self, text: str) -> None:
        """Add a text, without what could steer a terminal."""
        text = text if text.isprintable() else clean(text).replace("\n", " ")
        if not self._tokens or self._tokens[-1].type == "hardbreak":
            text = text.lstrip(" \t\n")
        if text:
            self.token(Token("text", "", 0, content=text))

    def token(self, token: Token) -> None:
        """Add a token that stands for something to see."""
        for mark in self._marks:
            if mark.state == "waiting":
                doubled = any(other.kind == mark.kind for other in self._marks if _is_open(other))
                mark.state = "doubled" if doubled else "open"
                before = self._tokens[-1].type if self._tokens else ""
                if before == f"{mark.kind}_close" and not mark.attrs:
                    # It was ended for no more than another's sake.
                    self._tokens.pop()
                elif not doubled:
                    start = Token(f"{mark.kind}_open", mark.tag, 1, attrs=dict(mark.attrs))
                    self._tokens.append(start)
        self._tokens.append(token)

    def space(self) -> None:
        """Add a break that is no more than a space."""
        if self._tokens and self._tokens[-1].type not in {"hardbreak", "softbreak"}:
            self._tokens.append(Token("softbreak", "br", 0))

    def break_(self, *, once: bool = False) -> None:
        """Begin a new line, unless the text is still to begin.

        Args:
            once: Whether to leave it where a new line was begun already.
        """
        if self._tokens and self._tokens[-1].type == "softbreak":
            self._tokens.pop()
        if self._tokens and not (once and self._tokens[-1].type == "hardbreak"):
            self._tokens.append(Token("hardbreak", "br", 0))

    def open(
        self,
        name: str,
        kind: str,
        tag: str,
        attrs: dict[str, str | int | float] | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Begin a mark.

        Args:
            name: What it is closed by.
            kind: What it becomes, such as ``strong``.
            tag: Tag of its tokens, such as ``b``.
            attrs: Attributes of its first token.
            stays: Whether it goes on in the next paragraph.
        """
        if len(self._marks) < MOST_MARKS:
            self._marks.append(_Mark(name, kind, tag, attrs or {}, stays))

    def close(self, name: str) -> bool:
        """End the last mark of a name; those opened within it go on.

        Args:
            name: As it was opened by.

        Returns:
            False when none is open.
        """
        places = [place for place, mark in enumerate(self._marks) if mark.name == name]
        if not places:
            return False
        inner = self._marks[places[-1] :]
        self._end(inner)
        del self._marks[places[-1]]
        return True

    def _end(self, marks: list[_Mark]) -> None:
        for mark in reversed(marks):
            if mark.state == "open":
                self._tokens.append(Token(f"{mark.kind}_close", mark.tag, -1))
            mark.state = "waiting"

    def take(self) -> list[Token]:
        """Return the tokens so far and begin anew; marks that stay go on."""
        self._strip()
        self._end(self._marks)
        self._marks = [mark for mark in self._marks if mark.stays]
        tokens, self._tokens = self._tokens, []
        seen = any(token.nesting == 0 for token in tokens)
        return _raised(tokens) if seen else []

    def _strip(self) -> None:
        """Take blanks off the end, also before the ends of marks."""
        at = len(self._tokens) - 1
        while at >= 0:
            token = self._tokens[at]
            if token.type == "text":
                token.content = token.content.rstrip(" \t\n")
                if token.content:
                    return
            elif token.type not in {"softbreak", "hardbreak"}:
                if token.nesting == 0:
                    return
                at -= 1
                continue
            del self._tokens[at]
            at -= 1


def _is_open(mark: _Mark) -> bool:
    """Return whether a mark has its first token."""
    return mark.state == "open"


def _raised(tokens: list[Token]) -> list[Token]:
    """Write what is above or below the line in letters that are.

    Where there are none, a sign says it: 10^(6 to 9) must never read as 106 to 9.
    """
    if not any(token.type in {"sup_open", "sub_open"} for token in tokens):
        return tokens
    out: list[Token] = []
    starts: list[int] = []
    for token in tokens:
        if token.type in {"sup_open", "sub_open"}:
            starts.append(len(out))
        elif token.type in {"sup_close", "sub_close"}:
            _raise(out, starts.pop(), token.tag)
        else:
            out.append(token)
    return [token for token in out if token.type != "text" or token.content]


def _raise(tokens: list[Token], start: int, tag: str) -> None:
    table, sign = _RAISED[tag]
    inside = tokens[start:]
    texts = [token for token in inside if token.type == "text"]
    whole = "".join(token.content for token in texts)
    if len(texts) == sum(token.nesting == 0 for token in inside) and all(
        ord(char) in table for char in whole
    ):
        for token in texts:
            token.content = token.content.translate(table)
        return
    if whole.startswith("[") and whole.endswith("]"):
        return  # the mark of a note
    many = len(whole) != 1 or len(texts) < len(inside)
    tokens.insert(start, Token("text", "", 0, content=f"{sign}(" if many else sign))
    if many:
        tokens.append(Token("text", "", 0, content=")"))
