r"""Text of BibTeX fields as Unicode: accents, symbols, dashes, quotes, the markup of CSL.

``{\"o}``, ``\'{\i}`` and ``\v c`` become letters, ``\emph{x}`` becomes ``<i>x</i>``; braces that
only guard letters go. What is unknown loses its command and keeps its words. Simple formulas
become ``<sub>`` and ``<sup>``, others stay what was written.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_ACCENTS: Final[Mapping[str, str]] = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_SYMBOLS: Final[Mapping[str, str]] = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø",
    "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ",
    "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "pounds": "£",
    "euro": "€", "texteuro": "€", "EUR": "€", "copyright": "©", "textcopyright": "©",
    "textregistered": "®", "texttrademark": "™", "textdegree": "°", "degree": "°", "dag": "†",
    "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"', "lq": "‘",
    "rq": "’", "guillemotleft": "«", "guillemotright": "»", "textasciitilde": "~",
    "textasciicircum": "^", "textbackslash": "\\", "backslash": "\\", "textunderscore": "_",
    "textbar": "|", "textless": "<", "textgreater": ">", "textbraceleft": "{",
    "textbraceright": "}", "textbullet": "•", "textperiodcentered": "·", "textmu": "µ",
    "textexclamdown": "¡", "textquestiondown": "¿", "textordfeminine": "ª",
    "textordmasculine": "º", "slash": "/", "textpm": "±", "texttimes": "×", "TeX": "TeX",
    "LaTeX": "LaTeX", "BibTeX": "BibTeX", "space": " ", "quad": " ", "qquad": " ", "newline": " ",
    "thinspace": " ", "enspace": " ", "nobreakspace": "\u00a0", "hyphen": "-", "bibrangedash": "–",
}  # fmt: skip
_MATH: Final[Mapping[str, str]] = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ",
    "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω", "times": "×", "pm": "±", "cdot": "·", "leq": "≤", "le": "≤", "geq": "≥",
    "ge": "≥", "neq": "≠", "ne": "≠", "sim": "~", "approx": "≈", "infty": "∞", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "circ": "°", "prime": "′", "ell": "ℓ", "lt": "<",
    "gt": ">", "partial": "∂", "sqrt": "√", "sum": "∑", "dagger": "†", "langle": "⟨",
    "rangle": "⟩",
}  # fmt: skip
_MARKUP: Final[Mapping[str, tuple[str, str]]] = {
    **dict.fromkeys(("emph", "textit", "mkbibemph", "textsl", "mkbibitalic"), ("<i>", "</i>")),
    **dict.fromkeys(("textbf", "mkbibbold"), ("<b>", "</b>")),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), ("<sub>", "</sub>")),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), ("<sup>", "</sup>")),
    **dict.fromkeys(("enquote", "mkbibquote"), ("“", "”")),
    "mkbibparens": ("(", ")"),
    "mkbibbrackets": ("[", "]"),
}
_SWITCHES: Final[Mapping[str, tuple[str, str]]] = {
    **dict.fromkeys(("it", "em", "itshape", "sl"), ("<i>", "</i>")),
    **dict.fromkeys(("bf", "bfseries"), ("<b>", "</b>")),
}
_SPACING: Final[Mapping[str, str]] = {
    "\\": " ", ",": "\u202f", ";": " ", ":": " ", "/": "", "-": "", "!": "", "(": "", ")": "",
    "@": "", " ": " ", "\n": " ",
}  # fmt: skip
_DROPPED: Final = frozenset({"noopsort", "label", "SortNoop", "protect", "relax", "hskip"})
_COMMAND: Final = re.compile(r"\\(?:([A-Za-z]+)\*?[ \t\n]*|(.))", re.DOTALL)
_PLAIN: Final = re.compile(r"[^\\{}$~`'\-<>]+")
_SIMPLE_MATH: Final = re.compile(r"([_^])(?:\{([^{}]*)\}|(\\[A-Za-z]+|.))")
_DEEPEST: Final = 40
_SPACES: Final = re.compile(r"[ \t\r\n]+")


def to_text(latex: str, *, markup: bool = True) -> str:
    r"""Read the text of a field.

    Args:
        latex: What stands between the field's outer braces or quotes.
        markup: Whether ``\emph`` and the like become the tags that CSL knows; else only their
            words stay, as in names.

    Returns:
        The text in one line, composed (NFC).
    """
    made, _ = _Reader(latex, markup).group(0, 0)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", made)).strip(" ")


def to_address(latex: str) -> str:
    """Read a field that holds an address or an identifier, where most signs mean themselves."""
    text = re.sub(r"\\(?:url|path|nolinkurl|doi)\s*\{([^{}]*)\}", r"\1", latex.strip())
    text = re.sub(r"\$\s*(\\[a-z]+|[<>_~])\s*\$", r"\1", text)
    text = re.sub(r"\{\\([_%&#$~])\}", r"\1", text)
    text = re.sub(r"\\(?:textasciitilde|sim|textless|textgreater|textunderscore|lt|gt)(?![a-z])"
                  r"\s*(?:\{\})?", _address_symbol, text)  # fmt: skip
    text = re.sub(r"\\([_%&#${}~<>-])(?:\{\})?", r"\1", text)
    return re.sub(r"[{}]|[\s\u200b]+", "", text)


def _address_symbol(found: re.Match[str]) -> str:
    name = found[0][1:].rstrip("{} \t")
    return {"sim": "~", "lt": "<", "gt": ">"}.get(name) or _SYMBOLS[name]


class _Reader:
    """Reads one field."""

    def __init__(self, text: str, markup: bool) -> None:
        self.text, self.markup = text, markup

    def group(self, at: int, depth: int) -> tuple[str, int]:
        """Read up to the end of a group; give its text and where it ends."""
        parts: list[str] = []
        closers: list[str] = []
        while at < len(self.text):
            char = self.text[at]
            if char == "}":
                if depth:
                    break
                at += 1
            elif char == "{":
                inner, at = self._inner(at, depth)
                parts.append(inner)
            elif char == "\\":
                at = self._command(at, depth, parts, closers)
            elif char == "$":
                at = self._math(at, parts)
            elif plain := _PLAIN.match(self.text, at):
                parts.append(plain[0])
                at = plain.end()
            else:
                at = self._sign(at, parts)
        return "".join((*parts, *reversed(closers))), at

    def _inner(self, at: int, depth: int) -> tuple[str, int]:
        if depth >= _DEEPEST:
            return "", at + 1
        inner, end = self.group(at + 1, depth + 1)
        return inner, end + 1

    def _sign(self, at: int, parts: list[str]) -> int:
        for written, meant in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", "\u00a0"),
                               ("`", "‘")):  # fmt: skip
            if self.text.startswith(written, at):
                parts.append(meant)
                return at + len(written)
        parts.append(self.text[at])
        return at + 1

    def _command(self, at: int, depth: int, parts: list[str], closers: list[str]) -> int:
        found = _COMMAND.match(self.text, at)
        if not found:
            return at + 1
        word, sign = found[1], found[2]
        name = word or sign
        if name in _ACCENTS and (sign or word):
            return self._accent(name, found.end(), depth, parts)
        if sign:
            parts.append(_SPACING.get(sign, sign))
            return found.end()
        if name in _SYMBOLS or name in _MATH:
            parts.append(_SYMBOLS.get(name) or _MATH[name])
            # `\ss{}` ends its command by an empty group.
            return found.end() + 2 * self.text.startswith("{}", found.end())
        if name in _SWITCHES:
            opened, closed = _SWITCHES[name]
            if self.markup:
                parts.append(opened)
                closers.append(closed)
            return found.end()
        return self._call(name, found.end(), depth, parts)

    def _accent(self, name: str, at: int, depth: int, parts: list[str]) -> int:
        inner, end = self._argument(at, depth)
        base = {"ı": "i", "ȷ": "j"}.get(inner[:1], inner[:1]) or " "
        parts.append(unicodedata.normalize("NFC", base + _ACCENTS[name]) + inner[1:])
        return end

    def _argument(self, at: int, depth: int) -> tuple[str, int]:
        while at < len(self.text) and self.text[at].isspace():
            at += 1
        if self.text.startswith("{", at):
            return self._inner(at, depth)
        if self.text.startswith("\\", at):
            parts: list[str] = []
            end = self._command(at, depth, parts, [])
            return "".join(parts), end
        return self.text[at : at + 1], at + 1

    def _call(self, name: str, at: int, depth: int, parts: list[str]) -> int:
        if self.text.startswith("[", at) and (close := self.text.find("]", at)) > 0:
            at = close + 1
        if not self.text.startswith("{", at):
            return at
        inner, end = self._inner(at, depth)
        if name == "href" and self.text.startswith("{", end):
            inner, end = self._inner(end, depth)
        if name in _DROPPED:
            return end
        opened, closed = _MARKUP.get(name, ("", ""))
        if opened.startswith("<") and not self.markup:
            opened = closed = ""
        parts += (opened, inner, closed)
        return end

    def _math(self, at: int, parts: list[str]) -> int:
        end = self.text.find("$", at + 1)
        if end < 0:
            parts.append("$")
            return at + 1
        parts.append(_formula(self.text[at + 1 : end], self.markup))
        return end + 1


def _formula(written: str, markup: bool) -> str:
    made = re.sub(r"\\(?:mathrm|mathit|mathbf|text|textrm|rm|mathcal|operatorname)\s*(?=\{|\s)", "",
                  written)  # fmt: skip
    made = re.sub(r"\\([A-Za-z]+)\s*", lambda found: _MATH.get(found[1], found[0]), made)
    if markup:
        made = _SIMPLE_MATH.sub(_raised, made)
    made = re.sub(r"\\[,;:! ]|(?<!\\)[{}]", "", made).replace("\\%", "%").replace("\\&", "&")
    return f"${written}$" if "\\" in made or (markup and re.search(r"[_^]", made)) else made


def _raised(found: re.Match[str]) -> str:
    tag = "sub" if found[1] == "_" else "sup"
    return f"<{tag}>{found[2] if found[2] is not None else found[3]}</{tag}>"
