"""Names as BibTeX and RIS write them, as CSL has them.

The rules are those of BibTeX (Oren Patashnik, *BibTeXing*, 1988, section 4): ``First von Last``,
``von Last, First`` and ``von Last, Jr, First``; braces keep together what is one name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from data.reading.bibliography.latex import to_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN: Final = re.compile(r"\\.|[{}]|,|\s+", re.DOTALL)
_PART: Final = re.compile(r"(family|given|prefix|suffix)(?:-i)?\s*=\s*")
_SUFFIX: Final = re.compile(r"(?:jr|sr)\.?|[IVX]{1,4}|\d(?:st|nd|rd|th)", re.IGNORECASE)
_PARTS: Final = {
    "family": "family",
    "given": "given",
    "prefix": "non-dropping-particle",
    "suffix": "suffix",
}


def bibtex_names(written: str) -> list[dict[str, str]]:
    """Read a list of names joined by ``and``.

    Args:
        written: The field, as LaTeX.

    Returns:
        CSL names; ``others`` is the literal name that Pandoc makes of it.
    """
    return [name for one in _split_and(written) if (name := bibtex_name(one))]


def bibtex_name(written: str) -> dict[str, str]:
    """Read one name, as LaTeX; empty when there is nothing in it."""
    written = " ".join(written.split()).strip(", ")
    if not written:
        return {}
    if written.lower() == "others":
        return {"literal": "others"}
    parts = _split(written, comma=True)
    if written.startswith("{") and len(_split(written)) == 1 and len(parts) == 1:
        return {"literal": _text(written)}
    if _PART.match(written):
        return _named_parts(parts)
    if len(parts) == 1:
        return _first_last(_split(written))
    particle, family = _particle(_split(parts[0]))
    name = {"family": family, "given": _text(parts[-1]), "non-dropping-particle": particle}
    if len(parts) > 2:
        name["suffix"] = _text(parts[1])
    return _filled(name)


def ris_name(written: str) -> dict[str, str]:
    """Read a name as RIS writes it: ``Family, Given, Suffix``, or an organisation."""
    parts = [part.strip() for part in written.split(",")]
    parts = [part for part in parts if part]
    if not parts:
        return {}
    if len(parts) == 1:
        return {"literal": parts[0]}
    name = {"family": parts[0], "given": parts[1]}
    if len(parts) == 3 and _SUFFIX.fullmatch(parts[2]):
        name["suffix"] = parts[2]
    elif len(parts) > 2:
        return {"literal": written.strip()}
    return name


def _named_parts(parts: list[str]) -> dict[str, str]:
    # biblatex's own form: `family=Boole, given=George, prefix=von`.
    name: dict[str, str] = {}
    for part in parts:
        found = _PART.match(part)
        if found and not part.startswith(f"{found[1]}-i"):
            name[_PARTS[found[1]]] = _text(part[found.end() :])
    return _filled(name)


def _first_last(words: list[str]) -> dict[str, str]:
    if len(words) == 1:
        return {"literal" if words[0].startswith("{") else "family": _text(words[0])}
    lower = [place for place, word in enumerate(words[:-1]) if _is_particle(word)]
    if not lower:
        return {"family": _text(words[-1]), "given": _text(" ".join(words[:-1]))}
    first, last = lower[0], lower[-1] + 1
    name = {
        "family": _text(" ".join(words[last:])),
        "given": _text(" ".join(words[:first])),
        "non-dropping-particle": _text(" ".join(words[first:last])),
    }
    return _filled(name)


def _particle(words: list[str]) -> tuple[str, str]:
    count = 0
    while count < len(words) - 1 and _is_particle(words[count]):
        count += 1
    return _text(" ".join(words[:count])), _text(" ".join(words[count:]))


def _is_particle(word: str) -> bool:
    letter = next((char for char in to_text(word, markup=False) if char.isalpha()), "")
    return not word.startswith("{") and letter.islower()


def _filled(name: dict[str, str]) -> dict[str, str]:
    return {part: value for part, value in name.items() if value}


def _text(written: str) -> str:
    return to_text(written, markup=False).replace("\u00a0", " ").replace("\u202f", " ").strip()


def _split_and(written: str) -> Iterator[str]:
    words: list[str] = []
    for word in _split(written):
        if word.lower() == "and":
            yield " ".join(words)
            words = []
        else:
            words.append(word)
    yield " ".join(words)


def _split(written: str, *, comma: bool = False) -> list[str]:
    # At blanks, or at commas, that stand outside braces.
    parts: list[str] = []
    depth, start = 0, 0
    for found in _TOKEN.finditer(written):
        sign = found[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
        elif not depth and not sign.startswith("\\") and (sign == ",") == comma:
            parts.append(written[start : found.start()])
            start = found.end()
    parts.append(written[start:])
    stripped = (part.strip() for part in parts)
    return [part for part in stripped if part]
