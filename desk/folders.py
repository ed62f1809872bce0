"""Where faqt keeps things on disk: configuration, state and cache.

Each folder is the one the operating system gives to programs, unless an environment variable names
another. Nothing is created here.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from desk.standard_folders import APP, named_folder

if TYPE_CHECKING:
    from collections.abc import Mapping


def config_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of ``config.toml``.

    Args:
        environ: Environment variables; ``FAQT_CONFIG_DIR`` overrides the system's folder.

    Returns:
        An absolute path, which need not exist.
    """
    return _folder("config", environ)


def state_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of ``state.json``.

    Args:
        environ: Environment variables; ``FAQT_STATE_DIR`` overrides the system's folder.

    Returns:
        An absolute path, which need not exist.
    """
    return _folder("state", environ)


def cache_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of what can be made again, such as search indexes.

    Args:
        environ: Environment variables; ``FAQT_CACHE_DIR`` overrides the system's folder.

    Returns:
        An absolute path, which need not exist.
    """
    return _folder("cache", environ)


def _folder(kind: str, environ: Mapping[str, str]) -> Path:
    chosen = named_folder(kind, environ.get(f"FAQT_{kind.upper()}_DIR", ""))
    if chosen is not None:
        return Path(chosen)
    import platformdirs  # here, because few systems need it and it costs start-up

    folder: Path = getattr(platformdirs, f"user_{kind}_path")(APP, appauthor=False)
    return folder
