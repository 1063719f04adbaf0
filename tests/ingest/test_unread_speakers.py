"""Quotations whose speaker was not read: they go to nobody, not to whoever spoke before."""

from __future__ import annotations

import pytest

from tests.reading import extract

BUPATI = "Bupati Sleman Wira Padmana"
OPENS = f"{BUPATI} mengatakan pasar itu akan ditata ulang."
SAID = '"Kami akan menata ulang pasar itu tahun ini'
LONG = "Pasar itu dibangun dua puluh tahun lalu dan belum pernah diperbaiki."

CASES = [
    # a verb beside the words, and after it a name that is not read
    (f'{OPENS}\n\n{SAID}," kata Wira di Sleman.', "Wira Padmana"),
    (f'{OPENS}\n\n{SAID}," kata Rumah Kuning dalam siarannya.', None),
    (f'{OPENS}\n\n{SAID}," kata Vice President Wirapay, dikutip Senin.', None),
    # the verb is spoiled, or the speaker stands before it
    (f'{OPENS}\n\n{SAID}," ujarny.', "Wira Padmana"),
    (f'{OPENS}\n\n{SAID}," celetuk dia.', "Wira Padmana"),
    (f'{OPENS}\n\n{SAID}," teriak warga di pasar.', None),
    (f'{OPENS}\n\n{SAID}," Camat Depok Laras Wening menegaskan.', "Laras Wening"),
    (f"{OPENS}\n\n{SAID}.”", "Wira Padmana"),
    # what a report shows is not what it heard
    (f"{OPENS} Unggahan itu disertai narasi:\n\n{SAID}.”", None),
    (f"{OPENS} Unggahan itu dibantahnya.\n\n{SAID}.”", "Wira Padmana"),
    # a sentence before tells that another one speaks
    (f'{OPENS}\n\nZorkanu mengatakan warga menunggu.\n\n{SAID}," ujarnya.', None),
    (f'{OPENS}\n\nWira mengatakan warga menunggu.\n\n{SAID}," ujarnya.', "Wira Padmana"),
    (f'{OPENS}\n\nWarga di sana sudah menunggu.\n\n{SAID}," ujarnya.', "Wira Padmana"),
    (f'{OPENS}\n\nZorkanu, salah seorang pedagang, mengaku senang.\n\n{SAID}," ujarnya.', None),
    # whoever is named only for an order of his does not speak
    (f'Sesuai arahan {BUPATI}, Camat Depok Laras Wening menata pasar.\n\n{SAID}," kata Laras.', "Laras Wening"),
    (
        f"Camat Depok Laras Wening hadir. Sebagaimana arahan {BUPATI}, Laras mendorong warga menata pasar."
        f'\n\n{SAID}," ujarnya.',
        "Laras Wening",
    ),
    # a text told by its short form
    (f'{OPENS}\n\n{SAID}," tulis Zorbub tersebut.', None),
    # whoever is named beside the one who speaks, or is spoken of, has not the word
    (f'{OPENS}\n\n{SAID}," ucap petugas yang menjadi pembawa acara bersama {BUPATI}.', None),
    (
        f'Camat Depok Laras Wening hadir. {OPENS}\n\n"Menurut saya target Pak Wira Padmana itu berat," ujarnya.',
        "Laras Wening",
    ),
    (f'{OPENS}\n\n"Saya Wira Padmana akan menata ulang pasar itu," ujarnya.', "Wira Padmana"),
    (
        f'Camat Depok Laras Wening mengatakan warga menunggu. Selain {BUPATI}, Laras juga hadir.\n\n{SAID}," ujarnya.',
        "Laras Wening",
    ),
    (
        'Camat Depok Laras Wening mengatakan warga menunggu. Bupati Sleman menyebut hal itu.\n\n"Tadi Pak'
        ' Bupati Sleman menyampaikan harapan yang sama," ujarnya.',
        "Laras Wening",
    ),
    # who is called "this one" after a quotation is its speaker
    (
        f'{BUPATI} hadir.\n\n"Kami siap," kata Laras Wening. Sekretaris Partai Golkar ini menilai baik.'
        f'\n\n{SAID}," ujarnya.',
        "Laras Wening",
    ),
    # a wish is told by whoever speaks; whoever opens a sentence takes the word
    (f'{OPENS}\n\nPresiden Laras Wening ingin pasar itu ramai.\n\n{SAID}," ujarnya.', "Wira Padmana"),
    (f'{OPENS}\n\nNamun, Camat Depok Laras Wening punya pandangan lain.\n\n{SAID}," ujarnya.', "Laras Wening"),
    # nobody was said to speak: whoever was named last is right in half the cases, which is too few
    (f'Warga menunggu {BUPATI}. {LONG}\n\n{SAID}," ujarnya.', None),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_words_of_one_who_is_not_read_go_to_nobody_else(text: str, speaker: str | None) -> None:
    made = extract(text)
    named = {person.id: person.name for person in made.people}
    assert [named.get(quote.speaker or "") for quote in made.quotes] == ([speaker] if speaker else [])


OTHERS = [
    ('"Pak Wira akan menata ulang pasar itu tahun ini," ujarnya.', ["Laras Wening"]),
    ('"Saya, Wira Padmana, akan menata ulang pasar itu," ujarnya.', ["Wira Padmana"]),
    ('"Pasangan Wira-Laras akan menata ulang pasar itu," ujarnya.', ["Wira Padmana"]),
    ('"Pemkab akan menata ulang pasar itu tahun ini," ujarnya.', ["Wira Padmana"]),
]


@pytest.mark.parametrize(("words", "speakers"), OTHERS)
def test_nobody_speaks_of_himself_by_name(words: str, speakers: list[str]) -> None:
    made = extract(
        f"Camat Depok Laras Wening mengatakan warga menunggu. {BUPATI} mengatakan pasar itu akan ditata.\n\n{words}"
    )
    named = {person.id: person.name for person in made.people}
    assert [named.get(quote.speaker or "") for quote in made.quotes] == speakers
