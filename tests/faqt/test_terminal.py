from __future__ import annotations

import re
import shutil
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from tests.faqt.conftest import command, process
from tests.faqt.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("small")


def _seen(*argv: str, size: str = "80x60", **environ: str) -> str:
    with Terminal(command(*argv), environ=environ, size=size) as terminal:
        code, text = terminal.finish()
    assert code == 0
    return text


def test_a_terminal_gets_styles_and_links() -> None:
    text = _seen("show", "why-knead")
    assert "\x1b[1mgluten\x1b[0m" in text
    assert re.search(r"\x1b]8;[^;]*;https://doi\.org/10\.1000/dough\(1\)%3C2%3E\x1b\\", text)
    assert "\x1b[36m" in text


def test_no_color_leaves_bold_and_links() -> None:
    text = _seen("show", "why-knead", NO_COLOR="1")
    assert "\x1b[1mgluten\x1b[0m" in text
    assert "\x1b]8;" in text
    assert not re.search(r"\x1b\[[0-9;]*(3[0-7]|4[0-7])m", text)


@pytest.mark.parametrize(
    ("argv", "environ"),
    [
        (["--color", "never"], {}),
        ([], {"TERM": "dumb"}),
        (["--plain"], {}),
        (["--json"], {}),
    ],
)
def test_no_escapes_at_all(argv: list[str], environ: dict[str, str]) -> None:
    assert "\x1b" not in _seen("show", "why-knead", *argv, **environ)


def test_matches_are_lit() -> None:
    assert "\x1b[1;4;30;43mmachine\x1b[0m" in _seen("search", "machine")
    assert "\x1b[1;4mmachine\x1b[0m" in _seen("search", "machine", NO_COLOR="1")


def test_lines_fit_a_narrow_terminal_and_are_readable_on_a_wide_one() -> None:
    for size, widest in (("30x60", 30), ("200x60", 80)):
        text = _seen("show", "why-knead", "--color", "never", size=size)
        lines = [line for line in text.splitlines() if "http" not in line]
        assert max(map(len, lines)) <= widest


def test_the_reading_width_can_be_configured(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text("reading-width = 40\n")
    text = _seen("show", "why-knead", "--color", "never", size="200x60")
    lines = [line for line in text.splitlines() if "http" not in line]
    assert max(map(len, lines)) <= 40


# The pager


def _pager(folder: Path, name: str = "pager") -> tuple[str, Path]:
    """Make a pager that keeps what it gets."""
    kept = folder / "kept"
    script = folder / name
    script.write_text(
        f"#!{sys.executable}\nimport os, sys\n"
        f"open({str(kept)!r}, 'w').write(os.environ.get('LESS', '') + '|' + sys.stdin.read())\n"
    )
    script.chmod(0o755)
    return str(script), kept


def test_what_is_long_goes_through_the_pager_without_styles_it_may_not_know(tmp_path: Path) -> None:
    pager, kept = _pager(tmp_path)
    assert _seen("show", "why-knead", size="80x10", PAGER=pager) == ""
    assert "Why is dough kneaded?" in kept.read_text()
    assert "\x1b" not in kept.read_text()


def test_less_gets_styles(tmp_path: Path) -> None:
    pager, kept = _pager(tmp_path, "less")
    _seen("show", "why-knead", size="80x10", PAGER=f"{pager} -S")
    assert kept.read_text().startswith("FRX|\x1b[1mWhy is dough kneaded?")


def test_the_readers_own_options_of_less_are_kept(tmp_path: Path) -> None:
    pager, kept = _pager(tmp_path, "less")
    _seen("show", "why-knead", size="80x10", PAGER=pager, LESS="iM")
    assert kept.read_text().startswith("iM|")


@pytest.mark.parametrize(
    ("argv", "size", "environ"),
    [
        (["show", "why-knead"], "80x60", {}),
        (["show", "why-knead", "--no-pager"], "80x10", {}),
        (["show", "why-knead", "--json"], "80x10", {}),
        (["show", "why-knead"], "80x10", {"PAGER": ""}),
        (["show", "why-knead"], "80x10", {"PAGER": "cat"}),
        (["show", "why-knead"], "80x10", {"PAGER": "no-such-pager"}),
        (["show", "why-knead"], "80x10", {"PAGER": "'"}),
        (["show", "why-knead"], "80x10", {"TERM": "dumb"}),
    ],
)
def test_without_the_pager(
    tmp_path: Path, argv: list[str], size: str, environ: dict[str, str]
) -> None:
    pager, kept = _pager(tmp_path)
    assert "dough" in _seen(*argv, size=size, **{"PAGER": pager, **environ})
    assert not kept.exists()


def test_a_pager_that_is_left_early_is_no_error() -> None:
    assert _seen("schema", "faq", PAGER="true", size="80x10")
    assert _seen("show", "1", "2", "3", PAGER="true", size="80x10") == ""


@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
def test_ctrl_c_is_the_pagers() -> None:
    with Terminal(command("show", "1", "2"), environ={"PAGER": "less"}, size="60x10") as terminal:
        terminal.until("kneaded")
        terminal.type("\x03")
        code, text = terminal.finish("q")
    assert code == 0
    assert "Traceback" not in text


# The screen


def test_the_screen_needs_a_terminal() -> None:
    for argv in ([], ["browse"], ["browse", "why-knead"]):
        ran = process(argv)
        assert (ran.code, ran.out) == (2, "")
        assert "faqt search" in ran.err
        assert "faqt show" in ran.err


@pytest.mark.parametrize("term", ["dumb", ""])
def test_the_screen_needs_a_terminal_that_can(term: str) -> None:
    with Terminal(command(), environ={"TERM": term}) as terminal:
        code, text = terminal.finish()
    assert code == 2
    assert "faqt search" in text
    assert "\x1b" not in text


def test_bad_files_end_before_the_screen_opens(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("questions: [\n")
    for argv in ([str(bad)], ["browse", "-f", str(bad)], [str(tmp_path / "missing.yaml")]):
        with Terminal(command(*argv)) as terminal:
            code, text = terminal.finish()
        assert code == 3
        assert argv[-1] in text.replace("\n", "")
        assert "\x1b" not in text


def test_a_bad_file_counts_more_than_a_missing_terminal(tmp_path: Path) -> None:
    assert process([str(tmp_path / "missing.yaml")]).code == 3
    assert process(["browse", "why-stem"]).code == 1


def test_an_unknown_id_ends_before_the_screen_opens() -> None:
    with Terminal(command("browse", "why-stem")) as terminal:
        code, text = terminal.finish()
    assert code == 1
    assert "why-steam" in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("argv", "shown"),
    [
        ([], "Why is dough kneaded"),
        (["bread.yaml"], "Why is dough kneaded"),
        (["browse", "why-steam"], "keeps the crust soft"),
        (["browse", "--search", "yeast"], "Salt slows the"),
        (["browse", "--ref", "baker2000"], "Steam again"),
    ],
)
def test_the_screen_opens_there(
    argv: list[str], shown: str, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    argv = [str(small) if word == small.name else word for word in argv]
    with Terminal(command(*argv), size="120x40") as terminal:
        text = terminal.until(shown.replace(" ", r"(?:\x1b\[[0-9;]*[A-Za-z]|\s)+"))
        assert text
        code, rest = terminal.finish("q")
    assert code == 0
    assert "Traceback" not in text + rest


def test_wrong_settings_are_seen_in_full_after_the_screen(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('them = "nord"\n')
    with Terminal(command("browse"), size="120x40") as terminal:
        before = terminal.until("\x1b\\[\\?1049h")
        code, _ = terminal.finish("q")
    assert code == 0
    assert 'Unknown setting "them".' in before


# Leaving when told to

GIVEN_BACK = [
    r"\x1b\[\?1049l",
    r"\x1b\[\?25h",
    r"\x1b\[\?1003l",
    r"\x1b\[\?1000l",
    r"\x1b\[\?2004l",
]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(
    ("keys", "shown"), [("j", "crust"), ("j/stea", "found"), ("j?", "Help"), ("js", "Sections")]
)
def test_a_signal_gives_the_terminal_back_and_keeps_the_place(
    number: int, keys: str, shown: str, tmp_path: Path
) -> None:
    with Terminal(command("browse"), size="100x30") as terminal:
        terminal.until("kneaded")
        terminal.type(keys)
        terminal.until(shown)
        terminal.kill(number)
        code, text = terminal.finish()
    assert code == 128 + number
    assert all(re.search(mode, text) for mode in GIVEN_BACK), text[-300:]
    assert "Traceback" not in text
    assert "why-steam" in (tmp_path / "state" / "state.json").read_text()


@pytest.mark.parametrize("ignored", [(), (signal.SIGHUP,)])
def test_without_its_terminal_it_ends(ignored: tuple[int, ...], tmp_path: Path) -> None:
    with Terminal(command("browse"), size="100x30", ignored=ignored) as terminal:
        terminal.until("kneaded")
        terminal.type("j")
        terminal.until("crust")
        assert terminal.hang_up() in (128 + signal.SIGHUP, 1)
    assert "why-steam" in (tmp_path / "state" / "state.json").read_text()


def test_without_its_terminal_it_ends_also_when_it_was_suspended() -> None:
    with Terminal(command("browse"), size="100x30") as terminal:
        terminal.until("kneaded")
        terminal.type("j\x1a")
        terminal.until(r"\?1004l")
        terminal.until_stopped()
        terminal.kill(signal.SIGCONT)
        terminal.until("quit")
        assert terminal.hang_up() in (128 + signal.SIGHUP, 1)


def test_what_was_suspended_is_painted_whole_again() -> None:
    with Terminal(command("browse"), size="100x30") as terminal:
        terminal.until("kneaded")
        terminal.type("j\x1a")
        assert all(re.search(mode, terminal.until(r"\?1004l")) for mode in GIVEN_BACK[:1])
        terminal.until_stopped()
        terminal.kill(signal.SIGCONT)
        again = terminal.until("quit")
        for part in ("Questions", "Answer", "References", "kneaded", "need salt"):
            assert re.search(part.replace(" ", r"(?:\x1b\[[0-9;]*[A-Za-z]|\s)+"), again), part
        code, _ = terminal.finish("q")
    assert code == 0
