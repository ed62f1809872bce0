"""Getting a file's bytes, or saying why not."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from data.problems import FaqError, Problem
from data.reading.source import MAX_MB, Limits
from data.suggest import nearest
from data.text import visible


def read_bytes(name: str, limits: Limits) -> bytes:
    """Read a file.

    Args:
        name: Its path.
        limits: How large it may be.

    Returns:
        All its bytes.

    Raises:
        FaqError: It is missing, a directory, unreadable or too large.
    """
    try:
        with Path(name).open("rb") as file:
            size = os.fstat(file.fileno())
            # The size of a pipe or device is not known before it is read.
            known = stat.S_ISREG(size.st_mode)
            if known and size.st_size > limits.file_bytes:
                raise _too_large(name, f"{size.st_size:,}", limits)
            # A regular file is read whole: asking for a size would reserve that much memory.
            data = file.read() if known else file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise _refused(name, "missing-file", "There is no such file.", _similar(name)) from None
    except IsADirectoryError:
        raise _refused(
            name, "is-directory", "This is a folder, not a FAQ file.", _inside(name)
        ) from None
    except PermissionError:
        raise _refused(
            name,
            "unreadable-file",
            "You have no permission to read this file.",
            "Look at its owner and mode with `ls -l`.",
        ) from None
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL character, which no system call takes.
        reason = getattr(error, "strerror", None) or str(error)
        raise _refused(
            name, "unreadable-file", f"The file cannot be read: {reason}.", "Check the path."
        ) from None
    if len(data) > limits.file_bytes:
        raise _too_large(name, f"more than {limits.file_bytes:,}", limits)
    return data


def _refused(name: str, code: str, message: str, hint: str) -> FaqError:
    return FaqError((Problem("error", code, message, file=name, hint=hint, fatal=True),))


def _too_large(name: str, size: str, limits: Limits) -> FaqError:
    return _refused(
        name,
        "too-large",
        f"The file has {size} bytes; at most {limits.file_bytes:,} are read.",
        f"Split the FAQ into several files, or set {MAX_MB} to more megabytes.",
    )


def _similar(name: str) -> str:
    path = Path(name)
    try:
        names = [entry.name for entry in os.scandir(path.parent) if entry.is_file()]
    except OSError:
        return f"There is no folder {visible(str(path.parent))} either. Check the path."
    found = nearest(path.name, names)
    return f'Did you mean "{visible(str(path.with_name(found)))}"?' if found else "Check the path."


def _inside(name: str) -> str:
    try:
        names = sorted(
            entry.name
            for entry in os.scandir(name)
            if entry.name.endswith((".yaml", ".yml")) and entry.is_file()
        )
    except OSError:
        names = []
    return (
        f'Name a file, such as "{visible(str(Path(name, names[0])))}".' if names else "Name a file."
    )
