"""What a post in short or a common noun speaks of: "Bapak Dirjen", "OPD terkait"."""

from __future__ import annotations

import pytest

from graph.model import Extraction, ReportInfo
from ingest.extract import Extractor
from ingest.report import Report
from tests.reading import held

EXTRACTOR = Extractor()

TWO_OF_A_KIND = (
    "Bupati Sleman Sari Melati meneruskan arahan Dirjen Bina Marga Kementerian Pekerjaan Umum{first}. {short}\n\n"
    "Hadir pula Dirjen Cipta Karya Kementerian Pekerjaan Umum, Laras Padma."
)


def read(text: str) -> Extraction:
    return EXTRACTOR.extract(Report(ReportInfo("r1", published="2022-03-02"), text))


@pytest.mark.parametrize(
    ("first", "short", "issuer"),
    [
        pytest.param(
            " Wira Tama",
            "Bapak Dirjen meminta seluruh camat segera mendata jalan rusak.",
            "person/wira-tama",
            id="the one just spoken of, not another of the same rank",
        ),
        pytest.param(
            " Wira Tama dan Dirjen Sumber Daya Air Kementerian Pekerjaan Umum Bagus Karang",
            "Bapak Dirjen meminta seluruh camat segera mendata jalan rusak.",
            None,
            id="of two just spoken of nobody can tell",
        ),
    ],
)
def test_a_post_in_short_is_the_one_just_spoken_of(first: str, short: str, issuer: str | None) -> None:
    found = read(TWO_OF_A_KIND.format(first=first, short=short))
    asked = [one.issuer for one in found.directives if one.verb == "meminta"]
    held = {one.person for one in found.tenures}
    if issuer is None:
        assert not held & set(asked)
    else:
        assert asked == [issuer]


@pytest.mark.parametrize(
    ("party", "label", "body"),
    [
        ("Organisasi Perangkat Daerah (OPD) terkait", "Organisasi Perangkat Daerah (OPD) terkait", False),
        ("Organisasi Amatir Wirasari (OAW)", "Organisasi Amatir Wirasari", True),
    ],
)
def test_what_any_agency_is_called_is_a_group_and_an_addressee(party: str, label: str, body: bool) -> None:
    found = read(f"Bupati Sleman Sari Melati menginstruksikan {party} segera mendata warga. OAW siap.")
    names = {one.id: one.label for one in found.groups} | {one.id: one.name for one in found.organisations}
    (directive,) = found.directives
    assert [names[one] for one in directive.addressees] == [label]
    assert any(one.name.startswith("Organisasi") for one in found.organisations) is body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kementerian Perhubungan menjelaskan aturan itu. Menteri Wira Padmana menyebut aturan itu segera berlaku.",
            {("Wira Padmana", "Menteri Perhubungan")},
            id="of the only ministry named",
        ),
        pytest.param(
            "Menteri Perhubungan Wira Padmana bertemu rekannya di Riyadh. Setelah pertemuan dengan Menteri Saleh "
            "Tembesi, Menhub meninjau proyek itu.",
            {("Wira Padmana", "Menteri Perhubungan")},
            id="not of the ministry whose minister is another",
        ),
    ],
)
def test_a_minister_named_without_ministry_is_that_of_the_only_one_which_has_no_other(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        pytest.param(
            "Bupati Sleman Sari Melati terlambat karena serah terima dengan Kapolda DIY yang baru, Wira Tama."
            "\n\n“Tadi jalannya macet sekali sampai sore,” ujar mantan Kapolda DIY itu.",
            "person/sari-melati",
            id="a post that was left is not that of its new holder",
        ),
        pytest.param(
            "Bupati Sleman Sari Melati terlambat karena serah terima dengan Kapolda DIY yang baru, Wira Tama."
            "\n\n“Tadi jalannya macet sekali sampai sore,” ujar Kapolda DIY itu.",
            "person/wira-tama",
            id="a post that is held is",
        ),
        pytest.param(
            "Rapat itu dihadiri mantan Kapolda DIY Laras Padma dan Kapolda DIY Wira Tama."
            "\n\n“Tadi jalannya macet sekali sampai sore,” ujar mantan Kapolda DIY itu.",
            "person/laras-padma",
            id="who is called its past holder",
        ),
        pytest.param(
            "Pasar itu ramai.\n\n“Tadi jalannya macet sekali sampai sore,” ujar mantan Kapolda DIY itu.",
            None,
            id="and the post itself says nothing",
        ),
    ],
)
def test_who_left_a_post_is_not_who_holds_it(told: str, speaker: str | None) -> None:
    read_so = read(f"SLEMAN - {told}")
    assert [quote.speaker for quote in read_so.quotes] == ([] if speaker is None else [speaker])
