"""Posts told in full with their short form, holders in brackets, ranks in full, lines that only look like headings."""

from __future__ import annotations

import pytest

from tests.reading import bodies, extract, held, names

Held = set[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kepala Kepolisian Resor (Kapolres) Sleman AKBP Wira Padmana hadir.",
            {("Wira Padmana", "Kepala Kepolisian Resor Sleman")},
            id="the region after the short form",
        ),
        pytest.param(
            "Kepala Kepolisian Daerah (Kapolda) Metro Jaya Irjen Wira Padmana hadir.",
            {("Wira Padmana", "Kepala Kepolisian Daerah Metro Jaya")},
            id="the police of the capital",
        ),
        pytest.param(
            "Kepala Dinas (Kadis) Kesehatan Kabupaten Sleman Wira Padmana hadir.",
            {("Wira Padmana", "Kepala Dinas Kesehatan Kabupaten Sleman")},
            id="the unit after the short form",
        ),
        pytest.param(
            "Komandan Kodim (Dandim) 0732/Sleman Letkol Inf Wira Padmana hadir.",
            {("Wira Padmana", "Komandan Komando Distrik Militer 0732/Sleman")},
            id="the number after the short form",
        ),
        pytest.param(
            "Kepala Dinas (Kadis) Wira Padmana hadir.",
            {("Wira Padmana", "Kepala Dinas")},
            id="a name after the short form is no unit",
        ),
        pytest.param(
            "Kabag Hukum Setda Sleman (Wira Padmana, S.IP) hadir.",
            {("Wira Padmana", "Kepala Bagian Hukum Sekretariat Daerah Kabupaten Sleman")},
            id="the holder in brackets",
        ),
        pytest.param(
            "Kepala BPS (Badan Pusat Statistik) hadir. Bupati Sleman (Golkar) hadir.", set(), id="a body in brackets"
        ),
        pytest.param(
            "Sekretaris Jenderal Menteri Dalam Negeri Republik Indonesia, Wira Padmana hadir.",
            {("Wira Padmana", "Sekretaris Jenderal Kementerian Dalam Negeri")},
            id="the secretary general of a minister is no minister",
        ),
        pytest.param(
            "Inspektur Wilayah I Kemendagri Wira Padmana hadir. Inspektur Sleman Laras Wening hadir.",
            {
                ("Wira Padmana", "Inspektur Wilayah I Kementerian Dalam Negeri"),
                ("Laras Wening", "Inspektur Daerah Kabupaten Sleman"),
            },
            id="an inspector of a ministry and one of a region",
        ),
        pytest.param(
            "Bupati Yakuhimo Wira Budi Padmana hadir.",
            {("Wira Budi Padmana", "Bupati Yakuhimo")},
            id="a region two letters of which changed places",
        ),
        pytest.param(
            "Bupati Sleman Hari Wira Padmana hadir.",
            {("Hari Wira Padmana", "Bupati Sleman")},
            id="a first word like no region is of the name",
        ),
        pytest.param(
            "Ketua Panitia Lomba Wira Padmana hadir. Ketua Panitia Budi Laras Wening hadir.",
            {("Wira Padmana", "Ketua Panitia Lomba"), ("Budi Laras Wening", "Ketua Panitia")},
            id="what a committee is for is no part of the name",
        ),
    ],
)
def test_a_post_told_in_full_has_its_holder(text: str, expected: Held) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kapospol Wirasari Inspektur Dua Wira Padmana hadir.", {"Wira Padmana"}, id="police in full"),
        pytest.param("Hadir Letnan Jenderal Marinir (Purn) Wira Padmana.", {"Wira Padmana"}, id="army in full"),
        pytest.param("Hadir Kapten Kavaleri Wira Padmana.", {"Wira Padmana"}, id="the corps in full"),
        pytest.param("Dandim 0732 Sleman Letkol Cpn. Wira Padmana hadir.", {"Wira Padmana"}, id="the corps in short"),
        pytest.param("Hadir Sekda Sleman Wira Mayor, Laras.", {"Wira Mayor"}, id="a rank that closes a name"),
        pytest.param("Hadir Sekda Sleman Wira, Mayor Laras Wening.", {"Wira", "Laras Wening"}, id="a rank of the next"),
        pytest.param("Kadis Dukcapil Sleman Drs Wira AP MAP hadir.", {"Wira"}, id="two degrees without commas"),
        pytest.param('"Itu benar," kata Wira Padmana April lalu.', {"Wira Padmana"}, id="a month is no name"),
        pytest.param('"Itu benar," kata Wira April Padmana.', {"Wira April Padmana"}, id="a month within a name"),
    ],
)
def test_titles_and_ranks_are_no_part_of_a_name(text: str, expected: set[str]) -> None:
    assert names(text) == expected


def test_a_line_with_a_verb_is_no_heading() -> None:
    lead = "Rapat itu membahas pasar.\n\n"
    told = "Rapat Ini Dihadiri Bupati Sleman Wira Padmana Dan Camat Wirasari"
    assert names(f"{lead}Rapat ini dihadiri Bupati Sleman Wira Padmana, Kapolres Sleman AKBP Laras") == {
        "Wira Padmana",
        "Laras",
    }
    assert names(lead + told) == set()


def test_a_village_hall_is_no_body() -> None:
    assert bodies("Rapat digelar di Balai Desa Wirasari. Balai Pelestarian Kebudayaan Wilayah X hadir.") == {
        "Balai Pelestarian Kebudayaan Wilayah X"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kasi Kesra Kecamatan Woha Wira Padmana hadir. Kasi Kesos Kecamatan Woha Laras S.Sos hadir.",
            {("Wira Padmana", "Kepala Seksi Kesra Kecamatan Woha"), ("Laras", "Kepala Seksi Kesos Kecamatan Woha")},
            id="an officer of a district",
        ),
        pytest.param(
            "Kabid Pemerintahan Desa DPMD Sleman Wira Padmana hadir.",
            {
                (
                    "Wira Padmana",
                    "Kepala Bidang Pemerintahan Desa Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Sleman",
                )
            },
            id="the matter of villages is no village",
        ),
        pytest.param(
            "Bhabinkamtibmas Kelurahan Wirasari Aipda Laras hadir.",
            {("Laras", "Bhayangkara Pembina Keamanan dan Ketertiban Masyarakat Kelurahan Wirasari")},
            id="posted in a village",
        ),
        pytest.param(
            "Babinsa Serka Laras hadir di Kabupaten Sleman.", {("Laras", "Bintara Pembina Desa")}, id="of no regency"
        ),
        pytest.param(
            "Camat Lawang Hanifah, Lurah Wirasari hadir di Kecamatan Lawang.",
            {("Hanifah", "Camat Lawang")},
            id="a district the report names tells the name after it",
        ),
        pytest.param(
            "Camat Lawang Wira, Budi Santosa hadir di Kecamatan Lawang Wira.",
            {("Budi Santosa", "Camat Lawang Wira")},
            id="a district of two words",
        ),
        pytest.param(
            "Pangdam IV/Diponegoro Mayjen TNI Wira Padmana hadir. Pangdam Mayjen Wira Padmana pulang.",
            {("Wira Padmana", "Panglima Komando Daerah Militer IV/Diponegoro")},
            id="a commander told again without the number",
        ),
        pytest.param(
            "Dandim 0732/Sleman Letkol Wira Padmana dan Dandim Letkol Laras Wening hadir di Kabupaten Bantul.",
            {
                ("Wira Padmana", "Komandan Komando Distrik Militer 0732/Sleman"),
                ("Laras Wening", "Komandan Komando Distrik Militer Kabupaten Bantul"),
            },
            id="another commander has not the number of the first",
        ),
        pytest.param(
            "Anggota KPU Sleman Wirawan dan Laraswati hadir. Bupati Sleman Wira Padmana dan Hanifah hadir.",
            {
                ("Wirawan", "Anggota Komisi Pemilihan Umum Kabupaten Sleman"),
                ("Laraswati", "Anggota Komisi Pemilihan Umum Kabupaten Sleman"),
                ("Wira Padmana", "Bupati Sleman"),
            },
            id="two members of one word each",
        ),
    ],
)
def test_places_and_numbers_are_told_from_names(text: str, expected: Held) -> None:
    assert held(text) == expected


def test_a_commander_told_by_the_post_alone_is_the_one_named_before() -> None:
    made = extract('Pangdam IV/Diponegoro Mayjen TNI Wira Padmana hadir. "Ini baik bagi kita semua," kata Pangdam.')
    assert [quote.speaker for quote in made.quotes] == [made.people[0].id]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Fraksi PDIP melalui Nurani Wira Padmana menyampaikan dukungan.", {"Nurani Wira Padmana"}, id="through"
        ),
        pytest.param("Pandangan Fraksi PKB yang dibacakan Wirawan diterima.", {"Wirawan"}, id="read out by"),
        pytest.param("Pandangan Fraksi PAN Wira Padmana, bahwa hal itu baik.", {"Wira Padmana"}, id="beside"),
        pytest.param("Fraksi Golkar melalui Komisi A menolak.", set(), id="a commission is nobody"),
        pytest.param("Fraksi PKS Pasar Wirasari ramai.", set(), id="words beside a faction are nobody"),
    ],
)
def test_who_speaks_for_a_faction_is_named(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir Bupati Sleman Wira Laras Banua, Kapolres Sleman AKBP Hanifah.",
            {"Wira Laras Banua", "Hanifah"},
            id="list",
        ),
        pytest.param(
            "kata Ketua Bawaslu DKI Jakarta Wira Padmana Jakarta, Senin.", {"Wira Padmana"}, id="where it was"
        ),
        pytest.param("Wirawan selaku Ketua Pelaksana POMNAS XVIII hadir.", {"Wirawan"}, id="what took place"),
        pytest.param("Ia Komandan Brigade Lintas Udara 17 Kujang 1 Kostrad.", set(), id="a word before a number"),
    ],
)
def test_a_name_ends_where_its_place_or_its_number_begins(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Asisten Pemerintahan, Keistimewaan Aceh, dan Kesejahteraan Rakyat Sekda Aceh, Wira Padmana hadir.",
            set(),
            id="the secretary whom an assistant assists is another",
        ),
        pytest.param(
            "Asisten I Wira Padmana, Sekda Aceh Laras Wening hadir.",
            {
                ("Wira Padmana", "Asisten Pemerintahan dan Kesejahteraan Rakyat Sekretariat Daerah Provinsi Aceh"),
                ("Laras Wening", "Sekretaris Daerah Provinsi Aceh"),
            },
            id="an assistant and the secretary",
        ),
        pytest.param(
            "Sekretaris Jendral Kemendagri Wira Padmana hadir.",
            {("Wira Padmana", "Sekretaris Jenderal Kementerian Dalam Negeri")},
            id="general with a letter left out",
        ),
        pytest.param(
            "Kepala Biro Pemerintahan Otsus dan Kesra Provinsi Papua Barat Daya Wira Padmana hadir.",
            {
                (
                    "Wira Padmana",
                    "Kepala Biro Pemerintahan Otsus dan Kesra Sekretariat Daerah Provinsi Papua Barat Daya",
                )
            },
            id="a bureau's name that goes on",
        ),
        pytest.param(
            "Kepala Biro Umum Setda Jambi Wira Padmana hadir.",
            {("Wira Padmana", "Kepala Biro Umum Sekretariat Daerah Provinsi Jambi")},
            id="a bureau's name that is whole",
        ),
        pytest.param(
            "Hadir Bupati Sleman bapak Wira Padmana.", {("Wira Padmana", "Bupati Sleman")}, id="courtesy in lower case"
        ),
    ],
)
def test_what_stands_between_a_post_and_its_holder(text: str, expected: Held) -> None:
    assert held(text) == expected


def test_a_nickname_with_a_title_is_the_same_person() -> None:
    made = extract('"Ini baik bagi kita semua," kata H. Wira Padmana yang akrab disapa H. Bimo itu.')
    assert [(person.name, person.aliases) for person in made.people] == [("Wira Padmana", ("Bimo",))]


def test_a_nickname_of_two_words_is_the_same_person() -> None:
    lead = "Rapat dibuka Bupati Sleman, Laras Wening Padmana."
    said = ' "Jalan itu akan diperbaiki tahun ini," ujar Umi Dinda.'
    assert names(f"{lead} Bupati yang akrab disapa Umi Dinda itu senang.{said}") == {"Laras Wening Padmana"}
    assert names(f"{lead} Bupati itu senang.{said}") == {"Laras Wening Padmana", "Umi Dinda"}


def test_the_end_of_a_name_is_the_same_person() -> None:
    text = '"Ini baik bagi kita," kata Kapolres Sleman AKBP Suwirandi. "Itu juga baik bagi warga," jelas {}.'
    assert names(text.format("Wirandi")) == {"Suwirandi"}
    assert names(text.format("Wirandu")) == {"Suwirandi", "Wirandu"}


def test_an_agency_in_no_list_is_nobody() -> None:
    assert names("Hadir Kepala Bapeldalitbang dan Kepala Bapenda.") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir Asisten Administrasi Umum, Ratna Padmana, dan Pj Sekda, Wira Bimantara.",
            {("Ratna Padmana", "Asisten Administrasi Umum"), ("Wira Bimantara", "Sekretaris Daerah")},
            id="an acting secretary after an assistant",
        ),
        pytest.param("Plakat diserahkan Presiden LG Electronics Indonesia untuk pabriknya.", set(), id="a firm"),
        pytest.param(
            "Hadir Presiden sekaligus Managing Director MPA (Motion Picture Association) kemarin.",
            set(),
            id="brackets that tell a short form in full",
        ),
        pytest.param("Laporan istri Bupati Morowali Utara (Morut) berinisial FH.", set(), id="brackets that shorten"),
        pytest.param(
            "Hadir Kepala Bagian Hukum (Wira Padmana, S.H.) kemarin.",
            {("Wira Padmana", "Kepala Bagian Hukum")},
            id="brackets with a holder",
        ),
    ],
)
def test_what_follows_a_post_may_be_no_holder(text: str, expected: Held) -> None:
    assert held(text) == expected


def test_an_address_is_nobody() -> None:
    assert names("Hi Kak @pembaca, terima kasih atas masukannya.") == set()
