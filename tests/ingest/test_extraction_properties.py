"""Whatever the text, the extraction ends, stays inside the text, and costs no more than its length asks for."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import fields
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.document import LAYERS, dumps
from graph.model import Extraction, ReportInfo, Span
from ingest.extract import Extractor
from ingest.report import Report
from tests.properties import cases

EXTRACTOR = Extractor(publish_threshold=0.0)

TEXT = (
    "Bupati Gubernur Menteri Sari Melati Plt. H. Dr. dan dengan yang agar untuk meminta menginstruksikan harus jangan "
    "diminta rapat koordinasi paripurna di Kota Jambi Provinsi Dinas Kesehatan (Dinkes) Selasa (1/3) 1/3/2022 Pasal 25 "
    "UU Nomor 23 Tahun 2014 \" \u201c \u201d ' , . : ; ( ) \n \n\n kata ujar katanya, kepada para camat seluruh OPD "
    "arahan sesuai menindaklanjuti hadir dipimpin oleh serta se-Indonesia - \u2013 1. a) @ # * _ // https://x.id"
)
WORDS = TEXT.split(" ")


def spans(extraction: Extraction) -> Iterator[Span]:
    items: list[Any] = [item for layer in LAYERS for item in getattr(extraction, layer)]
    items += [candidate.item for candidate in extraction.candidates]
    for item in items:
        for name in (f.name for f in fields(item)):
            value = getattr(item, name)
            if isinstance(value, Span):
                yield value
            elif isinstance(value, tuple):
                yield from (one for one in value if isinstance(one, Span))


def read(text: str) -> Extraction:
    return EXTRACTOR.extract(Report(ReportInfo("r1", published="2022-03-02"), text))


def holds(extraction: Extraction, text: str) -> None:
    assert extraction.text == text
    for span in spans(extraction):
        assert 0 <= span.start < span.end <= len(text)
    for directive in extraction.directives:
        assert directive.action_span is not None
        assert directive.action_span.of(text) == directive.action
        assert directive.verb in text
    for quote in extraction.quotes:
        assert any(quote.text[:20] in span.of(text) for span in quote.evidence)
    known = {item.id for layer in LAYERS for item in getattr(extraction, layer)}
    for directive in extraction.directives:
        assert {reference for reference in (directive.issuer, *directive.addressees) if reference} <= known


@settings(max_examples=cases(150), deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join))
def test_scrambled_reports_stay_inside_their_text(text: str) -> None:
    holds(read(text), text)


@settings(max_examples=cases(150), deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    holds(read(text), text)


@settings(max_examples=cases(30), deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_the_same_text_gives_the_same_document(text: str) -> None:
    assert dumps(read(text)) == dumps(
        Extractor(publish_threshold=0.0).extract(Report(ReportInfo("r1", published="2022-03-02"), text))
    )


def test_a_reading_leaves_nothing_for_the_collector_of_cycles() -> None:
    """What is left in cycles is held until a collection, and collections cost time in every report."""
    text = (
        "Jambi - Gubernur Jambi Sari Melati meminta Dinas Kesehatan Kota Jambi segera turun, Selasa (1/3/2022).\n\n"
        "\u201cDinkes harus turun,\u201d kata Sari dalam rapat koordinasi di Kecamatan Melati."
    )
    assert read(text).places
    gc.collect()
    read(text)
    assert gc.collect() == 0


HOSTILE = {
    "one word": "a",
    "capitals": "Aa ",
    "openers": "“",
    "quotes": "\" ",
    "brackets": "(",
    "posts": "Bupati ",
    "parties": "meminta para camat yang ",
    "commas": "meminta camat, lurah, ",
    "conjunctions": "meminta agar untuk agar untuk ",
    "orders": "\"Jangan harus segera \" ",
    "dates": "Selasa (1/3/2022) 1 Maret ",
    "regulations": "Pasal 25 ayat (1) UU Nomor ",
    "initials": "A. B. C. ",
    "acronyms": "Badan Aa (BA) ",
    "blank lines": "\n \n",
    "sentences": "Sari. ",
    "spaces": " ",
    "hyphens": "se-se-",
    "lists": "1. a) ",
    "digits": "1234567890",
}  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length_of_hostile_text(unit: str) -> None:
    """Four times the text may take eight times as long, not sixteen: ratios, not seconds."""
    small, large = (unit * (size // len(unit)) for size in (20_000, 80_000))

    def cost(text: str) -> float:
        best = float("inf")
        for _ in range(3):
            before = process_time()
            read(text)
            best = min(best, process_time() - before)
        return best

    assert cost(large) / max(cost(small), 0.004) < 9
