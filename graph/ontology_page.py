"""Makes docs/ontology.md from the vocabulary: ``python -m graph.ontology_page``.

With ``--check`` nothing is written, and the exit code is 1 where the page is not fresh.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rdflib import URIRef

from graph.ontology import Ontology, Term, load, short
from graph.vocabulary import PREFIXES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "ontology.md"


def _link(iri: URIRef) -> str:
    name = short(iri)
    return f"`{name}`" if name != str(iri) else f"<{iri}>"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")


def _term(term: Term) -> Iterator[str]:
    yield f"### {short(term.iri)}"
    yield f"**{term.labels['en']}** · *{term.labels['id']}* · {term.kind}"
    yield f"{term.comments['en']}  \n*{term.comments['id']}*"
    facts = []
    if term.parents:
        facts.append("narrows " + ", ".join(map(_link, term.parents)))
    if term.domain is not None:
        facts.append(f"of {_link(term.domain)}")
    if term.range is not None:
        facts.append(f"gives {_link(term.range)}")
    if term.see_also:
        facts.append("see also " + ", ".join(map(_link, term.see_also)))
    if facts:
        yield " · ".join(facts)


def page(ontology: Ontology) -> str:
    """The whole page as Markdown."""
    own = [t for t in ontology.terms.values() if t.defined_by is None]
    others = [t for t in ontology.terms.values() if t.defined_by is not None]
    out = [
        "# Ontology",
        "<!-- Made by `python -m graph.ontology_page` from data/ontology/risalah.ttl; do not edit. -->",
        f"Version {ontology.version} · licence <{ontology.licence}> · "
        "namespace `https://w3id.org/risalah/ontology#`, fixed for every installation",
        "```turtle\n" + "\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()) + "\n```",
    ]
    for title, terms, kinds in (
        ("Classes", own, ("class",)),
        ("Properties", own, ("object property", "datatype property", "property")),
    ):
        out.append(f"## {title}")
        for term in terms:
            if term.kind in kinds:
                out += _term(term)
    out.append("## Terms of other vocabularies, as they are used here")
    rows = ["| term | English | Indonesian | meaning here |", "| --- | --- | --- | --- |"]
    rows += [
        f"| `{short(t.iri)}` | {_cell(t.labels['en'])} | {_cell(t.labels['id'])} | {_cell(t.comments['en'])} |"
        for t in others
    ]
    out.append("\n".join(rows))
    out.append("## Concept schemes")
    for scheme in ontology.schemes.values():
        out.append(f"### scheme: {scheme.name}")
        out.append(f"**{scheme.labels['en']}** · *{scheme.labels['id']}* · `{scheme.iri}`")
        out.append(f"{scheme.comments['en']}  \n*{scheme.comments['id']}*")
        rows = ["| code | English | Indonesian | definition |", "| --- | --- | --- | --- |"]
        rows += [
            f"| `{c.code}` | {_cell(c.labels['en'])} | {_cell(c.labels['id'])} | {_cell(c.definitions['en'])} |"
            for c in scheme.concepts
        ]
        out.append("\n".join(rows))
    return "\n\n".join(out) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write the page, or with ``--check`` say whether it is fresh; gives the exit code."""
    made = page(load())
    if "--check" in arguments:
        if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == made:
            return 0
        sys.stderr.write(f"{PAGE.name} is not fresh; run: python -m graph.ontology_page\n")
        return 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
