"""PyYAML's own parser, taught to read what libyaml reads.

It serves where PyYAML was built without libyaml, so that a file means the same everywhere: tabs
may separate tokens and stand in plain text, and escapes and directives that libyaml refuses are
refused in the same place.
"""

from __future__ import annotations

import re
from typing import Any, Final

import yaml
from yaml.scanner import ScannerError
from yaml.tokens import ScalarToken

_BLANKS: Final = " \t"
_BREAKS: Final = "\r\n"
_LINE_ENDS: Final = "\0\r\n"
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ESCAPE: Final = re.compile(r"\\(?:(?:u|U0000)([0-9a-fA-F]{4})|.)", re.DOTALL)


class PureLoader(yaml.SafeLoader):
    r"""A loader for text whose only line breaks are ``\\r`` and ``\\n``."""

    # PyYAML's stubs leave these to chance.
    peek: Any
    forward: Any
    prefix: Any
    scan_line_break: Any

    def __init__(self, stream: bytes) -> None:
        # Given as text, the buffer stays whole, and marks index it.
        super().__init__(stream.decode("utf-8"))

    def fetch_more_tokens(self) -> None:
        """Read on; an escape beyond Unicode's end is an error of the file."""
        try:
            super().fetch_more_tokens()
        except (ValueError, OverflowError):
            raise _bad_character(self.get_mark()) from None

    def scan_to_next_token(self) -> None:
        """Skip blanks, comments and line breaks; tabs where no indentation can be meant."""
        while True:
            while self.peek() == " " or (
                self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)
            ):
                self.forward()
            if self.peek() == "#":
                while self.peek() not in _LINE_ENDS:
                    self.forward()
            if not self.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain(self) -> Any:
        """Read a plain scalar; inside brackets it may have question marks."""
        start_mark = end_mark = self.get_mark()
        indent = self.indent + 1
        parts: list[str] = []
        spaces: list[str] | None = []
        while self.peek() != "#":
            length = self._plain_length(start_mark)
            if not length:
                break
            self.allow_simple_key = False
            parts += (*(spaces or ()), self.prefix(length))
            self.forward(length)
            end_mark = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start_mark)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(parts), True, start_mark, end_mark)

    def _plain_length(self, start_mark: Any) -> int:
        length = 0
        while (char := self.peek(length)) not in _LINE_ENDS + _BLANKS:
            if char == ":":
                following = self.peek(length + 1)
                if following in _LINE_ENDS + _BLANKS:
                    break
                if self.flow_level and following in ",?[]{}":
                    mark = self.get_mark()
                    mark.column += length
                    raise ScannerError(
                        "while scanning a plain scalar", start_mark, "found unexpected ':'", mark
                    )
            elif self.flow_level and char in ",[]{}":
                break
            length += 1
        return length

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> Any:
        """Return what stands between two words of a plain scalar, None where the document ends."""
        length = 0
        while self.peek(length) in _BLANKS:
            length += 1
        blanks = self.prefix(length)
        self.forward(length)
        if self.peek() not in _BREAKS:
            return [blanks] if blanks else []
        self.scan_line_break()
        self.allow_simple_key = True
        breaks: list[str] = []
        while not self._at_document_marker():
            if self.peek() == "\t" and self.column < indent:
                raise ScannerError(
                    "while scanning a plain scalar",
                    start_mark,
                    "found a tab character that violates indentation",
                    self.get_mark(),
                )
            if self.peek() in _BLANKS:
                self.forward()
            elif self.peek() in _BREAKS:
                breaks.append(self.scan_line_break())
            else:
                return breaks or [" "]
        return None

    def scan_block_scalar_indicators(self, start_mark: Any) -> tuple[bool | None, int | None]:  # noqa: ARG002 - PyYAML passes it
        """Read what follows ``|`` or ``>``: how line breaks at the end count, and indentation."""
        chomping: bool | None = None
        increment: int | None = None
        for _ in range(2):
            char = self.peek()
            if char in "+-" and chomping is None:
                chomping = char == "+"
            elif char in "123456789" and increment is None:
                increment = int(char)
            else:
                break
            self.forward()
        return chomping, increment

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
        """Skip the rest of the line of ``|`` or ``>``."""
        while self.peek() in _BLANKS:
            self.forward()
        super().scan_block_scalar_ignored_line(start_mark)

    def scan_flow_scalar_non_spaces(self, double: Any, start_mark: Any) -> Any:
        """Read a word of a quoted scalar; halves of surrogate pairs are no characters."""
        mark = self.get_mark()
        chunks = super().scan_flow_scalar_non_spaces(double, start_mark)
        if double and any(_SURROGATE.search(chunk) for chunk in chunks):
            raw = self.buffer[mark.index : self.index]
            mark.column += next(
                escape.start() for escape in _ESCAPE.finditer(raw) if _is_surrogate(escape[1])
            )
            raise _bad_character(mark)
        return chunks

    def scan_directive_name(self, start_mark: Any) -> Any:
        """Read the name of a directive: there are two."""
        name = super().scan_directive_name(start_mark)  # type: ignore[no-untyped-call]
        if name not in ("YAML", "TAG"):
            raise ScannerError(None, None, "found unknown directive name", start_mark)
        return name

    def scan_yaml_directive_value(self, start_mark: Any) -> Any:
        """Read the version of YAML: 1.1 or 1.2."""
        version = super().scan_yaml_directive_value(start_mark)
        if version not in ((1, 1), (1, 2)):
            raise ScannerError(None, None, "found incompatible YAML document", start_mark)
        return version

    def _at_document_marker(self) -> bool:
        return (
            self.column == 0
            and self.prefix(3) in ("---", "...")
            and self.peek(3) in _LINE_ENDS + _BLANKS
        )


def _is_surrogate(code: str | None) -> bool:
    return code is not None and _SURROGATE.fullmatch(chr(int(code, 16))) is not None


def _bad_character(mark: Any) -> ScannerError:
    return ScannerError(None, None, "found invalid Unicode character escape code", mark)
