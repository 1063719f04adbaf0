"""The page of a regulation: which articles are cited, by whom, in which reports, as ground of what."""

from __future__ import annotations

import re
from collections import Counter

from flask import render_template, request

from graph import entity_views, relation_views
from graph.directive_views import DirectiveFilter
from graph.entity_views import EntityRow
from web import params, queries
from web.pages import sections
from web.quotation import quoted
from web.services import services
from web.tables import facts_csv, wants_csv


def page(entity: EntityRow) -> sections.Answer:
    """The page, narrowed to one article where the URL names it, or its facts as CSV."""
    view, own = services().view, entity.members
    if wants_csv():
        return facts_csv(view, entity)
    given = request.args.get("article", "")
    article = given if re.fullmatch(r"pasal-[a-z0-9-]{1,40}", given) else None
    citations = relation_views.citations(view, own, offset=params.offset(10, "citations"))
    return render_template(
        "regulation.html",
        entity=entity,
        local_id=entity.id,
        article=article,
        articles=articles(entity.id),
        citations=(citations, [(row, quoted(row.source)) for row in citations.rows]),
        directed=sections.directive_section("given", DirectiveFilter(regulation=entity.id, article=article)),
        issuers=entity_views.invokers(view, entity.id),
        query=queries.regulation(entity.id),
    )


def articles(regulation: str) -> list[tuple[str, str, int]]:
    """Articles cited, in order of number: last part of the id, words, and number of citing reports."""
    view = services().view
    counted: Counter[str] = Counter()
    for row in view.rows(
        "SELECT j.value AS article, count(DISTINCT c.report) AS n FROM citation c, json_each(c.articles) j "
        "WHERE c.regulation = ? GROUP BY 1",
        (regulation,),
    ):
        counted[row["article"]] += row["n"]
    out = []
    for article, n in sorted(counted.items(), key=lambda item: _order(item[0])):
        head, _, paragraph = article.partition("(")
        words = f"Pasal {head}" + (f" ayat ({paragraph.rstrip(')')})" if paragraph else "")
        tail = f"pasal-{head}" + (f"-ayat-{paragraph.rstrip(')')}" if paragraph else "")
        out.append((tail.lower(), words, n))
    return out


def _order(article: str) -> tuple[int, str]:
    found = re.match(r"\d+", article)
    return (int(found[0]) if found else 10_000, article)
