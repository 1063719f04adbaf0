"""Bodies beyond ministries and agencies: units, teams, companies, associations, and what is none of them."""

from __future__ import annotations

import pytest

from graph.model import ReportInfo
from ingest.extract import Extractor
from ingest.report import Report


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(calibrated=False)


def bodies(extractor: Extractor, text: str) -> set[str]:
    """Names of the bodies named in their own right, as published."""
    found = extractor.extract(Report(ReportInfo("t"), text)).organisations
    return {body.name for body in found if not body.implied}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Komisi I dan III DPRD Kabupaten Sleman mengundang warga.",
            {"Komisi I DPRD Kabupaten Sleman", "Komisi III DPRD Kabupaten Sleman"},
            id="numbers that share a name",
        ),
        pytest.param("Mereka membahas Bab I dan III rencana itu.", set(), id="numbers of chapters"),
        pytest.param(
            "Pemerintah Kabupaten Ogan Komering Ulu (OKU) Selatan menggelar rapat.",
            {"Pemerintah Kabupaten Ogan Komering Ulu Selatan"},
            id="an acronym inside a region's name",
        ),
        pytest.param(
            "Pemerintah Kabupaten Ogan Komering Ulu (OKU) menggelar rapat.",
            {"Pemerintah Kabupaten Ogan Komering Ulu"},
            id="an acronym after a region's name",
        ),
        pytest.param("Satgas Pangan Wirasari turun ke pasar.", {"Satuan Tugas Pangan Wirasari"}, id="a task force"),
        pytest.param("Pembentukan satgas dan Satgas itu dibahas.", set(), id="task forces in general"),
        pytest.param(
            "Tim Pemenangan Daerah (TPD) Wira-Laras rapat. Ia menilai TPD siap.",
            {"Tim Pemenangan Daerah Wira-Laras"},
            id="a team with its candidates",
        ),
        pytest.param(
            "Rapat dihadiri Dprd dan Dpmd Kabupaten Bojonegoro.",
            {"DPRD Kabupaten Bojonegoro", "Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Bojonegoro"},
            id="acronyms with one capital",
        ),
        pytest.param(
            "UPTD Pasar Wirasari dan UPTD PPA Sleman hadir.",
            {"UPTD Pasar Wirasari", "UPTD PPA Sleman"},
            id="technical units by what they run",
        ),
        pytest.param("Setiap UPTD wajib melapor.", set(), id="technical units in general"),
        pytest.param(
            "UPT Puskesmas Wirasari melapor.", {"Pusat Kesehatan Masyarakat Wirasari"}, id="a unit that is a clinic"
        ),
        pytest.param(
            "Balai Teknik Perkeretaapian Kelas II Padang melapor.",
            {"Balai Teknik Perkeretaapian Kelas II Padang"},
            id="an office named by class and place",
        ),
        pytest.param(
            "Fatayat NU, Muslimat NU dan HMI Sleman hadir.",
            {"Fatayat Nahdlatul Ulama", "Muslimat Nahdlatul Ulama", "Himpunan Mahasiswa Islam Kabupaten Sleman"},
            id="mass organisations",
        ),
        pytest.param(
            "Pupuk Indonesia dan UGM bekerja sama dengan UNICEF.",
            {"PT Pupuk Indonesia (Persero)", "Universitas Gadjah Mada", "United Nations Children's Fund"},
            id="companies, universities and international bodies by their short names",
        ),
        pytest.param("Petani menerima pupuk di Indonesia.", set(), id="a product is no company"),
        pytest.param(
            "Gerakan Pramuka Sultra berkemah. Gerakan Pramuka menutup acara.",
            {"Gerakan Pramuka Provinsi Sulawesi Tenggara"},
            id="a branch named again without its region",
        ),
        pytest.param(
            "Kepolisian menyelidiki kasus itu bersama Polres Sleman.",
            {"Kepolisian Negara Republik Indonesia", "Kepolisian Resor Sleman"},
            id="the police as a whole and one of its units",
        ),
        pytest.param(
            "Bupati Sleman Wira Padmana meminta dinas kesehatan siaga.",
            {"Dinas Kesehatan Kabupaten Sleman"},
            id="an agency in lower case",
        ),
        pytest.param("Di Sleman mereka melapor ke dinas kesehatan setempat.", set(), id="the agency of any region"),
        pytest.param("Mereka melapor ke dinas kesehatan.", set(), id="an agency in lower case without a region"),
        pytest.param(
            "Dinas Koperasi UKM Perindustrian dan Perdagangan Kabupaten Buol hadir.",
            {"Dinas Koperasi UKM Perindustrian dan Perdagangan Kabupaten Buol"},
            id="an agency whose name goes on after a short form",
        ),
        pytest.param(
            "Dinas PUBM Perbaiki Jalan Kabupaten Buol.",
            {"Dinas Pekerjaan Umum Bina Marga dan Tata Ruang Kabupaten Buol"},
            id="a verb after a short form",
        ),
        pytest.param(
            "Komite I DPD RI hadir. Komite Sekolah juga.", {"Komite I DPD RI"}, id="committees of the regional chamber"
        ),
        pytest.param(
            "Satlantas Polres Sleman dan Koramil 0732-05/Wirasari hadir.",
            {
                "Satuan Lalu Lintas Kepolisian Resor Sleman",
                "Komando Rayon Militer 0732-05/Wirasari",
            },
            id="units of the police and the army",
        ),
        pytest.param(
            "Balai Besar Wilayah Sungai (BBWS) Citarum rapat. BBWS Citarum siap.",
            {"Balai Besar Wilayah Sungai Citarum"},
            id="an office named after its river",
        ),
        pytest.param(
            "Tim Penilai Pusat Wira Padmana dan Laras Wening datang.",
            {"Tim Penilai Pusat"},
            id="a team and its members",
        ),
        pytest.param(
            "Pemkab Sleman, Bantul dan Gunungkidul rapat bersama Polres Sleman dan Bantul.",
            {
                "Pemerintah Kabupaten Sleman",
                "Pemerintah Kabupaten Bantul",
                "Pemerintah Kabupaten Gunungkidul",
                "Kepolisian Resor Sleman",
                "Kepolisian Resor Bantul",
            },
            id="regions that share a body's name",
        ),
        pytest.param(
            "Pemkab Sleman, Bantul, Klaten.", {"Pemerintah Kabupaten Sleman"}, id="a list of regions without an end"
        ),
        pytest.param("Pemprov Jambi dan Sleman hadir.", {"Pemerintah Provinsi Jambi"}, id="regions of different kinds"),
        pytest.param(
            "Dinas Lingkungan Hidup dan Kebersihan (DLHK) Badung rapat. DLHK Badung siap.",
            {"Dinas Lingkungan Hidup dan Kebersihan Kabupaten Badung"},
            id="an acronym the report gives another meaning than the lists",
        ),
        pytest.param(
            "Fraksi Gerindra DPR RI menolak. Fraksi Gerindra meminta waktu.",
            {"Fraksi Gerindra DPR RI"},
            id="a faction named again without its chamber",
        ),
        pytest.param(
            "RSUD dr. Wira Padmana dan RSUP Prof. Dr. Laras Wening siaga.",
            {"Rumah Sakit Umum Daerah dr. Wira Padmana", "RSUP Prof. Dr. Laras Wening"},
            id="hospitals named after people",
        ),
        pytest.param("Direktur RSUD Dr. Wira hadir, bukan RSUD.", set(), id="hospitals in general"),
        pytest.param(
            "Lapas Perempuan Kelas IIA Tangerang berbenah.",
            {"Lembaga Pemasyarakatan Perempuan Kelas IIA Tangerang"},
            id="a prison for women",
        ),
        pytest.param(
            "Dinas PU Perkim Provinsi Jambi dan Dinas PU Provinsi Jambi rapat.",
            {"Dinas PU Perkim Provinsi Jambi", "Dinas PU Provinsi Jambi"},
            id="an agency of two short names",
        ),
        pytest.param(
            "DPD II Golkar Kabupaten Tegal rapat.",
            {"DPD Partai Golkar Kabupaten Tegal"},
            id="a party's board by its level",
        ),
        pytest.param(
            "Ikatan Keluarga Wira (IKW) rapat. Menurut DPD IKW Kaltim itu baik.",
            {"Ikatan Keluarga Wira", "DPD Ikatan Keluarga Wira Provinsi Kalimantan Timur"},
            id="the board of an association the report tells of",
        ),
        pytest.param(
            "Polres Tegal Kota dan Kodam IV apel.",
            {"Kepolisian Resor Tegal Kota", "Komando Daerah Militer IV"},
            id="the police of a city and a command by its number",
        ),
        pytest.param(
            "Pemerintahan Kecamatan Wirasari dan BUMDes Wira Jaya rapat.",
            {"Pemerintah Kecamatan Wirasari", "Badan Usaha Milik Desa Wira Jaya"},
            id="a district and a village's company",
        ),
        pytest.param(
            "Jaringan Petani Wira (JPW) dan Barisan Muda Wira Indonesia rapat.",
            {"Jaringan Petani Wira", "Barisan Muda Wira Indonesia"},
            id="bodies of people",
        ),
        pytest.param(
            "Jaringan Irigasi Wira, Kongres Kebudayaan Wira dan Front Office dibuka. SMP Sederajat libur.",
            set(),
            id="works, events and levels of schools",
        ),
        pytest.param(
            "Kemenko Hukum, HAM, Imigrasi dan Pemasyarakatan rapat.",
            {"Kementerian Koordinator Bidang Hukum, Hak Asasi Manusia, Imigrasi, dan Pemasyarakatan"},
            id="a ministry's name as the press shortens it",
        ),
        pytest.param(
            "Badan Pelatihan Wilayah Kementerian Keuangan rapat. Badan Pelatihan Wilayah siap.",
            {"Badan Pelatihan Wilayah Kementerian Keuangan"},
            id="a unit named again without its ministry",
        ),
        pytest.param(
            "Universitas Muhammadiyah Wirasari dan RS PKU Muhammadiyah Laras rapat.",
            {"Universitas Muhammadiyah Wirasari", "Rumah Sakit PKU Muhammadiyah Laras"},
            id="a founder inside a name",
        ),
        pytest.param("Muhammadiyah Sleman rapat.", {"Persyarikatan Muhammadiyah Kabupaten Sleman"}, id="the founder"),
        pytest.param(
            "PT. Wira Cabang Sleman dan BPTN Sleman rapat bersama PT Wira Cabang Sleman.",
            {"PT Wira Cabang Sleman"},
            id="a company and letters after dan",
        ),
        pytest.param(
            "Ponpes Al Wira berbenah. Pondok Pesantren Al Wira siap.",
            {"Pondok Pesantren Al Wira"},
            id="a school in short and in full",
        ),
        pytest.param(
            "Lapas Kelas I Semarang berbenah. Lapas Semarang siap.",
            {"Lembaga Pemasyarakatan Kelas I Semarang"},
            id="a prison named again without its class",
        ),
        pytest.param(
            "BPPKB (Badan Pemberdayaan Perempuan dan Keluarga Berencana) Way Kanan rapat.",
            {"Badan Pemberdayaan Perempuan dan Keluarga Berencana Kabupaten Way Kanan"},
            id="an acronym before the name in brackets",
        ),
        pytest.param(
            "Dinas Perumahan dan Pemukiman (Perkim) Kabupaten Sleman rapat.",
            {"Dinas Perumahan dan Pemukiman Kabupaten Sleman"},
            id="a common word before brackets",
        ),
        pytest.param(
            "Forum Peduli Sampah (FPS) rapat. FPS meminta tempat.",
            {"Forum Peduli Sampah"},
            id="common nouns with an acronym that is used",
        ),
        pytest.param("Forum Peduli Sampah (FPS) rapat.", set(), id="common nouns with an acronym that is not used"),
        pytest.param(
            "Dinas Pertanian Pangan dan Perikanan Sleman rapat.",
            {"Dinas Pertanian Pangan dan Perikanan Kabupaten Sleman"},
            id="an agency listed with a joining word",
        ),
        pytest.param(
            "Disnakerperin dan Bapperlitbang Kabupaten Sleman rapat.",
            {"Disnakerperin Kabupaten Sleman", "Bapperlitbang Kabupaten Sleman"},
            id="agencies of merged names",
        ),
        pytest.param(
            "Menurut Koalisi Maju Wira Satya Budaya itu baik. Satya Budaya, Bupati Sleman, hadir.",
            {"Koalisi Maju Wira"},
            id="a body and the person who follows it",
        ),
        pytest.param(
            "Majelis Hakim menunda. SMP Kelas 2 libur, juga SD Rp300 ribu. SMK Negeri Semua Jurusan dibuka.",
            set(),
            id="what any court or school is called",
        ),
        pytest.param(
            "Di Sleman mereka memakai Pakaian Dinas Upacara dan mendata Badan Usaha Jasa Konstruksi.",
            set(),
            id="kinds of bodies and things of the service",
        ),
        pytest.param(
            "UIN Sunan Kalijaga dan Fakultas Teknik menggelar dialog.", {"UIN Sunan Kalijaga"}, id="a faculty after dan"
        ),
    ],
)
def test_bodies(extractor: Extractor, text: str, expected: set[str]) -> None:
    assert bodies(extractor, text) == expected


def test_an_acronym_the_report_gives_names_its_body_again(extractor: Extractor) -> None:
    text = "Forum Petani Wirasari (FPW) rapat di Sleman. Menurut warga, FPW akan hadir, bukan FPWX."
    forum = next(
        body for body in extractor.extract(Report(ReportInfo("t"), text)).organisations if "Forum" in body.name
    )
    assert [text[span.start : span.end] for span in forum.mentions] == ["Forum Petani Wirasari (FPW)", "FPW"]


def test_letters_of_a_common_noun_name_no_body(extractor: Extractor) -> None:
    assert bodies(extractor, "Warga menerima bantuan langsung tunai (BLT). BLT itu cair di Sleman.") == set()


def test_a_region_that_shares_a_bodys_name_is_no_name_of_it(extractor: Extractor) -> None:
    found = extractor.extract(Report(ReportInfo("t"), "Pemkab Sleman dan Bantul rapat.")).organisations
    assert {body.name: set(body.aliases) for body in found} == {
        "Pemerintah Kabupaten Sleman": {"Pemkab Sleman"},
        "Pemerintah Kabupaten Bantul": set(),
    }
