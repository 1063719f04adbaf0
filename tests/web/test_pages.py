"""The pages as a client gets them: what each says, how it is headed, and what it answers to wrong input."""

from __future__ import annotations

import csv
import io
import re

import pytest
from flask.testing import FlaskClient

from web.security import CONTENT_SECURITY_POLICY

GOVERNOR = "/page/person/hasan-baruna"
RAKOR = "/page/meeting/p1/2024-03-06-rapat-koordinasi-penanganan-banjir-provinsi-jambi"

EVERY_PAGE = (
    "/",
    "/search",
    "/search?q=Jambi",
    "/search?kind=report&sort=newest",
    "/directives",
    "/directives?issuer=gubernur&strength=order&since=2024&until=2024-03&sort=issuer",
    GOVERNOR,
    "/page/person/wiratama-surya-kusuma",
    "/page/post/gubernur-jambi",
    "/page/organisation/kementerian-dalam-negeri",
    "/page/organisation/pemerintah-provinsi-jambi",
    "/page/group/opd-terkait",
    "/page/place/15",
    RAKOR,
    "/page/regulation/uu-24-2007",
    "/page/regulation/uu-24-2007?article=pasal-69",
    "/page/directive/p1/3e3a8e0f",
    "/page/report/p1",
    "/page/report/f1",
    "/timeline",
    "/timeline?at=2024-03",
    "/map?what=directives",
    "/about",
    "/watchlist",
    "/api/docs",
)


def text(client: FlaskClient, path: str) -> str:
    """A page's words, without markup and with single spaces."""
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    without = re.sub(r"<[^>]+>", " ", response.text)
    return re.sub(r"\s+", " ", without).replace("&#34;", '"').replace("&#39;", "'")


@pytest.mark.parametrize("path", EVERY_PAGE)
@pytest.mark.parametrize("language", ["en", "id"])
def test_every_page_answers_with_title_policy_and_language(client: FlaskClient, path: str, language: str) -> None:
    response = client.get(path, query_string=None, headers={"Accept-Language": language})
    assert response.status_code == 200
    assert re.search(r"<title>\s*\S.* · Risalah</title>", response.text, re.DOTALL)
    assert f'<html lang="{language}">' in response.text
    assert response.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert response.headers["Content-Language"] == language
    assert "<style" not in response.text
    assert " style=" not in response.text
    assert re.search(r"<script(?![^>]*\bsrc=)", response.text) is None


@pytest.mark.parametrize("path", [p for p in EVERY_PAGE if p.startswith("/page/")])
def test_every_entity_page_has_crumbs_data_links_query_and_citation(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    assert 'aria-label="Breadcrumbs"' in page
    local_id = path.removeprefix("/page/").partition("?")[0]
    for extension in ("ttl", "jsonld", "rdf", "nt"):
        assert f'href="/data/{local_id}.{extension}"' in page
    assert "format=csv" in page
    assert "SPARQL behind this view" in page
    assert re.search(r"Dataset version \d+", page)


def test_the_governors_page_tells_post_directives_addressee_day_meeting_and_sentence(client: FlaskClient) -> None:
    page = text(client, GOVERNOR)
    assert "Gubernur Jambi" in page
    assert "OPD terkait" in page
    assert "6 Mar 2024" in page
    assert "Rapat Koordinasi Penanganan Banjir Provinsi Jambi" in page
    assert "<mark>segera mendata rumah rusak</mark>" in client.get(GOVERNOR).text


def test_a_directive_to_a_post_is_on_the_holders_page_and_said_to_be_to_the_post(client: FlaskClient) -> None:
    page = text(client, GOVERNOR)
    assert "Addressed to a post this person is reported to hold" in page
    assert "mempercepat penyaluran bantuan" in page


def test_a_directive_page_tells_legal_basis_and_deadline(client: FlaskClient) -> None:
    listed = client.get("/directives?q=penyaluran").text
    found = re.search(r'href="(/page/directive/c1/[0-9a-f]+)"', listed)
    assert found is not None
    page = text(client, found[1])
    assert "Pasal 69 UU 24/2007" in page
    assert "paling lambat 15 Maret 2024 (15 Mar 2024)" in page


def test_a_person_without_directives_says_so_instead_of_an_empty_table(client: FlaskClient) -> None:
    assert "No report states one." in text(client, "/page/person/laila-mardiani")


def test_the_reader_marks_mentions_and_anchors_every_evidence(client: FlaskClient) -> None:
    page = client.get("/page/report/p1").text
    assert re.search(r'<a class="m m-person" href="/page/person/hasan-baruna"[^>]*>', page)
    row = csv_rows(client, "/page/report/p1?format=csv")[0]
    assert f'id="e{row["start"]}-{row["end"]}"' in page


def test_the_reader_keeps_the_text_as_it_is(client: FlaskClient) -> None:
    from html import unescape

    from tests.factories import PROVINCE_TEXT

    article = re.search(r"<article.*?</article>", client.get("/page/report/p1").text, re.DOTALL)
    assert article is not None
    lines = [
        unescape(re.sub(r"<[^>]+>", "", p)).strip("\n ") for p in re.findall(r"<p>(.*?)</p>", article[0], re.DOTALL)
    ]
    assert lines == [line for line in PROVINCE_TEXT.split("\n") if line.strip()]


def test_what_is_below_the_threshold_is_shown_as_left_open(client: FlaskClient) -> None:
    page = text(client, "/page/report/p1")
    assert "Left open" in page
    assert "an opinion or an order: unsure" in page


def test_an_article_opens_its_regulation_narrowed_to_it(client: FlaskClient) -> None:
    answer = client.get("/page/regulation/uu-24-2007/pasal-69")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/page/regulation/uu-24-2007?article=pasal-69")


@pytest.mark.parametrize(
    ("local_id", "where"),
    [
        ("evidence/p1/10-20", "/page/report/p1#e10-20"),
        ("citation/c1/", None),
        ("tenure/none/none", None),
    ],
)
def test_a_relation_opens_its_sentence(client: FlaskClient, local_id: str, where: str | None) -> None:
    answer = client.get(f"/page/{local_id}")
    assert (answer.status_code, answer.headers.get("Location")) == ((302, where) if where else (404, None))


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/page/person/nobody", 404, "names “person/nobody”"),
        ("/page/report/nothing", 404, "no report “nothing”"),
        ("/page/directive/p1/00000000", 404, "no directive"),
        ("/page/unheard/of", 404, "names “unheard/of”"),
        ("/graph/person/nobody.json", 404, "person/nobody"),
        ("/nowhere", 404, "nothing here"),
        ("/search?kind=animals", 400, "“animals” is not accepted for kind"),
        ("/search?sort=luck", 400, "“luck” is not accepted for sort"),
        ("/directives?since=yesterday", 400, "“yesterday” is not accepted for since"),
        ("/directives?confidence=2", 400, "“2” is not accepted for confidence"),
        ("/directives?region=person/x", 400, "is not accepted for region"),
    ],
)
def test_wrong_input_is_told_what_was_met(client: FlaskClient, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.text
    machine = client.get(path, headers={"Accept": "application/json"})
    assert machine.mimetype == "application/problem+json"
    assert machine.get_json()["status"] == status
    assert words in machine.get_json()["detail"] or words in machine.get_json()["title"].lower()


@pytest.mark.parametrize("page", ["0", "-3", "abc", "99999999999", "2"])
def test_a_wrong_page_number_shows_a_page(client: FlaskClient, page: str) -> None:
    assert client.get(f"/search?page={page}").status_code == 200
    assert client.get(f"{GOVERNOR}?given={page}").status_code == 200


@pytest.mark.parametrize("path", ["/", "/search", "/search?q=apa", "/directives"])
def test_an_empty_dataset_says_so(empty_client: FlaskClient, path: str) -> None:
    page = text(empty_client, path)
    assert "There is no report yet." in page or "Nothing was found." in page or "No directive passes" in page


def test_the_language_of_the_url_is_remembered(client: FlaskClient) -> None:
    assert '<html lang="id">' in client.get("/?lang=id").text
    assert '<html lang="id">' in client.get("/directives").text
    assert '<html lang="en">' in client.get("/?lang=en").text
    assert '<html lang="en">' in client.get("/?lang=xx").text


def test_dates_are_written_as_the_language_writes_them(client: FlaskClient) -> None:
    assert "Rabu, 06 Maret 2024" in text(client, f"{RAKOR}?lang=id")
    assert "Wednesday, 6 March 2024" in text(client, f"{RAKOR}?lang=en")


def csv_rows(client: FlaskClient, path: str) -> list[dict[str, str]]:
    """The rows of a page's CSV."""
    response = client.get(path)
    assert response.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(response.text)))


@pytest.mark.parametrize("path", ["/directives", "/page/report/p1", GOVERNOR, RAKOR, "/page/regulation/uu-24-2007"])
def test_every_row_of_a_csv_quotes_its_report_exactly(client: FlaskClient, path: str) -> None:
    from tests.factories import story

    texts = {x.report.id: x.text for x in story()}
    rows = csv_rows(client, f"{path}?format=csv")
    assert rows
    for row in rows:
        first = texts[row["report"]][int(row["start"]) : int(row["end"])]
        assert row["quote"].startswith(first)


def test_a_cell_that_looks_like_a_formula_is_made_text() -> None:
    from web.tables import _cell

    assert _cell("=1+1") == "'=1+1"
    assert _cell("1+1") == "1+1"
    assert _cell(-1) == -1


def test_only_listed_files_are_served(client: FlaskClient) -> None:
    page = client.get("/").text
    found = re.search(r'href="(/assets/[0-9a-f]+)/css/app.css"', page)
    assert found is not None
    sheet = client.get(f"{found[1]}/css/app.css")
    assert sheet.status_code == 200
    assert sheet.cache_control.immutable
    assert not client.get("/assets/000000/css/app.css").cache_control.immutable
    for path in ("../__init__.py", "css/../../__init__.py", "vis-network.css", "%2e%2e/web/cli.py"):
        assert client.get(f"{found[1]}/{path}").status_code == 404
