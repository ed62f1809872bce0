"""Pandoc is found, is told when it cannot do it, and never holds anything up."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from convert.pandoc import run
from convert.pandoc.run import PandocError, find_pandoc, run_pandoc

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of the path; no Pandoc of the extra."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(run, "_from_extra", lambda: None)
    run._find.cache_clear()
    return tmp_path


def put(folder: Path, body: str) -> None:
    program = folder / "pandoc"
    program.write_text(f"#!{sys.executable}\nimport sys\n{body}\n")
    program.chmod(0o755)


def version(number: str) -> str:
    return f"if '--version' in sys.argv: print('pandoc {number}'); sys.exit()\n"


def test_a_pandoc_that_is_missing(alone: Path) -> None:
    with pytest.raises(PandocError, match="was not found") as raised:
        run_pandoc([], b"")
    assert "faqt[convert]" in raised.value.hint


def test_a_pandoc_that_is_too_old(alone: Path) -> None:
    put(alone, version("1.19.2"))
    with pytest.raises(PandocError, match=r"Pandoc 1\.19\.2 is too old: 2\.15"):
        find_pandoc()


@pytest.mark.parametrize("body", ["sys.exit(3)", "print('something else')", "1 / 0"])
def test_a_pandoc_that_is_none(alone: Path, body: str) -> None:
    put(alone, body)
    with pytest.raises(PandocError, match="did not report its version"):
        find_pandoc()


def test_a_pandoc_that_does_not_start(alone: Path) -> None:
    (alone / "pandoc").write_text("#!/no/such/program\n")
    (alone / "pandoc").chmod(0o755)
    with pytest.raises(PandocError, match="does not start"):
        find_pandoc()


def test_the_pandoc_of_the_extra_stands_in_for_one_that_is_too_old(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = alone / "extra"
    newer.mkdir()
    put(newer, version("3.1"))
    put(alone, version("2.5"))
    monkeypatch.setattr(run, "_from_extra", lambda: str(newer / "pandoc"))
    assert find_pandoc() == run.Pandoc(str(newer / "pandoc"), (3, 1))


def test_a_pandoc_that_hangs_is_stopped(alone: Path) -> None:
    put(
        alone,
        # What it started holds the output open, as a shell script around it would.
        f"{version('3.1')}import subprocess\n"
        f"subprocess.Popen([{sys.executable!r}, '-c', 'import time; time.sleep(600)']).wait()",
    )
    with pytest.raises(PandocError, match="was stopped after 1 second"):
        run_pandoc([], b"x", seconds=1)


def test_what_pandoc_says_when_it_fails_is_told(alone: Path) -> None:
    put(alone, version("3.1") + "sys.exit('Unknown input format\\n foo.\\n')")
    with pytest.raises(PandocError) as raised:
        run_pandoc(["--from", "foo"], b"")
    assert raised.value.message == "Pandoc failed: Unknown input format foo"


def test_a_pandoc_that_says_very_much_is_cut_short(alone: Path) -> None:
    put(alone, version("3.1") + "sys.exit('x' * 100000)")
    with pytest.raises(PandocError) as raised:
        run_pandoc([], b"")
    assert len(raised.value.message) < 400


def test_output_and_warnings_come_apart(alone: Path) -> None:
    put(
        alone,
        version("3.1")
        + "sys.stderr.write('[WARNING] a\\n[WARNING] b\\n'); print(sys.argv[1:], sys.stdin.read())",
    )
    output = run_pandoc(["--to", "plain"], "Grüße".encode())
    assert output.text == "['--sandbox', '--to', 'plain'] Grüße\n"
    assert output.warnings == ("[WARNING] a", "[WARNING] b")


def test_the_installed_pandoc_runs() -> None:
    run._find.cache_clear()
    try:
        find_pandoc()
    except PandocError as error:
        pytest.skip(str(error))
    assert run_pandoc(["--from", "markdown", "--to", "plain"], b"*a*").text == "a\n"
