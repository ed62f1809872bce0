"""Make the word lists of ``index/english`` of WordNet's database.

Usage: ``uv run python scripts/make_english.py FOLDER``

FOLDER has the files of WordNet 3.0, as Debian's package ``wordnet-base`` installs them in
``/usr/share/wordnet``. Writes ``words.txt.gz``, the words that are no names, one a line; and
``irregular.txt``, the inflected forms that the stemmer does not lead back to their base.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from whoosh.lang.porter import stem

TARGET = Path(__file__).resolve().parent.parent / "index" / "english"
KINDS = ("noun", "verb", "adj", "adv")
SHORTEST = 3
_HOMOGRAPHS = (
    "wound ground saw felt left bound bore fell rose stove bit spat lay rung cleft wold hoed dove "
    "lit shot born borne lives axes bases does has was dice pence am is are been were did done had "
    "might media stamina opera bespoke offer further farther cola rent gilt pease swops ora osar "
    "ossa reis soli lati latu litai programmes dryer messieurs"
)
HOMOGRAPHS = frozenset(_HOMOGRAPHS.split())
"""Forms that are better known as another word, or that no question is about."""
MORE = {
    "people": "person",
    "better": "good",
    "women": "woman",
    "bacteria": "bacterium",
    "fungi": "fungus",
    "larvae": "larva",
    "metastases": "metastasis",
    "mitochondria": "mitochondrion",
    "prognoses": "prognosis",
    "vertebrae": "vertebra",
}
"""What WordNet treats as words of their own, or its authors did not meet."""
REGULAR = ("ed", "ing", "er", "est")
"""Endings whose forms are regular, apart from a doubled or changed letter."""


def words(folder: Path) -> set[str]:
    """Read the words of WordNet that are one word, in small letters."""
    found = set()
    for kind in KINDS:
        for line in (folder / f"data.{kind}").read_text(encoding="ascii").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split()
            count = int(fields[3], 16)
            for word in fields[4 : 4 + 2 * count : 2]:
                word = word.partition("(")[0]
                if word.isalpha() and word.islower() and len(word) >= SHORTEST:
                    found.add(word)
    return found


def common_words(folder: Path) -> set[str]:
    """Read the words that WordNet's authors met in running text."""
    lines = (folder / "cntlist.rev").read_text(encoding="ascii").splitlines()
    return {line.partition("%")[0] for line in lines}


def irregular(folder: Path, common: set[str]) -> dict[str, str]:
    """Read the forms whose stem is not the stem of their base."""
    found = dict(MORE)
    for kind in KINDS:
        for line in (folder / f"{kind}.exc").read_text(encoding="ascii").splitlines():
            form, base = line.split()[:2]
            if (
                form.isalpha()
                and base.isalpha()
                and stem(form) != stem(base)
                and form not in HOMOGRAPHS
                and not (form.endswith(REGULAR) and form[:2] == base[:2])
                and base in common
            ):
                found.setdefault(form, base)
    return found


def main() -> None:
    """Write both lists."""
    parser = argparse.ArgumentParser(description="Make the English word lists.")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    folder: Path = parser.parse_args().folder
    known = words(folder)
    TARGET.mkdir(exist_ok=True)
    text = "\n".join(sorted(known)) + "\n"
    (TARGET / "words.txt.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    forms = irregular(folder, common_words(folder))
    listed = "".join(f"{form} {base}\n" for form, base in sorted(forms.items()))
    (TARGET / "irregular.txt").write_text(listed, encoding="ascii")
    print(f"{len(known)} words, {len(forms)} irregular forms")


if __name__ == "__main__":
    main()
