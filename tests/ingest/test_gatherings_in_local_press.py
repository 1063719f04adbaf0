"""What gatherings are called, when and where they were, as sites of regions and local papers tell it."""

from __future__ import annotations

import pytest

from graph.model import Extraction, ReportInfo
from ingest.extract import Extractor
from ingest.report import Report

DAY = "Senin (3/3/2025)"


def read(extractor: Extractor, text: str, title: str | None = None) -> Extraction:
    whole = f"{title}\n\n{text}" if title else text
    return extractor.extract(Report(ReportInfo("t", title=title), whole))


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Menteri Wira Padmana memimpin rapat kerja gubernur se-Papua", "rapat kerja gubernur se-Papua"),
        ("Wira Padmana memimpin Raker Kabupaten/Kota se Papua Barat", "Raker Kabupaten/Kota se Papua Barat"),
        ("Wira Padmana membuka rapat koordinasi camat yang belum seminggu menjabat", "rapat koordinasi"),
        (
            "Wira Padmana membuka Rakor Pemerintahan Provinsi, Kabupaten, dan Kota se-Bali",
            "Rakor Pemerintahan Provinsi, Kabupaten, dan Kota se-Bali",
        ),
        ("Wira Padmana membuka Rakor Pengawasan, dan Gubernur Bali hadir", "Rakor Pengawasan"),
        ("Wira Padmana memimpin rapat Komisi II DPRD Kota Bogor", "rapat Komisi II DPRD Kota Bogor"),
        ("Wira Padmana memimpin rapat di DPRD Kota Bogor", "rapat"),
        (
            "DPRD Sleman menggelar Rapat Paripurna XI Tahun Sidang 2024/2025",
            "Rapat Paripurna XI Tahun Sidang 2024/2025",
        ),
        ("Pemkab Sleman menggelar Musrenbang RPJMD Tahun 2025–2029", "Musrenbang RPJMD Tahun 2025–2029"),
        (
            "Pemkab Sleman menggelar sosialisasi Peraturan Daerah (Perda) Nomor 1 Tahun 2022 tentang Desa Adat",
            "sosialisasi Peraturan Daerah (Perda) Nomor 1 Tahun 2022 tentang Desa Adat",
        ),
        ("Pemkab Sleman menggelar sosialisasi Peraturan Daerah yang baru", "sosialisasi"),
        ("Pemkab Sleman menggelar Pra Musrenbang Stunting", "Pra Musrenbang Stunting"),
        ("Wira Padmana membuka Musrenbang dengan pemukulan gong", "Musrenbang"),
        ("Wira Padmana mengikuti rapat dengan pengurus PKK", "rapat dengan pengurus PKK"),
        ("Wira Padmana mengikuti rapat dengan pengadilan agama", "rapat dengan pengadilan agama"),
        (
            "BPBD Kabupaten Sleman menggelar kegiatan penting, yakni Diseminasi Dokumen Rencana Bencana",
            "Diseminasi Dokumen Rencana Bencana",
        ),
    ],
)
def test_a_name_goes_as_far_as_its_words(extractor: Extractor, told: str, name: str) -> None:
    assert [m.name for m in read(extractor, f"{told}, {DAY}.").meetings] == [name]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rapat Paripurna DPRD Sleman Setujui Perubahan APBD", "Rapat Paripurna DPRD Sleman"),
        ("Rakor Pengawasan Dana Desa Digelar Tertutup", "Rakor Pengawasan Dana Desa"),
        ("Rakor Pengawasan Dana Desa Demi Warga", "Rakor Pengawasan Dana Desa"),
        ("Rakor Pengawasan Dinas Desa", "Rakor Pengawasan Dinas Desa"),
    ],
)
def test_a_headline_goes_on_after_the_name(extractor: Extractor, title: str, name: str) -> None:
    text = f"Bupati Sleman Wira Padmana memimpin rapat itu di Aula Bappeda, {DAY}."
    assert [m.name for m in read(extractor, text, title).meetings] == [name]


def test_a_headline_that_goes_on_still_tells_what_is_dealt_with(extractor: Extractor) -> None:
    text = f"Bupati Sleman Wira Padmana membuka rapat itu di Aula Bappeda, {DAY}."
    found = read(extractor, text, "Rakor Dana Desa Digelar, Bahas Percepatan Laporan").meetings
    assert [(m.name, m.topic) for m in found] == [("Rakor Dana Desa", "Percepatan Laporan")]


@pytest.mark.parametrize(
    ("title", "lead", "again", "count"),
    [
        pytest.param(
            None, "menggelar rapat koordinasi kepala daerah", "Rakor guna membahas sampah warga.", 1, id="guna"
        ),
        pytest.param(
            None,
            "menggelar rapat koordinasi kepala daerah",
            "Rakor Pengelolaan Sampah digelar Selasa (4/3/2025).",
            2,
            id="another matter",
        ),
        pytest.param(
            "Bupati Buka Sosialisasi dan Rembuk Stunting", "membuka rembuk stunting", "", 1, id="two kinds, one told"
        ),
        pytest.param(
            "Bupati Buka Sosialisasi Dana Desa", "membuka rembuk stunting", "", 2, id="the headline is of another"
        ),
    ],
)
def test_one_gathering_is_told_once(extractor: Extractor, title: str | None, lead: str, again: str, count: int) -> None:
    text = f"Bupati Sleman Wira Padmana {lead} di Aula Bappeda, {DAY}. {again}"
    assert len(read(extractor, text, title).meetings) == count


def test_meetings_held_every_week_name_no_single_one(extractor: Extractor) -> None:
    text = (
        f"Pemkot Bogor menggelar rapat inflasi di Balai Kota, {DAY}.\n\n"
        "Wali Kota Bogor Wira Padmana menyebut ada pula rapat pengendalian inflasi nasional setiap pekan."
    )
    found = read(extractor, text).meetings
    assert [(m.name, m.date) for m in found] == [("rapat", "2025-03-03")]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "Wakil Bupati Sleman Dewi Lestari ketika ditemui wartawan di ruang kerjanya, Rabu (5/3/2025) mengatakan,"
            " Pemkab Sleman menggelar rembuk stunting dalam rangka menurunkan angka.",
            (None, None),
        ),
        (
            "Wakil Bupati Sleman Dewi Lestari saat ditemui di Aula Bappeda, Rabu (5/3/2025), usai rapat evaluasi.",
            ("2025-03-05", "Aula Bappeda"),
        ),
    ],
)
def test_where_someone_is_asked_is_no_venue(
    extractor: Extractor, told: str, expected: tuple[str | None, str | None]
) -> None:
    assert [(m.date, m.venue) for m in read(extractor, told).meetings] == [expected]


@pytest.mark.parametrize(
    ("where", "venue"),
    [
        ("di ruang rapat Wening, Balai Kota Bogor", "ruang rapat Wening, Balai Kota Bogor"),
        ("saat ditemui di ruang rapat Wening", None),
        ("kepada wartawan di Aula Bappeda", None),
        ("di ruang kerjanya", None),
    ],
)
def test_words_are_said_in_the_gathering_whose_day_they_tell(
    extractor: Extractor, where: str, venue: str | None
) -> None:
    text = (
        "Tim Pengendalian Inflasi Daerah (TPID) Kota Bogor menggelar pertemuan guna membahas harga.\n\n"
        f'"Harga harus kita jaga bersama mulai sekarang," ungkap Wira {where}, {DAY}.\n\n'
        "Pertemuan ini dihadiri camat."
    )
    assert [(m.date, m.venue) for m in read(extractor, text).meetings] == [("2025-03-03", venue)]
