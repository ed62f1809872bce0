"""The project as a whole: layers, packaging, and that it speaks of itself alone."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "module",
    [
        "data.reading.reader",
        "data.checking.check",
        "data.citing.formats",
        "index.engine",
        "index.lighting.highlight",
    ],
)
def test_what_has_no_screen_never_loads_one(module: str) -> None:
    code = f"import sys, {module}; sys.exit('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_searching_from_the_command_line_never_loads_the_screen() -> None:
    code = (
        "import sys; from faqt.cli import run; code = run(['search', 'nausea']); "
        "sys.exit(code or ('textual' in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "What are the risks of ketamine therapy?" in done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_has_one_package_and_all_it_needs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith((".dist-info", ".data"))} == {"faqt"}
    for needed in ("data/faq.yaml", "data/reading/reader.py", "index/engine.py", "tui/app.tcss"):
        assert f"faqt/_app/{needed}" in names
    assert any(name.startswith("faqt/schemas/") for name in names)


def test_the_wheel_runs_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = "import sys; sys.argv = ['faqt', 'list']; from faqt.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, 'site'); {code}"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "What is ketamine?" in done.stdout
