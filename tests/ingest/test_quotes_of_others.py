"""Quotations beside someone well known that somebody else spoke: aides, kin, people in the street, those who answer."""

from __future__ import annotations

import pytest

from tests.reading import extract

SAID = '"Pasar itu akan ditata ulang tahun ini," '
BUPATI = "Bupati Sleman Wira Padmana"
CHAIR = "Ketua DPRD Sleman Laras Wening"
SAFE = f"Kabar pasar\n\n{BUPATI} mengatakan pasar itu aman."

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
    (
        f'{SAFE}\n\nUnggahan itu disertai narasi:\n\n"Pasar itu akan dijual tahun ini."',
        None,
    ),
    (
        f'{SAFE} Akun itu menambahkan narasi "Pasar itu akan dijual kepada asing tahun ini."',
        None,
    ),
    (
        f'{SAFE}\n\nFoto itu dengan tulisan sebagai berikut:\n\n"Pasar itu akan dijual tahun ini."',
        None,
    ),
    (f"Kabar pasar\n\n{BUPATI} menjawab semua narasi.\n\n{SAID}ujarnya.", "Wira Padmana"),
    (
        f'Kabar pasar\n\n{BUPATI} menjelaskan tulisan itu:\n\n"Kami akan menata ulang pasar itu tahun ini."',
        "Wira Padmana",
    ),
    (f"{CHAIR} mengeluh. Langkah itu menuai apresiasi dari {BUPATI}. Ia senang. {SAID}ujarnya.", "Wira Padmana"),
    (f"{CHAIR} mengeluh soal apresiasi dari {BUPATI}. Ia tidak senang. {SAID}ujarnya.", "Laras Wening"),
    (f"{CHAIR} mengeluh. {SAID}sindir {BUPATI}.", "Wira Padmana"),
    (f'{SAFE}\n\nPasal 10 aturan itu berbunyi: "Pasar tidak dapat dijual kepada pihak asing."', None),
    (f"{SAFE}\n\nAturan itu berbunyi lain.\n\n{SAID}ujarnya.", "Wira Padmana"),
    (f"{SAFE} Kemarin, {CHAIR} melaporkan Wira Padmana ke polisi.\n\n{SAID}ujarnya.", "Wira Padmana"),
    (f"{SAFE} Kemarin, {CHAIR} melaporkan kerugian pasar.\n\n{SAID}ujarnya.", "Laras Wening"),
    (f"Mewakili Pj. {BUPATI}, {CHAIR} menyampaikan beberapa hal.\n\n{SAID}ujarnya.", "Laras Wening"),
    (f"Pj. {BUPATI} bersama {CHAIR} menyampaikan beberapa hal.\n\n{SAID}ujarnya.", "Wira Padmana"),
    (f"{BUPATI}, diwakili {CHAIR}, menyampaikan beberapa hal.\n\n{SAID}ujarnya.", "Laras Wening"),
    (f"{BUPATI} menyampaikan camat itu diwakili {CHAIR}.\n\n{SAID}ujarnya.", "Wira Padmana"),
    (f"Rapat itu dipimpin {BUPATI}. {CHAIR} juga hadir.\n\nPasar itu dibahas.\n\n{SAID}ujarnya.", None),
    (f"Rapat itu dipimpin {BUPATI}.\n\nPasar itu dibahas.\n\n{SAID}ujarnya.", "Wira Padmana"),
    (f"{CHAIR} juga hadir dalam rapat itu.\n\nPasar itu dibahas.\n\n{SAID}ujarnya.", "Laras Wening"),
    (
        f"{CHAIR} mengatakan pasar itu aman. Wali Kota Palu terpilih ini menyebut pasar itu penting.\n\n{SAID}ujarnya.",
        "Laras Wening",
    ),
    (f"Dinas Sosial Sleman melalui Kabid Pasar Wira Padmana, mengatakan {SAID}tuturnya.", "Wira Padmana"),
    (f"{BUPATI} melalui {CHAIR} mengatakan pasar itu aman. {SAID}tuturnya.", "Laras Wening"),
    (f"{BUPATI} menata pasar melalui {CHAIR} dan mengatakan pasar itu aman. {SAID}tuturnya.", "Wira Padmana"),
    (
        f"{CHAIR} diam. {BUPATI} mengeluh. Menurut mantan Camat Depok ini, pasar itu aman.\n\n{SAID}tuturnya.",
        "Wira Padmana",
    ),
    (f"{BUPATI} mengeluh. Menurut Ketua DPRD Sleman Laras Wening, pasar itu aman.\n\n{SAID}tuturnya.", "Laras Wening"),
    (f"DPRD Sleman menilai pasar itu rusak.\n\n{SAID}tuturnya.", None),
    (f"{SAFE} Menanggapi rapat DPRD Sleman itu, Ambarwulan berharap pasar ditata.\n\n{SAID}tuturnya.", None),
    (f"{SAFE} Menanggapi rapat DPRD Sleman itu, ia berharap pasar ditata.\n\n{SAID}tuturnya.", "Wira Padmana"),
    (f"{SAFE}\n\nKatanya, {SAID}", "Wira Padmana"),
    (f"{SAFE}\n\nKatanya pasar itu bertema {SAID}", None),
    (f"{SAID}pinta Ny. Laras Wening.", "Laras Wening"),
    (f"{SAFE} Mantan Kepala Dinas Sosial [Dinsos] ini meminta camat menata pasar.\n\n{SAID}pintanya.", "Wira Padmana"),
    (f"{SAFE} {CHAIR} [DPRD] meminta camat menata pasar.\n\n{SAID}pintanya.", "Laras Wening"),
    (f"{BUPATI} menegaskan : “ Pasar itu akan ditata ulang tahun ini “ tegasnya.", "Wira Padmana"),
    (f"{BUPATI} menegaskan : “ Pasar itu akan ditata “ulang” tahun ini ” tegasnya.", "Wira Padmana"),
    (f"{BUPATI} yang diwakili oleh {CHAIR}, S.H., menyampaikan pasar itu aman.\n\n{SAID}tuturnya.", "Laras Wening"),
    (f"{BUPATI}, S.I.P., M.H., melalui {CHAIR} mengatakan pasar itu aman. {SAID}tuturnya.", "Laras Wening"),
    (f"{BUPATI}, melalui {CHAIR}, ketika ditemui membenarkan hal itu.\n\n{SAID}tuturnya.", "Laras Wening"),
    (f"{BUPATI} menata pasar melalui {CHAIR}.\n\n{SAID}tuturnya.", "Wira Padmana"),
    (f"{SAFE} Rapat yang digelar kemarin itu dipimpin {CHAIR}.\n\n{SAID}tuturnya.", "Laras Wening"),
    (f"{SAFE} Hasil rapat yang pernah dipimpin {CHAIR} dibahas.\n\n{SAID}tuturnya.", "Wira Padmana"),
    (f"{SAFE} Demikian juga yang disampaikan oleh {CHAIR}.\n\n{SAID}tuturnya.", "Laras Wening"),
    (f"{SAFE} Janji yang disampaikan oleh {CHAIR} dibahas.\n\n{SAID}tuturnya.", "Wira Padmana"),
    (f"{SAID}ucap lelaki yang ramah itu.\n\n{BUPATI} diam.", None),
    (f"{SAFE}\n\n{SAID}ucap lelaki yang ramah itu.", "Wira Padmana"),
    (f"{SAFE}\n\n{SAID}desak {CHAIR}.", "Laras Wening"),
    (f"{SAFE}\n\n” Pasar itu wajib ditata terkait dengan hal ini, Tegas {CHAIR} menutup.", "Laras Wening"),
    (f"{SAID}kta {BUPATI}.", "Wira Padmana"),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_words_are_given_to_whoever_spoke_them_or_to_nobody(text: str, speaker: str | None) -> None:
    made = extract(text)
    named = {person.id: person.name for person in made.people}
    assert [named.get(quote.speaker or "") for quote in made.quotes] == ([speaker] if speaker else [])
