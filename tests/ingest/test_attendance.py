"""Who took part, as told in many constructions: each with a near one that tells nothing."""

from __future__ import annotations

import pytest

from tests.reading import TOLD_BEFORE, extract, roles


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Laras Wening, Sekda Kabupaten Sleman Gading Sasmita, dan Camat Wirasari Satya Budaya hadir dalam rapat itu.",
         {"Laras Wening": "participant", "Gading Sasmita": "participant", "Satya Budaya": "participant"}),
        ("Laras Wening menanam padi, dan Sekda Kabupaten Sleman Gading Sasmita hadir dalam rapat itu.",
         {"Gading Sasmita": "participant"}),
        ("Laras Wening dan Sekda Kabupaten Sleman Gading Sasmita memberikan arahan.",
         {"Laras Wening": "speaker", "Gading Sasmita": "speaker"}),
        ("Laras Wening akan memberikan arahan.", {}),
        ("Rapat itu dihadiri para lurah dan pengurus RT dan RW serta tokoh agama.",
         {"para lurah": "participant", "pengurus RT dan RW": "participant", "tokoh agama": "participant"}),
        ("Rapat itu dihadiri pejabat Eselon II dan Eselon III serta tokoh agama.",
         {"pejabat Eselon II dan Eselon III": "participant", "tokoh agama": "participant"}),
        ("Rapat itu dihadiri sejumlah camat dan lurah se-Sleman.",
         {"sejumlah camat": "participant", "lurah se-Sleman": "participant"}),
        ("Rapat itu dihadiri seluruh pimpinan dan anggota DPRD Kabupaten Sleman.",
         {"seluruh pimpinan dan anggota DPRD Kabupaten Sleman": "participant"}),
        ("Rapat itu dihadiri staf ahli bidang pemerintahan, hukum dan kesra Pemkab Sleman serta para lurah.",
         {"staf ahli bidang pemerintahan, hukum dan kesra Pemkab Sleman": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri DPRD Kabupaten Sleman, dan pemerintahan desa, termasuk Laras Wening.",
         {"DPRD Kabupaten Sleman": "participant", "pemerintahan desa": "participant", "Laras Wening": "participant"}),
        ("Rapat itu dihadiri berbagai pihak, termasuk Laras Wening.", {"Laras Wening": "participant"}),
        ("Rapat itu dihadiri sejumlah tokoh mulai dari Laras Wening hingga para lurah.",
         {"Laras Wening": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri Laras Wening, BSc, dan Sekda Kabupaten Sleman Gading Sasmita, SIP MAP.",
         {"Laras Wening": "participant", "Gading Sasmita": "participant"}),
        ("Rapat itu dihadiri 12 kecamatan dari 17 kecamatan se-Sleman.", {"12 kecamatan": "participant"}),
        ("Rapat itu dihadiri 11 perwakilan dosen dari Universitas Wira Bangsa, Universitas Laras Jaya.",
         {"11 perwakilan dosen dari Universitas Wira Bangsa": "participant"}),
        ("“Rapat koordinasi ini dihadiri para utusan. Mereka datang dari semua desa kami,” kata seorang warga.",
         {"para utusan": "participant"}),
        ("Rapat itu dihadiri Kabag. Umum Setda Sleman dan para lurah.",
         {"Kabag. Umum Setda Sleman": "participant", "para lurah": "participant"}),
        ("Hadir dalam rapat itu, Staf Khusus Wakil Presiden, Laras Wening; Ketua Forum Warga Wirasari, Gading Sasmita.",
         {"Laras Wening": "participant", "Gading Sasmita": "participant"}),
        ("Rapat itu mengikutsertakan para lurah.", {"para lurah": "participant"}),
        ("Rapat itu akan menjadi agenda rutin, dengan melibatkan para lurah.", {}),
        ("Panitia rapat dilarang melibatkan para lurah.", {}),
        ("Rapat itu wajib dihadiri para lurah.", {}),
        ("Laras Wening diminta hadir dalam rapat itu.", {}),
        ("Para lurah dapat mengikuti rapat itu.", {}),
        ("Hal itu diungkap Laras Wening dalam rapat koordinasi tersebut.", {"Laras Wening": "speaker"}),
        ("Laras Wening meminta warga sabar. Hal itu ia sampaikan saat mengikuti rapat koordinasi tersebut.",
         {"Laras Wening": "participant"}),
        ("Laras Wening meminta warga sabar. Hal itu ia sampaikan di pasar.", {}),
        ("Dari semua usulan yang disampaikan, DPRD Kabupaten Sleman memilih dua dalam rapat itu.", {}),
        ("Rapat itu diawali paparan Laras Wening.", {"Laras Wening": "speaker"}),
        ("Rapat itu dihadiri para lurah dan juga Laras Wening.",
         {"para lurah": "participant", "Laras Wening": "participant"}),
        ("Rapat itu dihadiri delegasi warga yang dipimpin oleh Laras Wening.",
         {"delegasi warga": "participant", "Laras Wening": "participant"}),
        ("Rapat itu dihadiri para menteri dari kabinet yang dipimpin oleh Laras Wening.",
         {"para menteri dari kabinet": "participant"}),
        ("Para lurah menunggu arahan dari Laras Wening dalam rapat itu.", {}),
        ("Dalam rapat itu, Laras Wening tidak menyampaikan sambutan.", {}),
        ("Rapat itu dihadiri para lurah baik dari kota maupun desa.",
         {"para lurah baik dari kota maupun desa": "participant"}),
        ("Rapat itu dihadiri Bupati dan Wali Kota se-Jambi serta tokoh agama.",
         {"Bupati dan Wali Kota se-Jambi": "participant", "tokoh agama": "participant"}),
        ("Rapat itu dihadiri perwakilan warga dari Jawa Barat, Jawa Tengah, dan Jawa Timur.",
         {"perwakilan warga dari Jawa Barat": "participant"}),
        ("Rapat itu dihadiri para relawan di Wira Convention Hall Sleman.", {"para relawan": "participant"}),
        ("Rapat itu dihadiri COO Bank Indonesia Gading Sasmita dan para lurah.",
         {"Gading Sasmita": "participant", "para lurah": "participant"}),
        ("Seusai rapat, warga mendatangi kediaman Laras Wening.", {}),
        ("Turut hadir kepala dukuh Sari, Gading Sasmita, S.P., serta para lurah.",
         {"Gading Sasmita": "participant", "para lurah": "participant"}),
        ("Turut hadir kepala dukuh Sari, Panitia Tata, serta para lurah.",
         {"kepala dukuh Sari": "participant", "Panitia Tata": "participant", "para lurah": "participant"}),
        ("Rapat itu dibuka oleh Laras Wening mewakili Bupati Sleman Wira Padmana.", {"Laras Wening": "opener"}),
        ("Rapat itu dihadiri Bupati/Wali Kota dan para lurah.",
         {"Bupati/Wali Kota": "participant", "para lurah": "participant"}),
        ("Selain itu nampak Kapolres Sleman, para lurah serta tokoh agama.",
         {"Kapolres Sleman": "participant", "para lurah": "participant", "tokoh agama": "participant"}),
        ("Selain itu nampak Laras Wening tersenyum.", {}),
        ("Rapat itu dihadiri lebih dari 300 organisasi.", {"300 organisasi": "participant"}),
        ("Rapat itu dihadiri lima kelompok warga.", {"lima kelompok warga": "participant"}),
        ("Rapat itu dihadiri juru masak pasar, dan para lurah.",
         {"juru masak pasar": "participant", "para lurah": "participant"}),
        ("Rapat itu diikuti makan siang, dan para lurah pulang.", {}),
        ("Turut hadir pada rapat tersebut; Kapolres Sleman, pengurus DPRD Kabupaten Sleman di Jambi, Laras Wening.",
         {"Kapolres Sleman": "participant", "pengurus DPRD Kabupaten Sleman di Jambi": "participant",
          "Laras Wening": "participant"}),
        ("Turut hadir pada rapat tersebut pengurus DPRD Kabupaten Sleman di Jambi, Senin.",
         {"pengurus DPRD Kabupaten Sleman": "participant"}),
        ("Laras Wening disertai oleh para lurah mengikuti rapat itu.",
         {"Laras Wening": "participant", "para lurah": "participant"}),
        ("Yang bertindak selaku Inspektur Upacara adalah Laras Wening.", {"Laras Wening": "chair"}),
        ("Yang bertindak selaku juru masak adalah Laras Wening.", {}),
        ("Rapat itu dihadiri Laras Wening, M.Hum (asal Jambi), dan para lurah.",
         {"Laras Wening": "participant", "para lurah": "participant"}),
        ("Laras Wening menyampaikan pantun dalam rapat koordinasi tersebut.", {"Laras Wening": "speaker"}),
        ("Laras Wening menyampaikan bahwa beras dibahas dalam rapat koordinasi tersebut.", {}),
        ("Rapat itu dihadiri sebanyak 34 Lurah.", {"34 Lurah": "participant"}),
        ("Rapat itu dihadiri para lurah. Tokoh agama, para camat, Ketua DPRD Kabupaten Sleman Laras Wening.",
         {"para lurah": "participant", "Tokoh agama": "participant", "para camat": "participant",
          "Laras Wening": "participant"}),
        ("Rapat itu dihadiri para lurah. Tokoh agama, para camat, dan Laras Wening menanam padi.",
         {"para lurah": "participant"}),
        ("Rapat itu dihadiri para lurah se-Sleman. Turut hadir lurah se-Sleman.",
         {"para lurah se-Sleman": "participant"}),
        ("Rapat itu dihadiri Bagian Tata dan Warta (Tawar), serta tokoh agama.",
         {"Bagian Tata dan Warta (Tawar)": "participant", "tokoh agama": "participant"}),
        ("Turut hadir perwakilan DPRD Kabupaten Sleman Gading Sasmita.", {"Gading Sasmita": "participant"}),
        ("Laras Wening meminta warga sabar. Hal itu disampaikan dalam rapat koordinasi tersebut.",
         {"Laras Wening": "speaker"}),
        ("Harga beras turun lagi. Hal itu disampaikan dalam rapat koordinasi tersebut.", {}),
        ("“Adapun peserta rapat ini terdiri dari para lurah dan tokoh agama,” kata seorang warga.",
         {"para lurah": "participant", "tokoh agama": "participant"}),
        ("Laras Wening didampingi Gading Sasmita saat rapat koordinasi berlangsung.",
         {"Laras Wening": "participant", "Gading Sasmita": "participant"}),
        ("Laras Wening didampingi para lurah mengatakan harga stabil.", {}),
    ],
)  # fmt: skip
def test_who_took_part(words: str, expected: dict[str, str]) -> None:
    found = roles(extract(TOLD_BEFORE + words))
    assert found.pop("Pemerintah Kabupaten Sleman") == "host"
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elite partai pendukung calon bupati Wira Padmana menggelar rapat konsolidasi di Sleman, Senin (3/3/2025).",
         {"Elite partai pendukung calon bupati Wira Padmana": "host"}),
        ("Bupati Sleman Wira Padmana menggelar rapat konsolidasi di Sleman, Senin (3/3/2025).",
         {"Wira Padmana": "host"}),
        ("Bupati Sleman Wira Padmana bersama Ketua DPRD Kabupaten Sleman Laras Wening memimpin rapat koordinasi di"
         " Sleman, Senin (3/3/2025).", {"Wira Padmana": "chair", "Laras Wening": "participant"}),
        ("Dinas Sosial Kabupaten Sleman bersama DPRD Kabupaten Sleman menggelar rapat koordinasi di Sleman, Senin"
         " (3/3/2025).", {"Dinas Sosial Kabupaten Sleman": "host", "DPRD Kabupaten Sleman": "host"}),
        ("Harga beras dibahas dalam diskusi yang digelar Wira Institute, Senin (3/3/2025).",
         {"Wira Institute": "host"}),
        ("Harga beras dibahas dalam diskusi yang digelar Senin (3/3/2025).", {}),
        ("Pelatihan perangkat desa digelar di Sleman, Senin (3/3/2025). Pelatihan itu terselenggara atas kerja sama"
         " Kementerian Dalam Negeri dengan Dinas Sosial Kabupaten Sleman.",
         {"Kementerian Dalam Negeri": "host", "Dinas Sosial Kabupaten Sleman": "host"}),
        ("Pelatihan perangkat desa digelar di Sleman, Senin (3/3/2025). Jalan itu dibangun atas kerja sama Kementerian"
         " Dalam Negeri dengan Dinas Sosial Kabupaten Sleman.", {}),
        ("Pemerintah Kabupaten Sleman melalui Seksi Tata Warta menggelar sosialisasi keprotokolan di Sleman,"
         " Senin (3/3/2025).",
         {"Pemerintah Kabupaten Sleman": "host", "Seksi Tata Warta": "host"}),
        ("Pemerintah Kabupaten Sleman melalui siaran pers menggelar sosialisasi keprotokolan di Sleman, Senin"
         " (3/3/2025).", {"Pemerintah Kabupaten Sleman": "host"}),
        ("Bupati Sleman Wira Padmana melantik sekaligus mengambil sumpah jabatan 54 pejabat administrator dan pengawas"
         " di Lingkungan Pemkab Sleman, Senin (3/3/2025).",
         {"Wira Padmana": "chair", "54 pejabat administrator dan pengawas di Lingkungan Pemkab Sleman": "participant"}),
        ("Wali Kota Bogor Wira Padmana melakukan kunjungan kerja ke Sleman, Senin (3/3/2025). Kedatangan Wali Kota"
         " disambut hangat oleh Ketua DPRD Kabupaten Sleman Laras Wening.",
         {"Wira Padmana": "participant", "Laras Wening": "participant"}),
        ("Wali Kota Bogor Wira Padmana melakukan kunjungan kerja ke Sleman, Senin (3/3/2025). Rencana Wali Kota"
         " disambut baik oleh Ketua DPRD Kabupaten Sleman Laras Wening.", {"Wira Padmana": "participant"}),
        ("Audiensi antara Pemerintah Kabupaten Sleman dengan sejumlah perwakilan warga digelar di Sleman, Senin"
         " (3/3/2025).",
         {"Pemerintah Kabupaten Sleman": "participant", "sejumlah perwakilan warga": "participant"}),
        ("Wali Kota Bogor Wira Padmana menerima audiensi pengurus KONI Kota Bogor di ruang kerjanya, Senin"
         " (3/3/2025). Sementara itu, Ketua KONI Kota Bogor, Laras Wening, menyampaikan terima kasih.",
         {"Wira Padmana": "host", "pengurus KONI Kota Bogor": "participant", "Laras Wening": "speaker"}),
        ("Wali Kota Bogor Wira Padmana menerima audiensi pengurus KONI Kota Bogor di ruang kerjanya, Senin"
         " (3/3/2025). Sementara itu, Ketua Forum Warga Wirasari, Laras Wening, menyampaikan terima kasih.",
         {"Wira Padmana": "host", "pengurus KONI Kota Bogor": "participant"}),
        ("Dinas kesehatan merapatkan barisan. Koordinasi itu dihadiri para lurah. Hal itu dibahas dalam rapat"
         " koordinasi stunting di Sleman, Senin (3/3/2025).", {"para lurah": "participant"}),
        ("Dinas kesehatan merapatkan barisan. Barisan itu dihadiri para lurah. Hal itu dibahas dalam rapat"
         " koordinasi stunting di Sleman, Senin (3/3/2025).", {}),
        ("Bupati Sleman Wira Padmana membuka Rapat Koordinasi Sinkronisasi Program antara Kementerian Dalam Negeri"
         " dengan para bupati di Sleman, Senin (3/3/2025).", {"Wira Padmana": "opener"}),
    ],
)  # fmt: skip
def test_who_held_or_led_it(text: str, expected: dict[str, str]) -> None:
    assert roles(extract(text)) == expected
