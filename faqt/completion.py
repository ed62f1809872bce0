"""Completion for bash, zsh and fish: the scripts, and the answers they ask for.

A script asks by running ``faqt`` with ``_FAQT_COMPLETE`` set to the shell's name. bash hands over
the line in ``COMP_LINE`` and ``COMP_POINT``, to be cut by :func:`split`, because its own cutting
breaks words at ``:``; zsh and fish hand over the words. An answer is one candidate a line, for zsh
and fish with its description after a tab; :data:`FILES` asks the shell to complete file names.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from faqt.failures import DONE
from faqt.output import write

if TYPE_CHECKING:
    from collections.abc import Mapping

    import click
    from click.shell_completion import CompletionItem

SHELLS = ("bash", "zsh", "fish")

FILES = "\x01file"
"""Candidate that stands for the names of files."""
OPEN = "\x01open"
"""Put after a candidate that is not complete, so that no space follows it."""

_BASH = r"""# bash completion for faqt
_faqt_completion() {
    local candidate
    COMPREPLY=()
    while IFS= read -r candidate; do
        case $candidate in
            $'\001file') compopt -o default -o bashdefault 2> /dev/null ;;
            *$'\001open')
                compopt -o nospace 2> /dev/null
                COMPREPLY+=("${candidate%$'\001open'}") ;;
            *) COMPREPLY+=("$candidate") ;;
        esac
    done < <(COMP_LINE=$COMP_LINE COMP_POINT=$COMP_POINT COMP_BREAKS=$COMP_WORDBREAKS \
        _FAQT_COMPLETE=bash "$1" 2> /dev/null)
}
complete -o nosort -F _faqt_completion faqt 2> /dev/null || complete -F _faqt_completion faqt
"""

_ZSH = r"""#compdef faqt
# zsh completion for faqt
_faqt_completion() {
    local -a names labels open_names
    local line name files=0 tab=$'\t'
    local -a before=("${(@Q)words[2,CURRENT-1]}")
    local reply_text="$(_FAQT_COMPLETE=zsh ${words[1]} "${before[@]}" "${(Q)PREFIX}" 2> /dev/null)"
    for line in "${(@f)reply_text}"; do
        [[ -z $line ]] && continue
        if [[ $line == $'\001file' ]]; then
            files=1
            continue
        fi
        name=${line%%$tab*}
        if [[ $name == *$'\001open' ]]; then
            open_names+=("${name%$'\001open'}")
        else
            names+=("$name")
            labels+=("${line//$tab/  -- }")
        fi
    done
    (( ${#names} )) && compadd -l -d labels -V faqt -a names
    (( ${#open_names} )) && compadd -S '' -V faqt-open -a open_names
    (( files )) && _files
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _faqt_completion "$@"
else
    compdef _faqt_completion faqt
fi
"""

_FISH = r"""# fish completion for faqt
function __faqt_completion
    set -l words (commandline -opc) (commandline -ct | string unescape)
    for line in (_FAQT_COMPLETE=fish $words[1] $words[2..-1] 2> /dev/null)
        if test "$line" = \x01file
            __fish_complete_path (commandline -ct)
        else
            string replace -r '\x01open' '' -- $line
        end
    end
end
complete --command faqt --no-files --keep-order --arguments '(__faqt_completion)'
"""


def script(shell: str) -> str:
    """Return the completion script of a shell.

    Args:
        shell: One of :data:`SHELLS`.

    Returns:
        The script.
    """
    return {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}[shell]


def answer(command: click.Command, environ: Mapping[str, str]) -> int:
    """Answer a shell that asks for completions.

    Args:
        command: The command line.
        environ: Environment variables, ``_FAQT_COMPLETE`` among them.

    Returns:
        The exit code.
    """
    shell = environ.get("_FAQT_COMPLETE", "")
    quote, breaks = "", ""
    if shell == "bash":
        line, breaks = environ.get("COMP_LINE", ""), environ.get("COMP_BREAKS", "")
        words, quote = split(line[: _point(line, environ.get("COMP_POINT", ""))])
        words = words[1:] or [""]
    else:
        words = sys.argv[1:] or [""]
    from click.shell_completion import ShellComplete  # here, because only a shell asks for it

    *before, incomplete = words
    asked = ShellComplete(command, {}, "faqt", "_FAQT_COMPLETE")
    items = asked.get_completions(before, incomplete)
    # "--tag=x" is completed as a whole.
    option = re.match(r"--[^=]*=", incomplete)
    prefix = option.group() if option else ""
    # Bash replaces only what follows the last of its break characters.
    kept = 0 if quote else max((incomplete.rfind(at) + 1 for at in breaks if at in ":="), default=0)
    lines = [_line(item, shell, quote, prefix, kept) for item in items]
    write("".join(f"{line}\n" for line in lines))
    return DONE


def _point(line: str, point: str) -> int:
    """Return the cursor's place in characters; bash counts bytes in some locales."""
    if not point.isdigit():
        return len(line)
    prefix = line.encode("utf-8", "surrogateescape")[: int(point)]
    return len(prefix.decode("utf-8", "replace"))


def _line(item: CompletionItem, shell: str, quote: str, prefix: str, kept: int) -> str:
    """Write a candidate as its shell takes it."""
    if item.type in ("file", "dir"):
        return FILES
    value = prefix + str(item.value)
    if shell == "bash":
        value = _closed(value, quote) if quote else _escaped(value[kept:])
    tail = OPEN if item.type == "open" else ""
    if shell == "bash" or not item.help:
        return value + tail
    return f"{value}{tail}\t{' '.join(item.help.split())}"


def _escaped(value: str) -> str:
    """Write a candidate outside of quotation, in the way that a reader would go on typing."""
    return re.sub(r"([^\w%+,./:=@-])", r"\\\1", value)


def _closed(value: str, quote: str) -> str:
    """Write a candidate inside the quotation that was begun."""
    if quote == "'":
        return value.replace("'", "'\\''")
    return "".join(f"\\{char}" if char in '"\\$`' else char for char in value)


def split(line: str) -> tuple[list[str], str]:
    """Cut a line into words as a shell does.

    Args:
        line: A command line up to the cursor.

    Returns:
        Its words, the last of them the one being written (empty after a space), and the quotation
        mark that is still open; empty when none is.
    """
    words: list[str] = []
    word: list[str] | None = None
    quote = ""
    escaped = False
    for char in line:
        if escaped:
            word = [*(word or []), char]
            escaped = False
        elif char == "\\" and quote != "'":
            escaped = True
        elif quote:
            if char == quote:
                quote = ""
            else:
                word = [*(word or []), char]
        elif char in "'\"":
            quote = char
            word = word or []
        elif char.isspace():
            if word is not None:
                words.append("".join(word))
            word = None
        else:
            word = [*(word or []), char]
    words.append("".join(word or []))
    return words, quote
