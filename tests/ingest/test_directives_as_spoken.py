"""Directives as office-holders speak them: plain verbs, warnings and calls, in quotations and without marks."""

from __future__ import annotations

import pytest

from graph.model import Extraction
from tests.reading import directives, read_on

OPENING = "Kabar daerah\n\nBupati Sleman Sari Melati memimpin rapat koordinasi di pendopo, Selasa (1/3/2022).\n\n"


def read(text: str) -> Extraction:
    return read_on("2022-03-02", OPENING + text)


def told(text: str) -> list[tuple[str | None, list[str], str]]:
    """Issuer, addressees and action of every published directive, in words."""
    return directives(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"Camat harus sering koordinasi dengan kepala dinas," kata Bupati Sari Melati.',
            ("Sari Melati", ["Camat"], "sering koordinasi dengan kepala dinas"),
            id="a verb without a prefix",
        ),
        pytest.param(
            '"Kita semua harus tahu tugas kita," kata Bupati Sari Melati.',
            ("Sari Melati", [], "tahu tugas kita"),
            id="what all of us must know",
        ),
        pytest.param(
            '"Seluruh ASN harus punya kepekaan terhadap masalah sampah," kata Bupati Sari Melati.',
            ("Sari Melati", ["Seluruh ASN"], "punya kepekaan terhadap masalah sampah"),
            id="an attitude",
        ),
        pytest.param(
            '"Camat harus mampu untuk berkoordinasi dengan baik," kata Bupati Sari Melati.',
            ("Sari Melati", ["Camat"], "mampu untuk berkoordinasi dengan baik"),
            id="untuk after mampu",
        ),
        pytest.param(
            '"Jangan sampai ada warga yang tidak terdata di desa itu," kata Bupati Sari Melati.',
            ("Sari Melati", [], "Jangan sampai ada warga yang tidak terdata di desa itu"),
            id="what is not to come about",
        ),
        pytest.param(
            "Bupati Sari Melati mengingatkan untuk memperkuat kerja sama antardesa.",
            ("Sari Melati", [], "memperkuat kerja sama antardesa"),
            id="reminds to an act",
        ),
        pytest.param(
            '"Saya juga mengimbau tetap jaga kebersihan pasar," kata Bupati Sari Melati.',
            ("Sari Melati", [], "tetap jaga kebersihan pasar"),
            id="to go on with a plain verb",
        ),
        pytest.param(
            "Bupati Sari Melati mengungkapkan, sampah masih banyak. Harapan saya, mari kita jaga kota ini.",
            ("Sari Melati", ["kita"], "jaga kota ini"),
            id="mari in speech without quotation marks",
        ),
        pytest.param(
            '"Perbanyak tanam pohon di halaman sekolah," kata Bupati Sari Melati.',
            ("Sari Melati", [], "Perbanyak tanam pohon di halaman sekolah"),
            id="an order with per-",
        ),
        pytest.param(
            '"Bagi yang melihat kebakaran, maka segera laporkan kepada petugas," kata Bupati Sari Melati.',
            ("Sari Melati", [], "segera laporkan kepada petugas"),
            id="an order after maka",
        ),
        pytest.param(
            "Menurut bupati, Dinas Sosial menata pasar itu. Menurut bupati, para pegawai harus bekerja keras.",
            ("Sari Melati", ["para pegawai"], "bekerja keras"),
            id="a head of office in small letters after menurut",
        ),
        pytest.param(
            "Secara umum, bupati menyampaikan bahwa Dinas Sosial menata pasar. "
            "Ditambahkan, para camat diminta mendata warga.",
            ("Sari Melati", ["para camat"], "mendata warga"),
            id="a head of office in small letters speaks",
        ),
        pytest.param(
            "Sebagaimana disampaikan Gubernur Jambi Budi Lesmana, harga naik.\n\n"
            "Pihaknya meminta para camat mendata warga.",
            ("Sari Melati", ["para camat"], "mendata warga"),
            id="who is cited does not speak on",
        ),
        pytest.param(
            "Bupati Sari Melati, SE, MM minta para camat segera mendata warga.",
            ("Sari Melati", ["para camat"], "segera mendata warga"),
            id="degrees before a plain verb of asking",
        ),
        pytest.param(
            "Bupati Sari Melati, S.E., M.M., meminta para camat mendata warga.",
            ("Sari Melati", ["para camat"], "mendata warga"),
            id="degrees are no issuer",
        ),
        pytest.param(
            "Menurut Bupati Sari Melati, KPU meminta para camat mendata warga.",
            ("Komisi Pemilihan Umum", ["para camat"], "mendata warga"),
            id="a body after a name is one",
        ),
        pytest.param(
            '"Saya minta tetap siaga di pos masing-masing," kata Bupati Sari Melati.',
            ("Sari Melati", [], "tetap siaga di pos masing-masing"),
            id="to stay on guard",
        ),
        pytest.param(
            "Bupati Sari Melati meminta para camat siaga satu.",
            ("Sari Melati", ["para camat"], "siaga satu"),
            id="to be on guard",
        ),
        pytest.param(
            '"Kepada para lurah, saya minta pantau terus titik rawan," kata Bupati Sari Melati.',
            ("Sari Melati", ["para lurah"], "pantau terus titik rawan"),
            id="an order after a party told first",
        ),
        pytest.param(
            '"Saya minta bantuan para lurah untuk patroli sungai," kata Bupati Sari Melati.',
            ("Sari Melati", ["para lurah"], "patroli sungai"),
            id="help of a party in an act",
        ),
        pytest.param(
            '"Kami harapkan dari masing-masing kecamatan untuk mewaspadai banjir," kata Bupati Sari Melati.',
            ("Sari Melati", ["masing-masing kecamatan"], "mewaspadai banjir"),
            id="hoped from a party",
        ),
        pytest.param(
            "Bupati Sari Melati berharap tidak ada lagi warga yang membuang sampah di sungai.",
            ("Sari Melati", ["warga"], "tidak ada lagi warga yang membuang sampah di sungai"),
            id="that no one do it any more",
        ),
        pytest.param(
            '"Untuk itu, diharapkan agar selalu disiplin dan melayani warga," kata Bupati Sari Melati.',
            ("Sari Melati", [], "selalu disiplin dan melayani warga"),
            id="hoped of whoever hears it",
        ),
        pytest.param(
            '"Kalau hujan deras, diharapkan hati-hati di jalan itu," kata Bupati Sari Melati.',
            ("Sari Melati", [], "hati-hati di jalan itu"),
            id="how hearers are hoped to be",
        ),
        pytest.param(
            "Bupati Sari Melati meminta camat mendata warga. "
            "Selain itu, diingatkan pula agar kegiatan bisa dimulai segera.",
            ("Sari Melati", [], "kegiatan bisa dimulai segera"),
            id="reminded that a thing be done",
        ),
        pytest.param(
            "Bupati Sari Melati meminta camat mendata warga. Semua data harus diperiksa tiap hari.",
            ("Sari Melati", [], "diperiksa tiap hari"),
            id="what must be done, right after a directive",
        ),
        pytest.param(
            '"Dana itu harus terserap sebelum akhir tahun," kata Bupati Sari Melati.',
            ("Sari Melati", [], "terserap sebelum akhir tahun"),
            id="what must be brought about",
        ),
        pytest.param(
            '"Kalau ada titik rawan, harus segera komunikasi dengan camat," kata Bupati Sari Melati.',
            ("Sari Melati", [], "segera komunikasi dengan camat"),
            id="what must be done in a case",
        ),
        pytest.param(
            '"Kalau ada kendala di desa laporkan kepada camat," kata Bupati Sari Melati.',
            ("Sari Melati", [], "laporkan kepada camat"),
            id="an order in a case, without a comma",
        ),
        pytest.param(
            '"Harga pangan naik. Tapi persiapkan semua kebutuhan warga," kata Bupati Sari Melati.',
            ("Sari Melati", [], "persiapkan semua kebutuhan warga"),
            id="an order after tapi",
        ),
        pytest.param(
            "Beberapa desa, seperti Desa Sukamaju, diminta mendata warga.",
            (None, ["Beberapa desa"], "mendata warga"),
            id="a party with an example",
        ),
        pytest.param(
            "Bupati Sari Melati menyampaikan kepada camat untuk tetap mendata warga, "
            "Bupati Sari Melati berharap kepada lurah untuk tepat waktu.",
            ("Sari Melati", ["lurah"], "tepat waktu"),
            id="two clauses with one comma between",
        ),
        pytest.param(
            '"Jangan sampai sumpah jabatan hanya menjadi kata-kata," kata Bupati Sari Melati.',
            ("Sari Melati", [], "Jangan sampai sumpah jabatan hanya menjadi kata-kata"),
            id="what a thing is not to be",
        ),
        pytest.param(
            '"Kalau permintaan pasar sedang tinggi jangan menaikkan harga beras," kata Bupati Sari Melati.',
            ("Sari Melati", [], "jangan menaikkan harga beras"),
            id="forbidden in a case",
        ),
        pytest.param(
            '"Seorang kepala desa harus memastikan dana itu tepat sasaran," pesan Bupati Sari Melati.',
            ("Sari Melati", ["Seorang kepala desa"], "memastikan dana itu tepat sasaran"),
            id="told to one of a kind as advice",
        ),
        pytest.param(
            '"Camat harus menjadi ujung tombak di desa," kata Bupati Sari Melati.',
            ("Sari Melati", ["Camat"], "menjadi ujung tombak di desa"),
            id="what a party must be",
        ),
        pytest.param(
            "Bupati Sari Melati menegaskan, setiap kegiatan harus berbasis data.",
            ("Sari Melati", [], "berbasis data"),
            id="what a thing must rest on",
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan, dana itu harus digunakan untuk membangun desa.",
            ("Sari Melati", [], "digunakan untuk membangun desa"),
            id="what a thing must be used for",
        ),
        pytest.param(
            "Bupati ingin para camat segera mendata warga.",
            ("Sari Melati", ["para camat"], "segera mendata warga"),
            id="what a named one wants of a party",
        ),
        pytest.param(
            "Pemerintah Kabupaten Bantul, DIY melalui dinas terkait diminta untuk mendata warga.",
            (None, ["Pemerintah Kabupaten Bantul"], "mendata warga"),
            id="a body that acts through another",
        ),
        pytest.param(
            "Bupati Sari Melati meminta pedagang menjaga pasar, dan selanjutnya Bupati meninjau toko itu.",
            ("Sari Melati", ["pedagang"], "menjaga pasar"),
            id="what the issuer did next",
        ),
        pytest.param(
            "Selain mengimbau warga, Dinas Sosial juga sudah menginstruksikan camat untuk aktif mendata warga.",
            ("Dinas Sosial Kabupaten Sleman", ["camat"], "aktif mendata warga"),
            id="another who directs after selain",
        ),
        pytest.param(
            "Perangkat desa diimbau aktif mendata warga. Imbauan tersebut disampaikan Bupati Sari Melati.",
            ("Sari Melati", ["Perangkat desa"], "aktif mendata warga"),
            id="who said it is told next",
        ),
        pytest.param(
            "Bupati Sari Melati berharap dengan upaya bersama, masyarakat dapat mencegah banjir.",
            ("Sari Melati", ["masyarakat"], "dapat mencegah banjir"),
            id="by what means a party is to act",
        ),
        pytest.param(
            '"Kepada masyarakat untuk lebih giat menjaga pasar, agar tetap bersih," kata Bupati Sari Melati.',
            ("Sari Melati", ["masyarakat"], "lebih giat menjaga pasar, agar tetap bersih"),
            id="kepada a party and no verb of directing",
        ),
        pytest.param(
            '"Selain mendata warga, pastikan pasar selalu bersih," kata Bupati Sari Melati.',
            ("Sari Melati", [], "pastikan pasar selalu bersih"),
            id="an order after what else is done",
        ),
        pytest.param(
            "Bupati Sari Melati mengingatkan, camat dilingkungan pemerintah kabupaten agar mendata warga.",
            ("Sari Melati", ["camat dilingkungan pemerintah kabupaten"], "mendata warga"),
            id="di written together with a noun",
        ),
        pytest.param(
            '"Kita harus membina warga, terutama yang miskin," kata Bupati Sari Melati.',
            ("Sari Melati", [], "membina warga, terutama yang miskin"),
            id="an object told more closely",
        ),
        pytest.param(
            '"Jangan sampai karena salah mengelola dana, camat terkena kasus," kata Bupati Sari Melati.',
            ("Sari Melati", [], "Jangan sampai karena salah mengelola dana"),
            id="a warning with its reason",
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan, pasar ramai. "
            "Mantan anggota DPR RI dari Partai Demokrat ini mengaku terkejut. "
            '"Kami minta para camat mendata warga di desa," katanya.',
            ("Sari Melati", ["para camat"], "mendata warga di desa"),
            id="a former post pointed at is the last speaker",
        ),
        pytest.param(
            "Bupati Sari Melati bertemu anggota DPRD Sleman Dodi Harsono.\n\n"
            "Mantan anggota DPRD Sleman ini mengatakan, pasar itu ramai. Ia meminta para camat mendata warga.",
            ("Sari Melati", ["para camat"], "mendata warga"),
            id="a former post that another holds now",
        ),
        pytest.param(
            "Terakhir, Bupati mengingatkan para kepala desa harus benar-benar memahami aturan itu.",
            ("Sari Melati", ["para kepala desa"], "harus benar-benar memahami aturan itu"),
            id="a comma before the verb of directing",
        ),
        pytest.param(
            "Bupati Sari Melati menata pasar.\n\nDisebutkannya, peran camat mesti dioptimalkan dalam membina desa.",
            ("Sari Melati", [], "dioptimalkan dalam membina desa"),
            id="the speaker as -nya",
        ),
        pytest.param(
            "Dijelaskan Bupati Sari Melati, para camat harus mendata warga.",
            ("Sari Melati", ["para camat"], "mendata warga"),
            id="the speaker after a passive that opens the clause",
        ),
        pytest.param(
            '"Kami menekankan kepada seluruh camat agar meningkatkan kinerja, dan kepada lurah, selalu bersinergi," '
            "kata Bupati Sari Melati.",
            ("Sari Melati", ["seluruh camat"], "meningkatkan kinerja"),
            id="others spoken to in the same breath",
        ),
        pytest.param(
            "Bupati Sari Melati berpesan agar kepala desa terpilih mendata warga.",
            ("Sari Melati", ["kepala desa terpilih"], "mendata warga"),
            id="elected is no act",
        ),
        pytest.param(
            "Bupati Sari Melati menata pasar. "
            "Ia mengucapkan selamat Hari Jadi KPU dan berharap para camat mendata warga.",
            ("Sari Melati", ["para camat"], "mendata warga"),
            id="a pronoun opens the clause of two verbs",
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan, banjir surut. Karena itu, para camat diminta intensif mendata warga.",
            ("Sari Melati", ["para camat"], "intensif mendata warga"),
            id="how an act is to be done stands first",
        ),
        pytest.param(
            '"Kami sangat menginginkan para camat untuk mendata warga di desa," kata Bupati Sari Melati.',
            ("Sari Melati", ["para camat"], "mendata warga di desa"),
            id="what we want of a party",
        ),
        pytest.param(
            '"Perlu juga pemerintah membentuk peraturan pasar," kata Bupati Sari Melati.',
            ("Sari Melati", ["pemerintah"], "membentuk peraturan pasar"),
            id="a party after perlu",
        ),
        pytest.param(
            '"Bapak Bupati ingin para lurah bisa langsung bertugas di desa," kata Camat Depok Dodi Harsono.',
            ("Sari Melati", ["para lurah"], "bisa langsung bertugas di desa"),
            id="what another wants, as someone tells it",
        ),
        pytest.param(
            "Orang nomor satu di lingkungan Pemkab Sleman itu, menekankan agar para camat mendata warga.",
            ("Sari Melati", ["para camat"], "mendata warga"),
            id="the one of first rank at a government",
        ),
        pytest.param(
            '"Jadi kalau diberi tugas baru, perhatikan jam kantor," kata Bupati Sari Melati.',
            ("Sari Melati", [], "perhatikan jam kantor"),
            id="an order after a case in mid-sentence",
        ),
        pytest.param(
            "Yang kedua, lanjut Bupati Sari Melati, adalah aturan. "
            "Diharapkan semua pegawai yang bekerja di lingkungan Pemkab Sleman bisa menaati aturan itu.",
            ("Sari Melati", ["semua pegawai yang bekerja di lingkungan Pemkab Sleman"], "bisa menaati aturan itu"),
            id="a long party after a verb that opens the clause",
        ),
    ],
)
def test_who_is_directed_to_what(text: str, expected: tuple[str | None, list[str], str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"Kita harus percaya bahwa kita bisa menang," kata Bupati Sari Melati.', id="a state of mind"),
        pytest.param('"Kita perlu koordinasi di mana data itu lengkap," kata Bupati Sari Melati.', id="a need of ours"),
        pytest.param('"Kita harus punya gedung yang lengkap di desa," kata Bupati Sari Melati.', id="a thing to have"),
        pytest.param(
            '"Jangan sampai kami dianggap tidak bekerja di desa," kata Bupati Sari Melati.',
            id="what may befall the speaker",
        ),
        pytest.param(
            '"Jangan sampai ada warga yang terlambat di desa itu," kata Dodi, warga Sleman.',
            id="a warning of no one in office",
        ),
        pytest.param("Bupati Sari Melati mengingatkan untuk kedua kalinya soal sampah.", id="untuk before a time"),
        pytest.param("Bupati Sari Melati bersama warga menari, mari menari namanya.", id="mari as a name"),
        pytest.param('"Saya minta tambah dana untuk pasar itu," kata Bupati Sari Melati.', id="asks for more"),
        pytest.param("Bupati Sari Melati menegaskan komitmen DPRD untuk menata pasar.", id="commitment to an act"),
        pytest.param("Bupati Sari Melati berharap tidak ada warga yang jatuh sakit.", id="that nothing befall"),
        pytest.param('"Warga diharapkan hati dan pikirannya tenang di pasar," kata Sari.', id="hati as a thing"),
        pytest.param(
            "Bupati Sari Melati menjelaskan banjir itu. Semua data harus diperiksa tiap hari.",
            id="what must be done, right after an account",
        ),
        pytest.param(
            '"Kalau ada kendala yang kami sampaikan kepada camat, itu wajar," kata Bupati Sari Melati.',
            id="what the speaker tells in a case",
        ),
        pytest.param('"Jangan untuk partai di desa itu," kata Bupati Sari Melati.', id="jangan before no act"),
        pytest.param(
            '"Ini bentuk peringatan agar dana tidak disalahgunakan," kata Bupati Sari Melati.', id="a form of warning"
        ),
        pytest.param(
            "Bupati Sari Melati memberikan arahan agar kegiatan itu dapat menjadi contoh.", id="how a thing turns out"
        ),
        pytest.param('"Seorang kepala desa harus memastikan dana itu tepat," kata Sari.', id="a view of a kind"),
        pytest.param("Bupati Sari Melati ingin warga sejahtera.", id="a state wanted"),
        pytest.param("Kapolsek Ingin Jaya mengatakan, korban sedang melintas.", id="ingin in a name"),
        pytest.param(
            '"Pemkab akan menggelar pasar murah. Supaya warga bisa membeli beras," kata Bupati Sari Melati.',
            id="a purpose told in a sentence of its own",
        ),
        pytest.param(
            "Bupati Sari Melati berharap dengan langkah itu, angka kasus dapat ditekan.",
            id="by what means a thing turns out",
        ),
        pytest.param('"Pasukan gabungan sudah siap di desa itu," kata Bupati Sari Melati.', id="a noun in -kan"),
        pytest.param("Dijelaskan dalam aturan itu, para camat harus mendata warga.", id="what a rule explains"),
        pytest.param(
            '"Warga yang kini harus memutar jalan bisa lewat jembatan itu," kata Bupati Sari Melati.',
            id="what some must do now",
        ),
        pytest.param(
            '"Agar camat di desa bisa berjalan dengan baik," kata Bupati Sari Melati.', id="a state after agar"
        ),
        pytest.param('"Perlu waktu bagi warga membangun rumah di desa," kata Bupati Sari Melati.', id="what is needed"),
        pytest.param(
            '"Kami menginginkan para camat di desa itu tenang," kata Bupati Sari Melati.', id="a state we want"
        ),
        pytest.param('"Tindak pidana di desa itu tidak tunggal," kata Bupati Sari Melati.', id="a crime is no order"),
        pytest.param(
            "Diharapkan jembatan yang dibangun di lingkungan Pemkab Sleman bisa memperlancar jalan.",
            id="a thing after a verb that opens the clause",
        ),
    ],
)
def test_what_directs_no_one(text: str) -> None:
    assert told(text) == []


def test_a_call_ends_what_is_forbidden() -> None:
    text = '"Sesama pedagang jangan saling berseteru mari ciptakan ketertiban di pasar," kata Bupati Sari Melati.'
    assert [action for _, _, action in told(text)] == [
        "jangan saling berseteru",
        "ciptakan ketertiban di pasar",
    ]


def test_a_passive_whose_speaker_is_told_nowhere_has_no_issuer() -> None:
    text = "Perangkat desa diimbau aktif mendata warga. Imbauan tersebut disampaikan dalam rapat."
    assert told(text) == [(None, ["Perangkat desa"], "aktif mendata warga")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"Camat segera turun ke lapangan," kata Bupati Sari Melati.',
            [("Sari Melati", ["Camat"], "segera turun ke lapangan")],
            id="a party and what it is to do at once",
        ),
        pytest.param('"Camat segera turun ke lapangan," kata warga, Wira Padmana.', [], id="no office-holder speaks"),
        pytest.param(
            '"Camat sudah segera turun ke lapangan," kata Bupati Sari Melati.', [], id="what was done at once"
        ),
        pytest.param(
            '"Seluruh OPD terkait agar menyelesaikan laporan," kata Bupati Sari Melati.',
            [("Sari Melati", ["Seluruh OPD terkait"], "menyelesaikan laporan")],
            id="terkait between a party and agar",
        ),
        pytest.param(
            '"Laporan terkait agar menjadi bahan rapat," kata Bupati Sari Melati.', [], id="a thing before agar"
        ),
        pytest.param(
            '"Ke depan, laporkan semua data," kata Bupati Sari Melati.',
            [("Sari Melati", [], "laporkan semua data")],
            id="an order for what is ahead",
        ),
        pytest.param('"Ke depan, laporan itu dikirim," kata Bupati Sari Melati.', [], id="a plan for what is ahead"),
    ],
)
def test_what_is_to_be_done_at_once_or_from_now_on(
    text: str, expected: list[tuple[str | None, list[str], str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bupati Sari Melati membantah memerintahkan camat membongkar pasar.",
        "Bupati Sari Melati diduga memerintahkan camat membongkar pasar.",
        "Bupati Sari Melati dituduh meminta camat membongkar pasar.",
        "Seandainya Bupati Sari Melati memerintahkan camat membongkar pasar, warga marah.",
        "Kabar bahwa Bupati Sari Melati memerintahkan camat membongkar pasar tidak benar.",
        "Hoaks: Bupati Sari Melati memerintahkan camat membongkar pasar.",
    ],
)
def test_what_is_denied_alleged_or_supposed_directs_no_one(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bupati Sari Melati memerintahkan camat membongkar pasar.",
        "Jika banjir datang, Bupati Sari Melati memerintahkan camat membongkar pasar.",
        "Kabar itu dibenarkan Bupati Sari Melati yang memerintahkan camat membongkar pasar.",
    ],
)
def test_what_is_told_beside_a_case_or_news_directs(text: str) -> None:
    assert told(text) == [("Sari Melati", ["camat"], "membongkar pasar")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Warga diimbau waspada oleh Dinas Sosial Kabupaten Sleman.",
            [("Dinas Sosial Kabupaten Sleman", ["Warga"], "waspada")],
            id="who asks, after the act",
        ),
        pytest.param(
            "Camat diminta mengawasi penataan oleh Dinas Sosial Kabupaten Sleman, kata Bupati Sari Melati.",
            [("Sari Melati", ["Camat"], "mengawasi penataan oleh Dinas Sosial Kabupaten Sleman")],
            id="who does what is watched",
        ),
    ],
)
def test_who_asks_may_stand_after_the_act(text: str, expected: list[tuple[str | None, list[str], str]]) -> None:
    assert told(text) == expected
