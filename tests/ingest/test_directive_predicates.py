"""What officials are told to do or be in words that are no verbs, and other acts told in few words."""

from __future__ import annotations

import pytest

from tests.reading import directives, read_on

BUPATI = "{} kata Bupati Sari Melati."


def told(text: str) -> list[tuple[str | None, list[str], str]]:
    """Issuer, addressees and action of every published directive, in words."""
    return directives(read_on("2022-03-02", text))


@pytest.mark.parametrize(
    ("text", "action"),
    [
        pytest.param(
            BUPATI.format('"Semua pihak harus introspeksi kekurangan masing-masing,"'),
            "introspeksi kekurangan masing-masing",
            id="all of them",
        ),
        pytest.param(
            BUPATI.format('"Aparatur harus gesit melayani warga,"'), "gesit melayani warga", id="those in office"
        ),
        pytest.param(
            "Bupati Sari Melati menegaskan bahwa Dinas Sosial harus punya peran menjaga kerukunan warga.",
            "punya peran menjaga kerukunan warga",
            id="a body",
        ),
        pytest.param(
            "Bupati Sari Melati mengatakan para kepala desa harus lebih proaktif menggali potensi desa.",
            "lebih proaktif menggali potensi desa",
            id="more of what they are",
        ),
    ],
)
def test_officials_are_told_what_to_be_in_any_words(text: str, action: str) -> None:
    assert [act for _, _, act in told(text)] == [action]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BUPATI.format('"Para petani harus antre pupuk sejak pagi,"'), id="hardship"),
        pytest.param(BUPATI.format('"Seluruh petugas harus minimal lima orang,"'), id="how many"),
        pytest.param(BUPATI.format('"Semua warga terpaksa pindah, mereka harus introspeksi,"'), id="no official"),
        pytest.param(BUPATI.format('"Negara harus kuat seperti dulu,"'), id="a state"),
        pytest.param("Bupati Sari Melati mengatakan, petugas itu wajib karena jumlah warga besar.", id="a rule"),
        pytest.param(BUPATI.format('"Pembangunan jalan harus mulus sampai desa,"'), id="a thing"),
    ],
)
def test_what_befalls_others_is_no_directive(text: str) -> None:
    assert told(text) == []


def test_a_demand_upon_a_body_is_told_by_its_noun() -> None:
    text = "Koran itu memuat berita mengenai desakan {}terhadap Badan Pusat Statistik untuk memeriksa data bantuan."
    assert [act for _, _, act in told(text.format("Bupati Sari Melati "))] == ["memeriksa data bantuan"]
    assert told(text.format("")) == []


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        pytest.param(
            BUPATI.format('"Kepada warga untuk menjaga lingkungan, agar wabah bisa dicegah,"'),
            ["menjaga lingkungan, agar wabah bisa dicegah"],
            id="a purpose has its own verb",
        ),
        pytest.param(
            BUPATI.format('"Oleh karena itu seluruh camat untuk mengikuti ketentuan dalam edaran ini,"'),
            ["mengikuti ketentuan dalam edaran ini"],
            id="after a reason",
        ),
        pytest.param(BUPATI.format('"Kepada warga untuk menjaga lingkungan bisa lewat camat,"'), [], id="may be done"),
    ],
)
def test_a_party_and_its_act_without_a_verb(text: str, actions: list[str]) -> None:
    assert [act for _, _, act in told(text)] == actions


def test_one_act_asked_of_two_parties_is_two_directives() -> None:
    two = (
        "Bupati Sari Melati meminta para camat memeriksa data bantuan warga."
        " Bupati Sari Melati juga meminta Dinas Sosial memeriksa data bantuan warga."
    )
    again = (
        "Bupati Sari Melati meminta para camat memeriksa data bantuan warga."
        " Bupati Sari Melati juga meminta seluruh camat memeriksa data bantuan warga."
    )
    assert len(told(two)) == 2
    assert len(told(again)) == 1
