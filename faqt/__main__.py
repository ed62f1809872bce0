"""Entry point: puts the application's packages on the path, then runs the command line."""

import gc
import sys
from pathlib import Path


def main() -> None:
    """Run the command line.

    A wheel carries ``data``, ``index`` and ``tui`` in ``faqt/_app`` so that no package of such a
    general name lands in site-packages; a checkout has them beside ``faqt``.
    """
    # Collecting garbage while so much is imported costs about a tenth of the screen's start: it
    # collects again after its first paint, all other commands once they are imported.
    gc.disable()
    here = Path(__file__).resolve().parent
    bundle = here / "_app"
    sys.path.insert(0, str(bundle if bundle.is_dir() else here.parent))

    try:
        # Only importable once the path is set.
        from faqt.cli import run

        code = run()
    except KeyboardInterrupt:  # while importing; run itself knows what to do
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
