"""Terms and their N-Triples: true precision of dates, and text that reads back whatever it holds."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef, Variable
from rdflib.term import Node

from graph.terms import boolean, date, decimal, integer, moment, n3, ntriples, text

XSD = "http://www.w3.org/2001/XMLSchema#"
S, P = URIRef("http://test.example/s"), URIRef("http://test.example/p")


@pytest.mark.parametrize(
    ("value", "kind"),
    [("2024-03-06", "date"), ("2024-03", "gYearMonth"), ("2024", "gYear"), ("6 Maret 2024", "date")],
)
def test_a_date_has_its_true_precision(value: str, kind: str) -> None:
    made = date(value)
    assert str(made) == value
    assert str(made.datatype) == XSD + kind


@pytest.mark.parametrize(
    ("value", "shown"), [(1.0, "1.0"), (0.93, "0.93"), (0.0, "0.0"), (0.333333, "0.3333"), (-0.5, "-0.5")]
)
def test_decimals_have_at_most_four_places(value: float, shown: str) -> None:
    assert n3(decimal(value)) == f'"{shown}"^^<{XSD}decimal>'


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        (text("a"), '"a"'),
        (text("a", lang="id"), '"a"@id'),
        (text('a"b\\c\nd\te\r\x00\x7f'), '"a\\"b\\\\c\\nd\\te\\r\\u0000\\u007F"'),
        (text("kopi – ‘é’ 🌊"), '"kopi – ‘é’ 🌊"'),
        (integer(7), f'"7"^^<{XSD}integer>'),
        (boolean(True), f'"true"^^<{XSD}boolean>'),
        (boolean(False), f'"false"^^<{XSD}boolean>'),
        (moment("2024-03-06T08:00:00Z"), f'"2024-03-06T08:00:00Z"^^<{XSD}dateTime>'),
        (Literal("a", datatype=URIRef(XSD + "string")), '"a"'),
        (S, "<http://test.example/s>"),
        (BNode("b1"), "_:b1"),
    ],
)
def test_terms_are_written_as_n_triples_writes_them(term: Node, shown: str) -> None:
    assert n3(term) == shown


@pytest.mark.parametrize("iri", ["http://x/a b", "http://x/<", 'http://x/"', "http://x/{}", "http://x/\\u003e", "a\nb"])
def test_an_iri_with_a_character_that_none_may_hold_is_refused(iri: str) -> None:
    with pytest.raises(ValueError, match="percent-encode"):
        n3(URIRef(iri))


def test_what_is_no_term_is_refused() -> None:
    with pytest.raises(ValueError, match="not an RDF term"):
        n3(Variable("x"))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_reads_back_in_both_parsers(value: str) -> None:
    line = ntriples([(S, P, text(value, lang="id"))])
    assert str(next(Graph().parse(data=line.encode(), format="nt").objects())) == value
    (quad,) = ox.parse(line.encode(), format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, ox.Literal)
    assert (quad.object.value, quad.object.language) == (value, "id")
