"""Directives to those whom no list knows, appeals for an act by its name, and issuers told apart from their verb."""

from __future__ import annotations

import pytest

from tests.reading import directives, read_on


def told(text: str) -> list[tuple[str | None, list[str], str]]:
    """Issuer, addressees and action of every published directive, in words."""
    return directives(read_on("2022-03-02", text))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        pytest.param(
            "Bupati Sari Melati meminta Antarnusa untuk tidak menutup jalan desa.",
            "tidak menutup jalan desa",
            id="what is not to be done",
        ),
        pytest.param(
            "Bupati Sari Melati mendorong Antarnusa agar segera membuka loket di desa.",
            "segera membuka loket di desa",
            id="pushed",
        ),
        pytest.param(
            "Bupati Sari Melati menyerukan percepatan pembangunan jembatan.",
            "percepatan pembangunan jembatan",
            id="called for by the name of the act",
        ),
        pytest.param(
            '"Camat harus menyampaikan data warga," kata Bupati Sari Melati.',
            "menyampaikan data warga",
            id="to hand over",
        ),
    ],
)
def test_who_is_told_needs_no_list(text: str, act: str) -> None:
    assert [action for _, _, action in told(text)] == [act]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Bupati Sari Melati mendorong Antarnusa menjadi juara desa.", id="no act asked for"),
        pytest.param("Hujan deras mendorong Antarnusa untuk segera membuka loket.", id="an event"),
        pytest.param("Bupati Sari Melati menyerukan persatuan warga desa.", id="a state called for"),
        pytest.param("Beredar video Bupati Sari Melati yang menyerukan penutupan pasar.", id="spoken of only"),
        pytest.param('"Dinas itu perlu menegaskan bahwa jalan aman," kata Bupati Sari Melati.', id="about to be said"),
    ],
)
def test_no_one_is_told(text: str) -> None:
    assert told(text) == []


def test_the_issuer_stands_before_what_dashes_part_from_it() -> None:
    text = "Camat Dewi Lestari hadir. Bupati Sari Melati – yang saat itu memimpin rapat – meminta warga menjaga desa."
    assert [who for who, _, _ in told(text)] == ["Sari Melati"]
    other = "Camat Dewi Lestari – yang kini di desa – hadir, dan Bupati Sari Melati meminta warga menjaga desa."
    assert [who for who, _, _ in told(other)] == ["Sari Melati"]


def test_a_speech_is_told_without_a_verb_of_saying() -> None:
    text = "Bupati Sari Melati dalam {} mendukung camat. Untuk itu, kepada semua lurah diminta mendata warga."
    assert [who for who, _, _ in told("Rapat dibuka.\n\n" + text.format("pidatonya"))] == ["Sari Melati"]
    assert [who for who, _, _ in told("Rapat dibuka.\n\n" + text.format("rumahnya"))] == [None]
