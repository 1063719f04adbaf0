"""Names in lists as the press sets them: party in a bracket, a semicolon, a rank or unit between post and name."""

from __future__ import annotations

import pytest

from tests.reading import extract, held

Held = set[tuple[str, str]]


VICE = "Wakil Ketua DPRD Kabupaten Sleman"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rapat dipimpin Ketua DPRD Sleman, Tirta Padmana(PDIP), didampingi para wakil ketua, antara lain:"
            " Rois Padmana(Partai Golkar), Khodor(PPP), dan Laras Kusuma(PKB).",
            {("Rois Padmana", VICE), ("Khodor", VICE), ("Laras Kusuma", VICE)},
            id="vice chairs listed with their parties",
        ),
        pytest.param(
            "Rapat dihadiri Wakil Ketua DPRD Sleman Rois Padmana (Golkar), Khodor (PPP), dan Laras Kusuma (PKB).",
            {("Rois Padmana", VICE), ("Khodor", VICE), ("Laras Kusuma", VICE)},
            id="the first beside the post",
        ),
        pytest.param(
            "DPRD Sleman menggelar rapat dengan PSSI. Hadir para wakil ketua, yakni Rois Padmana dan Laras Kusuma.",
            set(),
            id="vice chairs of another body",
        ),
        pytest.param(
            "Rapat dihadiri Wakil Ketua DPRD Sleman Rois Padmana (Golkar), Padmana, dan Satpol PP.",
            {("Rois Padmana", VICE)},
            id="one word without a party",
        ),
        pytest.param(
            "Kegiatan dihadiri DPRD Kabupaten Sleman. Anggota Dewan yang hadir yaitu Supriyo dan Wignya.",
            {("Supriyo", "Anggota DPRD Kabupaten Sleman"), ("Wignya", "Anggota DPRD Kabupaten Sleman")},
            id="members of one word each",
        ),
        pytest.param(
            "Kegiatan dihadiri DPRD Kabupaten Sleman. Warga yang hadir yaitu Supriyo dan Wignya.",
            set(),
            id="citizens have no seat",
        ),
    ],
)
def test_seats(text: str, expected: Held) -> None:
    assert {pair for pair in held(text) if not pair[1].startswith("Ketua")} == expected


def test_parties_in_brackets_are_kept() -> None:
    text = "Rapat dihadiri Wakil Ketua DPRD Sleman Rois Padmana (Golkar), Khodor (PPP), dan Laras Kusuma (PKB)."
    found = {body.name for body in extract(text).organisations}
    assert found >= {"Partai Golkar", "Partai Persatuan Pembangunan", "Partai Kebangkitan Bangsa"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rapat dihadiri Plt. Bupati Sleman, Mansur Padmana, Pj. Sekda; Moh. Wira, para kepala dinas.",
            {("Mansur Padmana", "Bupati Sleman"), ("Moh. Wira", "Sekretaris Daerah Kabupaten Sleman")},
            id="a semicolon within one item",
        ),
        pytest.param(
            "Rapat dihadiri Bupati Sleman; Kapolres Sleman; Laras Kusuma dari PMI; dan Wira Padmana.",
            set(),
            id="semicolons that part the items",
        ),
        pytest.param(
            "Rapat dihadiri Kasum TNI, Letjen TNI, Wira Padmana, serta para perwira.",
            {("Wira Padmana", "Kepala Staf Umum Tentara Nasional Indonesia")},
            id="a rank between commas",
        ),
        pytest.param(
            "Rapat dihadiri Kasum TNI, Letjen TNI, Bupati Sleman Wira Padmana, serta para perwira.",
            {("Wira Padmana", "Bupati Sleman")},
            id="after the rank comes another post",
        ),
        pytest.param(
            "Rapat dihadiri Danramil 13/ TT Kapt. Inf. Yudi Padmana, Perwakilan Polres.",
            {("Yudi Padmana", "Komandan Komando Rayon Militer 13/ TT")},
            id="a space within a unit's number, and a rank in short",
        ),
        pytest.param(
            "Rapat dihadiri Plt Dirjen perdagangan dalam negeri, Wirapadma, dan para pedagang.",
            {("Wirapadma", "Direktur Jenderal Perdagangan Dalam Negeri Kementerian Perdagangan")},
            id="a unit in lower case, and one word for a name",
        ),
        pytest.param(
            "Rapat dihadiri Tim Humas Menpora, Wirapadma, dan para atlet.", set(), id="one word after a minister's team"
        ),
        pytest.param(
            "Rapat dihadiri Jam Datun Kejagung, Feri Padmana, dan para jaksa.",
            {("Feri Padmana", "Jaksa Agung Muda Perdata dan Tata Usaha Negara")},
            id="a post told with its own body",
        ),
        pytest.param(
            "Rapat dihadiri Jampidsus bersama Kejagung, Feri Padmana, dan para jaksa.",
            set(),
            id="a body named after another word",
        ),
        pytest.param(
            "Kabid Tata Lingkungan Dinas Lingkungan Hidup Junior Wira Padmana memaparkan rencana.",
            {("Junior Wira Padmana", "Kepala Bidang Tata Lingkungan Dinas Lingkungan Hidup")},
            id="a name that begins with an ordinary word after a full name of an agency",
        ),
        pytest.param(
            "Kepala Dinas Kesehatan Hewan Wira Padmana memaparkan rencana.",
            {("Wira Padmana", "Kepala Dinas Kesehatan Hewan")},
            id="a word of units goes on with the agency's name",
        ),
    ],
)
def test_holders_in_lists(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rapat dihadiri Kasum TNI, Letjen TNI, Wira Padmana, serta para lurah.",
            {"person/wira-padmana", "group/para-lurah"},
            id="a rank is no party",
        ),
        pytest.param(
            "Rapat dihadiri Bupati Sleman Wira Padmana, para Jenderal TNI, serta para lurah.",
            {"person/wira-padmana", "group/para-jenderal-tni", "group/para-lurah"},
            id="several of a rank are",
        ),
    ],
)
def test_ranks_among_those_who_came(text: str, expected: set[str]) -> None:
    assert {one.who for one in extract(text).attendance} == expected


def test_a_level_that_both_post_and_region_tell_stands_once() -> None:
    text = "Rapat dihadiri Sekretaris Kota (Sekkot) Ambon, Wira Padmana, dan para lurah."
    assert held(text) == {("Wira Padmana", "Sekretaris Kota Ambon")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rapat dihadiri Sekretaris Kabupaten Sleman, Wira Padmana, dan para lurah.",
            {("Wira Padmana", "Sekretaris Kabupaten Sleman")},
            id="a secretary called by the level",
        ),
        pytest.param(
            "Rapat dihadiri Kapolda Daerah Istimewa Yogyakarta Wira Padmana dan para lurah.",
            {("Wira Padmana", "Kepala Kepolisian Daerah Daerah Istimewa Yogyakarta")},
            id="a word that the post and the region's own name both have",
        ),
    ],
)
def test_levels_in_labels(text: str, expected: Held) -> None:
    assert held(text) == expected
