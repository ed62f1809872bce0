from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from faqt.streams import _plainer, note
from tests.faqt.conftest import SMALL, Faqt, command, process

pytestmark = pytest.mark.usefixtures("small")

COMMANDS = [
    ["list"],
    ["list", "--json"],
    ["show", "why-knead"],
    ["show", "why-knead", "--plain"],
    ["show", "why-knead", "--color", "always"],
    ["refs"],
    ["refs", "--jsonl"],
    ["search", "“kneading”"],
    ["cite", "baker1999"],
    ["check"],
    ["schema", "faq"],
    ["completion", "zsh"],
    ["--help"],
    ["--version"],
]


@pytest.mark.parametrize("argv", COMMANDS)
@pytest.mark.parametrize(
    "environ",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_any_encoding_will_do(argv: list[str], environ: dict[str, str]) -> None:
    ran = process(argv, environ=environ)
    assert ran.code == 0
    assert ran.out.isascii()
    assert "Traceback" not in ran.err


def test_what_reads_nearly_alike(faqt: Faqt) -> None:
    ran = process(["show", "why-knead"], environ={"PYTHONIOENCODING": "ascii"})
    assert '[1] Miller, A. (2001). On gluten & its "lines." Journal of Dough, 3, 1-9.' in ran.out
    assert "[2] Backer, J. (1999)." in ran.out


def test_json_escapes_what_the_encoding_lacks() -> None:
    ran = process(["refs", "--json"], environ={"PYTHONIOENCODING": "ascii"})
    assert "B\\u00e4cker" in ran.out


def test_nothing_is_lost_without_a_near_letter() -> None:
    error = UnicodeEncodeError("ascii", "a語“\udc80", 1, 4, "no")
    assert _plainer(error) == ('?"?', 4)
    with pytest.raises(UnicodeDecodeError):
        _plainer(UnicodeDecodeError("ascii", b"\xff", 0, 1, "no"))


def test_notes_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    note("a\x1b[31mb\u202ec\nd")
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert "\u202e" not in err
    assert err.endswith("\nd\n")


def test_words_of_the_command_line_cannot_either(faqt: Faqt) -> None:
    for argv in (["show", "\x1b[31m"], ["\x1b[31m"], ["search", "\x1b[31mxyzzy"]):
        ran = faqt(*argv)
        assert ran.code
        assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize("argv", COMMANDS[::2])
def test_a_closed_pipe_is_no_error(argv: list[str], tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with subprocess.Popen(command(*argv), stdout=write, stderr=subprocess.PIPE) as running:
        os.close(write)
        _, err = running.communicate(timeout=120)
    assert running.returncode == 0
    assert b"Error" not in err
    assert b"Traceback" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("argv", COMMANDS[1::2])
def test_a_full_disk_is_told(argv: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command(*argv), stdout=full, stderr=subprocess.PIPE, check=False, timeout=120
        )
    assert done.returncode == 2
    assert b"the output cannot be written: No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-"])
@pytest.mark.parametrize("argv", [["list"], ["show", "nothing"], ["search", "-"], ["--help"]])
def test_closed_streams(argv: list[str], closed: str) -> None:
    line = f'exec "$@" {closed}'
    done = subprocess.run(
        ["sh", "-c", line, "sh", *command(*argv)], capture_output=True, check=False, timeout=120
    )
    assert done.returncode in (0, 1, 2)
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("argv", [["list"], ["--help"], ["search", "-"]])
def test_an_interrupt_ends_quietly(argv: list[str]) -> None:
    code = (
        "import os, signal, sys; import faqt.cli, faqt.loading;"
        # Where tests run in the background, a shell lets interrupts be ignored.
        "signal.signal(signal.SIGINT, signal.default_int_handler);"
        "raise_it = lambda *_: os.kill(os.getpid(), signal.SIGINT);"
        "faqt.loading.chosen_file = raise_it; faqt.cli.cli.get_help = raise_it;"
        f"sys.exit(faqt.cli.run({argv!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=120, input=b""
    )
    assert done.returncode == 130
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_an_interrupt_while_starting_ends_quietly() -> None:
    code = (
        "import os, signal, sys; import builtins; real = builtins.__import__\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def hook(name, *rest):\n"
        "    if name == 'click': os.kill(os.getpid(), signal.SIGINT)\n"
        "    return real(name, *rest)\n"
        "builtins.__import__ = hook\n"
        "from faqt.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 130
    assert b"Traceback" not in done.stderr


def test_a_file_to_write_to(faqt: Faqt, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    ran = faqt("show", "why-knead", "-o", str(target))
    assert (ran.code, ran.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("# Why is dough kneaded?")
    assert faqt("list", "--output", "-").out.startswith("why-knead\t")


@pytest.mark.parametrize("where", ["no/such/folder/x", ".", "/dev/full"])
def test_a_file_that_cannot_be_written(faqt: Faqt, tmp_path: Path, where: str) -> None:
    target = str(tmp_path / where)
    ran = faqt("list", "--output", target)
    assert (ran.code, ran.out) == (2, "")
    assert f"“{target}” cannot be written: " in ran.err


def test_json_and_plain_cannot_be_used_together(faqt: Faqt) -> None:
    for pair in (["--json", "--plain"], ["--jsonl", "--json"], ["--plain", "--jsonl"]):
        ran = faqt("list", *pair)
        assert (ran.code, ran.out) == (2, "")
        assert "cannot be used together" in ran.err


def test_warnings_go_beside_the_data(faqt: Faqt, small: Path) -> None:
    small.write_text(SMALL.replace("tags: [crust]", "tgas: [crust]"), encoding="utf-8")
    ran = faqt("list", "--json")
    assert ran.code == 0
    assert ran.err == f"faqt: 1 problem in {small}; run “faqt check” to see them\n"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("environ", "argv", "bold", "colour"),
    [
        ({}, [], False, False),
        ({"FORCE_COLOR": "1"}, [], True, True),
        ({"FORCE_COLOR": "3"}, [], True, True),
        ({"CLICOLOR_FORCE": "1"}, [], True, True),
        ({"FORCE_COLOR": "0"}, [], False, False),
        ({"FORCE_COLOR": ""}, [], False, False),
        ({"CLICOLOR_FORCE": "0"}, [], False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], True, False),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False, False),
        ({"FORCE_COLOR": "1"}, ["--plain"], False, False),
        ({"CLICOLOR_FORCE": "1"}, ["--json"], False, False),
    ],
)
def test_styles_can_be_forced_in_a_pipe(
    faqt: Faqt,
    monkeypatch: pytest.MonkeyPatch,
    environ: dict[str, str],
    argv: list[str],
    bold: bool,
    colour: bool,
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    out = faqt("show", "why-knead", *argv).out
    assert ("\x1b[1mgluten" in out) is bold
    assert ("\x1b[36m" in out) is colour


@pytest.mark.usefixtures("small")
def test_a_file_gets_no_styles_by_force(
    faqt: Faqt, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert faqt("show", "why-knead", "-o", str(tmp_path / "out")).code == 0
    assert "\x1b" not in (tmp_path / "out").read_text()
