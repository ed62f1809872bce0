"""LaTeX in addresses, as bibliographies carry it."""

from __future__ import annotations

from data.patterns import lazy_pattern

_LATEX_COMMAND = lazy_pattern(r"\\url\{([^{}]*)\}|\\href\{([^{}]*)\}\{[^{}]*\}")
_LATEX_TILDE = lazy_pattern(
    r"\$\\sim\$|\{?\\(?:textasciitilde|sim|~)(?:\{ ?\}|(?![A-Za-z])[ ]?)\}?|\\string~"
)
_LATEX_SIGN = lazy_pattern(r"\{\\([_%#&$~])\}|\\+([_%#&$~])")


def without_latex(text: str) -> str:
    r"""Take the LaTeX out of an address: ``\url{...}``, ``\_``, ``{\%}``, ``$\sim$``.

    Args:
        text: An address, perhaps as BibTeX has it.

    Returns:
        The same without it; anything else stays as it is.
    """
    if "\\" not in text:
        return text
    text = _LATEX_COMMAND.sub(lambda match: match[1] or match[2], text)
    text = _LATEX_TILDE.sub("~", text)
    return _LATEX_SIGN.sub(lambda match: match[1] or match[2], text)
