"""Searching by meaning on the screen, with the model itself."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from desk.config import Config
from index.engine import FaqIndex
from index.meaning.meaning import Meaning
from tests.index.test_by_meaning import SHOP
from tests.tui.conftest import press, screen_text, settle, type_text
from tui.search.searching import SearchSession

if TYPE_CHECKING:
    from pathlib import Path

    from index.model import SearchResult
    from tests.tui.conftest import Opener, Reader


@pytest.fixture(scope="module", autouse=True)
def _model() -> None:
    pytest.importorskip("numpy", reason="the extra is not installed")
    if not Meaning(SHOP, None).prepare():
        pytest.skip("the model is not installed")


async def learnt(reader: Reader) -> None:
    while not reader.screen.session.finder.knows_meaning:
        await reader.pilot.pause()
    await settle(reader.pilot)


async def by_meaning(reader: Reader) -> SearchResult:
    """Wait, without a key, until the list is ordered by meaning."""
    while (
        reader.screen.session.search.result is None
        or not reader.screen.session.search.result.by_meaning
    ):
        await reader.pilot.pause()
    await settle(reader.pilot)
    return reader.screen.session.search.result


def shown(reader: Reader) -> list[str]:
    result = reader.screen.session.search.result
    return [hit.entry_id for hit in result.hits] if result else []


@pytest.fixture
def paused(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Keep pauses from running out; calling what is gathered here lets one do so."""
    waiting: list[Any] = []
    real = SearchSession._paused

    def later(self: SearchSession) -> None:
        waiting.append(lambda: real(self))

    monkeypatch.setattr(SearchSession, "_paused", later)
    return waiting


async def let_pause(reader: Reader, paused: list[Any]) -> SearchResult:
    while not paused:
        await reader.pilot.pause()
    paused.pop()()
    return await by_meaning(reader)


async def test_a_pause_orders_by_meaning(open_app: Opener, paused: list[Any]) -> None:
    async with open_app(SHOP, size=(120, 30), config=Config()) as reader:
        await learnt(reader)
        await press(reader.pilot, "slash")
        await type_text(reader.pilot, "how fast is delivery")
        assert shown(reader) == []
        assert "Nothing found" in screen_text(reader.app)
        await let_pause(reader, paused)
        assert shown(reader)[0] == "delivery"
        assert reader.screen.reading.entry_id == "delivery"
        text = screen_text(reader.app)
        assert "by meaning" in text
        assert "Nothing found" not in text


async def test_what_words_found_is_still_there_after_a_pause(
    open_app: Opener, paused: list[Any]
) -> None:
    async with open_app(SHOP, size=(120, 30), config=Config()) as reader:
        await learnt(reader)
        await press(reader.pilot, "slash")
        await type_text(reader.pilot, "the order took weeks to get to me")
        before = shown(reader)
        assert before
        await let_pause(reader, paused)
        assert set(before) <= set(shown(reader))
        assert shown(reader)[0] == "delivery"


async def test_what_the_reader_chose_stays_chosen(open_app: Opener, paused: list[Any]) -> None:
    async with open_app(SHOP, size=(120, 30), config=Config()) as reader:
        await learnt(reader)
        await press(reader.pilot, "slash")
        await type_text(reader.pilot, "the order took weeks to get to me")
        await press(reader.pilot, "down")
        chosen = reader.screen.reading.entry_id
        assert chosen == shown(reader)[1] == "broken"
        await let_pause(reader, paused)
        assert shown(reader)[0] == "delivery"
        assert reader.screen.reading.entry_id == chosen
        assert reader.screen.frame.questions.key == chosen


async def test_enter_does_not_wait_for_the_pause(open_app: Opener, paused: list[Any]) -> None:
    async with open_app(SHOP, size=(120, 30), config=Config()) as reader:
        await learnt(reader)
        await press(reader.pilot, "slash")
        await type_text(reader.pilot, "how fast is delivery")
        await press(reader.pilot, "enter")
        await by_meaning(reader)
        assert reader.screen.reading.entry_id == "delivery"
        assert reader.screen.focused is reader.screen.frame.questions


async def test_the_screen_orders_as_the_shell_does(open_app: Opener, paused: list[Any]) -> None:
    async with open_app(SHOP, size=(120, 30), config=Config()) as reader:
        await learnt(reader)
        index = reader.screen.session.finder._index
        assert index is not None
        for asked in ("cash back", "my parcel broke", "at what time do you close"):
            await press(reader.pilot, "slash")
            await type_text(reader.pilot, asked)
            await press(reader.pilot, "enter")
            result = await by_meaning(reader)
            request = result.request
            again = index.search(request)
            assert [hit.entry_id for hit in again.hits] == shown(reader)


async def test_typing_on_answers_by_words_at_once(open_app: Opener, paused: list[Any]) -> None:
    async with open_app(SHOP, size=(120, 30), config=Config()) as reader:
        await learnt(reader)
        await press(reader.pilot, "slash")
        await type_text(reader.pilot, "how fast is delivery")
        await let_pause(reader, paused)
        await type_text(reader.pilot, " refund")
        result = reader.screen.session.search.result
        assert result is not None
        assert not result.by_meaning
        assert shown(reader) == ["refund"]


async def test_only_the_best_sentence_is_lit(open_app: Opener, paused: list[Any]) -> None:
    async with open_app(SHOP, size=(120, 30), config=Config()) as reader:
        await learnt(reader)
        await press(reader.pilot, "slash")
        await type_text(reader.pilot, "how fast is delivery")
        await let_pause(reader, paused)
        while not reader.screen.frame.answer._needle.phrases:
            await reader.pilot.pause()
        await settle(reader.pilot)
        document = reader.screen.frame.answer.document
        lit = [
            document.plain[start:end]
            for start, end in reader.screen.frame.answer.find_matches(document)
        ]
        assert [" ".join(part.split()) for part in lit] == [
            "Parcels arrive within two to four working days"
        ]


async def test_literally_means_by_words(open_app: Opener, paused: list[Any]) -> None:
    async with open_app(SHOP, size=(120, 30), config=Config()) as reader:
        await learnt(reader)
        await press(reader.pilot, "slash")
        await type_text(reader.pilot, "damagd goods")
        await let_pause(reader, paused)
        await press(reader.pilot, "ctrl+t")
        result = reader.screen.session.search.result
        assert result is not None
        assert not result.by_meaning
        assert not result.hits


async def test_meaning_can_be_switched_off(open_app: Opener) -> None:
    async with open_app(SHOP, size=(120, 30), config=Config(meaning=False)) as reader:
        assert reader.screen.session.finder._learner is None
        await press(reader.pilot, "slash")
        await type_text(reader.pilot, "how fast is delivery")
        await press(reader.pilot, "enter")
        assert "Nothing found" in screen_text(reader.app)


async def test_a_model_that_will_not_do_is_told_in_one_line(
    open_app: Opener, tmp_path: Path
) -> None:
    (tmp_path / "model.onnx").write_bytes(b"something else")
    config = Config(meaning_model=str(tmp_path / "model.onnx"))
    async with open_app(SHOP, size=(160, 30), config=config) as reader:
        while "Searching by words only:" not in screen_text(reader.app):
            await reader.pilot.pause()
        await press(reader.pilot, "slash")
        await type_text(reader.pilot, "refund")
        assert shown(reader) == ["refund"]


async def test_nothing_is_loaded_before_the_index_is_ready(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, gate = FaqIndex.open, threading.Event()
    begun: list[bool] = []

    def slow(cls: type[FaqIndex], /, *args: Any, meaning: Meaning, **kwargs: Any) -> FaqIndex:
        begun.append(meaning._tried.is_set())
        assert gate.wait(30)
        begun.append(meaning._tried.is_set())
        return real(*args, meaning=meaning, **kwargs)

    monkeypatch.setattr(FaqIndex, "open", classmethod(slow))
    gate.set()
    async with open_app(SHOP, config=Config()) as reader:
        await learnt(reader)
        assert begun == [False, False]


async def test_results_on_the_screen_are_ordered_once_the_meaning_is_known(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, gate = Meaning.prepare, threading.Event()

    def slow(self: Meaning, **options: Any) -> bool:
        options["progress"](120, 400)
        assert gate.wait(30)
        return real(self, **options)

    monkeypatch.setattr(Meaning, "prepare", slow)
    monkeypatch.setattr("tui.search.learning._TOLD_EVERY", -1.0)
    async with open_app(SHOP, size=(120, 30), config=Config()) as reader:
        while "meaning 30 %" not in screen_text(reader.app):
            await reader.pilot.pause()
        await press(reader.pilot, "slash")
        await type_text(reader.pilot, "the order took weeks to get to me")
        read = reader.screen.reading.entry_id
        assert shown(reader)[0] == read != "delivery"
        assert "by words, meaning 30 %" in screen_text(reader.app)
        gate.set()
        await by_meaning(reader)
        assert shown(reader)[0] == "delivery"
        assert reader.screen.reading.entry_id == read
        assert "%" not in screen_text(reader.app)


async def test_quitting_does_not_wait_for_the_rest(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = threading.Event()

    def endless(self: Meaning, *, stopped: Any, **_: Any) -> bool:
        while not stopped():
            threading.Event().wait(0.01)
        told.set()
        return False

    told = stopped
    monkeypatch.setattr(Meaning, "prepare", endless)
    async with open_app(SHOP, config=Config()):
        pass
    assert stopped.wait(30)
