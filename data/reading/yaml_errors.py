"""YAML's error messages in the words of someone who writes a FAQ.

libyaml and PyYAML's own parser report the same faults at the same places, in slightly different
words; both end here in one wording.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from data.reading.late_comment import LateComment, late_comment
from data.reading.late_quote import LateQuote, late_quote
from data.reading.yaml_faults import Explained, Fault, bad_directive, usual_wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import yaml

    from data.reading.report import Place
    from data.reading.source import SourceText


_CONFLICT: Final = re.compile(r"(<{7}|={7}|>{7})( |$)")
_IN_BRACKETS: Final = re.compile(r"flow (?:sequence|mapping|node)|node content")
_IN_BLOCK: Final = re.compile(r"block mapping|expected ':'|block collection")
_LONGEST: Final = 40


def explain(
    error: yaml.MarkedYAMLError, source: SourceText, tokens: Callable[[], Iterable[Any]]
) -> Explained:
    """Say what a YAML error means.

    Args:
        error: What the parser raised.
        source: The text it read.
        tokens: Gives the parser's tokens from the start of the text.

    Returns:
        Message, remedy and place.
    """
    at = _place(error.problem_mark) or _place(error.context_mark) or (1, 1)
    since = _place(error.context_mark) or at
    line = source.line(at[0])
    char = line[at[1] - 1 : at[1]]
    fault = Fault(str(error.problem), str(error.context), at, since, line, char, source)
    for number in (at[0], since[0], at[0] - 1):
        if _CONFLICT.match(source.line(number)):
            return Explained(
                "A merge conflict was left in the file.",
                "Keep one version, and remove the lines with <<<<<<<, ======= and >>>>>>>.",
                (number, 1),
            )
    if line.startswith("%"):
        return bad_directive(fault)
    if "'" in line[: at[1]] or '"' in line[: at[1]]:
        quote = late_quote(at, tokens())
        if quote:
            return _late_quote(quote)
    in_brackets = _IN_BRACKETS.search(f"{fault.context} {fault.problem}") is not None
    if in_brackets or _IN_BLOCK.search(f"{fault.context} {fault.problem}"):
        comment = late_comment(at, source, tokens(), in_brackets=in_brackets)
        if comment:
            return _late_comment(comment)
    return usual_wording(fault)


def _place(mark: Any) -> Place | None:
    return (mark.line + 1, mark.column + 1) if mark is not None else None


def _late_quote(quote: LateQuote) -> Explained:
    mark = quote.mark
    inside = "''" if mark == "'" else '\\"'
    return Explained(
        f"The quote that opens here is closed only on line {quote.end}, "
        "where more text follows it.",
        f"Add the closing {mark} that is missing; a {mark} inside the text is written {inside}.",
        quote.start,
    )


def _late_comment(comment: LateComment) -> Explained:
    text = comment.text if len(comment.text) <= _LONGEST else comment.text[:_LONGEST] + "…"
    return Explained(
        f"`{text}` is read as a comment, so the end of the text or list is missing.",
        "Put text with a `#` in quotes: '…' (a ' inside is written '').",
        comment.start,
    )
