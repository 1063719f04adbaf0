"""Teams of candidates by their short forms, with the region after the candidates, and who leads them."""

from __future__ import annotations

import pytest

from tests.reading import bodies, held, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Hadir TKN Wira-Fulan. Lalu TKN menilai hal itu baik.",
            {"Tim Kampanye Nasional Wira-Fulan"},
            id="a short form before the candidates",
        ),
        pytest.param(
            "Hadir TPN Wira-Fulan NS. Lalu TPN menilai hal itu baik.",
            {"Tim Pemenangan Nasional Wira-Fulan NS"},
            id="a candidate who ends in initials",
        ),
        pytest.param("Pemotongan TKD mencapai Rp800 miliar. TPN siap.", set(), id="letters without candidates"),
        pytest.param(
            "Hadir TPD Bali Wira-Fulan di kantor itu.", {"Tim Pemenangan Daerah Bali Wira-Fulan"}, id="a region before"
        ),
        pytest.param(
            "Hadir Tim Kampanye Daerah (TKD) Wira-Fulan Jawa Barat di kantor itu.",
            {"Tim Kampanye Daerah Wira-Fulan Jawa Barat"},
            id="a region after",
        ),
    ],
)
def test_a_team_is_named_with_its_candidates(text: str, expected: set[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ketua TKD Wira-Fulan Banten, Sari Melati, hadir.",
            {("Sari Melati", "Ketua Tim Kampanye Daerah Wira-Fulan Banten")},
            id="after the region",
        ),
        pytest.param(
            "Ketua TKN Wira-Fulan, Sari Melati, hadir.",
            {("Sari Melati", "Ketua Tim Kampanye Nasional Wira-Fulan")},
            id="after the candidates",
        ),
        pytest.param("Ketua TKD Wira-Fulan Banten hadir.", set(), id="a region is nobody"),
    ],
)
def test_who_leads_a_team_is_named_after_its_candidates(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


def test_the_candidates_are_people() -> None:
    assert names("Ketua TKD Wira-Fulan Banten, Sari Melati, hadir.") == {"Wira", "Fulan", "Sari Melati"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "KPU menetapkan tiga pasangan calon presiden dan wakil presiden sebagai peserta Pilpres 2024, yakni "
            "Wira Padmana-Fulan Binti, Sari Melati-Damar MD, serta Raka Satria-Doni Arya Sena.",
            {"Wira Padmana", "Fulan Binti", "Sari Melati", "Damar MD", "Raka Satria", "Doni Arya Sena"},
            id="a list of pairs",
        ),
        pytest.param(
            "Menurut jadwal, pasangan itu, Wira Padmana-Fulan Binti, hadir.",
            {"Wira Padmana", "Fulan Binti"},
            id="a pair announced",
        ),
        pytest.param(
            "Tim Kampanye Nasional (TKN) Wira Padmana-Fulan Binti meminta hal itu.",
            {"Wira Padmana", "Fulan Binti"},
            id="a team's pair",
        ),
        pytest.param("Rute baru Wira Padmana-Fulan Binti dibuka.", set(), id="nothing announces a pair"),
        pytest.param("Pasangan itu pergi. Rute Wira Padmana-Fulan Binti dibuka.", set(), id="in the sentence before"),
        pytest.param("Calon jamaah naik kereta Jakarta Pusat-Kota Bogor.", set(), id="two places"),
    ],
)
def test_candidates_joined_by_a_dash_are_two_people(text: str, expected: set[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ia bertemu relawan Wira Padmana di kota itu.", set(), id="what volunteers call themselves"),
        pytest.param("Salah satu relawan, Wira Padmana, mengeluh.", {"Wira Padmana"}, id="one of them"),
    ],
)
def test_volunteers_are_people_past_a_comma(text: str, expected: set[str]) -> None:
    assert names(text) == expected
