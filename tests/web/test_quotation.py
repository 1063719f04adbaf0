"""Evidence as a sentence: where it begins and ends, and which words are marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Span
from graph.views import Source
from tests.factories import find
from web.quotation import CONTEXT_MAX, quotation, sentence_around


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        pytest.param("Satu hal. Dua hal. Tiga hal.", "Dua", "Dua hal.", id="between two others"),
        pytest.param("Judul\n\nGubernur hadir. Lalu pulang.", "hadir", "Gubernur hadir.", id="after a line's end"),
        pytest.param("Hadir H. Badu dan Dr. Cici. Selesai.", "Badu", "Hadir H. Badu dan Dr. Cici.", id="titles"),
        pytest.param("UU No. 5 Tahun 2020 berlaku. Lain.", "berlaku", "UU No. 5 Tahun 2020 berlaku.", id="No."),
        pytest.param("“Segera data.” Ia pergi.", "data", "“Segera data.”", id="closing quotation mark"),
        pytest.param("Ada 1.250 rumah rusak. Besok dicek.", "rumah", "Ada 1.250 rumah rusak.", id="a number's point"),
        pytest.param("tanpa tanda baca", "tanda", "tanpa tanda baca", id="no mark at all"),
    ],
)  # fmt: skip
def test_a_sentence_is_quoted_whole(text: str, words: str, sentence: str) -> None:
    assert sentence_around(text, find(text, words)).of(text) == sentence


def source(*spans: Span) -> Source:
    """A source with these spans."""
    return Source("r1", "Judul", "Koran", "2024-03-01", spans, "D-01", 0.9)


def test_the_action_is_marked_where_it_is_known() -> None:
    text = "Sebelum ini. Bupati meminta camat mendata warga. Sesudahnya."
    whole, action = find(text, "Bupati meminta camat mendata warga"), find(text, "mendata warga")
    with_action, without = quotation(source(whole), text, action), quotation(source(whole), text)
    assert with_action is not None
    assert without is not None
    assert [f.text for f in with_action.fragments if f.marked] == ["mendata warga"]
    assert [f.text for f in without.fragments if f.marked] == ["Bupati meminta camat mendata warga"]
    assert with_action.text == "Bupati meminta camat mendata warga."
    assert with_action.url == f"/page/report/r1#e{whole.start}-{whole.end}"


def test_a_long_sentence_is_cut_and_says_so() -> None:
    text = "kata " * 400 + "INTI" + " kata" * 400
    made = quotation(source(find(text, "INTI")), text)
    assert made is not None
    assert made.cut_before
    assert made.cut_after
    assert len(made.text) <= 2 * CONTEXT_MAX + 4


def test_a_span_outside_the_text_is_not_quoted() -> None:
    assert quotation(source(Span(5, 50)), "pendek") is None
    assert quotation(source(), "pendek") is None


@given(text=st.text(min_size=1, max_size=300), data=st.data())
def test_a_quotation_is_a_stretch_of_the_text_that_holds_its_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = quotation(source(Span(start, end)), text)
    assert made is not None
    assert made.text in text
    assert "".join(f.text for f in made.fragments if f.marked) == text[start:end]
