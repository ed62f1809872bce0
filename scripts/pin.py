"""Pin every package that faqt is developed and tested with, in one go.

``uv run python scripts/pin.py`` resolves all dependencies, extras and groups of ``pyproject.toml``
and writes the result twice: as exact pins into ``[tool.uv]`` of ``pyproject.toml``, which
``uv run`` and ``uv sync`` keep to, and, for what users install, with hashes into
``requirements.lock``. Pins that still fit stay; ``--upgrade`` takes the newest of everything. What
``pip install`` asks for stays as loose as ``[project]`` says.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROJECT = ROOT / "pyproject.toml"
LOCK = ROOT / "requirements.lock"

_PINS = re.compile(r"(?ms)^(?P<key>(?:build-)?constraint-dependencies) = \[\n.*?^\]\n")


def resolve(*wanted: str, constraints: list[str], hashes: bool = False) -> str:
    """Resolve packages for every platform and every Python that faqt is for.

    Args:
        wanted: What to resolve, as arguments of ``uv pip compile``.
        constraints: Exact pins to keep to.
        hashes: Whether to write the hashes of each package.

    Returns:
        Lines in the form of ``requirements.txt``, without comments.

    Raises:
        subprocess.CalledProcessError: Nothing fits; uv has said why.
    """
    # Outside the checkout and without configuration: otherwise uv keeps to the pins that are there.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "constraints.txt").write_text("\n".join(constraints), encoding="utf-8")
        command = ["uv", "pip", "compile", *wanted, "--universal", "--no-config", "--no-header"]
        command += ["--no-annotate", "--quiet", "--constraints", "constraints.txt"]
        command += ["--generate-hashes"] if hashes else []
        done = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def pins_of(document: dict[str, object], key: str = "constraint-dependencies") -> list[str]:
    """Return the pins that ``[tool.uv]`` of a parsed ``pyproject.toml`` holds under a key."""
    tool = document.get("tool", {})
    uv = tool.get("uv", {}) if isinstance(tool, dict) else {}
    return [str(pin) for pin in uv.get(key, [])]


def with_pins(text: str, key: str, pins: list[str]) -> str:
    """Return the text of ``pyproject.toml`` with other pins under a key of ``[tool.uv]``."""
    block = f"{key} = [\n" + "".join(f'  "{pin}",\n' for pin in pins) + "]\n"
    found = [match for match in _PINS.finditer(text) if match["key"] == key]
    if found:
        return text[: found[0].start()] + block + text[found[0].end() :]
    return text.replace("[tool.uv]\n", f"[tool.uv]\n{block}", 1)


def compare(frozen: str) -> str:
    """Say how installed packages differ from the pins.

    Args:
        frozen: What ``uv pip freeze`` prints.

    Returns:
        A line for each package that is not among the pins in the same version.
    """
    pinned: dict[str, list[str]] = {}
    for pin in pins_of(tomllib.loads(PROJECT.read_text(encoding="utf-8"))):
        name, version = pin.split(" ;")[0].split("==")
        pinned.setdefault(name, []).append(version)
    installed = dict(line.split("==") for line in frozen.splitlines() if "==" in line)
    return "".join(
        f"{name} {version} (pinned: {' or '.join(pinned.get(name, ['not at all']))})\n"
        for name, version in sorted(installed.items())
        if version not in pinned.get(name, [])
    )


def main() -> None:
    """Resolve, and write both files; or compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--upgrade", action="store_true", help="take the newest of everything")
    parser.add_argument(
        "--compare", action="store_true", help="say how packages listed on standard input differ"
    )
    wanted = parser.parse_args()
    if wanted.compare:
        sys.stdout.write(compare(sys.stdin.read()) or "nothing\n")
    else:
        pin(upgrade=wanted.upgrade)


def pin(*, upgrade: bool) -> None:
    """Resolve, and write both files.

    Args:
        upgrade: Whether to take the newest of everything rather than keep the pins that fit.
    """
    text = PROJECT.read_text(encoding="utf-8")
    document = tomllib.loads(text)
    groups = [f"--group={PROJECT}:{group}" for group in document["dependency-groups"]]
    kept = [] if upgrade else pins_of(document)
    pins = resolve(str(PROJECT), "--all-extras", *groups, constraints=kept).splitlines()
    with tempfile.TemporaryDirectory() as folder:
        build = Path(folder, "build.in")
        build.write_text("\n".join(document["build-system"]["requires"]), encoding="utf-8")
        build_pins = resolve(str(build), constraints=pins).splitlines()

    # TOML's basic strings need the quotes of markers written the other way.
    pins, build_pins = ([pin.replace('"', "'") for pin in each] for each in (pins, build_pins))
    text = with_pins(text, "build-constraint-dependencies", build_pins)
    text = with_pins(text, "constraint-dependencies", pins)
    PROJECT.write_text(text, encoding="utf-8")
    lock = resolve(str(PROJECT), "--all-extras", constraints=pins, hashes=True)
    LOCK.write_text(lock, encoding="utf-8")
    sys.stdout.write(f"Pinned {len(pins)} packages. Now run the tests: uv run pytest\n")


if __name__ == "__main__":
    main()
