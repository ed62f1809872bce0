"""Reading a FAQ on a screen: the Textual app, its screens and widgets."""

import os

FRAMES = "500"
"""Frames a second that may be drawn. At Textual's 60 the results of a key are ready long before the
next frame is due, which comes one to two periods after the echo of the key."""

if "TEXTUAL_FPS" not in os.environ:
    # Read when Textual is first imported; an editor or a browser started from here need not know.
    os.environ["TEXTUAL_FPS"] = FRAMES
    import textual.constants  # noqa: F401 - for its reading the variable

    del os.environ["TEXTUAL_FPS"]
