from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("numpy", reason="the extra is not installed")

from data.model import Change, Entry, Faq
from index.keeping.folder import VECTORS
from index.meaning.passages import passages_of
from index.meaning.preparing import Preparing
from index.meaning.vectors import read
from tests.index.meaning.encoding import Toy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.meaning.passages import Passage

FAQ = Faq(
    "Numbers",
    tuple(
        Entry(f"e{number}", f"Question {number}?", f"Answer {number}.", aliases=("The same alias",))
        for number in range(50)
    ),
    path="/somewhere/faq.yaml",
    digest="first",
)
TEXTS = 50 + 50 + 1


class Work:
    """One run of preparing, and what came of it."""

    def __init__(self, faq: Faq, folder: Path | None, **options: Any) -> None:
        self.encoder = Toy()
        self.published: list[bool] = []
        self.progress: list[tuple[int, int]] = []
        self.values: Any = None
        work = Preparing(
            faq,
            folder,
            options.pop("encoder", self.encoder),
            self._take,
            progress=lambda done, total: self.progress.append((done, total)),
            stopped=options.pop("stopped", lambda: False),
            **options,
        )
        work.run()
        self.lacking = work.lacking

    def _take(self, closeness: Any, complete: bool) -> None:
        self.published.append(complete)
        self.values = closeness.to(Toy.one("Question 3?")).values


def stopping(after: int) -> Callable[[], bool]:
    asked = iter(range(1_000))
    return lambda: next(asked) >= after


def test_each_text_is_encoded_once_questions_first(tmp_path: Path) -> None:
    work = Work(FAQ, tmp_path)
    assert len(work.encoder.texts) == TEXTS
    assert not any("Answer" in text for text in work.encoder.texts[:51])
    assert work.published == [False, True]
    assert work.progress[-1] == (150, 150)
    assert work.progress == sorted(work.progress)
    assert work.values.argmax() == 3


def test_what_was_made_once_is_read(tmp_path: Path) -> None:
    first = Work(FAQ, tmp_path)
    again = Work(FAQ, tmp_path)
    assert not again.encoder.texts
    assert again.published == [True]
    assert (again.values == first.values).all()


def test_only_what_changed_is_encoded(tmp_path: Path) -> None:
    Work(FAQ, tmp_path)
    entry = replace(FAQ.entries[7], answer="Quite another answer.")
    changed = replace(FAQ, entries=(*FAQ.entries[:7], entry, *FAQ.entries[8:-1]), digest="second")
    work = Work(changed, tmp_path)
    assert work.encoder.texts == ["Question 7?. Quite another answer."]
    assert work.published[-1]
    assert len(read(tmp_path).table) == 49 * 3
    assert work.values.tolist() == pytest.approx(Work(changed, None).values.tolist())


@pytest.mark.parametrize("aliases", [(), ("Seven?",)])
def test_of_an_edited_faq_only_what_was_edited_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, aliases: tuple[str, ...]
) -> None:
    Work(FAQ, tmp_path)
    entry = replace(FAQ.entries[7], answer="Quite another answer.", aliases=aliases)
    edited = replace(
        FAQ,
        entries=(*FAQ.entries[:7], entry, *FAQ.entries[8:]),
        digest="second",
        change=Change(FAQ, (7,)),
    )
    whole = Work(edited, None).values.tolist()
    monkeypatch.setattr("index.meaning.preparing.passages", lambda _: pytest.fail("all of it"))
    work = Work(edited, tmp_path, most=3)
    assert work.encoder.texts == [*aliases, "Question 7?. Quite another answer."]
    assert work.values.tolist() == pytest.approx(whole)
    assert read(tmp_path).digest == "second"
    assert not Work(edited, tmp_path).encoder.texts


def test_too_many_missing_texts_are_not_counted_to_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []

    def counted(place: int, entry: Entry) -> Iterator[Passage]:
        looked.append(place)
        yield from passages_of(place, entry)

    monkeypatch.setattr("index.meaning.passages.passages_of", counted)
    assert Work(FAQ, tmp_path, most=8).lacking == 9
    assert len(looked) < 6


def test_an_entry_that_moved_is_not_encoded_again(tmp_path: Path) -> None:
    Work(FAQ, tmp_path)
    turned = replace(FAQ, entries=FAQ.entries[::-1], digest="second")
    work = Work(turned, tmp_path)
    assert not work.encoder.texts
    assert work.values.argmax() == 46


def test_who_stops_keeps_what_is_done(tmp_path: Path) -> None:
    stopped = Work(FAQ, tmp_path, stopped=stopping(5))
    done = len(stopped.encoder.texts)
    assert 0 < done < TEXTS
    assert True not in stopped.published
    again = Work(FAQ, tmp_path)
    assert len(again.encoder.texts) == TEXTS - done
    assert not set(again.encoder.texts) & set(stopped.encoder.texts)


def test_more_than_was_wanted_at_once_is_left(tmp_path: Path) -> None:
    work = Work(FAQ, tmp_path, most=TEXTS - 1)
    assert (work.encoder.texts, work.published, work.lacking) == ([], [], TEXTS)
    assert Work(FAQ, tmp_path, most=TEXTS).published[-1]


def test_a_faq_without_a_digest_is_encoded_as_it_is(tmp_path: Path) -> None:
    work = Work(replace(FAQ, digest=""), tmp_path)
    assert work.published[-1]
    changed = replace(FAQ, entries=FAQ.entries[:3], digest="")
    assert not Work(changed, tmp_path).encoder.texts


def test_in_memory_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Work(FAQ, None).published == [False, True]
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert Work(FAQ, tmp_path / "new").published == [False, True]


def test_a_folder_that_cannot_be_made_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert Work(FAQ, tmp_path / "file" / "new").published == [False, True]


def test_a_full_disk_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        assert Work(FAQ, tmp_path).published == [False, True]
    assert len(Work(FAQ, tmp_path).encoder.texts) == TEXTS


def test_damage_costs_only_time(tmp_path: Path) -> None:
    first = Work(FAQ, tmp_path)
    path = tmp_path / VECTORS
    path.write_bytes(path.read_bytes()[:-100] + b"x" * 100)
    again = Work(FAQ, tmp_path)
    assert len(again.encoder.texts) == TEXTS
    assert (again.values == first.values).all()


class Waiting(Toy):
    """Waits with its first texts until it is told to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.go_on = threading.Event(), threading.Event()

    def encode(self, texts: Any, longest: int = 256) -> Any:
        self.begun.set()
        assert self.go_on.wait(30)
        return super().encode(texts, longest)


def test_two_at_once_do_the_work_once(tmp_path: Path) -> None:
    waiting = Waiting()
    one = threading.Thread(target=Work, args=(FAQ, tmp_path), kwargs={"encoder": waiting})
    one.start()
    assert waiting.begun.wait(30)
    others: list[Work] = []
    other = threading.Thread(target=lambda: others.append(Work(FAQ, tmp_path)))
    other.start()
    waiting.go_on.set()
    one.join(30)
    other.join(30)
    assert len(waiting.texts) == TEXTS
    assert not others[0].encoder.texts
    assert others[0].published == [True]
    assert len(read(tmp_path).table) == 150


def test_a_command_does_not_wait_for_another_process(tmp_path: Path) -> None:
    waiting = Waiting()
    one = threading.Thread(target=Work, args=(FAQ, tmp_path), kwargs={"encoder": waiting})
    one.start()
    assert waiting.begun.wait(30)
    try:
        assert Work(FAQ, tmp_path, most=TEXTS).published == [False, True]
        assert not (tmp_path / VECTORS).exists()
    finally:
        waiting.go_on.set()
        one.join(30)


def _work_until_killed(folder: Path) -> None:
    from index.meaning import preparing

    class Killed(Toy):
        def encode(self, texts: Any, longest: int = 256) -> Any:
            if len(self.texts) > 60:
                os.kill(os.getpid(), signal.SIGKILL)
            return super().encode(texts, longest)

    preparing._KEPT_EVERY = -1.0
    Work(FAQ, folder, encoder=Killed())


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal here")
def test_a_killed_process_leaves_nothing_wrong(tmp_path: Path) -> None:
    process = multiprocessing.get_context("spawn").Process(
        target=_work_until_killed, args=(tmp_path,)
    )
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    (tmp_path / f"{VECTORS}.1.part").write_bytes(b"half a file")
    kept = read(tmp_path)
    assert kept.digest == ""
    assert 51 <= len(kept.table) < 150
    again = Work(FAQ, tmp_path)
    assert 0 < len(again.encoder.texts) < TEXTS
    assert (again.values == Work(FAQ, None).values).all()
    assert not list(tmp_path.glob("*.part"))
