"""Adding to a file keeps all else of it."""

from __future__ import annotations

import pytest

from convert.importing.imported import Imported, Wanted, import_source
from convert.importing.merge import MergeError, merge
from data.reading.reader import parse

_FILE = """\
# my FAQ
title: "Mine"   # a title
sections:
- {id: one, title: One}
questions:
  # the first
  - id: salt
    section: one
    question: What is salt?
    answer: |
      A stone [@roe].  # part of the text

# about the references
references:
- id: roe
  title: Salt
  DOI: 10.5555/S

errata: []
"""
_NEW = """# FAQ

## One

### What is salt?

Another answer.

### Is it wet?

No (Roe, 2001).

## Two

### Why?

So (Moe, 2002).

## References

Roe, J. (2001). Salt. *Shore*, 1(2), 3-4. https://doi.org/10.5555/s

Moe, K. (2002). Sand. *Shore*, 1(2), 3-4.
"""


def _imported(text: str = _NEW) -> Imported:
    return import_source("faq.md", Wanted(), data=text.encode())


def test_what_is_new_is_added_and_nothing_else_changes() -> None:
    made = merge(_FILE, _imported())
    assert [entry.question for entry in made.added] == ["Is it wet?", "Why?"]
    assert [one.id for one in made.references] == ["moe2002"]
    assert made.differs == ("the answer of “What is salt?” (salt)",)
    lines = iter(made.text.split("\n"))
    assert all(line in lines for line in _FILE.split("\n"))
    loaded = parse(made.text)
    assert loaded.faq is not None
    assert [one.severity for one in loaded.problems if one.severity == "error"] == []
    assert [entry.id for entry in loaded.faq.entries] == ["salt", "is-it-wet", "why"]
    assert loaded.faq.entries[1].answer == "No [@roe]."
    assert [section.title for section in loaded.faq.sections] == ["One", "Two"]
    assert made.text.index("# about the references") > made.text.index("why")


def test_a_second_time_adds_nothing() -> None:
    once = merge(_FILE, _imported()).text
    again = merge(once, _imported())
    assert (again.text, again.added, again.references) == (once, (), ())


def test_a_key_that_means_another_work_gets_another_name() -> None:
    file = _FILE.replace("10.5555/S", "10.5555/other").replace("id: roe\n", "id: roe2001\n")
    made = merge(
        file.replace("[@roe]", "[@roe2001]").replace("title: Salt\n", "title: Sea\n"), _imported()
    )
    assert [one.id for one in made.references] == ["roe2001b", "moe2002"]
    assert made.added[0].answer == "No [@roe2001b]."


def test_lists_that_are_missing_are_made() -> None:
    made = merge("title: T\nquestions:\n- question: A?\n  answer: b", _imported())
    loaded = parse(made.text)
    assert loaded.faq is not None
    assert len(loaded.faq.entries) == 4
    assert len(loaded.faq.references) == 2
    assert not [one for one in loaded.problems if one.severity == "error"]


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_stay(newline: str, mark: str) -> None:
    made = merge(mark + _FILE.replace("\n", newline), _imported())
    assert made.text.startswith(mark)
    assert made.text.count("\n") == made.text.count(newline)


@pytest.mark.parametrize(
    "text",
    [
        "{title: T, questions: [{question: A?, answer: b}]}",
        "title: T\nquestions: [{question: A?, answer: b}]",
        "nothing",
        "",
    ],
)
def test_files_that_cannot_be_added_to(text: str) -> None:
    with pytest.raises(MergeError):
        merge(text, _imported())
