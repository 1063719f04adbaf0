"""People, bodies, posts, tenures and places of single sentences, by the claims they must support."""

from __future__ import annotations

from functools import lru_cache

import pytest

from graph.model import Extraction, Organisation, Person, Place, Post, ReportInfo, Tenure
from ingest import lists, resolve
from ingest.context import Context
from ingest.gazetteer import Gazetteer
from ingest.layout import read_layout
from ingest.quotes import find_quotes
from ingest.report import Report

THRESHOLD = 0.5

Built = tuple[tuple[Person, ...], tuple[Organisation, ...], tuple[Place, ...], tuple[Post, ...], tuple[Tenure, ...]]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    return lists.load()


def read(text: str) -> Context:
    ctx = Context(Report(ReportInfo("t"), text), text, gazetteer=gazetteer())
    ctx.layout = read_layout(ctx.report)
    ctx.quotes = find_quotes(text, ctx.layout)
    ctx.hits = gazetteer().find(text)
    resolve.find_mentions(ctx)
    return ctx


def built(text: str) -> Extraction:
    people, bodies, places, posts, tenures = resolve.build(read(text))
    return Extraction(
        text=text,
        report=ReportInfo("t"),
        people=tuple(p for p in people if p.confidence >= THRESHOLD),
        organisations=tuple(o for o in bodies if o.confidence >= THRESHOLD),
        places=places,
        posts=posts,
        tenures=tuple(t for t in tenures if t.confidence >= THRESHOLD),
    )


def names(text: str) -> set[str]:
    return {person.name for person in built(text).people}


def bodies(text: str, *, implied: bool = False) -> set[str]:
    return {body.name for body in built(text).organisations if implied or not body.implied}


def held(text: str) -> set[tuple[str, str, str | None, bool]]:
    found = built(text)
    people = {p.id: p.name for p in found.people}
    posts = {p.id: p.label for p in found.posts}
    return {(people[t.person], posts[t.post], t.acting, t.former) for t in found.tenures}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Bupati Sleman H. Wira Padmana, S.Sos., M.Si. hadir.", {"Wira Padmana"}, id="titles left out"),
        pytest.param("Hadir Letkol Inf Wira Padmana dan Kompol Laras.", {"Wira Padmana", "Laras"}, id="ranks left out"),
        pytest.param("“Siap,” kata Padmana.", {"Padmana"}, id="after a bare verb of saying"),
        pytest.param("“Siap,” kata Senin.", set(), id="a weekday is no name"),
        pytest.param("“Siap,” kata warga Sleman.", set(), id="a region is no name"),
        pytest.param("Dinas Kesehatan Kabupaten Sleman menyatakan siap.", set(), id="a body is no name"),
        pytest.param("Rapat di Kecamatan Wirasari, Bupati Sleman hadir.", set(), id="a village place is no name"),
        pytest.param("Wira Padmana menegaskan hal itu.", {"Wira Padmana"}, id="two words before an active verb"),
        pytest.param("Semangat menegaskan hal itu.", set(), id="an ordinary word is no name"),
        pytest.param(
            "Bupati Sleman I Gusti Wira Padmana hadir.", {"I Gusti Wira Padmana"}, id="Balinese name parts kept"
        ),
        pytest.param("Gubernur Jambi M. Wira Padmana hadir.", {"M. Wira Padmana"}, id="initial kept"),
        pytest.param("Menteri Sosial Wira P. Laras hadir.", {"Wira P. Laras"}, id="middle initial kept"),
        pytest.param("Kadis Kominfo Sultra ST Padmana hadir.", {"ST Padmana"}, id="initials before a name"),
        pytest.param("The Minister of Health visited London on Monday.", set(), id="English text"),
        pytest.param("Resep soto ayam: rebus ayam, Bawang Merah, dan Daun Salam.", set(), id="no government in it"),
    ],
)
def test_names(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Plt. Kepala Dinas Kominfo Sultra Wira Padmana hadir.",
            ("Wira Padmana", "Kepala Dinas Komunikasi dan Informatika Provinsi Sulawesi Tenggara", "Plt", False),
            id="acting before, short forms written out",
        ),
        pytest.param(
            "Penjabat (Pj) Gubernur Jambi Wira Padmana hadir.",
            ("Wira Padmana", "Gubernur Jambi", "Pj", False),
            id="acting in brackets",
        ),
        pytest.param(
            "Mantan Bupati Sleman Wira Padmana hadir.",
            ("Wira Padmana", "Bupati Sleman", None, True),
            id="former",
        ),
        pytest.param(
            "Kabid Mutasi BKD Kabupaten Sleman, Wira Padmana, hadir.",
            ("Wira Padmana", "Kepala Bidang Mutasi Badan Kepegawaian Daerah Kabupaten Sleman", None, False),
            id="unit and body",
        ),
        pytest.param(
            "Dirjen Bina Pembangunan Daerah Kemendagri Wira Padmana hadir.",
            (
                "Wira Padmana",
                "Direktur Jenderal Bina Pembangunan Daerah Kementerian Dalam Negeri",
                None,
                False,
            ),
            id="directorate general with its ministry",
        ),
        pytest.param(
            "Ketua Komisi II DPRD Kota Bogor Wira Padmana hadir.",
            ("Wira Padmana", "Ketua Komisi II DPRD Kota Bogor", None, False),
            id="commission",
        ),
        pytest.param(
            "Wakapolres Sleman Kompol Wira Padmana hadir.",
            ("Wira Padmana", "Wakil Kepala Kepolisian Resor Sleman", None, False),
            id="police with rank",
        ),
        pytest.param(
            "Wira Padmana yang juga Ketua DPRD Kabupaten Sleman hadir. “Siap,” kata Wira Padmana.",
            ("Wira Padmana", "Ketua DPRD Kabupaten Sleman", None, False),
            id="post after the name",
        ),
        pytest.param(
            "Camat Wirasari, Laras Wening, hadir.",
            ("Laras Wening", "Camat Wirasari", None, False),
            id="district of its head",
        ),
    ],
)
def test_tenures(text: str, expected: tuple[str, str, str | None, bool]) -> None:
    assert expected in held(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Calon Bupati Sleman Wira Padmana hadir.", id="candidate"),
        pytest.param("Rapat di Kantor Bupati Sleman. Wira Padmana hadir.", id="office building"),
        pytest.param("Peraturan Bupati Sleman Nomor 3 Tahun 2020 dibahas Wira Padmana.", id="regulation"),
        pytest.param("Para bupati dan Wira Padmana hadir.", id="several of a kind"),
        pytest.param("Presiden Wira Padmana tiba dari Jepang dan Rusia.", id="perhaps of another country"),
    ],
)
def test_no_tenure(text: str) -> None:
    assert held(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Pemprov Kalteng siap.", {"Pemerintah Provinsi Kalimantan Tengah"}, id="government by short form"),
        pytest.param("Pemda harus siap. OPD terkait hadir.", set(), id="generic"),
        pytest.param("Seluruh Dinas Kesehatan hadir.", set(), id="collective"),
        pytest.param("Badan Kesbangpol se-Indonesia hadir.", set(), id="whole country"),
        pytest.param("DPRD Banyumas menggelar rapat.", {"DPRD Kabupaten Banyumas"}, id="kind of region added"),
        pytest.param(
            "DPRD Kota Bogor rapat. Pansus II hadir.",
            {"DPRD Kota Bogor", "Panitia Khusus II DPRD Kota Bogor"},
            id="committee of the report's legislature",
        ),
        pytest.param(
            "Bupati Sleman hadir. Dinas Pariwisata siap.",
            {"Dinas Pariwisata Kabupaten Sleman"},
            id="region of the report",
        ),
        pytest.param(
            "Komunitas Aksara Wirasari (KAW) hadir. KAW siap.",
            {"Komunitas Aksara Wirasari"},
            id="acronym defined in the text",
        ),
        pytest.param(
            "Menteri Keuangan AS hadir. Kementerian Pertahanan Jepang siap.",
            {"Kementerian Pertahanan Jepang"},
            id="abroad",
        ),
        pytest.param("Rapat di Kantor Kementerian Sosial.", {"Kementerian Sosial"}, id="the ministry's building"),
        pytest.param("Kementerian Negara/Lembaga wajib lapor.", set(), id="ministries in general"),
        pytest.param("Pajak Bumi dan Bangunan (PBB) naik. PBB itu wajib.", set(), id="acronym of something else"),
    ],
)
def test_organisations(text: str, expected: set[str]) -> None:
    assert bodies(text) == expected


def test_a_body_only_inside_a_post_is_implied() -> None:
    assert bodies("Mendagri hadir.") == set()
    assert bodies("Mendagri hadir.", implied=True) == {"Kementerian Dalam Negeri"}


def test_parts_know_their_whole_and_their_region() -> None:
    found = {body.name: body for body in built("Komisi II DPRD Kota Bogor rapat.").organisations}
    commission = found["Komisi II DPRD Kota Bogor"]
    assert commission.part_of == found["DPRD Kota Bogor"].id
    assert commission.region == "place/32.71"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rapat di Kabupaten Sleman.", {("place/34.04", "regency"), ("place/34", "province")}),
        ("Warga Kecamatan Wirasari hadir.", {("place/kecamatan-wirasari", "district")}),
        ("Rapat di luar kota.", set()),
    ],
)
def test_places(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(place.id, place.kind) for place in built(text).places} == expected


STORY = (
    "Gubernur Jambi H. Al Wiradana membuka rapat. “Kita siap,” kata Wiradana.\n\n"
    "Bupati Sleman Laras Wening hadir. Gubernur meminta Laras segera bersiap."
)


def test_aliases_are_of_one_person() -> None:
    people = {person.name: person for person in built(STORY).people}
    assert set(people) == {"Al Wiradana", "Laras Wening"}
    assert people["Al Wiradana"].aliases == ("Wiradana",)
    assert people["Al Wiradana"].titles == ("H.",)


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Wiradana", "person/al-wiradana"),
        ("Gubernur", "person/al-wiradana"),
        ("Bapak Bupati", "person/laras-wening"),
        ("ia", "person/laras-wening"),
        ("Sekda", None),
    ],
)
def test_what_a_word_means_at_the_end(surface: str, expected: str | None) -> None:
    meant = read(STORY).entities.resolve(surface, len(STORY))
    assert (meant.id if meant else None) == expected


def test_shared_name_goes_to_the_one_named_last_and_is_less_sure() -> None:
    text = "Bupati Sleman Wira Padmana hadir. Bupati Bantul Laras Padmana hadir. “Siap,” kata Padmana."
    ctx = read(text)
    meant = ctx.entities.resolve("Padmana", len(text))
    assert meant is not None
    assert meant.id == "person/laras-padmana"
    assert meant.confidence < 0.7


def test_headings_teach_no_names() -> None:
    text = "Gubernur Jambi Segera Tindaklanjuti Persiapan Pemilu\n\nGubernur Jambi Wira Padmana hadir pada rapat itu."
    assert names(text) == {"Wira Padmana"}


def test_capitals_are_read_without_case() -> None:
    text = "BUPATI SLEMAN WIRA PADMANA MENYATAKAN SIAP MENGGELAR RAPAT KOORDINASI DENGAN SELURUH CAMAT."
    assert names(text) == {"Wira Padmana"}


@pytest.mark.parametrize("text", [STORY, "“" * 50, "", "(((((" * 40, "A. " * 400, "Dr. " * 300, "Dinas " * 300])
def test_spans_lie_in_the_text_and_mentions_do_not_overlap(text: str) -> None:
    ctx = read(text)
    last = 0
    for mention in ctx.mentions:
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end
    found = built(text)
    for item in (*found.people, *found.organisations, *found.posts):
        assert item.mentions
        assert all(0 <= span.start < span.end <= len(text) for span in item.mentions)
    for tenure in found.tenures:
        assert tenure.evidence


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (
            "Bupati Sleman Wira Padmana hadir. Bupati Bantul Laras Padmana hadir. Lalu Padmana pulang.",
            'name: "Padmana" may be Laras Padmana or Wira Padmana; taken for the one named last before it',
        ),
        (
            "DPRD Bandung menggelar rapat.",
            'region: "DPRD Bandung" may be of Kabupaten Bandung or Kota Bandung; left as written',
        ),
        ("Bupati Sleman Wira Padmana hadir. Padmana pulang.", None),
    ],
)
def test_what_stays_open_is_said(text: str, warning: str | None) -> None:
    assert read(text).warnings == ([warning] if warning else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Bupati Sleman Wira Oktavian Padmana hadir. Wira O Padmana membuka rapat.",
            {"Wira Oktavian Padmana"},
            id="an initial stands for a word of the name",
        ),
        pytest.param(
            "Ketua Tim Wira Padmana hadir. Pimpinan itu, Wirapad, diam. “Siap,” kata Wirapad.",
            {"Wira Padmana"},
            id="a blend of two words of a name is that person",
        ),
        pytest.param(
            "Bupati Sleman, H.Wira Padmana, hadir.", {"Wira Padmana"}, id="a title run together with the name"
        ),
        pytest.param("Direktur RSUD Wira Husada hadir.", set(), id="a hospital's own name is no person"),
        pytest.param("Kepala BBWS Citarum, Laras Wening, hadir.", {"Laras Wening"}, id="a river is no person"),
        pytest.param(
            "Jubir Tim Kampanye Wira Padmana-Laras Wening (Tim WL) Satya Budaya hadir.",
            {"Wira Padmana", "Laras Wening", "Satya Budaya"},
            id="the candidates of a team and its speaker",
        ),
        pytest.param("Menteri Pendidikan Laras Wening hadir.", {"Laras Wening"}, id="a portfolio is no name"),
        pytest.param("Rapat usai Idul Fitri Tahun 2025 digelar.", set(), id="a feast is no name"),
    ],
)
def test_what_is_and_is_not_a_name(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Bupati dan Wakil Bupati Sleman, Wira Padmana dan Laras Wening, hadir.",
            {("Wira Padmana", "Bupati Sleman", None, False), ("Laras Wening", "Wakil Bupati Sleman", None, False)},
            id="coordinated posts, each with a holder",
        ),
        pytest.param(
            "Jubir Tim Kampanye Wira Padmana-Laras Wening (Tim WL) Satya Budaya hadir.",
            {("Satya Budaya", "Juru Bicara Tim Kampanye Wira Padmana-Laras Wening", None, False)},
            id="candidates do not hold the post of their team's speaker",
        ),
        pytest.param(
            "Istri Bupati Sleman, Laras Wening, hadir.", set(), id="kin named after a comma does not hold the post"
        ),
        pytest.param(
            "Deputi Gubernur Bank Indonesia Wira Padmana hadir.",
            {("Wira Padmana", "Deputi Gubernur Bank Indonesia", None, False)},
            id="a deputy is not the governor",
        ),
        pytest.param(
            "Presiden RI Wira Padmana bertemu Presiden Rusia di Moskow. Presiden Boris Volkov dan Rusia menyambutnya.",
            {("Wira Padmana", "Presiden Republik Indonesia", None, False)},
            id="another country's president does not hold ours",
        ),
    ],
)
def test_who_holds_what_in_harder_sentences(text: str, expected: set[tuple[str, str, str | None, bool]]) -> None:
    assert held(text) == expected
