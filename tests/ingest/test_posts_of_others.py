"""Names after a post that is somebody else's: kin and staff of its holder, commands and hamlets by their own names."""

from __future__ import annotations

import pytest

from tests.reading import extract, held, names

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
    (
        "Ketua DPRD Sleman Laras Wening mengatakan hal itu. “Kami sudah menemui kepseknya kemarin,” kata Laras."
        "\n\nKepsek SMP 3 tersebut meminta maaf.",
        {("Laras Wening", "Ketua DPRD Kabupaten Sleman")},
    ),
    (
        "“Kami sudah menemui para guru di sana kemarin,” kata Laras Wening.\n\nKepsek SMP 3 tersebut meminta maaf.",
        {("Laras Wening", "Kepala Sekolah SMP 3")},
    ),
    (
        "Rapat dipimpin Ketua DPRD Sleman Laras Wening, didampingi Wakil Ketua dari Fraksi Golkar Wira Padmana.",
        {("Laras Wening", "Ketua DPRD Kabupaten Sleman"), ("Wira Padmana", "Wakil Ketua DPRD Kabupaten Sleman")},
    ),
    ("Rapat itu dipimpin Wakil Ketua Fraksi Golkar Wira Padmana.", {("Wira Padmana", "Wakil Ketua Fraksi Golkar")}),
    ("Kepala Adat Besar Kutai hadir. DPRD Kutai Timur mengundang warga.", set()),
    (
        "Wira Padmana menyampaikan kunjungan itu atas permintaan Laras Wening. Ia menyadari tantangannya."
        "\n\n“Kita menyadari tantangan terbesar dalam hal itu,” kata Wakil Ketua Fraksi Golkar DPR RI ini.",
        {("Wira Padmana", "Wakil Ketua Fraksi Golkar DPR RI")},
    ),
    (
        "Wira Padmana menyampaikan kunjungan itu baik. Laras Wening mengatakan hal itu sulit."
        "\n\n“Kita menyadari tantangan terbesar dalam hal itu,” kata Wakil Ketua Fraksi Golkar DPR RI ini.",
        {("Laras Wening", "Wakil Ketua Fraksi Golkar DPR RI")},
    ),
    ("Mewakili Bupati Sleman, Wira Padmana membuka rapat.", set()),
    ("Atas nama Bupati Sleman, Wira Padmana membuka rapat.", set()),
    ("Pelantikan itu atas nama Bupati Sleman, Wira Padmana.", {("Wira Padmana", "Bupati Sleman")}),
    ("Bersama Bupati Sleman, Wira Padmana meninjau pasar.", set()),
    ("Bersama Bupati Sleman, Wira Padmana, gubernur meninjau pasar.", {("Wira Padmana", "Bupati Sleman")}),
    ("Perwakilan Bupati Sleman, Wira Padmana, membuka rapat.", set()),
    ("Putra Presiden Wira Padmana menghadiri rapat.", {("Wira Padmana", "Presiden Republik Indonesia")}),
    ("Laras Wening (istri Bupati Sleman Wira Padmana) menghadiri rapat.", {("Wira Padmana", "Bupati Sleman")}),
    ("Senada dengan Wira Padmana, Bupati Sleman, Laras Wening, membuka rapat.", {("Laras Wening", "Bupati Sleman")}),
    ("Senada dengan Wira Padmana, Bupati Sleman mengatakan rapat itu penting.", set()),
    ("Rapat dimulai. Wira Padmana, Bupati Sleman, mengatakan rapat itu penting.", {("Wira Padmana", "Bupati Sleman")}),
    (
        "Bupati Sleman Wira Padmana hadir bersama ayah Bupati Sleman sekaligus Ketua DPRD Sleman.",
        {("Wira Padmana", "Bupati Sleman")},
    ),
    ("Warga memilih Wira Padmana sebagai Bupati Sleman.", set()),
    ("Uang itu untuk meloloskan Wira Padmana sebagai anggota DPRD Sleman.", set()),
    ("Warga memilih datang, dan Wira Padmana sebagai Bupati Sleman hadir.", {("Wira Padmana", "Bupati Sleman")}),
    ("Unggahan berisi narasi “Laras tunjuk Wira Padmana menjadi Bupati Sleman” itu hoaks.", set()),
    ("Astamarena Kapolri Komjen Pol Wira Padmana menghadiri rapat.", set()),
    ("Rapat dimulai. Meski ada kritik kepada Bupati Sleman, Wira Padmana menilai itu wajar.", set()),
    (
        "Rapat dimulai. Usai ada kritik dari Bupati Sleman, Wira Padmana, rapat ditutup.",
        {("Wira Padmana", "Bupati Sleman")},
    ),
    ("Presiden ke-6 RI, Wira Padmana, menghadiri rapat.", {("Wira Padmana", "Presiden Republik Indonesia")}),
    ("Kandidat Bupati Sleman, Wira Padmana, menghadiri rapat.", set()),
    ("Juru Bicara Khusus, Plt Bupati Sleman, Wira Padmana, menghadiri rapat.", set()),
    ("Wira Padmana selaku Presiden KSXY Sleman menghadiri rapat.", set()),
    ("Wira Padmana selaku Presiden menghadiri rapat.", {("Wira Padmana", "Presiden Republik Indonesia")}),
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


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("Presiden RI ke-6 Wira Padmana hadir.", True),
        ("Presiden RI ke-5, Laras Wening, hadir.", True),
        ("Wakil Presiden RI ke-10 Wira Padmana hadir.", True),
        ("Presiden RI ke-8 Wira Padmana hadir.", False),
        ("Presiden ke-7 RI Wira Padmana hadir.", False),
        ("Presiden ke-7 RI Wira Padmana hadir pada 2025.", True),
        ("Presiden RI Wira Padmana hadir.", False),
    ],
)
def test_a_president_told_by_an_old_number_is_a_former_one(text: str, former: bool) -> None:
    assert [tenure.former for tenure in extract(text).tenures] == [former]


@pytest.mark.parametrize(
    ("sentence", "held_too"),
    [
        ("Wira Padmana membawa Menteri Pertahanan itu ke pasar.", False),
        ("Wira Padmana hadir. Menteri Pertahanan itu meninjau pasar.", True),
    ],
)
def test_nobody_does_to_himself_what_he_does_to_the_minister(sentence: str, held_too: bool) -> None:
    text = f"Bupati Sleman Wira Padmana tiba di sana. {sentence}"
    assert (("Wira Padmana", "Menteri Pertahanan") in held(text)) is held_too


@pytest.mark.parametrize(
    ("after", "is_head_of_state"), [("Presiden FIFA", False), ("Presiden KSXY Wira Padmana", False), ("Presiden", True)]
)
def test_presidents_of_bodies_are_not_the_head_of_state(after: str, is_head_of_state: bool) -> None:
    made = extract(f'"Kami akan menata ulang lapangan itu tahun ini," kata {after}.')
    assert ("post/presiden-republik-indonesia" in {quote.speaker for quote in made.quotes}) is is_head_of_state


@pytest.mark.parametrize(
    ("sentence", "held_too"),
    [
        ("Wira menilai kehadiran Menteri Pertahanan itu penting.", False),
        ("Wira menilai warga senang, sebab Menteri Pertahanan itu hadir.", False),
        ("Wira menilai hal itu baik. Apalagi, lanjutnya, Menteri Pertahanan itu ramah.", False),
        ("Wira menilai hal itu baik. Menteri Pertahanan itu juga menilai hal lain.", True),
        ("Wira menilai hal itu baik. Setelah itu, Menteri Pertahanan itu meninjau pasar.", True),
        ('"Kami akan menata ulang pasar itu," kata Menteri Pertahanan itu.', True),
    ],
)
def test_nobody_tells_of_himself_by_his_post(sentence: str, held_too: bool) -> None:
    text = f"Wira Padmana mengatakan pasar itu ramai. {sentence}"
    assert (("Wira Padmana", "Menteri Pertahanan") in held(text)) is held_too
