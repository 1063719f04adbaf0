"""Legal instruments a report cites: type, number, year, articles, title, region.

A citation begins at a form of a type of instrument (a gazetteer hit, or a glued or mistyped form),
and counts only where a number, a year, "tentang ..." or a name of its own follows. Articles bind to
the instrument beside them, else to the one cited last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from graph import ids
from graph.model import Regulation, Span
from ingest.regulations.articles import BRIDGE, PASAL, read_articles
from ingest.regulations.citation import REGIONAL, Cited, Form, cite, find_forms
from ingest.regulations.listed import first_of_list, others_of_list
from ingest.regulations.merge import merge
from ingest.stems import Stems

if TYPE_CHECKING:
    from ingest.context import Context

_OF_ARTICLES = Stems(("pasal", "Pasal", "PASAL"))
_ALSO_CALLED = re.compile(r"\s*[,(]?\s*(?:atau|alias|disebut(?:\s+juga)?|yang\s+dikenal\s+(?:dengan|sebagai))\s+")


def find_regulations(ctx: Context) -> tuple[Regulation, ...]:
    """The instruments that the title and paragraphs cite, each once, in order of first citation."""
    forms = find_forms(ctx)
    articles = _OF_ARTICLES.stand_in(ctx.text)
    if not forms and not articles:
        return ()
    cited: list[Cited] = []
    for stretch in (*([ctx.layout.title] if ctx.layout.title else []), *ctx.layout.paragraphs):
        here = _read_stretch(ctx, stretch, forms)
        if articles and ctx.folded.find("pasal", stretch.start, stretch.end) >= 0:
            _bind_articles(ctx, stretch, here, cited)
        cited += sorted(here, key=lambda one: one.start)
    return tuple(_finish(ctx, one) for one in merge(cited))


def _read_stretch(ctx: Context, stretch: Span, forms: list[Form]) -> list[Cited]:
    here: list[Cited] = []
    low = stretch.start
    first = bisect_left(forms, (stretch.start,))
    for index in range(first, len(forms)):
        form = forms[index]
        if form.start >= stretch.end:
            break
        inside = form.start < low
        found = cite(ctx, form, forms[index + 1] if index + 1 < len(forms) else None, stretch.end)
        if found is None and not inside and stretch != ctx.layout.title:
            found = first_of_list(ctx.text, form, stretch.end)
        if found is None or (inside and not found.number) or (found.rule == "R-03" and stretch == ctx.layout.title):
            continue  # a headline's capitals say nothing of where a name ends
        low = max(low, found.end)
        if here and _names_again(ctx.text, here[-1], found):
            here[-1].aliases.add(str(found.title).lower())
        else:
            here.append(found)
            for one in others_of_list(ctx.text, found, stretch.end):
                here.append(one)
                low = one.end
    return here


def _names_again(text: str, known: Cited, found: Cited) -> bool:
    """True for "UU BUMN" in "UU Nomor 1 Tahun 2025 atau UU BUMN"."""
    if found.number or not found.title or found.type != known.type:
        return False
    return _ALSO_CALLED.fullmatch(text, known.end, found.start) is not None


def _bind_articles(ctx: Context, stretch: Span, here: list[Cited], before: list[Cited]) -> None:
    """Give each "Pasal ..." of the stretch to the instrument beside it, else to the one cited last."""
    text = ctx.text
    here.sort(key=lambda one: one.start)
    at = stretch.start
    while (found := ctx.folded.find("pasal", at, stretch.end)) >= 0:
        match = PASAL.match(text, found, stretch.end)
        at = found + len("pasal")
        if match is None:
            continue
        numbers, after = read_articles(text, match.end(), stretch.end)
        if not numbers:
            at = match.end()
            continue
        at = after
        bridge = BRIDGE.match(text, at, stretch.end)
        next_to = {at, bridge.end() if bridge else at}
        owner = next((one for one in here if one.start in next_to), None)
        if owner is None:
            earlier = [one for one in here if one.end <= match.start() + 1 and one.start < match.start()] or before
            owner = earlier[-1] if earlier else None
        if owner is None:
            owner = Cited(match.start(), at, "pasal", "other", rule="R-04", confidence=0.6)
            here.append(owner)
            here.sort(key=lambda one: one.start)
        owner.articles += [n for n in numbers if n not in owner.articles]
        if owner.start in next_to:
            owner.start = match.start()
        elif owner.end <= match.start() and not text[owner.end : match.start()].strip(" ,"):
            owner.end = at


def _finish(ctx: Context, one: Cited) -> Regulation:
    region = ctx.gazetteer.regions[one.region] if one.region is not None else None
    scope = None
    if one.type in REGIONAL or one.code == "pasal":
        scope = region.name if region else ids.report_key(ctx.report.info.id)
    return Regulation(
        id=ids.regulation(
            one.type, number=one.number, year=one.year, ministry=one.ministry, title=one.title, scope=scope
        ),
        type=one.type,
        number=one.number,
        year=one.year,
        ministry=one.ministry,
        title=one.title,
        articles=tuple(one.articles),
        region=ids.place(region.code) if region else None,
        mentions=tuple(Span(start, end) for start, end in sorted(set(one.spans))),
        rule=one.rule,
        confidence=one.confidence,
    )
