"""Who took part, as the national press lists it: speakers before the verb, companions, lists cut in two."""

from __future__ import annotations

import pytest

from tests.reading import directives, extract, roles

LEAD = "Kemendagri menggelar rapat koordinasi di Jakarta, Senin (3/3/2025). "
HOST = {"Kementerian Dalam Negeri": "host"}
THREE = "Menteri Keuangan Wira Padmana, Kepala BPS Laras Wening, dan Dirjen Pajak Gading Sasmita"


def named(role: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, role)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(
            f"{THREE} menjadi narasumber utama.",
            named("speaker", "Wira Padmana", "Laras Wening", "Gading Sasmita"),
            id="all who are listed before the verb",
        ),
        pytest.param(
            "Menteri Keuangan Wira Padmana memuji Kepala BPS Laras Wening yang menjadi narasumber.",
            named("speaker", "Laras Wening"),
            id="not whom another verb is said of",
        ),
        pytest.param(
            f"Narasumber tersebut di antaranya {THREE}.",
            named("speaker", "Wira Padmana", "Laras Wening", "Gading Sasmita"),
            id="speakers named after the word",
        ),
        pytest.param(
            "Narasumber kegiatan itu belum diumumkan oleh Menteri Keuangan Wira Padmana.", {}, id="nobody is listed"
        ),
        pytest.param(
            "Turut mendampingi Menteri Keuangan Wira Padmana dalam rapat tersebut, Dirjen Pajak Gading Sasmita dan"
            " Kepala BPS Laras Wening.",
            named("participant", "Wira Padmana", "Laras Wening", "Gading Sasmita"),
            id="companions after the gathering",
        ),
        pytest.param(
            "Turut mendampingi Menteri Keuangan Wira Padmana dalam rapat tersebut yang membahas usul Kepala BPS"
            " Laras Wening.",
            named("participant", "Wira Padmana"),
            id="not whom the gathering is about",
        ),
        pytest.param(
            "Sejumlah menteri tampak hadir dalam rapat tersebut. Di antaranya Menteri Keuangan Wira Padmana dan Menteri"
            " Pertanian Laras Wening.",
            named("participant", "Sejumlah menteri", "Wira Padmana", "Laras Wening"),
            id="a list in a sentence of its own",
        ),
        pytest.param(
            "Sejumlah menteri tampak hadir dalam rapat tersebut. Di antaranya sempat menyapa Menteri Pertanian Laras"
            " Wening.",
            named("participant", "Sejumlah menteri"),
            id="a sentence with a verb of its own",
        ),
    ],
)
def test_those_the_national_press_lists_took_part(told: str, expected: dict[str, str]) -> None:
    assert roles(extract(LEAD + told)) == HOST | expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(
            "Rapat itu dihadiri BPBD, Satpol PP, dan DPRD.",
            named("participant", "BPBD", "Satpol PP", "DPRD"),
            id="bodies of any region",
        ),
        pytest.param(
            "Rapat itu dihadiri BPBD Sleman dan Bank Indonesia.",
            named("participant", "Badan Penanggulangan Bencana Daerah Kabupaten Sleman", "Bank Indonesia"),
            id="bodies by their names",
        ),
        pytest.param(
            "Rapat itu dihadiri TNI/Polri dan BPBD.",
            named("participant", "Tentara Nasional Indonesia", "Kepolisian Negara Republik Indonesia", "BPBD"),
            id="two written as one",
        ),
        pytest.param(
            "Rapat itu dihadiri TNI-Wirasari dan BPBD.",
            named("participant", "Tentara Nasional Indonesia", "BPBD"),
            id="one written with something else",
        ),
    ],
)
def test_bodies_that_every_region_has_took_part_as_written(told: str, expected: dict[str, str]) -> None:
    assert roles(extract(LEAD + told)) == HOST | expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("BPBD dan TNI/Polri", ["BPBD", "Tentara Nasional Indonesia", "Kepolisian Negara Republik Indonesia"]),
        ("BPBD Sleman", ["Badan Penanggulangan Bencana Daerah Kabupaten Sleman"]),
        ("Satpol PP, dapat", ["Satpol PP"]),
    ],
)
def test_bodies_that_every_region_has_are_directed_as_written(asked: str, expected: list[str]) -> None:
    found = directives(extract(f"{LEAD}Kepala BNPB Wira Padmana berharap {asked} segera mendata warga."))
    assert found == [("Wira Padmana", expected, "segera mendata warga")]


@pytest.mark.parametrize(
    ("told", "came"),
    [
        ("Namun Menteri Keuangan berhalangan hadir.", False),
        ("Wira Padmana tidak memenuhi undangan.", False),
        ("Namun Menteri Pertanian tidak bisa hadir.", True),
        ("“Menteri Keuangan tidak hadir kemarin di pasar itu,” kata warga.", True),
    ],
)
def test_who_is_told_to_have_stayed_away_took_no_part(told: str, came: bool) -> None:
    text = f"Komisi XI DPR RI menggelar rapat kerja dengan Menteri Keuangan Wira Padmana, Senin (3/3/2025). {told}"
    assert ("Wira Padmana" in roles(extract(text))) is came


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("apel bersama persiapan pelantikan Wira Padmana", {}),
        ("apel bersama Gubernur Jambi Wira Padmana", named("participant", "Wira Padmana")),
    ],
)
def test_what_is_prepared_in_common_is_no_party(told: str, expected: dict[str, str]) -> None:
    assert (
        roles(extract(f"Bank Indonesia menggelar {told}, Senin (3/3/2025).")) == {"Bank Indonesia": "host"} | expected
    )


@pytest.mark.parametrize(
    ("told", "who"),
    [("Pemerintah kembali", "Pemerintah"), ("Pemerintah juga", "Pemerintah"), ("Pemerintah pusat", "Pemerintah pusat")],
)
def test_a_collective_is_named_without_the_adverb_after_it(told: str, who: str) -> None:
    assert roles(extract(f"{told} menggelar rapat koordinasi di Jakarta, Senin (3/3/2025).")) == {who: "host"}


def test_whoever_leads_through_a_gathering_asks_in_its_own_name() -> None:
    text = f"{LEAD}Hadir pula Menteri Keuangan Wira Padmana. Sebelum rapat, {{}} mengajak peserta berfoto."
    assert [who for who, _, _ in directives(extract(text.format("pembawa acara")))] == ["pembawa acara"]
    assert [who for who, _, _ in directives(extract(text.format("Wira Padmana")))] == ["Wira Padmana"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "rapat kerja dan RDP dengan Menteri Keuangan Wira Padmana dan Bank Indonesia",
            ["Wira Padmana", "Bank Indonesia"],
        ),
        ("Rapat Kerja dan Rapat Dengar Pendapat (RDP) bersama Bank Indonesia", ["Bank Indonesia"]),
        ("rapat kerja dan RDP tentang Bank Indonesia", []),
    ],
)
def test_a_sitting_of_two_kinds_is_held_with_those_named_after_both(told: str, expected: list[str]) -> None:
    found = roles(extract(f"Komisi XI DPR RI menggelar {told} di Senayan, Senin (3/3/2025)."))
    assert found == {"Komisi XI DPR RI": "host"} | named("participant", *expected)


def test_offices_of_a_body_on_one_level_are_all_of_them() -> None:
    text = f"{LEAD}Rapat itu diikuti KPU provinsi dan KPU kabupaten/kota."
    assert roles(extract(text)) == HOST | named("participant", "KPU provinsi", "KPU kabupaten/kota")
    text = f"{LEAD}Rapat itu diikuti KPU Provinsi Jambi."
    assert roles(extract(text)) == HOST | named("participant", "Komisi Pemilihan Umum Provinsi Jambi")
    text = f"{LEAD}Mendagri Wira Padmana meminta Bawaslu daerah menata kantor."
    assert directives(extract(text)) == [("Wira Padmana", ["Bawaslu daerah"], "menata kantor")]
