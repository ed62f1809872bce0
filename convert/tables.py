"""Tables: CSV, TSV, and what spreadsheets of other countries write."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from convert.anki import Sheet, anki_sheet, anki_tags, is_anki
from convert.model import Draft
from convert.records.entries import strong_entry, weak_entry
from convert.records.names import ANSWER, BODY, QUESTION, TITLE, first, in_one_tongue, plain
from convert.records.tree import Table, Text
from convert.wording import asks
from data.problems import Problem

if TYPE_CHECKING:
    from convert.model import DraftEntry
    from convert.source import Material

_DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 1 << 16
_LONGEST: Final = 10_000_000
_MOST_SEEN: Final = 12
_MOST_TITLES: Final = 10
"""So many rows may stand above the names of the columns."""
_LONGEST_NAME: Final = 60


def read(material: Material) -> Draft:
    """Make a draft of a table.

    Args:
        material: The file, with or without names of columns in its first line.

    Returns:
        The draft.
    """
    sheet = _sheet(material)
    rows, problems = _rows(sheet.text, sheet.delimiter, material.name)
    rows = [(line + sheet.skipped, cells) for line, cells in rows]
    if not rows:
        return Draft()
    label = sheet.label or ("a table (TSV)" if sheet.delimiter == "\t" else "a table (CSV)")
    head, body = (list(sheet.columns), rows) if sheet.columns else _headed(rows)
    seen = tuple(rows[0][1][:_MOST_SEEN])
    if not head:
        return Draft(seen=seen, format=label)
    tables = [_record(head, cells, line) for line, cells in body]
    found = [strong_entry(table, table.line) for table in tables]
    weak = [weak_entry(table, table.line) for table in tables]
    if material.named or _are_answers(head) or _ask(weak):
        found = [strong or other for strong, other in zip(found, weak, strict=True)]
    entries = [
        replace(entry, line=table.line, tags=anki_tags(entry.tags) if sheet.label else entry.tags)
        for table, entry in zip(tables, found, strict=True)
        if entry is not None
    ]
    if any(plain(name) == "qnaid" for name in head):
        entries = _grouped(tables, found)
    return Draft(
        entries=tuple(entries),
        problems=(*material.problems, *problems),
        format=label,
        seen=seen,
    )


def _are_answers(head: list[str]) -> bool:
    return bool({plain(name) for name in head} & set(ANSWER))


def _ask(entries: list[DraftEntry | None]) -> bool:
    """Return whether enough titles of rows ask, so that all of them are questions."""
    titles = [entry.question for entry in entries if entry is not None]
    return sum(asks(title) > 0 for title in titles) * 5 >= len(titles) > 0


def _record(head: list[str], cells: list[str], line: int) -> Table:
    table = Table(line)
    for name, cell in zip(head, cells, strict=False):
        if cell.strip():
            table.setdefault(name or "-", Text.at(cell.strip(), line))
    return table


def _grouped(tables: list[Table], found: list[DraftEntry | None]) -> list[DraftEntry]:
    r"""Return questions as QnA Maker writes them: a row for each way to ask, by its number.

    Its cells have line breaks written as ``\\n``.
    """
    made: dict[str, DraftEntry] = {}
    for table, entry in zip(tables, found, strict=True):
        if entry is None:
            continue
        number = str(first(table, ("qnaid",))[1] or len(made))
        known = made.get(number)
        if known:
            made[number] = replace(known, aliases=(*known.aliases, entry.question))
        else:
            answer = entry.answer.replace("\\n", "\n").replace("\\t", "\t")
            made[number] = replace(entry, answer=answer)
    return list(made.values())


def _headed(
    rows: list[tuple[int, list[str]]],
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the names of the columns, which may stand below a title, and the rows."""
    for at, (_, cells) in enumerate(rows[:_MOST_TITLES]):
        if tongues := in_one_tongue(cells):
            return [tongues.get(cell, "-") for cell in cells], rows[at + 1 :]
        names = {plain(cell) for cell in cells}
        if names & {*QUESTION, *TITLE} and names & {*ANSWER, *BODY}:
            return cells, rows[at + 1 :]
        if any(len(cell) > _LONGEST_NAME for cell in cells):
            break
    return _guessed(rows, rows[0][1])


def _sheet(material: Material) -> Sheet:
    text = material.text
    if is_anki(text):
        return anki_sheet(text)
    delimiter, rest = _declared(text)
    tabs = material.name.lower().endswith((".tsv", ".tab"))
    return Sheet(rest, delimiter or _delimiter(rest, tabs=tabs), skipped=int(rest != text))


def _declared(text: str) -> tuple[str, str]:
    # Excel writes, and reads, which sign divides the columns.
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], rest
    return "", text


def _delimiter(text: str, *, tabs: bool) -> str:
    """Return the sign that divides the rows most evenly."""
    best, score = "\t" if tabs else ",", 0.0
    for sign in _DELIMITERS:
        try:
            rows = [row for row in csv.reader(io.StringIO(text[:_SAMPLE]), delimiter=sign) if row]
        except csv.Error:
            continue
        widths = [len(row) for row in rows[:-1] or rows]
        if not widths or max(widths) < 2:
            continue
        usual = max(set(widths), key=widths.count)
        worth = widths.count(usual) / len(widths) + (0.2 if sign == "\t" and tabs else 0)
        if usual > 1 and worth > score:
            best, score = sign, worth
    return best if score else _named_delimiter(text) or best


def _named_delimiter(text: str) -> str:
    """Return the sign that leaves the names of a question and an answer on the first line."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    for sign in dict.fromkeys(sign for sign in first if not (sign.isalnum() or sign in " \"'\r_-")):
        names = {plain(cell.strip(" \"'\r")) for cell in first.split(sign)}
        if names & {*QUESTION, *TITLE} and names & {*ANSWER, *BODY}:
            return sign
    return ""


def _rows(
    text: str, delimiter: str, name: str
) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    """Return the rows with the lines they begin on."""
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error as error:
        return rows, [Problem("warning", "bad-table", f"The table ends here: {error}.", name, line)]
    return rows, []


def _guessed(
    rows: list[tuple[int, list[str]]], head: list[str]
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Guess which columns are questions and answers by what stands in them."""
    width = max(len(row) for _, row in rows)
    sample = [row for _, row in rows[:200]]

    def column(at: int) -> list[str]:
        return [row[at] for row in sample if at < len(row)]

    asking = [sum(asks(cell) > 0 for cell in column(at)) for at in range(width)]
    if len(sample) < 2 or not width or max(asking) * 2 < len(sample) or width < 2:
        return [], []
    question = asking.index(max(asking))
    lengths = [sum(map(len, column(at))) if at != question else -1 for at in range(width)]
    answer = lengths.index(max(lengths))
    # The first row may be the shortest, such as a title above the columns.
    head = [*head, *[""] * (width - len(head))]
    # Names of columns ask nothing and are short.
    named = not asks(head[question]) and all(len(cell) < 40 for cell in head)
    names = [cell.strip() for cell in head] if named else [""] * width
    names[question], names[answer] = "question", "answer"
    return names, rows[1:] if named else rows
