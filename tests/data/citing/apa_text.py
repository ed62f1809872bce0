"""References made of CSL fields, read as a FAQ's are, and printed."""

from __future__ import annotations

import json
from typing import Any

from data.citing.apa import apa
from data.reading.reader import parse

LEE = [{"family": "Lee", "given": "Anna M."}]
ROY = [{"family": "Roy", "given": "Jean-Paul"}]
BOTH = [*LEE, *ROY]


def text(kind: str, issued: Any = 2012, **fields: Any) -> str:
    item = {
        name if name.startswith("archive_") else name.replace("_", "-"): value
        for name, value in fields.items()
    }
    item["archive-place"] = item.pop("archive_place", "")
    item |= {"id": "r", "type": kind} | ({"issued": issued} if issued else {})
    faq = {"title": "T", "questions": [{"question": "Q", "answer": "A"}], "references": [item]}
    loaded = parse(json.dumps(faq))
    assert loaded.faq is not None, loaded.problems
    return apa(loaded.faq.references[0], with_link=True)
