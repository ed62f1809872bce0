from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqt.cli import cli
from faqt.completion import FILES, OPEN, answer, split
from tests.faqt.conftest import ROOT, Faqt
from tests.faqt.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

Ask = Callable[..., list[str]]

pytestmark = pytest.mark.usefixtures("small")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Ask as a shell does; gives the lines of the answer."""

    def ask(*words: str, shell: str = "fish") -> list[str]:
        monkeypatch.setattr(sys, "argv", ["faqt", *words])
        assert answer(cli, {"_FAQT_COMPLETE": shell}) == 0
        return capsys.readouterr().out.splitlines()

    return ask


def test_ids_come_with_their_questions(asked: Ask) -> None:
    assert asked("show", "why-s") == [
        "why-steam\tWhy is there steam in the oven?",
        "why-salt\tWhy does bread need salt?",
    ]
    assert asked("show", "why-salt", "why-s") == ["why-steam\tWhy is there steam in the oven?"]
    assert asked("browse", "why-k")[0].startswith("why-knead\t")


def test_keys_sections_tags_and_choices(asked: Ask) -> None:
    assert [line.split("\t")[0] for line in asked("cite", "b")] == ["baker1999", "baker2000"]
    assert asked("browse", "--ref", "mil")[0].startswith("miller2001\t")
    assert asked("list", "--section", "") == ["dough\tThe dough", "oven\tIn the oven"]
    assert asked("list", "--tag", "") == ["by hand", "crust", "gluten"]
    assert asked("cite", "--format", "b") == ["bibtex"]
    assert {"why-knead", "miller2001"} <= {line.split("\t")[0] for line in asked("refs", "")}
    assert any(line.startswith("--section\t") for line in asked("list", "--s"))
    assert asked("schema", "se") == ["search"]


def test_commands_then_files(asked: Ask) -> None:
    assert asked("sh")[0].startswith("show\t")
    assert asked("my")[-1] == FILES
    assert asked("list", "-f", "my") == [FILES]
    assert asked("check", "my") == [FILES]


def test_filters_of_a_search(asked: Ask) -> None:
    assert asked("search", "ta") == [f"tag:{OPEN}"]
    assert asked("search", "tag:g") == ["tag:gluten"]
    assert asked("search", "tag:b") == ['tag:"by hand"']
    assert asked("search", "section:o") == ["section:oven\tIn the oven"]
    assert asked("search", "xyz") == []


def test_the_chosen_faq_counts(asked: Ask, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("title: O\nquestions:\n- {id: other-one, question: Q?, answer: A.}\n")
    assert asked("show", "-f", str(other), "") == ["other-one\tQ?"]
    assert asked("-f", str(other), "show", "") == ["other-one\tQ?"]


@pytest.mark.parametrize("text", ["", "questions: [", "\x00"])
def test_a_faq_that_cannot_be_read_completes_nothing(
    asked: Ask,
    small: Path,
    text: str,
) -> None:
    small.write_text(text)
    assert asked("show", "") == []
    assert asked("sh")[0].startswith("show\t")


def test_an_unknown_command_completes_nothing_and_says_nothing(asked: Ask) -> None:
    assert asked("no-such-command", "x") == []
    assert asked("no-such-command", "") == []


def test_a_file_is_as_good_as_browsing_it(asked: Ask, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("title: O\nquestions:\n- {id: other-one, question: Q?, answer: A.}\n")
    assert asked(str(other), "oth") == ["other-one\tQ?"]


def _bash(capsys: pytest.CaptureFixture[str], line: str, point: int | None = None) -> list[str]:
    environ = {
        "_FAQT_COMPLETE": "bash",
        "COMP_LINE": line,
        "COMP_POINT": str(len(line.encode()) if point is None else point),
        "COMP_BREAKS": " \t\n\"'><=;|&(:",
    }
    answer(cli, environ)
    return capsys.readouterr().out.splitlines()


def test_bash_gets_names_as_they_are_typed(capsys: pytest.CaptureFixture[str]) -> None:
    assert _bash(capsys, "faqt show why-k") == ["why-knead"]
    assert _bash(capsys, "faqt show why-k and more", 15) == ["why-knead"]
    assert _bash(capsys, "faqt list --tag by") == ["by\\ hand"]
    assert _bash(capsys, "faqt list --tag by\\ h") == ["by\\ hand"]
    assert _bash(capsys, "faqt list --tag 'by h") == ["by hand"]
    assert _bash(capsys, 'faqt list --tag "by h') == ["by hand"]
    assert _bash(capsys, "faqt search tag:g") == ["gluten"]
    assert _bash(capsys, "faqt list --section=o") == ["oven"]
    assert _bash(capsys, "faqt")[0] == "browse"


@given(st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), min_size=1))
def test_lines_are_cut_as_shells_cut_them(words: list[str]) -> None:
    quoted = ["'" + word.replace("'", "'\\''") + "'" for word in words]
    assert split(" ".join(quoted)) == (words, "")


@pytest.mark.parametrize(
    ("line", "words", "quote"),
    [
        ("", [""], ""),
        ("faqt ", ["faqt", ""], ""),
        ("faqt  a\tb", ["faqt", "a", "b"], ""),
        ("a 'b c", ["a", "b c"], "'"),
        ('a "b\\"c', ["a", 'b"c'], '"'),
        ("a b\\ c", ["a", "b c"], ""),
        ("a '' ", ["a", "", ""], ""),
        ("a\\", ["a"], ""),
    ],
)
def test_unfinished_lines(line: str, words: list[str], quote: str) -> None:
    assert split(line) == (words, quote)


def test_an_unknown_shell(faqt: Faqt) -> None:
    ran = faqt("completion", "tcsh")
    assert ran.code == 2
    assert "fish" in ran.err


def test_the_help_tells_how_to_install_it(faqt: Faqt) -> None:
    out = faqt("completion", "--help").out
    assert "faqt completion fish > ~/.config/fish/completions/faqt.fish\n" in out


# In the shells themselves


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put ``faqt`` on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "faqt"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m faqt "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)


LINES = [
    ("faqt show why-k", "why-knead "),
    ("faqt comp", "completion "),
    ("faqt list --tag by\\ h", "by\\ hand "),
    ("faqt list --tag 'by h", "'by hand' "),
    ("faqt search tag:gl", "tag:gluten "),
    ("faqt search ta", "tag:"),
    ("faqt cite mil", "miller2001 "),
    ("faqt -f bre", "bread.yaml "),
    ("faqt bre", "bread.yaml "),
]


def _complete(shell: list[str], setup: str) -> None:
    with Terminal(shell, environ={"PS1": "", "TERM": "dumb"}, size="200x40") as terminal:
        terminal.type(f"{setup}; echo rea''dy\n")
        terminal.until("ready\r\n")
        for line, end in LINES:
            terminal.type(f"{line}\t")
            terminal.until(re.escape(end))
            terminal.type("\x15echo cle''ar\n")
            terminal.until("clear\r\n")


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
@pytest.mark.usefixtures("installed")
def test_in_bash() -> None:
    setup = "bind 'set enable-bracketed-paste off'; eval \"$(faqt completion bash)\""
    _complete(["bash", "--norc", "--noprofile", "-i"], setup)


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
@pytest.mark.usefixtures("installed")
def test_in_zsh() -> None:
    setup = (
        "bindkey -e; unset zle_bracketed_paste; autoload -Uz compinit && compinit -D -u;"
        'eval "$(faqt completion zsh)"'
    )
    _complete(["zsh", "-f", "-i"], setup)


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
@pytest.mark.usefixtures("installed")
def test_in_fish() -> None:
    script = (
        'faqt completion fish | source; for line in $argv; echo "====="; complete -C $line; end'
    )
    lines = [line for line, _ in LINES]
    done = subprocess.run(
        ["fish", "--no-config", "-c", script, *lines], capture_output=True, check=False, timeout=120
    )
    answers = done.stdout.decode().split("=====\n")[1:]
    assert done.stderr == b""
    for (line, end), text in zip(LINES, answers, strict=True):
        wanted = end.strip().replace("\\", "").strip("'")
        assert text.splitlines()[0].split("\t")[0] == wanted, line


def test_completion_is_no_part_of_the_help() -> None:
    assert isinstance(cli, click.Group)
    assert "completion" in cli.list_commands(click.Context(cli))
