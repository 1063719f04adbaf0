"""Who took part, in the ways reports of councils and offices tell it: each with a near one that tells nothing."""

from __future__ import annotations

import pytest

from graph.model import ReportInfo
from ingest.extract import Extractor
from ingest.report import Report
from tests.reading import roles

SITTING = "DPRD Kabupaten Sleman menggelar rapat paripurna di Gedung DPRD, Senin (3/3/2025). "
HELD = {"DPRD Kabupaten Sleman": "host"}
TRAINING = "Dinas Sosial Kabupaten Sleman menggelar sosialisasi bencana di Aula Bappeda, Senin (3/3/2025). "
TRAINED = {"Dinas Sosial Kabupaten Sleman": "host"}


def told(extractor: Extractor, text: str) -> dict[str, str]:
    return roles(extractor.extract(Report(ReportInfo("t"), text)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Yang dihadiri oleh Bupati Sleman Satya Budaya, Ketua DPRD Laras Wening, Waka II DPRD Gading Sasmita, para"
         " asisten, dan camat.",
         {"Satya Budaya": "participant", "Laras Wening": "participant", "Gading Sasmita": "participant",
          "para asisten": "participant", "camat": "participant"}),
        ("Turut dihadiri Bupati Sleman Satya Budaya.", {"Satya Budaya": "participant"}),
        ("Dipimpin Ketua DPRD Laras Wening.", {"Laras Wening": "chair"}),
        ("Panen raya yang dihadiri Bupati Sleman Satya Budaya gagal.", {}),
        ("Rapat itu dihadiri Bupati Sleman Satya Budaya beserta anggotanya, dan para lurah.",
         {"Satya Budaya": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri Ketua DPRD, Laras Wening beserta jajaran pimpinan dan anggota, serta para lurah.",
         {"Laras Wening": "participant", "jajaran pimpinan dan anggota": "participant", "para lurah": "participant"}),
        ("Rapat itu diikuti jajaran perangkat daerah terkait di lingkungan Pemerintah Kabupaten Sleman.",
         {"jajaran perangkat daerah terkait di lingkungan Pemerintah Kabupaten Sleman": "participant"}),
        ("Rapat itu diikuti jajaran perangkat daerah terkait persiapan panen.",
         {"jajaran perangkat daerah": "participant"}),
        ("Peserta yang mengikuti rapat itu berjumlah 30 orang.", {}),
        ("Pendapat akhir kepala daerah dalam rapat paripurna ini disampaikan oleh Wakil Bupati Sleman, Laras Wening.",
         {"Laras Wening": "speaker"}),
        ("Rapat paripurna dimulai dengan laporan hasil kerja yang disampaikan oleh Ketua Bapemperda, Satya Budaya.",
         {"Satya Budaya": "speaker"}),
        ("Polisi menerima laporan pencurian yang disampaikan oleh Kepala Desa Wirasari, Satya Budaya.", {}),
        ("Dikatakan Satya Budaya dalam rapat tersebut, bahwa satu rancangan belum disepakati.",
         {"Satya Budaya": "speaker"}),
        ("Sementara itu, dikatakan Bupati Sleman Laras Wening dalam sambutannya, bahwa Pemkab telah menerima usul itu.",
         {"Laras Wening": "speaker"}),
        ("Dikatakan Satya Budaya, bahwa pasar akan ditata.", {}),
        ("Dikatakan Satya Budaya, rapat paripurna ini akan menghasilkan peraturan.", {}),
        ("Dalam rapat paripurna tersebut, delapan Fraksi DPRD Kabupaten Sleman menyatakan persetujuan.",
         {"delapan Fraksi DPRD Kabupaten Sleman": "speaker"}),
        ("Delapan fraksi diminta menyatakan harta mereka.", {}),
        ("Beberapa negara yang hadir pada KTTW itu adalah Australia dan Belanda.", {}),
        ("Bupati Sleman Satya Budaya hadir pada rapat itu.", {"Satya Budaya": "participant"}),
        ("Ketua KPU Sleman Satya Budaya dan Sekda Sleman Laras Wening juga direncanakan hadir dalam rapat itu.", {}),
        ("Ketua KPU Sleman Satya Budaya dan Sekda Sleman Laras Wening juga hadir dalam rapat itu.",
         {"Satya Budaya": "participant", "Laras Wening": "participant"}),
        ("Rapat itu dipimpin Ketua DPRD Laras Wening, S.IP yang juga tampil memukau.", {"Laras Wening": "chair"}),
        ("Rapat itu dihadiri beberapa anggota DPRD yaitu, Satya Budaya, dan Laras Wening.",
         {"Satya Budaya": "participant", "Laras Wening": "participant"}),
        ("Rapat itu diikuti Kapolsek Wirasari, Babinkamtibmas di tiga kelurahan, dan para lurah.",
         {"Kapolsek Wirasari": "participant", "Babinkamtibmas di tiga kelurahan": "participant",
          "para lurah": "participant"}),
        ("Rapat itu dihadiri Ketua dan Anggota Komisi II, serta para lurah.",
         {"Ketua dan Anggota Komisi II": "participant", "para lurah": "participant"}),
        ("Rapat itu dipimpin Ketua DPRD Laras Wening, sebagai narasumber yaitu Kepala BPS Satya Budaya, dan Kepala"
         " Bappeda Gading Sasmita.",
         {"Laras Wening": "chair", "Satya Budaya": "speaker", "Gading Sasmita": "speaker"}),
        ("Pimpinan rapat, Ketua DPRD Laras Wening, mempertanyakan tagihan itu.", {"Laras Wening": "chair"}),
        ("Pimpinan rapat mempertanyakan tagihan Laras Wening.", {}),
        ("Sekitar 30 lurah se-Sleman juga hadir dalam rapat itu.", {"30 lurah se-Sleman": "participant"}),
        ("Turut mengikuti rapat itu, Bupati Sleman Satya Budaya, para asisten, dan Sekda Sleman Laras Wening.",
         {"Satya Budaya": "participant", "para asisten": "participant", "Laras Wening": "participant"}),
        ("Turut mengikuti perkembangan rapat itu warga dari rumah.", {}),
        ("Bupati Sleman Satya Budaya melalui Sekda Sleman Laras Wening mengikuti rapat itu.",
         {"Laras Wening": "participant"}),
        ("Bupati Sleman Satya Budaya mengikuti rapat itu melalui Zoom.", {"Satya Budaya": "participant"}),
        ("Rapat itu dibuka Ketua DPRD Laras Wening dengan peserta yang hadir dari perwakilan OPD dan Kodim 0732.",
         {"Laras Wening": "opener", "perwakilan OPD": "participant", "Komando Distrik Militer 0732": "participant"}),
        ("Rapat itu dihadiri Staf Ahli Bupati Bidang Perekonomian, Pembangunan dan Keuangan, serta para lurah.",
         {"Staf Ahli Bupati Bidang Perekonomian, Pembangunan dan Keuangan": "participant",
          "para lurah": "participant"}),
        ("Selain itu juga dihadiri sejumlah anggota DPRD dan kepala OPD.",
         {"sejumlah anggota DPRD": "participant", "kepala OPD": "participant"}),
        ("Rapat itu dihadiri Satya Budaya, MKM, Lembaga Adat Wira, Tokoh Masyarakat dan lainnya.",
         {"Satya Budaya": "participant", "Lembaga Adat Wira": "participant", "Tokoh Masyarakat": "participant"}),
        ("Rapat itu berlangsung lancar, dengan peserta seluruh camat dan perwakilan OPD.",
         {"seluruh camat": "participant", "perwakilan OPD": "participant"}),
        ("Rapat itu berlangsung lancar, dengan peserta yang antusias.", {}),
        ("Jawaban pemerintah dibacakan langsung oleh Bupati Sleman Satya Budaya.", {"Satya Budaya": "speaker"}),
        ("Jawaban soal ujian dibacakan panitia.", {}),
        ("Materi lainnya disampaikan oleh Kepala Bappeda Satya Budaya.", {"Satya Budaya": "speaker"}),
        ("Dalam kesempatannya, Bupati Sleman Satya Budaya menekankan pentingnya pasar.", {"Satya Budaya": "speaker"}),
        ("Dalam sambutannya, Bupati Sleman Satya Budaya melalui Sekda Sleman Laras Wening menyampaikan terima kasih.",
         {"Laras Wening": "speaker"}),
        ("Rapat itu di Hadiri oleh Bupati Sleman Satya Budaya yang di Dampingi oleh Asisten 1 Laras Wening.",
         {"Satya Budaya": "participant", "Laras Wening": "participant"}),
        ("Rapat itu dihadiri sekitar 500-an camat.", {"500-an camat": "participant"}),
        ("Rapat itu disaksikan warga lewat televisi.", {}),
        ("Rapat itu dihadiri jajaran kementerian. Di antaranya, Menteri Sosial Satya Budaya dan Laras Wening.",
         {"jajaran kementerian": "participant", "Satya Budaya": "participant", "Laras Wening": "participant"}),
        ("Rapat itu dihadiri jajaran kementerian. Di antaranya, Menteri Sosial Satya Budaya memuji Laras Wening.",
         {"jajaran kementerian": "participant"}),
        ("Bupati Sleman Satya Budaya sedianya memimpin rapat itu.", {}),
        ("Panitia rapat yang dipimpin Satya Budaya menyiapkan tempat.", {"Satya Budaya": "participant"}),
        ("Rapat itu dihadiri Kapolsek Wirasari Iptu. Satya Budaya dan para lurah.",
         {"Satya Budaya": "participant", "para lurah": "participant"}),
    ],
)  # fmt: skip
def test_a_sitting_told_by_its_council(extractor: Extractor, words: str, expected: dict[str, str]) -> None:
    assert told(extractor, SITTING + words) == HELD | expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Kegiatan itu menghadirkan narasumber Ketua KPU Sleman Satya Budaya, yang memaparkan materi tahapan, Ketua"
         " Bawaslu Sleman, Laras Wening dengan materi politik uang, dan dari Polres Sleman, Ipda Gading Sasmita dengan"
         " materi peran polisi.",
         {"Satya Budaya": "speaker", "Laras Wening": "speaker", "Gading Sasmita": "speaker"}),
        ("Kegiatan itu menghadirkan narasumber Ketua KPU Sleman Satya Budaya dengan materi tugas Bupati dan lurah.",
         {"Satya Budaya": "speaker"}),
        ("Peserta kegiatan itu adalah Camat Wirasari, para kepala desa dan tokoh masyarakat.",
         {"Camat Wirasari": "participant", "para kepala desa": "participant", "tokoh masyarakat": "participant"}),
        ("Peserta kegiatan itu adalah yang terbaik.", {}),
        ("Sosialisasi itu menghadirkan narasumber dari BPBD Kabupaten Sleman.", {}),
        ("Sosialisasi itu menghadirkan narasumber dari Polres Sleman, Ipda Satya Budaya.", {"Satya Budaya": "speaker"}),
        ("Sosialisasi itu menghadirkan 2 narasumber. Yakni, Kepala BPBD Sleman Satya Budaya, dan Gading Sasmita.",
         {"Satya Budaya": "speaker", "Gading Sasmita": "speaker"}),
        ("Sosialisasi itu menghadirkan 2 narasumber. Kepala BPBD Sleman Satya Budaya sedang cuti.", {}),
    ],
)  # fmt: skip
def test_a_training_with_its_speakers(extractor: Extractor, words: str, expected: dict[str, str]) -> None:
    assert told(extractor, TRAINING + words) == TRAINED | expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menteri Sosial Satya Budaya menggelar rapat koordinasi khusus dengan sejumlah menteri, Senin (3/3/2025).",
         {"Satya Budaya": "host", "sejumlah menteri": "participant"}),
        ("Menteri Sosial Satya Budaya menggelar rapat koordinasi dengan khidmat, Senin (3/3/2025).",
         {"Satya Budaya": "host"}),
        ("Rapat koordinasi banjir digelar Pemkab Sleman melalui Dinas Sosial Kabupaten Sleman, Senin (3/3/2025).",
         {"Pemerintah Kabupaten Sleman": "host", "Dinas Sosial Kabupaten Sleman": "host"}),
        ("Rapat koordinasi banjir digelar Pemkab Sleman melalui aplikasi Zoom, Senin (3/3/2025).",
         {"Pemerintah Kabupaten Sleman": "host"}),
        ("“Harga beras di pasar sudah turun lagi,” kata Bupati Sleman Satya Budaya saat menggelar rapat bersama Dinas"
         " Sosial di Aula Bappeda, Senin (3/3/2025).",
         {"Satya Budaya": "host", "Dinas Sosial Kabupaten Sleman": "participant"}),
        ("“Harga beras di pasar sudah turun lagi,” kata Bupati Sleman Satya Budaya usai rapat bersama Dinas Sosial di"
         " Aula Bappeda, Senin (3/3/2025).",
         {"Satya Budaya": "participant", "Dinas Sosial Kabupaten Sleman": "participant"}),
        ("Bupati Sleman, Satya Budaya, dan beberapa kepala dinas menemui Menteri Sosial, Laras Wening di Jakarta, Senin"
         " (3/3/2025).",
         {"Satya Budaya": "participant", "beberapa kepala dinas": "participant", "Laras Wening": "participant"}),
        ("Pemkab Sleman Gelar Rapat Koordinasi Banjir\n\nRapat koordinasi banjir dibuka Sekda Sleman Laras Wening di"
         " Aula Bappeda, Senin (3/3/2025).",
         {"Pemerintah Kabupaten Sleman": "host", "Laras Wening": "opener"}),
        ("Pemkab Sleman Minta Lurah Ikuti Rapat Koordinasi Banjir\n\nRapat koordinasi banjir dibuka Sekda Sleman Laras"
         " Wening di Aula Bappeda, Senin (3/3/2025).",
         {"Laras Wening": "opener"}),
        ("Wali Kota Salatiga Satya Budaya pimpin Rapat Koordinasi Pangan di Aula Bappeda, Senin (3/3/2025).",
         {"Satya Budaya": "chair"}),
        ("Polres Sleman gelar rapat koordinasi lintas sektoral di Aula Bappeda, Senin (3/3/2025).",
         {"Kepolisian Resor Sleman": "host"}),
        ("Dalam Rapat Koordinasi bersama para camat dan lurah di Aula Bappeda, Senin (3/3/2025), Bupati Sleman Satya"
         " Budaya menyampaikan bahwa pasar sudah ramai.",
         {"para camat": "participant", "lurah": "participant", "Satya Budaya": "speaker"}),
        ("Pemkab Sleman menggelar Rapat Koordinasi dengan agenda penataan pasar, Senin (3/3/2025).",
         {"Pemerintah Kabupaten Sleman": "host"}),
        ("Komisi A DPRD Sleman menunda Rapat Kerja dengan Dinas Sosial, Senin (3/3/2025).", {}),
        ("Pemkab Sleman terima kunjungan kerja anggota DPRD Kota Salatiga di Aula Bappeda, Senin (3/3/2025).",
         {"Pemerintah Kabupaten Sleman": "host", "anggota DPRD Kota Salatiga": "participant"}),
        ("Pemkab Sleman menyampaikan terima kasih atas kunjungan kerja itu di Aula Bappeda, Senin (3/3/2025).", {}),
        ("Guna mendukung kerja Tim Percepatan Stunting (TPPS), Pemkab Sleman menggelar rapat koordinasi, Senin"
         " (3/3/2025).",
         {"Pemerintah Kabupaten Sleman": "host"}),
        ("Penandatanganan nota kesepahaman antara Kejaksaan Negeri Sleman dan Pemkab Sleman digelar di Aula Bappeda,"
         " Senin (3/3/2025). Penandatanganan itu disaksikan seluruh camat.",
         {"Kejaksaan Negeri Sleman": "participant", "Pemerintah Kabupaten Sleman": "participant",
          "seluruh camat": "participant"}),
        ("Penandatanganan nota kesepahaman tentang jarak antara Sleman dan Bantul digelar di Aula Bappeda, Senin"
         " (3/3/2025).", {}),
        ("Bupati Sleman Gelar Rapat Koordinasi Banjir\n\nRapat koordinasi banjir dibuka Bupati Sleman Satya Budaya di"
         " Aula Bappeda, Senin (3/3/2025).",
         {"Satya Budaya": "opener"}),
        ("NOTULENSI RAPAT KOORDINASI KECAMATAN (RAKORCA) WIRASARI\nAula Kecamatan Wirasari, Rabu 11 Desember 2024\n"
         "PESERTA RAKORCA :\n- Plt. Camat Wirasari\n- Kapolsek Wirasari\n- Koordinator Penyuluh Pertanian\n"
         "- Kepala Desa se-Kecamatan Wirasari\n- Anggaran rapat ini habis\n- Danramil Wirasari\nPembukaan\n"
         "Rakorca dibuka oleh Sekcam Wirasari, Satya Budaya.\nAnggaran desa harus selesai dibahas bulan ini.",
         {"Camat Wirasari": "participant", "Kapolsek Wirasari": "participant",
          "Koordinator Penyuluh Pertanian": "participant", "Kepala Desa se-Kecamatan Wirasari": "participant",
          "Satya Budaya": "opener"}),
        ("Salatiga – Jawa Tengah, Senin (3/3/2025) – Menanggapi laporan Bupati Sleman Satya Budaya, DPRD Kabupaten"
         " Sleman menggelar rapat paripurna.",
         {"DPRD Kabupaten Sleman": "host"}),
        ("Di Aula Bappeda telah dilaksanakan penandatanganan kesepakatan antara Kejaksaan Negeri Sleman dengan Pemkab"
         " Sleman, Senin (3/3/2025).",
         {"Kejaksaan Negeri Sleman": "participant", "Pemerintah Kabupaten Sleman": "participant"}),
        ("Setelah menghadap Menteri Sosial, Bupati Sleman Satya Budaya memimpin rapat koordinasi di Aula Bappeda, Senin"
         " (3/3/2025).",
         {"Satya Budaya": "chair"}),
        ("Dinas Sosial Kabupaten Sleman bersinergi bersama PMI Sleman menggelar rapat koordinasi, Senin (3/3/2025).",
         {"Dinas Sosial Kabupaten Sleman": "host", "Palang Merah Indonesia Kabupaten Sleman": "host"}),
        ("Rapat dengar pendapat gabungan komisi II dan III DPRD Sleman dengan Dinas Sosial digelar di Gedung DPRD,"
         " Senin (3/3/2025).",
         {"Dinas Sosial": "participant", "Komisi II DPRD Kabupaten Sleman": "participant"}),
        ("Pemkab Sleman menggelar High Level Meeting (HLM) TPID di Aula Bappeda, Senin (3/3/2025). Rapat High Level"
         " Meeting dihadiri Bupati Sleman Satya Budaya.",
         {"Pemerintah Kabupaten Sleman": "host", "Satya Budaya": "participant"}),
        ("Dalam rangka menyambut panen, Pemkab Sleman menggelar rapat koordinasi, Senin (3/3/2025).",
         {"Pemerintah Kabupaten Sleman": "host"}),
        ("Pemkab Sleman menggelar rapat koordinasi di Aula Bappeda, Senin (3/3/2025). Rapat itu dipimpin Sekda Sleman"
         " Gading Sasmita bersama Kepala Bappeda Laras Wening, Serta dihadiri Bupati Sleman Satya Budaya.",
         {"Pemerintah Kabupaten Sleman": "host", "Gading Sasmita": "chair", "Laras Wening": "participant",
          "Satya Budaya": "participant"}),
        ("Menteri Sosial menggelar rapat terbatas di Jakarta, Senin (3/3/2025). “Kita sudah melaksanakan satu rapat"
         " koordinasi tadi pagi,” katanya. Hadir dalam rapat koordinasi tersebut Menteri Hukum dan HAM Satya Budaya.",
         {"Menteri Sosial": "host", "Satya Budaya": "participant"}),
    ],
)  # fmt: skip
def test_other_ways_of_holding_and_joining(extractor: Extractor, text: str, expected: dict[str, str]) -> None:
    assert told(extractor, text) == expected


def test_the_report_s_own_name_goes_before_what_someone_calls_it(extractor: Extractor) -> None:
    text = (
        "Pemkab Sleman menggelar rapat bersama para lurah di Aula Bappeda, Senin (3/3/2025). “Rapat koordinasi ini"
        " penting bagi kita semua,” kata Bupati Sleman Satya Budaya dalam rapat itu."
    )
    made = extractor.extract(Report(ReportInfo("t"), text))
    assert [m.name for m in made.meetings] == ["rapat bersama para lurah"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Dinas Sosial Kabupaten Sleman menata programnya. Rapat dipimpin Kepala Dinas Sosial Kabupaten Sleman Satya"
         " Budaya, dihadiri sejumlah kepala bidang di Kantor Dinas Sosial, Senin 03/03/2025.", "2025-03-03"),
        ("Pemkab Sleman menggelar rapat di Aula Bappeda. Rapat membahas banjir di Kecamatan Wirasari yang menggenangi"
         " puluhan rumah pada Senin 03/03/2025.", None),
    ],
)  # fmt: skip
def test_the_day_of_a_gathering_whose_kind_alone_opens_the_sentence(
    extractor: Extractor, text: str, day: str | None
) -> None:
    assert [m.date for m in extractor.extract(Report(ReportInfo("t"), text)).meetings] == [day]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Pemkab Sleman menggelar Rapat Koordinasi Harga Beras, Senin (3/3/2025). Rakor ini merupakan Rapat Koordinasi"
         " Pengendalian Inflasi.", ["Rapat Koordinasi Harga Beras"]),
        ("Pemkab Sleman menggelar Rapat Koordinasi Harga Beras, Senin (3/3/2025). Bupati juga menghadiri Rapat"
         " Koordinasi Pengendalian Inflasi.",
         ["Rapat Koordinasi Harga Beras", "Rapat Koordinasi Pengendalian Inflasi"]),
        ("Pemkab Sleman menggelar rapat koordinasi, Senin (3/3/2025). Rapat itu membahas pelaksanaan upacara penurunan"
         " bendera di Lapangan Wirasari.", ["rapat koordinasi"]),
        ("Pemkab Sleman menggelar rapat koordinasi, Senin (3/3/2025). Bupati Sleman Satya Budaya memimpin upacara"
         " penurunan bendera di Lapangan Wirasari.", ["rapat koordinasi", "upacara penurunan bendera"]),
    ],
)  # fmt: skip
def test_what_a_gathering_is_said_to_be_or_to_prepare_is_no_other(
    extractor: Extractor, text: str, names: list[str]
) -> None:
    assert [m.name for m in extractor.extract(Report(ReportInfo("t"), text)).meetings] == names
