"""YAML files of questions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import yaml

from convert.records.draft import draft_of
from convert.records.losses import Losses
from convert.records.tree import TreeError, read_yaml
from data.problems import FaqError
from data.reading.decoding import decode
from data.reading.mending import mend
from data.reading.report import Report
from data.reading.source import SourceText
from data.reading.tree import FAST
from data.reading.yaml_errors import explain

if TYPE_CHECKING:
    from convert.model import Draft
    from convert.source import Material


def read(material: Material) -> Draft:
    """Make a draft of YAML.

    Args:
        material: The file.

    Returns:
        The draft.

    Raises:
        FaqError: It is no YAML.
    """
    report = Report(material.name, material.limits.problems)
    source = decode(material.text.encode(), report) or SourceText(b"")
    report.source = source = mend(source, report, FAST)
    try:
        documents = read_yaml(source.data, Losses(report))
    except TreeError as error:
        message, hint, place = (
            f"The file is not YAML: {error.message}.",
            "",
            (error.line, error.column),
        )
        if isinstance(error.__cause__, yaml.MarkedYAMLError):
            tokens = partial(yaml.scan, source.data, Loader=FAST)
            message, hint, place = explain(error.__cause__, source, tokens)
        report = Report(material.name)
        report.source = source
        report.error("not-yaml", message, place, hint=hint, fatal=True)
        raise FaqError(report.problems()) from None
    return draft_of(
        documents, named=material.named, problems=(*material.problems, *report.problems())
    )
