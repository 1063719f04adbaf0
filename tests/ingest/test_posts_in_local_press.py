"""Posts and their holders as local papers write them: in small letters, with ranks, numbers and villages between."""

from __future__ import annotations

import pytest

from tests.reading import extract, held, names

Held = set[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hal itu dikemukakan wakil bupati Sleman Wira Padmana saat sidang.",
            {("Wira Padmana", "Wakil Bupati Sleman")},
            id="several words in small letters",
        ),
        pytest.param(
            "Sidang dipimpin wakil ketua DPRD Sleman, Wira Padmana, di gedung dewan.",
            {("Wira Padmana", "Wakil Ketua DPRD Kabupaten Sleman")},
            id="a body after them",
        ),
        pytest.param(
            "Hadir asisten II Wira Padmana dan para undangan.",
            {("Wira Padmana", "Asisten Perekonomian dan Pembangunan")},
            id="a number after them",
        ),
        pytest.param(
            "Hadir Wali Kota Administrasi Jakarta Timur Wira Padmana dan Sekretaris Kota Administrasi Jakarta Barat,"
            " Laras Wening.",
            {
                ("Wira Padmana", "Wali Kota Jakarta Timur"),
                ("Laras Wening", "Sekretaris Kota Administrasi Jakarta Barat"),
            },
            id="an administrative city",
        ),
        pytest.param(
            "Hadir Ketua TP. PKK Kabupaten Sleman Laras Wening.",
            {("Laras Wening", "Ketua Tim Penggerak PKK Kabupaten Sleman")},
            id="a short form with a full stop",
        ),
        pytest.param("Berkas Administrasi Jakarta Timur, Wira Padmana, dibawa.", set(), id="papers of a city"),
        pytest.param("Pemilihan wakil bupati Sleman digelar Senin.", set(), id="a post that is to be filled"),
        pytest.param("Para kepala desa, Babinsa dan warga hadir.", set(), id="many, and a post after the comma"),
        pytest.param("Pelantikan wakil bupati digelar. Wira hadir.", set(), id="nothing named after it"),
    ],
)
def test_posts_of_several_words_in_small_letters(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kapolresta Sleman, Polda DIY Kombes Pol. Wira Padmana, S.I.K., memimpin apel.",
            {("Wira Padmana", "Kepala Kepolisian Resor Kota Sleman")},
            id="the unit above after a comma",
        ),
        pytest.param(
            "Danramil 0204-01/Lawang, Kodim 0204/Sleman, Kapten Kav Wira Padmana, menghadiri apel.",
            {("Wira Padmana", "Komandan Komando Rayon Militer 0204-01/Lawang")},
            id="between two commas",
        ),
        pytest.param(
            "Danramil 17/Lawang Kodim 0212/Sleman Korem 023/KS Letda Chb Elmasena hadir.",
            {("Elmasena", "Komandan Komando Rayon Militer 17/Lawang")},
            id="two units above",
        ),
        pytest.param(
            "Babinsa Lawang, Serda Wira Padmana, hadir di Desa Lawang.",
            {("Wira Padmana", "Bintara Pembina Desa Lawang")},
            id="a village before the comma is no holder",
        ),
        pytest.param(
            "Danposramil Lawang Koramil 1622-01/Sleman Serka Wira Padmana hadir.",
            {("Wira Padmana", "Komandan Pos Komando Rayon Militer Lawang")},
            id="a place and the unit above",
        ),
        pytest.param(
            "Kanit Binmas Polsek Lawang Ipda Wira Padmana dan Kanit Reskrim Polsek Lawang Ipda Laras hadir.",
            {
                ("Wira Padmana", "Kepala Unit Pembinaan Masyarakat Kepolisian Sektor Lawang"),
                ("Laras", "Kepala Unit Reserse Kriminal Kepolisian Sektor Lawang"),
            },
            id="a rank ends the place of a sector",
        ),
        pytest.param(
            "Danramil 0824/24 Lawang Kapten Arm Wira Padmana hadir.",
            {("Wira Padmana", "Komandan Komando Rayon Militer 0824/24 Lawang")},
            id="a number and a place",
        ),
        pytest.param(
            "Babinsa Koramil 426-05 Lawang Aji, Kodim 0426 Tulang Bawang, Sertu Wira Padmana hadir.",
            {("Wira Padmana", "Bintara Pembina Desa Komando Rayon Militer 426-05 Lawang Aji")},
            id="a number and a place of two words before the unit above",
        ),
        pytest.param(
            "Bintara Pembina Desa (Babinsa) Komando Rayon Militer (Koramil) 1511-02/Lawang, Sersan Dua (Serda) Wira"
            " Padmana hadir.",
            {("Wira Padmana", "Bintara Pembina Desa Komando Rayon Militer 1511-02/Lawang")},
            id="post, unit and rank with their short forms",
        ),
        pytest.param(
            "Babinsa Koramil 1407-13/Lawang Serda Wira Padmana hadir. Kata Babinsa Serda Wira Padmana, panen baik.",
            {("Wira Padmana", "Bintara Pembina Desa Komando Rayon Militer 1407-13/Lawang")},
            id="told again without the unit",
        ),
        pytest.param(
            "Danramil 0824/24 Wira Padmana hadir.",
            {("Wira Padmana", "Komandan Komando Rayon Militer 0824/24")},
            id="no rank tells a place from a name",
        ),
        pytest.param(
            "Dandim 0732/Sleman, Kapolres dan Kompol Wira Padmana hadir.", set(), id="another post before the rank"
        ),
        pytest.param(
            "Hadir Kapolres Wira Padmana, Kompol Laras Wening.",
            {("Wira Padmana", "Kepala Kepolisian Resor")},
            id="a name before the comma and another's rank",
        ),
    ],
)
def test_the_rank_tells_where_the_holder_is_named(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kapolres AKBP.Wira Padmana hadir.", {"Wira Padmana"}, id="a rank run together with the name"),
        pytest.param(
            "Kapolsek Lawang Iptu Wira Padmana S.TrK.S.IK hadir.", {"Wira Padmana"}, id="degrees run together"
        ),
        pytest.param("Camat Lawang Drs, H. Wira Padmana, M.Si hadir.", {"Wira Padmana"}, id="a comma for a dot"),
        pytest.param("Camat Lawang Bp Wirasena, SE membuka acara.", {"Wirasena"}, id="a short courtesy"),
        pytest.param("Bupati Sleman Wira Hari Santoso hadir.", {"Wira Hari Santoso"}, id="hari in a name"),
        pytest.param("Bupati Sleman Wirasena Hari Senin hadir.", {"Wirasena"}, id="hari before a weekday"),
        pytest.param("Bupati Sleman Hi Wira Padmana hadir.", {"Wira Padmana"}, id="hi for haji"),
        pytest.param("Kepala Kampung, Wira Padmana Spd., hadir.", {"Wira Padmana"}, id="a degree without dots"),
        pytest.param(
            "Menurut Babinsa Lawang Serda, Laksa Padmana, hujan.", {"Laksa Padmana"}, id="a comma after the rank"
        ),
        pytest.param("Hadir AKP, Kompol dan Iptu.", set(), id="ranks alone"),
        pytest.param(
            "Kepala Desa Lawang (Wirasena) berharap hujan.", {"Wirasena"}, id="one word in brackets before a verb"
        ),
        pytest.param("Kepala Desa Lawang (Wirasena), warga, hadir.", set(), id="one word in brackets in a list"),
        pytest.param(
            "Kacabjari Lawang,Kapos dan Camat hadir di Kecamatan Lawang.",
            set(),
            id="a district after a post is no holder",
        ),
        pytest.param("Menurut Zulkar Seluruh penerima hadir.", set(), id="a quantifier is no name"),
    ],
)
def test_names_as_local_papers_write_them(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kecamatan Lawang rapat. Hadir Kapolsek Lawang Wira Padmana, Camat dan warga.",
            {("Wira Padmana", "Kepala Kepolisian Sektor Lawang")},
            id="the district is named elsewhere",
        ),
        pytest.param(
            "Hadir Camat Lawang Wira Padmana, Kapolsek dan warga. Kata Wira Padmana, panen baik.",
            {("Wira Padmana", "Camat Lawang")},
            id="the holder speaks elsewhere",
        ),
        pytest.param(
            "Hadir Camat Lawang Padmana, Kapolsek dan warga. Pasar Padmana ramai.", set(), id="neither is told"
        ),
        pytest.param(
            "Camat Tanjung Lawang Wira Padmana membuka acara.",
            {("Wira Padmana", "Camat Tanjung Lawang")},
            id="a word that needs the next",
        ),
        pytest.param(
            "Kepala Desa Bangun Lawang, Wira, hadir. Kepala Desa Bangun Lawang Wira menutup acara.",
            {("Wira", "Kepala Desa Bangun Lawang")},
            id="the same post with a comma",
        ),
        pytest.param(
            "Hadir Ketua Panwascam Lawang, Wira Padmana, dan Ketua PPK Lawang, Laras Wening.",
            {("Wira Padmana", "Ketua Panwascam Lawang"), ("Laras Wening", "Ketua PPK Lawang")},
            id="election officers of a district",
        ),
        pytest.param(
            "Kepala KUA Lawang Wira Padmana memimpin doa.",
            {("Wira Padmana", "Kepala Kantor Urusan Agama Lawang")},
            id="the office of religious affairs",
        ),
        pytest.param(
            "Kepala Kampung Lawang Wira Padmana hadir. Kepala Distrik Kali Laras Wening pulang.",
            {("Wira Padmana", "Kepala Kampung Lawang"), ("Laras Wening", "Kepala Distrik Kali")},
            id="kampung and distrik",
        ),
        pytest.param(
            "Menurut Babinsa Lawang Serka Wira, hujan deras. Hadir camat, Babinsa Serka Wira, dan warga.",
            {("Wira", "Bintara Pembina Desa Lawang")},
            id="the same holder without the place",
        ),
    ],
)
def test_places_of_heads_of_villages_and_districts(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Jabatan Kapolsek Lawang diserahterimakan. Kasat Lantas dari AKP Wira Padmana kepada AKP Laras Wening.",
            {("Wira Padmana", "Kepala Satuan Lalu Lintas"), ("Laras Wening", "Kepala Satuan Lalu Lintas")},
            id="handed over from one to the other",
        ),
        pytest.param(
            "Surat Kasat Lantas dari AKP Wira Padmana diterima warga.", set(), id="nobody to whom it is handed"
        ),
        pytest.param(
            "Wakapolres Sawahlunto Kompol Wira Padmana dimutasi sebagai Wakapolres Solok Kota.",
            {
                ("Wira Padmana", "Wakil Kepala Kepolisian Resor Sawahlunto"),
                ("Wira Padmana", "Wakil Kepala Kepolisian Resor Solok Kota"),
            },
            id="moved to another post, of the police of a city",
        ),
        pytest.param(
            "Kapolresta Serang Kota, Kombes Pol Wira Padmana, hadir.",
            {("Wira Padmana", "Kepala Kepolisian Resor Kota Serang Kota")},
            id="the police of a city before a comma",
        ),
        pytest.param(
            "Kapolres Serang Kotadiman hadir.",
            {("Kotadiman", "Kepala Kepolisian Resor Serang")},
            id="a name that begins alike",
        ),
        pytest.param(
            "Kepala Biro SDM Polda Sumbar Kombes Pol Wira Padmana hadir.",
            {("Wira Padmana", "Kepala Biro SDM Kepolisian Daerah Sumatera Barat")},
            id="a bureau of the police is none of the secretariat",
        ),
        pytest.param(
            "Kepala Biro Umum Setda Sumbar Wira Padmana hadir.",
            {("Wira Padmana", "Kepala Biro Umum Sekretariat Daerah Provinsi Sumatera Barat")},
            id="a bureau of the secretariat",
        ),
    ],
)
def test_posts_of_the_police(text: str, expected: Held) -> None:
    assert held(text) == expected


_BLITAR = "DPRD Kabupaten Blitar menggelar rapat. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Komisi I berjumlah 11 anggota dengan ketua Wira Padmana dari fraksi PKB, komisi II dengan ketua"
            " Sugiantoro dari fraksi PAN.",
            {
                ("Wira Padmana", "Ketua Komisi I DPRD Kabupaten Blitar"),
                ("Sugiantoro", "Ketua Komisi II DPRD Kabupaten Blitar"),
            },
            id="in small letters, with the faction",
        ),
        pytest.param(
            "Komisi A: Ketua Wira Padmana, Wakil Ketua Laras Wening.",
            {
                ("Wira Padmana", "Ketua Komisi A DPRD Kabupaten Blitar"),
                ("Laras Wening", "Wakil Ketua Komisi A DPRD Kabupaten Blitar"),
            },
            id="after a colon",
        ),
        pytest.param("Komisi A menerima Kadin, dan ketua Wira Padmana berbicara.", set(), id="a verb after the name"),
        pytest.param("Komisi A rapat. Ketua Laras Wening, hadir.", set(), id="another sentence"),
        pytest.param("Fraksi PKB dengan ketua Wira Padmana dari Sleman.", set(), id="a faction is no organ"),
    ],
)
def test_chairs_of_the_organ_named_before_them(text: str, expected: Held) -> None:
    assert held(_BLITAR + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir Ketua DPRD Sleman Wira Padmana. Datang pula Ketua Laras Wening.",
            {("Wira Padmana", "Ketua DPRD Kabupaten Sleman")},
            id="a chair another holds is not taken for the one meant",
        ),
        pytest.param(
            "Hadir Ketua DPRD Sleman Wira Padmana. Kata Ketua Padmana, panen baik.",
            {("Wira Padmana", "Ketua DPRD Kabupaten Sleman")},
            id="the same holder",
        ),
        pytest.param("Hadir Wakil Ketua MH, Laras Wening.", set(), id="a degree is no body"),
        pytest.param(
            "Hadir Kasi Kesra Kecamatan Lawang Wira, Babinsa dan warga.", set(), id="a place before a post is no holder"
        ),
    ],
)
def test_what_ties_no_post(text: str, expected: Held) -> None:
    assert held(text) == expected


def test_who_hands_a_post_over_held_it_before() -> None:
    found = extract("Kasat Lantas dari AKP Wira Padmana kepada AKP Laras Wening.")
    people = {person.id: person.name for person in found.people}
    assert {people[one.person]: one.former for one in found.tenures} == {"Wira Padmana": True, "Laras Wening": False}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir Kapolsek Lawang diwakili Aiptu Wira Padmana, Danramil Lawang diwakili oleh Serma Laras Wening.",
            set(),
            id="who stands for one holds neither post",
        ),
        pytest.param(
            "Hadir Aiptu Wira Padmana, Kapolsek Lawang.",
            {("Wira Padmana", "Kepala Kepolisian Sektor Lawang")},
            id="a post after its holder",
        ),
        pytest.param(
            "Wira Padmana (F-PAN) sebagai ketua Komisi II DPRD Sleman.",
            {("Wira Padmana", "Ketua Komisi II DPRD Kabupaten Sleman")},
            id="the party between name and post",
        ),
        pytest.param("Rapat (Wira Padmana) sebagai ketua Komisi II DPRD Sleman.", set(), id="a name in brackets"),
        pytest.param(
            "Hadir Anggota DPRD Sleman Dapil III Wira Padmana.",
            {("Wira Padmana", "Anggota DPRD Kabupaten Sleman")},
            id="the constituency between post and name",
        ),
        pytest.param(
            "Hadir Staf Ahli Bupati Bidang Hukum dan Politik Laras Wening.",
            {("Laras Wening", "Staf Ahli Bupati Bidang Hukum dan Politik")},
            id="the field of an adviser is no name",
        ),
        pytest.param(
            "Hadir Asisten Pemerintahan dan Kesra Budi Santoso.",
            {("Budi Santoso", "Asisten Pemerintahan dan Kesra")},
            id="a given name ends the field of an assistant",
        ),
        pytest.param(
            "Hadir Kepala Desa Lawang : Wira Padmana, dan warga.",
            {("Wira Padmana", "Kepala Desa Lawang")},
            id="a space before the colon",
        ),
        pytest.param(
            "Hadir Ketua RT 03 Wira Padmana, Ketua RW 02 Laras Wening.",
            {("Wira Padmana", "Ketua RT 03"), ("Laras Wening", "Ketua RW 02")},
            id="numbers of neighbourhoods",
        ),
        pytest.param(
            "Bupati dan Wakil Bupati Kuningan H Wira Padmana SH, M Laksa Wening turut di meja.",
            {("Wira Padmana", "Bupati Kuningan"), ("M Laksa Wening", "Wakil Bupati Kuningan")},
            id="two posts joined, their holders with a comma",
        ),
        pytest.param(
            "Hadir Ketua DPRD Sleman Wira Padmana, Wakil Ketua H Laksa Wening.",
            {("Wira Padmana", "Ketua DPRD Kabupaten Sleman"), ("Laksa Wening", "Wakil Ketua DPRD Kabupaten Sleman")},
            id="h for haji is no number",
        ),
        pytest.param(
            "Moh. Sirojan Anggota Fraksi PKB, mempertanyakan hal itu.",
            {("Moh. Sirojan", "Anggota Fraksi PKB")},
            id="a post between name and comma",
        ),
        pytest.param(
            "Hadir Kasi Kesra kecamatan Lawang Wira Padmana, SE.",
            {("Wira Padmana", "Kepala Seksi Kesra Kecamatan Lawang")},
            id="the kind of a place in small letters",
        ),
        pytest.param(
            "Laksa Padmana Babinsa kelurahan Lawang berbincang dengan warga.",
            {("Laksa Padmana", "Bintara Pembina Desa Kelurahan Lawang")},
            id="a post in a village after its holder",
        ),
        pytest.param("Pasar Lawang Camat Lawang tutup.", set(), id="no verb of doing after the post"),
        pytest.param("Rapat Koordinasi Anggota Fraksi PKB, membahas beras.", set(), id="a gathering before the post"),
        pytest.param(
            "Kata Wira Padmana salah satu anggota DPRD Sleman, panen baik.",
            {("Wira Padmana", "Anggota DPRD Kabupaten Sleman")},
            id="one of the members",
        ),
        pytest.param(
            "Kapolsek Lawang Kota Iptu Wira Padmana hadir. Camat Lawang Kota Bogor pulang.",
            {("Wira Padmana", "Kepala Kepolisian Sektor Lawang Kota")},
            id="kota in the name of a district, and above it",
        ),
        pytest.param(
            "Danramil 0819/07 Lawang mengatakan hujan. Bati Tuud Koramil 0819/07 Lawang (Pelda Wira Padmana) hadir.",
            {("Wira Padmana", "Bintara Tata Urusan Dalam Komando Rayon Militer 0819/07 Lawang")},
            id="a place after the number of a unit is no holder",
        ),
        pytest.param(
            "Sekretaris Desa Lawang, Wira Padmana, Kaur Keuangan Laras Wening hadir.",
            {("Wira Padmana", "Sekretaris Desa Lawang"), ("Laras Wening", "Kepala Urusan Keuangan")},
            id="officials of a village",
        ),
    ],
)
def test_items_of_lists_in_local_press(text: str, expected: Held) -> None:
    assert held(text) == expected
