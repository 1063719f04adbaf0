"""The SPARQL that gives the relations of exactly the picture that is shown, as far as a property states them."""

from __future__ import annotations

from graph.vocabulary import Iris
from web.exploration_files import predicate_of
from web.exploration_picture import Picture


def query(picture: Picture, iris: Iris) -> bytes:
    """Each relation as a triple between two things of the picture; a comment names those that need a node."""
    things = " ".join(f"<{thing.party.id}>" for thing in picture.things)
    found = {edge.relation: predicate_of(edge)[0] for edge in picture.edges}
    properties = sorted({f"<{predicate_of(edge)[0]}>" for edge in picture.edges if predicate_of(edge)[0] is not None})
    without = sorted(relation for relation, predicate in found.items() if predicate is None)
    note = f"# Stated by nodes of their own, not by a property: {', '.join(without)}.\n" if without else ""
    return (
        f"{note}BASE <{iris.id('')}>\n"
        "SELECT DISTINCT ?source ?property ?target WHERE {\n"
        f"  VALUES ?source {{ {things} }}\n"
        f"  VALUES ?property {{ {' '.join(properties)} }}\n"
        "  ?source ?property ?target .\n"
        f"  FILTER(?target IN ({things.replace('> <', '>, <')}))\n"
        "}\nORDER BY ?source ?property ?target\n"
    ).encode()
