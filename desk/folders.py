"""Where faqt keeps things on disk: configuration, state and cache.

Each folder is the one the operating system gives to programs, unless an environment variable names
another. Nothing is created here.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

APP = "faqt"
"""Name of the folder inside the system's own."""


def config_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of ``config.toml``.

    Args:
        environ: Environment variables; ``FAQT_CONFIG_DIR`` overrides the system's folder.

    Returns:
        An absolute path, which need not exist.
    """
    chosen = _override(environ, "FAQT_CONFIG_DIR")
    if chosen:
        return chosen
    from platformdirs import user_config_path  # here, because it costs start-up time

    return user_config_path(APP, appauthor=False)


def state_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of ``state.json``.

    Args:
        environ: Environment variables; ``FAQT_STATE_DIR`` overrides the system's folder.

    Returns:
        An absolute path, which need not exist.
    """
    chosen = _override(environ, "FAQT_STATE_DIR")
    if chosen:
        return chosen
    from platformdirs import user_state_path  # here, because it costs start-up time

    return user_state_path(APP, appauthor=False)


def cache_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of what can be made again, such as search indexes.

    Args:
        environ: Environment variables; ``FAQT_CACHE_DIR`` overrides the system's folder.

    Returns:
        An absolute path, which need not exist.
    """
    chosen = _override(environ, "FAQT_CACHE_DIR")
    if chosen:
        return chosen
    from platformdirs import user_cache_path  # here, because it costs start-up time

    return user_cache_path(APP, appauthor=False)


def _override(environ: Mapping[str, str], name: str) -> Path | None:
    """Return the folder that a variable names; None when it is unset or empty."""
    value = environ.get(name, "")
    if not value:
        return None
    # os.path.expanduser leaves "~" alone where no home is known; Path.expanduser raises.
    return Path(os.path.expanduser(value)).absolute()  # noqa: PTH111
