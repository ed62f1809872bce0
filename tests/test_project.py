"""The project as a whole: layers, packaging, the lock, and that it speaks of itself alone."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]


def _project() -> dict[str, object]:
    document = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = document["project"]
    assert isinstance(project, dict)
    return project


def _locked() -> dict[str, Version]:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line.split()[0] for line in lines if line and line[0] not in "# -"]
    return {name.lower(): Version(version) for name, version in (pin.split("==") for pin in pins)}


def test_the_lock_fits_the_dependencies() -> None:
    locked = _locked()
    dependencies = _project()["dependencies"]
    assert isinstance(dependencies, list)
    for text in dependencies:
        requirement = Requirement(text)
        assert requirement.name.lower() in locked, f"{text}: run uv export as CONTRIBUTING.md says"
        assert locked[requirement.name.lower()] in requirement.specifier


def test_the_lock_names_no_host() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")


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
