"""Posts and their holders as local papers write them: in small letters, with ranks, numbers and villages between."""

from __future__ import annotations

import pytest

from tests.reading import held, names

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
            "Hadir Camat Lawang Wira Padmana, Kapolsek dan warga. Pasar Padmana ramai.", set(), id="neither is told"
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
