from __future__ import annotations

import base64
import re
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.clipboard import MAX_OSC52_BYTES, CopyResult, copy, osc52
from desk.config import Config

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TERMINAL = {"TERM": "xterm-256color"}


class Fakes:
    """Programs that exist, those that fail, and what was run."""

    def __init__(self, *programs: str, failing: tuple[str, ...] = ()) -> None:
        self.programs = programs
        self.failing = failing
        self.ran: list[tuple[tuple[str, ...], bytes]] = []

    def which(self, name: str) -> str | None:
        return name if name in self.programs else None

    def run(self, argv: Sequence[str], text: bytes) -> bool:
        self.ran.append((tuple(argv), text))
        return argv[0] not in self.failing

    def copy(
        self,
        text: str = "x",
        environ: dict[str, str] | None = None,
        platform: str = "linux",
        config: Config | None = None,
    ) -> CopyResult:
        return copy(
            text,
            config=config or Config(),
            environ=TERMINAL | (environ or {}),
            platform=platform,
            which=self.which,
            run=self.run,
        )


# The sequence


def _payload(sequence: bytes) -> str:
    match = re.fullmatch(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\a", sequence)
    assert match
    return base64.b64decode(match.group(1), validate=True).decode()


@given(st.text(st.characters(codec="utf-8")))
def test_plain(text: str) -> None:
    assert _payload(osc52(text, {})) == text


@given(st.text(st.characters(codec="utf-8")))
def test_through_tmux(text: str) -> None:
    sequence = osc52(text, {"TMUX": "/tmp/tmux-1/default,1,0", "STY": "old"})  # noqa: S108
    match = re.fullmatch(rb"\x1bPtmux;(.*)\x1b\\", sequence, re.DOTALL)
    assert match
    # tmux takes the first ESC that is not doubled for the end.
    assert re.fullmatch(rb"(?:[^\x1b]|\x1b\x1b)*", match.group(1))
    assert _payload(match.group(1).replace(b"\x1b\x1b", b"\x1b")) == text


@given(st.text(st.characters(codec="utf-8"), max_size=2_000))
def test_through_screen(text: str) -> None:
    sequence = osc52(text * 3, {"STY": "1.pts-0"})
    strings = re.findall(rb"\x1bP(.*?)\x1b\\", sequence, re.DOTALL)
    assert b"".join(b"\x1bP" + string + b"\x1b\\" for string in strings) == sequence
    assert all(len(string) + 4 <= 256 for string in strings)
    assert _payload(b"".join(strings)) == text * 3


def test_half_characters_do_no_harm() -> None:
    assert _payload(osc52("a\udc80b", {})) == "a?b"


# Choosing


def test_the_configured_command_comes_first() -> None:
    fakes = Fakes("mycopy", "wl-copy")
    config = Config(clipboard=("mycopy", "-x"))
    result = fakes.copy("ä", {"WAYLAND_DISPLAY": "w"}, config=config)
    assert fakes.ran == [(("mycopy", "-x"), "ä".encode())]
    assert result == CopyResult("command", "copied to the system clipboard with mycopy")
    assert result.ok


@pytest.mark.parametrize(
    ("program", "environ", "platform"),
    [
        ("wl-copy", {"WAYLAND_DISPLAY": "wayland-0"}, "linux"),
        ("xclip", {"DISPLAY": ":0"}, "linux"),
        ("xsel", {"DISPLAY": ":0"}, "freebsd14"),
        ("xclip", {"DISPLAY": "localhost:10.0", "SSH_TTY": "/dev/pts/0"}, "linux"),
        ("pbcopy", {}, "darwin"),
        ("clip", {}, "win32"),
        ("clip.exe", {"WSL_DISTRO_NAME": "Debian"}, "linux"),
    ],
)
def test_the_systems_clipboard(program: str, environ: dict[str, str], platform: str) -> None:
    fakes = Fakes(program)
    result = fakes.copy("x", environ, platform)
    assert [argv[0] for argv, _ in fakes.ran] == [program]
    assert result.method == "command"
    assert result.message.endswith(f"with {program}")


def test_windows_reads_utf_16() -> None:
    fakes = Fakes("clip.exe")
    fakes.copy("ä", {"WSL_INTEROP": "x"})
    assert fakes.ran[0][1].decode("utf-16") == "ä"


@pytest.mark.parametrize(
    ("programs", "environ", "platform"),
    [
        (["wl-copy", "xclip", "xsel"], {}, "linux"),
        (["pbcopy"], {"SSH_CONNECTION": "1 2 3 4"}, "darwin"),
        (["clip"], {"SSH_TTY": "x"}, "win32"),
        ([], {"DISPLAY": ":0"}, "linux"),
        (["tmux"], {}, "linux"),
    ],
)
def test_without_one_the_terminal_is_asked(
    programs: list[str], environ: dict[str, str], platform: str
) -> None:
    fakes = Fakes(*programs)
    result = fakes.copy("héllo", environ, platform)
    assert fakes.ran == []
    assert result == CopyResult(
        "terminal", "sent to your terminal's clipboard (OSC 52)", osc52("héllo", {})
    )
    assert result.ok


def test_a_program_that_fails_is_passed_over() -> None:
    fakes = Fakes("wl-copy", "xclip", failing=("wl-copy",))
    result = fakes.copy("x", {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"})
    assert [argv[0] for argv, _ in fakes.ran] == ["wl-copy", "xclip"]
    assert result.message.endswith("with xclip")


def test_tmux_is_asked_itself() -> None:
    fakes = Fakes("tmux")
    result = fakes.copy("x", {"TMUX": "s"})
    assert fakes.ran == [(("tmux", "load-buffer", "-w", "-"), b"x")]
    assert result.method == "command"
    assert "tmux" in result.message


def test_an_old_tmux_gets_the_sequence() -> None:
    result = Fakes("tmux", failing=("tmux",)).copy("x", {"TMUX": "s"})
    assert result.sequence == osc52("x", {"TMUX": "s"})


def test_the_limit_is_in_bytes() -> None:
    assert Fakes().copy("x" * MAX_OSC52_BYTES).method == "terminal"
    assert len(Fakes().copy("x" * MAX_OSC52_BYTES).sequence) <= 100_000
    result = Fakes().copy("ä" * MAX_OSC52_BYTES)
    assert not result.ok
    assert result == CopyResult(
        "too-long", "too long for the terminal's clipboard (149,988 of 74,994 bytes)"
    )


@pytest.mark.parametrize("term", ["", "dumb", "linux"])
def test_where_there_is_no_way(term: str) -> None:
    result = Fakes().copy("x", {"TERM": term})
    assert (result.method, result.sequence, result.ok) == ("none", b"", False)


# Running


def _program(folder: Path, body: str) -> Config:
    path = folder / "mycopy"
    path.write_text(f"#!{sys.executable}\n{body}\n")
    path.chmod(0o755)
    return Config(clipboard=(str(path), "a b"))


def test_a_real_program_gets_the_text(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    body = f"import sys; open({str(kept)!r}, 'w').write(sys.stdin.read() + sys.argv[1])"
    result = copy("zwölf\n", config=_program(tmp_path, body), environ=TERMINAL, platform="linux")
    assert result.message == "copied to the system clipboard with mycopy"
    assert kept.read_text() == "zwölf\na b"


@pytest.mark.parametrize("body", ["raise SystemExit(1)", "import os; os.kill(os.getpid(), 9)"])
def test_a_real_program_that_fails(tmp_path: Path, body: str) -> None:
    config = _program(tmp_path, body)
    assert copy("x", config=config, environ=TERMINAL, platform="linux").method == "terminal"


def test_a_program_that_reads_nothing_does_no_harm(tmp_path: Path) -> None:
    config = _program(tmp_path, "pass")
    assert copy("x" * 1_000_000, config=config, environ=TERMINAL, platform="linux").ok


def test_a_program_that_cannot_start(tmp_path: Path) -> None:
    config = _program(tmp_path, "pass")
    (tmp_path / "mycopy").write_text("#!/not/there\n")
    assert copy("x", config=config, environ=TERMINAL, platform="linux").method == "terminal"
