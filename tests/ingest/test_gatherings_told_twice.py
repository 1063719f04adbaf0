"""One gathering told in two ways is one; who is told to have held, followed or spoken in it."""

from __future__ import annotations

import pytest

from graph.model import Extraction, ReportInfo
from ingest.extract import Extractor
from ingest.report import Report
from tests.reading import roles


def read(extractor: Extractor, text: str) -> Extraction:
    return extractor.extract(Report(ReportInfo("t"), text))


SITTING = (
    '"Data itu lengkap," ujar Ketua Komisi II DPRD Sleman Dewi Lestari dalam Raker Komisi II DPRD Sleman dengan'
    " Dinas Pariwisata di Sleman, Selasa (1/3/2022).\n\n"
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Pemkab Sleman menggelar rapat Forum Perangkat Daerah Penyusunan Rencana Kerja di Aula Bappeda, Selasa "
            "(1/3/2022).",
            ["Forum Perangkat Daerah Penyusunan Rencana Kerja"],
            id="rapat before the name of a forum",
        ),
        pytest.param(
            "Pemkab Sleman menggelar rapat bersama para camat di Aula Bappeda, Selasa (1/3/2022).",
            ["rapat bersama para camat"],
            id="rapat alone",
        ),
        pytest.param(
            SITTING
            + "Diketahui, Komisi II DPRD Sleman menggelar rapat kerja bersama Dinas Pariwisata Sleman hari ini.",
            ["rapat kerja bersama Dinas Pariwisata Sleman"],
            id="the same commission with the same partner",
        ),
    ],
)
def test_one_gathering_is_told_once(extractor: Extractor, text: str, names: list[str]) -> None:
    assert [m.name for m in read(extractor, text).meetings] == names


def test_a_commission_that_meets_another_is_another_gathering(extractor: Extractor) -> None:
    text = SITTING + "Diketahui, Komisi II DPRD Sleman menggelar rapat kerja bersama Badan Keuangan Kabupaten Sleman."
    assert len(read(extractor, text).meetings) == 2


@pytest.mark.parametrize(
    ("dateline", "mode"),
    [
        ("SLEMAN - Wira Online, ", "in_person"),
        ("Sleman, Wira Online – ", "in_person"),
        ("Secara online, ", "online"),
        ("Lewat Rapat Online, ", "online"),
    ],
)
def test_the_name_of_an_outlet_tells_no_way_of_meeting(extractor: Extractor, dateline: str, mode: str) -> None:
    text = f"{dateline}DPRD Kabupaten Sleman menggelar rapat paripurna di Gedung DPRD Sleman, Selasa (1/3/2022)."
    (meeting,) = read(extractor, text).meetings
    assert meeting.mode == mode


DAY = "di Aula Bappeda, Selasa (1/3/2022)."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Sekda Sleman Dewi Lestari, ikuti rapat koordinasi pengendalian banjir {DAY}",
            {"Dewi Lestari": "participant"},
            id="ikuti without its prefix",
        ),
        pytest.param(
            f"Sekda Sleman Dewi Lestari bersedia hadiri rapat koordinasi banjir {DAY}",
            {},
            id="hadiri that is only meant",
        ),
        pytest.param(
            f"Sekda Sleman Dewi Lestari meminta warga ikuti aturan. Rapat koordinasi banjir digelar {DAY}",
            {},
            id="ikuti of a rule",
        ),
        pytest.param(
            "Dinas Sosial Kabupaten Sleman bersama dengan Pemerintah Kabupaten Sleman melalui Dinas Kesehatan "
            f"menggelar rapat koordinasi {DAY}",
            {
                "Dinas Sosial Kabupaten Sleman": "host",
                "Pemerintah Kabupaten Sleman": "host",
                "Dinas Kesehatan Kabupaten Sleman": "host",
            },
            id="together with a body, through a unit",
        ),
        pytest.param(
            f"Bupati Sleman Sari Melati menyerahkan piagam itu kepada Kapolres Sleman Budi Lesmana, "
            f"disela rapat koordinasi {DAY}",
            {"Sari Melati": "participant", "Budi Lesmana": "participant"},
            id="what is handed over between the sittings",
        ),
        pytest.param(
            f"Rapat koordinasi digelar {DAY} Bupati Sleman Sari Melati menyerahkan piagam kepada Kapolres Sleman.",
            {},
            id="what is handed over elsewhere",
        ),
        pytest.param(
            "Bupati Sleman Sari Melati menerima audiensi BPJS Ketenagakerjaan di ruang kerjanya, Selasa (1/3/2022). "
            "Kepala BPJS Ketenagakerjaan Sleman, Dewi Lestari, menyatakan audiensi ini menjadi ajang berkenalan.",
            {"Sari Melati": "host", "BPJS Ketenagakerjaan": "participant", "Dewi Lestari": "speaker"},
            id="who speaks for the guest's local office",
        ),
        pytest.param(
            "Bupati Sleman Sari Melati menerima audiensi BPJS Ketenagakerjaan di ruang kerjanya, Selasa (1/3/2022). "
            "Kepala PLN Sleman, Dewi Lestari, menyatakan listrik padam.",
            {"Sari Melati": "host", "BPJS Ketenagakerjaan": "participant"},
            id="who speaks for another body",
        ),
        pytest.param(
            f"DPRD Kabupaten Sleman menggelar rapat paripurna {DAY} Badan Anggaran DPRD Sleman dan semua fraksi yang "
            "ada di DPRD Sleman menyampaikan pandangan akhir.",
            {
                "DPRD Kabupaten Sleman": "host",
                "Badan Anggaran DPRD Kabupaten Sleman": "speaker",
                "semua fraksi yang ada di DPRD Sleman": "speaker",
            },
            id="a body beside the factions",
        ),
        pytest.param(
            f"Dinas Sosial Kabupaten Sleman menggelar rapat koordinasi bersama dengan Polres Sleman {DAY}",
            {"Dinas Sosial Kabupaten Sleman": "host", "Kepolisian Resor Sleman": "participant"},
            id="whom it was held with",
        ),
        pytest.param(
            f"Dinas Sosial Kabupaten Sleman menggelar rapat koordinasi {DAY} Acara dilanjutkan dengan paparan "
            "materi yang disampaikan oleh Kepala Dinas Kesehatan Sleman Dewi Lestari.",
            {"Dinas Sosial Kabupaten Sleman": "host", "Dewi Lestari": "speaker"},
            id="by whom a paper was given",
        ),
        pytest.param(
            f"Dinas Sosial Kabupaten Sleman menggelar rapat koordinasi {DAY} Hasilnya sesuai materi yang disampaikan "
            "oleh Kepala Dinas Kesehatan Sleman Dewi Lestari.",
            {"Dinas Sosial Kabupaten Sleman": "host"},
            id="what something accords with",
        ),
    ],
)
def test_who_took_part(extractor: Extractor, text: str, expected: dict[str, str]) -> None:
    assert roles(read(extractor, text)) == expected


def test_tampak_pula_opens_a_list_and_is_no_one(extractor: Extractor) -> None:
    text = (
        f"Rapat koordinasi banjir digelar {DAY} Rapat itu dihadiri Sekda Sleman Dewi Lestari. Tampak pula, Kapolres "
        "Sleman Budi Lesmana, Wakil Bupati Sleman Sari Melati, serta para lurah."
    )
    assert roles(read(extractor, text)) == dict.fromkeys(
        ("Dewi Lestari", "Budi Lesmana", "Sari Melati", "para lurah"), "participant"
    )
