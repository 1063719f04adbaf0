"""Instruments, meetings and attendance of short invented reports."""

from __future__ import annotations

import pytest

from graph.model import Extraction, ReportInfo
from ingest.extract import Extractor
from ingest.report import Report
from tests.reading import roles


def read(extractor: Extractor, text: str, published: str | None = None) -> Extraction:
    return extractor.extract(Report(ReportInfo("t", published=published), text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sesuai UU Nomor 23 Tahun 2014.", [("UU", "23", 2014, ())]),
        ("Sesuai uu no. 23 tahun 2014.", [("UU", "23", 2014, ())]),
        ("Sesuai UU 23/2014.", [("UU", "23", 2014, ())]),
        ("Sesuai PerdaNomor 3 Tahun 2013.", [("Perda", "3", 2013, ())]),
        ("Sesuai Pepres nomor 39 tahun 2019.", [("Perpres", "39", 2019, ())]),
        ("Sesuai Peraturan Presiden Republik Indonesia (Perpres) Nomor 39 Tahun 2019.", [("Perpres", "39", 2019, ())]),
        ("Sesuai Kepmendagri Nomor 050-5889 Tahun 2021.", [("Kepmen", "050-5889", 2021, ())]),
        ("Sesuai Peraturan Mendagri Nomor 77 Tahun 2020.", [("Permen", "77", 2020, ())]),
        ("Sesuai Keputusan Mendagri (Kepmendagri) No. 300.2-21 Tahun 2025.", [("Kepmen", "300.2-21", 2025, ())]),
        ("Sesuai Keputusan Menang Nomor 5 Tahun 2020.", [("other", "5", 2020, ())]),
        ("Sesuai SE Mendagri Nomor 900.1.13.1/6764/SJ.", [("SE", "900.1.13.1/6764/SJ", None, ())]),
        ("Sesuai keputusan Gubernur nomor 189 tahun 2021.", [("Kepgub", "189", 2021, ())]),
        ("Dimaksud Pasal 25 dan Pasal 26 Undang-Undang 23 tahun 2014.", [("UU", "23", 2014, ("25", "26"))]),
        ("Sesuai PP nomor 12 tahun 2019 pasal 161 ayat 2.", [("PP", "12", 2019, ("161(2)",))]),
        ("Pasal 6 ayat (1) huruf b dan ayat (3) UU Nomor 8 Tahun 2016.", [("UU", "8", 2016, ("6(1)", "6(3)"))]),
        ("Pasal 55 ayat (1) ke-1 KUHP.", [("UU", None, None, ("55(1)",))]),
        ("UUD NRI Tahun 1945 menjaminnya.", [("UUD", None, 1945, ())]),
        ("Bupati membahas 4 Raperda itu.", []),
        ("Uu Padmana hadir dalam rapat.", []),
        ("Konstitusi partai itu diubah.", []),
    ],
)
def test_instruments_are_cited_in_many_spellings(
    extractor: Extractor, text: str, expected: list[tuple[str, str | None, int | None, tuple[str, ...]]]
) -> None:
    found = [(r.type, r.number, r.year, r.articles) for r in read(extractor, text).regulations]
    assert found == expected


@pytest.mark.parametrize(
    ("second", "instruments"),
    [
        ("Kepmendagri Nomor 300 dan seterusnya itu berlaku.", 1),
        ("Kepmendagri Nomor 300 Tahun 2021 itu berlaku.", 2),
        ("Kepmendagri Nomor 30 itu berlaku.", 2),
    ],
)
def test_the_beginning_of_a_long_number_names_it_again(extractor: Extractor, second: str, instruments: int) -> None:
    text = "Sesuai Kepmendagri Nomor 300.2-21 Tahun 2025. " + second
    assert len(read(extractor, text).regulations) == instruments


def test_a_short_name_joins_the_instrument_it_names(extractor: Extractor) -> None:
    text = (
        "Hal itu ada dalam UU Nomor 20 Tahun 2003 tentang Sistem Pendidikan Nasional (Sisdiknas)."
        " Pasal 34 ayat (2) UU Sisdiknas mengaturnya."
    )
    (one,) = read(extractor, text).regulations
    assert (one.number, one.title, one.articles, len(one.mentions)) == (
        "20",
        "Sistem Pendidikan Nasional",
        ("34(2)",),
        2,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Yakni Raperda tentang perubahan kedua atas Perda nomor 10 tahun 2016 tentang susunan perangkat daerah.",
            [
                ("Raperda", "perubahan kedua atas Perda nomor 10 tahun 2016 tentang susunan perangkat daerah"),
                ("Perda", "susunan perangkat daerah"),
            ],
        ),
        (
            "Yakni Raperda tentang pencabutan Perda Kabupaten Sleman nomor 1 tahun 2007 tentang izin gangguan.",
            [
                ("Raperda", "pencabutan Perda Kabupaten Sleman nomor 1 tahun 2007 tentang izin gangguan"),
                ("Perda", "izin gangguan"),
            ],
        ),
        (
            "Raperda Perubahan Atas Perda Nomor 3 Tahun 2019 tentang Pajak Daerah dibahas.",
            [("Raperda", "Perubahan Atas Perda Nomor 3 Tahun 2019 tentang Pajak Daerah"), ("Perda", "Pajak Daerah")],
        ),
        (
            "RUU Perubahan Ketiga atas UU Nomor 8 Tahun 2019 tentang Haji dan Umrah, yang dibahas.",
            [
                ("RUU", "Perubahan Ketiga atas UU Nomor 8 Tahun 2019 tentang Haji dan Umrah"),
                ("UU", "Haji dan Umrah"),
            ],
        ),
        ("Raperda tentang pencabutan Perda dibahas.", []),
        ("Perda Nomor 1 Tahun 2024 tentang Perubahan Pajak Daerah berlaku.", [("Perda", "Perubahan Pajak Daerah")]),
        (
            "Raperda tentang hukum adat dan Raperda tentang bangunan gedung.",
            [("Raperda", "hukum adat"), ("Raperda", "bangunan gedung")],
        ),
        (
            "UU Nomor 20 Tahun 2001 tentang Perubahan atas UU Nomor 31 Tahun 1999 tentang Korupsi Jo Pasal 55 KUHP.",
            [
                ("UU", "Perubahan atas UU Nomor 31 Tahun 1999 tentang Korupsi"),
                ("UU", "Korupsi"),
                ("UU", "Kitab Undang-Undang Hukum Pidana"),
            ],
        ),
        ("Data itu dilindungi UU PDP (Perlindungan Data Pribadi).", [("UU", "Perlindungan Data Pribadi")]),
        ("Data itu dilindungi UU PDP (Lembaran Negara).", [("UU", "PDP")]),
        ("Ia meneken surat edaran kepada Dinas Sosial tentang larangan pungutan.", [("SE", "larangan pungutan")]),
        ("Ia mengirim surat edaran kepada camat yang berisi imbauan tentang banjir.", []),
    ],
)
def test_where_a_title_stands_and_ends(extractor: Extractor, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(r.type, r.title) for r in read(extractor, text).regulations] == expected


def test_a_regional_instrument_carries_its_region_or_its_report(extractor: Extractor) -> None:
    (told,) = read(extractor, "Sesuai Perda Kabupaten Sleman Nomor 3 Tahun 2021.").regulations
    (untold,) = read(extractor, "Sesuai Perda Nomor 3 Tahun 2021.").regulations
    assert told.region == "place/34.04"
    assert untold.region is None
    assert told.id != untold.id


MEETING = (
    "Pemerintah Kabupaten Sleman menggelar Rapat Koordinasi Pengendalian Inflasi di Aula Bappeda Sleman, Senin"
    " (3/3/2025). Rapat itu dipimpin Bupati Sleman Wira Padmana dan dihadiri para camat."
)


def test_a_meeting_has_its_name_day_place_and_type(extractor: Extractor) -> None:
    (one,) = read(extractor, MEETING).meetings
    assert (one.name, one.type, one.date, one.mode, one.venue, one.main) == (
        "Rapat Koordinasi Pengendalian Inflasi", "rapat_koordinasi", "2025-03-03", "in_person", "Aula Bappeda Sleman",
        True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("secara virtual melalui Zoom", "online"),
        ("secara hybrid di Aula Bappeda Sleman", "hybrid"),
        ("di Aula Bappeda Sleman", "in_person"),
        ("di Aula Bappeda Sleman. Sejumlah camat lain mengikuti melalui Zoom", "hybrid"),
        ("yang dihadiri langsung bupati dan diikuti para lurah secara daring", "hybrid"),
        ("tentang ojek online di Aula Bappeda Sleman", "in_person"),
        ("tentang mobil hybrid di Aula Bappeda Sleman", "in_person"),
    ],
)
def test_the_mode_is_read_from_the_meetings_sentences(extractor: Extractor, words: str, mode: str) -> None:
    text = f"Pemerintah Kabupaten Sleman menggelar rapat koordinasi {words}, Senin (3/3/2025)."
    assert [m.mode for m in read(extractor, text).meetings] == [mode]


@pytest.mark.parametrize(
    "text",
    [
        "Menteri Dalam Negeri mengizinkan pemerintah daerah menggelar rapat di hotel dan restoran.",
        "Harga cabai naik di pasar. Pedagang mengeluh.",
        "Ruang rapat kantor itu direnovasi tahun ini.",
        "Bupati Sleman Wira Padmana melarang pejabat rapat di hotel.",
    ],
)
def test_no_meeting_is_invented(extractor: Extractor, text: str) -> None:
    assert not any(m.main for m in read(extractor, text, "2025-03-04").meetings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bupati Sleman Wira Padmana secara resmi membuka Uji Kompetensi Teknis Aparatur di Sleman, Senin (3/3/2025)."
         " Uji kompetensi itu singkat. Uji ini diikuti para camat.",
         {"Uji Kompetensi Teknis Aparatur": {"Wira Padmana": "opener", "para camat": "participant"}}),
        ("Bupati Sleman Wira Padmana secara resmi membuka Jembatan Gantung Progo di Sleman, Senin (3/3/2025).", {}),
        ("Bupati Sleman Wira Padmana menerima kunjungan Gubernur Jambi Laras Wening di Sleman, Senin (3/3/2025).",
         {"Bupati Sleman Wira Padmana menerima kunjungan Gubernur Jambi Laras Wening":
          {"Wira Padmana": "host", "Laras Wening": "participant"}}),
        ("Pemerintah Kabupaten Agam mengunjungi Pemerintah Kabupaten Sleman dalam rangka kunjungan kerja terkait pasar"
         " murah, Senin (3/3/2025).",
         {"kunjungan kerja": {"Pemerintah Kabupaten Agam": "participant",
                              "Pemerintah Kabupaten Sleman": "participant"}}),
        ("Bupati Sleman Wira Padmana mengajak camat bekerja sama dalam melakukan monitoring dan evaluasi, Senin"
         " (3/3/2025).", {}),
        ("Bupati Sleman Wira Padmana menghadiri acara penyerahan sertifikat tanah di Sleman. Turut hadir para camat.",
         {"penyerahan sertifikat tanah": {"Wira Padmana": "participant", "para camat": "participant"}}),
        ("Bupati Sleman Wira Padmana memuji kegiatan penyaluran dana desa di Sleman.", {}),
        ("Bupati Sleman Wira Padmana menanam pohon di lereng Merapi. Kegiatan ini dihadiri para camat.",
         {"kegiatan": {"para camat": "participant"}}),
        ("Bupati Sleman Wira Padmana menanam pohon di lereng Merapi. Kegiatan ini didanai perusahaan.", {}),
        ("Pada rapat tersebut dihadiri oleh para camat dan tokoh agama.",
         {"rapat": {"para camat": "participant", "tokoh agama": "participant"}}),
        ("Bupati Sleman Temu dan Ramah Tamah dengan Petugas Kebersihan\n\nSebanyak seribu petugas dikumpulkan di"
         " Sleman. Tampak hadir Bupati Sleman Wira Padmana dan para camat.",
         {"Ramah Tamah dengan Petugas Kebersihan": {"Wira Padmana": "participant", "para camat": "participant"}}),
        ("Wira Padmana resmi menjadi Bupati Sleman setelah dilantik oleh Gubernur Jambi Laras Wening di Sleman.",
         {"dilantik": {"Wira Padmana": "participant", "Laras Wening": "chair"}}),
        ("Bupati Sleman Wira Padmana melakukan kunjungan kerja ke Jambi, Senin (3/3/2025).",
         {"kunjungan kerja": {"Wira Padmana": "participant"}}),
        ("“Kita siap,” kata Bupati Sleman Wira Padmana dalam sambutannya pada Forum Pembangunan Wilayah Bali di Sleman,"
         " Senin (3/3/2025).", {"Forum Pembangunan Wilayah Bali": {"Wira Padmana": "speaker"}}),
        ("“Kita siap,” kata Bupati Sleman Wira Padmana dalam sambutannya di Pendopo Agung, Senin (3/3/2025).", {}),
        ("Bupati Sleman Wira Padmana membuka Sleman Investment Forum 2025 di Sleman, Senin (3/3/2025).",
         {"Sleman Investment Forum 2025": {"Wira Padmana": "opener"}}),
        ("Bupati Sleman Wira Padmana menggelar rapat pimpinan cabang (rapimcab) di Sleman, Senin (3/3/2025). Rapimcab"
         " kader Jambi dihadiri para camat.",
         {"rapat pimpinan cabang (rapimcab)": {"Wira Padmana": "host", "para camat": "participant"}}),
        ("Bupati Sleman Wira Padmana hadir dalam town hall meeting Danantara di Sleman, Senin (3/3/2025).",
         {"town hall meeting": {"Wira Padmana": "participant"}}),
        ("Pemerintah Kabupaten Sleman menyiapkan program Car Free Day yang akan digelar secara rutin di Sleman.", {}),
        ("Bupati Sleman Wira Padmana menjelaskan program Sekolah Wira akan dilaksanakan secara bertahap.", {}),
        ("Bupati Sleman Wira Padmana meresmikan jembatan di Sleman, Senin (3/3/2025).",
         {"meresmikan": {"Wira Padmana": "opener"}}),
        ("Presiden Wira Padmana bertemu empat mata dengan Gubernur Jambi Laras Wening di Dubai, Jumat (1/12/2023).",
         {"bertemu empat mata dengan Gubernur Jambi Laras Wening":
          {"Wira Padmana": "participant", "Laras Wening": "participant"}}),
        ("Bupati Sleman Wira Padmana melantik 10 pejabat eselon II di Pendopo Sleman.",
         {"melantik": {"Wira Padmana": "chair", "10 pejabat eselon II": "participant"}}),
        ("Bupati Sleman Wira Padmana ingin bertemu dengan Gubernur Jambi Laras Wening di kota, Senin (3/3/2025).", {}),
        ("Sebuah video berisi klaim bahwa Bupati Sleman Wira Padmana melantik Laras Wening, Senin (3/3/2025).", {}),
        ("Pemutaran film digelar di Pendopo Sleman. Kegiatan itu tidak dihadiri para camat.", {}),
        ("Bupati Sleman Wira Padmana yang telah dilantik tahun lalu menanam pohon di lereng Merapi.", {}),
    ],
    ids=[
        "named after a verb", "a thing is opened", "a visit received", "a visit paid", "a task", "described",
        "an activity", "unnamed", "not a gathering", "a kind alone", "headline", "installed by", "a visit made",
        "spoken at", "spoken somewhere", "named in English", "in short", "town hall", "a programme", "no day told",
        "inaugurated",
        "eye to eye", "installed in the lead", "wished for", "claimed", "not attended", "known by an installation",
    ],
)  # fmt: skip
def test_gatherings_that_no_list_names(extractor: Extractor, text: str, expected: dict[str, dict[str, str]]) -> None:
    made = read(extractor, text)
    assert {m.name: roles(made) for m in made.meetings} == expected


@pytest.mark.parametrize(("year", "day"), [("1948", None), ("2021", "2021-05-20")])
def test_a_day_of_history_is_not_the_meetings_day(extractor: Extractor, year: str, day: str | None) -> None:
    text = (
        "Bupati Sleman Wira Padmana memimpin upacara Hari Pasar di Sleman. Upacara Hari Pasar digelar pada 20 Mei"
        f" {year}. Aturannya terbit 2 Mei 2022."
    )
    assert [m.date for m in read(extractor, text).meetings] == [day]


def test_two_meetings_stay_two(extractor: Extractor) -> None:
    text = (
        "Pemerintah Kabupaten Sleman menggelar Rapat Koordinasi Inflasi di Aula Bappeda, Senin (3/3/2025).\n\n"
        "DPRD Kabupaten Sleman menggelar Rapat Paripurna Penyampaian Rekomendasi di Gedung DPRD, Selasa (4/3/2025)."
    )
    found = read(extractor, text).meetings
    assert [(m.type, m.date) for m in found] == [("rapat_koordinasi", "2025-03-03"), ("rapat_paripurna", "2025-03-04")]
    assert len({m.id for m in found}) == 2


def test_a_day_of_speaking_is_not_the_day_of_the_meeting(extractor: Extractor) -> None:
    text = (
        "DPRD Kabupaten Sleman menggelar rapat koordinasi pada Senin (3/3/2025).\n\n"
        "“Rapat itu membahas anggaran tahun ini,” kata Ketua DPRD Kabupaten Sleman Laras Wening, Rabu (5/3/2025)."
    )
    assert [m.date for m in read(extractor, text).meetings] == ["2025-03-03"]


@pytest.mark.parametrize(
    ("day", "second", "meetings"),
    [
        ("Senin (3/3/2025)", "rapat virtual bersama Kepala Bappeda Kabupaten Sleman", 1),
        ("awal tahun", "rapat virtual bersama Kepala Bappeda Kabupaten Sleman", 2),
        ("Senin (3/3/2025)", "rapat koordinasi bersama Kepala Bappeda Kabupaten Sleman", 2),
    ],
    ids=["named by its company", "the first has no day", "of its own kind"],
)
def test_who_was_there_makes_no_second_meeting(extractor: Extractor, day: str, second: str, meetings: int) -> None:
    text = (
        f"Bupati Sleman Wira Padmana memimpin Rapat Evaluasi Belanja Daerah di Sleman, {day}.\n\nBelanja itu naik.\n\n"
        f"Bupati Sleman Wira Padmana membuka {second} di Sleman."
    )
    assert len(read(extractor, text).meetings) == meetings


def test_a_gathering_yet_to_be_held_keeps_its_own_day(extractor: Extractor) -> None:
    text = (
        "Pemerintah Kabupaten Sleman menggelar acara Pekan Raya Sleman yang akan berlangsung di Sleman, 5 Maret 2025."
        " Acara itu terbuka bagi warga."
    )
    assert [m.date for m in read(extractor, text).meetings] == ["2025-03-05"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("dalam pertemuan dengan DPRD Kabupaten Sleman, Kamis (6/3/2025)", {"Laras Wening", "para camat"}),
        ("dalam rencana pembangunan tahun ini", set()),
        ("dan meminta pertemuan dengan DPRD Kabupaten Sleman", set()),
    ],
    ids=["dated", "none", "asked for"],
)
def test_the_only_gathering_of_a_lead_with_its_day_is_what_the_next_sentence_means(
    extractor: Extractor, told: str, expected: set[str]
) -> None:
    text = (
        f"Bupati Sleman Wira Padmana mengatakan data itu penting {told}.\n\nTurut hadir Kepala Bappeda Kabupaten Sleman"
        " Laras Wening dan para camat."
    )
    found = {who for who, role in roles(read(extractor, text)).items() if role == "participant"}
    assert found & {"Laras Wening", "para camat"} == expected


def test_the_day_of_what_is_yet_to_be_held_is_not_the_day_of_the_talk_about_it(extractor: Extractor) -> None:
    text = (
        "Bupati Sleman Wira Padmana melakukan audiensi dengan Gubernur Jambi Laras Wening di Sleman, Senin (3/3/2025)."
        " Audiensi itu untuk mempersiapkan Musyawarah Nasional Petani yang akan dilaksanakan di Jambi."
        " Seusai pertemuan Laras Wening mengungkapkan Musyawarah Nasional Petani yang akan dilaksanakan pada 25 Maret"
        " 2025 direncanakan dihadiri para camat."
    )
    made = read(extractor, text)
    days = {m.name.split()[0]: m for m in made.meetings}
    assert {name: m.date for name, m in days.items()} == {"audiensi": "2025-03-03", "Musyawarah": "2025-03-25"}
    assert {a.who for a in made.attendance if a.meeting == days["audiensi"].id} == {
        "person/wira-padmana", "person/laras-wening",
    }  # fmt: skip
    assert {a.role for a in made.attendance} == {"participant"}


def test_roles_of_a_meeting(extractor: Extractor) -> None:
    assert roles(read(extractor, MEETING)) == {
        "Pemerintah Kabupaten Sleman": "host", "Wira Padmana": "chair", "para camat": "participant",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Hadir Ketua DPRD Kabupaten Sleman Laras Wening, tokoh agama, dan para lurah.",
         {"Laras Wening": "participant", "tokoh agama": "participant", "para lurah": "participant"}),
        ("Turut hadir sejumlah pejabat eselon II dan III.", {"sejumlah pejabat eselon II dan III": "participant"}),
        ("Laras Wening, S.E., M.M., hadir sebagai narasumber.", {"Laras Wening": "speaker"}),
        ("Dalam sambutannya, Laras Wening mengatakan harga stabil.", {"Laras Wening": "speaker"}),
        ("Laras Wening mengatakan harga stabil.", {}),
        ("Hadir sebagai narasumber Ketua DPRD Kabupaten Sleman Laras Wening.", {"Laras Wening": "speaker"}),
        ("Sejumlah camat lain mengikuti melalui Zoom.", {"Sejumlah camat lain": "participant"}),
        ("Sejumlah camat lain mengikuti perkembangan harga.", {}),
        ("Laras Wening memberikan sambutan.", {"Laras Wening": "speaker"}),
        ("Laras Wening menyebut para camat sering memberikan sambutan.", {}),
        ("Bergantian memberikan sambutan, Laras Wening menyoroti harga.", {"Laras Wening": "speaker"}),
        ("Laras Wening dalam laporannya menyampaikan harga stabil.", {"Laras Wening": "speaker"}),
        ("Dalam laporan tahunan, harga disebut stabil.", {}),
        ("Dalam sambutan Menteri Dalam Negeri yang dibacakan Laras Wening, harga disebut stabil.",
         {"Laras Wening": "speaker"}),
        ("Dalam pertemuan itu, Laras Wening berdialog dengan para lurah.",
         {"Laras Wening": "participant", "para lurah": "participant"}),
        ("Turut hadir mendampingi Laras Wening pada rapat tersebut para lurah dan tokoh agama.",
         {"Laras Wening": "participant", "para lurah": "participant", "tokoh agama": "participant"}),
        ("Turut hadir para pejabat eselon III yang beberapa diantaranya membawakan materi.",
         {"para pejabat eselon III": "participant"}),
        ("Hadir Laras Wening, S.Pd., M.B.A., dan para lurah, 3 Maret 2025.",
         {"Laras Wening": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri para lurah yang bertempat di Rumah Jabatan Bupati Sleman.", {"para lurah": "participant"}),
        ("Rapat itu dihadiri para lurah diakhiri doa.", {"para lurah": "participant"}),
        ("Rapat itu dipimpin Laras Wening bersama para lurah.", {"Laras Wening": "chair", "para lurah": "participant"}),
        ("Laras Wening mendampingi para camat pada rapat tersebut.",
         {"Laras Wening": "participant", "para camat": "participant"}),
        ("Laras Wening mendampingi para camat di pasar.", {}),
        ("Sambutan berikutnya oleh Laras Wening menyoroti harga.", {"Laras Wening": "speaker"}),
        ("Para undangan yang hadir terdiri dari para lurah dan tokoh agama.",
         {"para lurah": "participant", "tokoh agama": "participant"}),
        ("Adapun fraksi menyampaikan pandangan melalui juru bicara Laras Wening.", {"Laras Wening": "speaker"}),
        ("Rapat itu dibuka dan ditutup oleh Laras Wening.", {"Laras Wening": "opener"}),
        ("Rapat itu menghadirkan Laras Wening sebagai narasumber.", {"Laras Wening": "speaker"}),
        ("Koordinasi ini di ikuti oleh para lurah, Laras Wening beserta jajaran, dan tokoh agama.",
         {"para lurah": "participant", "Laras Wening": "participant", "tokoh agama": "participant"}),
        ("Kata lurah, “Rapat koordinasi kemarin yang digelar di desa itu dihadiri para lurah.”",
         {"para lurah": "participant"}),
        ("Hal itu disampaikan kepada Laras Wening dalam rapat tersebut.", {}),
        ("Rapat itu tidak akan dihadiri Laras Wening.", {}),
        ("Harga ini di ikuti oleh para lurah.", {}),
        ("Rapat itu tidak dihadiri Laras Wening.", {}),
        ("Rapat itu dihadiri tokoh agama, selaku pembina warga, para lurah dan mewakili Ketua DPRD Kabupaten Sleman.",
         {"tokoh agama": "participant", "para lurah": "participant",
          "mewakili Ketua DPRD Kabupaten Sleman": "participant"}),
        ("Rapat itu dihadiri 34 Lurah dan 15 Camat se-Sleman.",
         {"34 Lurah": "participant", "15 Camat se-Sleman": "participant"}),
        ("DPRD Kabupaten Sleman mengikuti rapat itu diwakili oleh Laras Wening.",
         {"DPRD Kabupaten Sleman": "participant", "Laras Wening": "participant"}),
        ("Para lurah yang diundang seperti Laras Wening hadir di Rumah Jabatan Bupati Sleman.",
         {"Laras Wening": "participant"}),
        ("“Rapat koordinasi ini dihadiri para lurah dari seluruh desa,” kata seorang warga.",
         {"para lurah dari seluruh desa": "participant"}),
        ("“Harga beras sudah mulai turun lagi sekarang,” kata Laras Wening.", {"Laras Wening": "speaker"}),
        ("“Harga beras sudah mulai turun lagi sekarang,” kata Laras Wening kepada wartawan.", {}),
        ("Turut diundang Laras Wening dan para lurah.", {"Laras Wening": "participant", "para lurah": "participant"}),
        ("Laras Wening juga diundang oleh para lurah.", {}),
        ("Kesepakatan ditandai penandatanganan bersama oleh Laras Wening dan para lurah pada rapat koordinasi itu.",
         {"Laras Wening": "participant", "para lurah": "participant"}),
        ("Perjanjian itu ditandatangani bersama oleh Laras Wening dan para lurah di pasar.", {}),
        ("Hasil rapat dibacakan oleh Laras Wening.", {"Laras Wening": "speaker"}),
        ("Hasil rapat tidak dibacakan oleh Laras Wening.", {}),
        ("Sebanyak 7 fraksi di DPRD Sleman melalui juru bicara menyampaikan pendapat akhir.",
         {"7 fraksi di DPRD Sleman": "speaker"}),
        ("Sebanyak 7 fraksi di DPRD Sleman akan menyampaikan pendapat akhir.", {}),
        ("Peserta rapat yang mayoritas adalah para lurah mendengarkan.", {"para lurah": "participant"}),
        ("Harga yang mayoritas adalah para lurah tentukan naik.", {}),
        ("Rapat itu dihadiri para lurah, protokol dari kabupaten dan kota se-Jambi, serta tokoh agama.",
         {"para lurah": "participant", "protokol dari kabupaten dan kota se-Jambi": "participant",
          "tokoh agama": "participant"}),
        ("Rapat itu dihadiri para lurah, DPRD Kabupaten Sleman dan kecamatan se-Sleman.",
         {"para lurah": "participant", "DPRD Kabupaten Sleman": "participant",
          "kecamatan se-Sleman": "participant"}),
        ("Turut hadir, antara lain, Plh. Karo Adpim Kementerian Dalam Negeri, Gading Sasmita, S.STP, dan para lurah.",
         {"Gading Sasmita": "participant", "para lurah": "participant"}),
        ("Turut hadir Kabag Umum, Organisasi Kemasyarakatan, dan para lurah.",
         {"Kabag Umum": "participant", "Organisasi Kemasyarakatan": "participant", "para lurah": "participant"}),
        ("Rapat itu bertujuan agar para lurah lebih cakap dalam mendampingi Laras Wening.", {}),
        ("Laras Wening kepada Kabarkita, Rabu (5/3/2025) mengatakan harga stabil.", {}),
        ("Hadir dalam kegiatan tersebut Laras Wening, Mkes, dan para lurah yang ada di Kabupaten Sleman.",
         {"Laras Wening": "participant", "para lurah yang ada di Kabupaten Sleman": "participant"}),
        ("Hadir Laras Wening dan para lurah di Kantor Bupati Sleman.",
         {"Laras Wening": "participant", "para lurah": "participant"}),
    ],
)  # fmt: skip
def test_lists_and_speakers(extractor: Extractor, told: str, expected: dict[str, str]) -> None:
    text = (
        "Ketua DPRD Kabupaten Sleman Laras Wening dikenal tegas. Pemerintah Kabupaten Sleman menggelar rapat koordinasi"
        f" di Aula Bappeda, Senin (3/3/2025). {told}"
    )
    found = roles(read(extractor, text))
    assert found.pop("Pemerintah Kabupaten Sleman") == "host"
    assert found == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Rapat itu menghadirkan narasumber dari provinsi, antara lain:\nLaras Wening, yang membahas beras.\nGading"
         " Sasmita, Analis Harga.\nPara lurah diminta sabar.",
         {"Laras Wening": "speaker", "Gading Sasmita": "speaker"}),
        ("Turut hadir antara lain:\n- Laras Wening\n- Gading Sasmita, Analis Harga\n\nPara lurah diminta sabar.",
         {"Laras Wening": "participant", "Gading Sasmita": "participant"}),
        ("Rapat itu menyepakati hal berikut:\nLaras Wening, yang membahas beras, diminta sabar.", {}),
        ("Rapat itu tidak menghadirkan narasumber berikut:\nLaras Wening, yang membahas beras.", {}),
        ("Rapat itu menghadirkan narasumber:\nLaras Wening memuji beras.", {}),
    ],
    ids=["speakers", "guests", "no parties", "denied", "a sentence"],
)  # fmt: skip
def test_parties_on_lines_of_their_own(extractor: Extractor, told: str, expected: dict[str, str]) -> None:
    text = (
        "Ketua DPRD Kabupaten Sleman Laras Wening dikenal tegas. Pemerintah Kabupaten Sleman menggelar rapat koordinasi"
        f" di Aula Bappeda, Senin (3/3/2025).\n\n{told}"
    )
    found = roles(read(extractor, text))
    assert found.pop("Pemerintah Kabupaten Sleman") == "host"
    assert found == expected


def test_minutes_tell_by_their_labels_and_items(extractor: Extractor) -> None:
    text = (
        "NOTULEN RAPAT KOORDINASI HARGA BERAS\n\nHari/Tanggal: Senin, 3 Maret 2025\nTempat: Ruang Melati Bappeda"
        " Sleman\nPimpinan rapat: Bupati Sleman Wira Padmana\nPeserta: para camat, tokoh agama\n\n1. Ketua DPRD"
        " Kabupaten Sleman Laras Wening menyampaikan bahwa harga stabil.\n\n2. Bupati Sleman Wira Padmana menutup"
        " rapat.\n"
    )
    made = read(extractor, text)
    assert [(m.type, m.date, m.venue, m.main) for m in made.meetings] == [
        ("rapat_koordinasi", "2025-03-03", "Ruang Melati Bappeda Sleman", True)
    ]
    assert roles(made) == {
        "Wira Padmana": "chair", "para camat": "participant", "tokoh agama": "participant", "Laras Wening": "speaker",
    }  # fmt: skip


def test_the_strongest_role_is_kept(extractor: Extractor) -> None:
    text = (
        "Bupati Sleman Wira Padmana membuka rapat koordinasi di Aula Bappeda, Senin (3/3/2025). Wira Padmana memimpin"
        " rapat itu."
    )
    assert roles(read(extractor, text)) == {"Wira Padmana": "chair"}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“Kami akan memperbaiki jalan itu,” kata Bupati Sleman Wira Padmana.", ["Wira Padmana"]),
        ("Bupati Sleman Wira Padmana hadir.\n\n“Kami akan memperbaiki jalan itu,” ujarnya.", ["Wira Padmana"]),
        (
            "“Kami akan memperbaiki jalan itu segera.”\n\n“Warga kami minta sabar,” kata Bupati Sleman Wira Padmana.",
            ["Wira Padmana"],
        ),
        ("Diskusi publik “Harga Pangan dan Nasib Petani Kita” dihadiri Bupati Sleman Wira Padmana.", []),
        ("“Kami siap,” kata Bupati Sleman Wira Padmana.", []),
        ("“Kami akan memperbaiki jalan itu,” ujarnya.", []),
        (
            "“Kami akan memperbaiki jalan itu,” kata Bupati Sleman Wira Padmana, Jumat (7/3/2025) malam.",
            ["Wira Padmana"],
        ),
        (
            "Bupati Sleman Wira Padmana mengikuti rapat koordinasi. Rapat itu dipimpin oleh Gubernur Jambi Laras"
            " Wening.\n\n“Kami akan memperbaiki jalan itu,” ujarnya.",
            ["Laras Wening"],
        ),
        (
            "Bupati Sleman Wira Padmana mengatakan rapat itu penting. Kota yang pernah dipimpin Laras Wening itu"
            " maju.\n\n“Kami akan memperbaiki jalan itu,” ujarnya.",
            ["Wira Padmana"],
        ),
        (
            "Aktivis Wira Padmana mengatakan jalan itu rusak.\n\n“Kami akan memperbaiki jalan itu,” ujar aktivis"
            " lingkungan itu.",
            ["Wira Padmana"],
        ),
        (
            "Aktivis Wira Padmana mengatakan jalan itu rusak.\n\n“Kami akan memperbaiki jalan itu,” ujar warga"
            " setempat itu.",
            [],
        ),
        (
            "Aktivis Wira Padmana mengatakan jalan itu rusak.\n\n“Jalan yang rusak wajib diperbaiki segera,” tulis"
            " Pasal 2.",
            [],
        ),
    ],
    ids=[
        "named", "nya", "over paragraphs", "a title", "too short", "nobody", "on a Friday", "whoever leads it",
        "one who led a town", "described again", "people in general", "a clause of law",
    ],
)  # fmt: skip
def test_quotations_have_the_speaker_the_text_gives_them(extractor: Extractor, text: str, speakers: list[str]) -> None:
    made = read(extractor, text)
    names = {p.id: p.name for p in made.people}
    assert [names.get(q.speaker or "") for q in made.quotes] == speakers


def test_time_grows_with_the_length_of_hostile_text(extractor: Extractor) -> None:
    """Counts work instead of seconds: a text twice as long gives about twice the items, not a hang."""
    for unit in (
        "Rapat Koordinasi Aaa Bbb ",
        "“kata ",
        "Pasal 1 ayat (2) ",
        "A, B dan ",
        "1/2 3/4-5/6 12 Mei ",
        "(((( ",
    ):
        made = read(extractor, "Rapat dihadiri oleh " + unit * 2_000)
        assert all(0 <= s.start < s.end <= len(made.text) for m in made.meetings for s in m.evidence)


def test_letters_inside_the_number_of_a_letter_are_no_body(extractor: Extractor) -> None:
    names = [o.name for o in read(extractor, "Surat Bupati Sleman itu bernomor 821/114/BKD tahun 2022.").organisations]
    assert not any("Kepegawaian" in name for name in names)
    names = [o.name for o in read(extractor, "Surat itu dibuat BKD Kabupaten Sleman.").organisations]
    assert any("Kepegawaian" in name for name in names)
