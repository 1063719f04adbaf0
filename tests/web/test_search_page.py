"""Search: what is found for what, how it is narrowed and ordered, and what the suggestions offer."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.search import match
from tests.properties import cases


def hits(client: FlaskClient, query: str) -> list[str]:
    """Ids of what a search shows, in order."""
    rows = client.get(f"/search?{query}&format=csv").text.splitlines()[1:]
    return [row.split(",")[0] for row in rows]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("q=hasan+baruna", "person/hasan-baruna", id="a full name"),
        pytest.param("q=Hasan", "person/hasan-baruna", id="an alias"),
        pytest.param("q=hasa", "person/hasan-baruna", id="the beginning of a name"),
        pytest.param("q=BPBD", "organisation/badan-penanggulangan-bencana-daerah-provinsi-jambi", id="an acronym"),
        pytest.param("q=hasan+barunna", "person/hasan-baruna", id="a name with one letter too many"),
        pytest.param("q=wiratma+surya", "person/wiratama-surya-kusuma", id="a name with a letter missing"),
        pytest.param("q=penanggulangan+bencana&kind=regulation", "regulation/uu-24-2007", id="a law by its title"),
        pytest.param("q=waspada&kind=directive", "directive/p1/780233fa", id="words of a directive"),
        pytest.param("q=pengungsian&kind=report", "report/c1", id="words of a report's text"),
        pytest.param("q=%22tiga+hari+kerja%22&kind=quote", "statement/p1/", id="a phrase of a quotation"),
    ],
)
def test_what_is_found_first(client: FlaskClient, query: str, first: str) -> None:
    assert hits(client, query)[0].startswith(first)


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("q=bukittinggi", id="a word that no report has"),
        pytest.param("q=%22rumah+mendata%22", id="a phrase in another order"),
        pytest.param("q=waspada&kind=person", id="the words of a directive among people"),
        pytest.param("q=hasan&strength=hope", id="a strength that nothing of it has"),
        pytest.param("q=hasan&region=place/99", id="a region that is not there"),
    ],
)
def test_what_is_not_found(client: FlaskClient, query: str) -> None:
    assert hits(client, query) == []
    assert "Nothing was found." in client.get(f"/search?{query}").text


def test_a_name_found_by_likeness_is_marked_as_such(client: FlaskClient) -> None:
    assert "spelt alike" in client.get("/search?q=hasan+barunna").text
    assert "spelt alike" not in client.get("/search?q=hasan+baruna").text


def test_facets_count_what_ticking_them_would_leave(client: FlaskClient) -> None:
    page = client.get("/search?q=jambi").text
    for facet, value, count in re.findall(
        r'name="(\w+)" value="([^"]+)"[^>]*> <span>.*?</span> <span class="count">(\d+)</span>', page, re.DOTALL
    ):
        assert len(hits(client, f"q=jambi&{facet}={value}")) == int(count), (facet, value)


def test_hits_can_be_ordered(client: FlaskClient) -> None:
    oldest, newest = hits(client, "kind=report&sort=oldest"), hits(client, "kind=report&sort=newest")
    assert oldest == ["report/c1", "report/p1", "report/p2", "report/f1"]
    assert newest == oldest[::-1]


def test_searched_words_are_marked_in_a_reports_text(client: FlaskClient) -> None:
    assert "<mark>pengungsian</mark>" in client.get("/search?q=pengungsian&kind=report").text


def test_suggestions_name_kind_and_page(client: FlaskClient) -> None:
    found = client.get("/search/suggest?q=hasa").get_json()["suggestions"]
    assert found[0] == {
        "id": "person/hasan-baruna",
        "kind": "person",
        "label": "Hasan Baruna",
        "words": "Person",
        "url": "/page/person/hasan-baruna",
    }
    assert client.get("/search/suggest?q=").get_json() == {"suggestions": []}


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("Haris", '"Haris"*'),
        ("Al Haris ", '"Al" "Haris"'),
        ('"sinergi daerah" pem', '"sinergi daerah" "pem"*'),
        ("a-b:c*", '"a b c"*'),
        ("NEAR(x) OR", '"NEAR x" "OR"*'),
        ("", ""),
        ("***", ""),
    ],
)
def test_what_was_typed_becomes_a_query_without_operators(words: str, query: str) -> None:
    assert match(words) == query


@settings(max_examples=cases(60), deadline=None)
@given(words=st.text(max_size=60))
def test_whatever_is_typed_the_page_answers(story_dir_client: FlaskClient, words: str) -> None:
    response = story_dir_client.get("/search", query_string={"q": words.encode("utf-8", "surrogatepass")})
    assert response.status_code == 200


@pytest.fixture(scope="module")
def story_dir_client(story_dir: object) -> FlaskClient:
    """One client for all examples."""
    from pathlib import Path

    from tests.web.conftest import browsing

    assert isinstance(story_dir, Path)
    return browsing(story_dir)
