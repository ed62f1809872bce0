from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from faqt.cli import COMMANDS, run
from faqt.failures import CommandError
from faqt.loading import chosen_file
from tests.faqt.conftest import SMALL, Faqt, process

if TYPE_CHECKING:
    from pathlib import Path


def test_help_names_every_command_and_is_ascii(faqt: Faqt) -> None:
    out = faqt("--help").out
    assert out == faqt("-h").out
    assert all(f"\n  {name} " in out for name in COMMANDS)
    assert "..." not in out.partition("Commands:")[2]
    for name in COMMANDS:
        ran = faqt(name, "--help")
        assert ran.code == 0
        assert ran.out.startswith(f"Usage: faqt {name} ")
        assert ran.out.isascii()


def test_without_a_file_it_is_the_one_that_ships(faqt: Faqt) -> None:
    assert "what-is-ketamine\t" in faqt("list").out


def test_ways_to_choose_a_file(faqt: Faqt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = {}
    for name in ("env", "before", "after"):
        paths[name] = tmp_path / f"{name}.yaml"
        paths[name].write_text(SMALL.replace("why-salt", name), encoding="utf-8")
    monkeypatch.setenv("FAQT_FILE", str(paths["env"]))
    assert "env\t" in faqt("list").out
    assert "before\t" in faqt("-f", str(paths["before"]), "list").out
    assert "after\t" in faqt("list", "--file", str(paths["after"])).out
    monkeypatch.setenv("FAQT_FILE", "")
    assert "what-is-ketamine\t" in faqt("list").out


@pytest.mark.parametrize(
    "words",
    [
        ("-f", "{0}", "list", "-f", "{1}"),
        ("-f", "{0}", "list", "-f", "{0}"),
        ("--file={0}", "show", "1", "--file={1}"),
        ("-f", "{0}", "-f", "{1}", "refs"),
        ("list", "-f{0}", "salt", "-f{1}"),
        ("-f", "{0}", "{1}"),
        ("{0}", "-f", "{1}"),
        ("-f", "{0}", "check", "-f", "{1}"),
    ],
)
def test_only_one_file_can_be_chosen(faqt: Faqt, tmp_path: Path, words: tuple[str, ...]) -> None:
    paths = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for path in paths:
        path.write_text(SMALL, encoding="utf-8")
    ran = faqt(*(word.format(*paths) for word in words))
    assert (ran.code, ran.out) == (2, "")
    assert "twice" in ran.err


def test_a_word_that_is_neither_command_nor_file(faqt: Faqt) -> None:
    ran = faqt("serach")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "faqt: “serach” is neither a command nor a file\nDid you mean “faqt search”?\n"
    )
    other = faqt("xyzzy")
    assert other.code == 2
    assert "faqt search xyzzy" in other.err


def test_a_file_before_a_command(faqt: Faqt, tmp_path: Path) -> None:
    ran = faqt("my.yaml", "list", "--json")
    assert ran.code == 2
    assert "Write: faqt list --json -f my.yaml" in ran.err


def test_an_unknown_option(faqt: Faqt) -> None:
    ran = faqt("list", "--jsn")
    assert ran.code == 2
    assert "--json" in ran.err
    assert ran.err.endswith("Try “faqt list --help”.\n")
    assert "Usage" not in ran.err


BAD_FILES = {
    "missing.yaml": None,
    "empty.yaml": b"",
    "latin.yaml": b"title: caf\xe9\n",
    "open.yaml": b"title: [1\n",
    "list.yaml": b"- 1\n- 2\n",
    "deep.yaml": b"[" * 50_000,
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("argv", [["list"], ["show", "1"], ["search", "x"], ["check"]])
def test_files_that_cannot_be_read(faqt: Faqt, tmp_path: Path, name: str, argv: list[str]) -> None:
    path = tmp_path / name
    content = BAD_FILES[name]
    if content is not None:
        path.write_bytes(content)
    ran = faqt(*argv, "-f", str(path))
    assert ran.code == 3
    assert str(path) in ran.out + ran.err
    assert argv == ["check"] or ran.out == ""


FLAWED = {
    "doubled id": SMALL.replace("why-salt", "why-steam"),
    "unknown citation": SMALL.replace("[@miller2001;", "[@miler2001;"),
    "a title as Crossref has it": SMALL.replace("On gluten & its “lines”", "[On gluten]"),
}


@pytest.mark.parametrize("flaw", FLAWED)
@pytest.mark.parametrize("argv", [["list"], ["show", "1"], ["search", "steam"], ["refs"]])
def test_one_bad_part_does_not_shut_a_faq(
    faqt: Faqt, small: Path, flaw: str, argv: list[str]
) -> None:
    path = small.with_name("flawed.yaml")
    path.write_text(FLAWED[flaw], encoding="utf-8")
    told = f"faqt: 1 problem in {path}; run “faqt check” to see them\n"
    for _ in range(2):  # from the file, and from its store
        ran = faqt(*argv, "-f", str(path))
        assert (ran.code, ran.err) == (0, told)
        assert ran.out
    for strict in ([*argv, "--strict", "-f", str(path)], ["-f", str(path), "--strict", *argv]):
        ran = faqt(*strict)
        assert (ran.code, ran.out) == (3, "")
        assert f"{path}:" in ran.err
        assert "error: " in ran.err
    assert faqt(*argv, "--strict", "-f", str(small)).code == 0


def test_a_second_file_is_refused(faqt: Faqt, small: Path) -> None:
    one = ["-f", str(small)]
    for argv in (["list", *one, *one], [*one, *one, "list"], [str(small), *one]):
        ran = faqt(*argv)
        assert (ran.code, ran.out) == (2, "")
        assert "--file is given twice" in ran.err


def test_a_folder(faqt: Faqt, tmp_path: Path) -> None:
    ran = faqt("list", "-f", str(tmp_path))
    assert ran.code == 3
    assert "folder" in ran.err or "directory" in ran.err


def test_headless_commands_import_neither_textual_nor_whoosh(small: Path) -> None:
    light = [["--version"], ["--help"], ["list"], ["show", "1"], ["cite", "mil"], ["refs"]]
    light += [["check"], ["schema", "faq"], ["completion", "bash"], ["open", "mil", "--print"]]
    light += [["show", "1", "--color", "always"], ["list", "--plain"], ["list", "--json"]]
    for argv in light:
        imported = _imported(argv)
        assert not imported & {"textual", "whoosh", "httpx", "asyncio", "importlib.metadata"}, argv
    piped = _imported(["show", "1"]) | _imported(["list", "--json"])
    assert not piped & {"rich", "markdown_it", "tomllib", "platformdirs"}
    searched = _imported(["search", "steam"])
    assert "whoosh" in searched
    assert not searched & {"textual", "rich", "httpx"}
    assert "yaml" not in _imported(["--version"]) | _imported(["completion", "fish"])


def _imported(argv: list[str]) -> set[str]:
    """Run a command and give the modules that it imported."""
    ran = process(argv, environ={"PYTHONVERBOSE": "1"})
    assert ran.code == 0, ran.err
    names = (line.split("'")[1] for line in ran.err.splitlines() if line.startswith("import '"))
    return set(names)


def test_completion_imports_neither(small: Path) -> None:
    ran = process(["show", "why"], environ={"_FAQT_COMPLETE": "fish", "PYTHONVERBOSE": "1"})
    assert "why-knead" in ran.out
    assert "import 'textual'" not in ran.err
    assert "import 'whoosh'" not in ran.err


def test_without_a_command_the_chosen_file_is_opened(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[str | None] = []

    def read(file: str | None) -> None:
        chosen.append(chosen_file(file))
        raise CommandError("enough")

    monkeypatch.delenv("FAQT_FILE")
    monkeypatch.setattr("faqt.commands.browse.read", read)
    run(["-f", str(small)])
    run([str(small)])
    assert chosen == [str(small), str(small)]
