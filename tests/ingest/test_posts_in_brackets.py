"""The holder named after brackets that hold a post's short form."""

from __future__ import annotations

import pytest

from tests.reading import held

CASES = [
    (
        "Menteri Koordinator Bidang Pembagunan Manusia dan Kebudayaan (Menko PMK) Wira Padmana membuka rapat.",
        {("Wira Padmana", "Menteri Koordinator Bidang Pembangunan Manusia dan Kebudayaan")},
    ),
    (
        "Penjabat Sekretaris Daerah (Pj. Sekda) Sleman, Dr. Wira Padmana S.H., memimpin apel.",
        {("Wira Padmana", "Sekretaris Daerah Kabupaten Sleman")},
    ),
    ("Sekretaris Daerah (Pj. Sejak Mei) Sleman, Dr. Wira Padmana S.H., memimpin apel.", set()),
    (
        "Inspektur Jenderal (Irjen) Kementerian Dalam Negeri (Kemendagri) Komjen. Pol. Drs. Wira Padmana hadir.",
        {("Wira Padmana", "Inspektur Jenderal Kementerian Dalam Negeri")},
    ),
    ("Inspektur Jenderal (Kolonel) Wira Padmana memimpin rapat.", set()),
    ("Kapala Dinas Sosial (Kadinsos) Laras Wening membuka rapat.", {("Laras Wening", "Kepala Dinas Sosial")}),
    ("Hadir Wira Padmana (Kepala Dinas Sosial) Laras Wening dan warga.", {("Wira Padmana", "Kepala Dinas Sosial")}),
    ("Turut hadir sekertaris kota Laras Wening dan warga.", {("Laras Wening", "Sekretaris Daerah")}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_brackets_tell_whose_post_it_is(text: str, expected: set[tuple[str, str]]) -> None:
    assert held(text) == expected
