"""Reading the file again holds up no key."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from data.reading.reader import read_faq
from tests.tui.conftest import Reader, settle, until

if TYPE_CHECKING:
    from pathlib import Path

    from data.model import Faq
    from data.problems import Problem
    from tests.tui.conftest import AppMaker

TEXT = "title: T\nquestions:\n" + "".join(
    f"  - {{id: q{n}, question: Number {n}?, answer: Answer {n}.}}\n" for n in range(9)
)


async def test_keys_act_while_a_file_is_read_again(make_app: AppMaker, tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text(TEXT)
    gate = threading.Event()

    def again() -> tuple[Faq, tuple[Problem, ...]]:
        gate.wait(60)
        return read_faq(path), ()

    app = make_app(read_faq(path))
    app._again = again
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        path.write_text(TEXT.replace("Number 5", "Changed 5"))
        await app.action_read_again()
        await pilot.press("j", "j")
        await until(pilot, lambda: app.main.reading.entry_id == "q2")
        assert "Changed 5?" not in Reader(app, pilot).shown
        gate.set()
        await settle(pilot)
        assert "Changed 5?" in Reader(app, pilot).shown
        assert app.main.reading.entry_id == "q2"
