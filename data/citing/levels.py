"""Lowered and raised text where only characters can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_RAISED: Final = {
    **dict(zip("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾", strict=True)),
    **dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)),
    **dict(zip("ABDEGHIJKLMNOPRTUVW", "ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ", strict=True)),
    **dict(zip("αβγδθφχ", "ᵅᵝᵞᵟᶿᵠᵡ", strict=True)),
}
_LOWERED: Final = {
    **dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True)),
    **dict(zip("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)),
    **dict(zip("βγρφχ", "ᵦᵧᵨᵩᵪ", strict=True)),
}


def raised(text: str) -> str:
    """Return a text as it reads raised: in Unicode's signs, or written with ``^``."""
    return _at_level(text, _RAISED, "^")


def lowered(text: str) -> str:
    """Return a text as it reads lowered: in Unicode's signs, or written with ``_``."""
    return _at_level(text, _LOWERED, "_")


def _at_level(text: str, signs: Mapping[str, str], mark: str) -> str:
    if all(char in signs for char in text):
        return "".join(signs[char] for char in text)
    # Letters beside a word are read without help, as in `1er`; a formula would change its meaning.
    return text if text.isalpha() else f"{mark}({text})"
