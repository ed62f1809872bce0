"""The FAQ that faqt ships carries the whole article over.

The article itself is not part of the project: this is its outline, section by section, with the
key terms of its lists, its citations and its references.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.reading.reader import load

if TYPE_CHECKING:
    from data.model import Entry, Faq

FAQ_FILE = Path(__file__).parents[2] / "data" / "faq.yaml"

# Heading of the article, entry that carries it, terms that its answer must have, works it cites.
OUTLINE: list[tuple[str, str, list[str], list[str]]] = [
    (
        "What You NEED to Know About Ketamine Therapy",
        "what-does-this-cover",
        [
            "depression",
            "anxiety",
            "PTSD",
            "chronic pain",
            "anesthetic",
            "groundbreaking",
            "supervision",
            "safety",
            "powerful alternative",
            "traditional treatments",
        ],
        [],
    ),
    (
        "What is Ketamine?",
        "what-is-ketamine",
        [
            "glutamate",
            "dissociative anesthetic",
            "surgery",
            "weeks",
            "within hours",
            "Innerwell",
            "licensed professionals",
            "frequent visits",
            "mood",
        ],
        ["krystal2019"],
    ),
    (
        "Ketamine for Depression and Anxiety",
        "ketamine-for-depression-and-anxiety",
        ["treatment-resistant depression", "TRD", "lifeline", "within 24 hours", "severe"],
        ["daly2018"],
    ),
    (
        "How Does Ketamine Work?",
        "how-does-ketamine-work",
        ["glutamate", "neurotransmitter", "neural pathways", "suicidal thoughts", "long-term"],
        [],
    ),
    (
        "Types of Ketamine Therapy",
        "types-of-ketamine-therapy",
        [
            "Intravenous (IV) infusion",
            "most common",
            "precise dosing",
            "Intranasal (Spravato)",
            "esketamine",
            "FDA",
            "nasal spray",
            "troches",
            "at home",
            "Intramuscular (IM) injection",
            "Less common",
            "clinical settings",
        ],
        [],
    ),
    (
        "The Benefits of At-Home Ketamine Therapy",
        "benefits-of-at-home-therapy",
        [
            "Convenience",
            "comfort",
            "Supervised care",
            "icensed providers",
            "Accessibility",
            "affordable",
            "Innerwell",
            "troches",
        ],
        [],
    ),
    (
        "Is Ketamine Safe?",
        "is-ketamine-safe",
        [
            "medical supervision",
            "misuse",
            "dissociation",
            "dizziness",
            "nausea",
            "mild",
            "Innerwell",
            "dosages",
        ],
        ["short2018"],
    ),
    (
        "Who Can Benefit from Ketamine Therapy?",
        "who-can-benefit",
        ["TRD", "PTSD", "GAD", "hronic pain", "fibromyalgia", "CRPS", "not responded"],
        [],
    ),
    (
        "What Are the Risks of Ketamine Therapy?",
        "risks-of-ketamine-therapy",
        [
            "well tolerated",
            "Dissociation",
            "detached from reality",
            "heart rate",
            "blood pressure",
            "Nausea",
            "dizziness",
            "allucinations",
            "short-lived",
        ],
        [],
    ),
    (
        "How to Get Started with Ketamine Therapy",
        "how-to-get-started",
        ["consultation", "licensed provider", "Innerwell", "from home", "monitoring"],
        [],
    ),
    (
        "Final Thoughts",
        "final-thoughts",
        ["rapid", "effective", "supervision", "traditional methods", "safety"],
        [],
    ),
]

# Reference, and its fields as the article prints them.
REFERENCES: list[tuple[str, dict[str, str], list[str]]] = [
    (
        "krystal2019",
        {
            "title": "Ketamine: A paradigm shift for depression research and treatment",
            "container-title": "Neuron",
            "volume": "101",
            "issue": "5",
            "page": "774-778",
            "DOI": "10.1016/j.neuron.2019.02.005",
            "issued": "2019",
        },
        ["Krystal", "Abdallah", "Sanacora", "Charney", "Duman"],
    ),
    (
        "daly2018",
        {
            "title": "Efficacy of esketamine nasal spray plus oral antidepressant treatment for "
            "relapse prevention in patients with treatment-resistant depression",
            "container-title": "JAMA Psychiatry",
            "volume": "75",
            "issue": "2",
            "page": "139-148",
            "DOI": "10.1001/jamapsychiatry.2017.3733",
            "issued": "2018",
        },
        ["Daly", "Trivedi", "Janik", "Li", "Zhang", "Li", "", "Singh"],
    ),
    (
        "short2018",
        {
            "title": "Side-effects associated with ketamine use in depression: A systematic review",
            "container-title": "The Lancet Psychiatry",
            "volume": "5",
            "issue": "1",
            "page": "65-78",
            "DOI": "10.1016/S2215-0366(17)30272-9",
            "issued": "2018",
        },
        ["Short", "Fong", "Galvez", "Shelker", "Loo"],
    ),
]


@pytest.fixture(scope="module")
def faq() -> Faq:
    loaded = load(FAQ_FILE)
    assert loaded.faq is not None, [str(problem) for problem in loaded.problems]
    assert not loaded.problems, [str(problem) for problem in loaded.problems]
    return loaded.faq


def _flat(entry: Entry) -> str:
    return " ".join(entry.answer.replace("*", "").split())


def test_every_section_of_the_article_is_there_in_its_order(faq: Faq) -> None:
    assert [entry.id for entry in faq.entries] == [entry_id for _, entry_id, _, _ in OUTLINE]
    assert [entry.heading for entry in faq.entries] == [heading for heading, _, _, _ in OUTLINE]


@pytest.mark.parametrize(("heading", "entry_id", "terms", "cited"), OUTLINE)
def test_section(faq: Faq, heading: str, entry_id: str, terms: list[str], cited: list[str]) -> None:
    entry = faq.entries_by_id[entry_id]
    missing = [term for term in terms if term not in _flat(entry)]
    assert not missing
    assert [citation.key for citation in entry.citations] == cited
    assert entry.question.endswith("?")
    assert len(entry.aliases) >= 2
    assert entry.tags
    assert entry.section
    assert entry.updated


def test_lists_have_all_their_items(faq: Faq) -> None:
    items = {"types-of-ketamine-therapy": 4, "benefits-of-at-home-therapy": 3}
    items |= {"who-can-benefit": 4, "risks-of-ketamine-therapy": 4}
    for entry_id, count in items.items():
        lines = faq.entries_by_id[entry_id].answer.splitlines()
        assert (
            sum(line.startswith(("- ", *(f"{n}. " for n in range(9)))) for line in lines) == count
        )


@pytest.mark.parametrize(("key", "fields", "families"), REFERENCES)
def test_reference(faq: Faq, key: str, fields: dict[str, str], families: list[str]) -> None:
    reference = faq.references_by_id[key]
    issued = reference.issued
    assert issued is not None
    found = {name: reference.text(name) for name in fields if name != "issued"}
    found["issued"] = str(issued.year)
    assert found == fields
    assert [name.family for name in reference.authors] == families
    # Exactly as the article prints it: whatever the fields say stands in it.
    for value in fields.values():
        assert value in reference.printed
    assert reference.printed.endswith(f"https://doi.org/{fields['DOI']}")


def test_what_is_doubtful_is_said(faq: Faq) -> None:
    (mixed,) = faq.errata_by_target["daly2018"]
    for fact in ("2018 trial", "2019 trial", ".3733"):
        assert fact in mixed.note
    meant = {faq.references_by_id[key].text("DOI") for key in mixed.see}
    assert meant == {"10.1001/jamapsychiatry.2017.3739", "10.1001/jamapsychiatry.2019.1189"}
    (claim,) = faq.errata_by_target["ketamine-for-depression-and-anxiety"]
    assert "not confirmed" in claim.note
    assert "one week" in claim.note
    (review,) = faq.errata_by_target["short2018"]
    assert "reporting" in review.note
    assert "long-term" in review.note
    (home,) = faq.errata_by_target["benefits-of-at-home-therapy"]
    flat = " ".join(home.note.split())
    for fact in ("10 October 2023", "abuse", "respiratory depression", "bladder", "two hours"):
        assert fact in flat
    assert all(erratum.date for erratum in faq.errata)


def test_it_is_no_medical_advice_and_names_its_source(faq: Faq) -> None:
    assert "not medical advice" in faq.about
    assert "Innerwell" in faq.source.note
    assert "Undated" in faq.source.note
    assert faq.source.title == "What You NEED to Know About Ketamine Therapy"
