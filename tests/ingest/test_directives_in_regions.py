"""Directives as regional offices word them: parties in common nouns, cases, contrasts and words passed on."""

from __future__ import annotations

import pytest

from graph.model import Extraction
from tests.reading import directives, read_on

OPENING = "Bupati Sleman Sari Melati memimpin rapat koordinasi di pendopo, Selasa (1/3/2022).\n\n"


def read(text: str) -> Extraction:
    return read_on("2022-03-02", OPENING + text)


def told(text: str) -> list[tuple[str | None, list[str], str]]:
    """Issuer, addressees and action of every published directive, in words."""
    return directives(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"Saya minta dinas yang berada dibawah koordinasi Asisten II, agar mendata pasar," kata Sari Melati.',
            ("Sari Melati", ["dinas yang berada dibawah koordinasi Asisten II"], "mendata pasar"),
            id="a noun of the relative clause is no act",
        ),
        pytest.param(
            "Sari Melati berharap camat yang bersentuhan langsung dengan warga dapat membuka posko.",
            ("Sari Melati", ["camat yang bersentuhan langsung dengan warga"], "dapat membuka posko"),
            id="langsung dengan in a relative clause",
        ),
        pytest.param(
            "Sari Melati mengingatkan kepada para lurah tentang pentingnya menjaga sungai.",
            ("Sari Melati", ["para lurah"], "menjaga sungai"),
            id="reminded of the importance of an act",
        ),
        pytest.param(
            "Sari Melati meminta penjabat yang baru dilantik segera mempelajari tugasnya.",
            ("Sari Melati", ["penjabat yang baru dilantik"], "segera mempelajari tugasnya"),
            id="penjabat",
        ),
        pytest.param(
            '"Maka hukum tua yang baru dilantik harus segera mendata warga," kata Sari Melati.',
            ("Sari Melati", ["hukum tua yang baru dilantik"], "segera mendata warga"),
            id="the heads of villages in Minahasa",
        ),
        pytest.param(
            '"Tokoh agama yang hadir harus menyampaikan pesan damai," kata Sari Melati.',
            ("Sari Melati", ["Tokoh agama yang hadir"], "menyampaikan pesan damai"),
            id="a party of two words with a relative clause",
        ),
        pytest.param(
            '"Kepala dinas wajib untuk menyampaikan laporan," kata Sari Melati.',
            ("Sari Melati", ["Kepala dinas"], "menyampaikan laporan"),
            id="untuk after wajib",
        ),
        pytest.param(
            '"Karena itu para camat harus mendata warga," kata Sari Melati.',
            ("Sari Melati", ["para camat"], "mendata warga"),
            id="a conclusion with its party",
        ),
        pytest.param(
            '"Serta perkuat penjagaan di pasar," kata Sari Melati.',
            ("Sari Melati", [], "perkuat penjagaan di pasar"),
            id="serta before an order",
        ),
        pytest.param(
            '"Camat harus bekerja untuk warga, bukan untuk kelompok melainkan untuk semua," kata Sari Melati.',
            ("Sari Melati", ["Camat"], "bekerja untuk warga, bukan untuk kelompok melainkan untuk semua"),
            id="what is told against belongs to the act",
        ),
        pytest.param(
            '"Data tersebut agar dilaporkan paling lambat hari Jumat," kata Sari Melati.',
            ("Sari Melati", [], "dilaporkan paling lambat hari Jumat"),
            id="a thing to be acted on",
        ),
        pytest.param(
            '"Hal itu mohon segera ditangani," kata Sari Melati.',
            ("Sari Melati", [], "segera ditangani"),
            id="mohon after what it is about",
        ),
        pytest.param(
            "Sari Melati meminta camat kerja sama dengan lurah.",
            ("Sari Melati", ["camat"], "kerja sama dengan lurah"),
            id="kerja sama as a verb",
        ),
        pytest.param(
            "Camat Depok Budi Santoso menyampaikan arahan Bupati Sari Melati bahwa para lurah harus mendata warga.",
            ("Sari Melati", ["para lurah"], "mendata warga"),
            id="words passed on",
        ),
        pytest.param(
            "Sari Melati meminta warga menjaga pasar. Selain itu, camat bersama Forkopimcam diminta membuka posko.",
            ("Sari Melati", ["camat bersama Forkopimcam"], "membuka posko"),
            id="a party together with a body",
        ),
        pytest.param(
            "PT Maju Terus (MT) di Kabupaten Sleman diminta oleh sejumlah tokoh masyarakat untuk memperbaiki jalan.",
            ("sejumlah tokoh masyarakat", ["PT Maju Terus"], "memperbaiki jalan"),
            id="a company with its place, and a group that asks",
        ),
        pytest.param(
            "Tampak hadir Ketua PKK Sleman Wati Lestari. Saat itu, dirinya meminta para camat mendata warga.",
            ("Sari Melati", ["para camat"], "mendata warga"),
            id="who is present does not speak",
        ),
        pytest.param(
            "Sari Melati mengingatkan warga tetapi para camat diharuskan untuk mendata desa.",
            ("Sari Melati", ["para camat"], "mendata desa"),
            id="no party goes on across tetapi",
        ),
        pytest.param(
            "Sari Melati mengimbau seluruh peserta sosialisasi agar mengikuti acara dengan serius.",
            ("Sari Melati", ["seluruh peserta sosialisasi"], "mengikuti acara dengan serius"),
            id="the name of an event in a party",
        ),
        pytest.param(
            '"Jangan lagi bekerja dengan pola lama," kata Sari Melati.',
            ("Sari Melati", [], "Jangan lagi bekerja dengan pola lama"),
            id="what is to be done no more",
        ),
        pytest.param(
            '"Jangan ada lagi yang menunda laporan," kata Sari Melati.',
            ("Sari Melati", [], "Jangan ada lagi yang menunda laporan"),
            id="no one is to do it",
        ),
        pytest.param(
            "Sari Melati juga tegaskan agar para camat mendata warga.",
            ("Sari Melati", ["para camat"], "mendata warga"),
            id="a bare verb after juga",
        ),
        pytest.param(
            "Sari Melati menyapa ASN. Lanjutnya, para ASN harus menjaga disiplin.",
            ("Sari Melati", ["para ASN"], "menjaga disiplin"),
            id="said with lanjutnya",
        ),
        pytest.param(
            '"Kepada semua Bupati diminta untuk membuat peraturan," kata Sari Melati.',
            ("Sari Melati", ["semua Bupati"], "membuat peraturan"),
            id="kepada before the party of a passive",
        ),
        pytest.param(
            "Sari Melati menyampaikan arahan tegas kepada seluruh jajaran Satuan Kerja Perangkat Daerah (SKPD), camat, "
            "dan lurah, agar tetap menjaga pasar.",
            (
                "Sari Melati",
                ["seluruh jajaran Satuan Kerja Perangkat Daerah (SKPD)", "camat", "lurah"],
                "tetap menjaga pasar",
            ),
            id="arahan to many",
        ),
        pytest.param(
            "Sari Melati mendorong adanya pengawasan rutin di pasar.",
            ("Sari Melati", [], "adanya pengawasan rutin di pasar"),
            id="mendorong adanya",
        ),
        pytest.param(
            "Sari Melati berharap agar kepada semua yang hadir dalam rapat itu, dapat mendata warga.",
            ("Sari Melati", ["semua yang hadir dalam rapat"], "dapat mendata warga"),
            id="a comma after a relative clause",
        ),
        pytest.param(
            '"Saya ingatkan para lurah mohon dana desa dapat digunakan dengan baik," kata Sari Melati.',
            ("Sari Melati", ["para lurah"], "dana desa dapat digunakan dengan baik"),
            id="mohon before the act",
        ),
        pytest.param(
            "Sari Melati menegaskan sejumlah hal penting, antara lain menjaga pasar dan mendata warga.",
            ("Sari Melati", [], "menjaga pasar dan mendata warga"),
            id="points told after antara lain",
        ),
        pytest.param(
            "Sari Melati menyapa warga. Top eksekutif di Kabupaten Sleman itu meminta camat mendata warga.",
            ("Sari Melati", ["camat"], "mendata warga"),
            id="another word for the last one named",
        ),
        pytest.param(
            '"Jika ada kendala, segera berkoordinasi," kata Sari Melati.',
            ("Sari Melati", [], "segera berkoordinasi"),
            id="what is to be done at once in a case",
        ),
        pytest.param(
            "Camat Depok Budi Santoso menghadap. Bupati Sari Melati memintanya untuk mendata warga.",
            ("Sari Melati", [], "mendata warga"),
            id="asked of the one named before",
        ),
        pytest.param(
            "Sari Melati menyampaikan untuk terus menjaga pasar.",
            ("Sari Melati", [], "terus menjaga pasar"),
            id="to go on with an act",
        ),
        pytest.param(
            "Sari Melati memberikan arahan untuk tetap menjaga pasar.",
            ("Sari Melati", [], "tetap menjaga pasar"),
            id="arahan given to go on",
        ),
        pytest.param(
            "Sari Melati mengingatkan perlunya juga perbaikan jalan di desa.",
            ("Sari Melati", [], "perbaikan jalan di desa"),
            id="perlunya juga",
        ),
    ],
)
def test_who_is_directed_to_what(text: str, expected: tuple[str | None, list[str], str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"Limbah itu berbahaya, karena itu harus dimusnahkan di sana," kata Sari Melati.', id="a reason"),
        pytest.param('"Laporan desa yang kami harapkan harus cepat masuk," kata Sari Melati.', id="what we hope for"),
        pytest.param('"Jangan sampai saat api membesar, kita baru bingung," kata Sari Melati.', id="what is too late"),
        pytest.param(
            "Sari Melati mengingatkan para kades atau biasa dipanggil pambakal, bahwa jabatan itu amanah.",
            id="what they are reminded of",
        ),
        pytest.param("Hujan deras mendorong adanya banjir di pasar.", id="what rain brings about"),
        pytest.param('"Jika hujan turun, kami segera menghubungi camat," kata Sari Melati.', id="what we do in a case"),
        pytest.param(
            "Sari Melati menemui warga yang tersesat. Seorang pengantar memintanya untuk beristirahat.",
            id="asked by someone who is not named",
        ),
        pytest.param("Sari Melati memberikan arahan untuk meningkatkan kinerja.", id="what an arahan is for"),
        pytest.param(
            "Bupati Sari Melati mengatakan, Pemerintah Kabupaten Sleman harus menyesuaikan harga.",
            id="the task of her own government",
        ),
        pytest.param('"Jangan ada hujan hari ini," kata Sari Melati.', id="no one's doing"),
        pytest.param(
            "Sari Melati berharap dengan keselarasan camat, dinas, dan seluruh jajaran, maka akan tercipta pemerataan.",
            id="what comes about",
        ),
        pytest.param('"Semua itu agar dirasakan warga," kata Sari Melati.', id="a purpose of all that"),
        pytest.param(
            "Pameran industri kayu yang digelar di pendopo itu diharapkan menjadi ajang promosi.",
            id="a fair of a trade",
        ),
    ],
)
def test_what_directs_no_one(text: str) -> None:
    assert told(text) == []


def test_an_order_ends_before_a_case_of_its_own() -> None:
    """What is to be done in a case is told apart."""
    acts = [
        act
        for _, _, act in told('"Bekerjalah dengan baik, jika ada kendala, tolong lapor ke camat," kata Sari Melati.')
    ]
    assert "Bekerjalah dengan baik" in acts
    assert all("kendala" not in act for act in acts)


def test_other_parties_of_a_sentence_have_acts_of_their_own() -> None:
    acts = [act for _, _, act in told("Sari Melati meminta camat menjaga pasar, serta para lurah dapat mendata warga.")]
    assert acts == ["menjaga pasar"]


def test_a_company_is_not_meant_by_a_pronoun() -> None:
    read_apart = read_on(
        "2022-03-02", "PT Maju Terus diresmikan. Selaku tokoh masyarakat, ia mengajak warga menjaga jalan."
    )
    assert [issuer for issuer, _, _ in directives(read_apart)] in ([], [None])
