"""``faqt completion``: the script that teaches a shell to complete."""

from __future__ import annotations

import click

from faqt.completion import SHELLS, script
from faqt.failures import DONE
from faqt.output import write


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS), metavar="|".join(SHELLS))
def command(shell: str) -> int:
    """Print the completion script of a shell.

    \b
    bash:  echo 'eval "$(faqt completion bash)"' >> ~/.bashrc
    zsh:   echo 'eval "$(faqt completion zsh)"' >> ~/.zshrc
    fish:  faqt completion fish > ~/.config/fish/completions/faqt.fish
    """  # noqa: D301 - click wants the character itself
    write(script(shell))
    return DONE
