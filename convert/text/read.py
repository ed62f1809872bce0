"""Plain text: numbered questions, ``Q:`` and ``A:``, Usenet digests, lines that ask."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from convert.labels import with_usual_letters
from convert.model import Draft, DraftEntry
from convert.text.prose import as_markdown
from convert.wording import answer_label, asks, is_labelled, names_faq, without_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from convert.source import Material

_NUMBER: Final = re.compile(
    r"^(?P<margin>\s{0,8})[\[(]?(?P<number>\d{1,3}(?:[.-]\d{1,3})*|[A-Z](?:\.\d{1,3})+)"
    r"(?P<sign>[.):\]]*)[ \t]+(?P<title>\S.*)$"
)
_SUBJECT: Final = re.compile(
    r"^(?:Subject|Topic):\s*(?:\[?[\w.-]*\d[\w.]*[.):\]]?\s+)?(?P<title>\S.*)$"
)
_RULE: Final = re.compile(r"^\s*([=\-*_~#+])\1{2,}[=\-*_~#+ ]*$")
_CONTENTS: Final = re.compile(
    r"^\W*(?:table\s+of\s+)?contents\W*$|^\W*(?:index|questions)\W*$", re.IGNORECASE
)
_MAIL_HEADER: Final = re.compile(r"[A-Z][A-Za-z]*(?:-[A-Za-z]+)+:\s|(?:From|Date|Newsgroups):\s")
_BBCODE: Final = re.compile(r"\[/?(?:b|i|u|h[1-6]|size|color|hr)(?:=[^\[\]\n]*)?\]", re.IGNORECASE)
_COUNTED: Final = re.compile(r"^\s{0,3}#\d{1,3}[.):]?\s+")
_MOST_SEEN: Final = 5
_MOST_LINES: Final = 4
"""So many lines can a question have behind an empty one; more are its answer."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a question begins."""

    line: int
    """From 0."""
    title: str
    """Its first line."""
    number: tuple[str, ...] = ()
    """Its number, part by part."""


def read(material: Material) -> Draft:
    """Make a draft of plain text.

    Args:
        material: The file.

    Returns:
        The draft, of the way of marking questions by which most are found.
    """
    lines = with_usual_letters(_BBCODE.sub("", material.text).expandtabs(8).split("\n"))
    ways: tuple[Callable[[Sequence[str]], list[_Mark]], ...] = (
        _labelled,
        _digest,
        _numbered,
        _asking,
    )
    best: list[DraftEntry] = []
    start = len(lines)
    score = 0
    for way in ways:
        marks = way(lines)
        entries = list(_entries(lines, marks))
        asked = sum(asks(entry.question) > 0 for entry in entries)
        if way is _numbered and not (asked * 3 >= len(entries) or material.named or _faq(lines)):
            continue
        worth = asked * 2 + len(entries) if way is not _asking else asked * 2
        if entries and worth > score:
            best, score, start = entries, worth, entries[0].line - 1
    if not best:
        seen = [line.strip() for line in lines if line.strip() and not _RULE.match(line)]
        return Draft(seen=tuple(line[:60] for line in seen[:_MOST_SEEN]))
    title, about = _opening(lines[:start])
    return Draft(title=title, about=about, entries=tuple(best), problems=material.problems)


def _faq(lines: Sequence[str]) -> bool:
    return any(names_faq(line) for line in lines[:15])


def _labelled(lines: Sequence[str]) -> list[_Mark]:
    return [
        _Mark(at, line.strip()) for at, line in enumerate(lines) if is_labelled(line.strip("* _"))
    ]


def _digest(lines: Sequence[str]) -> list[_Mark]:
    marks = []
    for at, line in enumerate(lines):
        found = _SUBJECT.match(line)
        if found:
            marks.append(_Mark(at, found["title"]))
    return marks if len(marks) > 1 else []


def _numbered(lines: Sequence[str]) -> list[_Mark]:
    found = []
    for at, line in enumerate(lines):
        number = _NUMBER.match(line)
        if not number or not (number["sign"] or "." in number["number"]):
            continue
        parts = tuple(part for part in re.split(r"[.-]", number["number"]) if part)
        found.append((_Mark(at, number["title"].strip(), parts), len(number["margin"])))
    if not found:
        return []
    least = min(margin for _, margin in found)
    marks: list[_Mark] = []
    for mark, margin in found:
        # Numbers may be set flush right; farther in stand the lists of answers.
        if margin <= least + 2 and _follows(mark, marks[-1] if marks else None, lines):
            marks.append(mark)
    return marks


def _follows(mark: _Mark, last: _Mark | None, lines: Sequence[str]) -> bool:
    """Return whether a number goes on where the last question's left off."""
    if last is None or len(mark.number) > 1:
        return True
    new, old = mark.number[-1], last.number[0]
    if not (new.isdigit() and old.isdigit()):
        return True
    alone = mark.line + 1 >= len(lines) or not lines[mark.line + 1].strip()
    return int(new) == int(old) + 1 or (int(new) == 1 and (alone or asks(mark.title) > 1))


def _asking(lines: Sequence[str]) -> list[_Mark]:
    marks = []
    before = ""
    for at, line in enumerate(lines):
        if line.strip() and (not before.strip() or _RULE.match(before)) and len(line) < 200:
            stripped = _COUNTED.sub("", line).strip("#*_=>+ \t").removeprefix("- ")
            if stripped.endswith(("?", "\uff1f")) and not line.startswith(" " * 4):
                marks.append(_Mark(at, stripped))
        before = line
    return marks


def _entries(lines: Sequence[str], marks: Sequence[_Mark]) -> Iterator[DraftEntry]:
    """Yield the questions that have an answer; a title above others is their section."""
    if not marks:
        return
    deepest = max((len(mark.number) for mark in marks), default=0)
    section = ""
    heads = _underlined(lines)
    # A title with no other below it is that of the whole.
    places = sorted(heads)
    grouped = bool(places) and places[-1] > marks[0].line
    ends = [mark.line for mark in marks[1:]] + [len(lines)]
    for mark, end in zip(marks, ends, strict=True):
        before = bisect_left(places, mark.line)
        above = heads[places[before - 1]] if grouped and before else ""
        heading = min(places[before], end) if before < len(places) else end
        title, body = _split(lines[mark.line : heading], mark)
        answer = as_markdown(_without_label(_trimmed(body)))
        if mark.number and len(mark.number) < deepest and not asks(title):
            section = title.strip(" :") if not answer or len(mark.number) < deepest else section
            if not answer:
                continue
        if not answer:
            continue
        yield DraftEntry(title, answer, section=section or above, line=mark.line + 1)


def _underlined(lines: Sequence[str]) -> dict[int, str]:
    """Return the titles that stand above or between rules, with their lines; not those of FAQs."""
    heads = {}
    for at in range(1, len(lines) - 1):
        line = lines[at].strip()
        if (
            line
            and _RULE.match(lines[at + 1])
            and not _RULE.match(lines[at])
            and (not lines[at - 1].strip() or _RULE.match(lines[at - 1]))
            and not asks(line) > 1
            and not names_faq(line)
            and not _NUMBER.match(lines[at])
            and not _SUBJECT.match(lines[at])
            and not _CONTENTS.match(line)
        ):
            heads[at] = line
    return heads


def _split(lines: Sequence[str], mark: _Mark) -> tuple[str, list[str]]:
    """Return the title, which may go on over lines, and the lines of the answer."""
    end = 1
    while end < len(lines) and lines[end].strip() and not _RULE.match(lines[end]):
        end += 1
    paragraph = [mark.title, *(line.strip() for line in lines[1:end])]
    answered = any(line.strip() and not _RULE.match(line) for line in lines[end:])
    label = next((at for at in range(1, end) if answer_label(lines[at])), 0)
    if not label and is_labelled(lines[0].strip(" *_")) and (goes_on := _to_label(lines, end)):
        return _words(" ".join(lines[:goes_on]).split()), list(lines[goes_on:])
    cut = label or (end if answered and not _runs_on(paragraph) else 0)
    if not cut:
        asked = [at for at, line in enumerate(paragraph, 1) if line.endswith(("?", "\uff1f"))]
        cut = asked[0] if asked else 1
        while cut < len(paragraph) and cut + 1 in asked:
            cut += 1
    return _words(paragraph[:cut]), list(lines[cut:])


def _to_label(lines: Sequence[str], end: int) -> int:
    """Return where the label of an answer stands behind a question with empty lines in it."""
    label = next((at for at in range(end, len(lines)) if answer_label(lines[at])), 0)
    said = sum(bool(line.strip()) for line in lines[end:label])
    return label if said <= _MOST_LINES else 0


def _words(lines: Sequence[str]) -> str:
    return without_label(" ".join(lines)).strip(" *_")


def _runs_on(paragraph: Sequence[str]) -> bool:
    """Return whether an answer follows its question without an empty line."""
    ends = [at for at, line in enumerate(paragraph) if line.endswith(("?", "\uff1f"))]
    if ends:
        return ends[-1] < len(paragraph) - 1
    return len(paragraph) > (6 if any("?" in line for line in paragraph) else 3)


def _trimmed(lines: Sequence[str]) -> list[str]:
    made = list(lines)
    while made and (not made[0].strip() or _RULE.match(made[0])):
        made.pop(0)
    while made and (not made[-1].strip() or _RULE.match(made[-1])):
        made.pop()
    return made


def _without_label(lines: list[str]) -> list[str]:
    length = answer_label(lines[0]) if lines else 0
    if not length:
        return lines
    rest = lines[0][length:]
    margin = " " * min(
        (len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0
    )
    return [margin + rest, *lines[1:]]


def _opening(lines: Sequence[str]) -> tuple[str, str]:
    """Return the title and the words before the first question, without a list of contents."""
    kept = []
    for line in lines:
        if _CONTENTS.match(line):
            break
        number = _NUMBER.match(line)
        if number and (number["sign"] or "." in number["number"]):
            continue
        kept.append(line)
    while kept and (not kept[0].strip() or _RULE.match(kept[0]) or _MAIL_HEADER.match(kept[0])):
        kept.pop(0)
    if not kept:
        return "", ""
    title = kept[0].strip(" =*#-")
    short = len(title) < 80 and (
        len(kept) == 1 or not kept[1].strip() or bool(_RULE.match(kept[1]))
    )
    if not short:
        return "", as_markdown(_trimmed(kept))
    return title, as_markdown(_trimmed([line for line in kept[1:] if not _RULE.match(line)]))
