from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk import state as module
from desk.state import FaqState, State, StateStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _themed(theme: str) -> Callable[[State], State]:
    return lambda state: replace(state, theme=theme)


def test_nothing_is_written_before_something_changes(tmp_path: Path) -> None:
    store = StateStore(tmp_path / "new")
    assert store.state == State()
    assert not (tmp_path / "new").exists()


def test_what_is_changed_is_there_the_next_time(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    faq = FaqState("here", ("one", "two"), ("late", "early"))
    changed = State("nord", 72, {"list": 40}, {"/f.yaml": faq})
    assert StateStore(folder).change(lambda _: changed) == changed
    again = StateStore(folder)
    assert again.state == changed
    assert again.reason == ""
    assert [path.name for path in folder.iterdir()] == ["state.json"]
    assert (folder / "state.json").stat().st_mode & 0o777 == 0o600


def test_two_at_once_keep_each_others_changes(tmp_path: Path) -> None:
    one, two = StateStore(tmp_path), StateStore(tmp_path)
    one.change(lambda state: state.with_faq("/a", FaqState("x")))
    two.change(lambda state: state.with_faq("/b", FaqState("y")))
    assert set(StateStore(tmp_path).state.faqs) == {"/a", "/b"}
    assert one.change(_themed("t")).of("/b") == FaqState("y")


@pytest.mark.parametrize("bad", [b"", b"{", b"[]", b"\xff", b"null", b"[" * 100_000, b'"x"'])
def test_a_damaged_file_is_kept_aside(tmp_path: Path, bad: bytes) -> None:
    (tmp_path / "state.json").write_bytes(bad)
    store = StateStore(tmp_path)
    assert store.state == State()
    assert (tmp_path / "state.json.bad").read_bytes() == bad
    store.change(_themed("t"))
    assert store.reason == ""
    assert StateStore(tmp_path).state.theme == "t"


def test_parts_of_the_wrong_type_are_passed_over(tmp_path: Path) -> None:
    document = {
        "schema": 1,
        "theme": 5,
        "reading_width": True,
        "panes": {"list": 30, "drawer": "big", "other": -1, "flag": True},
        "faqs": {
            "/a": {"entry": None, "bookmarks": ["x", 3, "x", ""], "searches": "s"},
            "/b": 7,
        },
        "more": {},
    }
    (tmp_path / "state.json").write_text(json.dumps(document))
    assert StateStore(tmp_path).state == State(
        panes={"list": 30}, faqs={"/a": FaqState(bookmarks=("x",))}
    )


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["theme", "panes", "faqs", "entry", "/a"]), inner)
        ),
    )
)
def test_no_json_is_too_odd(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    folder = tmp_path_factory.mktemp("state")
    (folder / "state.json").write_text(json.dumps(value))
    assert isinstance(StateStore(folder).state, State)


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    text = '{"schema": 2, "theme": "nord"}'
    (tmp_path / "state.json").write_text(text)
    store = StateStore(tmp_path)
    store.change(_themed("t"))
    assert store.state.theme == "t"
    assert "newer" in store.reason
    assert (tmp_path / "state.json").read_text() == text


def test_where_nothing_can_be_written_it_is_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = StateStore(tmp_path / "file")
    assert store.reason == ""
    store.change(lambda state: state.with_faq("/a", FaqState("x")))
    store.change(_themed("t"))
    assert store.state == State(theme="t", faqs={"/a": FaqState("x")})
    assert str(tmp_path / "file") in store.reason


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    StateStore(tmp_path).change(_themed("old"))
    store = StateStore(tmp_path)

    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    store.change(_themed("new"))
    assert store.state.theme == "new"
    assert "No space left" in store.reason
    assert StateStore(tmp_path).state.theme == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["state.json"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "state.json").symlink_to(tmp_path / "dotfiles" / "faqt.json")
    StateStore(tmp_path / "state").change(_themed("t"))
    assert (tmp_path / "state" / "state.json").is_symlink()
    assert (tmp_path / "dotfiles" / "faqt.json").is_file()


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    name = os.fsdecode(b"/f\xff.yaml")
    StateStore(tmp_path).change(lambda state: state.with_faq(name, FaqState("x")))
    assert StateStore(tmp_path).state.of(name) == FaqState("x")


def test_the_latest_search_comes_first_and_once() -> None:
    faq = FaqState().searched("a").searched(" b ").searched("a").searched("  ")
    assert faq.searches == ("a", "b")
    for number in range(100):
        faq = faq.searched(str(number))
    assert len(faq.searches) == module.MAX_SEARCHES
    assert faq.searches[0] == "99"


def test_a_bookmark_is_set_and_removed() -> None:
    faq = FaqState().toggled("a").toggled("b")
    assert faq.bookmarks == ("a", "b")
    assert faq.toggled("a").bookmarks == ("b",)


def test_of_too_many_bookmarks_the_oldest_is_forgotten() -> None:
    faq = FaqState()
    for number in range(module.MAX_BOOKMARKS + 1):
        faq = faq.toggled(str(number))
    assert len(faq.bookmarks) == module.MAX_BOOKMARKS
    assert (faq.bookmarks[0], faq.bookmarks[-1]) == ("1", str(module.MAX_BOOKMARKS))


def test_the_faq_untouched_the_longest_is_forgotten() -> None:
    state = State()
    for number in range(module.MAX_FAQS):
        state = state.with_faq(f"/{number}", FaqState())
    state = state.with_faq("/0", FaqState("again")).with_faq("/new", FaqState())
    assert len(state.faqs) == module.MAX_FAQS
    assert "/1" not in state.faqs
    assert state.of("/0") == FaqState("again")
