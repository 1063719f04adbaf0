"""Verbs of opening, leading and attending whose subject is that of the clause beside them."""

from __future__ import annotations

import pytest

from tests.reading import extract, roles

HELD = "Dinas Sosial Kabupaten Sleman menggelar rapat koordinasi di Semarang, Senin (3/3/2025). "
WHO = "Wira Padmana"

CASES = [
    ("Bupati Sleman Wira Padmana mengatakan hal itu saat membuka rapat koordinasi di Semarang.", "opener"),
    ("Bupati Sleman Wira Padmana mengatakan hal itu sebelum membuka rapat koordinasi di Semarang.", None),
    ("Saat memimpin rapat koordinasi di Semarang, Bupati Sleman Wira Padmana meminta camat bekerja.", "chair"),
    ("Saat memimpin rapat koordinasi di Semarang hujan turun, kata Bupati Sleman Wira Padmana.", None),
    ("Menghadiri rapat koordinasi di Semarang, Plt. Bupati Sleman Wira Padmana memuji petani.", "participant"),
    ("Menghadiri rapat koordinasi di Semarang itu penting. Bupati Sleman Wira Padmana memuji petani.", None),
    (HELD + "Membuka acara, Bupati Sleman, Wira Padmana, mengatakan ada dua agenda.", "opener"),
    (HELD + "Membuka acara, Pj Bupati Sleman, Wira Padmana mengatakan, rapat koordinasi itu penting.", "opener"),
    (HELD + "Membuka pasar, Bupati Sleman, Wira Padmana, mengatakan ada dua agenda.", None),
]


DENIED = [
    "Rapat koordinasi yang seharusnya dihadiri Bupati Sleman Wira Padmana berlangsung Senin (3/3/2025).",
    "Bupati Sleman Wira Padmana diduga menghadiri rapat koordinasi di Semarang, Senin (3/3/2025).",
    "Bupati Sleman Wira Padmana membantah memimpin rapat koordinasi di Semarang, Senin (3/3/2025).",
]


@pytest.mark.parametrize("text", DENIED)
def test_what_should_have_been_or_is_denied_tells_no_presence(text: str) -> None:
    assert WHO not in roles(extract(text))


@pytest.mark.parametrize(("text", "role"), CASES)
def test_what_is_said_while_leading_tells_who_led(text: str, role: str | None) -> None:
    assert roles(extract(text)).get(WHO) == role


def test_a_name_may_end_as_a_country_is_called() -> None:
    made = extract("Gubernur Maluku Utara Sari Banoda Laos membuka rapat koordinasi di Ternate.")
    assert [person.name for person in made.people] == ["Sari Banoda Laos"]


def test_a_country_beside_a_comma_is_no_part_of_a_name() -> None:
    made = extract("Gubernur Maluku Utara Sari Banoda Laos, Vietnam, dan Filipina dibahas di Ternate.")
    assert [person.name for person in made.people] == ["Sari Banoda"]


def test_a_gathering_of_one_with_another_has_both() -> None:
    told = roles(
        extract("Rapat kerja Komisi A DPRD Kabupaten Sleman dengan Dinas Sosial Sleman digelar Senin (3/3/2025).")
    )
    assert {"Komisi A DPRD Kabupaten Sleman", "Dinas Sosial Kabupaten Sleman"} <= told.keys()


def test_a_gathering_of_one_alone_tells_no_guest() -> None:
    assert not roles(extract("Rapat kerja Komisi A DPRD Kabupaten Sleman digelar Senin (3/3/2025)."))


def test_kin_and_stand_ins_came_themselves() -> None:
    told = roles(extract("Rapat koordinasi, Senin (3/3/2025), dihadiri keluarga almarhum Bupati Sleman Wira Padmana."))
    assert told == {"keluarga almarhum Bupati Sleman Wira Padmana": "participant"}
    told = roles(
        extract(
            "Sekda Sleman Laras Wening hadir mewakili Bupati Sleman Wira Padmana dalam rapat koordinasi di Semarang."
        )
    )
    assert told == {"Laras Wening": "participant"}


def test_whoever_is_told_beside_them_came_too() -> None:
    told = roles(extract("Rapat koordinasi, Senin (3/3/2025), dihadiri para camat dan Bupati Sleman Wira Padmana."))
    assert told == {"para camat": "participant", WHO: "participant"}
