"""Citation styles: a CSL file, or a name of one where such files are kept.

Styles: https://www.zotero.org/styles, https://github.com/citation-style-language/styles.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from convert.pandoc.run import PandocError
from data.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN: Final = "apa"
"""The style that needs neither a file nor Pandoc."""
PANDOCS_OWN: Final = "chicago-author-date"
"""The style that Pandoc has in it."""
GET_STYLES: Final = "Use a CSL file instead; find one at https://www.zotero.org/styles."
"""How to get a style."""


def find_style(style: str) -> Path | None:
    """Find a citation style.

    Args:
        style: A CSL file, or the name of one, with or without ``.csl``, in a folder where
            Pandoc, Zotero or the operating system keeps them.

    Returns:
        Its file; None for a style that needs none: ``apa`` and ``chicago-author-date``.

    Raises:
        PandocError: When there is no such style.
    """
    given = Path(style).expanduser()
    if given.is_file():
        return given
    if not style or given.name != style:
        raise PandocError(
            f"there is no file {style}" if style else "the style has no name", GET_STYLES
        )
    name = style.removesuffix(".csl")
    for folder in style_folders():
        path = folder / f"{name}.csl"
        if path.is_file():
            return path
    if name in {OWN, PANDOCS_OWN}:
        return None
    near = nearest(name, {OWN, PANDOCS_OWN, *_known()})
    hint = f"Did you mean `{near}`? {GET_STYLES}" if near else GET_STYLES
    raise PandocError(f"no style “{name}” was found", hint)


def style_folders() -> Iterator[Path]:
    """Yield the folders where styles are kept, the reader's own first."""
    home = Path.home()
    data_home = os.environ.get("XDG_DATA_HOME")
    yield (Path(data_home) if data_home else home / ".local" / "share") / "pandoc" / "csl"
    if roaming := os.environ.get("APPDATA"):
        yield Path(roaming) / "pandoc" / "csl"
    yield home / ".pandoc" / "csl"
    yield home / ".csl"
    yield home / "Zotero" / "styles"
    yield Path("/usr/share/citation-style-language/styles")
    yield Path("/usr/share/citation-style-language/styles/dependent")


def _known() -> set[str]:
    return {path.stem for folder in style_folders() for path in folder.glob("*.csl")}
