"""The JSON API keeps its own document, gives every item once, and every fact with its sentence."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate
from playwright.sync_api import Page, expect
from schemathesis.specs.openapi.checks import positive_data_acceptance

from graph import directive_views, relation_views
from graph.directive_views import DirectiveFilter
from graph.model import Extraction
from graph.settings import Settings
from graph.views import View
from tests.factories import province
from tests.properties import cases
from tests.web.conftest import fill
from web import create_app

V1 = "/api/v1"
ROOT = Path(__file__).resolve().parents[2]
PROBLEM = "application/problem+json"
GOVERNOR = "person/hasan-baruna"


@pytest.fixture
def api(story_dir: Path) -> FlaskClient:
    """A client without any preference for pages."""
    return create_app(Settings(data_dir=story_dir)).test_client()


@pytest.fixture(scope="module")
def view(story_dir: Path) -> View:
    """The catalogue of the story."""
    return View(story_dir / "catalogue.sqlite")


def walk(api: FlaskClient, path: str, limit: int) -> Iterator[dict[str, Any]]:
    """Every item of a list, part by part."""
    separator, address = "&" if "?" in path else "?", path
    while True:
        part = api.get(f"{V1}{address}{separator if address == path else '&'}limit={limit}").get_json()
        yield from part["items"]
        if part["next"] is None:
            return
        address = f"{path}{separator}cursor={part['next']}"


def test_the_document_is_valid_openapi_3_1(api: FlaskClient) -> None:
    document = api.get("/api/openapi.json").get_json()
    assert document["openapi"] == "3.1.0"
    validate(document)
    rules = {str(rule) for rule in api.application.url_map.iter_rules() if str(rule).startswith(f"{V1}/")}
    assert {re.sub(r"<(?:path:)?(\w+)>", r"{\1}", rule) for rule in rules} == set(document["paths"])


def test_answers_keep_to_the_document(story_dir: Path) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", create_app(Settings(data_dir=story_dir)))
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 15
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=cases(8), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        def check(case: Any) -> None:
            # A cursor of no answer and a trace of nothing are refused, which no schema can tell beforehand.
            case.call_and_validate(headers={"Accept-Encoding": "identity"}, excluded_checks=[positive_data_acceptance])

        check()


@pytest.mark.parametrize("limit", [1, 3, 500])
@pytest.mark.parametrize(
    ("path", "total"),
    [
        ("/directives", lambda v: directive_views.directives(v, DirectiveFilter(), size=1).total),
        ("/entities", lambda v: v.value("SELECT count(*) FROM entity WHERE id NOT IN (SELECT id FROM canonical)")),
        ("/entities?kind=person", lambda v: v.value("SELECT count(*) FROM entity WHERE kind = 'person'")),
        ("/regulations", lambda v: v.value("SELECT count(*) FROM entity WHERE kind = 'regulation'")),
        ("/meetings", lambda v: v.value("SELECT count(DISTINCT canonical) FROM meeting")),
        ("/quotes", lambda v: v.value("SELECT count(*) FROM quote")),
        ("/citations", lambda v: v.value("SELECT count(*) FROM citation")),
        ("/tenures", lambda v: relation_views.tenures(v, size=1).total),
        ("/reports", lambda v: v.value("SELECT count(*) FROM report")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_client_that_pages_gets_everything_once(
    api: FlaskClient, view: View, path: str, total: Any, limit: int
) -> None:
    items = [json.dumps(item, sort_keys=True) for item in walk(api, path, limit)]
    assert len(items) == len(set(items)) == total(view) > 0


def evidences(value: Any) -> Iterator[dict[str, Any]]:
    """Every evidence in an answer."""
    if isinstance(value, dict):
        if "reader" in value:
            yield value
        for inner in value.values():
            yield from evidences(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from evidences(inner)


@pytest.mark.parametrize("path", ["/directives", "/tenures", "/meetings", "/quotes", "/citations"])
def test_every_fact_has_evidence_whose_words_are_those_of_the_report(
    api: FlaskClient, story_dir: Path, path: str
) -> None:
    from web.reports import FrozenReports

    reports = FrozenReports(story_dir / "archive.sqlite")
    for item in walk(api, path, 100):
        found = list(evidences(item))
        assert found, item
        for one in found:
            text = reports.text(one["report"]) or ""
            assert one["quote"] == " … ".join(text[s["start"] : s["end"]] for s in one["spans"])
            first = one["spans"][0]
            assert one["reader"].endswith(f"/page/report/{one['report']}#e{first['start']}-{first['end']}")


def test_a_directive_tells_what_its_page_tells(api: FlaskClient) -> None:
    told = api.get(f"{V1}/directives/p1/3e3a8e0f").get_json()
    assert told["issuer"]["id"] == GOVERNOR
    assert told["action"] == "segera mendata rumah rusak"
    assert told["iri"] == "http://127.0.0.1:8765/id/directive/p1/3e3a8e0f"
    assert told["meeting"]["kind"] == "meeting"


def test_filters_narrow_as_on_the_pages(api: FlaskClient, view: View) -> None:
    for query, wanted in (
        ("strength=order", DirectiveFilter(strengths=("order",))),
        (f"issuer={GOVERNOR}", DirectiveFilter(issuers=(GOVERNOR,))),
        ("since=2024-03-05&until=2024-03-06", DirectiveFilter(since="2024-03-05", until="2024-03-06")),
        ("regulation=regulation/uu-24-2007", DirectiveFilter(regulation="regulation/uu-24-2007")),
        ("q=zzzz", DirectiveFilter(words='body : "zzzz"*')),
    ):
        told = [item["id"] for item in walk(api, f"/directives?{query}", 100)]
        assert told == [row.id for row in directive_views.directives(view, wanted, size=500).rows]


def test_a_meeting_tells_every_version_and_who_took_part(api: FlaskClient, view: View) -> None:
    item = next(walk(api, "/meetings", 10))
    told = api.get(f"{V1}/meetings/{item['thing']['id'].removeprefix('meeting/')}").get_json()
    assert [one["id"] for one in told["told"]] == [
        row.id for row in relation_views.meeting_rows(view, item["thing"]["id"])
    ]
    assert all(one["evidence"] for one in told["participants"])


def test_a_trace_has_its_steps_and_tells_stated_links_from_possible_ones(api: FlaskClient) -> None:
    told = api.get(f"{V1}/trace?start={GOVERNOR}").get_json()
    assert {step["depth"] for step in told["steps"]} >= {0}
    ids = {step["id"] for step in told["steps"]}
    assert all(link["earlier"] in ids and link["later"] in ids for link in told["links"])
    only = api.get(f"{V1}/trace?start={GOVERNOR}&possible=0").get_json()
    assert all(link["stated"] for link in only["links"])


def test_search_and_suggestions(api: FlaskClient) -> None:
    hits = api.get(f"{V1}/search?q=hasan&kind=person").get_json()
    assert hits["items"][0]["thing"]["id"] == GOVERNOR
    assert hits["facets"]["kind"]["person"] >= 1
    names = api.get(f"{V1}/suggestions?q=has").get_json()
    assert GOVERNOR in [item["thing"]["id"] for item in names["items"]]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/directives?limit=0", 400, "limit: Input should be greater than or equal to 1"),
        ("/directives?limits=5", 400, "limits: Extra inputs are not permitted"),
        ("/directives?strength=loud", 400, "strength"),
        ("/directives?since=yesterday", 400, "since"),
        ("/directives?cursor=abc", 400, "Use `next` of the answer before"),
        ("/directives?cursor=WyJvbGQiLDFd", 409, "Begin again without a cursor"),
        ("/entities/person/nobody", 404, "person/nobody"),
        ("/directives/p1/00000000", 404, "directive/p1/00000000"),
        ("/meetings/p1/none", 404, "meeting/p1/none"),
        ("/reports/none", 404, "report/none"),
        ("/trace", 400, "start"),
        ("/trace?start=report/p1", 404, "report/p1"),
        ("/nothing", 404, ""),
    ],
)
def test_errors_are_problems_that_say_what_to_do(api: FlaskClient, path: str, status: int, words: str) -> None:
    answer = api.get(f"{V1}{path}", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.mimetype) == (status, PROBLEM)
    told = answer.get_json()
    assert told["status"] == status
    assert words in told["detail"]


def test_other_methods_are_refused_as_problems(api: FlaskClient) -> None:
    answer = api.post(f"{V1}/counts", json={})
    assert (answer.status_code, answer.mimetype) == (405, PROBLEM)
    assert "GET" in answer.headers["Allow"]


def test_an_unchanged_answer_is_not_sent_again_and_a_changed_one_is(tmp_path: Path) -> None:
    reports: tuple[Extraction, ...] = (province(), province("p2", published="2024-03-09"))
    app = create_app(Settings(data_dir=fill(tmp_path / "data", reports[0])))
    api = app.test_client()
    first = api.get(f"{V1}/directives?limit=1")
    held = {"If-None-Match": first.headers["ETag"]}
    assert (api.get(f"{V1}/directives?limit=1", headers=held).status_code, first.status_code) == (304, 200)
    fill(tmp_path / "data", reports[1])
    again = api.get(f"{V1}/directives?limit=1", headers=held)
    assert again.status_code == 200
    assert again.headers["ETag"] != first.headers["ETag"]
    cursor = first.get_json()["next"]
    assert cursor
    assert api.get(f"{V1}/directives?limit=1&cursor={cursor}").status_code == 409


@pytest.mark.parametrize("path", [f"{V1}/counts", f"{V1}/entities/person/nobody", "/api/openapi.json"])
def test_other_sites_may_read_without_credentials(api: FlaskClient, path: str) -> None:
    answer = api.get(path, headers={"Origin": "https://example.org"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert api.options(path).headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_hostile_words_stay_values(hostile_dir: Path) -> None:
    api = create_app(Settings(data_dir=hostile_dir)).test_client()
    labels = [item["thing"]["label"] for item in walk(api, "/entities", 100)]
    assert "<img src=x onerror=alert(1)>" in labels
    assert api.get(f"{V1}/entities").mimetype == "application/json"


def test_an_empty_dataset_gives_empty_lists(tmp_path: Path) -> None:
    api = create_app(Settings(data_dir=tmp_path / "none")).test_client()
    for path in ("/directives", "/entities", "/meetings", "/tenures", "/reports", "/search?q=a"):
        told = api.get(f"{V1}{path}").get_json()
        assert (told["total"], told["items"], told["next"]) == (0, [], None)


def blocks(language: str) -> list[str]:
    """The examples of one language in the documentation."""
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.DOTALL)


def test_the_examples_of_the_documentation_run(samples_site: str, tmp_path: Path) -> None:
    for number, code in enumerate(blocks("python")):
        script = tmp_path / f"example{number}.py"
        script.write_text(code.replace("http://127.0.0.1:8765", samples_site), "utf-8")
        done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "/page/report/" in done.stdout
    commands = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("curl")]
    assert len(commands) >= 3
    for line in commands:
        address = re.search(r"'(http://127\.0\.0\.1:8765[^']*)'", line)
        assert address is not None, line
        done = subprocess.run(
            ["curl", "-s", "-o", tmp_path / "answer", "-w", "%{http_code}",
             address[1].replace("http://127.0.0.1:8765", samples_site)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.stdout == "200", line
        assert json.loads((tmp_path / "answer").read_text("utf-8"))


@pytest.mark.browser
def test_the_page_of_the_api_shows_and_tries_it(page: Page, story_site: str) -> None:
    page.goto(f"{story_site}/api/docs")
    expect(page.locator(".opblock").first).to_be_visible()
    page.locator(".opblock", has_text="/api/v1/counts").first.locator(".opblock-summary").click()
    page.get_by_role("button", name="Execute").click()
    expect(page.locator(".live-responses-table tbody .response-col_status").first).to_contain_text("200")
