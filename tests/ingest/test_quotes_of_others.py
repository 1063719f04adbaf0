"""Quotations beside someone well known that somebody else spoke: aides, kin, people in the street, those who answer."""

from __future__ import annotations

import pytest

from tests.reading import extract

SAID = '"Pasar itu akan ditata ulang tahun ini," '
BUPATI = "Bupati Sleman Wira Padmana"
CHAIR = "Ketua DPRD Sleman Laras Wening"

CASES = [
    (f"{SAID}kata {BUPATI}.", "Wira Padmana"),
    (f"{SAID}kata sopir {BUPATI}.", None),
    (f"{SAID}ujar Budi, ajudan {BUPATI}.", None),
    (f"{SAID}kata kuasa hukum Bupati Sleman, Laras Wening.", "Laras Wening"),
    (f"{CHAIR} hadir. {SAID}kata kuasa hukum {BUPATI}, Laras Wening, di Sleman.", "Laras Wening"),
    (f'{BUPATI} berkata, "Kami akan menata ulang pasar itu tahun ini."', "Wira Padmana"),
    (f'Menanggapi {BUPATI}, warga berkata, "Kami akan menata ulang pasar itu tahun ini."', None),
    (f'Menanggapi {BUPATI}, {CHAIR} mengatakan, "Kami akan menata ulang pasar itu tahun ini."', "Laras Wening"),
    (f'Mendampingi {BUPATI}, {CHAIR} mengatakan, "Kami akan menata ulang pasar itu tahun ini."', "Laras Wening"),
    (f'Menurut {BUPATI}, pasar itu penting. {CHAIR} mengatakan, "Kami akan menata ulang pasar itu."', "Laras Wening"),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_words_are_given_to_whoever_spoke_them_or_to_nobody(text: str, speaker: str | None) -> None:
    made = extract(text)
    named = {person.id: person.name for person in made.people}
    assert [named.get(quote.speaker or "") for quote in made.quotes] == ([speaker] if speaker else [])
