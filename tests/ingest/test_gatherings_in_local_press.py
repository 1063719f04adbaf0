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
        ("Wira Padmana membuka Rapat Kerja Wali Kota se-Jawa Timur", "Rapat Kerja Wali Kota se-Jawa Timur"),
        ("Wira Padmana membuka Rapat Kerja Wali Kota Bogor", "Rapat Kerja"),
        ("Wira Padmana membuka Sosialisasi Dana Desa kepada seluruh lurah", "Sosialisasi Dana Desa"),
        ("Wira Padmana membuka Rakor ke-3 Wening", "Rakor ke-3 Wening"),
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
        ("Wira Padmana mengikuti rapat bersama Panitia Festival beserta para camat", "rapat bersama Panitia Festival"),
        (
            "Pemkab Sleman menggelar Rakor Persiapan Kunjungan Kerja Presiden RI",
            "Rakor Persiapan Kunjungan Kerja Presiden RI",
        ),
        ("Pemkab Sleman menggelar Rakor Pengawasan Bupati Sleman", "Rakor Pengawasan"),
        ("Pemkab Sleman menggelar rapat forum komunikasi pimpinan daerah", "rapat forum komunikasi pimpinan daerah"),
        ("Pemkab Sleman menggelar rapat forum komunikasi antarwarga", "rapat forum"),
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


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(
            "Pemkab Sleman menggelar rapat persiapan kunjungan Presiden di Sleman pada 11 Mei 2025 mendatang. Rapat "
            f"yang berlangsung di Aula Bappeda, {DAY} dipimpin Sekda.",
            ("2025-03-03", "Aula Bappeda"),
            id="the day of what is prepared",
        ),
        pytest.param(
            "Pemkab Sleman akan menggelar rapat kerja camat pada 11 Mei 2025 mendatang di Aula Bappeda.",
            ("2025-05-11", "Aula Bappeda"),
            id="the day of the gathering itself",
        ),
        pytest.param(
            f'"Fraksi yang ada di DPRD Sleman setuju," kata Wira Padmana saat rapat di Aula Bappeda, {DAY}.',
            ("2025-03-03", "Aula Bappeda"),
            id="where factions are",
        ),
        pytest.param(
            'Pemkab Sleman menggelar rapat. "Tadi rapat berkaitan dengan kondisi di Kaliurang," ucapnya di Wening, '
            f"{DAY}.",
            ("2025-03-03", "Wening"),
            id="the town of the matter in a quotation",
        ),
        pytest.param(
            f"Wira Padmana menggelar rapat siang ini di Kaliurang, {DAY}. Ia memimpin rapat di ruang Rapat Bupati.",
            ("2025-03-03", "ruang Rapat Bupati"),
            id="a hall right beside it goes before a town",
        ),
        pytest.param(
            f"Wira Padmana menggelar rapat di Kaliurang, {DAY}. Usai rapat ia pulang dan tidur di ruang tamu Bupati.",
            ("2025-03-03", "Kaliurang"),
            id="a hall of something else",
        ),
    ],
)
def test_day_and_place_are_the_gatherings_own(
    extractor: Extractor, told: str, expected: tuple[str | None, str | None]
) -> None:
    assert [(m.date, m.venue) for m in read(extractor, told).meetings if m.main] == [expected]


def test_a_place_told_before_a_full_stop_is_not_of_what_comes_after(extractor: Extractor) -> None:
    text = (
        '"Pada Senin 3 Maret rapat kerja camat akan berlangsung di Gedung Wening. Untuk rapat paripurna akan '
        'digelar bulan depan," ujar Kepala Bagian Umum Setda Sleman Wira Padmana.'
    )
    assert {m.name: m.venue for m in read(extractor, text).meetings} == {
        "rapat kerja": "Gedung Wening",
        "rapat paripurna": None,
    }


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "Bupati Sleman menghadiri kegiatan evaluasi kinerja camat. Evaluasi kinerja ini digelar di Aula Wira,"
            f" {DAY}.",
            [("rapat_evaluasi", "evaluasi kinerja camat", "2025-03-03", "Aula Wira")],
        ),
        (
            f"Pemkab Sleman menggelar kegiatan diseminasi publik di Aula Wira, {DAY}.",
            [("other", "diseminasi publik", "2025-03-03", "Aula Wira")],
        ),
        (f"Hasil evaluasi kinerja camat disampaikan kepada publik, {DAY}.", []),
        (f"Kegiatan diseminasi publik penting bagi warga, kata Wira, {DAY}.", []),
    ],
)
def test_work_in_common_that_is_held_is_a_gathering(
    extractor: Extractor, told: str, expected: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert [(m.type, m.name, m.date, m.venue) for m in read(extractor, told).meetings] == expected


@pytest.mark.parametrize(
    ("told", "topic"),
    [
        ("dengan agenda tunggal yakni Pendapat Akhir Fraksi tersebut dipimpin Ketua DPRD", "Pendapat Akhir Fraksi"),
        ("dengan agenda Pendapat Akhir Fraksi dihadiri camat", "Pendapat Akhir Fraksi"),
        ("yang mengangkat tema kota bersih di Aula Wira", "kota bersih"),
        ("dengan agenda dinas pasar", "dinas pasar"),
    ],
)
def test_a_topic_ends_where_the_telling_goes_on(extractor: Extractor, told: str, topic: str) -> None:
    text = f"DPRD Sleman menggelar rapat paripurna {told}, {DAY}."
    assert [m.topic for m in read(extractor, text).meetings] == [topic]


def test_a_dateline_of_an_office_is_no_host(extractor: Extractor) -> None:
    text = (
        "Prokopim Kota Bogor, 3 Maret 2025 – Pemerintah Kota Bogor melaksanakan rapat kerja di Aula Wira. Rapat kerja "
        "dipimpin Wali Kota Bogor Wira Padmana."
    )
    made = read(extractor, text)
    assert [(m.name, m.date, m.venue) for m in made.meetings] == [("rapat kerja", "2025-03-03", "Aula Wira")]
    assert [o.name for o in made.organisations if not o.implied] == ["Pemerintah Kota Bogor"]
    told = read(extractor, "Senin, 3 Maret 2025 - Prokopim Kota Bogor melaksanakan rapat kerja di Aula Wira.")
    assert [m.date for m in told.meetings] == ["2025-03-03"]
    assert len([o for o in told.organisations if not o.implied]) == 1


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (f"Sebanyak 22 perbekel resmi dilantik di Gedung Wening oleh Bupati Tabanan Wira Padmana, {DAY}.", 1),
        (f"Sebanyak 22 perbekel yang belum lama dilantik hadir di Gedung Wening, {DAY}.", 0),
        ("Pertemuan Pemkab Sleman dan para camat dilakukan pada Senin, 3 Maret 2025.", 1),
        ("Pertemuan yang baik antarwarga perlu dilakukan.", 0),
        (f"Bupati Sleman mengikuti pengarahan terkait pasar yang dipimpin Gubernur di Gedung Wening, {DAY}.", 1),
        (f"Sesuai pengarahan Gubernur, Bupati Sleman menata pasar, {DAY}.", 0),
        (f"Evaluasi triwulan pertama tersebut berlangsung di Inspektorat Jenderal Kemendagri, {DAY}.", 1),
    ],
)
def test_what_brings_officials_together_is_a_gathering(extractor: Extractor, told: str, expected: int) -> None:
    assert len(read(extractor, told).meetings) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(
            "Kecamatan Wening mengadakan rapat koordinasi di Aula Kantor Desa Wening. Senin, 3 Maret 2025.",
            ("2025-03-03", None),
            id="a day alone in its sentence",
        ),
        pytest.param(
            "Kecamatan Wening mengadakan rapat koordinasi di Aula Desa Wening. Senin, 3 Maret 2025 pasar dibuka.",
            (None, None),
            id="a day of something else",
        ),
        pytest.param(
            f"Retret kepala daerah digelar di Wening, {DAY}. Bupati ikut retret yang berlangsung hingga 7 Maret 2025.",
            ("2025-03-03", None),
            id="the last day is not of another",
        ),
    ],
)
def test_days_told_apart(extractor: Extractor, told: str, expected: tuple[str | None, str | None]) -> None:
    assert [(m.date, m.end_date) for m in read(extractor, told).meetings] == [expected]


@pytest.mark.parametrize(
    ("told", "venue"),
    [
        ("rapat bersama Presiden di posko pengungsian Desa Wening", "posko pengungsian Desa Wening"),
        ("rapat bersama Presiden di posko", None),
    ],
)
def test_a_post_of_relief_is_a_place(extractor: Extractor, told: str, venue: str | None) -> None:
    assert [m.venue for m in read(extractor, f"Bupati Sleman mengikuti {told}, {DAY}.").meetings] == [venue]


def test_the_region_of_those_who_come_is_no_venue(extractor: Extractor) -> None:
    text = (
        "Para camat di Kabupaten Sleman hadir dalam rapat koordinasi yang dipimpin langsung oleh Bupati Sleman Wira "
        f"Padmana, {DAY}."
    )
    assert [m.venue for m in read(extractor, text).meetings] == [None]
    held = f"Digelar di Kabupaten Sleman, rapat koordinasi camat dipimpin Bupati Sleman Wira Padmana, {DAY}."
    assert [m.venue for m in read(extractor, held).meetings] == ["Kabupaten Sleman"]


@pytest.mark.parametrize(
    ("again", "count"),
    [
        ("Rakor dengan tema kota bersih itu dihadiri camat.", 1),
        ("Rakor Dana Desa dengan tema kota bersih digelar Selasa (4/3/2025).", 2),
    ],
)
def test_a_kind_told_again_with_its_theme_is_the_same(extractor: Extractor, again: str, count: int) -> None:
    text = f"Pemkab Sleman menggelar Rakor Pengawasan Pasar di Aula Bappeda, {DAY}. {again}"
    assert len(read(extractor, text).meetings) == count


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rapat Kerja Dana Desa Bersama PJ. Gubernur Bali", "Rapat Kerja Dana Desa"),
        ("Rapat Kerja Dana Desa Bersama Warga", "Rapat Kerja Dana Desa Bersama Warga"),
    ],
)
def test_a_headlines_name_ends_with_no_part_of_a_post(extractor: Extractor, title: str, name: str) -> None:
    text = f"Wali Kota Denpasar Wira Padmana menghadiri rapat kerja di Aula Wening, {DAY}."
    assert [m.name for m in read(extractor, text, title).meetings] == [name]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Ia menyebut antara lain penandatanganan nota kesepahaman dengan kejaksaan.", ["meresmikan"]),
        ("Peresmian itu dihadiri camat.", ["meresmikan"]),
    ],
)
def test_one_act_is_no_name_of_another(extractor: Extractor, told: str, expected: list[str]) -> None:
    text = f"Wali Kota Bogor Wira Padmana meresmikan gedung arsip di Jalan Wening, {DAY}. {told}"
    assert [m.name for m in read(extractor, text).meetings] == expected


def test_a_long_place_is_cut_between_words(extractor: Extractor) -> None:
    long = "Aula " + " ".join(["Wening"] * 40)
    (found,) = read(extractor, f"Bupati Sleman Wira Padmana memimpin rapat kerja di {long}, {DAY}.").meetings
    assert set((found.venue or "").split()) == {"Aula", "Wening"}
