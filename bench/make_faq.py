"""Make a large FAQ of a collection of answered questions, for trying and measuring.

Usage: ``uv run python bench/make_faq.py SOURCE --copies N OUT``

SOURCE is JSON lines, plain or gzipped, with ``id``, ``question``, ``answer``, ``collection``,
``type`` and ``url`` (MedQuAD; Ben Abacha and Demner-Fushman 2019). Sections come from
``collection``, tags from ``type``, and each ``url`` becomes a web page that the answer cites.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from data.model import Citation, Entry, Faq, Reference, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def read_rows(source: Path) -> list[dict[str, str]]:
    """Read the rows of a source, plain or gzipped."""
    opener = gzip.open if source.suffix == ".gz" else open
    with opener(source, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def make_faq(rows: list[dict[str, str]], copies: int = 1) -> Faq:
    """Make a FAQ of rows.

    Args:
        rows: Answered questions.
        copies: How often each is taken; copies get ids of their own.

    Returns:
        The FAQ, as if it had been read from a file.
    """
    keys = {url: f"web{number}" for number, url in enumerate(dict.fromkeys(_url(r) for r in rows))}
    collections = dict.fromkeys(row["collection"] for row in rows)
    references = tuple(
        Reference(key, "webpage", _title(url), fields={"id": key, "type": "webpage", "URL": url})
        for url, key in keys.items()
        if url
    )
    entries = tuple(
        _entry(row, f"q{copy}-{number}", keys.get(_url(row), ""))
        for copy in range(copies)
        for number, row in enumerate(rows)
    )
    sections = tuple(Section(_slug(name), name.replace("_", " ")) for name in collections)
    return Faq("Answered questions", entries, sections, references)


def _entry(row: Mapping[str, str], id_: str, key: str) -> Entry:
    answer = row["answer"].strip()
    citations: tuple[Citation, ...] = ()
    if _url(row) and key:
        start = len(answer) + 1
        answer = f"{answer} [@{key}]"
        citations = (Citation(key, "", (start, len(answer))),)
    tags = (row["type"],) if row["type"] else ()
    question = " ".join(row["question"].split())
    return Entry(id_, question, answer, _slug(row["collection"]), tags=tags, citations=citations)


def _url(row: Mapping[str, str]) -> str:
    return row.get("url") or ""


def _title(url: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", url).rstrip("/")


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "other"


def write_faq(faq: Faq, out: TextIO) -> None:
    """Write a FAQ as YAML."""
    out.writelines(f"{line}\n" for line in _yaml(faq))


def _yaml(faq: Faq) -> Iterator[str]:
    yield "schema: 1"
    yield f"title: {_quoted(faq.title)}"
    yield "sections:"
    for section in faq.sections:
        yield f"  - {{id: {section.id}, title: {_quoted(section.title)}}}"
    yield "questions:"
    for entry in faq.entries:
        yield f"  - id: {entry.id}"
        yield f"    section: {entry.section}"
        yield f"    question: {_quoted(entry.question)}"
        if entry.tags:
            yield f"    tags: [{', '.join(map(_quoted, entry.tags))}]"
        yield "    answer: |2"
        # The width of the indent is given, since an answer may itself begin with a space.
        for line in entry.answer.splitlines():
            yield f"      {line}".rstrip()
    yield "references:"
    for reference in faq.references:
        yield f"  - id: {reference.id}"
        yield "    type: webpage"
        yield f"    title: {_quoted(reference.title)}"
        yield f"    URL: {_quoted(reference.text('URL'))}"


def _quoted(text: str) -> str:
    """Write a text as YAML; a JSON string is one."""
    return json.dumps(text, ensure_ascii=False)


def main() -> None:
    """Write the FAQ asked for on the command line."""
    parser = argparse.ArgumentParser(description="Make a large FAQ of answered questions.")
    parser.add_argument("source", type=Path, metavar="SOURCE")
    parser.add_argument("--copies", type=int, default=1, metavar="N")
    parser.add_argument("out", type=Path, metavar="OUT")
    arguments = parser.parse_args()
    if arguments.copies < 1:
        parser.error("--copies must be at least 1")
    faq = make_faq(read_rows(arguments.source), arguments.copies)
    with arguments.out.open("w", encoding="utf-8") as out:
        write_faq(faq, out)
    print(f"{len(faq.entries)} questions, {len(faq.references)} references: {arguments.out}")


if __name__ == "__main__":
    main()
