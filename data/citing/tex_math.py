"""Formulas of titles as a line of text: letters of the Greek alphabet, signs, no commands."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SIGNS: Final = {
    "approx": "≈",
    "cdot": "·",
    "circ": "∘",
    "degree": "°",
    "ell": "ℓ",
    "emptyset": "∅",
    "equiv": "≡",
    "exists": "∃",
    "forall": "∀",
    "ge": "≥",
    "geq": "≥",
    "in": "∈",
    "infty": "∞",
    "int": "∫",
    "langle": "⟨",
    "ldots": "…",
    "dots": "…",
    "le": "≤",
    "leq": "≤",
    "lt": "<",
    "gt": ">",
    "mid": "|",
    "nabla": "∇",
    "ne": "≠",
    "neq": "≠",
    "partial": "∂",
    "pm": "±",
    "prod": "∏",
    "propto": "∝",
    "rangle": "⟩",
    "rightarrow": "→",
    "leftarrow": "←",
    "to": "→",
    "sim": "∼",
    "sqrt": "√",
    "sum": "∑",
    "times": "×",
    "varepsilon": "ε",
    "varphi": "φ",
    "hbar": "ℏ",
}
_ACCENTS: Final = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "bar": "\u0304",
    "overline": "\u0305",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "vec": "\u20d7",
    "dot": "\u0307",
    "ddot": "\u0308",
}
_ACCENTED: Final = re.compile(rf"\\({'|'.join(_ACCENTS)})\s*(?:\{{(.)\}}|(\w))")
_RELATION: Final = re.compile(r"(?<=\S)\s*([<>=≤≥≈≠])\s*(?=\S)")
_LEVEL: Final = re.compile(r"(?<!\\)([_^])(?:\{([^{}]*)\}|(\S))")
_SPACING: Final = re.compile(r"\\[,;:! ]|\\q?quad\b|~")
_COMMAND: Final = re.compile(r"\\([A-Za-z]+) ?")


def math_pieces(formula: str) -> list[tuple[str, str]]:
    r"""Return a TeX formula as text.

    Args:
        formula: What stands between dollar signs, such as ``\alpha_2``.

    Returns:
        Pieces with their level: ``sub``, ``sup`` or nothing. Commands that are only about looks
        are gone, and unknown ones stand without their backslash.
    """
    text = _SPACING.sub(" ", formula)
    text = _ACCENTED.sub(lambda found: (found[2] or found[3]) + _ACCENTS[found[1]], text)
    text = _RELATION.sub(r" \1 ", _COMMAND.sub(_command, text))
    pieces: list[tuple[str, str]] = []
    done = 0
    for match in _LEVEL.finditer(text):
        level = "sub" if match[1] == "_" else "sup"
        pieces += [(text[done : match.start()], ""), (match[2] or match[3] or "", level)]
        done = match.end()
    pieces.append((text[done:], ""))
    return [(_bare(piece), level) for piece, level in pieces if piece]


def _bare(text: str) -> str:
    return re.sub(r"\\([{}$%&#_])", r"\1", re.sub(r"(?<!\\)[{}]", "", text))


def _command(match: re.Match[str]) -> str:
    name = match[1]
    if name in _SIGNS:
        return _SIGNS[name]
    if re.fullmatch(r"(?:math|text|operator)\w*|left|right|displaystyle|bf|rm|it|boldsymbol", name):
        return ""
    kind = "CAPITAL" if name[0].isupper() else "SMALL"
    try:
        return unicodedata.lookup(f"GREEK {kind} LETTER {name.upper()}")
    except KeyError:
        return name
