"""Modals that direct, and those that only tell how someone would have things."""

from __future__ import annotations

import pytest

from tests.reading import directives, read_on

BUPATI = "{} kata Bupati Sari Melati."
NOBODY = "{} kata Sari Melati. Sari Melati tinggal di desa itu."


def told(text: str) -> list[tuple[str | None, list[str], str]]:
    """Issuer, addressees and action of every published directive, in words."""
    return directives(read_on("2022-03-02", text))


@pytest.mark.parametrize(
    ("directs", "is_view"),
    [
        pytest.param(
            BUPATI.format('"Pasar itu harus dibersihkan setiap pagi,"'),
            NOBODY.format('"Pasar itu harus dibersihkan setiap pagi,"'),
            id="what must be, said by one with no office",
        ),
        pytest.param(
            NOBODY.format('"Camat harus membersihkan pasar setiap pagi,"'),
            NOBODY.format('"Kita harus membersihkan pasar setiap pagi,"'),
            id="all of us, said by one with no office",
        ),
        pytest.param(
            BUPATI.format('"Camat tidak boleh menarik pungutan apa pun,"'),
            BUPATI.format('"Kebijakan itu tidak boleh mengabaikan warga desa,"'),
            id="a thing that may not do",
        ),
        pytest.param(
            BUPATI.format('"Tidak boleh menarik pungutan apa pun dari warga,"'),
            NOBODY.format('"Tidak boleh menarik pungutan apa pun dari warga,"'),
            id="forbidden to those who hear it",
        ),
        pytest.param(
            '"Lapangan itu tidak boleh dimanfaatkan untuk berdagang," imbau Bupati Sari Melati.',
            BUPATI.format('"Lapangan itu tidak boleh dimanfaatkan untuk berdagang,"'),
            id="an appeal",
        ),
        pytest.param(
            BUPATI.format('"Jalan desa itu perlu segera diperbaiki,"'),
            BUPATI.format('"Jalan desa itu perlu dipertimbangkan lagi,"'),
            id="urgently needed",
        ),
        pytest.param(
            BUPATI.format('"Para camat perlu mendata warga miskin,"'),
            BUPATI.format('"Kita perlu mendata warga miskin,"'),
            id="needed of a party",
        ),
        pytest.param(
            BUPATI.format('"Dana itu sebaiknya dipakai untuk membangun jalan,"'),
            BUPATI.format('"Dana itu seyogyanya dipakai untuk membangun jalan,"'),
            id="had better be",
        ),
        pytest.param(
            'Bupati Sleman Sari Melati mengatakan, "Pemerintah pusat perlu mengubah rencana anggaran itu."',
            'Bupati Sleman Sari Melati mengatakan, "Pemerintah Kabupaten Sleman perlu mengubah rencana anggaran itu."',
            id="plans of the speaker's own body",
        ),
    ],
)
def test_a_view_is_kept_for_review(directs: str, is_view: str) -> None:
    assert len(told(directs)) == 1
    assert told(is_view) == []


@pytest.mark.parametrize(
    ("text", "action"),
    [
        pytest.param(
            BUPATI.format('"Camat harus mendata warga agar bantuan tepat sasaran,"'),
            "mendata warga agar bantuan tepat sasaran",
            id="its purpose",
        ),
        pytest.param(
            BUPATI.format('"Camat harus mendata warga, sehingga bantuan tepat sasaran,"'),
            "mendata warga",
            id="not what follows from it",
        ),
        pytest.param(
            "Bupati Sari Melati meminta camat mendata semua usaha, termasuk kios di pasar desa.",
            "mendata semua usaha, termasuk kios di pasar desa",
            id="what it is done to as well",
        ),
        pytest.param(
            BUPATI.format('"Camat harus mendata semua usaha, seperti kios di pasar desa,"'),
            "mendata semua usaha, seperti kios di pasar desa",
            id="what it is done to, for example",
        ),
        pytest.param(
            "Bupati Sari Melati meminta camat mendata semua usaha, artinya kios pun dicatat.",
            "mendata semua usaha",
            id="not what that means",
        ),
    ],
)
def test_an_act_goes_as_far_as_its_purpose_and_its_examples(text: str, action: str) -> None:
    assert [act for _, _, act in told(text)] == [action]
