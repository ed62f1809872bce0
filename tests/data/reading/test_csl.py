"""References in CSL-YAML."""

from __future__ import annotations

import pytest

from data.model import Name, PartialDate, Reference
from data.reading.reader import Loaded, parse


def load(fields: str) -> Loaded:
    """Read a FAQ with one reference, from the flow mapping that holds ``fields``."""
    questions = "title: T\nquestions: [{question: q, answer: a}]\n"
    return parse(f"{questions}references:\n- {{id: a, {fields}}}\n")


def read(fields: str) -> tuple[Reference | None, list[str]]:
    """Read one reference from the flow mapping that holds ``fields``."""
    text = (
        f"title: T\nquestions: [{{question: q, answer: a}}]\nreferences:\n- {{id: a, {fields}}}\n"
    )
    loaded = parse(text)
    problems = [f"{problem.severity} {problem.message}" for problem in loaded.problems]
    return (loaded.faq.references[0] if loaded.faq else None), problems


def good(fields: str) -> Reference:
    reference, problems = read(fields)
    assert problems == []
    assert reference is not None
    return reference


def test_a_whole_reference() -> None:
    reference = good(
        "type: article-journal, author: [{family: Krystal, given: J. H.}, {literal: WHO}], "
        "issued: 2019, title: Ketamine, container-title: Neuron, volume: 101, issue: 5, "
        "page: 774-778, DOI: 10.1016/j.neuron.2019.02.005, custom: {printed: 'As printed.', n: [1]}"
    )
    assert reference == Reference(
        id="a",
        type="article-journal",
        title="Ketamine",
        authors=(Name(family="Krystal", given="J. H."), Name(literal="WHO")),
        issued=PartialDate(2019),
        fields={
            "id": "a",
            "type": "article-journal",
            "author": ({"family": "Krystal", "given": "J. H."}, {"literal": "WHO"}),
            "issued": 2019,
            "title": "Ketamine",
            "container-title": "Neuron",
            "volume": 101,
            "issue": 5,
            "page": "774-778",
            "DOI": "10.1016/j.neuron.2019.02.005",
            "custom": {"printed": "As printed.", "n": (1,)},
        },
        printed="As printed.",
        line=4,
    )
    assert reference.text("volume") == "101"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("101", 101),
        ("-7", -7),
        ("0", 0),
        ("007", "007"),
        ("+5", "+5"),
        ("1.10", "1.10"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("'101'", "101"),
        ("NO", "NO"),
        ("on", "on"),
        ("true", "true"),
        ("2019-01-31", "2019-01-31"),
        ("null", ""),
        ("~", ""),
        ("123456789012345678901", "123456789012345678901"),
    ],
)
def test_a_text_field_keeps_what_was_written(written: str, value: str | int) -> None:
    assert good(f"volume: {written}").fields["volume"] == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("7", 7),
        ("'true'", "true"),
        ("yes", "yes"),
        ("[1, {a: ~}]", (1, {"a": None})),
    ],
)
def test_custom_holds_true_false_null_and_integers(written: str, value: object) -> None:
    assert good(f"custom: {{x: {written}}}").fields["custom"] == {"x": value}


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2019", PartialDate(2019)),
        ("'2019'", PartialDate(2019)),
        ("-400", PartialDate(-400)),
        ("2019-02", PartialDate(2019, 2)),
        ("2019-01-31", PartialDate(2019, 1, 31)),
        ("2019-01/2019-03", PartialDate(2019, 1, end=PartialDate(2019, 3))),
        ("in press", PartialDate(literal="in press")),
        ("{date-parts: [[2019, 1, 31]]}", PartialDate(2019, 1, 31)),
        ("{date-parts: [['2019', '02']]}", PartialDate(2019, 2)),
        ("{date-parts: [[2019, 1], [2019, 3]]}", PartialDate(2019, 1, end=PartialDate(2019, 3))),
        ("{date-parts: [2019, 1]}", PartialDate(2019, 1)),
        ("{year: 2019}", PartialDate(2019)),
        ("{year: 2019, month: 3, day: 4}", PartialDate(2019, 3, 4)),
        ("{year: 2019, day: 4}", PartialDate(2019)),
        ("[{year: 2019, month: 3}]", PartialDate(2019, 3)),
        ("{literal: around 2019}", PartialDate(literal="around 2019")),
        ("{raw: 2019-01-31}", PartialDate(2019, 1, 31)),
        ("{raw: spring}", PartialDate(literal="spring")),
        ("''", None),
        ("~", None),
    ],
)
def test_dates(written: str, date: PartialDate | None) -> None:
    assert good(f"issued: {written}").issued == date


@pytest.mark.parametrize(
    ("field", "written", "read"),
    [
        ("DOI", r"10.1000/(SICI)1\<2::AID\>3.0;2-L", "10.1000/(SICI)1<2::AID>3.0;2-L"),
        ("DOI", r"10.1000/a\_b", "10.1000/a_b"),
        ("URL", r"https://example.org/\~roe", "https://example.org/~roe"),
        ("URL", r"https://example.org/a\_b", r"https://example.org/a\_b"),
        ("URL", r"https://example.org/a\\\_b", r"https://example.org/a\_b"),
    ],
)
def test_what_pandoc_escapes_in_identifiers_is_read(field: str, written: str, read: str) -> None:
    assert good(f"{field}: '{written}'").fields[field] == read


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("[{family: Short, given: B.}]", (Name(family="Short", given="B."),)),
        ("{family: Short}", (Name(family="Short"),)),
        ("World Health Organization", (Name(literal="World Health Organization"),)),
        ("'Short, B.'", (Name(family="Short", given="B."),)),
        ("['Short, B.', 'NICE']", (Name(family="Short", given="B."), Name(literal="NICE"))),
        ("'Short, B., Jr.'", (Name(literal="Short, B., Jr."),)),
        ("[]", ()),
        ("~", ()),
        (
            "{family: Berg, given: J., non-dropping-particle: van der, suffix: Jr.}",
            (
                Name(
                    family="Berg",
                    given="J.",
                    non_dropping_particle="van der",
                    suffix="Jr.",
                ),
            ),
        ),
    ],
)
def test_names(written: str, names: tuple[Name, ...]) -> None:
    assert good(f"author: {written}").authors == names


@pytest.mark.parametrize(
    "written",
    [
        "'Short, B. and Fong, J.'",
        "Matthew Walker",
        "[Matthew P. Walker]",
        "Ludwig van Beethoven",
        "Matthew Walker and Jane Smith",
        "'Walker M, Smith J, Doe K'",
        "Walker M; Smith J",
        "Walker et al.",
        "M. Walker & J. Smith",
    ],
)
def test_people_in_a_text_are_told(written: str) -> None:
    reference, problems = read(f"author: {written}")
    assert reference is not None
    assert [name.literal or name.family for name in reference.authors]
    assert [problem.partition(" ")[0] for problem in problems] == ["warning"]
    assert "is read as " in problems[0]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("[Anna M. Lee]", Name(family="Lee", given="Anna M.")),
        ("J.-P. Roy", Name(family="Roy", given="J.-P.")),
        ("H. van der Berg", Name(family="Berg", given="H.", non_dropping_particle="van der")),
        ("Anna Lee", Name(literal="Anna Lee")),
        ("St. Olaf College", Name(literal="St. Olaf College")),
        ("U.S. Department of Energy", Name(literal="U.S. Department of Energy")),
        ("U.S. Army", Name(literal="U.S. Army")),
    ],
)
def test_initials_tell_which_word_is_the_family_name(written: str, name: Name) -> None:
    reference, _ = read(f"author: {written}")
    assert reference is not None
    assert reference.authors == (name,)


@pytest.mark.parametrize(
    "written",
    [
        "WHO",
        "World Bank",
        "Centers for Disease Control and Prevention",
        "Cochrane Collaboration",
        "The Lancet",
        "R Core Team",
        "Food and Drug Administration",
        "'Short, B., Jr.'",
        "{literal: Matthew Walker}",
        "OpenAI",
        "'Ministry of Health, Labour and Welfare'",
    ],
)
def test_organisations_in_a_text_are_no_problem(written: str) -> None:
    assert read(f"author: {written}")[1] == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Doi: 10.1000/182", "DOI"),
        ("Container-Title: Neuron", "container-title"),
        ("container_title: Neuron", "container-title"),
    ],
)
def test_the_case_of_a_field_is_mended_and_said(written: str, name: str) -> None:
    reference, problems = read(written)
    assert reference is not None
    assert reference.text(name)
    as_written = written.partition(":")[0]
    assert problems == [f'warning The field "{as_written}" is called "{name}".']


@pytest.mark.parametrize(
    "name", ["DOI", "URL", "PMID", "PMCID", "ISBN", "ISSN", "journalAbbreviation"]
)
def test_fields_in_small_letters_are_as_good(name: str) -> None:
    reference, problems = read(f"{name.lower()}: x")
    assert problems == []
    assert reference is not None
    assert reference.fields[name] == "x"
    assert name.lower() not in reference.fields


def test_a_field_in_its_own_case_wins() -> None:
    reference, problems = read("doi: 10.1000/1, DOI: 10.1000/2, Doi: 10.1000/3")
    assert reference is not None
    assert reference.fields["DOI"] == "10.1000/2"
    assert "doi" not in reference.fields
    assert problems == [
        'warning "doi" is ignored: "DOI" is there too.',
        'warning "Doi" is ignored: "DOI" is there too.',
    ]


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("journal: N", 'warning "journal" is not a CSL field.', 'Did you mean "container-title"?'),
        ("publiser: N", 'warning "publiser" is not a CSL field.', 'Did you mean "publisher"?'),
        ("zzzzzz: N", 'warning "zzzzzz" is not a CSL field.', "Put it below `custom:`."),
        ("type: bok", 'warning "bok" is not a CSL type.', 'Did you mean "book"?'),
        ("type: phdthesis", 'warning "phdthesis" is not a CSL type.', 'Did you mean "thesis"?'),
        ("type: 5", 'warning "5" is not a CSL type.', "Write `document`"),
        ("title: [a]", "error references[0].title must be a text, not a list.", "Write one text"),
        ("DOI: {}", "error references[0].DOI must be a text, not a mapping.", "Write one text"),
        ("custom: x", "error references[0].custom must be a mapping, not a text.", "Write `key:"),
        ("issued: []", "warning The date is empty.", "Write the year"),
        ("issued: {}", "warning The date is empty.", "Write the year"),
        ("issued: {date-parts: [[2019, 12, 32]]}", 'warning "32" is not a day.', "Write the year"),
        ("issued: {date-parts: [[x]]}", 'warning "x" is not a year.', "Write the year"),
        ("issued: {date-parts: [[[1]]]}", "warning A list is not a year.", "Write the year"),
        ("accessed: 1/2/2020", 'warning "1/2/2020" is not a date.', "Write `2020-02-01` or `2020-"),
        ("author: [[a]]", "error references[0].author[0] must be a name, not a list.", "Write `{f"),
        ("author: {}", "error A name needs `family` or `literal`.", "Write `{family:"),
        ("editor: {firstname: A, family: B}", None, 'Did you mean "given"?'),
        ("editor: {xyz: A, family: B}", None, "It may have: family"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_field_is_said(written: str, message: str | None, hint: str) -> None:
    text = (
        f"title: T\nquestions: [{{question: q, answer: a}}]\nreferences:\n- {{id: a, {written}}}\n"
    )
    problems = parse(text).problems
    assert len(problems) == 1
    assert message is None or f"{problems[0].severity} {problems[0].message}" == message
    assert problems[0].hint.startswith(hint)
    assert problems[0].line == 4
    assert problems[0].column > 8
    assert problems[0].path.startswith("references[0].")


def test_an_unknown_field_is_kept() -> None:
    reference, _ = read("zzzzzz: [N]")
    assert reference is not None
    assert reference.fields["zzzzzz"] == ("N",)


def test_keywords_may_be_a_list() -> None:
    assert good("keyword: [a, b]").fields["keyword"] == ("a", "b")
