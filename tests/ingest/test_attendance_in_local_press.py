"""Who took part, as official sites and local papers list it: each with a near one that tells nothing of the kind."""

from __future__ import annotations

import pytest

from graph.model import ReportInfo
from ingest.report import Report
from tests.reading import TOLD_BEFORE, extract, extractor, roles


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Turut menghadiri, Wakil Bupati Sleman Satya Budaya dan para lurah.",
         {"Satya Budaya": "participant", "para lurah": "participant"}),
        ("Turut menghadiri yakni Wakil Bupati Sleman Satya Budaya dan para lurah.",
         {"Satya Budaya": "participant", "para lurah": "participant"}),
        ("Turut menghadiri undangan pernikahan Wakil Bupati Sleman Satya Budaya.", {}),
        ("Turut mendampingi Laras Wening, Wakil Bupati Sleman Satya Budaya, serta para lurah.",
         {"Laras Wening": "participant", "Satya Budaya": "participant", "para lurah": "participant"}),
        ("Turut mendampingi Laras Wening dalam penerbangan pulang yaitu Wakil Bupati Sleman Satya Budaya.", {}),
        ("Satya Budaya kerap mendampingi Laras Wening, para lurah, dan warga.", {}),
        ("Turut serta di acara, antara lain Wakil Bupati Sleman Satya Budaya dan para lurah.",
         {"Satya Budaya": "participant", "para lurah": "participant"}),
        ("Rapat Dinas Pangan Kabupaten Sleman dihadiri oleh Wakil Bupati Sleman Satya Budaya sekaligus membuka rapat.",
         {"Satya Budaya": "opener"}),
        ("Rapat itu dihadiri oleh Wakil Bupati Sleman Satya Budaya dan Laras Wening sekaligus membuka rapat.",
         {"Satya Budaya": "participant", "Laras Wening": "participant"}),
        ("Turut serta menanam padi Wakil Bupati Sleman Satya Budaya dan para lurah.", {}),
        ("Tak ketinggalan, para lurah dan tokoh agama juga hadir.",
         {"para lurah": "participant", "tokoh agama": "participant"}),
        ("Tak ketinggalan, para lurah dan tokoh agama juga menanam padi.", {}),
        ("Rapat itu dihadiri para lurah, 10 personel Satpol PP yang dipimpin oleh Laras Wening, dan tokoh agama.",
         {"para lurah": "participant", "10 personel Satpol PP": "participant", "Laras Wening": "participant",
          "tokoh agama": "participant"}),
        ("Rapat itu dihadiri para lurah, dan tokoh agama, yang dipimpin oleh Laras Wening.",
         {"para lurah": "participant", "tokoh agama": "participant", "Laras Wening": "chair"}),
        ("Rapat itu dihadiri tokoh masyarakat termasuk para lurah dan Laras Wening.",
         {"tokoh masyarakat": "participant", "para lurah": "participant", "Laras Wening": "participant"}),
        ("Rapat itu dihadiri Kabid Pasar Wirasari diwakili Gading Sasmita, dan para lurah.",
         {"Gading Sasmita": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri Wakil Bupati Sleman Satya Budaya, sementara dari desa dihadiri para lurah.",
         {"Satya Budaya": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri para lurah di antaranya Laras Wening.", {"Laras Wening": "participant"}),
        ("Rapat itu dihadiri Sudiantara, S.H., dan para lurah.",
         {"Sudiantara": "participant", "para lurah": "participant"}),
        ("Rapat itu dipimpin Laras Wening, dari Ruang Rapat Wirasari, Gedung B Lantai 2.", {"Laras Wening": "chair"}),
        ("Rapat itu dihadiri Laras Wening, S.H., M.H. Dalam sambutannya, Laras Wening meminta warga sabar.",
         {"Laras Wening": "speaker"}),
        ("Rapat itu dihadiri Laras Wening, S.H., M.H. Gading Sasmita, dan para lurah.",
         {"Laras Wening": "participant", "Gading Sasmita": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri personel Polres Sleman dan para lurah.",
         {"personel Polres Sleman": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri Polres Sleman dan para lurah.",
         {"Kepolisian Resor Sleman": "participant", "para lurah": "participant"}),
        ("Pejabat yang hadir Sekda Kabupaten Sleman Gading Sasmita, Wakil Bupati Sleman Satya Budaya, dan para lurah.",
         {"Gading Sasmita": "participant", "Satya Budaya": "participant", "para lurah": "participant"}),
        ("Rapat itu diminta agar transparan dan tetap melibatkan para lurah.", {}),
        ("Rapat itu membahas kasus yang melibatkan Laras Wening.", {}),
        ("Rapat itu berlangsung dengan melibatkan Laras Wening.", {"Laras Wening": "participant"}),
        ("Rapat itu dihadiri Laras Wening, Digelar Tertutup.", {"Laras Wening": "participant"}),
        ("Rapat itu dihadiri perwakilan Polres Sleman Aiptu Satya Budaya, dan para lurah.",
         {"Satya Budaya": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri tokoh partai pendukung Bupati Sleman Satya Budaya, dan para lurah.",
         {"tokoh partai pendukung Bupati Sleman Satya Budaya": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri Sekda Kabupaten Sleman Gading Sasmita, MHum, dan para lurah.",
         {"Gading Sasmita": "participant", "para lurah": "participant"}),
        ("Dari eksekutif, Bupati Sleman diwakili oleh Sekda Kabupaten Sleman Gading Sasmita.",
         {"Gading Sasmita": "participant"}),
        ("Warga desa itu diwakili oleh Sekda Kabupaten Sleman Gading Sasmita.", {}),
        ("Bertindak sebagai Inspektur Upacara Wakil Bupati Sleman Satya Budaya.", {"Satya Budaya": "chair"}),
        ("Sementara itu pembina apel Wakil Bupati Sleman Satya Budaya.", {"Satya Budaya": "chair"}),
        ("Laporan itu disampaikan ke Inspektur Upacara bahwa Wakil Bupati Sleman Satya Budaya siap.", {}),
        ("Rapat itu dihadiri Polres Sleman, Yogyakarta, dan para lurah.",
         {"Kepolisian Resor Sleman": "participant", "para lurah": "participant"}),
        ("Laras Wening Pimpin Rapat Koordinasi di Aula Bappeda.", {"Laras Wening": "chair"}),
        ("Laras Wening Buka Warung Baru di dekat Rapat Koordinasi.", {}),
        ("Hadir dalam rapat itu Asisten I yang hadir secara virtual, para lurah, dan Laras Wening.",
         {"Asisten I": "participant", "para lurah": "participant", "Laras Wening": "participant"}),
        ("Hadir dalam rapat itu Laras Wening yang mengeluhkan banjir, dan para lurah pulang.",
         {"Laras Wening": "participant"}),
        ("Dari jajaran Pemkab dihadiri langsung oleh Wakil Bupati Sleman Satya Budaya, dan para kabag.",
         {"Satya Budaya": "participant", "para kabag": "participant"}),
        ("Jembatan desa itu dihadiri langsung oleh Wakil Bupati Sleman Satya Budaya.", {}),
        ("Rapat itu dihadiri 28 para anggota dewan dari 35 anggota, dan para lurah.",
         {"28 para anggota dewan": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri Gading Sasmita (wakil ketua komisi A), Satya Budaya ( anggota komisi A ), dan para lurah.",
         {"Gading Sasmita": "participant", "Satya Budaya": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri Gading Sasmita dari fraksi Wira Bangsa, Satya Budaya, dari fraksi Laras, dan para lurah.",
         {"Gading Sasmita": "participant", "Satya Budaya": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri warga di Kelurahan Wirasari, Sleman, Yogyakarta.",
         {"warga di Kelurahan Wirasari": "participant"}),
        ("Rapat itu dihadiri Kakanmenag, kadus, toko masyarakat, dan toko agama.",
         {"Kakanmenag": "participant", "kadus": "participant", "toko masyarakat": "participant",
          "toko agama": "participant"}),
        ("Rapat itu dibuka oleh pimpinan sidang, Laras Wening.", {"Laras Wening": "chair"}),
        ("Rapat itu dihadiri Kepala Dinas Kesehatan (Dinkes) Kabupaten Sleman, Gading Sasmita, dan para lurah.",
         {"Gading Sasmita": "participant", "para lurah": "participant"}),
        ("Rapat itu dipimpin Laras Wening, didampingi oleh kedua wakilnya Gading Sasmita dan Satya Budaya.",
         {"Laras Wening": "chair", "Gading Sasmita": "participant", "Satya Budaya": "participant"}),
        ("Selanjutnya, Laras Wening menyampaikan Pendapat Akhir Kepala Daerah atas Raperda itu.",
         {"Laras Wening": "speaker"}),
        ("Sebelumnya, Laras Wening telah menyampaikan nota pengantar Raperda itu.", {}),
        ("Laras Wening menyampaikan selamat ulang tahun kepada warga.", {}),
        ("Hadir dalam upacara tersebut Wakil Bupati Sleman, Sekda Kabupaten Sleman Gading Sasmita, dan para lurah.",
         {"Wakil Bupati Sleman": "participant", "Gading Sasmita": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri Wakil Bupati Sleman Satya Budaya, S.Pd beserta istri, Laras Wening, dan para lurah.",
         {"Satya Budaya": "participant", "Laras Wening": "participant", "para lurah": "participant"}),
        ("Rapat itu dipimpin Laras Wening, kemudian Wakil Bupati Sleman Satya Budaya.",
         {"Laras Wening": "chair", "Satya Budaya": "participant"}),
        ("Rapat itu ditutup dengan doa yang dipimpin Wakil Bupati Sleman Satya Budaya.",
         {"Satya Budaya": "participant"}),
        ("Rapat itu membahas pembangunan, dan dipimpin Laras Wening.", {"Laras Wening": "chair"}),
        ("Dalam rapat itu, Laras Wening membacakan naskah kesepakatan.", {"Laras Wening": "speaker"}),
        ("Peserta rapat itu antara lain para lurah dan tokoh agama.",
         {"para lurah": "participant", "tokoh agama": "participant"}),
        ("Laras Wening mengaku senang saat pertama kali mengikuti rapat koordinasi itu.",
         {"Laras Wening": "participant"}),
        ("Rapat itu dihadiri para lurah sampai tokoh masyarakat.",
         {"para lurah": "participant", "tokoh masyarakat": "participant"}),
        ("Rapat itu dihadiri petani dari Aceh sampai Papua.", {"petani dari Aceh sampai Papua": "participant"}),
        ("Dalam Rakor tersebut, Laras Wening mengatakan harga pangan turun.", {"Laras Wening": "speaker"}),
        ("Dalam Warung tersebut, Laras Wening mengatakan harga pangan turun.", {}),
        ("Rapat itu dihadiri sejumlah kepala dinas dari ruang Command Center Sleman, dan para lurah.",
         {"sejumlah kepala dinas": "participant", "para lurah": "participant"}),
        ("Para lurah turut hadir sebagai peserta utama dalam rapat itu.", {"Para lurah": "participant"}),
        ("Hadir dalam rapat koordinasi yang berlangsung di aula Bappeda antara lain Laras Wening, dan para lurah.",
         {"Laras Wening": "participant", "para lurah": "participant"}),
        ("Hadir dalam rapat itu selain para lurah dari 7 kecamatan yakni Mlati, Gamping, dan Depok.", {}),
        ("Sementara dari perusahaan hadir di antaranya Wira Karya, Laras Jaya, dan serikat buruh.",
         {"Wira Karya": "participant", "Laras Jaya": "participant", "serikat buruh": "participant"}),
        ("Rapat itu diawali kebaktian singkat yang dipimpin Wakil Bupati Sleman Satya Budaya.",
         {"Satya Budaya": "participant"}),
        ("Hadir dalam rapat tersebut, Laras Wening, para lurah, serta camat, menggelar rapat koordinasi di aula.",
         {"Laras Wening": "participant", "para lurah": "participant", "camat": "participant"}),
        ("Laras Wening meminta warga sabar. Hal itu ia sampaikan setelah Polres Sleman menggelar rapat koordinasi.",
         {"Laras Wening": "participant"}),
        ("Laras Wening sendiri tidak terlihat hadir dalam rapat itu.", {}),
        ("Laras Wening sendiri terlihat hadir dalam rapat itu.", {"Laras Wening": "participant"}),
        ("Para anggota menginginkan laporan dalam rapat itu dibacakan langsung oleh Laras Wening.", {}),
        ("Laporan dalam rapat itu dibacakan langsung oleh Laras Wening.", {"Laras Wening": "speaker"}),
        ("Jika tidak ada aral melintang, Laras Wening memimpin rapat koordinasi itu.", {}),
        ("Kemarin, Laras Wening memimpin rapat koordinasi itu.", {"Laras Wening": "chair"}),
        ("Rapat itu dihadiri para lurah hingga dua jam.", {"para lurah": "participant"}),
        ("Rapat itu dihadiri para lurah sejak pukul delapan.", {"para lurah": "participant"}),
        ("Rapat itu dibuka Sasmita dari fraksi Wira Bangsa.", {"Sasmita": "opener"}),
        ("Rapat itu dihadiri para lurah, Puskesmas, Koramil, BPD, dan BUMD.",
         {"para lurah": "participant", "Puskesmas": "participant", "Koramil": "participant", "BPD": "participant",
          "BUMD": "participant"}),
        ("Rapat itu dihadiri Puskesmas Wirasari, Dan Lanal, dan para lurah.",
         {"Pusat Kesehatan Masyarakat Wirasari": "participant", "Dan Lanal": "participant",
          "para lurah": "participant"}),
        ("Rapat itu dihadiri pimpinan dan anggota DPRD, dan para lurah.",
         {"pimpinan dan anggota DPRD": "participant", "para lurah": "participant"}),
        ("Hadir pula secara luring perwakilan petani, dan para lurah.",
         {"perwakilan petani": "participant", "para lurah": "participant"}),
        ("Hadir pula secara luring tanpa perwakilan.", {}),
        ("Turut hadir Wakil Bupati Sleman, Satya Budaya. Kemudian Sekda Kabupaten Sleman, Gading Sasmita.",
         {"Satya Budaya": "participant", "Gading Sasmita": "participant"}),
        ("Turut hadir Wakil Bupati Sleman, Satya Budaya. Kemudian Sekda Kabupaten Sleman, Gading Sasmita, pulang.",
         {"Satya Budaya": "participant"}),
        ("Juga dihadirkan antara lain Wakil Bupati Sleman Satya Budaya dan para lurah.",
         {"Satya Budaya": "participant", "para lurah": "participant"}),
        ("Juga dihadirkan saksi bernama Satya Budaya.", {}),
        ("Acara itu diisi oleh penyerahan bantuan Wakil Bupati Sleman.", {}),
        ("Acara itu diisi oleh Wakil Bupati Sleman Satya Budaya.", {"Satya Budaya": "speaker"}),
        ("Rapat itu dibuka oleh Bupati Sleman yang dalam hal ini diwakili oleh Sekda Kabupaten Sleman, Gading Sasmita.",
         {"Gading Sasmita": "opener"}),
        ("Rapat itu dibuka oleh Bupati Sleman yang dalam hal ini dihormati warga.", {"Bupati Sleman": "opener"}),
        ("Adapun peserta kegiatan sebanyak 50 orang yang berasal dari unsur desa dan Puskesmas.",
         {"unsur desa": "participant", "Puskesmas": "participant"}),
        ("Adapun peserta kegiatan pulang lebih awal dari unsur desa.", {}),
        ("Bertindak sebagai narasumber, Wakil Bupati Sleman Satya Budaya dan Laras Wening.",
         {"Satya Budaya": "speaker", "Laras Wening": "speaker"}),
        ("Dibutuhkan orang sebagai narasumber, Wakil Bupati Sleman Satya Budaya tahu.", {}),
        ("Narasumber dalam kegiatan ini adalah Ranti Sasongko dari Badan Pusat Statistik dan Laras Wening.",
         {"Ranti Sasongko": "speaker", "Laras Wening": "speaker"}),
        ("Narasumber dalam kegiatan ini tidak dibayar oleh Laras Wening.", {}),
        ("Hadir mewakili Bupati, Wakil Bupati Sleman Satya Budaya.", {"Satya Budaya": "participant"}),
        ("Rapat itu dihadiri para lurah, dan mewakili Bupati, Wakil Bupati Sleman Satya Budaya.",
         {"para lurah": "participant", "mewakili Bupati": "participant", "Satya Budaya": "participant"}),
        ("Dari unsur TNI hadir Letkol Inf Satya Budaya.", {"Satya Budaya": "participant"}),
        ("Pembukaan kegiatan dilakukan secara resmi oleh Wakil Bupati Sleman Satya Budaya.",
         {"Satya Budaya": "opener"}),
        ("Pembukaan jalan dilakukan secara resmi oleh Wakil Bupati Sleman Satya Budaya.", {}),
        ("Rapat itu diikuti 250 peserta dari beragam kalangan. Mulai dari para lurah, LSM, dan media.",
         {"250 peserta dari beragam kalangan": "participant", "para lurah": "participant", "LSM": "participant",
          "media": "participant"}),
        ("Rapat itu diikuti 250 peserta dari beragam kalangan. Mulai dari pagi, para lurah berdebat.",
         {"250 peserta dari beragam kalangan": "participant"}),
        ("Panitia menghadirkan sejumlah narasumber dari berbagai unsur, di antaranya pendamping desa dan Laras Wening.",
         {"pendamping desa": "speaker", "Laras Wening": "speaker"}),
        ("Panitia menghadirkan sejumlah narasumber dari berbagai unsur, tanpa pendamping desa.", {}),
        ("Para lurah yang hadir dalam rapat yang molor hingga dua jam lebih sejak pagi itu yaitu, Laras Wening dan"
         " Wakil Bupati Sleman Satya Budaya. Kemudian, Sekda Kabupaten Sleman Gading Sasmita.",
         {"Laras Wening": "participant", "Satya Budaya": "participant", "Gading Sasmita": "participant"}),
        ("Warga yang hadir dalam rapat yang molor hingga dua jam lebih sejak pagi itu menilai Laras Wening adalah"
         " Bupati Sleman yang baik.", {"Warga": "participant"}),
        ("Dalam rapat itu, arahan dari Wakil Bupati Sleman Satya Budaya ditindaklanjuti oleh para lurah.", {}),
        ("Dalam rapat itu, arahan dari Wakil Bupati Sleman Satya Budaya menutup acara.", {"Satya Budaya": "speaker"}),
        ("Dalam rapat itu, lurah membahas pasar serta arahan dari Wakil Bupati Sleman Satya Budaya.", {}),
        ("Selain Muspika juga diikuti sejumlah lurah.", {"sejumlah lurah": "participant"}),
        ("Selain Muspika, turut dihadiri para lurah.", {"para lurah": "participant"}),
        ("Selain Muspika pasar desa dihadiri para lurah.", {}),
        ("Usai membuka rapat itu, Wakil Bupati Sleman Satya Budaya mengatakan beras cukup.",
         {"Satya Budaya": "opener"}),
        ("Usai mengikuti rapat itu, Wakil Bupati Sleman Satya Budaya mengatakan beras cukup.",
         {"Satya Budaya": "participant"}),
        ("Turut hadir para lurah dan puluhan anggota dewan, serta Forkompinda se-Kabupaten Sleman.",
         {"para lurah": "participant", "puluhan anggota dewan": "participant",
          "Forkompinda se-Kabupaten Sleman": "participant"}),
        ("Rapat itu dihadiri sejumlah kepala OPD terkait Pemkab Sleman, para lurah, dan Laras Wening.",
         {"sejumlah kepala OPD terkait Pemkab Sleman": "participant", "para lurah": "participant",
          "Laras Wening": "participant"}),
        ("Rapat itu dihadiri para lurah terkait banjir, sampah, dan Laras Wening.", {"para lurah": "participant"}),
        ("Rapat itu dihadiri Asisten Pemerintahan, Seluruh Kepala OPD, Staff Ahli, serta para lurah.",
         {"Asisten Pemerintahan": "participant", "Seluruh Kepala OPD": "participant", "Staff Ahli": "participant",
          "para lurah": "participant"}),
        ("Acara itu digelar dengan Pimpinan Upacara Wakil Bupati Sleman Satya Budaya.", {"Satya Budaya": "chair"}),
        ("Zoom meeting dengan Wakil Bupati Sleman Satya Budaya dan para lurah itu membahas pasar.", {}),
        ("Rapat zoom meeting dengan Wakil Bupati Sleman Satya Budaya dan para lurah itu diikuti camat.",
         {"Satya Budaya": "participant", "para lurah": "participant", "camat": "participant"}),
        ("Selain dihadiri Bupati, rapat ini juga diikuti para lurah.",
         {"Bupati": "participant", "para lurah": "participant"}),
        ("Turut memberikan materi, Wakil Bupati Sleman Satya Budaya dan Laras Wening.",
         {"Satya Budaya": "speaker", "Laras Wening": "speaker"}),
        ("Turut memberikan beras, Wakil Bupati Sleman Satya Budaya dan Laras Wening.", {}),
        ("Sebagai pembicara kunci, Wakil Bupati Sleman Satya Budaya dinanti warga.", {"Satya Budaya": "speaker"}),
        ("Sebagai pembaca setia, Wakil Bupati Sleman Satya Budaya dinanti warga.", {}),
        ("Hadir juga dari Polres Sleman, Kompol Satya Budaya.", {"Satya Budaya": "participant"}),
        ("Hadir juga dari Polres Sleman, Kodim Sleman, dan para lurah.",
         {"Kepolisian Resor Sleman": "participant", "Komando Distrik Militer Sleman": "participant",
          "para lurah": "participant"}),
        ("Narasumber pertama, Wakil Bupati Sleman Satya Budaya mengulas pasar.", {"Satya Budaya": "speaker"}),
        ("Narasumber pertama yang dimintai tanggapan Wakil Bupati Sleman Satya Budaya pulang.", {}),
        ("Rapat itu menghadirkan Ranti Sasongko (BPKP) dan Jaya Padmana dari Bank Indonesia sebagai narasumber.",
         {"Ranti Sasongko": "speaker", "Jaya Padmana": "speaker"}),
        ("Rapat itu dihadiri Unit Layanan Pengadaan (ULP) dan para lurah.",
         {"Unit Layanan Pengadaan (ULP)": "participant", "para lurah": "participant"}),
        ("Rapat itu diikuti seluruh Kasubag Umum dan Kepegawaian OPD, dan para lurah.",
         {"seluruh Kasubag Umum dan Kepegawaian OPD": "participant", "para lurah": "participant"}),
        ("Rapat itu diikuti seluruh Kasubag Umum dan Camat, dan para lurah.",
         {"seluruh Kasubag Umum": "participant", "Camat": "participant", "para lurah": "participant"}),
        ("Ikut mendampingi Bupati dalam rapat itu Wakil Bupati Sleman Satya Budaya dan para lurah.",
         {"Bupati": "participant", "Satya Budaya": "participant", "para lurah": "participant"}),
        ("Laras Wening membuat gebrakan dengan memimpin rapat koordinasi itu.", {"Laras Wening": "chair"}),
        ("Tak hanya itu, para lurah turut mengikuti rapat itu.", {"para lurah": "participant"}),
        ("Tak hanya banjir, para lurah turut membahas rapat itu.", {}),
        ("Pejabat yang mendampingi Laras Wening dalam rapat itu antara lain Wakil Bupati Sleman Satya Budaya.",
         {"Pejabat": "participant", "Laras Wening": "participant", "Satya Budaya": "participant"}),
        ("Pejabat yang mendampingi Laras Wening antara lain Wakil Bupati Sleman Satya Budaya.", {}),
        ("Rombongan PKK Wirasari menghadiri rapat itu dipimpin Wakil Bupati Sleman Satya Budaya.",
         {"Rombongan PKK Wirasari": "participant", "Satya Budaya": "participant"}),
        ("Rapat yang dihadiri rombongan PKK Wirasari itu dipimpin Wakil Bupati Sleman Satya Budaya.",
         {"rombongan PKK Wirasari": "participant", "Satya Budaya": "chair"}),
        ("Rapat itu diikuti tokoh agama dari Kecamatan Wirasari dan Padmasari, Sleman.",
         {"tokoh agama dari Kecamatan Wirasari dan Padmasari": "participant"}),
        ("Rapat itu diikuti para camat dan lurah.", {"para camat": "participant", "lurah": "participant"}),
        ("Laras Wening mengucapkan terima kasih atas kehadiran Wakil Bupati Sleman Satya Budaya dan para lurah.",
         {"Satya Budaya": "participant", "para lurah": "participant"}),
        ("Laras Wening mengucapkan terima kasih atas bantuan Wakil Bupati Sleman Satya Budaya dan para lurah.", {}),
        ("Selain itu, para lurah dan tokoh agama juga turut hadir.",
         {"para lurah": "participant", "tokoh agama": "participant"}),
        ("Selain para lurah, tokoh agama juga turut dirugikan.", {}),
        ("Rapat itu digelar di aula dengan pembukaan oleh Wakil Bupati Sleman Satya Budaya.",
         {"Satya Budaya": "opener"}),
        ("Rapat itu membahas pembukaan lahan oleh Wakil Bupati Sleman Satya Budaya.", {}),
        ("Hadir membuka kegiatan, Wakil Bupati Sleman Satya Budaya menyapa warga.", {"Satya Budaya": "opener"}),
        ("Hadir menyapa warga, Wakil Bupati Sleman Satya Budaya membuka warung.", {"Satya Budaya": "participant"}),
        ("Rapat itu dihadiri Forkopimcam Wirasari, para lurah, dan warga.",
         {"Forkopimcam Wirasari": "participant", "para lurah": "participant", "warga": "participant"}),
        ("Rapat itu dihadiri Kepala Pusat Strategi Kebijakan Kewilayahan-BSKDN, Laras Wening, dan para lurah.",
         {"Laras Wening": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri Kepala Pusat Strategi Kebijakan Kewilayahan-BSKDN, Wakil Bupati Sleman Satya Budaya.",
         {"Kepala Pusat Strategi Kebijakan Kewilayahan-BSKDN": "participant", "Satya Budaya": "participant"}),
        ("Rapat itu dihadiri sejumlah pejabat baik sipil maupun militer.",
         {"sejumlah pejabat baik sipil maupun militer": "participant"}),
        ("Rapat itu dihadiri para lurah maupun camat.", {"para lurah": "participant", "camat": "participant"}),
        ("Seruan itu disampaikan Wakil Bupati Sleman Satya Budaya saat membuka rapat koordinasi itu.",
         {"Satya Budaya": "opener"}),
        ("Seruan itu dibantah Wakil Bupati Sleman Satya Budaya.", {}),
        ("Rapat itu dihadiri narasumber dari Bank Indonesia, para pengurus pasar, dan para lurah.",
         {"narasumber dari Bank Indonesia": "speaker", "para pengurus pasar": "participant",
          "para lurah": "participant"}),
        ("Rapat itu dihadiri narasumber dari Bank Indonesia, Ranti Sasongko, dan para lurah.",
         {"narasumber dari Bank Indonesia": "speaker", "Ranti Sasongko": "speaker", "para lurah": "participant"}),
        ("Di hadapan para lurah, Wakil Bupati Sleman Satya Budaya menegaskan pentingnya pasar.",
         {"para lurah": "participant", "Satya Budaya": "speaker"}),
        ("Di hadapan para wartawan, Wakil Bupati Sleman Satya Budaya menegaskan pentingnya pasar.", {}),
        ("Di depan para lurah, spanduk dipasang warga.", {}),
        ("Rapat itu dihadiri UPT Cabang Dinas Wirasari Utara, para lurah, dan Laras Wening.",
         {"UPT Cabang Dinas Wirasari Utara": "participant", "para lurah": "participant",
          "Laras Wening": "participant"}),
        ("Rapat itu dihadiri UPT yang menaungi Cabang Dinas Wirasari Utara.", {"UPT": "participant"}),
        ("Rapat itu dihadiri 38 dari 45 anggota dewan, dan para lurah.",
         {"38 dari 45 anggota dewan": "participant", "para lurah": "participant"}),
        ("Rapat itu dihadiri 38 dari pagi.", {}),
        ("Bupati Sleman dalam pendapat akhirnya yang dibacakan Wakil Bupati Sleman Satya Budaya menerima raperda itu.",
         {"Satya Budaya": "speaker"}),
        ("Puisi yang ditulis Wakil Bupati Sleman Satya Budaya tentang raperda itu dibakar.", {}),
        ("Hadir para lurah, Carik, Dukuh se-Wirasari, dan tokoh agama.",
         {"para lurah": "participant", "Carik": "participant", "Dukuh se-Wirasari": "participant",
          "tokoh agama": "participant"}),
        ("Turut hadir Jagabaya Wirasari, Babinsa, dan para lurah.",
         {"Jagabaya Wirasari": "participant", "Babinsa": "participant", "para lurah": "participant"}),
        ("Rapat itu dipimpin Wakil Bupati Sleman Satya Budaya dan hadiri para lurah, camat, dan Laras Wening.",
         {"Satya Budaya": "chair"}),
        ("Rapat itu dipimpin Wakil Bupati Sleman Satya Budaya dan Laras Wening.",
         {"Satya Budaya": "chair", "Laras Wening": "chair"}),
        ("Hadir dalam rapat itu para lurah dan Laras Wening.[ant]",
         {"para lurah": "participant", "Laras Wening": "participant"}),
    ],
)  # fmt: skip
def test_parties_as_local_papers_list_them(words: str, expected: dict[str, str]) -> None:
    own = {who: role for who, role in roles(extract(TOLD_BEFORE + words)).items() if role != "host"}
    assert own == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bupati Sleman Laras Wening melantik Kepala Desa Wirasari Satya Budaya di Pendopo, Senin (3/3/2025).",
         {"Laras Wening": "chair"}),
        ("Bupati Sleman Laras Wening akan dilantik Senin 3 Maret 2025. Pelantikan itu berlangsung di Pendopo.", {}),
    ],
)  # fmt: skip
def test_those_yet_to_be_installed_took_no_part(text: str, expected: dict[str, str]) -> None:
    own = roles(extract(text))
    assert {who: role for who, role in own.items() if who == "Laras Wening"} == expected


def test_those_with_whom_a_gathering_is_held_are_read_from_its_name() -> None:
    text = "Pemerintah Kabupaten Sleman menggelar Halal Bihalal Akbar dengan seluruh lurah di Aula, Senin (3/3/2025)."
    assert roles(extract(text))["seluruh lurah"] == "participant"
    merry = text.replace("seluruh lurah", "penuh kemeriahan")
    assert set(roles(extract(merry)).values()) == {"host"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("dipimpin Wakil Bupati Sleman Satya Budaya",
         {"Satya Budaya": "chair", "para lurah": "participant", "Laras Wening": "participant"}),
        ("batal digelar", {}),
    ],
)  # fmt: skip
def test_guests_of_the_one_gathering_that_the_headline_names(told: str, expected: dict[str, str]) -> None:
    title = "Rembug Stunting, Wabup Tegaskan Semua Harus Bersinergi"
    text = (
        "Pemerintah Kabupaten Sleman terus menurunkan angka stunting. Warga diajak serta. Kader pun giat."
        f" Rembug stunting itu {told}. Turut hadir para lurah dan Ketua DPRD Sleman Laras Wening."
    )
    found = extractor().extract(Report(ReportInfo("t", title=title), f"{title}\n\n{text}"))
    assert roles(found) == expected


def test_whoever_receives_the_one_who_inaugurates_opens_nothing() -> None:
    text = (
        "Wali Kota Depok Laras Wening menerima kedatangan Gubernur Jawa Barat Satya Budaya dalam rangka meresmikan"
        " jembatan, Senin (3/3/2025)."
    )
    assert "opener" not in roles(extract(text)).values()


def test_a_gathering_of_whoever_arranges_it_is_hosted() -> None:
    text = "Bupati Kampar Laras Wening mengikuti rapat koordinasi yang ditaja Kementerian Dalam Negeri, Senin (3/3)."
    assert roles(extract(text)) == {"Laras Wening": "participant", "Kementerian Dalam Negeri": "host"}


def test_the_province_of_a_host_is_no_host() -> None:
    text = "DPRD Kabupaten Kapuas, Kalimantan Tengah menggelar rapat dengar pendapat di gedung dewan, Senin (3/3/2025)."
    assert roles(extract(text)) == {"DPRD Kabupaten Kapuas": "host"}


def test_an_office_that_several_hold_is_not_whoever_else_holds_it() -> None:
    text = (
        "DPRD Kabupaten Sleman menggelar rapat paripurna di gedung dewan, Senin (3/3/2025). Rapat paripurna itu"
        " dipimpin Wakil Ketua DPRD Kabupaten Sleman yang ditunjuk menggantikan ketua."
        " Wakil Ketua DPRD Kabupaten Sleman Laras Wening berada di luar kota."
    )
    assert "Laras Wening" not in roles(extract(text))


def test_a_team_named_for_its_candidates_holds_its_own_gathering() -> None:
    text = (
        "Tim Pemenangan Nasional (TPN) Laras Wening-Gading Sasmita menggelar rapat koordinasi di Aula Bappeda, Senin"
        " (3/3/2025). Calon presiden Laras Wening berada di luar kota."
    )
    assert "Laras Wening" not in roles(extract(text))


def test_who_installed_someone_before_does_not_lead_the_gathering() -> None:
    apel = "Bupati Sleman Laras Wening menjadi pembina apel pada 3 Maret 2025."
    since = apel + " Ini apel pertamanya {}dilantik oleh Gubernur Jambi Satya Budaya pada 15 Februari 2025."
    assert "Satya Budaya" not in roles(extract(since.format("sejak ")))
    assert roles(
        extract("Bupati Sleman Laras Wening dilantik oleh Gubernur Jambi Satya Budaya, Senin (3/3/2025).")
    ) == {
        "Laras Wening": "participant",
        "Satya Budaya": "chair",
    }
