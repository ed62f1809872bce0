"""What the settings of ``config.toml`` may be: each function takes a value or raises ValueError.

The error says why where the value alone does not tell.
"""

from __future__ import annotations


def words(value: object) -> tuple[str, ...]:
    """Take a list of words, the first not empty."""
    if not isinstance(value, list):
        raise ValueError  # noqa: TRY004 - one sort of error for whatever will not do
    if not all(isinstance(word, str) and "\0" not in word for word in value):
        raise ValueError
    if value and not value[0]:
        raise ValueError
    return tuple(value)


def url_command(value: object) -> tuple[str, ...]:
    """Take an argument list in which exactly the link is left open."""
    return _with_gap(words(value), "{url}", "the link")


def file_command(value: object) -> tuple[str, ...]:
    """Take an argument list in which the file is left open."""
    return _with_gap(words(value), "{file}", "the file's name")


def _with_gap(argv: tuple[str, ...], gap: str, filler: str) -> tuple[str, ...]:
    """Refuse an argument list that has no place for what it is about."""
    if argv and not any(gap in word for word in argv[1:]):
        raise ValueError(f'"{gap}", which stands for {filler}, is missing after the program')
    return argv


def text(value: object) -> str:
    """Take one line of text."""
    if not isinstance(value, str) or not value.isprintable():
        raise ValueError
    return value


def flag(value: object) -> bool:
    """Take a truth value."""
    if isinstance(value, bool):
        return value
    raise ValueError


def width(value: object) -> int:
    """Take a number of columns."""
    if not isinstance(value, int) or isinstance(value, bool) or not 20 <= value <= 400:
        raise ValueError
    return value


def base(value: object) -> str:
    """Take an address without its last slash."""
    address = text(value)
    if not address.startswith(("http://", "https://")):
        raise ValueError
    return address.rstrip("/")


def key_list(value: object) -> tuple[str, ...]:
    """Take one key or a list of keys."""
    names = [value] if isinstance(value, str) else value
    if isinstance(names, list) and all(isinstance(name, str) and name for name in names):
        # A comma parts keys where the screen takes them, so its own key goes by its name.
        return tuple("comma" if name == "," else text(name) for name in names)
    raise ValueError
