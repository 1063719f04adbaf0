"""The query that a page shows gives, from the store, the rows that the page shows from the catalogue."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph import directive_views, entity_views, relation_views
from graph.directive_views import DirectiveFilter
from graph.settings import Settings
from graph.store import EmbeddedStore, rows
from graph.views import View
from graph.vocabulary import Iris
from tests.web.conftest import browsing
from web.services import services

IRIS = Iris(Settings().base)


@pytest.fixture(scope="module")
def store(story_dir: Path) -> Iterator[EmbeddedStore]:
    """The store of the story."""
    opened = EmbeddedStore(story_dir / "store", read_only=True)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def view(story_dir: Path) -> View:
    """The catalogue of the story."""
    return View(story_dir / "catalogue.sqlite")


def shown(client: FlaskClient, path: str) -> str:
    """The query that a page shows."""
    found = re.search(r'id="sparql-query"[^>]*><code>(.*?)</code>', client.get(path).text, re.DOTALL)
    assert found is not None
    return unescape(found[1])


def told(store: EmbeddedStore, query: str, name: str) -> set[str]:
    """Local ids of one variable of a query's answer."""
    return {IRIS.local(str(row[name])) or "" for row in rows(store, query) if name in row}


def listed(view: View, *filters: DirectiveFilter) -> set[str]:
    """Ids of the directives that filters ask for, those that only repeat another report included."""
    found: set[str] = set()
    for wanted in filters:
        page = directive_views.directives(view, wanted, size=500)
        found |= {row.id for row in page.rows}
        found |= {
            row.id
            for first in page.rows
            for other in first.also
            for row in directive_views.directives(view, DirectiveFilter(report=other.report), size=500).rows
            if (row.action, row.issuer) == (first.action, first.issuer)
        }
    return found


def both(*ids: str) -> tuple[DirectiveFilter, DirectiveFilter]:
    """What some parties directed, and what was directed to them."""
    return DirectiveFilter(issuers=ids), DirectiveFilter(addressees=ids)


@pytest.mark.parametrize(
    ("path", "filters"),
    [
        ("/page/person/hasan-baruna", both("person/hasan-baruna")),
        ("/page/person/wiratama-surya-kusuma", both("person/wiratama-surya-kusuma")),
        ("/page/group/opd-terkait", both("group/opd-terkait")),
        (
            "/page/organisation/pemerintah-provinsi-jambi",
            both("organisation/pemerintah-provinsi-jambi", "post/gubernur-jambi"),
        ),
        ("/page/regulation/uu-24-2007", (DirectiveFilter(regulation="regulation/uu-24-2007"),)),
        ("/directives", (DirectiveFilter(),)),
        ("/directives?strength=order", (DirectiveFilter(strengths=("order",)),)),
        (
            "/directives?issuer=person/hasan-baruna&strength=urge",
            (DirectiveFilter(issuers=("person/hasan-baruna",), strengths=("urge",)),),
        ),
        ("/directives?addressee=post/gubernur-jambi", (DirectiveFilter(addressees=("post/gubernur-jambi",)),)),
        ("/directives?since=2024-03-05", (DirectiveFilter(since="2024-03-05"),)),
        ("/directives?until=2024-03-05", (DirectiveFilter(until="2024-03-05"),)),
        ("/directives?publisher=Kabar+Nusantara", (DirectiveFilter(publisher="Kabar Nusantara"),)),
        ("/directives?regulation=regulation/uu-24-2007", (DirectiveFilter(regulation="regulation/uu-24-2007"),)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_directives_of_a_page(
    client: FlaskClient, store: EmbeddedStore, view: View, path: str, filters: tuple[DirectiveFilter, ...]
) -> None:
    expected = listed(view, *filters)
    assert expected
    assert told(store, shown(client, path), "directive") == expected


def test_holders_of_a_post(client: FlaskClient, store: EmbeddedStore, view: View) -> None:
    query = shown(client, "/page/post/gubernur-jambi")
    assert told(store, query, "person") == {
        row.person.id for row in relation_views.tenures(view, posts=("post/gubernur-jambi",)).rows
    }


def test_participants_of_a_meeting(client: FlaskClient, store: EmbeddedStore, view: View) -> None:
    meeting = "meeting/p1/2024-03-06-rapat-koordinasi-penanganan-banjir-provinsi-jambi"
    query = shown(client, f"/page/{meeting}")
    assert told(store, query, "who") == {row.who.id for row in relation_views.participants(view, meeting).rows}


def test_organisations_of_a_place(client: FlaskClient, store: EmbeddedStore, view: View) -> None:
    query = shown(client, "/page/place/15")
    assert told(store, query, "body") == {
        party.id for party, _ in entity_views.parts(view, region="place/15", kind="organisation").rows
    }


@pytest.fixture(scope="module", params=["story", "samples"])
def filled(request: pytest.FixtureRequest) -> Iterator[tuple[FlaskClient, EmbeddedStore]]:
    """A client and the store of the story, and of the samples."""
    data_dir = request.getfixturevalue(f"{request.param}_dir" if request.param == "story" else "samples")
    opened = EmbeddedStore(data_dir / "store", read_only=True)
    yield browsing(data_dir), opened
    opened.close()


@pytest.mark.parametrize("period", ["", "&since=2024-02", "&since=2024-01-05&until=2024-02"])
@pytest.mark.parametrize("measure", ["meetings", "directives"])
def test_numbers_of_the_map(filled: tuple[FlaskClient, EmbeddedStore], measure: str, period: str) -> None:
    client, store = filled
    page = f"/map?what={measure}{period}"
    table = csv.DictReader(client.get(f"{page}&format=csv").text.lstrip("\ufeff").splitlines())
    shown_numbers = {row["place"]: int(row[measure]) for row in table if row["place"]}
    answered = {IRIS.local(str(row["region"])): int(str(row["count"])) for row in rows(store, shown(client, page))}
    assert answered == {place: number for place, number in shown_numbers.items() if number}


@pytest.mark.parametrize(
    "query",
    [
        "", "?what=meetings", "?what=directives", "?at=2024", "?at=2024-03", "?region=place/15", "?region=place/15.71",
        "?strength=order", "?kind=rapat_koordinasi", "?kind=rapat_koordinasi&what=directives", "?until=2024-02",
        "?body=organisation/kementerian-dalam-negeri", "?body=organisation/pemerintah-provinsi-jambi&what=meetings",
        "?body=post/gubernur-jambi", "?body=person/hasan-baruna&region=place/15",
    ],
)  # fmt: skip
def test_moments_of_the_time_line(filled: tuple[FlaskClient, EmbeddedStore], query: str) -> None:
    client, store = filled
    page = f"/timeline{query}"
    answer = client.get(page + ("&" if query else "?") + "format=csv").text.lstrip("\ufeff").splitlines()
    listed_moments = sorted((row["id"], row["date"]) for row in csv.DictReader(answer))
    answered = [(IRIS.local(str(row["moment"])), str(row.get("date", ""))) for row in rows(store, shown(client, page))]
    assert sorted(answered) == listed_moments


def test_names_of_a_search(filled: tuple[FlaskClient, EmbeddedStore]) -> None:
    client, store = filled
    found = told(store, shown(client, "/search?q=gubernur"), "thing")
    kinds = "&kind=post&kind=person&kind=organisation"
    hits = csv.DictReader(client.get(f"/search?q=gubernur{kinds}&format=csv").text.lstrip("\ufeff").splitlines())
    named = {row["id"] for row in hits if "gubernur" in row["label"].lower()}
    assert named
    assert named <= found


def test_directives_of_a_region(filled: tuple[FlaskClient, EmbeddedStore]) -> None:
    client, store = filled
    view = services_view(client)
    for region in directive_views.all_regions(view):
        expected = listed(view, DirectiveFilter(region=region.id))
        assert told(store, shown(client, f"/directives?region={region.id}"), "directive") == expected


def services_view(client: FlaskClient) -> View:
    """The catalogue that a client's application reads."""
    with client.application.app_context():
        return services().view
