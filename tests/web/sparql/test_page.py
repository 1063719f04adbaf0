"""The SPARQL page: without script, and in a browser under the strict policy, in both languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe

from graph.queries import examples
from tests.web.sparql.conftest import Endpoint, Reply
from web import assets

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import Faults

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
WHO = "PREFIX r: <https://w3id.org/risalah/ontology#> SELECT DISTINCT ?who ?to { ?who r:directed ?to }"


def page_of(site: Endpoint, **parameters: str) -> Reply:
    return site.request("GET", "/sparql?" + urlencode(parameters), Accept=BROWSER)


@pytest.mark.parametrize("name", examples())
@pytest.mark.parametrize("language", ["en", "id"])
def test_every_example_is_on_the_page_and_runs(story_site: Endpoint, name: str, language: str) -> None:
    one = examples()[name]
    reply = page_of(story_site, example=name, lang=language)
    assert reply.status == 200
    assert 'id="results"' in reply.text
    start = page_of(story_site, lang=language).text
    assert f"/sparql?example={name}" in start
    from markupsafe import escape

    assert str(escape(one.titles[language])) in start
    assert str(escape(one.descriptions[language])) in reply.text


def test_a_parameter_enters_the_query(story_site: Endpoint) -> None:
    reply = page_of(story_site, **{"example": "who-directs-whom", "p.strength": "order"})
    assert "VALUES ?strength { &lt;https://w3id.org/risalah/scheme/strength/order&gt; }" in reply.text


def test_a_wrong_parameter_is_told_and_nothing_is_run(story_site: Endpoint) -> None:
    reply = page_of(story_site, **{"example": "who-directs-whom", "p.strength": "sometimes"})
    assert reply.status == 400
    assert "accepted are order" in reply.text
    assert 'id="results"' not in reply.text
    assert page_of(story_site, example="none").status == 404


def test_rows_link_to_pages_and_evidence_to_its_sentence(story_site: Endpoint) -> None:
    reply = page_of(story_site, query=WHO)
    assert 'href="/page/person/hasan-baruna"' in reply.text
    evidence = page_of(
        story_site,
        query="PREFIX r: <https://w3id.org/risalah/ontology#> SELECT ?e { ?d a r:Directive ; r:evidence ?e }",
    )
    assert 'href="/page/report/p1#e' in evidence.text


def test_columns_stand_as_the_query_names_them(story_site: Endpoint) -> None:
    text = page_of(story_site, query="SELECT * { ?z a ?a . ?z ?m ?b } LIMIT 1").text
    assert [text.index(f'<th scope="col">{name}</th>') for name in "zamb"] == sorted(
        text.index(f'<th scope="col">{name}</th>') for name in "zamb"
    )


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ("SELECT * { ?s foaf:name ?o }", 400, "PREFIX foaf:"),
        ("CLEAR ALL", 403, "is an update"),
        ("SELECT * " + "{" * 200, 400, "nested more than"),
        ("SELECT * { SERVICE <http://127.0.0.1:9> { ?s ?p ?o } }", 403, "asks no other host"),
    ],
)
def test_an_error_is_told_on_the_page_and_the_query_stays(
    story_site: Endpoint, query: str, status: int, says: str
) -> None:
    reply = page_of(story_site, query=query)
    assert (reply.status, says in reply.text) == (status, True)
    from markupsafe import escape

    assert str(escape(query)) in reply.text


def test_values_are_text_and_never_markup(story_site: Endpoint) -> None:
    query = "SELECT ('<img src=x onerror=alert(1)>' AS ?x) (<javascript:alert(1)> AS ?y) {}"
    text = page_of(story_site, query=query).text
    assert "<img src=x" not in text
    assert 'href="javascript:' not in text


@pytest.mark.parametrize(
    ("query", "shows"),
    [
        ("ASK { ?s ?p ?o }", "Yes"),
        ("ASK { <a:a> <a:b> <a:c> }", "No"),
        ("SELECT * { <a:a> <a:b> ?c }", "nothing matches it"),
        ("DESCRIBE <http://example.org/none>", "nothing matches it"),
        ("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 3", "view=graph"),
        ("SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c", "view=chart"),
    ],
)
def test_each_kind_of_answer_is_shown(story_site: Endpoint, query: str, shows: str) -> None:
    assert shows in page_of(story_site, query=query).text


def test_a_chart_has_a_bar_for_each_row(story_site: Endpoint) -> None:
    query = "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c"
    shown = page_of(story_site, query=query, view="chart").text
    rows = story_site.get(query, format="csv").text.strip().count("\n")
    assert shown.count("<rect ") == min(rows, 60)


def test_an_answer_is_cited_with_its_version(story_site: Endpoint) -> None:
    version = story_site.get("ASK {}").headers["dataset-version"]
    assert f"Dataset version {version}" in page_of(story_site, query=WHO).text


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_query_is_typed_run_by_keyboard_and_seen_as_graph(
    story_site: Endpoint, page: Page, faults: Faults, language: str
) -> None:
    base = f"http://127.0.0.1:{story_site.port}"
    page.goto(f"{base}/sparql?lang={language}")
    # With the editor installed its own field takes the place of ours.
    page.locator(".CodeMirror" if "yasqe.min.js" in assets.files() else "textarea[name=query]").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(WHO)
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/sparql?**query=**")
    page.locator("#results table a[href='/page/person/hasan-baruna']").first.wait_for()
    page.locator("#results .views a[href*='view=graph']").click()
    page.locator("[data-graph-canvas][data-drawn]").wait_for()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_place_of_an_error_is_selected(story_site: Endpoint, page: Page, faults: Faults) -> None:
    faults.expect("400")
    page.goto(f"http://127.0.0.1:{story_site.port}/sparql?" + urlencode({"query": "SELECT * {\n ?s foaf:name ?o }"}))
    page.locator("[role=alert]").wait_for()
    focused = page.locator(":focus")
    focused.wait_for()
    assert focused.evaluate("e => e.tagName") == "TEXTAREA"


def test_a_query_handed_over_is_filled_in_but_not_run(story_site: Endpoint, page: Page) -> None:
    page.goto(f"http://127.0.0.1:{story_site.port}/sparql#" + urlencode({"query": "ASK { ?a ?b ?c }"}))
    page.locator("[data-sparql]").wait_for()
    value = page.locator("textarea[name=query]").input_value()
    assert "ASK" in value or page.locator(".CodeMirror").count()
    assert page.locator("#results").count() == 0


def test_the_editor_completes_our_terms(story_site: Endpoint, page: Page) -> None:
    if "yasqe.min.js" not in assets.files():
        pytest.skip("the editor is not installed: run `npm ci` in web/editor")
    start = "PREFIX risalah: <https://w3id.org/risalah/ontology#> SELECT * { ?d a risalah:Direct"
    page.goto(f"http://127.0.0.1:{story_site.port}/sparql")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.type(start)
    page.keyboard.press("Control+Space")
    # One match is put in at once, several are offered.
    page.locator(".CodeMirror-hints, .CodeMirror :text('risalah:Directive')").first.wait_for()


def test_the_editor_is_told_our_terms(story_site: Endpoint) -> None:
    known = json.loads(story_site.request("GET", "/sparql/terms.json").body)
    assert "https://w3id.org/risalah/ontology#Directive" in known["classes"]
    assert "https://w3id.org/risalah/ontology#issuer" in known["properties"]
    assert known["prefixes"]["risalah"] == "https://w3id.org/risalah/ontology#"
