"""Who took part, where news tells of several people and acts in one sentence."""

from __future__ import annotations

import pytest

from tests.reading import extract, roles

DAY = "Senin (3/3/2025)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sekda Sleman Laras Wening mengatakan, keputusan itu diambil oleh Bupati Sleman Wira Padmana setelah"
         f" menggelar rapat koordinasi dengan Camat terkait di Sleman, {DAY}.",
         {"Wira Padmana": "host", "Camat terkait": "participant"}),
        (f"Sekda Sleman Laras Wening mengatakan hal itu setelah menggelar rapat koordinasi di Sleman, {DAY}.",
         {"Laras Wening": "host"}),
        (f"Sekda Sleman Laras Wening menambahkan, setelah panitia mundur, KPU Sleman menggelar rapat pleno, {DAY}.",
         {"Komisi Pemilihan Umum Kabupaten Sleman": "host"}),
        (f"Pemkab Sleman menggelar rapat koordinasi di Sleman, {DAY}. Ia diminta Bupati Bantul Laras Wening untuk"
         " menjadi narasumber.", {"Pemerintah Kabupaten Sleman": "host"}),
        (f"Pemkab Sleman menggelar rapat koordinasi di Sleman, {DAY}. Bupati Bantul Laras Wening menjadi narasumber.",
         {"Pemerintah Kabupaten Sleman": "host", "Laras Wening": "speaker"}),
    ],
    ids=["who did it", "who says so", "another clause", "who asks for a speaker", "the speaker"],
)  # fmt: skip
def test_an_act_is_that_of_whoever_is_told_to_have_done_it(text: str, expected: dict[str, str]) -> None:
    assert roles(extract(text)) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("dengan Menteri terkait", {"Menteri terkait": "participant"}),
        ("dengan Menteri Pertanian Wira Padmana", {"Wira Padmana": "participant"}),
    ],
    ids=["any concerned", "one"],
)
def test_an_office_concerned_is_nobody_in_particular(told: str, expected: dict[str, str]) -> None:
    text = f"Menteri Pertanian Wira Padmana hadir. Presiden Laras Wening menggelar rapat terbatas {told}, {DAY}."
    found = roles(extract(text))
    assert found == {"Laras Wening": "host"} | expected
