"""Posts that stand beside each other: joined for one holder, a deputy beside a chief, a post after a fronted phrase."""

from __future__ import annotations

import pytest

from tests.reading import extract, held


def named(text: str) -> set[str]:
    return {one.name for one in extract(text).organisations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Mewakili Wira Padmana, Kepala Dinas Sosial Kota Bogor membuka rapat itu.",
            set(),
            id="who acts is not the one who is represented",
        ),
        pytest.param(
            "Didampingi Wira Padmana, Kepala Dinas Sosial Kota Bogor, rombongan meninjau pasar.",
            {("Wira Padmana", "Kepala Dinas Sosial Kota Bogor")},
            id="a post between commas is told of the name before it",
        ),
        pytest.param(
            "Hal itu disampaikan Wira Padmana, Kepala Dinas Sosial Kota Bogor menjelang rapat.",
            {("Wira Padmana", "Kepala Dinas Sosial Kota Bogor")},
            id="a name at the end of the sentence",
        ),
        pytest.param(
            "Wira Padmana, Kepala Dinas Sosial Kota Bogor membuka rapat itu.",
            {("Wira Padmana", "Kepala Dinas Sosial Kota Bogor")},
            id="a name that is itself the subject",
        ),
    ],
)
def test_a_phrase_before_the_subject_has_its_own_people(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Sekda Kota Bogor selaku Ketua TAPD Kota Bogor, Wira Padmana, hadir.",
            {
                ("Wira Padmana", "Sekretaris Daerah Kota Bogor"),
                ("Wira Padmana", "Ketua Tim Anggaran Pemerintah Daerah Kota Bogor"),
            },
            id="selaku",
        ),
        pytest.param(
            "Wakil Ketua Komisi A merangkap Ketua Fraksi Golkar DPRD Kota Bogor, Laras Padmawati, hadir.",
            {
                ("Laras Padmawati", "Wakil Ketua Komisi A DPRD Kota Bogor"),
                ("Laras Padmawati", "Ketua Fraksi Golkar DPRD Kota Bogor"),
            },
            id="merangkap",
        ),
        pytest.param(
            "Wali Kota Bogor yang juga dihadiri Kepala Dinas Sosial Kota Bogor, Wira Padmana, hadir.",
            {("Wira Padmana", "Kepala Dinas Sosial Kota Bogor")},
            id="a verb between them joins nothing",
        ),
        pytest.param(
            "Wali Kota Bogor, Kepala Dinas Sosial Kota Bogor, Wira Padmana, hadir.",
            {("Wira Padmana", "Kepala Dinas Sosial Kota Bogor")},
            id="a comma joins nothing",
        ),
    ],
)
def test_posts_joined_before_a_comma_and_a_name(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rapat dipimpin Ketua DPRD Kota Bogor, Wira Padmana, didampingi Wakil Ketua I Laras Padmawati.",
            {("Wira Padmana", "Ketua DPRD Kota Bogor"), ("Laras Padmawati", "Wakil Ketua I DPRD Kota Bogor")},
            id="a deputy speaker",
        ),
        pytest.param(
            "Kepala Dinas Sosial Kota Bogor, Wira Padmana didampingi Sekretaris Laras Padmawati hadir bersama Polres.",
            {
                ("Wira Padmana", "Kepala Dinas Sosial Kota Bogor"),
                ("Laras Padmawati", "Sekretaris Dinas Sosial Kota Bogor"),
            },
            id="the secretary of an agency",
        ),
        pytest.param(
            "Ketua Komisi I DPRD Kota Bogor Wira Padmana didampingi Wakil Ketua Komisi Laras Padmawati hadir.",
            {
                ("Wira Padmana", "Ketua Komisi I DPRD Kota Bogor"),
                ("Laras Padmawati", "Wakil Ketua Komisi I DPRD Kota Bogor"),
            },
            id="the commission told by its kind alone",
        ),
        pytest.param(
            "Waket II DPRD Kota Bogor Wira Padmana hadir.",
            {("Wira Padmana", "Wakil Ketua II DPRD Kota Bogor")},
            id="a short form",
        ),
        pytest.param(
            "Bupati Bogor Wira Padmana didampingi Sekretaris Laras Padmawati hadir di Dinas Sosial dan Polres.",
            {("Wira Padmana", "Bupati Bogor")},
            id="a regent has no secretary of that name",
        ),
        pytest.param(
            "Ketua KPU Kota Bogor Wira Padmana hadir. Bawaslu dan Polres ikut. Sekretaris Laras Padmawati pulang.",
            {("Wira Padmana", "Ketua Komisi Pemilihan Umum Kota Bogor")},
            id="another sentence",
        ),
    ],
)
def test_a_deputy_is_of_the_body_of_the_chief_beside(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Pemerintah Kota Bogor melalui Tim Percepatan Penurunan Stunting (TPPS) menggelar rapat.",
            True,
            id="the team of the region that the report is about",
        ),
        pytest.param(
            "Pemerintah Kota Bogor meminta agar dibentuk Tim Percepatan Penurunan Stunting (TPPS).",
            False,
            id="a team that is yet to be formed",
        ),
        pytest.param("Pemerintah Kota Bogor meminta TPPS di setiap kecamatan bekerja.", False, id="of each district"),
    ],
)
def test_a_team_is_of_the_region_of_the_report(text: str, expected: bool) -> None:
    assert ("Tim Percepatan Penurunan Stunting Kota Bogor" in named(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Staf Ahli (Sahli) Gubernur Jambi Bidang Hukum Wira Padmana hadir.",
            {("Wira Padmana", "Staf Ahli Gubernur Provinsi Jambi Bidang Hukum")},
            id="an adviser is not the governor",
        ),
        pytest.param(
            "Asisten Bidang Umum Sekda Jambi Wira Padmana hadir.",
            {("Wira Padmana", "Asisten Bidang Umum Sekretariat Daerah Provinsi Jambi")},
            id="an assistant is not the secretary",
        ),
        pytest.param(
            "Sekda Jambi Wira Padmana hadir.",
            {("Wira Padmana", "Sekretaris Daerah Provinsi Jambi")},
            id="the secretary",
        ),
        pytest.param(
            "Asisten 1 Bidang Pemerintahan dan Kesra Setda Kota Bogor Wira Padmana hadir.",
            {("Wira Padmana", "Asisten Pemerintahan dan Kesejahteraan Rakyat Sekretariat Daerah Kota Bogor")},
            id="a number and what it stands for",
        ),
        pytest.param(
            "Asisten Perekonomian dan Keuangan Setda Kota Bogor Wira Padmana hadir.",
            {("Wira Padmana", "Asisten Perekonomian dan Keuangan Sekretariat Daerah Kota Bogor")},
            id="another field than that of the short form",
        ),
    ],
)
def test_an_assistant_is_not_the_one_assisted(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Bupati Sleman Dr. Wira Padmana, M.Si., didampingi Sekda Laras Padmawati menemui Gubernur Jambi di Provinsi"
            " Jambi.",
            {("Wira Padmana", "Bupati Sleman"), ("Laras Padmawati", "Sekretaris Daerah Kabupaten Sleman")},
            id="beside the regent",
        ),
        pytest.param(
            "Gubernur Jambi memimpin rapat Provinsi Jambi itu. Sekda Laras Padmawati hadir.",
            {("Laras Padmawati", "Sekretaris Daerah Provinsi Jambi")},
            id="in another sentence it is that of the region of the report",
        ),
    ],
)
def test_a_secretary_beside_a_head_of_region(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Dandim 0815 Kapten Inf Wira Padmana hadir di Sleman.",
            {("Wira Padmana", "Komandan Komando Distrik Militer 0815")},
            id="a rank is no part of a unit's number",
        ),
        pytest.param(
            "Komandan Kodim 0815/Wirasari Letkol Inf Wira Padmana hadir.",
            {("Wira Padmana", "Komandan Komando Distrik Militer 0815/Wirasari")},
            id="a place is",
        ),
        pytest.param(
            "Direktur Perbenihan Kementerian Pertanian Gunadi, Wira Padmana, dan Kepala BPS hadir.",
            {("Gunadi", "Direktur Perbenihan Kementerian Pertanian")},
            id="a name is no part of a ministry's",
        ),
        pytest.param(
            "Kepala BBWS Citarum, Wira Padmana, hadir.",
            {("Wira Padmana", "Kepala Balai Besar Wilayah Sungai Citarum")},
            id="a river is part of an office's",
        ),
        pytest.param(
            "Bupati Sleman membuka rapat. Kasipidsus Wira Padmana dan Kasatreskrim Laras Padmawati hadir di Inspektorat"
            " Kabupaten Sleman.",
            {
                ("Wira Padmana", "Kepala Seksi Tindak Pidana Khusus Kejaksaan Negeri Sleman"),
                ("Laras Padmawati", "Kepala Satuan Reserse Kriminal Kepolisian Resor Sleman"),
            },
            id="officers are of the office that their post belongs to",
        ),
    ],
)
def test_what_is_part_of_the_name_of_a_body(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Wira Padmana menegaskan hal itu kepada Laras Padmawati. Ketua Komisi II DPRD Kota Bogor itu pulang.",
            set(),
            id="another was named after who acted",
        ),
        pytest.param(
            "Wira Padmana menegaskan hal itu. Ketua Komisi II DPRD Kota Bogor itu pulang.",
            {("Wira Padmana", "Ketua Komisi II DPRD Kota Bogor")},
            id="nobody else was named",
        ),
        pytest.param(
            "Laras Padmawati bergabung di kabinet yang dipimpin Presiden RI Wira Padmana sebagai Menteri Sosial.",
            {("Wira Padmana", "Presiden Republik Indonesia")},
            id="a president is no minister",
        ),
        pytest.param(
            "Wira Padmana sebagai Menteri Sosial hadir.",
            {("Wira Padmana", "Menteri Sosial")},
            id="one who is a minister",
        ),
    ],
)
def test_who_is_meant_by_a_post_told_later(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rapat dipimpin Staf Ahli Bidang Politik dan Hukum Setda Kota Bogor, Wira Padmana.",
            {("Wira Padmana", "Staf Ahli Bidang Politik dan Hukum Sekretariat Daerah Kota Bogor")},
            id="an adviser told by the field",
        ),
        pytest.param("Rapat dipimpin Staf Ahli Bidang Politik dan Hukum.", set(), id="an adviser without a name"),
        pytest.param(
            "Hadir kadis perhubungan Kota Bogor Wira Padmana.",
            {("Wira Padmana", "Kepala Dinas Perhubungan Kota Bogor")},
            id="the field of an agency in lower case",
        ),
        pytest.param("Kota Bogor mencari kadis baru Wira Padmana pun tahu.", set(), id="a word of no agency"),
        pytest.param(
            "Asisten I bidang Pemerintahan dan Kesra Setda Kota Bogor Drs. Wira Padmana Msi, Kepala Biro Hukum dan"
            " Humas Setda Provinsi Jambi Dra. Laras Padmawati hadir.",
            {
                ("Wira Padmana", "Asisten Pemerintahan dan Kesejahteraan Rakyat Sekretariat Daerah Kota Bogor"),
                ("Laras Padmawati", "Kepala Biro Hukum dan Humas Sekretariat Daerah Provinsi Jambi"),
            },
            id="the next of a list holds the next post",
        ),
        pytest.param(
            "Wakil Bupati Sleman, Dr. HM. Padmana, hadir.",
            {("M. Padmana", "Wakil Bupati Sleman")},
            id="a title run together with an initial",
        ),
        pytest.param(
            "Gubernur Jambi Wira Padmana hadir di rumah Gubernur Riau di Riau. Gubernur Padmana pulang.",
            {("Wira Padmana", "Gubernur Jambi")},
            id="the governor of another province is not meant",
        ),
    ],
)
def test_posts_told_by_their_field(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected
