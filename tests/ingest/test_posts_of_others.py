"""Names after a post that is somebody else's: kin and staff of its holder, commands and hamlets by their own names."""

from __future__ import annotations

import pytest

from tests.reading import held, names

CASES = [
    ("Asops Kapolri Irjen Pol Wira Padmana memimpin rapat.", set()),
    ("Aslog Panglima TNI Mayjen TNI Wira Padmana menghadiri rapat.", set()),
    ("Asisten Logistik (Aslog) Panglima TNI Wira Padmana menghadiri rapat.", set()),
    (
        "Kapolri Jenderal Pol Wira Padmana memimpin rapat.",
        {("Wira Padmana", "Kepala Kepolisian Negara Republik Indonesia")},
    ),
    ("Istri Bupati Sleman Laras Wening menghadiri rapat.", set()),
    ("Istri Bupati Sleman Wira Padmana, Laras Wening, menghadiri rapat.", {("Wira Padmana", "Bupati Sleman")}),
    ("Istri Bupati Sleman, Laras Wening, menghadiri rapat.", set()),
    ("Bupati Sleman Laras Wening menghadiri rapat.", {("Laras Wening", "Bupati Sleman")}),
    ("Mewakili Bupati Sleman, Wira Padmana membuka rapat.", set()),
    ("Atas nama Bupati Sleman, Wira Padmana membuka rapat.", set()),
    ("Pelantikan itu atas nama Bupati Sleman, Wira Padmana.", {("Wira Padmana", "Bupati Sleman")}),
    ("Bersama Bupati Sleman, Wira Padmana meninjau pasar.", set()),
    ("Bersama Bupati Sleman, Wira Padmana, gubernur meninjau pasar.", {("Wira Padmana", "Bupati Sleman")}),
    ("Perwakilan Bupati Sleman, Wira Padmana, membuka rapat.", set()),
    ("Putra Presiden Wira Padmana menghadiri rapat.", {("Wira Padmana", "Presiden Republik Indonesia")}),
    ("Laras Wening (istri Bupati Sleman Wira Padmana) menghadiri rapat.", {("Wira Padmana", "Bupati Sleman")}),
    ("Pangdam Jaya memimpin rapat.", set()),
    ("Pangdam Jaya Wira Padmana memimpin rapat.", {("Wira Padmana", "Panglima Komando Daerah Militer Jaya")}),
    (
        "Pangdam III/Siliwangi Mayjen TNI Wira Padmana memimpin rapat.",
        {("Wira Padmana", "Panglima Komando Daerah Militer III/Siliwangi")},
    ),
    ("Ketua RW 01 Yudanagara menghadiri rapat.", set()),
    ("Ketua RW 01 Yudanagara, Wira Padmana, menghadiri rapat.", {("Wira Padmana", "Ketua RW 01 Yudanagara")}),
    ("Ketua RW 01 Wira Padmana menghadiri rapat.", {("Wira Padmana", "Ketua RW 01")}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_nobody_is_given_the_post_of_another(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize("text", ["Pangdam Siliwangi memimpin rapat.", "Ketua RT 05 Sukamaju menghadiri rapat."])
def test_commands_and_hamlets_are_nobody(text: str) -> None:
    assert names(text) == set()
