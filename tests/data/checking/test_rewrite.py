"""Results of checks are noted in the file, and nothing else of it changes."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.checking.checked import Checked, last_check
from data.checking.placer import RewriteError
from data.checking.rewrite import note_checks, noted
from data.reading.reader import parse

CHECKED = Checked("matches", "2026-11-22")
NOTE = "{status: matches, date: '2026-11-22'}"

HEAD = """\
# A comment at the top
title:   'Odd   spacing'   # kept
questions:
  - {question: "What?", answer: This. '@'}
"""
BLOCK = """\
questions: [{question: What?, answer: 'See [@a].'}]

references:
  - id: a   # first
    title: "One: two"
    volume: 010

  # about b
  - title: Two
    id: 'b'
    custom:
      # keep me
      printed: |
        Printed.
        # not a comment

  - {id: c, title: Three}
  - {id: d, custom: {printed: 'x, y'}, title: Four}
  -
      id: e
      custom: {checked: {status: differs, date: '2020-01-01'}, printed: 5}

errata: []
# the end
"""


def changed(text: str, *keys: str) -> list[str]:
    """Lines that were put in, and that were taken out, with their signs."""
    result = noted(text, dict.fromkeys(keys, CHECKED))
    before, after = text.split("\n"), result.split("\n")
    removed = [f"-{line}" for line in before if line not in after]
    return removed + [f"+{line}" for line in after if line not in before]


def test_a_reference_in_block_style() -> None:
    assert changed(BLOCK, "a") == [f"+    custom: {{checked: {NOTE}}}"]
    lines = noted(BLOCK, {"a": CHECKED}).split("\n")
    assert lines[5:9] == [
        "    volume: 010",
        f"    custom: {{checked: {NOTE}}}",
        "",
        "  # about b",
    ]


def test_custom_in_block_style() -> None:
    assert changed(BLOCK, "b") == [f"+      checked: {NOTE}"]
    lines = noted(BLOCK, {"b": CHECKED}).split("\n")
    assert lines[14:16] == ["        # not a comment", f"      checked: {NOTE}"]


def test_flow_style() -> None:
    assert changed(BLOCK, "c")[1] == f"+  - {{id: c, title: Three, custom: {{checked: {NOTE}}}}}"
    assert changed(BLOCK, "d")[1] == (
        f"+  - {{id: d, custom: {{printed: 'x, y', checked: {NOTE}}}, title: Four}}"
    )


def test_a_note_is_renewed() -> None:
    assert changed(BLOCK, "e")[1] == f"+      custom: {{checked: {NOTE}, printed: 5}}"


def test_all_at_once_and_again() -> None:
    once = noted(BLOCK, dict.fromkeys("abcde", CHECKED))
    faq = parse(once).faq
    assert faq is not None
    assert [last_check(reference) for reference in faq.references] == [CHECKED] * 5
    assert noted(once, dict.fromkeys("abcde", CHECKED)) == once
    later = Checked("retracted", "2027-01-01")
    again = noted(once, {"b": later})
    assert again == noted(BLOCK, {**dict.fromkeys("acde", CHECKED), "b": later})


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_line_endings_stay(newline: str, mark: str, end: str) -> None:
    text = (
        mark + "questions: [{question: Ä😀?, answer: b}]\nreferences:\n- id: a\n  title: 😀" + end
    )
    result = noted(text.replace("\n", newline), {"a": CHECKED})
    note = f"\n  custom: {{checked: {NOTE}}}"
    assert result == (text.removesuffix("\n") + note + end).replace("\n", newline)


@pytest.mark.parametrize(
    "reference",
    [
        "- {id: a,}",
        "- {id: a, custom: {}}",
        "- {id: a, custom: {printed: x # why\n  }}",
        "- id: a\n  custom: {}",
        "- id: a\n  custom: {printed: x,}",
        "- id: a\n  custom:\n    printed: 'x'   \n    # deeper\n",
        "- id: a\n  title: >-\n    folded\n    # text\n\n# end",
        "- id: a\n  title: plain\n    goes on\n...",
        "- 'id': a\n  \"title\": 'two\n    lines'\n",
        "-   id: a\n    keyword: [x,\n     y]\n# c",
        "- custom:\n    checked: {status: a, date: b}\n  id: a",
        "- id: a\n  custom:\n    checked:   'text'   # old",
    ],
)
def test_many_ways_to_write_it(reference: str) -> None:
    text = "questions: [{question: q, answer: a}]\nreferences:\n" + reference
    result = noted(text, {"a": CHECKED})
    faq = parse(result).faq
    assert faq is not None
    assert last_check(faq.references[0]) == CHECKED
    # Comments are not read: that none was lost shows in the text.
    assert [line for line in text.split("\n") if "#" in line and "old" not in line] == [
        line for line in result.split("\n") if "#" in line and "old" not in line
    ]


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("- id: a\n  custom:\n    checked:\n      status: x", "on one line"),
        ("- id: b", 'no reference "a"'),
        ("- id: [", "has errors"),
        ("- id: a\n  title: |+\n    kept\n\n", "something else"),
    ],
)
def test_what_is_refused(reference: str, reason: str) -> None:
    text = "questions: [{question: q, answer: a}]\nreferences:\n" + reference
    with pytest.raises(RewriteError, match=reason):
        noted(text, {"a": CHECKED})


LINES = st.lists(
    st.sampled_from(
        ["  title: x", "  volume: 5", "", "  # c", "# c", "    # c", "  note: |", "    deep", " "]
    ),
    max_size=7,
)


@given(LINES)
@settings(max_examples=200)
def test_noted_or_refused(lines: list[str]) -> None:
    text = "\n".join(
        ["questions: [{question: q, answer: a}]", "references:", "- id: a", *lines, ""]
    )
    try:
        result = noted(text, {"a": CHECKED})
    except RewriteError:
        return
    assert result.replace(f"  custom: {{checked: {NOTE}}}\n", "") == text


@pytest.fixture
def faq(tmp_path: Path) -> Path:
    path = tmp_path / "faq.yaml"
    path.write_bytes(BLOCK.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    return path


def test_the_file_keeps_its_mode(faq: Path) -> None:
    note_checks(faq, {"a": CHECKED})
    assert NOTE.encode() in faq.read_bytes()
    assert faq.read_bytes().count(b"\r\n") == faq.read_bytes().count(b"\n")
    assert stat.S_IMODE(faq.stat().st_mode) == 0o640
    assert list(faq.parent.iterdir()) == [faq]


def test_a_link_stays_a_link(faq: Path) -> None:
    link = faq.with_name("link.yaml")
    link.symlink_to(faq)
    note_checks(link, {"a": CHECKED})
    assert link.is_symlink()
    assert NOTE.encode() in faq.read_bytes()


def test_nothing_to_note_writes_nothing(faq: Path) -> None:
    before = faq.stat()
    note_checks(faq, {})
    assert faq.stat() == before


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(RewriteError, match="No such file"):
        note_checks(tmp_path / "none.yaml", {})
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("title: Größe".encode("latin-1"))
    with pytest.raises(RewriteError, match="UTF-8"):
        note_checks(latin, {})


def test_a_file_that_cannot_be_written(faq: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = faq.read_bytes()
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(RewriteError, match="write-protected"):
        note_checks(faq, {"a": CHECKED})
    monkeypatch.undo()

    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(RewriteError, match="No space left"):
        note_checks(faq, {"a": CHECKED})
    assert faq.read_bytes() == before
    assert list(faq.parent.iterdir()) == [faq]


def test_a_file_that_changed_meanwhile(faq: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(self: Path, mode: int) -> None:
        faq.write_text("questions: []")

    monkeypatch.setattr(Path, "chmod", change)
    with pytest.raises(RewriteError, match="changed meanwhile"):
        note_checks(faq, {"a": CHECKED})
    assert faq.read_text() == "questions: []"
    assert list(faq.parent.iterdir()) == [faq]
