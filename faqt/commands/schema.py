"""``faqt schema``: the shapes of the FAQ file and of machine output."""

from __future__ import annotations

from importlib.resources import files

import click

from faqt.failures import DONE
from faqt.output import write

NAMES = ("faq", "list", "show", "search", "refs", "check", "index")


@click.command("schema")
@click.argument("name", required=False, type=click.Choice(NAMES), metavar=f"[{'|'.join(NAMES)}]")
def command(name: str | None) -> int:
    """Print the JSON Schema of a FAQ file or of a command's output.

    NAME is "faq" for the file that authors write, else the command whose --json it describes; a
    line of --jsonl fits "#/$defs/line" of the same schema. Without NAME, their names.
    """
    if name is None:
        write("".join(f"{known}\n" for known in NAMES))
    else:
        write((files("faqt") / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    return DONE
