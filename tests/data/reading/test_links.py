"""What names something else: ids, citations, errata."""

from __future__ import annotations

import pytest

from data.reading.reader import parse

HEAD = "title: T\nquestions:\n"
REFERENCES = "references:\n- {id: smith2019}\n- {id: jones2020}\n"


def problems(text: str) -> list[str]:
    return [
        f"{problem.line}:{problem.column} {problem.code} {problem.hint}"
        for problem in parse(text).problems
    ]


@pytest.mark.parametrize(
    ("answer", "places"),
    [
        # Each answer starts on line 4, behind "  answer: " in column 11.
        ("|\n    See [@smth2019] and\n\n      @jnes2020 there.\n", ["5:10", "7:7"]),
        ("|2\n      Indented [@smth2019]\n", ["5:17"]),
        (">\n    folded text\n    goes on [@a] here\n    and [@b; @c]\n", ["6:14", "7:10", "7:14"]),
        ("plain [@a] text\n    goes on [@b]\n", ["4:18", "5:14"]),
        ("'quoted ''it'' [@a]\n\n    and @b'\n", ["4:27", "6:9"]),
        ('"double \\t \\"[@a]\\" and \\\n    [@b]"\n', ["4:25", "5:6"]),
        ("'[@a] and [@a] and @a'\n", ["4:13", "4:22", "4:30"]),
        ("'[see @a, p. 3; -@b]'\n", ["4:17", "4:28"]),
        ("'[@{odd key}]'\n", ["4:13"]),
        ("mail a@b.org, [@a]\n", ["4:26"]),
        ("'[@smith2019; @smith]'\n", ["4:25"]),
        ('"\\x40a [@b]"\n', ["4:11", "4:11"]),
    ],
)
def test_a_citation_of_nothing_is_placed_where_it_stands(answer: str, places: list[str]) -> None:
    text = f"{HEAD}- question: q\n  answer: {answer}{REFERENCES}"
    found = [line for line in problems(text) if "unknown-citation" in line]
    assert [line.partition(" ")[0] for line in found] == places


def test_the_remedy_for_a_citation() -> None:
    text = f"{HEAD}- question: q\n  answer: '[@smiht2019], [@zzz], @me'\n{REFERENCES}"
    assert problems(text) == [
        '4:13 unknown-citation Did you mean "smith2019"?',
        "4:27 unknown-citation Add it to `references`.",
        ("4:34 unknown-citation Add it to `references`. Where no citation is meant, write `\\@`."),
    ]


def test_known_citations_are_no_problem() -> None:
    text = f"{HEAD}- question: q\n  answer: '[@smith2019, p. 3], a@b.org, `@code`'\n{REFERENCES}"
    loaded = parse(text)
    assert loaded.problems == ()
    assert loaded.faq is not None
    assert [citation.key for citation in loaded.faq.entries[0].citations] == ["smith2019"]
    assert loaded.faq.cited_by == {"smith2019": ("q",)}


def test_errata_cite_too() -> None:
    erratum = "errata:\n- target: q\n  note: See [@smth2019].\n"
    text = f"{HEAD}- question: q\n  answer: a\n{REFERENCES}{erratum}"
    assert problems(text) == ['10:14 unknown-citation Did you mean "smith2019"?']
    good = parse(text.replace("smth", "smith"))
    assert good.faq is not None
    assert [citation.key for citation in good.faq.errata[0].citations] == ["smith2019"]


@pytest.mark.parametrize(
    ("erratum", "expected"),
    [
        ("target: smith2019, note: n", []),
        ("target: what, note: n, see: [jones2020, smith2019]", []),
        ("target: what, note: n, see: jones2020", []),
        ("target: wht, note: n", ['9:12 unknown-target Did you mean "what"?']),
        (
            "target: zzzz, note: n",
            ["9:12 unknown-target Write the id of a question or a reference."],
        ),
        (
            "target: what, note: n, see: [smith2019, jons2020]",
            ['9:44 unknown-see Did you mean "jones2020"?'],
        ),
        ("target: what, note: n, see: what", ["9:32 unknown-see Write the id of a reference."]),
        (
            "note: n",
            ["9:3 missing-target Write `target:` and the id of a question or a reference."],
        ),
        ("target: what", ["9:3 missing-note Write `note:` and what is doubtful."]),
        ("target: what, note: ''", ["9:24 missing-note Write `note:` and what is doubtful."]),
        (
            "target: what, note: [a]",
            ["9:24 wrong-type Write one text, in quotes if it starts with `[` or `{`."],
        ),
    ],
)  # fmt: skip
def test_errata(erratum: str, expected: list[str]) -> None:
    text = f"{HEAD}- {{id: what, question: q, answer: a}}\n\n{REFERENCES}errata:\n- {{{erratum}}}\n"
    assert problems(text) == expected


def test_errata_have_ids_of_their_own() -> None:
    loaded = parse(
        f"{HEAD}- {{id: what, question: q, answer: a}}\n"
        "errata:\n- {target: what, note: n}\n- {target: what, note: n}\n"
        "- {id: what-2, target: what, note: n}\n"
    )
    assert loaded.faq is not None
    assert [erratum.id for erratum in loaded.faq.errata] == ["what", "what-3", "what-2"]
    assert len(loaded.faq.errata_by_target["what"]) == 3


@pytest.mark.parametrize(
    ("rest", "message", "hint"),
    [
        (
            "- {id: what, question: q, answer: a}",
            'The id "what" is taken on line 3.',
            "Give this question another id, such as `what-2`.",
        ),
        (
            "references: [{id: what}]",
            (
                'The id "what" is taken by a question on line 3. '
                "Questions and references share their ids."
            ),
            "Give this reference another id, such as `what-2`.",
        ),
        (
            "references: [{id: a}, {id: a}]",
            'The id "a" is taken on line 4.',
            "Give this reference another id, such as `a-2`.",
        ),
        (
            "errata: [{id: a, target: what, note: n}, {id: a, target: what, note: n}]",
            'The id "a" is taken on line 4.',
            "Give this erratum another id, such as `a-2`.",
        ),
    ],
)
def test_an_id_is_given_once(rest: str, message: str, hint: str) -> None:
    loaded = parse(f"{HEAD}- {{id: what, question: q, answer: a}}\n{rest}\n")
    (problem,) = loaded.problems
    assert (problem.code, problem.line) == ("duplicate-id", 4)
    assert problem.message == message
    assert problem.hint == hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- {id: a b, question: q, answer: a}", "3:8 bad-id Write `a-b`."),
        ("- {question: q, answer: a}\nreferences: [{id: 'a{b'}]", "4:19 bad-id Write `a-b`."),
        ("- {question: q, answer: a}\nreferences: [{title: a}]", "4:14 missing-id Write `id: kry"),
        ("- {question: q, answer: a}\nreferences: [{id: ''}]", "4:19 missing-id Write `id: kry"),
        ("- {question: q, answer: a}\nreferences: [{id: [a]}]", "4:19 wrong-type Write one text"),
    ],
)
def test_ids_are_plain(text: str, expected: str) -> None:
    (problem,) = problems(HEAD + text)
    assert problem.startswith(expected)


def test_ids_are_made_from_questions() -> None:
    loaded = parse(
        HEAD
        + "".join(
            f"- {{question: '{question}', answer: a{given}}}\n"
            for question, given in (
                ("What is it?", ""),
                ("What is it?", ""),
                ("Was ist das für ein Öl?", ""),
                ("x", ", id: what-is-it-2"),
                ("x", ", id: ~"),
                ("什么", ""),
            )
        )
        + "references: [{id: x}]\n"
    )
    assert loaded.faq is not None
    assert [entry.id for entry in loaded.faq.entries][:5] == [
        "what-is-it", "what-is-it-3", "was-ist-das-fur-ein-ol", "what-is-it-2", "x-2",
    ]  # fmt: skip
    assert loaded.faq.entries[5].id.startswith("q-")


def test_many_slips_of_one_sort_are_each_reported() -> None:
    answers = "".join(f"- {{question: q, answer: '[@a{number}]'}}\n" for number in range(300))
    assert len(problems(HEAD + answers + REFERENCES)) == 300
