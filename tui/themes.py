"""Colours: the two themes that come with faqt, and what others may lack."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="faqt-dark",
    primary="#7fb4ca",
    secondary="#9a8fc2",
    accent="#8fd0c0",
    warning="#e6b566",
    error="#e67e80",
    success="#a7c080",
    foreground="#d8dee4",
    background="#14181d",
    surface="#1a1f26",
    panel="#2b333d",
    dark=True,
    variables={"muted": "#93a0ad", "cursor-ground": "#27404d"},
)
LIGHT = Theme(
    name="faqt-light",
    primary="#1f6f8b",
    secondary="#6a5a9e",
    accent="#00695c",
    warning="#8a5a00",
    error="#b3261e",
    success="#4c6b1f",
    foreground="#1f2428",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#dcd8cf",
    dark=False,
    variables={"muted": "#5d666e", "cursor-ground": "#cfe3ea"},
)


def defaults(*, dark: bool) -> dict[str, str]:
    """Return colours that themes from elsewhere do not name.

    Args:
        dark: Whether the theme is dark.
    """
    return {
        "muted": "#8f8f8f" if dark else "#666666",
        "cursor-ground": "#3a3a3a" if dark else "#d6d6d6",
    }
