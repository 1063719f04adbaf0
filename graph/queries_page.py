"""Makes docs/queries.md, the list of example queries: ``python -m graph.queries_page``.

With ``--check`` nothing is written, and the exit code is 1 where the page is not fresh.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph.queries import ExampleQuery, examples

PAGE = Path(__file__).resolve().parent.parent / "docs" / "queries.md"

GROUPS = {
    "directives": "Directives",
    "people": "People and posts",
    "meetings": "Meetings",
    "law": "Regulations",
    "bodies": "Bodies",
    "sources": "Sources and trust",
}
"""Group of queries -> heading, in the order of the page."""


def page(queries: Mapping[str, ExampleQuery]) -> str:
    """The whole page as Markdown."""
    out = [
        "# Example queries",
        "<!-- Made by `python -m graph.queries_page` from data/queries/; do not edit. -->",
        "Questions in SPARQL, each a file that runs as it stands; parameters left open answer for all. "
        "How the files are written is told in [their folder](../data/queries/README.md).",
    ]
    for group, heading in GROUPS.items():
        out.append(f"## {heading}")
        for query in queries.values():
            if query.group == group:
                out.append(f"### {query.titles['en']}")
                out.append(f"*{query.titles['id']}* · [`{query.name}.rq`](../data/queries/{query.name}.rq)")
                out.append(query.descriptions["en"])
                if query.parameters:
                    told = [
                        f"`{p.name}` ({p.kind}{f', default {p.default}' if p.default else ''}): {p.labels['en']}"
                        for p in query.parameters
                    ]
                    out.append("Parameters: " + "; ".join(told))
    return "\n\n".join(out) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write the page, or with ``--check`` say whether it is fresh; gives the exit code."""
    made = page(examples())
    if "--check" in arguments:
        if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == made:
            return 0
        sys.stderr.write(f"{PAGE.name} is not fresh; run: python -m graph.queries_page\n")
        return 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
