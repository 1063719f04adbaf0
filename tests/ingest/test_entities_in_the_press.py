"""People and their posts as the press writes them: run together, with firms and other countries beside them."""

from __future__ import annotations

import pytest

from tests.reading import extract, held, names

Held = set[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir eks Menteri SosialWira Padmana di kota itu.", {"Wira Padmana"}, id="post run together with the name"
        ),
        pytest.param("Kanal detikSleman menulis hal itu.", set(), id="a region inside a word is none"),
        pytest.param(
            "Kata Wira Padmana di kantornya. Bupati Sleman Wira Padmanamembagi bantuan.",
            {"Wira Padmana"},
            id="a verb run together with a known name",
        ),
        pytest.param(
            "Bupati Sleman Wira Padmana hadir bersama Ketua DPRD Sleman Laras Padmanawati.",
            {"Wira Padmana", "Laras Padmanawati"},
            id="a longer name of another person is kept",
        ),
        pytest.param("Bupati Sleman  Wira Padmana hadir.", {"Wira Padmana"}, id="two spaces before the name"),
        pytest.param(
            "Ia menggantikan Hari Padmana yang menjabat sebagai Bupati Sleman.",
            {"Hari Padmana"},
            id="a name that begins with an ordinary word, told by the post after it",
        ),
        pytest.param(
            "Pada Hari Kesehatan Nasional yang menjabat sebagai Bupati Sleman hadir.", set(), id="a day is no name"
        ),
        pytest.param(
            "Direktur Eksekutif Institute for Fair Rules (IFR) Wira Padmana hadir.",
            {"Wira Padmana"},
            id="a body with its short form is no person",
        ),
        pytest.param(
            "Ketua Umum Wira Satya Padmana (WSP), Laras Wening, dan Camat Wirasari hadir.",
            {"Wira Satya Padmana"},
            id="a person with initials is a person",
        ),
        pytest.param("Kepala Administrasi Valuta Asing Negara hadir.", set(), id="a term is no name"),
        pytest.param("Gubernur People's Bank of Wirasari hadir.", set(), id="English words are no name"),
        pytest.param(
            "Kader PDI-P, Wira Padmana, berterima kasih.", {"Wira Padmana"}, id="a person with the party before it"
        ),
        pytest.param("Gubernur Jambi H. Wira PAdmana, SH hadir.", {"Wira PAdmana"}, id="a slip of the shift key"),
        pytest.param(
            "Komandan Kodim 1206/Wirasari Letkol Inf Wira Padmana hadir.", {"Wira Padmana"}, id="a rank with its corps"
        ),
        pytest.param(
            "Susan dari Tim Verifikasi Pusat menyampaikan hal itu.", {"Susan"}, id="a speaker with where she is from"
        ),
        pytest.param(
            "Kata Wira Padmana di kantornya. “Siap,” ungkap Wira Mengakhiri.", {"Wira Padmana"}, id="a verb is no name"
        ),
        pytest.param(
            "Hadir anggota lainnya seperti Wira Padmana, Laras Wening, M. Satya, Amin dan warga.",
            {"Wira Padmana", "Laras Wening", "M. Satya", "Amin"},
            id="a list of people with a name of one word",
        ),
        pytest.param("Hadir warga seperti dari Jakarta, Bandung, dan Surabaya.", set(), id="a list of places"),
        pytest.param(
            "Gubernur Jambi, H. Wira Padmana, dan Ketua Dekranasda Jambi Laras Wening Wira Padmana hadir.",
            {"Wira Padmana", "Laras Wening Wira Padmana"},
            id="a wife who bears her husband's name",
        ),
        pytest.param(
            "Gubernur Jambi Satya Wira Padmana hadir. Gubernur Jambi Wira Padmana pulang.",
            {"Satya Wira Padmana"},
            id="the same post and a shorter name",
        ),
        pytest.param(
            "Bupati Sleman Laras Wening Abbad hadir. “Siap,” kata Laras Wening Abbas. Bupati Laras Wening Abbas diam.",
            {"Laras Wening Abbas"},
            id="one name in two spellings, the commoner kept",
        ),
        pytest.param(
            "Bupati Sleman Andi Saputra hadir. Wakil Bupati Sleman Andi Saputri hadir.",
            {"Andi Saputra", "Andi Saputri"},
            id="names of a brother and a sister",
        ),
        pytest.param(
            "Hadir Kepala Diskopwirada Wira Padmana, S.Sos.", {"Wira Padmana"}, id="an agency in no list is no name"
        ),
        pytest.param(
            "Persatuan Wirawan Desa (PWD) hadir. Kini PWD Lawang Wirasari mendukung hal itu.",
            set(),
            id="the words after a body's letters are of its name",
        ),
        pytest.param("Hilangnya mantan Ketua DPRD Jatimini.", set(), id="a region run together with a word"),
        pytest.param(
            "Mantan Ketua DPRD Jambi(Jambi)Padmanadilaporkan hilang. Padmana belum pulang.",
            {"Padmana"},
            id="a verb run together with a name that stands alone elsewhere",
        ),
        pytest.param("Jadwal Bupati Tilik Desa 2025 sudah ada.", set(), id="an event is no person"),
        pytest.param(
            "Ketua Masjid Wirasari, Drs. Wira Padmana, mengatakan hal itu.",
            {"Wira Padmana"},
            id="a mosque is no person",
        ),
        pytest.param("Hadir Kombes Pol. Wira Padmana di Medan.", {"Wira Padmana"}, id="a rank with a full stop"),
        pytest.param(
            "“Semua kami buat sendiri untuk ini,” kata salah seorang pembuatnya, Wira Padmana.",
            {"Wira Padmana"},
            id="one of several who says",
        ),
        pytest.param("“Semua siap untuk ini,” kata salah seorang warga, Senin.", set(), id="one who is not named"),
        pytest.param(
            "Menyusul arahan Kepala BPS Wira Padmana dan Inpres Nomor 3 Tahun 2020.",
            {"Wira Padmana"},
            id="an instrument is no second name",
        ),
        pytest.param("Kepala Selapa Lemwira Polri hadir di Jakarta.", set(), id="a part of a body is no person"),
        pytest.param(
            "Ia caleg PSI andalannya, Wira Padmana, yang maju.", {"Wira Padmana"}, id="a candidate of a party"
        ),
        pytest.param(
            "Presiden RIWira Padmanamemantau kondisi di Indonesia.", {"Wira Padmana"}, id="run together at both ends"
        ),
        pytest.param("Bupati Sleman Wira Padmanadalam rapat itu.", {"Wira Padmana"}, id="run together with dalam"),
        pytest.param("Bupati Sleman Wira Padmanabuka suara.", {"Wira Padmana"}, id="run together with buka"),
        pytest.param("Bupati Sleman Wira Syawal hadir.", {"Wira Syawal"}, id="a name that ends in awal"),
        pytest.param("Bupati Sleman Wira Dewaresmi hadir.", {"Wira Dewaresmi"}, id="a short word before resmi"),
        pytest.param("Ketua Sinode GXYZ hadir.", set(), id="a synod is no person"),
        pytest.param("Sekjen Presidium Wira hadir.", set(), id="a presidium is no person"),
        pytest.param(
            "Warga Desa Lawang Wirasari datang. Kepala Desa Lawang Wirasari membuka rapat.",
            set(),
            id="the whole name of a village that the report names elsewhere",
        ),
        pytest.param(
            "Koordinator Nasional (Kornas) Pemantau Pemilu Wirasari hadir.", set(), id="a word of a phrase is no name"
        ),
        pytest.param(
            "Presiden Padmana Bersama Mensesneg hadir di Indonesia.", {"Padmana"}, id="a name before a preposition"
        ),
        pytest.param(
            "PT Wira Nikel tetap beroperasi. Kini Wira Nikel menegaskan hal itu.", set(), id="a firm without its PT"
        ),
        pytest.param(
            "Ia hadir di Kecamatan Lawang Wira. Ketua PWRI Lawang Wira, Laras Wening, hadir.",
            {"Laras Wening"},
            id="a district after a body is no person",
        ),
        pytest.param(
            "Pasien dirawat di RS. Wira Padmana Bogor.", set(), id="a hospital's name after its title-like RS"
        ),
        pytest.param("Rapat di Stadion Utama Gelora Bung Karno Jakarta.", set(), id="a stadium bears a name"),
        pytest.param("Kapal dari Tanjung Priok menyampaikan hal itu.", set(), id="a ship is no person"),
        pytest.param(
            "Tambang Dicabut\n\nJakarta\n-\nAnggota\nKomisi VII DPR RI\n, Wira Padmana, mendukung hal itu.",
            {"Wira Padmana"},
            id="lines cut by links",
        ),
        pytest.param("Kader PDI-P Jawa Tengah berterima kasih.", set(), id="a party with its region is no person"),
    ],
)
def test_names(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ketua DPRD Sleman/Kepala Dinas Sosial Kabupaten Sleman sekaligus CEO Danantara Wira Padmana hadir.",
            {
                ("Wira Padmana", "CEO Danantara"),
                ("Wira Padmana", "Kepala Dinas Sosial Kabupaten Sleman"),
                ("Wira Padmana", "Ketua DPRD Kabupaten Sleman"),
            },
            id="three posts joined before one name",
        ),
        pytest.param(
            "PM Jepang Wira Padmana hadir.", {("Wira Padmana", "Perdana Menteri Jepang")}, id="head of government"
        ),
        pytest.param("Pada pukul 7 PM Wira Padmana hadir.", set(), id="a time of day is no post"),
        pytest.param(
            "Duta Besar Jepang untuk Indonesia Wira Padmana hadir.",
            {("Wira Padmana", "Duta Besar Jepang untuk Indonesia")},
            id="ambassador with both countries",
        ),
        pytest.param("Letkol Inf Wira Padmana sebagai inspektur upacara hadir.", set(), id="a part in a parade"),
        pytest.param(
            "Kepala Staf TNI AD (Kasad) Jenderal Wira Padmana hadir.",
            {("Wira Padmana", "Kepala Staf TNI Angkatan Darat")},
            id="the short form in brackets is the post's, not the body's",
        ),
        pytest.param(
            "Pengasuh Ponpes Wirasari KH Wira Padmana hadir.",
            {("Wira Padmana", "Pengasuh Pondok Pesantren Wirasari")},
            id="a scholar after the name of a school",
        ),
        pytest.param(
            "Hasil undian dibacakan.(2/1/2023).Wira Padmana diketahui dilantik menjadi Camat Wirasari kemarin.",
            {("Wira Padmana", "Camat Wirasari")},
            id="sworn in, after a full stop without a space",
        ),
        pytest.param(
            "Tambang Dicabut\n\nJakarta\n-\nAnggota\nKomisi VII DPR RI\n, Wira Padmana, mendukung hal itu.",
            {("Wira Padmana", "Anggota Komisi VII DPR RI")},
            id="lines cut by links",
        ),
        pytest.param(
            "Ketua Kwartir Nasional (Kwarnas) hadir dan membuka rapat.", set(), id="a body after a post is no holder"
        ),
        pytest.param(
            "Bupati Kabupaten Sleman .H Wira Padmana hadir.",
            {("Wira Padmana", "Bupati Sleman")},
            id="a stray full stop",
        ),
        pytest.param(
            "Di Jambi hadir Sekretaris Daerah Provinsi (Sekdaprov) Wira Padmana. Gubernur Jambi diam.",
            {("Wira Padmana", "Sekretaris Daerah Provinsi Jambi")},
            id="the level without the region",
        ),
        pytest.param(
            "Di Kabupaten Sleman hadir Asisten Administrasi Umum Drs. Wira Padmana.",
            {("Wira Padmana", "Asisten Administrasi Umum Sekretariat Daerah Kabupaten Sleman")},
            id="a title is no part of a unit's name",
        ),
        pytest.param("Hadir Camat V Koto Kampung Dalam dan Camat Ulakan Laras.", set(), id="places of district heads"),
        pytest.param(
            "Hadir Camat Wirasari Satya Padmana dan warga.",
            {("Satya Padmana", "Camat Wirasari")},
            id="a district and the name of its head",
        ),
        pytest.param(
            "Ketua DPD Golkar Jabar Wira Padmana hadir.",
            {("Wira Padmana", "Ketua DPD Partai Golkar Provinsi Jawa Barat")},
            id="the regional board of a party",
        ),
        pytest.param("Ketua DPD RI Wira Padmana hadir.", {("Wira Padmana", "Ketua DPD RI")}, id="the regional chamber"),
        pytest.param(
            "Bupati Sleman Wira Padmana Kepala Dinas Sosial Kabupaten Sleman Laras Wening hadir.",
            {("Wira Padmana", "Bupati Sleman"), ("Laras Wening", "Kepala Dinas Sosial Kabupaten Sleman")},
            id="posts and names in a row without commas",
        ),
        pytest.param(
            "Menteri Koordinator (Menko) Bidang Pemberdayaan Masyarakat (PM) Wira Padmana hadir.",
            {("Wira Padmana", "Menteri Koordinator Bidang Pemberdayaan Masyarakat")},
            id="short forms inside a minister's title",
        ),
        pytest.param(
            "Bupati Ogan Komering Ulu (OKU) Selatan Wira Padmana hadir.",
            {("Wira Padmana", "Bupati Ogan Komering Ulu Selatan")},
            id="a short form inside the name of a region",
        ),
        pytest.param(
            "Acara dihadiri Karo Hukum Setda Provinsi Jambi Wira Padmana.",
            {("Wira Padmana", "Kepala Biro Hukum Sekretariat Daerah Provinsi Jambi")},
            id="a unit with the secretariat after it",
        ),
        pytest.param("Warga Karo Wira Padmana hadir di Kabupaten Karo.", set(), id="a regency is no post"),
        pytest.param(
            "Bupati Sleman, Wira Padmana, yang juga menjabat sebagai Pembina Umum Karang Taruna Sleman, hadir.",
            {("Wira Padmana", "Bupati Sleman"), ("Wira Padmana", "Pembina Umum Karang Taruna Sleman")},
            id="patron of an association",
        ),
        pytest.param(
            "Menyusul instruksi Kepala BNPB Wira Padmana dan Inpres Nomor 3 Tahun 2020.",
            {("Wira Padmana", "Kepala Badan Nasional Penanggulangan Bencana")},
            id="who instructs is no instrument",
        ),
        pytest.param(
            "Kepala BBWS Pemali Juana Wira Padmana hadir.",
            {("Wira Padmana", "Kepala Balai Besar Wilayah Sungai Pemali Juana")},
            id="a river basin",
        ),
        pytest.param(
            "Wira Padmana, Kepala Dinas Sosial Kabupaten Sleman yang kini bertugas sebagai Camat Wirasari, hadir.",
            {("Wira Padmana", "Kepala Dinas Sosial Kabupaten Sleman"), ("Wira Padmana", "Camat Wirasari")},
            id="a second post after the first",
        ),
        pytest.param(
            "Direktur Pembinaan Pengusahaan Batu Bara Kementerian ESDM Surya Padmana hadir.",
            {("Surya Padmana", "Direktur Pembinaan Pengusahaan Batu Bara Kementerian Energi dan Sumber Daya Mineral")},
            id="coal, not the regency",
        ),
        pytest.param(
            "Komjen Pol. Budi Padmana hadir. Budi pernah menjabat sebagai Camat Wirasari.",
            {("Budi Padmana", "Camat Wirasari")},
            id="a first name that is an ordinary word",
        ),
        pytest.param(
            "Staf Khusus Presiden Wira Padmana, Laras Wening, menegaskan hal itu.",
            {("Laras Wening", "Staf Khusus Presiden")},
            id="whom one serves does not hold the post",
        ),
        pytest.param(
            "Staf Khusus Presiden Laras Wening menegaskan hal itu.",
            {("Laras Wening", "Staf Khusus Presiden")},
            id="who serves",
        ),
        pytest.param(
            "Menteri Keuangan Israel Wira Padmana hadir. Menteri Keuangan Padmana menolak.",
            {("Wira Padmana", "Menteri Keuangan Israel")},
            id="another country's minister named in short",
        ),
        pytest.param(
            "Kepala Desa Lawang, Edo Padmana, viral. Kepala Desa Edo Padmana pulang.",
            {("Edo Padmana", "Kepala Desa Lawang")},
            id="his own name is not that of the village",
        ),
        pytest.param(
            "Kapolsek Padang Lawang Wira AKP Laras Wening hadir.",
            {("Laras Wening", "Kepala Kepolisian Sektor Padang Lawang Wira")},
            id="a district of several words before a rank",
        ),
        pytest.param(
            "Menteri Keuangan AS Wira Padmana, Menteri Perdagangan Laras Wening, dan lainnya hadir.",
            {("Wira Padmana", "Menteri Keuangan Amerika Serikat")},
            id="ministers of another country in a row",
        ),
        pytest.param(
            "Menteri Keuangan Wira Padmana, Menteri Perdagangan Laras Wening, dan lainnya hadir.",
            {("Wira Padmana", "Menteri Keuangan"), ("Laras Wening", "Menteri Perdagangan")},
            id="ministers of ours in a row",
        ),
        pytest.param(
            "Bupati Sleman Laras Wening menemui Gubernur Jambi Wira Padmana. Mantan Juru Bicara KPK ini diam.",
            {("Wira Padmana", "Gubernur Jambi"), ("Laras Wening", "Bupati Sleman")},
            id="an epithet after a sentence that names two",
        ),
        pytest.param(
            "Ketua DPRD Kabupaten Sleman Padmana, Laras Wening Satya, melapor.",
            {("Padmana", "Ketua DPRD Kabupaten Sleman")},
            id="one word after a body that is whole",
        ),
        pytest.param(
            "Di Kabupaten Sleman hadir Panglima TNI Jenderal Wira Padmana.",
            {("Wira Padmana", "Panglima Tentara Nasional Indonesia")},
            id="a commander of the whole country has no region",
        ),
        pytest.param(
            "Kepala Bank Indonesia (BI) Perwakilan Sumbar Wira Padmana hadir.",
            {("Wira Padmana", "Kepala Perwakilan Bank Indonesia Provinsi Sumatera Barat")},
            id="the office of a state body in a region",
        ),
    ],
)
def test_who_holds_what(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ia menengok Lapas Kelas I Wirasari kemarin.", {"Lembaga Pemasyarakatan Kelas I Wirasari"}, id="a prison"
        ),
        pytest.param("Ia menengok lapas itu kemarin.", set(), id="a prison in general"),
        pytest.param(
            "Kementerian Agama Kanwil Jateng hadir.",
            {"Kantor Wilayah Kementerian Agama Provinsi Jawa Tengah"},
            id="the office of a ministry in a region",
        ),
        pytest.param(
            "Biro Hukum Provinsi Jambi hadir.",
            {"Biro Hukum Sekretariat Daerah Provinsi Jambi"},
            id="a unit of the secretariat",
        ),
        pytest.param(
            "Evaluasi itu diikuti Satgas Stunting Kabupaten Sleman kemarin.",
            {"Satuan Tugas Stunting Kabupaten Sleman"},
            id="a task force",
        ),
        pytest.param("Evaluasi itu diikuti satgas dan Satgas kemarin.", set(), id="task forces in general"),
        pytest.param(
            "Ia menemui Koalisi Wirasari Kabupaten Sleman. Koalisi Wirasari Sleman hadir.",
            {"Koalisi Wirasari Kabupaten Sleman"},
            id="one body with and without the kind of its region",
        ),
        pytest.param(
            "Tim Pemenangan Nasional (TPN) Wira Satya-Laras Wening menggelar rapat. TPN hadir.",
            {"Tim Pemenangan Nasional Wira Satya-Laras Wening"},
            id="the team of two candidates",
        ),
        pytest.param(
            "Rapat itu dihadiri Dpmd Kabupaten Sleman.",
            {"Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Sleman"},
            id="letters of which one only is a capital",
        ),
        pytest.param("Ia minum Susu dan Teh di Sleman.", set(), id="words are no letters"),
        pytest.param(
            "Ia meminta Balai Teknik Wirausaha Kelas II Padang menilai itu.",
            {"Balai Teknik Wirausaha Kelas II Padang"},
            id="an office of a ministry with its place",
        ),
        pytest.param(
            "Pemerintah Aceh Timur dan Pemerintah Aceh hadir.",
            {"Pemerintah Kabupaten Aceh Timur", "Pemerintah Provinsi Aceh"},
            id="a regency whose name begins as its province's",
        ),
        pytest.param("Ia berbicara kepada detikWira kemarin.", {"detikWira"}, id="an outlet someone spoke to"),
        pytest.param("Kabar detikWira kemarin.", set(), id="an outlet that only tells"),
    ],
)
def test_organisations(text: str, expected: set[str]) -> None:
    assert {body.name for body in extract(text).organisations if not body.implied} == expected


def test_letters_short_for_a_post_name_no_body() -> None:
    found = extract("TNI AD (Kasad) hadir. Kantor Staf Presiden (KSP) hadir.")
    assert {alias for body in found.organisations for alias in body.aliases if "Kasad" in alias} == set()
    assert "KSP" in {alias for body in found.organisations for alias in body.aliases}


def test_a_quotation_that_a_closing_mark_opens_has_its_speaker() -> None:
    text = "Rapat Digelar\n\nKepala BPS Wira Padmana hadir.\n\n” Harga beras sudah mulai turun lagi,” katanya."
    assert [quote.text.split(" sudah")[0].strip() for quote in extract(text).quotes] == ["Harga beras"]


def test_words_given_to_nobody_by_name_are_a_persons_and_no_bodys() -> None:
    text = (
        "Rapat Digelar\n\nWira Padmana menegaskan hal itu. BPS menyatakan harga sudah turun.\n\n"
        "“Harga beras sudah mulai turun lagi sekarang,” kata dia."
    )
    found = extract(text)
    people = {person.id: person.name for person in found.people}
    assert [people.get(quote.speaker or "") for quote in found.quotes] == ["Wira Padmana"]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Sejak dilantik oleh Presiden Wira Padmana sebagai Kepala BNPB pada 2019, ia bekerja.", 1),
        ("Rapat dipimpin oleh Bupati Sleman Wira Padmana sebagai Ketua PMI Sleman.", 2),
    ],
)
def test_who_appoints_another_holds_not_that_post(text: str, held: int) -> None:
    assert sum(one.confidence >= 0.5 for one in extract(f"Rapat Digelar\n\n{text}").tenures) == held


def test_an_epithet_after_several_who_only_were_named_is_nobodys() -> None:
    text = (
        "Rapat Digelar\n\nHadir Bupati Sleman Wira Padmana dan Laras Wening dari Bantul.\n\n"
        "Selain itu jalan dibahas. Semua berjalan baik, kata Ketua PMI Sleman ini."
    )
    assert [one.post for one in extract(text).tenures] == ["post/bupati-sleman"]


def test_an_epithet_is_of_nobody_who_holds_such_a_post_elsewhere() -> None:
    text = (
        "Rapat Digelar\n\nHadir Bupati Sleman Wira Padmana dan Laras Wening.\n\n"
        "Selain itu jalan dibahas. Semua berjalan baik, kata Bupati Bantul ini."
    )
    found = {one.post: one.person for one in extract(text).tenures}
    assert found["post/bupati-bantul"] == "person/laras-wening"


def test_a_post_held_before_is_a_former_one() -> None:
    found = extract("Wira Padmana pernah menjadi Camat Wirasari. Laras Wening yang menjadi Lurah Lawang hadir.")
    posts = {post.id: post.label for post in found.posts}
    assert {posts[tenure.post]: tenure.former for tenure in found.tenures} == {
        "Camat Wirasari": True,
        "Lurah Lawang": False,
    }


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        ("tambah Plh. Ketua DPRD Sleman Wira Padmana.", "Wira Padmana"),
        ("ujar Dr. H. Wira Padmana.", "Wira Padmana"),
        ("kata HWP di Jakarta. Wakil Ketua MPR RIHadi Wira Padmana(HWP) hadir.", "Hadi Wira Padmana"),
        ("kata Ketua BPD PHRI Jakarta Wira Padmana dikutip kemarin.", "Wira Padmana"),
        ("kata perajin Lingkungan Wirasari, Laras Wening, kemarin.", "Laras Wening"),
        ("ujar korban bernama Padmana, Selasa.", "Padmana"),
        ("kata petugas dari Sleman, Senin.", None),
    ],
)
def test_who_says_a_quotation(attribution: str, expected: str | None) -> None:
    found = extract(f"Rapat Digelar\n\n“Harga beras sudah mulai turun lagi,” {attribution}")
    people = {person.id: person.name for person in found.people}
    assert [people.get(quote.speaker or "") for quote in found.quotes] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Komisaris Utama PT Bank Mandiri Tbk Wira Padmana hadir.", {"Wira Padmana"}, id="form of a company"
        ),
        pytest.param("Direktur Utama PT Wirasari Tbk Wira Padmana hadir.", {"Wira Padmana"}, id="of one in no list"),
        pytest.param("“Tidak ada,” tegas Padmana Sedangkan gaji tetap.", {"Padmana"}, id="a sentence without its stop"),
        pytest.param("Wakil Menteri Sosial Wira Sugiartoyang hadir.", {"Wira Sugiarto"}, id="yang run on"),
        pytest.param("Wakil Menteri Sosial Wira Mayang hadir.", {"Wira Mayang"}, id="a name that ends so"),
        pytest.param(
            "Presiden Indonesia Wira Padmana datang. Presiden Padmana dan Wakil Menteri Sosial Laras Padmana hadir.",
            {"Wira Padmana", "Laras Padmana"},
            id="the president and a deputy minister of one last name",
        ),
        pytest.param("Wira Padmana pernah menjadi Menteri Kehakiman.", {"Wira Padmana"}, id="a ministry of the past"),
        pytest.param(
            "Bupati Sleman Wira Padmana dan ayahnya, H. Padmana, Kepala Desa Sukadami, ditahan.",
            {"Wira Padmana", "Padmana"},
            id="a father of the same last name",
        ),
        pytest.param(
            "Bupati Sleman Wira Padmana dan istrinya, Laras, hadir. Ketua PKK Sleman Laras Wening pun hadir.",
            {"Wira Padmana", "Laras Wening"},
            id="kin named in short",
        ),
        pytest.param("Menteri Sosial Wira Padmanaatau Ara hadir.", {"Wira Padmana"}, id="atau run on"),
        pytest.param("Lihat juga video Mendagri Peringatkan 52 Kabupaten.", set(), id="what a heading says was done"),
        pytest.param("Menteri Sosial Perkasa Padmana hadir.", {"Perkasa Padmana"}, id="a name that begins so"),
        pytest.param(
            "Turut hadir Ketua Komite I DPD RI H. Wira Padmana, M.Ip, Ketua PKK Laras Wening.",
            {"Wira Padmana", "Laras Wening"},
            id="a degree in small letters is no name in a list",
        ),
        pytest.param("Surat pernyataan setia kepada Pancasila dan Wira Padmana.", set(), id="a creed is no person"),
    ],
)
def test_names_and_what_is_beside_them(text: str, expected: set[str]) -> None:
    assert {person.name for person in extract(f"Rapat Digelar\n\n{text}").people} == expected
