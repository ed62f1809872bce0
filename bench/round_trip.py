"""What of references is lost on the way through BibTeX, RIS and CSL-JSON.

Usage: ``uv run python bench/round_trip.py BIBLIOGRAPHY...``

Each bibliography (``bench/citations.py`` says which) is read by Pandoc, read by us, written in each
format, and read back by Pandoc. Prints, for each format, which fields came back otherwise than they
were, of those that the format has a place for. Cases of titles are not compared, since Pandoc
takes BibTeX titles for title case; nor are types that a format does not know.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.citations import folded, our_references, references_yaml
from convert.pandoc.run import PandocError, run_pandoc
from data.citing.formats import cite_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.citing.format_names import CiteFormat

Item = dict[str, Any]
"""A CSL-JSON item."""

_READERS: Mapping[CiteFormat, str] = {"bibtex": "bibtex", "ris": "ris", "csl-json": "csljson"}
_RIS = frozenset(
    {
        *("author", "editor", "title", "container-title", "volume", "issue", "page", "edition"),
        *("publisher", "publisher-place", "number-of-volumes", "DOI", "URL", "keyword"),
        *("language", "abstract", "issued"),
    }
)
"""Fields that Pandoc's RIS reader knows."""
_NOT_IN_BIBTEX = frozenset({"type", "medium", "archive", "authority", "section", "dimensions"})


def read_back(text: str, format: str) -> dict[str, Item]:
    """Let Pandoc read references, by id."""
    found: list[Item] = json.loads(
        run_pandoc(["--from", format, "--to", "csljson"], text.encode(), seconds=600).text
    )
    return {item["id"]: item for item in found}


def has_place(format: CiteFormat, field: str) -> bool:
    """Return whether a format has a place for a field."""
    if format == "ris":
        return field in _RIS
    return format == "csl-json" or field not in _NOT_IN_BIBTEX


def lost(before: Item, after: Item, format: CiteFormat) -> Iterable[tuple[str, Any, Any]]:
    """Return the fields that came back otherwise."""
    for field, value in before.items():
        if has_place(format, field) and _folded(value) != _folded(after.get(field)):
            yield field, value, after.get(field)


def _folded(value: Any) -> Any:
    """Return a value without what does not count."""
    if isinstance(value, dict):
        return {key: _folded(inner) for key, inner in value.items() if inner}
    if isinstance(value, list):
        return [_folded(inner) for inner in value]
    text = re.sub(r"<[^<>]*>|\$", "", folded(str(value))).replace("--", "–").replace("–", "-")
    text = re.sub('[’‘“”"]', "'", text)
    return sorted(re.split(r",\s*", " ".join(text.casefold().split())))


def compare(path: Path, *, format: str, differences: int) -> int:
    """Print what of one bibliography is lost; return how many fields are."""
    written = references_yaml(path, format)
    references = our_references(written)
    before = read_back(f"---\n{written}---\n", "markdown")
    total = 0
    for name, reader in _READERS.items():
        after = read_back(cite_all(references, name), reader)
        counts = Counter[str]()
        examples: dict[str, list[tuple[str, Any, Any]]] = defaultdict(list)
        for key, item in before.items():
            for field, was, is_ in lost(item, after.get(key, {}), name):
                counts[field] += 1
                examples[field].append((key, was, is_))
        total += sum(counts.values())
        fields = sum(has_place(name, field) for item in before.values() for field in item)
        told = ", ".join(f"{field} {number}" for field, number in counts.most_common()) or "none"
        print(f"{path.name}, {name}: {sum(counts.values())} of {fields} fields differ: {told}")
        for field, found in examples.items():
            for key, was, is_ in found[:differences]:
                print(f"  {key} {field}\n    was {was}\n    is  {is_}")
    return total


def main() -> None:
    """Compare each bibliography that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bibliographies", nargs="+", type=Path)
    parser.add_argument("--from", dest="format", default="", help="Pandoc's name of the format")
    parser.add_argument("--differences", type=int, default=0, metavar="N", help="print N a field")
    options = parser.parse_args()
    for path in options.bibliographies:
        try:
            compare(path, format=options.format, differences=options.differences)
        except PandocError as error:
            print(f"{path.name}: {error.message}")


if __name__ == "__main__":
    main()
