"""Other names of a person: in brackets after the full name, or told before "sapaannya"."""

from __future__ import annotations

import pytest

from tests.reading import read_on


def people(text: str) -> dict[str, tuple[str, ...]]:
    """Name -> aliases of every person."""
    return {one.name: one.aliases for one in read_on("2022-03-02", text).people}


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        pytest.param(
            "Wali Kota Bandung Budi Padmana (Danny Padmana) memimpin rapat. Danny Padmana meminta camat mendata warga.",
            "Budi Padmana",
            "Danny Padmana",
            id="a shared word",
        ),
        pytest.param(
            "Gubernur Riau Budi Santoso (Paman Budi) memimpin rapat. Paman Budi meminta camat mendata warga.",
            "Budi Santoso",
            "Paman Budi",
            id="a word of courtesy",
        ),
        pytest.param(
            "Bupati Sleman Kartika Lestari memimpin rapat. Tika, sapaan akrabnya, meminta camat mendata warga. "
            'Tika menyapa warga. "Kami mendata semua warga desa," kata Tika.',
            "Kartika Lestari",
            "Tika",
            id="told before sapaannya",
        ),
    ],
)
def test_another_name_is_of_the_same_person(text: str, name: str, alias: str) -> None:
    found = people(text)
    assert alias in found[name]
    assert alias not in found


def test_brackets_may_name_another() -> None:
    found = people(
        "Bupati Sleman Sari Melati (Wira Kusuma) memimpin rapat. Camat Depok Wira Kusuma meminta warga bersiap."
    )
    assert set(found) == {"Sari Melati", "Wira Kusuma"}


def test_a_nickname_of_other_letters_is_of_no_one_named_before() -> None:
    found = people(
        "Bupati Sleman Sari Melati memimpin rapat. Dodo sapaan akrabnya meminta camat mendata warga di desa itu."
    )
    assert "Dodo" not in found["Sari Melati"]
