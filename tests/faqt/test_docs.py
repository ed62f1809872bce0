"""What the documents promise: every command, option and field, and examples that run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner

from faqt.cli import cli
from faqt.commands.schema import NAMES
from faqt.man import man_page
from tests.faqt.conftest import ROOT
from tests.faqt.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def _commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(cli, info_name="faqt", **cli.context_settings)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command
        yield name, command


def _section(name: str) -> str:
    """Return the part of docs/cli.md about a command, and what all commands share."""
    found = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", CLI, re.MULTILINE | re.DOTALL)
    assert found, f"docs/cli.md says nothing about {name}"
    return found.group(1)


@pytest.mark.parametrize("name", [name for name, _ in _commands()])
def test_help_is_in_words(name: str) -> None:
    done = CliRunner().invoke(cli, [name, "--help"])
    assert done.exit_code == 0
    assert not re.search(r"\b(INTEGER|FLOAT|RANGE|BOOLEAN)\b|<=", done.output)


def _variables() -> set[str]:
    """Find the environment variables that a reader may set, in the source."""
    found: set[str] = set()
    for package in ("data", "desk", "convert", "index", "show", "tui", "faqt"):
        for path in (ROOT / package).rglob("*.py"):
            found |= set(re.findall(r'"([A-Z][A-Z_]+)"', path.read_text(encoding="utf-8")))
    ours = {name for name in found if name.startswith("FAQT_")}
    programs = {"VISUAL", "EDITOR", "PAGER", "BROWSER", "LESS"}
    return ours | (found & (programs | {"NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"}))


@pytest.mark.parametrize("name", sorted(_variables()))
def test_every_variable_is_named_wherever_one_looks(name: str) -> None:
    assert f"`{name}`" in CLI.partition("\n## Variables\n")[2]
    assert f"`{name}`" in (ROOT / "docs" / "config.md").read_text(encoding="utf-8")
    assert name in man_page()


@pytest.mark.parametrize("name", [name for name, _ in _commands()])
def test_every_command_and_option_is_described(name: str) -> None:
    command = dict(_commands())[name]
    shared = CLI.partition("## What all commands share")[2].partition("\n## ")[0]
    text = _section(name)
    for option in command.params:
        if isinstance(option, click.Option):
            for flag in option.opts:
                assert re.search(rf"`{flag}\b", text + shared), f"{name} {flag}"
    assert f"(#{name})" in CLI
    # What stands there is there.
    flags = set(re.findall(r"^\| `(-.*?)` \|", text, re.MULTILINE))
    known = {flag for option in command.params for flag in option.opts}
    assert {word for flag in flags for word in re.findall(r"(?<!\w)--?[a-z-]+", flag)} <= known


def test_the_options_of_faqt_itself_are_described() -> None:
    for option in (*cli.params, cli.get_help_option(click.Context(cli, **cli.context_settings))):
        assert option
        assert all(f"`{flag}`" in CLI for flag in option.opts)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "faq"])
def test_every_field_is_described(name: str) -> None:
    schema = json.loads((ROOT / "faqt" / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    text = _section(name)
    # Fields of questions, notes and references are described once.
    text += {"show": _section("list") + _section("refs"), "refs": _section("show")}.get(name, "")
    missing = {field for field in _fields(schema) if f"`{field}`" not in text}
    assert missing <= {"schema", "faq", "title", "path", "language"}


def _fields(schema: Any) -> Iterator[str]:
    """Yield the names of all properties in a schema."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for value in schema.values():
            yield from _fields(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _fields(value)


def test_the_exit_codes_are_described() -> None:
    for code in (0, 1, 2, 3, 130):
        assert f"\n| {code} | " in CLI


# The manual page


def test_the_manual_page_is_up_to_date() -> None:
    kept = (ROOT / "docs" / "faqt.1").read_text(encoding="utf-8")
    assert kept == man_page(), "run: python -m faqt.man > docs/faqt.1"


def test_the_manual_page_has_every_command_and_option() -> None:
    page = man_page().replace("\\-", "-")
    for name, command in _commands():
        assert f".SS faqt {name}\n" in page
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.opts[-1] in page


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_groff_takes_the_manual_page() -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tascii", "-z", str(ROOT / "docs" / "faqt.1")],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")


# Examples


def _examples() -> Iterator[tuple[str, str]]:
    """Yield the commands of all console blocks, with the document they stand in."""
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        for block in re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
            for line in block.splitlines():
                yield document.name, line.removeprefix("$ ")


EXAMPLES = [line for _, line in _examples() if "faqt " in f"{line} " and "pip" not in line]
OPENS_SCREEN = re.compile(r"faqt( browse\b.*| \S+\.(?:yaml|md))?")


@pytest.fixture
def ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with ``faqt`` on the path and the README's own FAQ."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "faqt"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m faqt "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (faq,) = re.findall(r"^```yaml\n(schema: 1\n.*?)^```", readme, re.MULTILINE | re.DOTALL)
    (tmp_path / "dois.yaml").write_text(faq, encoding="utf-8")
    _sources(tmp_path)
    return tmp_path


def _sources(folder: Path) -> None:
    # What the examples of `faqt import` read.
    markdown = "# FAQ\n\n## What is salt?\n\nA stone [@roe].\n"
    for name in ("FAQ.md", "article.md", "questions/one.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(markdown, encoding="utf-8")
    (folder / "refs.bib").write_text("@book{roe, title={Salt}}", encoding="utf-8")
    (folder / "posts.csv").write_text("question,answer\nWhy?,So.\n", encoding="utf-8")


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 30
    assert {name for name, _ in _examples()} >= {"README.md", "cli.md"}
    assert "faqt search nausea --json | python3 -m json.tool" in EXAMPLES


@pytest.mark.parametrize("line", dict.fromkeys(EXAMPLES))
def test_examples_run(line: str, ready: Path) -> None:
    if OPENS_SCREEN.fullmatch(line):
        with Terminal(["sh", "-c", f"cd '{ready}' && {line}"]) as terminal:
            terminal.until("[A-Za-z]{4}")
            code, text = terminal.finish("q")
        assert (code, "Traceback" in text) == (0, False)
        return
    # "pipefail" in words that every shell has: a failing command before a pipe fails the line.
    first, *rest = line.split(" | ")
    guarded = " | ".join((f"{{ {first}; echo $? >&3; }}", *rest)) if rest else line
    done = subprocess.run(
        ["sh", "-c", f"{{ {guarded}; }} 3>code"],
        cwd=ready,
        capture_output=True,
        check=False,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert (ready / "code").read_text() in ("", "0\n")
    assert b"Traceback" not in done.stderr


def test_the_faq_of_the_readme_has_no_problems(ready: Path) -> None:
    done = subprocess.run(
        ["faqt", "check", "dois.yaml", "--strict"],
        cwd=ready,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stdout) == (0, b"")
